/** What a finished session tells: where it went well, how long it took, what was missed and what comes back when. */

import type { Attempt, Extra } from "./attempt";
import { LEVELS, type QuestionSummary } from "./bank";
import type { SessionRecord } from "./record";
import type { Schedule } from "./schedule";
import { isSkipped, type Rated, type Session } from "./session";
import { dayOf, median } from "./statistics";

/** A group of answers: how many, and how many of them were remembered. */
export interface Tally {
  readonly name: string;
  readonly answered: number;
  readonly good: number;
}

export interface Missed {
  readonly question: string;
  /** Key points: not ticked, all. */
  readonly missed: number;
  readonly all: number;
}

export interface CauseCount {
  readonly cause: string;
  readonly count: number;
}

export interface Review {
  /** In the order of the session. */
  readonly topics: readonly Tally[];
  /** Easiest first. */
  readonly levels: readonly Tally[];
  readonly ms: number;
  /** What the same questions take this learner, by what was known before the session. */
  readonly plannedMs: number;
  /** Sure of the answer, and wrong. */
  readonly overconfident: readonly string[];
  readonly missedPoints: readonly Missed[];
  readonly causes: readonly CauseCount[];
  /** Rated Again or Hard, or answered wrong: Again first. */
  readonly misses: readonly string[];
}

/** What two sessions are compared by. */
export interface Outcome {
  readonly answered: number;
  readonly good: number;
  readonly medianMs: number;
}

export interface Comparison {
  readonly now: Outcome;
  readonly before: Outcome;
  /** When the earlier session began. */
  readonly at: number;
}

/** The questions that come back on one day, and the earliest moment of it. */
export interface Return {
  readonly due: number;
  readonly questions: readonly string[];
}

const SURE = 3;

/** Look back on a session; `expectedMs` tells how long a question was expected to take. */
export function review(
  session: Session,
  attempts: readonly Attempt[],
  questions: ReadonlyMap<string, QuestionSummary>,
  expectedMs: (question: QuestionSummary) => number,
): Review {
  const rated = ratedOf(session);
  const extras = extrasOf(session, attempts);
  const known = rated.flatMap((result) => questions.get(result.question) ?? []);
  const byTopic = tallies(rated, (result) => questions.get(result.question)?.topic);
  const byLevel = tallies(rated, (result) => questions.get(result.question)?.level);
  return {
    topics: byTopic,
    levels: LEVELS.flatMap((level) => byLevel.find(({ name }) => name === level) ?? []),
    ms: rated.reduce((sum, { ms }) => sum + ms, 0),
    plannedMs: known.reduce((sum, question) => sum + expectedMs(question), 0),
    overconfident: namesOf(rated.filter((result) => isOverconfident(result, extras.get(result.attempt)))),
    missedPoints: rated.flatMap((result) => missedOf(result, extras.get(result.attempt))),
    causes: countCauses(rated.flatMap((result) => extras.get(result.attempt)?.cause ?? [])),
    misses: missesOf(rated),
  };
}

/** Compare a session with the finished one of its kind before it; undefined when there is none. */
export function compare(
  session: Session,
  records: readonly SessionRecord[],
  attempts: readonly Attempt[],
): Comparison | undefined {
  const now = outcomeOf(attempts, session.id);
  if (now === undefined) return undefined;
  const earlier = records.filter((record) => isAlike(record, session)).sort((a, b) => b.at - a.at);
  for (const { id, at } of earlier) {
    const before = outcomeOf(attempts, id);
    if (before !== undefined) return { now, before, at };
  }
  return undefined;
}

/** Group the answered questions of a session by the day on which they come back, the next day first. */
export function returns(session: Session, schedule: Schedule, timezone: string): readonly Return[] {
  const days = new Map<string, { due: number; questions: string[] }>();
  for (const question of new Set(namesOf(ratedOf(session)))) {
    const due = schedule.get(question)?.due;
    if (due === undefined) continue;
    const day = days.get(dayOf(due, timezone));
    if (day === undefined) days.set(dayOf(due, timezone), { due, questions: [question] });
    else [day.due, day.questions] = [Math.min(day.due, due), [...day.questions, question]];
  }
  return [...days.values()].sort((a, b) => a.due - b.due);
}

/** List what the learner missed in the session of the latest attempt: rated Again or Hard, or answered wrong. */
export function lastMistakes(attempts: readonly Attempt[]): readonly string[] {
  const session = attempts[attempts.length - 1]?.session;
  const own = attempts.filter((attempt) => attempt.session === session);
  const missed = own.filter(({ rating, extra }) => rating <= 2 || extra?.correct === false);
  return [...new Set(missed.map(({ question }) => question))];
}

function ratedOf(session: Session): readonly Rated[] {
  return session.results.filter((result): result is Rated => !isSkipped(result));
}

function extrasOf(session: Session, attempts: readonly Attempt[]): ReadonlyMap<string, Extra> {
  const own = attempts.filter((attempt) => attempt.session === session.id);
  return new Map(own.map(({ id, extra }) => [id, extra ?? {}]));
}

function tallies(rated: readonly Rated[], nameOf: (result: Rated) => string | undefined): readonly Tally[] {
  const groups = new Map<string, { answered: number; good: number }>();
  for (const result of rated) {
    const name = nameOf(result);
    if (name === undefined) continue;
    const { answered, good } = groups.get(name) ?? { answered: 0, good: 0 };
    groups.set(name, { answered: answered + 1, good: good + (result.rating > 1 ? 1 : 0) });
  }
  return [...groups].map(([name, tally]) => ({ name, ...tally }));
}

function isOverconfident({ rating, correct }: Rated, extra: Extra | undefined): boolean {
  return (extra?.confidence ?? 0) >= SURE && (rating === 1 || correct === false);
}

function missedOf({ question }: Rated, extra: Extra | undefined): readonly Missed[] {
  const [ticked, all] = extra?.points ?? [0, 0];
  return ticked < all ? [{ question, missed: all - ticked, all }] : [];
}

function countCauses(causes: readonly string[]): readonly CauseCount[] {
  const counts = new Map<string, number>();
  for (const cause of causes) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return [...counts].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count);
}

function missesOf(rated: readonly Rated[]): readonly string[] {
  const missed = rated.filter(({ rating, correct }) => rating <= 2 || correct === false);
  return [...new Set(namesOf([...missed].sort((a, b) => a.rating - b.rating)))];
}

function namesOf(rated: readonly Rated[]): readonly string[] {
  return rated.map(({ question }) => question);
}

// Two quizzes on different topics say nothing about each other; the other modes mix topics anyway.
function isAlike(record: SessionRecord, session: Session): boolean {
  const { id, at, endedAt, mode, topics } = record;
  if (id === session.id || endedAt === undefined || mode !== session.mode || at > session.at) return false;
  return mode !== "topic" || topics.join() === session.topics.join();
}

function outcomeOf(attempts: readonly Attempt[], session: string): Outcome | undefined {
  const own = attempts.filter((attempt) => attempt.session === session);
  const medianMs = median(own.map(({ ms }) => ms));
  if (medianMs === undefined) return undefined;
  return { answered: own.length, good: own.filter(({ rating }) => rating > 1).length, medianMs };
}
