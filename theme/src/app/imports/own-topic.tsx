/** The page of an imported topic: its questions with their answers, and what can be done with it. */

import { useEffect, useMemo, useState } from "preact/hooks";
import type { BankIndex, QuestionSummary } from "../../core/bank";
import { importedUrl } from "../../core/imported";
import { decodeRows, type ImportedTopic, partsOf } from "../../core/imports";
import { stageOf } from "../../core/schedule";
import { importWords } from "../../core/words-import";
import type { ActionProps } from "../data-action";
import { StageBar } from "../marks";
import { Failure, Skeleton } from "../notices";
import { practiceUrl } from "../place";
import { writeHash } from "../request";
import { type Counts, type Practice, usePractice } from "../state";
import { OwnActions } from "./own-actions";
import { OwnQuestions } from "./own-question";
import { Remarks } from "./remarks";
import { renew } from "./renew";
import { openShelf } from "./shelf";

interface OwnProps extends ActionProps {
  readonly name: string;
  /** The question that was linked to. */
  readonly question: string | undefined;
}

/** Show a topic of the learner's own. */
export function OwnTopic({ name, question, onSaid }: OwnProps) {
  const practice = usePractice();
  const { words, index, bank, pages } = practice;
  const t = importWords(words);
  // Null is one that is not there.
  const [topic, setTopic] = useState<ImportedTopic | null>();
  useEffect(() => {
    void openShelf(index.name)
      .find(name)
      .then((found) => {
        setTopic(found ?? null);
        if (found !== undefined) void renew(found, practice);
      });
  }, [index, name]);
  if (topic === undefined) return <Skeleton />;
  return (
    <>
      <p class="own-back">
        <a href={`${bank.url(pages.import)}#`}>{t.back}</a>
      </p>
      {topic === null ? (
        <Failure title={t.unknown} />
      ) : (
        <Topic key={topic.made + topic.title} {...{ topic, question, onSaid, setTopic }} />
      )}
    </>
  );
}

interface TopicProps extends Omit<OwnProps, "name"> {
  readonly topic: ImportedTopic;
  readonly setTopic: (topic: ImportedTopic) => void;
}

function Topic({ topic, question, onSaid, setTopic }: TopicProps) {
  const practice = usePractice();
  const { words, index, schedule, bank, pages } = practice;
  const t = importWords(words);
  const asked = useMemo(() => decodeRows(topic, topic.rows), [topic]);
  const drafts = useMemo(() => decodeRows(topic, topic.drafts), [topic]);
  const unasked = useMemo(() => decodeRows(topic, topic.leftOut), [topic]);
  // What is wrong with a question that no quiz asks stands with it.
  const others = useMemo(() => topic.remarks.filter(({ question }) => !isOneOf(question, unasked, drafts)), [topic]);
  const parts = useMemo(() => partsOf(topic), [topic]);
  const kept = openShelf(index.name).keptFor(topic.topic);
  const { isHidden, duplicates } = useMemo(() => clashes(topic.topic, asked, bank.readIndex()), [topic]);
  useEffect(() => {
    if (question === undefined) window.scrollTo(0, 0);
  }, []);
  const base = bank.url(importedUrl(pages.import, topic.topic));
  return (
    <div class="own-topic" data-topic={topic.topic} data-kept={kept}>
      <h1 class="own-title" tabIndex={-1} ref={focusTitle} dir="auto">
        {topic.title}
      </h1>
      <p class="own-facts">
        {t.facts(asked.length, words.date(Date.parse(topic.made)))} <span class="own-mark">{t.ownMark}</span>
      </p>
      <StageBar counts={countStages(asked, schedule.value)} />
      {kept === "tab" && <p class="own-warning">{t.keptTab}</p>}
      {kept === "page" && <p class="own-warning">{t.keptPage}</p>}
      {isHidden && <p class="own-warning">{t.hidden}</p>}
      {!isHidden && duplicates > 0 && (
        <p class="own-warning" data-number="duplicates" data-value={duplicates}>
          {t.duplicates(duplicates)}
        </p>
      )}
      <OwnActions
        {...{ topic, questions: [...asked, ...unasked, ...drafts], onSaid, setTopic }}
        start={kept !== "page" && !isHidden && asked.length > 0 ? startUrl(topic, practice) : undefined}
      />
      {asked.length === 0 && <p>{t.noQuestions}</p>}
      <Remarks remarks={others} />
      <OwnQuestions heading="h2" questions={asked} {...{ parts, base, linked: question }} />
      {unasked.length > 0 && (
        <section class="own-drafts" data-number="unasked" data-value={unasked.length}>
          <h2>{t.unasked(unasked.length)}</h2>
          <p class="aside">{t.unaskedNote}</p>
          <OwnQuestions
            heading="h3"
            questions={unasked}
            remarks={topic.remarks}
            {...{ parts, base, linked: question }}
          />
        </section>
      )}
      {drafts.length > 0 && (
        <section class="own-drafts" data-number="drafts" data-value={drafts.length}>
          <h2>{t.drafts(drafts.length)}</h2>
          <p class="aside">{t.draftsNote}</p>
          <OwnQuestions heading="h3" questions={drafts} {...{ parts, base, linked: question }} />
        </section>
      )}
    </div>
  );
}

function isOneOf(id: string, ...lists: readonly (readonly QuestionSummary[])[]): boolean {
  return lists.some((questions) => questions.some((question) => question.id === id));
}

// One function for all renders, so that the focus moves once; what was just said stands above.
function focusTitle(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

function startUrl({ topic }: ImportedTopic, practice: Practice): string {
  return practiceUrl(practice, writeHash({ topics: [topic] }));
}

// The page may have been opened before the topic was there, so its numbers are counted here.
function countStages(asked: readonly QuestionSummary[], schedule: Practice["schedule"]["value"]): Counts {
  const counts = { new: 0, learning: 0, known: 0 };
  for (const { id } of asked) counts[stageOf(schedule.get(id))] += 1;
  return counts;
}

function clashes(name: string, asked: readonly QuestionSummary[], bank: BankIndex | undefined) {
  const ids = new Set([...(bank?.questions ?? []).map(({ id }) => id), ...(bank?.aliases.keys() ?? [])]);
  return {
    isHidden: bank?.topics.some(({ topic }) => topic === name) === true,
    duplicates: asked.filter(({ id }) => ids.has(id)).length,
  };
}
