/** Which questions a session asks, and in which order. */

import type { QuestionSummary } from "./bank";
import { expectedMs, type Paces } from "./pace";
import { dueAt, isDue, retrievability, type Schedule } from "./schedule";
import { shuffled } from "./session";

export interface ChooseOptions {
  readonly count: number;
  readonly now: number;
  readonly random: () => number;
  /** Stop when the expected time reaches this; one question is asked at least. */
  readonly minutes?: number;
  /** What the expected time is counted with. */
  readonly paces?: Paces;
}

const MINUTE_MS = 60_000;

/** Choose up to `count` ids: due ones, most overdue first, then new ones, then those most likely forgotten. */
export function choose(
  questions: readonly QuestionSummary[],
  schedule: Schedule,
  options: ChooseOptions,
): readonly string[] {
  const { count, now, random } = options;
  const askable = questions.filter((question) => !question.mock);
  const isNow = ({ id, rev }: QuestionSummary): boolean => isDue(schedule.get(id), now, rev);
  const due = byDue(askable.filter(isNow), schedule, now);
  const fresh = askable.filter(({ id }) => !schedule.has(id));
  const later = askable.filter((question) => schedule.has(question.id) && !isNow(question));
  const ranked = [...due, ...shuffled(fresh, random), ...byRetrievability(later, schedule, now)];
  return interleaved(within(ranked.slice(0, Math.max(0, count)), options)).map(({ id }) => id);
}

/** Sort questions by when they come back, which is now for those whose meaning changed. */
export function byDue(
  questions: readonly QuestionSummary[],
  schedule: Schedule,
  now: number,
): readonly QuestionSummary[] {
  const times = questions.map((question) => {
    const scheduled = schedule.get(question.id);
    return { question, due: scheduled === undefined ? now : dueAt(scheduled, now, question.rev) };
  });
  return times.sort((a, b) => a.due - b.due).map(({ question }) => question);
}

function within(questions: readonly QuestionSummary[], { minutes, paces }: ChooseOptions): readonly QuestionSummary[] {
  if (minutes === undefined) return questions;
  let left = minutes * MINUTE_MS;
  const fitting = questions.findIndex((question, at) => {
    left -= expectedMs(question, paces ?? new Map());
    return left < 0 && at > 0;
  });
  return fitting < 0 ? questions : questions.slice(0, fitting);
}

function byRetrievability(
  questions: readonly QuestionSummary[],
  schedule: Schedule,
  now: number,
): readonly QuestionSummary[] {
  const chances = questions.map((question) => {
    const scheduled = schedule.get(question.id);
    return { question, chance: scheduled === undefined ? 0 : retrievability(scheduled, now) };
  });
  return chances.sort((a, b) => a.chance - b.chance).map(({ question }) => question);
}

/** Spread each topic evenly over the whole, with its own questions in their order. */
export function interleaved(questions: readonly QuestionSummary[]): readonly QuestionSummary[] {
  const sizes = new Map<string, number>();
  for (const { topic } of questions) sizes.set(topic, (sizes.get(topic) ?? 0) + 1);
  const seen = new Map<string, number>();
  const places = questions.map((question) => {
    const nth = seen.get(question.topic) ?? 0;
    seen.set(question.topic, nth + 1);
    return { question, place: (nth + 0.5) / (sizes.get(question.topic) ?? 1) };
  });
  return places.sort((a, b) => a.place - b.place).map(({ question }) => question);
}
