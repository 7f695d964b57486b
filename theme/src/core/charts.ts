/** The numbers behind the charts of the progress page. Every log here is sorted; every day is one of the learner's. */

import type { Attempt, Rating } from "./attempt";
import { type BankIndex, KINDS, type Kind, LEVELS, type Level } from "./bank";
import { dueAt, retrievability, type Schedule, type Stage, stageOf } from "./schedule";
import type { Scheduling } from "./settings";
import { calendar, type Day, lastDays, wilsonLower } from "./statistics";

/** How many questions come back on a day. */
export interface DueDay {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly due: number;
}

export interface Forecast {
  /** Today first; what is overdue counts today. */
  readonly days: readonly DueDay[];
  /** Due already now; the same number as everywhere on the page. */
  readonly now: number;
  /** Due after the last of the days. */
  readonly later: number;
}

/** A week of practice, named by its Monday. */
export interface Week {
  readonly monday: string;
  readonly attempts: number;
  /** The share of all answers rated better than Again. */
  readonly success: number | undefined;
  /** Questions met again on a later day: only the first answer of the day counts. */
  readonly reviews: number;
  /** The share of those reviews that were remembered. */
  readonly retention: number | undefined;
}

/** How much of a group of questions the learner would recall today. */
export interface Mastery {
  readonly total: number;
  readonly seen: number;
  /** The mean chance to recall a seen question; undefined while none is seen. */
  readonly recall: number | undefined;
  /** `recall` times the share of questions seen, 0–1. */
  readonly mastery: number;
}

export interface TopicMastery extends Mastery {
  readonly topic: string;
  readonly title: string;
}

export interface LevelReadiness extends Mastery, Readonly<Record<Stage, number>> {
  readonly level: Level;
}

/** How often answers given with one degree of confidence were right, with the interval that so few answers leave. */
export interface ConfidenceStep {
  /** 1–4. */
  readonly confidence: number;
  readonly attempts: number;
  readonly right: number;
  readonly share: number | undefined;
  readonly low: number;
  readonly high: number;
}

/** How long answers take: the middle half of them, and what the bank plans for their questions. */
export interface Times {
  readonly attempts: number;
  readonly quarterMs: number;
  readonly medianMs: number;
  readonly threeQuartersMs: number;
  readonly plannedMs: number;
}

export interface KindTime extends Times {
  readonly kind: Kind;
}

export type RatingCounts = Readonly<Record<Rating, number>>;

/** Which buttons were pressed: on the first answer to a question, and on all later ones. */
export interface Buttons {
  readonly first: RatingCounts;
  readonly again: RatingCounts;
}

const DAY_MS = 86_400_000;
const FORECAST_DAYS = 30;
/** Weeks of the calendar and of the trend: a year, so that the same week is seen twice. */
export const WEEKS = 53;
const STEPS = [1, 2, 3, 4] as const;

/** List the days of the last weeks, from a Monday to today. */
export function calendarDays(
  attempts: readonly Attempt[],
  now: number,
  timezone: string,
  weeks = WEEKS,
): readonly Day[] {
  return lastDays(attempts, 7 * (weeks - 1) + weekday(calendar(timezone)(now)) + 1, now, timezone);
}

/** Count the seen questions of the bank by the day on which they come back. */
export function forecast(index: BankIndex, schedule: Schedule, now: number, timezone: string): Forecast {
  const toDay = calendar(timezone);
  const today = toDay(now);
  const counts = new Map(Array.from({ length: FORECAST_DAYS }, (_, day) => [dayAfter(today, day), 0]));
  // A day may have 25 hours; what is due later than this needs no calendar.
  const horizon = now + (FORECAST_DAYS + 1) * DAY_MS;
  let overdue = 0;
  let later = 0;
  for (const { id, rev } of index.questions) {
    const scheduled = schedule.get(id);
    if (scheduled === undefined) continue;
    const due = dueAt(scheduled, now, rev);
    if (due <= now) overdue += 1;
    const date = due <= now ? today : due < horizon ? toDay(due) : "";
    const count = counts.get(date);
    if (count === undefined) later += 1;
    else counts.set(date, count + 1);
  }
  return { days: [...counts].map(([date, due]) => ({ date, due })), now: overdue, later };
}

/** Follow success and retention week by week, from the first answer on but at most a year back. */
export function weeklyRetention(attempts: readonly Attempt[], now: number, timezone: string): readonly Week[] {
  const first = attempts[0];
  if (first === undefined) return [];
  const tallies = tallyWeeks(attempts, timezone);
  const weeks: Week[] = [];
  const start = mondayOf(calendar(timezone)(first.at));
  for (let monday = mondayOf(calendar(timezone)(now)); weeks.length < WEEKS; monday = dayAfter(monday, -7)) {
    const tally = tallies.get(monday) ?? emptyTally();
    const { attempts: count, reviews } = tally;
    weeks.push({
      ...{ monday, attempts: count, success: share(tally.remembered, count) },
      ...{ reviews, retention: share(tally.recalled, reviews) },
    });
    if (monday <= start) break;
  }
  return weeks.reverse();
}

