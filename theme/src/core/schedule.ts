/** When each question comes back: FSRS-6 replayed over the log. The only file that knows ts-fsrs. */

import { type Card, createEmptyCard, dateDiffInDays, fsrs, State } from "ts-fsrs";
import { type Attempt, compareAttempts, type Rating } from "./attempt";

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
}

/** What the attempts on one question add up to. */
export interface Scheduled extends Memory {
  /** Epoch milliseconds. */
  readonly due: number;
}

export type Schedule = ReadonlyMap<string, Scheduled>;
export type Stage = "new" | "learning" | "known";

export const STAGES: readonly Stage[] = ["new", "learning", "known"];

const KNOWN_DAYS = 7;

const SCHEDULER = fsrs({
  enable_fuzz: false,
  request_retention: 0.9,
  learning_steps: ["10m"],
  relearning_steps: ["10m"],
});

/** Compute the schedule from a log in any order. */
export function replay(attempts: readonly Attempt[]): Map<string, Scheduled> {
  const schedule = new Map<string, Scheduled>();
  for (const [question, own] of byQuestion(sorted(attempts))) {
    const last = own[own.length - 1];
    if (last === undefined) continue;
    const before = own.slice(0, -1).reduce<Memory | undefined>(remember, undefined);
    schedule.set(question, advance(before, last.rating, last.at));
  }
  return schedule;
}

/** Compute anew the questions whose attempts changed; the others keep their values. */
export function reschedule(
  schedule: Schedule,
  attempts: readonly Attempt[],
  questions: Iterable<string>,
): Map<string, Scheduled> {
  const changed = new Set(questions);
  const next = new Map(schedule);
  for (const question of changed) next.delete(question);
  for (const [question, value] of replay(attempts.filter((attempt) => changed.has(attempt.question)))) {
    next.set(question, value);
  }
  return next;
}

/** Add one attempt to what is known about a question. */
export function advance(before: Memory | undefined, rating: Rating, at: number): Scheduled {
  const now = effective(before, at);
  const { card } = SCHEDULER.next(toCard(before, now), new Date(now), rating);
  return {
    due: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    last: now,
    rating,
    attempts: card.reps,
    state: card.state,
  };
}

/** Tell for each rating when the question would come back. */
export function preview(scheduled: Scheduled | undefined, now: number): Readonly<Record<Rating, number>> {
  const due = (rating: Rating): number => advance(scheduled, rating, now).due;
  return { 1: due(1), 2: due(2), 3: due(3), 4: due(4) };
}

/** Tell how far the learner is with a question. */
export function stageOf(scheduled: Scheduled | undefined): Stage {
  if (scheduled === undefined) return "new";
  return scheduled.rating >= 3 && scheduled.stability >= KNOWN_DAYS ? "known" : "learning";
}

/** Tell whether a question seen before should be asked again now. */
export function isDue(scheduled: Scheduled | undefined, now: number): boolean {
  return scheduled !== undefined && scheduled.due <= now;
}

/** Estimate the chance that the learner remembers, from 0 to 1. */
export function retrievability(scheduled: Scheduled, now: number): number {
  const at = effective(scheduled, now);
  return SCHEDULER.get_retrievability(toCard(scheduled, at), new Date(at), false);
}

// The same as `advance` without the due date, which only the last attempt of a question needs: five times faster.
function remember(before: Memory | undefined, { rating, at }: Attempt): Memory {
  const last = effective(before, at);
  const days = before === undefined ? 0 : dateDiffInDays(new Date(before.last), new Date(last));
  const { stability, difficulty } = SCHEDULER.next_state(before ?? null, days, rating);
  const attempts = (before?.attempts ?? 0) + 1;
  return { stability, difficulty, last, rating, attempts, state: stateAfter(before?.state, rating) };
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
