/** Home: what today asks for, in one sentence and one button. */

import type { ComponentChildren } from "preact";
import type { QuestionSummary } from "../core/bank";
import { isDue } from "../core/schedule";
import type { Session } from "../core/session";
import { practiceUrl, sessionName } from "./place";
import { writeHash } from "./request";
import { usePractice } from "./state";

const FEW = 5;
/** A longer review is cut into sittings of this size. */
const SITTING = 20;

/** Show what to do today. */
export function TodayView() {
  const practice = usePractice();
  const { words, bank, pages } = practice;
  return (
    <section class="today">
      <Today />
      <p class="today-where">
        {words.home.where} <a href={`${bank.url(pages.progress)}#data`}>{words.home.take}</a>
      </p>
    </section>
  );
}

function Today() {
  const practice = usePractice();
  const { words, attempts, schedule } = practice;
  const now = practice.now();
  const askable = practice.index.questions.filter((question) => !question.mock);
  const due = askable.filter(({ id }) => isDue(schedule.value.get(id), now));
  const fresh = askable.filter(({ id }) => !schedule.value.has(id));
  const [unfinished] = practice.open.value;
  if (askable.length === 0) return <p class="today-state">{words.home.empty}</p>;
  if (unfinished !== undefined) return <Unfinished session={unfinished} due={due} />;
  if (attempts.value.length === 0) return <FirstVisit />;
  if (due.length > 0) return <Due due={due} />;
  return <Rested fresh={fresh.length} />;
}

function FirstVisit() {
  const { words } = usePractice();
  return (
    <>
      <ul class="today-about">
        {words.home.about.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Start hash={writeHash({ mode: "new", count: FEW })}>{words.home.first}</Start>
    </>
  );
}

function Unfinished({ session, due }: { session: Session; due: readonly QuestionSummary[] }) {
  const practice = usePractice();
  const { words } = practice;
  const [position, total] = [session.position + 1, session.questions.length];
  return (
    <>
      <p class="today-state">{words.home.unfinished(sessionName(session, practice), position, total)}</p>
      <Start hash={`#session=${session.id}`} action="resume">
        {words.home.resume}
      </Start>
      {due.length > 0 && (
        <p class="today-also">
          <a href={practiceUrl(practice, dueHash(due.length))}>{words.home.due(due.length, minutesOf(due))}</a>
        </p>
      )}
    </>
  );
}

function Due({ due }: { due: readonly QuestionSummary[] }) {
  const { words } = usePractice();
  const cut = due.length > SITTING;
  return (
    <>
      <p class="today-state" data-number="due" data-value={due.length}>
        {words.home.due(due.length, minutesOf(due))}
      </p>
      <Start hash={dueHash(due.length)}>{cut ? words.home.repeatPart(SITTING) : words.home.repeat}</Start>
    </>
  );
}

function Rested({ fresh }: { fresh: number }) {
  const { words, schedule, questions, now } = usePractice();
  const dues = [...schedule.value].filter(([id]) => questions.has(id)).map(([, { due }]) => due);
  const next = Math.min(...dues);
  const count = Math.min(FEW, fresh);
  return (
    <>
      <p class="today-state">{words.home.rested(words.when(next, now()))}</p>
      {fresh > 0 ? (
        <Start hash={writeHash({ mode: "new", count })}>{words.home.takeNew(count)}</Start>
      ) : (
        <Start hash={writeHash({ mode: "mix", count: FEW })}>{words.home.ahead}</Start>
      )}
    </>
  );
}

function Start({ hash, action = "start", children }: { hash: string; action?: string; children: ComponentChildren }) {
  const practice = usePractice();
  return (
    <a class="md-button md-button--primary today-start" data-action={action} href={practiceUrl(practice, hash)}>
      {children}
    </a>
  );
}

function dueHash(count: number): string {
  return writeHash({ mode: "due", ...(count > SITTING ? { count: SITTING } : {}) });
}

function minutesOf(questions: readonly QuestionSummary[]): number {
  return Math.max(1, Math.round(questions.reduce((sum, question) => sum + question.minutes, 0)));
}
