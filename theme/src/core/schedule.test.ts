import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAttempt, attempt, DAY, MINUTE } from "../testing/samples";
import { type Attempt, mergeAttempts, type Rating } from "./attempt";
import {
  advance,
  continued,
  dueAt,
  isChanged,
  isDue,
  preview,
  replay,
  reschedule,
  restingMs,
  retrievability,
  type Scheduled,
  schedulingKey,
  stageOf,
} from "./schedule";
import { DEFAULT_SETTINGS, LIMITS, type Scheduling, WEIGHTS } from "./settings";

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

const [least, most] = LIMITS.retention;
const weight = fc.oneof(fc.double({ min: -1, max: 12, noNaN: true }), fc.constantFrom(0, 1e9, -1e9));
const anySettings: fc.Arbitrary<Scheduling> = fc
  .record({
    retention: fc.double({ min: least, max: most, noNaN: true }),
    values: fc.option(fc.array(weight, { minLength: WEIGHTS, maxLength: WEIGHTS }), { nil: undefined }),
  })
  .map(({ retention, values }) => ({
    retention,
    ...(values === undefined ? {} : { weights: { version: 6, values } }),
  }));

/** Attempts on one question that crowd around the moments where schedulers stumble. */
const crowded = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 0, 1, MINUTE - 1, MINUTE, 10 * MINUTE, DAY - 1, DAY, -1, -DAY, 400 * DAY),
      rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((steps) => {
    let at = START;
    return steps.map(({ gap, rating }, nth) => {
      at = Math.max(0, at + gap);
      return attempt("a", at, rating, { id: `m${String(nth).padStart(2, "0")}` });
    });
  });

function incremental(attempts: readonly Attempt[], settings: Scheduling): Map<string, Scheduled> {
  const schedule = new Map<string, Scheduled>();
  for (const attempt of attempts) {
    schedule.set(attempt.question, advance(schedule.get(attempt.question), attempt, settings));
  }
  return schedule;
}

describe("for every log", () => {
  test("a replay equals one advance after another", () => {
    fc.assert(
      fc.property(fc.oneof(logs, crowded), anySettings, (log, settings) => {
        const sorted = mergeAttempts(log, []);
        expect(replay(sorted, settings)).toEqual(incremental(sorted, settings));
      }),
      { numRuns: 500 },
    );
  });

  test("going on from any point of it equals a replay", () => {
    fc.assert(
      fc.property(fc.oneof(logs, crowded), anySettings, fc.nat(30), (log, settings, point) => {
        const sorted = mergeAttempts(log, []);
        const begun = replay(sorted.slice(0, point), settings);
        expect(continued(begun, sorted.slice(point), settings)).toEqual(replay(sorted, settings));
      }),
    );
  });

  test("a replay does not depend on the order in which two logs were joined", () => {
    fc.assert(
      fc.property(logs, fc.oneof(logs, crowded), (a, b) => {
        const union = mergeAttempts(a, b);
        expect(replay(union)).toEqual(replay(mergeAttempts(b, a)));
        expect(replay([...union].reverse())).toEqual(replay(union));
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
      fc.property(fc.oneof(logs, crowded), anySettings, (log, settings) => {
        // In the order of the array, not of time: the clock jumps.
        const schedule = new Map<string, Scheduled>();
        for (const answer of log) {
          const { question } = answer;
          const scheduled = advance(schedule.get(question), answer, settings);
          expect(scheduled.due).toBeGreaterThan(answer.at);
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
      fc.property(logs, fc.integer({ min: 0, max: START }), anySettings, (log, now, settings) => {
        const scheduled = replay(log, settings).get("a");
        const due = preview(scheduled, now, settings);
        for (const rating of [1, 2, 3, 4] as const) {
          expect(advance(scheduled, { rating, at: now, rev: 1 }, settings).due).toBe(due[rating]);
        }
        // Weights that no optimizer prints may contradict themselves.
        const inOrder = due[1] <= due[2] && due[2] <= due[3] && due[3] <= due[4];
        expect(inOrder || settings.weights !== undefined).toBe(true);
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

describe("settings", () => {
  const log = [attempt("q", START, 3, { id: "1" }), attempt("q", START + 2 * DAY, 3, { id: "2" })];
  const interval = (settings: Scheduling): number => {
    const scheduled = replay(log, settings).get("q");
    return scheduled === undefined ? 0 : scheduled.due - scheduled.last;
  };

  test("bring questions back later the less must be remembered", () => {
    expect(interval({ retention: 0.97 })).toBe(3 * DAY);
    expect(interval(DEFAULT_SETTINGS)).toBe(11 * DAY);
    expect(interval({ retention: 0.7 })).toBe(102 * DAY);
  });

  test("tell how long what is remembered for a month rests", () => {
    expect(restingMs(30, DEFAULT_SETTINGS)).toBe(30 * DAY);
    expect(restingMs(30, { retention: 0.97 })).toBe(7 * DAY);
  });

  test("with weights of one's own give other intervals, and the same ones as ever without", () => {
    const values = [1, 2, 5, 12, 6, 0.8, 3, 0.001, 1.8, 0.16, 0.8, 1.5, 0.06, 0.26, 1.6, 0.6, 1.8, 0.5, 0.1, 0.06, 0.2];
    expect(interval({ retention: 0.9, weights: { version: 6, values } })).not.toBe(11 * DAY);
    expect(interval({ retention: 0.9 })).toBe(11 * DAY);
  });

  test("have a key that tells schedules apart", () => {
    const weights = { version: 6 as const, values: Array(WEIGHTS).fill(1) };
    const keys = [{ retention: 0.9 }, { retention: 0.91 }, { retention: 0.9, weights }].map(schedulingKey);
    expect(new Set(keys).size).toBe(3);
    expect(schedulingKey(DEFAULT_SETTINGS)).toBe(schedulingKey({ retention: 0.9 }));
  });
});

describe("a question whose meaning changed", () => {
  const [scheduled] = replay([attempt("q", START, 4, { rev: 2 })]).values();
  if (scheduled === undefined) throw new Error("nothing scheduled");

  test("is due at once, until it is answered again", () => {
    expect([1, 2, 3].map((rev) => isChanged(scheduled, rev))).toEqual([false, false, true]);
    expect([1, 2, 3].map((rev) => isDue(scheduled, START, rev))).toEqual([false, false, true]);
    expect(dueAt(scheduled, START + DAY, 3)).toBe(START + DAY);
    expect(dueAt(scheduled, START + DAY, 2)).toBe(scheduled.due);
    const again = advance(scheduled, { rating: 3, at: START + DAY, rev: 3 });
    expect(isDue(again, START + DAY, 3)).toBe(false);
  });

  test("is not due when it was never answered", () => {
    expect(isDue(undefined, START, 9)).toBe(false);
    expect(isChanged(undefined, 9)).toBe(false);
  });
});
