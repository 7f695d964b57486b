import { describe, expect, test } from "vitest";
import { attempt, bank, DAY, question } from "../testing/samples";
import type { Attempt, Rating } from "./attempt";
import { replay } from "./schedule";
import {
  activeDays,
  dayOf,
  lastDays,
  overall,
  streak,
  topicStatistics,
  weakestTopic,
  weakSpots,
  wilsonLower,
} from "./statistics";

const START = Date.UTC(2026, 10, 1, 9);
const INDEX = bank(question("go-a"), question("sql-a"), question("sql-b"), question("sql-c", { mock: true }));

const LOG: readonly Attempt[] = [
  attempt("sql-a", START, 1, { ms: 30_000 }),
  attempt("sql-a", START + 1000, 3, { ms: 10_000 }),
  attempt("old-gone", START + 2000, 1, { ms: 99_000 }),
  attempt("sql-b", START + 3000, 4, { ms: 12_000 }),
  attempt("sql-a", START + 4000, 2, { ms: 20_000 }),
];

describe("topics", () => {
  const [go, sql] = topicStatistics(INDEX, replay(LOG), LOG, START + 2 * DAY);

  test("without attempts have counts and nothing else", () => {
    expect(go).toEqual({
      ...{ topic: "go", title: "GO", url: "go.html", total: 1, new: 1, learning: 0, known: 0, seen: 0, due: 0 },
      ...{ attempts: 0, success: undefined, medianMs: undefined, lastAt: undefined },
    });
  });

  test("count their own attempts", () => {
    // sql-b is known (Easy: 8.3 days), sql-a was last rated Hard and is due; ms 10, 12, 20, 30 s; one of four failed.
    expect(sql).toEqual({
      ...{ topic: "sql", title: "SQL", url: "sql.html", total: 3, new: 1, learning: 1, known: 1, seen: 2, due: 1 },
      ...{ attempts: 4, success: 0.75, medianMs: 16_000, lastAt: START + 4000 },
    });
  });
});

test("overall counts every attempt, and says how many are on questions that the bank lost", () => {
  expect(overall(INDEX, replay(LOG), LOG, START + 2 * DAY)).toEqual({
    ...{ total: 4, new: 2, learning: 1, known: 1, seen: 2, due: 1 },
    ...{ attempts: 5, gone: 1, success: 0.6, medianMs: 20_000, lastAt: START + 4000 },
  });
});

test("an empty log has no numbers to show", () => {
  const all = overall(INDEX, new Map(), [], START);
  expect(all).toMatchObject({ attempts: 0, success: undefined, medianMs: undefined, lastAt: undefined });
  expect(weakestTopic(INDEX, [])).toBeUndefined();
});

test.each([
  // (p + 1/2n − sqrt(p(1−p)/n + 1/4n²)) / (1 + 1/n), by hand
  [0, 1, 0],
  [1, 1, 0.5],
  [1, 2, 0.211325],
  [2, 2, 0.666667],
  [1, 10, 0.038874],
  [10, 10, 0.909091],
])("the lower bound of %i failures in %i is %f", (failures, n, bound) => {
  expect(wilsonLower(failures, n)).toBeCloseTo(bound, 6);
});

function tries(id: string, ratings: readonly Rating[], start = START): readonly Attempt[] {
  return ratings.map((rating, nth) => attempt(id, start + nth * 60_000, rating));
}

