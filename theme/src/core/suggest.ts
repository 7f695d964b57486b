/** Which rating an answer suggests; the learner decides. */

import type { Rating } from "./attempt";
import type { Kind } from "./bank";

/** What is known of an answer once it is revealed. */
export interface Answered {
  readonly kind: Kind;
  readonly correct?: boolean;
  /** Not right, but close. */
  readonly near?: boolean;
  /** The learner said "I don't know". */
  readonly unsure?: boolean;
  /** Key points: ticked, all. */
  readonly points?: readonly [number, number];
  /** How many hints were shown. */
  readonly hints: number;
}

const GOOD_SHARE = 0.8;
const HARD_SHARE = 0.5;

/** Suggest a rating; undefined when nothing speaks for any. */
export function suggest(answered: Answered): Rating | undefined {
  const rating = withoutHints(answered);
  return rating === 3 && answered.hints > 0 ? 2 : rating;
}

/** Tell whether it is only the hints that keep the suggestion from being a better one. */
export function isCapped(answered: Answered): boolean {
  return answered.hints > 0 && withoutHints(answered) === 3;
}

function withoutHints({ kind, correct, near, unsure, points }: Answered): Rating | undefined {
  if (unsure === true) return 1;
  if (correct === true) return 3;
  if (near === true) return 2;
  if (correct === false) return 1;
  // Options say everything about their question; everything else may be answered aloud and ticked.
  return kind === "choice" ? undefined : byPoints(points);
}

function byPoints([ticked, all]: readonly [number, number] = [0, 0]): Rating | undefined {
  if (ticked <= 0 || all <= 0) return undefined;
  const share = ticked / all;
  if (share >= GOOD_SHARE) return 3;
  return share >= HARD_SHARE ? 2 : 1;
}
