/** The end of a session: how it went, what to repeat and when it returns, one next step. */

import { useEffect, useMemo, useRef } from "preact/hooks";
import { RATINGS } from "../core/attempt";
import { expectedMs, pacesOf } from "../core/pace";
import { isSkipped, type Summary as Result, type Session, summarise } from "../core/session";
import { type Comparison, compare, type Review, returns, review, type Tally } from "../core/summary";
import { quizWords } from "../core/words-quiz";
import { useKeys } from "./keys";
import { nextStep } from "./next-step";
import { homeOf, QuestionLink } from "./place";
import { Sheet, useSheet } from "./sheet";
import type { Sitting } from "./sitting";
import { type Practice, usePractice } from "./state";

/** Show how the session went. */
export function Summary({ sitting }: { sitting: Sitting }) {
  const practice = usePractice();
  const { words } = practice;
  const session = sitting.session.value;
  const result = summarise(session);
  const looked = useReview(session, practice);
  const topics = useSheet(looked.misses);
  const heading = useRef<HTMLHeadingElement>(null);
  const next = nextStep(session, { ...result, repeat: looked.misses }, practice);
  const undo = (): void => sitting.undo();
  useEffect(() => heading.current?.focus(), []);
  useKeys({
    u: undo,
    Escape: () => location.assign(homeOf(session, practice)),
    primary: () => location.assign(next.href),
  });
  return (
    <div class="summary">
      <h2 ref={heading} tabIndex={-1}>
        {words.summary.line(result.answered - result.ratings[1], result.answered)}
      </h2>
      {result.answered > 0 && <Ratings result={result} />}
      <Facts session={session} result={result} looked={looked} />
      <Lists session={session} result={result} looked={looked} />
      <div class="dock">
        <div class="dock-main">
          <a class="md-button md-button--primary" data-action="next" href={next.href}>
            {next.label}
          </a>
        </div>
        <Quiet session={session} undo={undo} print={looked.misses.length > 0 && topics !== undefined} />
      </div>
      {looked.misses.length > 0 && topics !== undefined && <Sheet {...{ sitting, topics }} misses={looked.misses} />}
    </div>
  );
}

function useReview(session: Session, { attempts, questions, index }: Practice): Review {
  const log = attempts.value;
  return useMemo(() => {
    // The pace from before: a session must not be its own measure.
    const paces = pacesOf(
      index,
      log.filter(({ at }) => at < session.at),
    );
    return review(session, log, questions, (question) => expectedMs(question, paces));
  }, [session, log, questions, index]);
}

