/** The end of a session: how it went, what to repeat, one next step. */

import { useEffect, useRef } from "preact/hooks";
import { RATINGS } from "../core/attempt";
import { isDue } from "../core/schedule";
import { isSkipped, type Summary as Result, type Session, summarise } from "../core/session";
import { useKeys } from "./keys";
import { homeOf, practiceUrl, QuestionLink } from "./place";
import { writeHash } from "./request";
import type { Sitting } from "./sitting";
import { type Practice, usePractice } from "./state";

const FEW = 5;

/** Show how the session went. */
export function Summary({ sitting }: { sitting: Sitting }) {
  const practice = usePractice();
  const { words, bank } = practice;
  const session = sitting.session.value;
  const result = summarise(session);
  const heading = useRef<HTMLHeadingElement>(null);
  const next = nextStep(session, result, practice);
  const home = homeOf(session, practice);
  const undo = (): void => sitting.undo();
  const last = session.results[session.results.length - 1];
  const skippedLast = last !== undefined && isSkipped(last);
  useEffect(() => heading.current?.focus(), []);
  useKeys({ u: undo, Escape: () => location.assign(home), primary: () => location.assign(next.href) });
  return (
    <div class="summary">
      <h2 ref={heading} tabIndex={-1}>
        {words.summary.line(result.answered - result.ratings[1], result.answered)}
      </h2>
      {result.answered > 0 && <Ratings result={result} />}
      {result.repeat.length > 0 && <Questions name={words.summary.repeat} questions={result.repeat} returns />}
      {result.skippedQuestions.length > 0 && (
        <Questions name={words.summary.skipped} questions={result.skippedQuestions} />
      )}
      <p class="summary-next">
        <a class="md-button md-button--primary" data-action="next" href={next.href}>
          {next.label}
        </a>
      </p>
      <p class="dock-quiet">
        {session.results.length > 0 && (
          <button type="button" class="quiet" data-action="undo" aria-keyshortcuts="u" onClick={undo}>
            {skippedLast ? words.session.undoSkip : words.session.undo}
          </button>
        )}
        <a href={bank.url(practice.pages.home)}>{words.summary.home}</a>
        <a href={bank.url(practice.pages.progress)}>{words.summary.progress}</a>
      </p>
    </div>
  );
}

function Ratings({ result }: { result: Result }) {
  const { words } = usePractice();
  return (
    <>
      <dl class="rating-counts">
        {RATINGS.map((rating) => (
          <div key={rating} data-rating-count={rating} data-value={result.ratings[rating]}>
            <dt>{words.ratings[rating]}</dt>
            <dd>{words.number(result.ratings[rating])}</dd>
          </div>
        ))}
      </dl>
      <p class="summary-time">{words.summary.took(words.duration(result.ms))}</p>
    </>
  );
}

function Questions({
  name,
  questions,
  returns = false,
}: {
  name: string;
  questions: readonly string[];
  returns?: boolean;
}) {
  const practice = usePractice();
  const { words, schedule } = practice;
  const now = practice.now();
  const back = (question: string): string => {
    const due = schedule.value.get(question)?.due ?? now;
    return words.summary.back(words.when(due, now));
  };
  return (
    <section>
      <h3>{name}</h3>
      <ul class="plain-list">
        {questions.map((question) => (
          <li key={question} data-question={question}>
            <QuestionLink question={question} />
            {returns && <span class="aside">{back(question)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Step {
  readonly label: string;
  readonly href: string;
}

// Mistakes first, then what was put off, then what today still asks for, then new questions.
function nextStep(session: Session, result: Result, practice: Practice): Step {
  const { words, schedule, index, bank, pages } = practice;
  const now = practice.now();
  const step = (label: string, request: Parameters<typeof writeHash>[0]): Step => ({
    label,
    href: practiceUrl(practice, writeHash(request)),
  });
  const { repeat, skippedQuestions, left } = result;
  if (repeat.length > 0) return step(words.summary.mistakes(repeat.length), { mode: "mistakes", questions: repeat });
  if (skippedQuestions.length > 0 && left === 0) {
    const label = words.summary.skippedOnes(skippedQuestions.length);
    return step(label, { mode: "mix", questions: skippedQuestions });
  }
  const due = index.questions.filter(({ id, mock }) => !mock && isDue(schedule.value.get(id), now)).length;
  if (due > 0) return step(words.summary.moreDue(due), { mode: "due", count: 20 });
  const topics = new Set(session.topics);
  const fresh = index.questions.some(({ id, topic, mock }) => !mock && topics.has(topic) && !schedule.value.has(id));
  if (fresh && topics.size === 1) return step(words.summary.more, { topics: session.topics, mode: "new", count: FEW });
  return { label: words.summary.home, href: bank.url(pages.home) };
}
