/** Numbers about the log: per topic, overall, by day, and what is weak. Every log here is sorted. */

import type { Attempt } from "./attempt";
import type { BankIndex, QuestionSummary, TopicSummary } from "./bank";
import { isDue, type Schedule, type Stage, stageOf } from "./schedule";

/** How many questions of a group are at which stage, and how many are due. */
export interface Standing extends Readonly<Record<Stage, number>> {
  readonly total: number;
  readonly seen: number;
  readonly due: number;
}

/** What a run of attempts adds up to; undefined where there is none. */
export interface Pace {
  readonly attempts: number;
  /** The share rated better than Again, 0–1. */
  readonly success: number | undefined;
  readonly medianMs: number | undefined;
  readonly lastAt: number | undefined;
}

export interface TopicStatistics extends Standing, Pace {
  readonly topic: string;
  readonly title: string;
  readonly url: string;
}

export interface OverallStatistics extends Standing, Pace {
  /** Attempts on questions that the bank no longer has; they count in `attempts`. */
  readonly gone: number;
}

export interface WeakSpot {
  readonly question: QuestionSummary;
  /** Of the last ten. */
  readonly attempts: number;
  readonly failures: number;
  readonly weakness: number;
}

export interface WeakTopic {
  readonly topic: TopicSummary;
  readonly attempts: number;
  readonly failures: number;
  /** The lower bound of the share of failures, 0–1. */
  readonly bound: number;
}

export interface Day {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly attempts: number;
  readonly success: number | undefined;
}

/** How many weak spots are shown. */
export const WEAK_SPOTS_SHOWN = 10;

const RECENT = 10;
const DAY_MS = 86_400_000;
// Every time zone is a whole number of quarters of an hour away from UTC.
const QUARTER_MS = 900_000;

/** Count questions and attempts of each topic, in the order of the bank. */
export function topicStatistics(
  index: BankIndex,
  schedule: Schedule,
  attempts: readonly Attempt[],
  now: number,
): readonly TopicStatistics[] {
  const topicOf = new Map(index.questions.map((question) => [question.id, question.topic]));
  const questions = grouped(index.questions, (question) => question.topic);
  const tries = grouped(attempts, (attempt) => topicOf.get(attempt.question));
  return index.topics.map(({ topic, title, url }) => ({
    ...{ topic, title, url },
    ...standing(questions.get(topic) ?? [], schedule, now),
    ...pace(tries.get(topic) ?? []),
  }));
}

/** Count the questions of the whole bank, and all attempts. */
export function overall(
  index: BankIndex,
  schedule: Schedule,
  attempts: readonly Attempt[],
  now: number,
): OverallStatistics {
  const known = new Set(index.questions.map((question) => question.id));
  const gone = attempts.filter((attempt) => !known.has(attempt.question)).length;
  return { ...standing(index.questions, schedule, now), ...pace(attempts), gone };
}

/** Rank the questions that fail most surely, worst first. */
export function weakSpots(index: BankIndex, schedule: Schedule, attempts: readonly Attempt[]): readonly WeakSpot[] {
  const tries = grouped(attempts, (attempt) => attempt.question);
  const spots: WeakSpot[] = [];
  for (const question of index.questions) {
    const scheduled = schedule.get(question.id);
    const recent = (tries.get(question.id) ?? []).slice(-RECENT);
    const failures = countFailures(recent);
    if (scheduled === undefined || failures === 0 || stageOf(scheduled) === "known") continue;
    const weakness = (wilsonLower(failures, recent.length) * scheduled.difficulty) / 10;
    spots.push({ question, attempts: recent.length, failures, weakness });
  }
  return spots.sort(
    (a, b) => b.weakness - a.weakness || b.failures - a.failures || compareText(a.question.id, b.question.id),
  );
}