function Ratings({ result }: { result: Result }) {
  const { words } = usePractice();
  return (
    <dl class="rating-counts">
      {RATINGS.map((rating) => (
        <div key={rating} data-rating-count={rating} data-value={result.ratings[rating]}>
          <dt>{words.ratings[rating]}</dt>
          <dd>{words.number(result.ratings[rating])}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Parts {
  readonly session: Session;
  readonly result: Result;
  readonly looked: Review;
}

function Facts({ session, result, looked }: Parts) {
  const practice = usePractice();
  const { words, store, attempts } = practice;
  const t = quizWords(words).summary;
  const { ms, plannedMs, missedPoints, causes } = looked;
  const compared = compare(session, store.sessions.records(), attempts.value);
  const missed = missedPoints.reduce((sum, point) => sum + point.missed, 0);
  const named = causes.map(({ cause, count }) => `${causeName(cause, t)} – ${words.number(count)}`);
  return (
    <div class="summary-facts">
      {result.answered > 0 && (
        <p data-number="time" data-value={ms} data-planned={plannedMs}>
          {t.time(words.duration(ms), words.duration(rounded(plannedMs)))}
        </p>
      )}
      {compared !== undefined && <Compared compared={compared} />}
      {missed > 0 && (
        <p data-number="missed-points" data-value={missed}>
          {t.points(missed, missedPoints.length)}
        </p>
      )}
      {named.length > 0 && <p data-causes>{t.causes(named.join(", "))}</p>}
      {result.left > 0 && (
        <p data-number="left" data-value={result.left}>
          {t.left(result.left)}
        </p>
      )}
    </div>
  );
}

function Compared({ compared: { now, before, at } }: { compared: Comparison }) {
  const practice = usePractice();
  const { words } = practice;
  const t = quizWords(words).summary;
  const when = words.ago(at, practice.now());
  return (
    <p data-comparison={before.good / before.answered}>
      {t.compared(before.good, before.answered, words.duration(before.medianMs), when)}{" "}
      {t.comparedNow(words.duration(now.medianMs))}
    </p>
  );
}

function Lists({ session, result, looked }: Parts) {
  const { words } = usePractice();
  const t = quizWords(words).summary;
  return (
    <>
      {looked.overconfident.length > 0 && (
        <Questions hook="overconfident" name={t.overconfident} questions={looked.overconfident} />
      )}
      {looked.misses.length > 0 && (
        <Questions hook="repeat" name={words.summary.repeat} questions={looked.misses} looked={looked} />
      )}
      {result.skippedQuestions.length > 0 && (
        <Questions hook="skipped" name={words.summary.skipped} questions={result.skippedQuestions} />
      )}
      {result.answered > 0 && (
        <div class="summary-groups">
          <Topics tallies={looked.topics} />
          <Levels tallies={looked.levels} />
          <Returns session={session} />
        </div>
      )}
    </>
  );
}

function Questions({
  hook,
  name,
  questions,
  looked,
}: {
  hook: string;
  name: string;
  questions: readonly string[];
  looked?: Review;
}) {
  return (
    <section data-list={hook}>
      <h3>{name}</h3>
      <ul class="plain-list">
        {questions.map((question) => (
          <li key={question} data-question={question}>
            <QuestionLink question={question} />
            {looked !== undefined && <Note question={question} looked={looked} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

// When a question returns, and how much of its rubric was missing.
function Note({ question, looked }: { question: string; looked: Review }) {
  const practice = usePractice();
  const { words, schedule } = practice;
  const now = practice.now();
  const due = schedule.value.get(question)?.due ?? now;
  const points = looked.missedPoints.find((missed) => missed.question === question);
  return (
    <span class="aside">
      {words.summary.back(words.when(due, now))}
      {points !== undefined && `, ${quizWords(words).summary.missed(points.missed, points.all)}`}
    </span>
  );
}

function Topics({ tallies }: { tallies: readonly Tally[] }) {
  const { words, topics } = usePractice();
  const named = tallies.map((tally) => ({ ...tally, title: topics.get(tally.name)?.title ?? tally.name }));
  return <Group hook="topic" name={quizWords(words).summary.byTopic} tallies={named} />;
}

function Levels({ tallies }: { tallies: readonly Tally[] }) {
  const { words } = usePractice();
  const names: Readonly<Record<string, string>> = words.levels;
  const named = tallies.map((tally) => ({ ...tally, title: names[tally.name] ?? tally.name }));
  return <Group hook="level" name={quizWords(words).summary.byLevel} tallies={named} />;
}

function Group({
  hook,
  name,
  tallies,
}: {
  hook: string;
  name: string;
  tallies: readonly (Tally & { readonly title: string })[];
}) {
  const { words } = usePractice();
  const t = quizWords(words).summary;
  return (
    <section data-results={hook}>
      <h3>{name}</h3>
      <dl class="summary-pairs">
        {tallies.map(({ name: key, title, good, answered }) => (
          <div key={key} data-result={key} data-good={good} data-answered={answered}>
            <dt>{title}</dt>
            <dd>{t.share(good, answered)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Returns({ session }: { session: Session }) {
  const practice = usePractice();
  const { words, schedule, timezone } = practice;
  const now = practice.now();
  const days = returns(session, schedule.value, timezone);
  return (
    <section data-results="returns">
      <h3>{quizWords(words).summary.returns}</h3>
      <dl class="summary-pairs">
        {days.map(({ due, questions }) => (
          <div key={due} data-due={new Date(due).toISOString()} data-value={questions.length}>
            <dt>{words.when(due, now)}</dt>
            <dd>{words.questions(questions.length)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Quiet({ session, undo, print }: { session: Session; undo: () => void; print: boolean }) {
  const { words, bank, pages } = usePractice();
  const last = session.results[session.results.length - 1];
  return (
    <p class="dock-quiet">
      {last !== undefined && (
        <button type="button" class="quiet" data-action="undo" aria-keyshortcuts="u" onClick={undo}>
          {isSkipped(last) ? words.session.undoSkip : words.session.undo}
        </button>
      )}
      {print && (
        <button type="button" class="quiet" data-action="print" onClick={() => window.print()}>
          {quizWords(words).summary.print}
        </button>
      )}
      <a class="quiet" href={bank.url(pages.home)}>
        {words.summary.home}
      </a>
      <a class="quiet" href={bank.url(pages.progress)}>
        {words.summary.progress}
      </a>
    </p>
  );
}

function causeName(cause: string, { cause: names }: ReturnType<typeof quizWords>["summary"]): string {
  const known: Readonly<Record<string, string>> = names;
  return known[cause] ?? cause;
}

// A plan to the second would claim more than it knows.
function rounded(ms: number): number {
  return ms < 60_000 ? ms : Math.round(ms / 60_000) * 60_000;
}
