/** The learner's data: taking it away as a file, bringing it back, deleting it. */

import { useRef, useState } from "preact/hooks";
import { attemptsCsv } from "../core/csv";
import {
  decodeProgress,
  exportProgress,
  type ImportPreview,
  ProgressError,
  type ProgressFile,
  previewImport,
} from "../core/progress";
import { progressWords } from "../core/words-progress";
import { Action, type ActionProps, focusOnce, type Said } from "./data-action";
import { download } from "./download";
import { Reset, TopicReset } from "./reset";
import { type Practice, usePractice } from "./state";

/** Show what can be done with the data, and where it is. */
export function Transfer() {
  const { words, index } = usePractice();
  const t = progressWords(words).data;
  const [said, setSaid] = useState<Said>();
  return (
    <section class="data" id="data">
      <h2>{t.title}</h2>
      <p>{t.where(index.name)}</p>
      <p class="said" data-failed={said?.failed} role="status">
        {said?.text}
      </p>
      <Export onSaid={setSaid} />
      <Import onSaid={setSaid} />
      <TopicReset onSaid={setSaid} />
      <Reset onSaid={setSaid} />
    </section>
  );
}

function Export({ onSaid }: ActionProps) {
  const practice = usePractice();
  const { words, index, attempts } = practice;
  const t = progressWords(words).data;
  const save = (ending: string, type: string, text: string): void => {
    const name = `interview-practice-${new Date(practice.now()).toISOString().slice(0, 10)}.${ending}`;
    download(name, type, text);
    onSaid({ text: t.exported(name) });
  };
  return (
    <>
      <Action note={t.exportNote}>
        <button
          type="button"
          class="md-button"
          data-action="export"
          onClick={() => save("json", "application/json", exportText(practice))}
        >
          {t.export}
        </button>
      </Action>
      <Action note={t.exportCsvNote}>
        <button
          type="button"
          class="md-button"
          data-action="export-csv"
          onClick={() => save("csv", "text/csv", attemptsCsv(attempts.value, index))}
        >
          {t.exportCsv}
        </button>
      </Action>
    </>
  );
}

function exportText({ index, schedule, store, words, now, timezone }: Practice): string {
  return exportProgress({
    ...{ index, schedule: schedule.value, attempts: store.attempts, sessions: store.sessions.records() },
    ...{ checks: store.settings.get("checks"), settings: store.settings.get("settings") },
    ...{ unknown: store.settings.get("unknown"), now: now(), timezone, language: words.locale },
  });
}

interface Read {
  readonly name: string;
  readonly file: ProgressFile;
  readonly preview: ImportPreview;
}

function Import({ onSaid }: ActionProps) {
  const practice = usePractice();
  const { words, index, attempts, store } = practice;
  const t = progressWords(words).data;
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
      onSaid({ text: `${failureText(error, practice)} ${t.safe}`, failed: true });
    }
  };
  const confirm = (): void => {
    if (read === undefined) return;
    practice.import(read.file);
    onSaid({ text: t.imported(read.preview.newAttempts) });
    setRead(undefined);
  };
  return (
    <>
      <Action note={t.importNote}>
        <button type="button" class="md-button" data-action="import" onClick={() => input.current?.click()}>
          {t.import}
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
  const { failed } = progressWords(words).data;
  if (!(error instanceof ProgressError)) return failed.unreadable;
  const text = failed[error.reason];
  return error.reason === "damaged" ? `${text} (${error.detail})` : text;
}

function Preview({ read, onConfirm, onCancel }: { read: Read; onConfirm: () => void; onCancel: () => void }) {
  const { words } = usePractice();
  const t = progressWords(words).data;
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
