/** The bar of a topic page: how far the learner is, which questions are shown, and the way into a session. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { type BankIndex, currentId, LEVELS } from "../core/bank";
import { offerAnswers } from "./code/fences";
import { type Article, type Filter, NO_FILTER, readArticles, readFilter, saveFilter, shows } from "./filter";
import { StageBar, useCounts } from "./marks";
import { practiceUrl } from "./place";
import { writeHash } from "./request";
import { usePractice } from "./state";

const LENGTHS = [5, 10, undefined] as const;
/** More tags than this are folded away at first. */
const FEW_TAGS = 12;

/** Show the bar and hide the questions that the filter leaves out. */
export function TopicView({ topic }: { topic: string }) {
  const practice = usePractice();
  const { words, open } = practice;
  const articles = useMemo(readArticles, []);
  const [filter, setFilter] = useState(() => readFilter(practice.index.name, topic));
  const linked = useLinked(articles, practice.index);
  useEffect(() => offerAnswers(practice), [practice]);
  const shown = articles.filter((article) => shows(filter, article) || article.id === linked);
  const change = (changed: Partial<Filter>): void => {
    const next = { ...filter, ...changed };
    saveFilter(practice.index.name, topic, next);
    setFilter(next);
  };
  useHidden(articles, shown);
  const waiting = open.value.find((session) => session.topics.length === 1 && session.topics[0] === topic);
  const usable = shown.filter((article) => practice.questions.has(article.id)).length;
  const hash = writeHash({
    topics: [topic],
    levels: filter.levels,
    tags: filter.tags,
    ...(filter.length === undefined ? {} : { count: filter.length }),
  });
  return (
    <>
      <Filters articles={articles} filter={filter} change={change} />
      <section class="topic-strip" aria-label={words.topic.bar}>
        <State topic={topic} shown={shown.length} total={articles.length} />
        <Lengths filter={filter} change={change} />
        {usable > 0 && (
          <a class="md-button md-button--primary" data-action="start" href={practiceUrl(practice, hash)}>
            {words.topic.start}
          </a>
        )}
      </section>
      {waiting !== undefined && (
        <p class="topic-waiting">
          <a data-action="resume" href={practiceUrl(practice, `#session=${waiting.id}`)}>
            {words.topic.resume}
          </a>
          <span class="aside">{words.session.position(waiting.position + 1, waiting.questions.length)}</span>
        </p>
      )}
      {shown.length === 0 && <p class="topic-nothing">{words.topic.nothing}</p>}
    </>
  );
}

function State({ topic, shown, total }: { topic: string; shown: number; total: number }) {
  const { words } = usePractice();
  return (
    <div class="topic-state">
      <p data-number="shown" data-value={shown} aria-live="polite">
        {words.topic.shown(shown, total)}
      </p>
      <StageBar counts={useCounts(topic)} />
    </div>
  );
}

interface FilterProps {
  readonly filter: Filter;
  readonly change: (changed: Partial<Filter>) => void;
}

function Filters({ articles, filter, change }: FilterProps & { articles: readonly Article[] }) {
  const { words } = usePractice();
  const levels = LEVELS.filter((level) => articles.some((article) => article.level === level));
  const tags = useMemo(() => [...new Set(articles.flatMap((article) => article.tags))].sort(), [articles]);
  const active = filter.levels.length + filter.tags.length > 0;
  return (
    <div class="topic-filters">
      {levels.length > 1 && (
        <Toggles
          name={words.topic.level}
          values={levels}
          pressed={filter.levels}
          label={(level) => words.levels[level]}
          set={(pressed) => change({ levels: pressed })}
        />
      )}
      {tags.length > 0 && (
        <details class="tags-fold" open={tags.length <= FEW_TAGS || filter.tags.length > 0}>
          <summary>
            {words.topic.tags} <span class="aside">{words.number(tags.length)}</span>
          </summary>
          <Toggles
            name={words.topic.tags}
            values={tags}
            pressed={filter.tags}
            label={(tag) => tag}
            set={(pressed) => change({ tags: pressed })}
          />
        </details>
      )}
      {active && (
        <button
          type="button"
          class="quiet"
          data-action="clear"
          onClick={() => change({ ...NO_FILTER, length: filter.length })}
        >
          {words.topic.clear}
        </button>
      )}
    </div>
  );
}

function Toggles<T extends string>({
  name,
  values,
  pressed,
  label,
  set,
}: {
  name: string;
  values: readonly T[];
  pressed: readonly T[];
  label: (value: T) => string;
  set: (pressed: readonly T[]) => void;
}) {
  const toggle = (value: T): void =>
    set(pressed.includes(value) ? pressed.filter((other) => other !== value) : [...pressed, value]);
  return (
    <fieldset class="toggles" aria-label={name}>
      {values.map((value) => (
        <button
          type="button"
          key={value}
          class="toggle"
          data-filter={value}
          aria-pressed={pressed.includes(value)}
          onClick={() => toggle(value)}
        >
          {label(value)}
        </button>
      ))}
    </fieldset>
  );
}

function Lengths({ filter, change }: FilterProps) {
  const { words } = usePractice();
  return (
    <fieldset class="lengths" aria-label={words.topic.length}>
      {LENGTHS.map((length) => (
        <button
          type="button"
          key={length}
          data-length={length ?? "all"}
          aria-pressed={filter.length === length}
          onClick={() => change({ length })}
        >
          {length === undefined ? words.topic.all : words.number(length)}
        </button>
      ))}
    </fieldset>
  );
}

// A link to a question must show it, whatever the filter says and whatever its id was when the link was made.
function useLinked(articles: readonly Article[], index: BankIndex): string | undefined {
  const read = (): string | undefined => {
    const id = currentId(index, decodeURIComponent(location.hash.slice(1)));
    return articles.find((article) => article.id === id)?.id;
  };
  const [linked, setLinked] = useState(read);
  useEffect(() => {
    const onHash = (): void => setLinked(read());
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);
  useEffect(() => {
    if (linked !== undefined) document.getElementById(linked)?.scrollIntoView();
  }, [linked]);
  return linked;
}

function useHidden(articles: readonly Article[], shown: readonly Article[]): void {
  const key = shown.map((article) => article.id).join(" ");
  useEffect(() => {
    for (const article of articles) article.element.hidden = !shown.includes(article);
  }, [articles, key]);
}
