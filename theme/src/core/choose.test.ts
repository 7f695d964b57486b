import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attempt, DAY, question, seeded } from "../testing/samples";
import { choose } from "./choose";
import { replay } from "./schedule";

const START = Date.UTC(2026, 0, 10, 9);
const NOW = START + 3 * DAY;

// Good is due after two days, Easy after eight.
const SCHEDULE = replay([
  attempt("a-overdue", START - DAY, 3),
  attempt("a-due", START, 3),
  attempt("a-later", START, 4),
  attempt("a-soonest-forgotten", NOW - DAY, 3),
  attempt("a-mock", START, 3),
]);
const SEEN = ["a-later", "a-soonest-forgotten", "a-due", "a-overdue"].map((id) => question(id));
const NEW = ["a-n1", "a-n2", "a-n3"].map((id) => question(id));
const MOCKS = [question("a-mock", { mock: true }), question("a-new-mock", { mock: true })];

function chosen(questions: Parameters<typeof choose>[0], count: number, seed = 1): readonly string[] {
  return choose(questions, SCHEDULE, { count, now: NOW, random: seeded(seed) });
}

describe("a session", () => {
  test("asks what is most overdue first, then new questions, then what is most likely forgotten", () => {
    const ids = chosen([...SEEN, ...NEW], 7);
    expect(ids.slice(0, 2)).toEqual(["a-overdue", "a-due"]);
    expect([...ids.slice(2, 5)].sort()).toEqual(["a-n1", "a-n2", "a-n3"]);
    expect(ids.slice(5)).toEqual(["a-soonest-forgotten", "a-later"]);
  });

  test("shuffles new questions", () => {
    const orders = new Set(Array.from({ length: 30 }, (_, seed) => chosen(NEW, 3, seed * 7919 + 1).join()));
    expect(orders.size).toBe(6);
  });

  test("never asks what is kept for mock interviews", () => {
    expect(chosen(MOCKS, 5)).toEqual([]);
    expect(chosen([...MOCKS, ...NEW], 5)).toHaveLength(3);
  });

  test("spreads its topics and keeps the order within each", () => {
    const due = ["a-1", "a-2", "a-3", "a-4", "b-1", "b-2"];
    const schedule = replay(due.map((id, nth) => attempt(id, START - DAY + nth, 3)));
    const ids = choose(
      due.map((id) => question(id)),
      schedule,
      { count: 6, now: NOW, random: seeded() },
    );
    expect(ids).toEqual(["a-1", "b-1", "a-2", "a-3", "b-2", "a-4"]);
  });

  test("is cut where the expected time is over, after one question at least", () => {
    const minutes = (limit: number): number =>
      choose([...SEEN, ...NEW], SCHEDULE, { count: 100, now: NOW, random: seeded(), minutes: limit }).length;
    expect([0, 1, 3, 5, 6, 100].map(minutes)).toEqual([1, 1, 1, 1, 2, 7]);
    const paces = new Map([["open", 30_000] as const]);
    expect(choose(NEW, SCHEDULE, { count: 2, now: NOW, random: seeded(), minutes: 60, paces })).toHaveLength(2);
  });

  test("asks what changed in the bank with what is due", () => {
    const changed = question("a-later", { rev: 2 });
    expect(chosen([...NEW, changed, question("a-due")], 2)).toEqual(["a-due", "a-later"]);
  });

  test("has each question once and no more than asked for", () => {
    const some = fc.subarray([...SEEN, ...NEW, ...MOCKS, question("b-x"), question("c-x")]);
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: -1, max: 12 }),
        fc.integer({ min: 1, max: 1e6 }),
        (questions, count, seed) => {
          const ids = chosen(questions, count, seed);
          const askable = questions.filter(({ mock }) => !mock).length;
          expect(ids).toHaveLength(Math.max(0, Math.min(count, askable)));
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
    );
  });
});
