/** Deleting what was learned: all of it, or one topic. What happens is said before it happens. */

import { useId, useRef, useState } from "preact/hooks";
import type { TopicSummary } from "../core/bank";
import { progressWords } from "../core/words-progress";
import { Action, type ActionProps, focusOnce } from "./data-action";
import { usePractice } from "./state";

/** Delete everything. */
export function Reset({ onSaid }: ActionProps) {
  const practice = usePractice();
  const { words, attempts, store } = practice;
  const t = progressWords(words).data;
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setAsked(false);
    button.current?.focus();
  };
  const reset = async (): Promise<void> => {
    close();
    const done = await practice.reset();
    onSaid(done ? { text: t.resetDone } : { text: words.notices.blocked, failed: true });
  };
  const ask = (): void => {
    onSaid(undefined);
    setAsked(true);
  };
  return (
    <>
      <Action note={t.resetNote}>
        <button ref={button} type="button" class="md-button md-button--danger" data-action="reset" onClick={ask}>
          {t.reset}
        </button>
      </Action>
      {asked && (
        <Confirm
          panel="reset"
          question={t.resetWhat(attempts.value.length, store.sessions.records().length)}
          onConfirm={() => void reset()}
          onCancel={close}
        />
      )}
    </>
  );
}

/** Delete the answers of one topic. */
export function TopicReset({ onSaid }: ActionProps) {
  const practice = usePractice();
  const { words } = practice;
  const t = progressWords(words).data;
  const begun = useBegunTopics();
  const [chosen, setChosen] = useState("");
  const [asked, setAsked] = useState(false);
  const label = useId();
  const button = useRef<HTMLButtonElement>(null);
  const topic = begun.find((one) => one.topic === chosen) ?? begun[0];
  if (topic === undefined) return null;
  const close = (): void => {
    setAsked(false);
    button.current?.focus();
  };
  const reset = (): void => {
    close();
    const done = practice.resetTopic(topic.topic);
    onSaid(done ? { text: t.resetTopicDone(topic.title) } : { text: words.notices.blocked, failed: true });
  };
  const choose = (name: string): void => {
    setChosen(name);
    setAsked(false);
  };
  return (
    <>
      <Action note={t.resetTopicNote}>
        <div class="topic-reset">
          <label class="practice-hidden" for={label}>
            {t.resetTopicChoice}
          </label>
          <select id={label} value={topic.topic} onChange={(event) => choose(event.currentTarget.value)}>
            {begun.map(({ topic: name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
          <button
            ref={button}
            type="button"
            class="md-button md-button--danger"
            data-action="reset-topic"
            onClick={() => {
              onSaid(undefined);
              setAsked(true);
            }}
          >
            {t.resetTopic}
          </button>
        </div>
      </Action>
      {asked && (
        <Confirm
          panel="reset-topic"
          question={t.resetTopicWhat(topic.title, topic.attempts)}
          onConfirm={reset}
          onCancel={close}
        />
      )}
    </>
  );
}

function useBegunTopics(): readonly (TopicSummary & { readonly attempts: number })[] {
  const { index, questions, attempts } = usePractice();
  const counts = new Map<string, number>();
  for (const { question } of attempts.value) {
    const topic = questions.get(question)?.topic;
    if (topic !== undefined) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return index.topics.flatMap((topic) => {
    const count = counts.get(topic.topic);
    return count === undefined ? [] : [{ ...topic, attempts: count }];
  });
}

interface ConfirmProps {
  readonly panel: string;
  readonly question: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function Confirm({ panel, question, onConfirm, onCancel }: ConfirmProps) {
  const { words } = usePractice();
  return (
    <div class="panel" data-panel={panel}>
      <p ref={focusOnce} tabIndex={-1}>
        {question}
      </p>
      <p class="panel-actions">
        <button type="button" class="md-button md-button--danger" data-action={`${panel}-confirm`} onClick={onConfirm}>
          {progressWords(words).data.resetConfirm}
        </button>
        <button type="button" class="quiet" data-action="cancel" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </div>
  );
}
