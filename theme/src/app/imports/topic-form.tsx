/** Where the questions of a file go: into a new topic with a title and a level, or into one that is there. */

import type { ComponentChildren } from "preact";
import { LEVELS, type Level } from "../../core/bank";
import type { ImportedTopic, ReadFile } from "../../core/imports";
import { importWords } from "../../core/words-import";
import { usePractice } from "../state";

/** What is chosen for one topic. */
export interface Choice {
  readonly isTaken: boolean;
  readonly title: string;
  readonly level: Level;
  /** The name of the topic that takes the questions in; empty for a new one. */
  readonly target: string;
}

interface FormProps {
  readonly choice: Choice;
  readonly own: readonly ImportedTopic[];
  readonly onChange: (part: Partial<Choice>) => void;
}

/** Let the learner choose. */
export function TopicForm({ choice, own, onChange }: FormProps) {
  const t = importWords(usePractice().words);
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
      {isNew && <LevelField level={choice.level} onChange={(level) => onChange({ level })} />}
    </div>
  );
}

function LevelField({ level, onChange }: { level: Level; onChange: (level: Level) => void }) {
  const { words } = usePractice();
  return (
    <Field label={importWords(words).level}>
      <select
        data-field="level"
        value={level}
        onChange={(event) => onChange(LEVELS.find((one) => one === event.currentTarget.value) ?? "middle")}
      >
        {LEVELS.map((one) => (
          <option key={one} value={one}>
            {words.levels[one]}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Show a control under its label. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label class="import-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

/** Choose for a file: one whose topic is there already is most likely its next version. */
export function choiceFor({ title, level, questions }: ReadFile, own: readonly ImportedTopic[]): Choice {
  const same = own.find((topic) => topic.title.trim().toLowerCase() === title.trim().toLowerCase());
  return { isTaken: questions.length > 0, title, level, target: same?.topic ?? "" };
}

/** Choose for all files together: as for the one with the most questions. */
export function choiceForAll(read: readonly ReadFile[], own: readonly ImportedTopic[]): Choice {
  const [first] = [...read].sort((a, b) => b.questions.length - a.questions.length);
  return first === undefined ? { isTaken: true, title: "", level: "middle", target: "" } : choiceFor(first, own);
}
