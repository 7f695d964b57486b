/** When each question comes back: FSRS-6 replayed over the log. The only file that knows ts-fsrs. */

import { type Card, createEmptyCard, fsrs, type State } from "ts-fsrs";
import { type Attempt, compareAttempts, type Rating } from "./attempt";

/** What the attempts on one question add up to; every time is in epoch milliseconds. */
export interface Scheduled {
  readonly due: number;
  /** Days until the chance to remember falls to 90 %. */
  readonly stability: number;
  /** 1–10. */
  readonly difficulty: number;
  /** The last attempt and its rating. */
  readonly last: number;
  readonly rating: Rating;
  readonly attempts: number;
  readonly lapses: number;
  /** The state of ts-fsrs: 0 new, 1 learning, 2 review, 3 relearning. */
  readonly state: number;
  readonly step: number;
  /** The interval in days, 0 within a day. */
  readonly days: number;
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
  for (const attempt of sorted(attempts)) {
    schedule.set(attempt.question, advance(schedule.get(attempt.question), attempt.rating, attempt.at));
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
export function advance(scheduled: Scheduled | undefined, rating: Rating, at: number): Scheduled {
  const now = effective(scheduled, at);
  const { card } = SCHEDULER.next(toCard(scheduled, now), new Date(now), rating);
  return {
    due: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    last: now,
    rating,
    attempts: card.reps,
    lapses: card.lapses,
    state: card.state,
    step: card.learning_steps,
    days: card.scheduled_days,
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

// A clock that was set back must not make time negative, which ts-fsrs refuses.
function effective(scheduled: Scheduled | undefined, at: number): number {
  return scheduled === undefined ? at : Math.max(at, scheduled.last);
}

function sorted(attempts: readonly Attempt[]): readonly Attempt[] {
  const inOrder = attempts.every((attempt, at) => {
    const before = attempts[at - 1];
    return before === undefined || compareAttempts(before, attempt) <= 0;
  });
  return inOrder ? attempts : [...attempts].sort(compareAttempts);
}

function toCard(scheduled: Scheduled | undefined, now: number): Card {
  if (scheduled === undefined) return createEmptyCard(new Date(now));
  return {
    due: new Date(scheduled.due),
    stability: scheduled.stability,
    difficulty: scheduled.difficulty,
    elapsed_days: 0,
    scheduled_days: scheduled.days,
    learning_steps: scheduled.step,
    reps: scheduled.attempts,
    lapses: scheduled.lapses,
    state: scheduled.state as State,
    last_review: new Date(scheduled.last),
  };
}
