/** What can be done with an imported topic: a quiz, another title, a new version of its file, its Markdown, removal. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { QuestionSummary } from "../../core/bank";
import type { ImportedTopic } from "../../core/imports";
import { importWords } from "../../core/words-import";
import { type ActionProps, focusOnce } from "../data-action";
import { download } from "../download";
import { usePractice } from "../state";
import { findExisting } from "./alike";
import { bring } from "./files";
import { Gather } from "./gather";
import { type Made, makeAll, rename } from "./make";
import { Outcomes } from "./outcomes";
import { embed } from "./pictures";
import { followShelf, openShelf } from "./shelf";
import { keepAll } from "./start";
import { Field } from "./topic-form";
import { usePython } from "./use-python";
import { Waiting } from "./waiting";

type Panel = "rename" | "update" | "remove";

interface PanelProps extends ActionProps {
  readonly topic: ImportedTopic;
  readonly setTopic: (topic: ImportedTopic) => void;
  readonly onClose: () => void;
}

interface OwnActionsProps extends Omit<PanelProps, "onClose"> {
  /** All of the topic, asked or not. */
  readonly questions: readonly QuestionSummary[];
  /** Undefined when no quiz can ask its questions. */
  readonly start: string | undefined;
}

/** Offer everything; what changes the topic opens below and says first what it does. */
export function OwnActions({ topic, questions, start, onSaid, setTopic }: OwnActionsProps) {
  const { words } = usePractice();
  const t = importWords(words);
  const [panel, setPanel] = useState<Panel>();
  const [isMore, setMore] = useState(false);
  const opener = useRef<HTMLElement | null>(null);
  const close = (): void => {
    setPanel(undefined);
    opener.current?.focus();
  };
  const props: PanelProps = { topic, setTopic, onSaid, onClose: close };
  const save = (): void => {
    const name = `${topic.topic}.md`;
    const embedded = embed(topic);
    download(name, "text/markdown", embedded ?? topic.markdown);
    const without = embedded === undefined ? ` ${t.withoutPictures}` : "";
    onSaid({ text: t.downloaded(name) + without });
  };
  return (
    <>
      <div class="own-actions" data-more={isMore || undefined}>
        {/* One primary action at a time: an open panel has its own. */}
        {start !== undefined && panel === undefined && (
          <a class="md-button md-button--primary" data-action="start" href={start}>
            {t.startQuiz}
          </a>
        )}
        <PanelButton name="update" {...{ panel, opener, setPanel }} />
        <button
          type="button"
          class="quiet own-more"
          data-action="more-actions"
          aria-expanded={isMore}
          onClick={() => setMore(!isMore)}
        >
          {t.more}
        </button>
        <div class="own-others">
          <PanelButton name="rename" {...{ panel, opener, setPanel }} />
          <button type="button" class="quiet" data-action="download" onClick={save}>
            {t.downloadFile}
          </button>
          <PanelButton name="remove" {...{ panel, opener, setPanel }} />
        </div>
      </div>
      {panel === "rename" && <Rename {...props} />}
      {panel === "update" && <Update {...props} />}
      {panel === "remove" && <Remove {...props} questions={questions} />}
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
    const renamed = await rename(topic, title.trim(), { practice, ask: python.ask, t });
    if (renamed === undefined) return;
    await openShelf(practice.index.name).save(renamed);
    followShelf(practice);
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
  const [text, setText] = useState("");
  const chosen = useRef<{ files: readonly File[]; pictures: readonly File[] }>({ files: [], pictures: [] });
  const open = async ({ keepsRepeats }: { keepsRepeats: boolean }): Promise<void> => {
    setMade(undefined);
    const own = await openShelf(practice.index.name).all();
    const files = await Promise.all(chosen.current.files.map((file) => bring(file).catch(() => file.name)));
    const broken = files.find((file) => typeof file === "string");
    if (typeof broken === "string") return onSaid({ text: t.unreadable(broken), failed: true });
    const brought = files.filter((file) => typeof file !== "string");
    const existing = keepsRepeats ? [] : await findExisting(brought, { practice, ask: python.ask });
    if (existing === undefined) return;
    const { title, level } = topic;
    const plan = { files: brought, title, level, before: topic, existing, keepsRepeats };
    const { pictures } = chosen.current;
    setMade(await makeAll([plan], { practice, own, pictures, ask: python.ask, t }));
  };
  const confirm = async (): Promise<void> => {
    const [one] = made ?? [];
    if (one === undefined) return;
    onSaid(await keepAll([one], practice));
    setTopic(one.topic);
  };
  return (
    <div class="panel" data-panel="update">
      <p ref={focusOnce} tabIndex={-1}>
        {t.updateNote}
      </p>
      {made === undefined && (
        <Gather
          onFiles={(files, pictures) => {
            chosen.current = { files, pictures };
            void open({ keepsRepeats: false });
          }}
          isBusy={python.busy !== undefined}
          waiting={<Waiting python={python} />}
          onText={setText}
          {...{ onSaid, text }}
        />
      )}
      {made !== undefined && (
        <Outcomes
          made={made}
          onConfirm={() => void confirm()}
          onCancel={onClose}
          onKeep={() => void open({ keepsRepeats: true })}
        />
      )}
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
  const practice = usePractice();
  const { words, attempts, index } = practice;
  const t = importWords(words);
  const ids = new Set(questions.map(({ id }) => id));
  const given = attempts.value.filter(({ question }) => ids.has(question)).length;
  const remove = async (): Promise<void> => {
    const isGone = await openShelf(index.name).remove(topic.topic);
    onSaid(isGone ? { text: t.removed(topic.title) } : { text: t.removeFailed, failed: true });
    if (!isGone) return;
    location.hash = "";
    followShelf(practice);
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
