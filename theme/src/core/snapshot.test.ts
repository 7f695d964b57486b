import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAttempt, attempt, DAY } from "../testing/samples";
import { type Attempt, mergeAttempts } from "./attempt";
import { replay } from "./schedule";
import { DEFAULT_SETTINGS } from "./settings";
import { encodeSnapshot, scheduleFrom } from "./snapshot";

const logs = fc.array(anyAttempt, { maxLength: 30 }).map((log) => mergeAttempts(log, []));

function snapshotOf(attempts: readonly Attempt[], settings = DEFAULT_SETTINGS): string {
  return encodeSnapshot(replay(attempts, settings), attempts, settings);
}

describe("a snapshot", () => {
  test("of the log's beginning gives what a replay gives, and replays only the rest", () => {
    fc.assert(
      fc.property(logs, fc.nat(30), (log, point) => {
        const begun = log.slice(0, point);
        const { schedule, replayed } = scheduleFrom(snapshotOf(begun), log, DEFAULT_SETTINGS);
        expect(schedule).toEqual(replay(log));
        expect(replayed).toBe(log.length - begun.length);
      }),
    );
  });

  test("of whatever log never changes what comes out", () => {
    fc.assert(
      fc.property(logs, logs, (log, other) => {
        expect(scheduleFrom(snapshotOf(other), log, DEFAULT_SETTINGS).schedule).toEqual(replay(log));
      }),
    );
  });

  const log = [attempt("a", 1, 3), attempt("b", DAY, 1), attempt("a", 3 * DAY, 4)];
  const replacing = (change: Partial<Attempt>): readonly Attempt[] =>
    log.map((item, nth) => (nth === 1 ? { ...item, ...change } : item));

  test.each<[string, readonly Attempt[]]>([
    ["lost an attempt", log.slice(1)],
    ["has one more in the middle", mergeAttempts(log, [attempt("c", 2, 3)])],
    ["has another rating", replacing({ rating: 2 })],
    ["has another time", replacing({ at: DAY + 1 })],
    ["has another revision", replacing({ rev: 2 })],
    ["has another question", replacing({ question: "c" })],
    ["is empty", []],
  ])("is not used when the log %s", (_, changed) => {
    const { schedule, replayed } = scheduleFrom(snapshotOf(log), changed, DEFAULT_SETTINGS);
    expect(replayed).toBe(changed.length);
    expect(schedule).toEqual(replay(changed));
  });

  test("is not used with other settings, and is with those that do not matter", () => {
    const settings = { ...DEFAULT_SETTINGS, retention: 0.8 };
    expect(scheduleFrom(snapshotOf(log), log, settings)).toEqual({ schedule: replay(log, settings), replayed: 3 });
    const another = { ...DEFAULT_SETTINGS, newPerDay: 0 };
    expect(scheduleFrom(snapshotOf(log), log, another).replayed).toBe(0);
  });

  test.each(["", "{}", "null", "[1]", '{"rows":[],"count":"x"}', snapshotOf(log).slice(0, -5)])(
    "that is damaged is not used: %j",
    (text) => {
      expect(scheduleFrom(text, log, DEFAULT_SETTINGS).replayed).toBe(3);
    },
  );

  test("that is missing means a replay", () => {
    expect(scheduleFrom(null, log, DEFAULT_SETTINGS)).toEqual({ schedule: replay(log), replayed: 3 });
  });
});