/** Find the topic that fails most surely, or undefined when nothing failed. */
export function weakestTopic(index: BankIndex, attempts: readonly Attempt[]): WeakTopic | undefined {
  const tries = grouped(attempts, (attempt) => attempt.question);
  const questions = grouped(index.questions, (question) => question.topic);
  const weak: WeakTopic[] = [];
  for (const topic of index.topics) {
    const recent = (questions.get(topic.topic) ?? []).flatMap(({ id }) => (tries.get(id) ?? []).slice(-RECENT));
    const failures = countFailures(recent);
    if (failures === 0) continue;
    weak.push({ topic, attempts: recent.length, failures, bound: wilsonLower(failures, recent.length) });
  }
  weak.sort((a, b) => b.bound - a.bound || b.failures - a.failures || compareText(a.topic.topic, b.topic.topic));
  return weak[0];
}

/** Return the lower bound of the Wilson score interval (z = 1) for a share of failures. */
export function wilsonLower(failures: number, n: number): number {
  const p = failures / n;
  return (p + 1 / (2 * n) - Math.sqrt((p * (1 - p)) / n + 1 / (4 * n * n))) / (1 + 1 / n);
}

/** Return the calendar day of a moment in a time zone, as YYYY-MM-DD. */
export function dayOf(at: number, timezone: string): string {
  return calendar(timezone)(at);
}

/** List the days with at least one attempt, earliest first. */
export function activeDays(attempts: readonly Attempt[], timezone: string): readonly string[] {
  const toDay = calendar(timezone);
  return [...new Set(attempts.map((attempt) => toDay(attempt.at)))].sort();
}

/** Count the consecutive active days that end today, or yesterday while today has none. */
export function streak(days: readonly string[], today: string): number {
  const active = new Set(days);
  let day = active.has(today) ? today : dayBefore(today);
  let count = 0;
  while (active.has(day)) {
    count += 1;
    day = dayBefore(day);
  }
  return count;
}

/** Count attempts and success on each of the last `n` days, today last. */
export function lastDays(attempts: readonly Attempt[], n: number, now: number, timezone: string): readonly Day[] {
  const toDay = calendar(timezone);
  // Two days more than asked: a day may have 25 hours, and the first one counts from its midnight.
  const recent = attempts.filter((attempt) => attempt.at > now - (n + 2) * DAY_MS);
  const tries = grouped(recent, (attempt) => toDay(attempt.at));
  const days: Day[] = [];
  for (let date = toDay(now); days.length < n; date = dayBefore(date)) {
    const { attempts: count, success } = pace(tries.get(date) ?? []);
    days.push({ date, attempts: count, success });
  }
  return days.reverse();
}

function standing(questions: readonly QuestionSummary[], schedule: Schedule, now: number): Standing {
  const counts = { new: 0, learning: 0, known: 0 };
  let due = 0;
  for (const { id, rev } of questions) {
    const scheduled = schedule.get(id);
    counts[stageOf(scheduled)] += 1;
    if (isDue(scheduled, now, rev)) due += 1;
  }
  return { total: questions.length, ...counts, seen: questions.length - counts.new, due };
}

function pace(attempts: readonly Attempt[]): Pace {
  const count = attempts.length;
  return {
    attempts: count,
    success: count === 0 ? undefined : (count - countFailures(attempts)) / count,
    medianMs: median(attempts.map((attempt) => attempt.ms)),
    lastAt: attempts[count - 1]?.at,
  };
}

function countFailures(attempts: readonly Attempt[]): number {
  return attempts.reduce((count, attempt) => count + (attempt.rating === 1 ? 1 : 0), 0);
}

/** Return the median, or undefined of nothing. */
export function median(values: readonly number[]): number | undefined {
  const ordered = Float64Array.from(values).sort();
  const upper = ordered[ordered.length >> 1];
  const lower = ordered[(ordered.length - 1) >> 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K | undefined): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Make the function that returns the calendar day of a moment in a time zone. */
export function calendar(timezone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: timezone, calendar: "gregory", numberingSystem: "latn" },
    ...{ year: "numeric", month: "2-digit", day: "2-digit" },
  });
  // Intl costs microseconds a call, which 50,000 attempts would feel: one call serves a quarter of an hour.
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    const day = known.get(quarter) ?? isoDay(format.format(at));
    known.set(quarter, day);
    return day;
  };
}

// From "11/21/2026": `formatToParts` would say which part is which, at four times the cost.
function isoDay(american: string): string {
  const [month, day, year] = american.split("/");
  return `${year}-${month}-${day}`;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
