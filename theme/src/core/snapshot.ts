/** A schedule as it is kept between page loads, with a fingerprint of all that it was computed from. */

import type { Attempt } from "./attempt";
import { isFields } from "./decode";
import { continued, replay, type Schedule, type Scheduled, schedulingKey } from "./schedule";
import type { Scheduling } from "./settings";

/** Compute the schedule of a sorted log, from the snapshot as far as that holds; `replayed` counts what it left. */
export function scheduleFrom(
  snapshot: string | null,
  attempts: readonly Attempt[],
  settings: Scheduling,
): { readonly schedule: Schedule; readonly replayed: number } {
  const known = snapshot === null ? undefined : decode(snapshot, attempts, settings);
  if (known === undefined) return { schedule: replay(attempts, settings), replayed: attempts.length };
  const later = attempts.slice(known.count);
  return { schedule: continued(known.schedule, later, settings), replayed: later.length };
}

/** Write the snapshot of the schedule of a sorted log. */
export function encodeSnapshot(schedule: Schedule, attempts: readonly Attempt[], settings: Scheduling): string {
  const rows = [...schedule].map(([id, scheduled]) => {
    const { due, stability, difficulty, last, rating, attempts: count, state, rev } = scheduled;
    return [id, due, stability, difficulty, last, rating, count, state, rev];
  });
  return JSON.stringify({ key: keyOf(attempts, attempts.length, settings), count: attempts.length, rows });
}

function decode(
  text: string,
  attempts: readonly Attempt[],
  settings: Scheduling,
): { readonly schedule: Schedule; readonly count: number } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isFields(value) || !Array.isArray(value.rows)) return undefined;
    const count = Number(value.count);
    if (!(count <= attempts.length) || value.key !== keyOf(attempts, count, settings)) return undefined;
    return { schedule: new Map(value.rows.map(toEntry)), count };
  } catch {
    return undefined;
  }
}

// The key is right, so this is what was written: nothing is checked twice.
function toEntry(row: readonly unknown[]): readonly [string, Scheduled] {
  const [id, due, stability, difficulty, last, rating, attempts, state, rev] = row;
  return [id, { due, stability, difficulty, last, rating, attempts, state, rev }] as [string, Scheduled];
}

// Two 32-bit sums of everything that the schedule depends on, of the first `count` attempts.
function keyOf(attempts: readonly Attempt[], count: number, settings: Scheduling): string {
  let [a, b] = [0x811c9dc5, count];
  const add = (value: number): void => {
    a = Math.imul(a ^ value, 0x01000193);
    b = (Math.imul(b, 31) + (value ^ (b >>> 15))) | 0;
  };
  for (let at = 0; at < count; at += 1) {
    const attempt = attempts[at];
    if (attempt === undefined) break;
    add(attempt.at % 0x7fffffff);
    add(attempt.rating * 65_536 + attempt.rev);
    for (let nth = 0; nth < attempt.question.length; nth += 1) add(attempt.question.charCodeAt(nth));
  }
  return `${a.toString(36)} ${b.toString(36)} ${schedulingKey(settings)}`;
}
