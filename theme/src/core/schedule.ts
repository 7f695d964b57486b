/** When each question comes back: FSRS-6 replayed over the log. The only file that knows ts-fsrs. */

import { type Card, createEmptyCard, dateDiffInDays, type FSRS, FSRSVersion, fsrs, State } from "ts-fsrs";
import { type Attempt, compareAttempts, type Rating } from "./attempt";
import { DEFAULT_SETTINGS, type Scheduling } from "./settings";

/** What the learner's memory of a question is after its last attempt. */
interface Memory {
  /** Days until the chance to remember falls to 90 %. */
  readonly stability: number;
  /** 1–10. */
  readonly difficulty: number;
  /** The last attempt, in epoch milliseconds, and its rating. */
  readonly last: number;
  readonly rating: Rating;
  readonly attempts: number;
  readonly state: State;
  /** The revision of the question at the last attempt. */
  readonly rev: number;
}

/** What the schedule takes from an attempt. */
type Answer = Pick<Attempt, "rating" | "at" | "rev">;

/** What the attempts on one question add up to. */
export interface Scheduled extends Memory {
  /** Epoch milliseconds. */
  readonly due: number;
}

export type Schedule = ReadonlyMap<string, Scheduled>;
export type Stage = "new" | "learning" | "known";

export const STAGES: readonly Stage[] = ["new", "learning", "known"];

const KNOWN_DAYS = 7;
const DAY_MS = 86_400_000;

/** Compute the schedule from a log in any order. */
export function replay(attempts: readonly Attempt[], settings: Scheduling = DEFAULT_SETTINGS): Map<string, Scheduled> {
  return continued(new Map(), attempts, settings);
}

/** Compute the schedule from that of a log and the attempts that came after all of its own. */
export function continued(
  schedule: Schedule,
  attempts: readonly Attempt[],
  settings: Scheduling = DEFAULT_SETTINGS,
): Map<string, Scheduled> {
  const scheduler = schedulerFor(settings);
  const next = new Map(schedule);
  for (const [question, own] of byQuestion(sorted(attempts))) {
    const last = own[own.length - 1];
    if (last === undefined) continue;
    let memory: Memory | undefined = schedule.get(question);
    for (const attempt of own.slice(0, -1)) memory = remember(scheduler, memory, attempt);
    next.set(question, advance(memory, last, settings));
  }
  return next;
}

/** Compute anew the questions whose attempts changed; the others keep their values. */
export function reschedule(
  schedule: Schedule,
  attempts: readonly Attempt[],
  questions: Iterable<string>,
  settings: Scheduling = DEFAULT_SETTINGS,
): Map<string, Scheduled> {
  const changed = new Set(questions);
  const next = new Map(schedule);
  for (const question of changed) next.delete(question);
  const own = attempts.filter((attempt) => changed.has(attempt.question));
  return continued(next, own, settings);
}

/** Add one attempt to what is known about a question. */
export function advance(
  before: Memory | undefined,
  { rating, at, rev }: Answer,
  settings: Scheduling = DEFAULT_SETTINGS,
): Scheduled {
  const now = effective(before, at);
  const { card } = schedulerFor(settings).next(toCard(before, now), new Date(now), rating);
  return {
    due: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    last: now,
    rating,
    attempts: card.reps,
    state: card.state,
    rev,
  };
}

/** Tell for each rating when the question would come back. */
export function preview(
  scheduled: Scheduled | undefined,
  now: number,
  settings: Scheduling = DEFAULT_SETTINGS,
): Readonly<Record<Rating, number>> {
  const due = (rating: Rating): number => advance(scheduled, { rating, at: now, rev: 1 }, settings).due;
  return { 1: due(1), 2: due(2), 3: due(3), 4: due(4) };
}

/** Tell how far the learner is with a question. */
export function stageOf(scheduled: Scheduled | undefined): Stage {
  if (scheduled === undefined) return "new";
  return scheduled.rating >= 3 && scheduled.stability >= KNOWN_DAYS ? "known" : "learning";
}

/** Tell whether the meaning of a question changed since its last attempt; `rev` is what the bank has now. */
export function isChanged(scheduled: Scheduled | undefined, rev: number): boolean {
  return scheduled !== undefined && rev > scheduled.rev;
}