/** Estimate how much of each topic and of each level the learner would recall now. */
export function masteries(
  index: BankIndex,
  schedule: Schedule,
  now: number,
  scheduling: Scheduling,
): { readonly topics: readonly TopicMastery[]; readonly levels: readonly LevelReadiness[] } {
  const topics = new Map(index.topics.map(({ topic }) => [topic, emptyGroup()]));
  const levels = new Map(LEVELS.map((level) => [level, emptyGroup()]));
  for (const question of index.questions) {
    const scheduled = schedule.get(question.id);
    const recall = scheduled === undefined ? 0 : retrievability(scheduled, now, scheduling);
    for (const group of [topics.get(question.topic), levels.get(question.level)]) {
      if (group === undefined) continue;
      group.total += 1;
      group.recall += recall;
      group[stageOf(scheduled)] += 1;
    }
  }
  return {
    topics: index.topics.map(({ topic, title }) => ({ topic, title, ...toMastery(topics.get(topic)) })),
    levels: LEVELS.flatMap((level) => {
      const group = levels.get(level) ?? emptyGroup();
      const { new: fresh, learning, known } = group;
      return group.total === 0 ? [] : [{ level, new: fresh, learning, known, ...toMastery(group) }];
    }),
  };
}

/** Compare confidence before the answer with how the answer turned out. */
export function calibration(attempts: readonly Attempt[]): readonly ConfidenceStep[] {
  const counts = STEPS.map(() => ({ attempts: 0, right: 0 }));
  for (const { rating, extra } of attempts) {
    const count = extra?.confidence === undefined ? undefined : counts[extra.confidence - 1];
    if (count === undefined) continue;
    count.attempts += 1;
    if (rating > 1 && extra?.correct !== false) count.right += 1;
  }
  return counts.map(({ attempts: n, right }, at) => ({
    ...{ confidence: at + 1, attempts: n, right, share: share(right, n) },
    ...(n === 0 ? { low: 0, high: 1 } : { low: wilsonLower(right, n), high: 1 - wilsonLower(n - right, n) }),
  }));
}

/** Tell how long questions take, together and by kind; kinds without answers are left out. */
export function timeByKind(
  index: BankIndex,
  attempts: readonly Attempt[],
): { readonly all: Times | undefined; readonly kinds: readonly KindTime[] } {
  const questions = new Map(index.questions.map((question) => [question.id, question]));
  const groups = new Map<Kind | "all", { taken: number[]; planned: number[] }>();
  for (const kind of [...KINDS, "all"] as const) groups.set(kind, { taken: [], planned: [] });
  for (const { question, ms } of attempts) {
    const summary = questions.get(question);
    if (summary === undefined) continue;
    for (const kind of [summary.kind, "all"] as const) {
      groups.get(kind)?.taken.push(ms);
      groups.get(kind)?.planned.push(summary.minutes * 60_000);
    }
  }
  const kinds = KINDS.flatMap((kind) => {
    const times = toTimes(groups.get(kind));
    return times === undefined ? [] : [{ kind, ...times }];
  });
  return { all: toTimes(groups.get("all")), kinds };
}

/** Count the ratings. */
export function buttons(attempts: readonly Attempt[]): Buttons {
  const [first, again] = [noRatings(), noRatings()];
  const seen = new Set<string>();
  for (const { question, rating } of attempts) {
    const counts = seen.has(question) ? again : first;
    seen.add(question);
    counts[rating] += 1;
  }
  return { first, again };
}

interface Tally {
  attempts: number;
  remembered: number;
  reviews: number;
  recalled: number;
}

function tallyWeeks(attempts: readonly Attempt[], timezone: string): ReadonlyMap<string, Tally> {
  const toDay = calendar(timezone);
  const tallies = new Map<string, Tally>();
  const byDay = new Map<string, Tally>();
  const lastDay = new Map<string, string>();
  for (const { question, at, rating } of attempts) {
    const day = toDay(at);
    const tally = byDay.get(day) ?? tallyOf(mondayOf(day), tallies);
    byDay.set(day, tally);
    tally.attempts += 1;
    if (rating > 1) tally.remembered += 1;
    const before = lastDay.get(question);
    if (before === day) continue;
    lastDay.set(question, day);
    // The very first answer to a question is no review: nothing could be remembered yet.
    if (before === undefined) continue;
    tally.reviews += 1;
    if (rating > 1) tally.recalled += 1;
  }
  return tallies;
}

function tallyOf(monday: string, tallies: Map<string, Tally>): Tally {
  const tally = tallies.get(monday) ?? emptyTally();
  tallies.set(monday, tally);
  return tally;
}

function emptyTally(): Tally {
  return { attempts: 0, remembered: 0, reviews: 0, recalled: 0 };
}

function emptyGroup() {
  return { total: 0, recall: 0, new: 0, learning: 0, known: 0 };
}

function toMastery({ total, recall, new: fresh } = emptyGroup()): Mastery {
  const seen = total - fresh;
  return { total, seen, recall: share(recall, seen), mastery: share(recall, total) ?? 0 };
}

function noRatings(): Record<Rating, number> {
  return { 1: 0, 2: 0, 3: 0, 4: 0 };
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

function toTimes({ taken, planned } = { taken: [] as number[], planned: [] as number[] }): Times | undefined {
  if (taken.length === 0) return undefined;
  const at = quantiles(taken);
  const [quarterMs, medianMs, threeQuartersMs] = [at(0.25), at(0.5), at(0.75)];
  return { attempts: taken.length, quarterMs, medianMs, threeQuartersMs, plannedMs: quantiles(planned)(0.5) };
}

// Between two values a quantile lies on the line from one to the other, so that the median is the usual one.
function quantiles(values: readonly number[]): (p: number) => number {
  const ordered = Float64Array.from(values).sort();
  return (p) => {
    const place = (ordered.length - 1) * p;
    const [lower = 0, upper = lower] = ordered.subarray(Math.floor(place), Math.floor(place) + 2);
    return lower + (upper - lower) * (place % 1);
  };
}

/** Return the day that many days later; both are YYYY-MM-DD. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Return the weekday of a day, 0 for Monday. */
export function weekday(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function mondayOf(date: string): string {
  return dayAfter(date, -weekday(date));
}
