/** What was read of the files, and the form that makes topics of them. */

import { useState } from "preact/hooks";
import { LEVELS, type Level } from "../../core/bank";
import type { ImportedTopic, ReadFile } from "../../core/imports";
import { type ImportWords, importWords } from "../../core/words-import";
import { focusOnce } from "../data-action";
import { Pill, Pills } from "../pills";
import { usePractice } from "../state";
import type { BroughtFile } from "./files";
import type { Plan } from "./make";
import { ReadDetails } from "./read-file";

/** Files with what was read of them, in the same order. */
export interface Read {
  readonly files: readonly BroughtFile[];
  readonly read: readonly ReadFile[];
}

/** What is chosen for one topic. */
interface Choice {
  readonly isTaken: boolean;
  readonly title: string;
  readonly level: Level;
  /** The name of the topic that takes the questions in; empty for a new one. */
  readonly target: string;
}

interface ReadProps {
  readonly read: Read;
  readonly own: readonly ImportedTopic[];
  readonly isBusy: boolean;
  readonly onTake: (plans: readonly Plan[]) => void;
  readonly onAgain: () => void;
}

/** Show what was read, and let the learner choose topic and level. */
export function ReadView({ read, own, isBusy, onTake, onAgain }: ReadProps) {
  const { words } = usePractice();
  const t = importWords(words);
  const isSingle = read.files.length === 1;
  const [together, setTogether] = useState(false);
  const [choices, setChoices] = useState(() => read.read.map((file) => choiceFor(file, own)));
  const [whole, setWhole] = useState(() => choiceForAll(read.read, own));
  const change = (at: number, part: Partial<Choice>): void =>
    setChoices(choices.map((choice, place) => (place === at ? { ...choice, ...part } : choice)));
  const taken = read.read.filter((file, at) => file.questions.length > 0 && choices[at]?.isTaken);
  const count = taken.reduce((sum, { questions }) => sum + questions.length, 0);
  const plans = planned(read, choices, together ? whole : undefined, own);
  const problem = count === 0 ? t.nothingToTake : plans.some(({ title }) => title.trim() === "") ? t.needTitle : "";
  const isUpdate = plans.some(({ before }) => before !== undefined);
  return (
    <section class="read" aria-busy={isBusy}>
      <h2 ref={focusOnce} tabIndex={-1}>
        {t.summary(
          read.files.length,
          read.read.reduce((sum, { questions }) => sum + questions.length, 0),
        )}
      </h2>
      {!isSingle && count > 0 && (
        <Pills legend={t.grouping}>
          <Pill kind="radio" name="grouping" value="each" checked={!together} onChange={() => setTogether(false)}>
            {t.each}
          </Pill>
          <Pill kind="radio" name="grouping" value="together" checked={together} onChange={() => setTogether(true)}>
            {t.together}
          </Pill>
        </Pills>
      )}
      {together && <Form choice={whole} own={own} onChange={(part) => setWhole({ ...whole, ...part })} />}
      {read.read.map((file, at) => {
        const choice = choices[at];
        if (choice === undefined) return null;
        return (
          <section class="read-file" data-file={file.name} key={at}>
            <FileHead file={file} isSingle={isSingle} choice={choice} onChange={(part) => change(at, part)} />
            <ReadDetails file={file} />
            {!together && choice.isTaken && file.questions.length > 0 && (
              <Form choice={choice} own={own} onChange={(part) => change(at, part)} />
            )}
          </section>
        );
      })}
      <div class="dock import-foot">
        <p class="import-problem" role="status">
          {problem}
        </p>
        <div class="dock-main">
          {problem === "" && (
            <button
              type="button"
              class="md-button md-button--primary import-take"
              data-action="take"
              disabled={isBusy}
              onClick={() => onTake(plans)}
            >
              {isUpdate ? t.show : t.take(count)}
            </button>
          )}
          <button type="button" class="quiet" data-action="again" onClick={onAgain}>
            {t.again}
          </button>
        </div>
      </div>
    </section>
  );
}

function FileHead({
  file,
  isSingle,
  choice,
  onChange,
}: {
  file: ReadFile;
  isSingle: boolean;
  choice: Choice;
  onChange: (part: Partial<Choice>) => void;
}) {
  const t = importWords(usePractice().words);
  return (
    <header class="read-head">
      <h3 dir="auto">{file.name}</h3>
      {!isSingle && file.questions.length > 0 && (
        <label class="read-include">
          <input
            type="checkbox"
            checked={choice.isTaken}
            onChange={(event) => onChange({ isTaken: event.currentTarget.checked })}
          />
          {t.include}
        </label>
      )}
    </header>
  );
}

function Form({
  choice,
  own,
  onChange,
}: {
  choice: Choice;
  own: readonly ImportedTopic[];
  onChange: (part: Partial<Choice>) => void;
}) {
  const { words } = usePractice();
  const t = importWords(words);
  const isNew = choice.target === "";
  return (
    <div class="import-form">
      {own.length > 0 && (
        <Field label={t.target}>
          <select
            data-field="target"
            value={choice.target}
            onChange={(event) => onChange({ target: event.currentTarget.value })}
          >
            <option value="">{t.newTopic}</option>
            {own.map(({ topic, title }) => (
              <option key={topic} value={topic}>
                {t.existing(title)}
              </option>
            ))}
          </select>
        </Field>
      )}
      {isNew && (
        <Field label={t.title}>
          <input
            type="text"
            data-field="title"
            dir="auto"
            maxLength={200}
            value={choice.title}
            onInput={(event) => onChange({ title: event.currentTarget.value })}
          />
        </Field>
      )}
      {isNew && (
        <Field label={t.level}>
          <select
            data-field="level"
            value={choice.level}
            onChange={(event) =>
              onChange({ level: LEVELS.find((one) => one === event.currentTarget.value) ?? "middle" })
            }
          >
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {words.levels[level]}
              </option>
            ))}
          </select>
        </Field>
      )}
    </div>
  );
}

/** Show a control under its label. */
export function Field({ label, children }: { label: string; children: preact.ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label class="import-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

// A file whose topic is there already is most likely its next version.
function choiceFor({ title, level, questions }: ReadFile, own: readonly ImportedTopic[]): Choice {
  const same = own.find((topic) => topic.title.trim().toLowerCase() === title.trim().toLowerCase());
  return { isTaken: questions.length > 0, title, level, target: same?.topic ?? "" };
}

function choiceForAll(read: readonly ReadFile[], own: readonly ImportedTopic[]): Choice {
  const [first] = [...read].sort((a, b) => b.questions.length - a.questions.length);
  return first === undefined ? { isTaken: true, title: "", level: "middle", target: "" } : choiceFor(first, own);
}

// Files that go into the same kept topic are brought into it at once.
function planned(
  { files, read }: Read,
  choices: readonly Choice[],
  whole: Choice | undefined,
  own: readonly ImportedTopic[],
): readonly Plan[] {
  const plans = new Map<string, Plan>();
  read.forEach((one, at) => {
    const [file, choice] = [files[at], choices[at]];
    if (file === undefined || choice === undefined || !choice.isTaken || one.questions.length === 0) return;
    const { title, level, target } = whole ?? choice;
    const key = whole !== undefined ? "whole" : target === "" ? `new ${at}` : target;
    const others = plans.get(key)?.files ?? [];
    const before = own.find(({ topic }) => topic === target);
    plans.set(key, { files: [...others, file], title, level, before });
  });
  return [...plans.values()];
}

export type { ImportWords };