/** Tell whether a question seen before should be asked again now: its time has come, or its meaning changed. */
export function isDue(scheduled: Scheduled | undefined, now: number, rev = 0): boolean {
  return scheduled !== undefined && (scheduled.due <= now || isChanged(scheduled, rev));
}

/** Tell when a question comes back, which is at once when its meaning changed. */
export function dueAt(scheduled: Scheduled, now: number, rev: number): number {
  return isChanged(scheduled, rev) ? Math.min(scheduled.due, now) : scheduled.due;
}

/** Estimate the chance that the learner remembers, from 0 to 1. */
export function retrievability(scheduled: Scheduled, now: number, settings: Scheduling = DEFAULT_SETTINGS): number {
  const at = effective(scheduled, now);
  return schedulerFor(settings).get_retrievability(toCard(scheduled, at), new Date(at), false);
}

/** Tell how long a question rests that is remembered by nine in ten after so many days. */
export function restingMs(stability: number, settings: Scheduling): number {
  return schedulerFor(settings).next_interval(stability, 0) * DAY_MS;
}

/** Name everything besides the log that a schedule depends on. */
export function schedulingKey({ retention, weights }: Scheduling): string {
  return JSON.stringify([FSRSVersion, retention, weights?.values ?? null]);
}

let latest:
  | { readonly retention: number; readonly weights: Scheduling["weights"]; readonly scheduler: FSRS }
  | undefined;

// One is enough: settings change rarely, and a scheduler costs as much as replaying a dozen attempts.
function schedulerFor({ retention, weights }: Scheduling): FSRS {
  if (latest?.retention === retention && latest.weights === weights) return latest.scheduler;
  const scheduler = fsrs({
    enable_fuzz: false,
    request_retention: retention,
    learning_steps: ["10m"],
    relearning_steps: ["10m"],
    ...(weights === undefined ? {} : { w: weights.values }),
  });
  latest = { retention, weights, scheduler };
  return scheduler;
}

// The same as `advance` without the due date, which only the last attempt of a question needs: five times faster.
function remember(scheduler: FSRS, before: Memory | undefined, { rating, at, rev }: Answer): Memory {
  const last = effective(before, at);
  const days = before === undefined ? 0 : dateDiffInDays(new Date(before.last), new Date(last));
  const { stability, difficulty } = scheduler.next_state(before ?? null, days, rating);
  const attempts = (before?.attempts ?? 0) + 1;
  return { stability, difficulty, last, rating, attempts, state: stateAfter(before?.state, rating), rev };
}

// With a single learning step, Good and Easy graduate at once and only Again makes a known question learn again.
function stateAfter(before: State | undefined, rating: Rating): State {
  if (rating >= 3) return State.Review;
  if (before === State.Review) return rating === 1 ? State.Relearning : State.Review;
  return before === State.Relearning ? State.Relearning : State.Learning;
}

// A clock that was set back must not make time negative, which ts-fsrs refuses.
function effective(before: Memory | undefined, at: number): number {
  return before === undefined ? at : Math.max(at, before.last);
}

function sorted(attempts: readonly Attempt[]): readonly Attempt[] {
  const inOrder = attempts.every((attempt, at) => {
    const before = attempts[at - 1];
    return before === undefined || compareAttempts(before, attempt) <= 0;
  });
  return inOrder ? attempts : [...attempts].sort(compareAttempts);
}

function byQuestion(attempts: readonly Attempt[]): ReadonlyMap<string, readonly Attempt[]> {
  const groups = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const group = groups.get(attempt.question);
    if (group === undefined) groups.set(attempt.question, [attempt]);
    else group.push(attempt);
  }
  return groups;
}

// What is constant here serves the review log of ts-fsrs only, which nobody reads.
function toCard(memory: Memory | undefined, now: number): Card {
  if (memory === undefined) return createEmptyCard(new Date(now));
  return {
    due: new Date(now),
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: 0,
    scheduled_days: 0,
    learning_steps: 0,
    reps: memory.attempts,
    lapses: 0,
    state: memory.state,
    last_review: new Date(memory.last),
  };
}
