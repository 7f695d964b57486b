/** The bare session page: go on with what is open, or put together a new quiz. */

import { useMemo, useState } from "preact/hooks";
import { LEVELS } from "../core/bank";
import { expectedMinutes, pacesOf } from "../core/pace";
import type { Session } from "../core/session";
import { quizWords } from "../core/words-quiz";
import { ASKS, type Choice, choiceOf, LENGTHS, NO_CHOICE, requestOf, tagsOf, toggled } from "./chooser-form";
import { useKeys } from "./keys";
import { Pill, Pills } from "./pills";
import { finishSession, practiceUrl, sessionName } from "./place";
import { pick, questionsFor, type Request, stateOf, writeHash } from "./request";
import { type Practice, usePractice } from "./state";

/** Offer what can be started from here; `wanted` is what was asked for and has no questions. */
export function Chooser({
  reason,
  wanted,
}: {
  reason: "nothing" | "unknown" | undefined;
  wanted: Request | undefined;
}) {
  const { words, open } = usePractice();
  return (
    <div class="chooser">
      {reason !== undefined && (
        <p class="chooser-reason" role="status">
          {words.session[reason]}
        </p>
      )}
      {open.value.length > 0 && <Waiting sessions={open.value} />}
      <Form first={wanted === undefined ? NO_CHOICE : choiceOf(wanted)} />
    </div>
  );
}

