/** What can be done with an imported topic: a quiz, another title, a new version of its file, its Markdown, removal. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { QuestionSummary } from "../../core/bank";
import type { ImportedTopic } from "../../core/imports";
import { importWords } from "../../core/words-import";
import { type ActionProps, focusOnce } from "../data-action";
import { download } from "../download";
import { usePractice } from "../state";
import { bring } from "./files";
import { Gather } from "./gather";
import { type Made, makeAll, rename } from "./make";
import { Outcomes } from "./outcomes";
import { Field } from "./read";
import { openShelf } from "./shelf";
import { keepAll } from "./start";
import { usePython } from "./use-python";
import { Waiting } from "./waiting";

type Panel = "rename" | "update" | "remove";

interface PanelProps extends ActionProps {
  readonly topic: ImportedTopic;
  readonly setTopic: (topic: ImportedTopic) => void;
  readonly onClose: () => void;
}

interface OwnActionsProps extends Omit<PanelProps, "onClose"> {
  readonly asked: readonly QuestionSummary[];
  readonly drafts: readonly QuestionSummary[];
  /** Undefined when no quiz can ask its questions. */
  readonly start: string | undefined;
}

/** Offer everything; what changes the topic opens below and says first what it does. */
export function OwnActions({ topic, asked, drafts, start, onSaid, setTopic }: OwnActionsProps) {
  const { words } = usePractice();
  const t = importWords(words);
  const [panel, setPanel] = useState<Panel>();
  const opener = useRef<HTMLElement | null>(null);
  const close = (): void => {
    setPanel(undefined);
    opener.current?.focus();
  };
  const props: PanelProps = { topic, setTopic, onSaid, onClose: close };
  const save = (): void => {
    const name = `${topic.topic}.md`;
    download(name, "text/markdown", topic.markdown);
    onSaid({ text: t.downloaded(name) });
  };
  return (
    <>
      <p class="own-actions">
        {start !== undefined && (
          <a class="md-button md-button--primary" data-action="start" href={start}>
            {t.startQuiz}
          </a>
        )}
        {(["update", "rename"] as const).map((name) => (
          <PanelButton key={name} {...{ name, panel, opener, setPanel }} />
        ))}
        <button type="button" class="quiet" data-action="download" onClick={save}>
          {t.downloadFile}
        </button>
        <PanelButton name="remove" {...{ panel, opener, setPanel }} />
      </p>
      {panel === "rename" && <Rename {...props} />}
      {panel === "update" && <Update {...props} />}
      {panel === "remove" && <Remove {...props} questions={[...asked, ...drafts]} />}
    </>
  );
}

function PanelButton({
  name,
  panel,
  opener,
  setPanel,
}: {
  name: Panel;
  panel: Panel | undefined;
  opener: { current: HTMLElement | null };
  setPanel: (panel: Panel | undefined) => void;
}) {
  const t = importWords(usePractice().words);
  return (
    <button
      type="button"
      class="quiet"
      data-action={name}
      aria-expanded={panel === name}
      onClick={(event) => {
        opener.current = event.currentTarget;
        setPanel(panel === name ? undefined : name);
      }}
    >
      {t[name]}
    </button>
  );
}

function Rename({ topic, setTopic, onSaid, onClose }: PanelProps) {
  const practice = usePractice();
  const { words } = practice;
  const t = importWords(words);
  const python = usePython(onSaid);
  const [title, setTitle] = useState(topic.title);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (title.trim() === "") return onSaid({ text: t.needTitle, failed: true });
    const renamed = await rename(topic, title.trim(), { ask: python.ask, t });
    if (renamed === undefined) return;
    await openShelf(practice.index.name).save(renamed);
    onSaid({ text: t.renamed(renamed.title) });
    setTopic(renamed);
  };
  return (
    <form class="panel" data-panel="rename" onSubmit={(event) => void submit(event)} noValidate>
      <div class="import-form">
        <Field label={t.title}>
          <input
            ref={input}
            type="text"
            data-field="title"
            dir="auto"
            maxLength={200}
            value={title}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </Field>
      </div>
      <Waiting python={python} />
      <p class="panel-actions">
        <button type="submit" class="md-button" data-action="rename-confirm" disabled={python.busy !== undefined}>
          {t.save}
        </button>
        <button type="button" class="quiet" data-action="cancel" onClick={onClose}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

function Update({ topic, setTopic, onSaid, onClose }: PanelProps) {
  const practice = usePractice();
  const { words } = practice;
  const t = importWords(words);
  const python = usePython(onSaid);
  const [made, setMade] = useState<readonly Made[]>();
  const open = async (chosen: readonly File[]): Promise<void> => {
    setMade(undefined);
    const own = await openShelf(practice.index.name).all();
    const files = await Promise.all(chosen.map((file) => bring(file).catch(() => file.name)));
    const broken = files.find((file) => typeof file === "string");
    if (typeof broken === "string") return onSaid({ text: t.unreadable(broken), failed: true });
    const brought = files.filter((file) => typeof file !== "string");
    const plan = { files: brought, title: topic.title, level: topic.level, before: topic };
    setMade(await makeAll([plan], { practice, own, ask: python.ask, t }));
  };
  const confirm = async (): Promise<void> => {
    const [one] = made ?? [];
    if (one === undefined) return;
    onSaid(await keepAll([one], practice.index.name, t));
    setTopic(one.topic);
  };
  return (
    <div class="panel" data-panel="update">
      <p ref={focusOnce} tabIndex={-1}>
        {t.updateNote}
      </p>
      {made === undefined && (
        <Gather onFiles={(files) => void open(files)} onSaid={onSaid} isBusy={python.busy !== undefined} />
      )}
      <Waiting python={python} />
      {made !== undefined && <Outcomes made={made} onConfirm={() => void confirm()} onCancel={onClose} />}
      {made === undefined && (
        <p class="panel-actions">
          <button type="button" class="quiet" data-action="cancel" onClick={onClose}>
            {words.cancel}
          </button>
        </p>
      )}
    </div>
  );
}

function Remove({ topic, onSaid, onClose, questions }: PanelProps & { questions: readonly QuestionSummary[] }) {
  const { words, attempts, index } = usePractice();
  const t = importWords(words);
  const ids = new Set(questions.map(({ id }) => id));
  const given = attempts.value.filter(({ question }) => ids.has(question)).length;
  const remove = async (): Promise<void> => {
    const isGone = await openShelf(index.name).remove(topic.topic);
    onSaid(isGone ? { text: t.removed(topic.title) } : { text: t.removeFailed, failed: true });
    if (isGone) location.hash = "";
  };
  return (
    <div class="panel" data-panel="remove">
      <p ref={focusOnce} tabIndex={-1}>
        {t.removeWhat(topic.title, questions.length, given)}
      </p>
      <p class="panel-actions">
        <button
          type="button"
          class="md-button md-button--danger"
          data-action="remove-confirm"
          onClick={() => void remove()}
        >
          {t.removeConfirm}
        </button>
        <button type="button" class="quiet" data-action="cancel" onClick={onClose}>
          {words.cancel}
        </button>
      </p>
    </div>
  );
}
