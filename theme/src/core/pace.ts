/** How long the learner needs: what the minutes of a plan are counted from. */

import type { Attempt } from "./attempt";
import type { BankIndex, Kind, QuestionSummary } from "./bank";
import { median } from "./statistics";

/** The learner's own milliseconds for a question of each kind; kinds with too few attempts are absent. */
export type Paces = ReadonlyMap<Kind, number>;

const ENOUGH = 5;
/** So that somebody who became faster is not told of last year. */
const RECENT = 200;
const MINUTE_MS = 60_000;
const USUAL_MINUTES = 3;

/** Take the median time of the learner's latest attempts on each kind of question. */
export function pacesOf(index: BankIndex, attempts: readonly Attempt[]): Paces {
  const kinds = new Map(index.questions.map(({ id, kind }) => [id, kind]));
  const times = new Map<Kind, number[]>();
  for (let at = attempts.length - 1; at >= 0; at -= 1) {
    const kind = kinds.get(attempts[at]?.question ?? "");
    if (kind === undefined) continue;
    const own = times.get(kind) ?? [];
    times.set(kind, own);
    if (own.length < RECENT) own.push(attempts[at]?.ms ?? 0);
  }
  const medians = [...times].map(([kind, own]) => [kind, own.length < ENOUGH ? 0 : (median(own) ?? 0)] as const);
  return new Map(medians.filter(([, ms]) => ms > 0));
}

/** Estimate how long a question takes, in milliseconds: by the learner's pace, else by what its author expects. */
export function expectedMs({ kind, minutes }: Pick<QuestionSummary, "kind" | "minutes">, paces: Paces): number {
  return paces.get(kind) ?? (minutes || USUAL_MINUTES) * MINUTE_MS;
}

/** Estimate how many minutes questions take together: at least one, and none for none. */
export function expectedMinutes(questions: readonly QuestionSummary[], paces: Paces): number {
  const ms = questions.reduce((sum, question) => sum + expectedMs(question, paces), 0);
  return questions.length === 0 ? 0 : Math.max(1, Math.round(ms / MINUTE_MS));
}