function Waiting({ sessions }: { sessions: readonly Session[] }) {
  const practice = usePractice();
  const { words } = practice;
  const t = quizWords(words).chooser;
  const now = practice.now();
  return (
    <section class="chooser-waiting">
      <h2>{words.session.waiting}</h2>
      <ul class="plain-list">
        {sessions.map((session) => {
          const name = sessionName(session, practice);
          return (
            <li key={session.id} data-session={session.id}>
              <a href={practiceUrl(practice, `#session=${session.id}`)} data-action="resume">
                {name}
              </a>
              <span class="aside">
                {words.session.position(session.position + 1, session.questions.length)},{" "}
                {t.started(words.ago(session.at, now))}
              </span>
              <button
                type="button"
                class="quiet"
                data-action="finish"
                aria-label={t.finishNamed(name)}
                onClick={() => finishSession(session, practice)}
              >
                {t.finish}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Form({ first }: { first: Choice }) {
  const practice = usePractice();
  const { words, index } = practice;
  const t = quizWords(words).chooser;
  const [choice, setChoice] = useState(first);
  const change = (part: Partial<Choice>): void => setChoice({ ...choice, ...part });
  const { ask, topics, levels, length } = choice;
  const counts = useCounts(choice);
  return (
    <section class="chooser-form">
      <h2>{t.title}</h2>
      <Pills legend={t.ask}>
        {ASKS.map((name) => (
          <Pill
            key={name}
            kind="radio"
            name="ask"
            value={name}
            checked={ask === name}
            disabled={counts[name] === 0 && ask !== name}
            onChange={() => change({ ask: name })}
            count={counts[name]}
          >
            {t.asks[name]}
          </Pill>
        ))}
      </Pills>
      <Pills legend={t.topics} note={t.anyTopic}>
        {index.topics.map(({ topic, title }) => (
          <Pill
            key={topic}
            kind="checkbox"
            name="topic"
            value={topic}
            checked={topics.includes(topic)}
            // Tags of a topic that is no longer among the chosen ones would filter unseen.
            onChange={() => change({ topics: toggled(topics, topic), tags: [] })}
          >
            {title}
          </Pill>
        ))}
      </Pills>
      <Pills legend={t.levels}>
        {LEVELS.map((level) => (
          <Pill
            key={level}
            kind="checkbox"
            name="level"
            value={level}
            checked={levels.includes(level)}
            onChange={() => change({ levels: toggled(levels, level) })}
          >
            {words.levels[level]}
          </Pill>
        ))}
      </Pills>
      <Tags choice={choice} change={change} />
      <Pills legend={t.length}>
        {LENGTHS.map((item, place) => (
          <Pill
            key={place}
            kind="radio"
            name="length"
            value={item === "all" ? item : Object.entries(item).flat().join("-")}
            checked={length === place}
            onChange={() => change({ length: place })}
          >
            {item === "all" ? t.all : "count" in item ? t.lengthCount(item.count) : t.lengthMinutes(item.minutes)}
          </Pill>
        ))}
      </Pills>
      <Foot choice={choice} all={counts[ask]} onClear={() => setChoice(NO_CHOICE)} />
    </section>
  );
}

function Tags({ choice, change }: { choice: Choice; change: (part: Partial<Choice>) => void }) {
  const { words, index } = usePractice();
  const t = quizWords(words).chooser;
  const { tags, topics } = choice;
  const known = useMemo(() => tagsOf(index.questions, topics), [index, topics]);
  if (known.length === 0) return null;
  return (
    <details class="chooser-tags">
      <summary>
        {t.tags}
        {tags.length > 0 && <span class="aside">{t.chosenTags(tags.length)}</span>}
      </summary>
      <Pills legend={t.tags} hidden>
        {known.map(([tag, count]) => (
          <Pill
            key={tag}
            kind="checkbox"
            name="tag"
            value={tag}
            checked={tags.includes(tag)}
            onChange={() => change({ tags: toggled(tags, tag) })}
            count={count}
          >
            {tag}
          </Pill>
        ))}
      </Pills>
    </details>
  );
}

function Foot({ choice, all, onClear }: { choice: Choice; all: number; onClear: () => void }) {
  const practice = usePractice();
  const { words } = practice;
  const t = quizWords(words).chooser;
  const request = requestOf(choice);
  const { count, minutes } = useExpected(request, practice);
  const href = practiceUrl(practice, writeHash(request));
  useKeys({ primary: count > 0 ? () => location.assign(href) : undefined });
  const found = count < all ? t.foundPart(count, all, minutes) : t.found(count, minutes);
  return (
    <div class="dock chooser-foot">
      <p role="status" data-number="questions" data-value={count}>
        {count === 0 ? words.session.nothing : found}
      </p>
      <div class="dock-main">
        {count > 0 && (
          <a class="md-button md-button--primary" data-action="start" href={href}>
            {t.start}
          </a>
        )}
        {choice !== NO_CHOICE && (
          <button type="button" class="quiet" data-action="clear" onClick={onClear}>
            {t.clear}
          </button>
        )}
      </div>
    </div>
  );
}

// How many questions each kind of quiz would have to choose from, within the topics, levels and tags that are set.
function useCounts({ topics, levels, tags }: Choice): Readonly<Record<Choice["ask"], number>> {
  const practice = usePractice();
  const [schedule, settings] = [practice.schedule.value, practice.settings.value];
  return useMemo(() => {
    const state = stateOf(practice);
    const count = (ask: Choice["ask"]): number => {
      const request = requestOf({ ...NO_CHOICE, ask, topics, levels, tags });
      return questionsFor(request, state).filter(({ mock }) => !mock).length;
    };
    const counts = { any: count("any"), today: count("today"), due: count("due") };
    return { ...counts, weak: count("weak"), new: count("new"), mistakes: count("mistakes") };
  }, [practice, schedule, settings, topics, levels, tags]);
}

// Which questions come is drawn by lot only when the quiz begins; how many and how long is known before.
function useExpected(request: Request, practice: Practice): { readonly count: number; readonly minutes: number } {
  const { index, attempts, questions, schedule } = practice;
  const key = writeHash(request);
  return useMemo(() => {
    const ids = pick(request, stateOf(practice), () => 0);
    const chosen = ids.flatMap((id) => questions.get(id) ?? []);
    return { count: ids.length, minutes: expectedMinutes(chosen, pacesOf(index, attempts.value)) };
  }, [key, schedule.value]);
}
