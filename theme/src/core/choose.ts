/** Which questions a session asks, and in which order. */

import type { QuestionSummary } from "./bank";
import { isDue, retrievability, type Schedule } from "./schedule";
import { shuffled } from "./session";

/** Choose up to `count` ids: due ones, most overdue first, then new ones, then those most likely forgotten. */
export function choose(
  questions: readonly QuestionSummary[],
  schedule: Schedule,
  options: { readonly count: number; readonly now: number; readonly random: () => number },
): readonly string[] {
  const { count, now, random } = options;
  const askable = questions.filter((question) => !question.mock);
  const dueAt = ({ id }: QuestionSummary): number => schedule.get(id)?.due ?? 0;
  const due = askable.filter(({ id }) => isDue(schedule.get(id), now)).sort((a, b) => dueAt(a) - dueAt(b));
  const fresh = askable.filter(({ id }) => !schedule.has(id));
  const later = askable.filter(({ id }) => schedule.has(id) && !isDue(schedule.get(id), now));
  const ranked = [...due, ...shuffled(fresh, random), ...byRetrievability(later, schedule, now)];
  return interleaved(ranked.slice(0, Math.max(0, count))).map(({ id }) => id);
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

// Each topic is spread evenly over the whole session and keeps the order of its own questions.
function interleaved(questions: readonly QuestionSummary[]): readonly QuestionSummary[] {
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
