/** The learner's data: taking it away as a file, bringing it back, deleting it. */

import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import {
  decodeProgress,
  exportProgress,
  type ImportPreview,
  ProgressError,
  type ProgressFile,
  previewImport,
} from "../core/progress";
import { type Practice, usePractice } from "./state";

/** What the last action came to. */
type Said = { readonly text: string; readonly failed?: boolean } | undefined;

/** Show what can be done with the data, and where it is. */
export function Transfer() {
  const { words, index } = usePractice();
  const [said, setSaid] = useState<Said>();
  return (
    <section class="data" id="data">
      <h2>{words.data.title}</h2>
      <p>{words.data.where(index.name)}</p>
      <p class="said" data-failed={said?.failed} role="status">
        {said?.text}
      </p>
      <Export onSaid={setSaid} />
      <Import onSaid={setSaid} />
      <Reset onSaid={setSaid} />
    </section>
  );
}

interface ActionProps {
  readonly onSaid: (said: Said) => void;
}

function Action({ note, children }: { note: string; children: ComponentChildren }) {
  return (
    <div class="data-action">
      {children}
      <p class="aside">{note}</p>
    </div>
  );
}

function Export({ onSaid }: ActionProps) {
  const practice = usePractice();
  const { words } = practice;
  const save = (): void => {
    const name = `interview-practice-${new Date(practice.now()).toISOString().slice(0, 10)}.json`;
    download(name, exportText(practice));
    onSaid({ text: words.data.exported(name) });
  };
  return (
    <Action note={words.data.exportNote}>
      <button type="button" class="md-button" data-action="export" onClick={save}>
        {words.data.export}
      </button>
    </Action>
  );
}

function exportText({ index, schedule, attempts, store, words, now, timezone }: Practice): string {
  return exportProgress({
    ...{ index, schedule: schedule.value, attempts: attempts.value, sessions: store.sessions.records() },
    ...{ checks: store.settings.get("checks"), settings: store.settings.get("settings") },
    ...{ unknown: store.settings.get("unknown"), now: now(), timezone, language: words.locale },
  });
}

function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  // The download has its own reference by then; at once would be too early for some browsers.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

interface Read {
  readonly name: string;
  readonly file: ProgressFile;
  readonly preview: ImportPreview;
}

function Import({ onSaid }: ActionProps) {
  const practice = usePractice();
  const { words, index, attempts, store } = practice;
  const [read, setRead] = useState<Read>();
  const input = useRef<HTMLInputElement>(null);
  const open = async (chosen: File): Promise<void> => {
    onSaid(undefined);
    setRead(undefined);
    try {
      const file = decodeProgress(await chosen.text());
      setRead({
        name: chosen.name,
        file,
        preview: previewImport(attempts.value, store.sessions.records(), file, index),
      });
    } catch (error) {
      onSaid({ text: `${failureText(error, practice)} ${words.data.safe}`, failed: true });
    }
  };
  const confirm = (): void => {
    if (read === undefined) return;
    practice.import(read.file);
    onSaid({ text: words.data.imported(read.preview.newAttempts) });
    setRead(undefined);
  };
  return (
    <>
      <Action note={words.data.importNote}>
        <button type="button" class="md-button" data-action="import" onClick={() => input.current?.click()}>
          {words.data.import}
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen !== undefined) void open(chosen);
            event.currentTarget.value = "";
          }}
        />
      </Action>
      {read !== undefined && <Preview read={read} onConfirm={confirm} onCancel={() => setRead(undefined)} />}
    </>
  );
}

function failureText(error: unknown, { words }: Practice): string {
  if (!(error instanceof ProgressError)) return words.data.failed.unreadable;
  const text = words.data.failed[error.reason];
  return error.reason === "damaged" ? `${text} (${error.detail})` : text;
}

function Preview({ read, onConfirm, onCancel }: { read: Read; onConfirm: () => void; onCancel: () => void }) {
  const { words } = usePractice();
  const t = words.data;
  const { newAttempts, knownAttempts, newSessions, from, to, unknownQuestions, otherBank } = read.preview;
  const rows: readonly [name: string, label: string, value: number][] = [
    ["new-attempts", t.newAttempts, newAttempts],
    ["known-attempts", t.knownAttempts, knownAttempts],
    ["new-sessions", t.newSessions, newSessions],
    ["unknown-questions", t.unknownQuestions, unknownQuestions.length],
  ];
  const nothing = newAttempts + newSessions === 0;
  return (
    <div class="panel" data-panel="import">
      <h3 ref={focusOnce} tabIndex={-1}>
        {t.preview(read.name)}
      </h3>
      <dl class="numbers">
        {rows.map(([name, label, value]) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd data-number={name} data-value={value}>
              {words.number(value)}
            </dd>
          </div>
        ))}
        {from !== undefined && to !== undefined && (
          <div>
            <dt>{t.range}</dt>
            <dd>{[...new Set([words.date(from), words.date(to)])].join(" – ")}</dd>
          </div>
        )}
      </dl>
      {otherBank !== undefined && <p>{t.otherBank(otherBank)}</p>}
      {nothing && <p>{t.nothingNew}</p>}
      <p class="panel-actions">
        {!nothing && (
          <button type="button" class="md-button md-button--primary" data-action="import-confirm" onClick={onConfirm}>
            {t.confirm(newAttempts)}
          </button>
        )}
        <button type="button" class="quiet" data-action="cancel" onClick={onCancel}>
          {nothing ? words.help.close : words.cancel}
        </button>
      </p>
    </div>
  );
}

function Reset({ onSaid }: ActionProps) {
  const practice = usePractice();
  const { words, attempts, store } = practice;
  const [asked, setAsked] = useState(false);
  const reset = async (): Promise<void> => {
    setAsked(false);
    const done = await practice.reset();
    onSaid(done ? { text: words.data.resetDone } : { text: words.notices.blocked, failed: true });
  };
  const ask = (): void => {
    onSaid(undefined);
    setAsked(true);
  };
  return (
    <>
      <Action note={words.data.resetNote}>
        <button type="button" class="md-button md-button--danger" data-action="reset" onClick={ask}>
          {words.data.reset}
        </button>
      </Action>
      {asked && (
        <div class="panel" data-panel="reset">
          <p ref={focusOnce} tabIndex={-1}>
            {words.data.resetWhat(attempts.value.length, store.sessions.records().length)}
          </p>
          <p class="panel-actions">
            <button
              type="button"
              class="md-button md-button--danger"
              data-action="reset-confirm"
              onClick={() => void reset()}
            >
              {words.data.resetConfirm}
            </button>
            <button type="button" class="quiet" data-action="cancel" onClick={() => setAsked(false)}>
              {words.cancel}
            </button>
          </p>
        </div>
      )}
    </>
  );
}

// One function for all renders: Preact calls it only when the element appears and when it goes.
function focusOnce(element: HTMLElement | null): void {
  element?.focus();
  element?.closest(".panel")?.scrollIntoView({ block: "nearest" });
}
