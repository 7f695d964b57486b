import { describe, expect, test } from "vitest";
import { attempt, bank, DAY, MINUTE, question } from "../testing/samples";
import { type Attempt, mergeAttempts } from "./attempt";
import type { BankIndex } from "./bank";
import { expectedMinutes, expectedMs, pacesOf } from "./pace";
import { replay } from "./schedule";
import { DEFAULT_SETTINGS } from "./settings";
import { type Today, today } from "./today";

const NOW = Date.UTC(2026, 10, 21, 12);
const ZONE = "Europe/Moscow";

const OLD = ["a-1", "a-2", "a-3", "b-1"].map((id, nth) => attempt(id, NOW - (20 - nth) * DAY, 3));
const INDEX = bank(
  ...["a-1", "a-2", "a-3", "b-1", "a-n1", "a-n2", "b-n1", "c-n1"].map((id) => question(id)),
  question("a-mock", { mock: true }),
);

function plan(log: readonly Attempt[], limits: Partial<typeof DEFAULT_SETTINGS> = {}, index: BankIndex = INDEX): Today {
  const attempts = mergeAttempts(log, []);
  return today(index, replay(attempts), attempts, { ...DEFAULT_SETTINGS, ...limits }, NOW, ZONE);
}

describe("what is due today", () => {
  test("comes most overdue first, with new questions of every topic in turn", () => {
    expect(plan(OLD)).toEqual({
      due: ["a-1", "a-2", "a-3", "b-1"],
      fresh: ["a-n1", "b-n1", "c-n1", "a-n2"],
      minutes: 24,
    });
  });

  test("is limited by the reviews of the day, less those already made", () => {
    expect(plan(OLD, { reviewsPerDay: 3 }).due).toEqual(["a-1", "a-2", "a-3"]);
    const reviewed = [...OLD, attempt("a-1", NOW - 60 * MINUTE, 3)];
    expect(plan(reviewed, { reviewsPerDay: 3 }).due).toEqual(["a-2", "a-3"]);
    expect(plan(reviewed, { reviewsPerDay: 0 }).due).toEqual([]);
  });

  test("brings back what failed today whatever the limit: it has been counted", () => {
    const failed = [...OLD, attempt("a-1", NOW - 60 * MINUTE, 1)];
    expect(plan(failed, { reviewsPerDay: 1 }).due).toEqual(["a-1"]);
    expect(plan(failed, { reviewsPerDay: 2 }).due).toEqual(["a-2", "a-1"]);
  });

  test("does not count what was new today as a review", () => {
    const begun = [...OLD, attempt("a-n1", NOW - 60 * MINUTE, 3)];
    expect(plan(begun, { reviewsPerDay: 1 }).due).toEqual(["a-1"]);
  });

  test("has what changed in the bank, though its time has not come", () => {
    const index = bank(question("a-1", { rev: 2 }), question("a-2"));
    const log = [attempt("a-1", NOW - DAY, 4), attempt("a-2", NOW - DAY, 4)];
    expect(plan(log, {}, index).due).toEqual(["a-1"]);
  });
});

describe("what is new today", () => {
  test("is limited by what was begun today", () => {
    const begun = [...OLD, attempt("a-n1", NOW - MINUTE, 3), attempt("a-n1", NOW - 2 * MINUTE, 1)];
    expect(plan(begun, { newPerDay: 2 }).fresh).toEqual(["a-n2"]);
    expect(plan(begun, { newPerDay: 1 }).fresh).toEqual([]);
  });

  test("counts days as the learner's clock does", () => {
    // 23:30 of the day before in Moscow, then 00:30 of this day: both are the 20th in UTC.
    const evening = attempt("a-n1", Date.UTC(2026, 10, 20, 20, 30), 3);
    const night = attempt("b-n1", Date.UTC(2026, 10, 20, 21, 30), 3);
    expect(plan([evening, night], { newPerDay: 2 }).fresh).toHaveLength(1);
  });

  test("is not disturbed by what a wrong clock dated later", () => {
    const log = [attempt("a-n1", NOW - MINUTE, 3), attempt("b-n1", NOW + 3 * DAY, 3)];
    expect(plan(log, { newPerDay: 2 }).fresh).toHaveLength(1);
  });

  test("never is a question kept for mock interviews", () => {
    expect(plan([], { newPerDay: 100 }).fresh).not.toContain("a-mock");
  });
});

test("nothing to do takes no time", () => {
  expect(plan([], { newPerDay: 0 })).toEqual({ due: [], fresh: [], minutes: 0 });
});

describe("pace", () => {
  const index = bank(question("a-1"), question("a-2", { kind: "choice" }), question("a-3", { minutes: 0 }));
  const took = (id: string, ...times: readonly number[]): Attempt[] =>
    times.map((ms, nth) => attempt(id, NOW + nth, 3, { ms }));

  test("is the learner's own median of a kind after five attempts", () => {
    const paces = pacesOf(index, [...took("a-1", 10, 20, 30, 40, 1000), ...took("a-2", 5, 5, 5, 5)]);
    expect([...paces]).toEqual([["open", 30]]);
    expect(expectedMs(question("x"), paces)).toBe(30);
  });

  test("is else what the author expects, else three minutes", () => {
    expect(expectedMs(question("x", { minutes: 7 }), new Map())).toBe(7 * MINUTE);
    expect(expectedMs(question("x", { minutes: 0 }), new Map())).toBe(3 * MINUTE);
  });

  test("follows the latest attempts", () => {
    const paces = pacesOf(index, took("a-1", ...Array(300).fill(90_000), ...Array(150).fill(30_000)));
    expect(paces.get("open")).toBe(30_000);
  });

  test("ignores questions that left the bank, and times of zero", () => {
    expect(pacesOf(index, [...took("gone", 1, 2, 3, 4, 5), ...took("a-2", 0, 0, 0, 0, 0)]).size).toBe(0);
  });

  test("gives whole minutes, one at least and none for nothing", () => {
    expect(expectedMinutes([], new Map())).toBe(0);
    expect(expectedMinutes([question("x")], new Map([["open", 100]]))).toBe(1);
    expect(expectedMinutes(Array(5).fill(question("x")), new Map([["open", 100_000]]))).toBe(8);
  });
});
