/** Where files come in: dropped, chosen one by one or as a folder, or pasted as text. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { importWords } from "../../core/words-import";
import type { Said } from "../data-action";
import { usePractice } from "../state";
import { warmPython } from "./ask-python";
import { dropped, MOST_MEGABYTES, pasted, sortFiles } from "./files";

interface GatherProps {
  readonly onFiles: (files: readonly File[], pictures: readonly File[]) => void;
  readonly onSaid: (said: Said) => void;
  readonly isBusy: boolean;
  /** How far Python has come: in the place of the buttons that it was asked with. */
  readonly waiting: ComponentChildren;
  /** What is being pasted; it stays for corrections when nothing could be made of it. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Offer every way to bring files. */
export function Gather({ onFiles, onSaid, isBusy, waiting, text, onText }: GatherProps) {
  const t = importWords(usePractice().words);
  const [isOver, setOver] = useState(false);
  const take: Take = (files, folder) => {
    const sorted = sortFiles(files, { folder });
    const said = [
      ...(sorted.tooBig.length > 0 ? [t.tooBig(sorted.tooBig.join(", "), MOST_MEGABYTES)] : []),
      ...(sorted.files.length === 0 && sorted.tooBig.length === 0 ? [t.noFiles] : []),
    ];
    onSaid(said.length > 0 ? { text: said.join(" "), failed: true } : undefined);
    if (sorted.files.length > 0) onFiles(sorted.files, sorted.pictures);
  };
  const read = (pastedText: string): void => take([pasted(t.pastedName, pastedText)], false);
  const onPaste = (pastedText: string): void => {
    onText(pastedText);
    read(pastedText);
  };
  useWholePage({ isBusy, setOver, onFiles: take, onPaste });
  return (
    <div class="gather" aria-busy={isBusy}>
      <div class="drop-area" data-over={isOver || undefined}>
        {!isBusy && (
          <>
            <p class="drop-hint">{t.drop}</p>
            <div class="drop-buttons">
              <Chooser folder={false} onFiles={take} />
              <Chooser folder onFiles={take} />
            </div>
          </>
        )}
        {waiting}
      </div>
      <Paste text={text} isBusy={isBusy} onText={onText} onRead={read} />
    </div>
  );
}

type Take = (files: readonly File[], folder: boolean) => void;

interface WholePage {
  readonly isBusy: boolean;
  readonly setOver: (isOver: boolean) => void;
  readonly onFiles: Take;
  readonly onPaste: (text: string) => void;
}

// A file that misses the area must not replace the page, so the whole page takes it.
function useWholePage({ setOver, ...page }: WholePage): void {
  const latest = useRef(page);
  latest.current = page;
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
      void dropped(event.dataTransfer).then(({ files, folder }) => latest.current.onFiles(files, folder));
    };
    const paste = (event: ClipboardEvent): void => {
      const { isBusy, onFiles, onPaste } = latest.current;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (isBusy || isField(event.target) || (files.length === 0 && text.trim() === "")) return;
      event.preventDefault();
      if (files.length > 0) onFiles(files, false);
      else onPaste(text);
    };
    const { signal } = control;
    document.addEventListener("dragover", over, { signal });
    document.addEventListener("dragleave", leave, { signal });
    document.addEventListener("drop", drop, { signal });
    document.addEventListener("paste", paste, { signal });
    return () => control.abort();
  }, [setOver]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
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

interface PasteProps {
  readonly text: string;
  readonly isBusy: boolean;
  readonly onText: (text: string) => void;
  readonly onRead: (text: string) => void;
}

function Paste({ text, isBusy, onText, onRead }: PasteProps) {
  const t = importWords(usePractice().words);
  return (
    <form
      class="paste"
      onSubmit={(event) => {
        event.preventDefault();
        onRead(text);
      }}
    >
      <label class="import-field">
        <span>{t.pasteLabel}</span>
        <textarea
          class="paste-text"
          rows={4}
          dir="auto"
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="md-button" data-action="read-text" disabled={isBusy || text.trim() === ""}>
        {t.readText}
      </button>
    </form>
  );
}
