/** What today asks for: what is due and what may be begun, within the learner's daily limits. */

import type { Attempt } from "./attempt";
import type { BankIndex, QuestionSummary } from "./bank";
import { byDue } from "./choose";
import { expectedMinutes, pacesOf } from "./pace";
import { isDue, type Schedule } from "./schedule";
import type { Settings } from "./settings";
import { calendar } from "./statistics";

export interface Today {
  /** Ids of what to repeat, the most overdue first. */
  readonly due: readonly string[];
  /** Ids of what to begin, of every topic in turn. */
  readonly fresh: readonly string[];
  /** For all of it, at the learner's pace. */
  readonly minutes: number;
}

/** Plan the rest of the learner's day; the attempts are sorted, under the present ids. */
export function today(
  index: BankIndex,
  schedule: Schedule,
  attempts: readonly Attempt[],
  settings: Pick<Settings, "newPerDay" | "reviewsPerDay">,
  now: number,
  timezone: string,
): Today {
  const askable = index.questions.filter((question) => !question.mock);
  const done = answeredToday(attempts, now, timezone);
  const begun = [...done].filter(([id, count]) => schedule.get(id)?.attempts === count).length;
  const due = dueNow(askable, schedule, done, now, settings.reviewsPerDay - (done.size - begun));
  const unseen = inTurn(askable.filter(({ id }) => !schedule.has(id)));
  const fresh = unseen.slice(0, Math.max(0, settings.newPerDay - begun));
  const minutes = expectedMinutes([...due, ...fresh], pacesOf(index, attempts));
  return { due: due.map(({ id }) => id), fresh: fresh.map(({ id }) => id), minutes };
}

// What was asked today already and comes back after ten minutes has been counted: a limit must not cut it off.
function dueNow(
  askable: readonly QuestionSummary[],
  schedule: Schedule,
  done: ReadonlyMap<string, number>,
  now: number,
  room: number,
): readonly QuestionSummary[] {
  const due = byDue(
    askable.filter(({ id, rev }) => isDue(schedule.get(id), now, rev)),
    schedule,
    now,
  );
  const others = due.filter(({ id }) => !done.has(id));
  const taken = new Set(others.slice(0, Math.max(0, room)));
  return due.filter((question) => taken.has(question) || done.has(question.id));
}

// The first of every topic, then the second of every topic.
function inTurn(questions: readonly QuestionSummary[]): readonly QuestionSummary[] {
  const seen = new Map<string, number>();
  const turns = questions.map((question) => {
    const turn = seen.get(question.topic) ?? 0;
    seen.set(question.topic, turn + 1);
    return { question, turn };
  });
  return turns.sort((a, b) => a.turn - b.turn).map(({ question }) => question);
}

// From the end: a log of years is not read for one day. What a wrong clock dated later is passed over.
function answeredToday(attempts: readonly Attempt[], now: number, timezone: string): ReadonlyMap<string, number> {
  const dayOf = calendar(timezone);
  const day = dayOf(now);
  const counts = new Map<string, number>();
  for (let at = attempts.length - 1; at >= 0; at -= 1) {
    const attempt = attempts[at];
    const own = attempt === undefined ? "" : dayOf(attempt.at);
    if (attempt === undefined || own < day) break;
    if (own === day) counts.set(attempt.question, (counts.get(attempt.question) ?? 0) + 1);
  }
  return counts;
}
