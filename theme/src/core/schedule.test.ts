import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAttempt, attempt, DAY, MINUTE } from "../testing/samples";
import { type Attempt, mergeAttempts, type Rating } from "./attempt";
import { advance, isDue, preview, replay, reschedule, retrievability, type Scheduled, stageOf } from "./schedule";

const START = Date.UTC(2026, 0, 10, 9);

/** Replay a history such as "3 1@2d 3@2d10m": ratings and when they were given after the first. */
function history(text: string): Scheduled {
  const attempts = text.split(" ").map((step, nth) => {
    const [rating, , days, minutes] =
      step
        .match(/^(\d)(@(?:(\d+)d)?(?:(\d+)m)?)?$/)
        ?.slice(1)
        .map(Number) ?? [];
    const after = (days || 0) * DAY + (minutes || 0) * MINUTE;
    return attempt("q", START + after, rating as Rating, { id: `${nth}` });
  });
  const scheduled = replay(attempts).get("q");
  if (scheduled === undefined) throw new Error(`no attempts in ${text}`);
  return scheduled;
}

// Intervals, stability and difficulty agree with py-fsrs 6 wherever the gaps are whole days.
const TABLE: readonly (readonly [string, string, number, number, number])[] = [
  ["Again", "1", 10 * MINUTE, 0.212, 6.4133],
  ["Hard", "2", 15 * MINUTE, 1.2931, 5.1122],
  ["Good", "3", 2 * DAY, 2.3065, 2.1181],
  ["Easy", "4", 8 * DAY, 8.2956, 1],
  ["Good twice", "3 3@2d", 11 * DAY, 10.9643, 2.1112],
  ["Good three times", "3 3@2d 3@13d", 46 * DAY, 46.2802, 2.1043],
  ["Easy twice", "4 4@8d", 66 * DAY, 65.6242, 1],
  ["Good, Hard, Hard", "3 2@2d 2@5d", 13 * DAY, 12.8027, 6.5019],
  ["a lapse, then Good in ten minutes", "3 1@2d 3@2d10m", DAY, 0.6597, 7.3823],
  ["four ratings in one millisecond", "1 1 2 4", DAY, 0.1774, 8.9083],
  ["Easy, a lapse, Hard, Good", "4 1@8d 2@8d10m 3@9d", 3 * DAY, 3.0482, 7.9988],
];

test.each(TABLE)("%s", (_, text, interval, stability, difficulty) => {
  const scheduled = history(text);
  expect(scheduled.due - scheduled.last).toBe(interval);
  expect(scheduled.stability).toBeCloseTo(stability, 4);
  expect(scheduled.difficulty).toBeCloseTo(difficulty, 4);
  expect(scheduled.attempts).toBe(text.split(" ").length);
});

const logs = fc.array(anyAttempt, { maxLength: 30 });

function incremental(attempts: readonly Attempt[]): Map<string, Scheduled> {
  const schedule = new Map<string, Scheduled>();
  for (const { question, rating, at } of attempts) {
    schedule.set(question, advance(schedule.get(question), rating, at));
  }
  return schedule;
}

describe("for every log", () => {
  test("a replay equals one advance after another", () => {
    fc.assert(
      fc.property(logs, (log) => {
        const sorted = mergeAttempts(log, []);
        expect(replay(sorted)).toEqual(incremental(sorted));
      }),
      { numRuns: 500 },
    );
  });

  test("a replay does not depend on the order in which two logs were joined", () => {
    fc.assert(
      fc.property(logs, logs, (a, b) => {
        const union = mergeAttempts(a, b);
        expect(replay([...union].reverse())).toEqual(replay(mergeAttempts(b, a)));
      }),
    );
  });

  test("recomputing the changed questions equals a replay", () => {
    const log = fc.uniqueArray(anyAttempt, { selector: ({ id }) => id });
    fc.assert(
      fc.property(log, fc.nat(10), (all, taken) => {
        const [changed, kept] = [all.slice(0, taken), mergeAttempts(all.slice(taken), [])];
        const questions = changed.map(({ question }) => question);
        const full = mergeAttempts(all, []);
        expect(reschedule(replay(kept), full, questions)).toEqual(replay(full));
        expect(reschedule(replay(full), kept, questions)).toEqual(replay(kept));
      }),
    );
  });

  test("nothing is due before its attempt, whatever the clock did", () => {
    fc.assert(
      fc.property(logs, (log) => {
        // In the order of the array, not of time: the clock jumps.
        const schedule = new Map<string, Scheduled>();
        for (const { question, rating, at } of log) {
          const scheduled = advance(schedule.get(question), rating, at);
          expect(scheduled.due).toBeGreaterThan(at);
          expect(scheduled.due).toBeGreaterThan(scheduled.last);
          expect(scheduled.stability).toBeGreaterThan(0);
          expect(scheduled.difficulty).toBeGreaterThanOrEqual(1);
          expect(scheduled.difficulty).toBeLessThanOrEqual(10);
          schedule.set(question, scheduled);
        }
      }),
    );
  });

  test("a preview says what the rating will do, and better ratings never come back sooner", () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 0, max: START }), (log, now) => {
        const scheduled = replay(log).get("a");
        const due = preview(scheduled, now);
        for (const rating of [1, 2, 3, 4] as const) expect(advance(scheduled, rating, now).due).toBe(due[rating]);
        expect(due[1] <= due[2] && due[2] <= due[3] && due[3] <= due[4]).toBe(true);
      }),
    );
  });
});

test("undoing the only attempt makes a question new again", () => {
  const schedule = replay([attempt("q", START, 3)]);
  expect(reschedule(schedule, [], ["q"]).has("q")).toBe(false);
});

test.each([
  ["new without attempts", undefined, "new"],
  ["learning while stability is short", history("3"), "learning"],
  ["known after a week of stability", history("4"), "known"],
  ["learning again after Hard, stability or not", history("4 2@8d"), "learning"],
  ["learning again after a lapse", history("4 1@8d"), "learning"],
])("a question is %s", (_, scheduled, stage) => {
  expect(stageOf(scheduled)).toBe(stage);
});

test("a question is due from the very moment", () => {
  const scheduled = history("3");
  expect(isDue(scheduled, scheduled.due - 1)).toBe(false);
  expect(isDue(scheduled, scheduled.due)).toBe(true);
  expect(isDue(undefined, scheduled.due)).toBe(false);
});

test("the chance to remember is one at once, nine tenths at the stability, and does not rise when the clock goes back", () => {
  const scheduled = { ...history("3"), stability: 10 };
  expect(retrievability(scheduled, START)).toBe(1);
  expect(retrievability(scheduled, START - DAY)).toBe(1);
  expect(retrievability(scheduled, START + 10 * DAY)).toBeCloseTo(0.9, 6);
});