describe("weak spots", () => {
  const log = [
    ...tries("go-a", [1]),
    ...tries("sql-a", [1, 1]),
    ...tries("sql-b", [3, 3, 3]),
    ...tries("old-gone", [1, 1, 1]),
  ].sort((a, b) => a.at - b.at);

  test("are ranked by the bound times the difficulty", () => {
    const schedule = replay(log);
    const spots = weakSpots(INDEX, schedule, log);
    expect(spots.map(({ question: { id }, attempts, failures }) => [id, attempts, failures])).toEqual([
      ["sql-a", 2, 2],
      ["go-a", 1, 1],
    ]);
    // Difficulty after one Again is 6.4133: 0.5 × 6.4133 / 10.
    expect(spots[1]?.weakness).toBeCloseTo(0.320665, 5);
    expect(spots[0]?.weakness).toBeCloseTo(((2 / 3) * (schedule.get("sql-a")?.difficulty ?? 0)) / 10, 12);
  });

  test("look at the last ten attempts only", () => {
    const old = tries("go-a", [1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(weakSpots(INDEX, replay(old), old)[0]).toMatchObject({ attempts: 10, failures: 1 });
    const healed = tries("go-a", [1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(weakSpots(INDEX, replay(healed), healed)).toEqual([]);
  });

  test("do not name a question that is known by now", () => {
    const known = [attempt("go-a", START, 1), attempt("go-a", START + DAY, 4), attempt("go-a", START + 9 * DAY, 4)];
    expect(replay(known).get("go-a")?.stability).toBeGreaterThan(7);
    expect(weakSpots(INDEX, replay(known), known)).toEqual([]);
  });

  test("of one weakness are ordered by id", () => {
    const equal = [attempt("sql-b", START, 1), attempt("sql-a", START + 1, 1)];
    expect(weakSpots(INDEX, replay(equal), equal).map((spot) => spot.question.id)).toEqual(["sql-a", "sql-b"]);
  });

  test("of a topic are pooled for the weakest topic", () => {
    // go: 1 of 1 gives 0.5; sql: 2 of 5 gives 0.215973.
    expect(weakestTopic(INDEX, log)).toMatchObject({ topic: { topic: "go" }, attempts: 1, failures: 1, bound: 0.5 });
    const sql = weakestTopic(bank(question("sql-a"), question("sql-b")), log);
    expect(sql).toMatchObject({ attempts: 5, failures: 2 });
    expect(sql?.bound).toBeCloseTo(0.215973, 6);
  });
});

describe("days", () => {
  const night = Date.UTC(2026, 10, 20, 22, 30);

  test("are those of the learner's time zone", () => {
    expect(dayOf(night, "UTC")).toBe("2026-11-20");
    expect(dayOf(night, "Europe/Moscow")).toBe("2026-11-21");
    expect(dayOf(night, "America/Los_Angeles")).toBe("2026-11-20");
    expect(dayOf(Date.UTC(2026, 0, 1, 18, 14), "Asia/Kathmandu")).toBe("2026-01-01");
    expect(dayOf(Date.UTC(2026, 0, 1, 18, 15), "Asia/Kathmandu")).toBe("2026-01-02");
  });

  test("with attempts are listed once", () => {
    const log = [attempt("a", night - DAY, 3), attempt("a", night, 3), attempt("b", night + 1, 3)];
    expect(activeDays(log, "UTC")).toEqual(["2026-11-19", "2026-11-20"]);
    expect(activeDays(log, "Europe/Moscow")).toEqual(["2026-11-20", "2026-11-21"]);
  });

  test.each([
    ["today", ["2026-02-28", "2026-03-01", "2026-03-02"], "2026-03-02", 3],
    ["yesterday", ["2026-02-28", "2026-03-01"], "2026-03-02", 2],
    ["earlier, so it is over", ["2026-02-27", "2026-02-28"], "2026-03-02", 0],
    ["after a gap", ["2026-02-27", "2026-03-01", "2026-03-02"], "2026-03-02", 2],
    ["never", [], "2026-03-02", 0],
    ["in another year", ["2025-12-31", "2026-01-01"], "2026-01-01", 2],
  ])("make a streak that ends %s", (_, days, today, length) => {
    expect(streak(days, today)).toBe(length);
  });

  test("at the end are all there, empty ones too, over a change of clocks", () => {
    // New York set its clocks back on 1 November 2026.
    const now = Date.UTC(2026, 10, 3, 4, 59);
    const log = [
      attempt("a", Date.UTC(2026, 9, 31, 12), 1),
      attempt("a", Date.UTC(2026, 10, 1, 4, 30), 3),
      attempt("a", Date.UTC(2026, 10, 2, 4, 30), 1),
      attempt("b", Date.UTC(2026, 10, 2, 4, 45), 3),
    ];
    expect(lastDays(log, 3, now, "America/New_York")).toEqual([
      { date: "2026-10-31", attempts: 1, success: 0 },
      { date: "2026-11-01", attempts: 3, success: 2 / 3 },
      { date: "2026-11-02", attempts: 0, success: undefined },
    ]);
  });
});
