/** Where files come in: dropped, chosen one by one or as a folder, or pasted as text. */

import { useEffect, useRef, useState } from "preact/hooks";
import { importWords } from "../../core/words-import";
import type { Said } from "../data-action";
import { usePractice } from "../state";
import { warmPython } from "./ask-python";
import { dropped, MOST_MEGABYTES, pasted, sortFiles } from "./files";

interface GatherProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSaid: (said: Said) => void;
  readonly isBusy: boolean;
}

/** Offer every way to bring files. */
export function Gather({ onFiles, onSaid, isBusy }: GatherProps) {
  const { words } = usePractice();
  const t = importWords(words);
  const take = (files: readonly File[], folder: boolean): void => {
    const sorted = sortFiles(files, { folder });
    const said = [
      ...(sorted.tooBig.length > 0 ? [t.tooBig(sorted.tooBig.join(", "), MOST_MEGABYTES)] : []),
      ...(sorted.files.length === 0 && sorted.tooBig.length === 0 ? [t.noFiles] : []),
    ];
    onSaid(said.length > 0 ? { text: said.join(" "), failed: true } : undefined);
    if (sorted.files.length > 0) onFiles(sorted.files);
  };
  return (
    <div class="gather" aria-busy={isBusy}>
      <DropArea onDrop={take}>
        <Chooser folder={false} onFiles={take} />
        <Chooser folder onFiles={take} />
      </DropArea>
      <Paste onText={(text) => take([pasted(t.pastedName, text)], false)} />
    </div>
  );
}

type Take = (files: readonly File[], folder: boolean) => void;

function DropArea({ onDrop, children }: { onDrop: Take; children: preact.ComponentChildren }) {
  const { words } = usePractice();
  const [isOver, setOver] = useState(false);
  useWholePage(setOver, onDrop);
  return (
    <div class="drop-area" data-over={isOver || undefined}>
      <p class="drop-hint">{importWords(words).drop}</p>
      <div class="drop-buttons">{children}</div>
    </div>
  );
}

// A file that misses the area must not replace the page, so the whole page takes it.
function useWholePage(setOver: (isOver: boolean) => void, onDrop: Take): void {
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const control = new AbortController();
    const has = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent): void => {
      if (!has(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (event.dataTransfer === null || !has(event)) return;
      event.preventDefault();
      setOver(false);
      void dropped(event.dataTransfer).then(({ files, folder }) => latest.current(files, folder));
    };
    const { signal } = control;
    document.addEventListener("dragover", over, { signal });
    document.addEventListener("dragleave", leave, { signal });
    document.addEventListener("drop", drop, { signal });
    return () => control.abort();
  }, [setOver]);
}

function Chooser({ folder, onFiles }: { folder: boolean; onFiles: Take }) {
  const { words } = usePractice();
  const t = importWords(words);
  const input = useRef<HTMLInputElement>(null);
  // Telephones have no folders to choose.
  const [canChoose, setCan] = useState(true);
  useEffect(() => {
    if (folder && input.current !== null)
      setCan("webkitdirectory" in input.current && !/Android|iPhone|iPad/.test(navigator.userAgent));
  }, [folder]);
  if (!canChoose) return null;
  return (
    <>
      <button
        type="button"
        class={folder ? "md-button" : "md-button md-button--primary"}
        data-action={folder ? "choose-folder" : "choose-files"}
        onClick={() => {
          // It loads while the learner looks for the file.
          warmPython();
          input.current?.click();
        }}
      >
        {folder ? t.folder : t.files}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-files={folder ? "folder" : "files"}
        {...(folder ? { webkitdirectory: true } : {})}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file, corrected, must be a change again.
          event.currentTarget.value = "";
          if (files.length > 0) onFiles(files, folder);
        }}
      />
    </>
  );
}

function Paste({ onText }: { onText: (text: string) => void }) {
  const { words } = usePractice();
  const t = importWords(words);
  const [text, setText] = useState("");
  return (
    <details class="paste">
      <summary>{t.paste}</summary>
      <textarea
        class="paste-text"
        rows={8}
        aria-label={t.pasteLabel}
        placeholder={t.pasteLabel}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button
        type="button"
        class="md-button"
        data-action="read-text"
        disabled={text.trim() === ""}
        onClick={() => onText(text)}
      >
        {t.readText}
      </button>
    </details>
  );
}
