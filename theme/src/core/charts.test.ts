import { describe, expect, test } from "vitest";
import { attempt, bank, DAY, MINUTE, question } from "../testing/samples";
import type { Attempt, Rating } from "./attempt";
import {
  buttons,
  calendarDays,
  calibration,
  forecast,
  masteries,
  timeByKind,
  weekday,
  weeklyRetention,
} from "./charts";
import { replay, retrievability } from "./schedule";
import { DEFAULT_SETTINGS } from "./settings";
import { overall } from "./statistics";

// A Monday, ten in the morning in Moscow.
const MONDAY = Date.UTC(2026, 10, 2, 7);
const ZONE = "Europe/Moscow";

describe("the calendar", () => {
  test("begins on a Monday and ends today", () => {
    const days = calendarDays([attempt("a", MONDAY, 3), attempt("a", MONDAY + MINUTE, 1)], MONDAY + 2 * DAY, ZONE);
    expect([days.length, weekday(days[0]?.date ?? ""), days.at(-1)?.date]).toEqual([52 * 7 + 3, 0, "2026-11-04"]);
    expect(days.filter((day) => day.attempts > 0)).toEqual([{ date: "2026-11-02", attempts: 2, success: 0.5 }]);
  });

  test("has every day once, over both changes of clocks", () => {
    const days = calendarDays([], Date.UTC(2026, 11, 31, 12), "America/New_York");
    expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
    expect(days[0]?.date).toBe("2025-12-29");
  });
});

describe("the forecast", () => {
  const index = bank(
    question("go-a"),
    question("go-b"),
    question("go-c"),
    question("go-d", { rev: 2 }),
    question("go-e"),
  );
  const log = [
    attempt("go-a", MONDAY, 1),
    attempt("go-b", MONDAY + 1, 3),
    attempt("go-c", MONDAY + 2, 4),
    attempt("go-d", MONDAY + 3, 4),
    attempt("gone", MONDAY + 4, 1),
  ];
  const schedule = replay(log);
  const now = MONDAY + 5 * MINUTE;
  const { days, now: waiting, later } = forecast(index, schedule, now, ZONE);

  test("counts each seen question of the bank on its own day", () => {
    // Again returns in ten minutes, Good (stability 2.3) after 2 days, Easy (8.3) after 8; go-d was changed since.
    const due = days.filter((day) => day.due > 0).map((day) => [day.date, day.due]);
    expect(due).toEqual([
      ["2026-11-02", 2],
      ["2026-11-04", 1],
      ["2026-11-10", 1],
    ]);
    expect([days.length, days.at(-1)?.date, later]).toEqual([30, "2026-12-01", 0]);
  });

  test("agrees with the page about what is due now", () => {
    expect(waiting).toBe(1);
    expect(waiting).toBe(overall(index, schedule, log, now).due);
  });

  test("sums up what comes after its last day", () => {
    const far = replay([0, 9, 40].map((day) => attempt("go-a", MONDAY + day * DAY, 4)));
    expect(forecast(index, far, MONDAY + 41 * DAY, ZONE)).toMatchObject({ now: 0, later: 1 });
  });
});

describe("retention by week", () => {
  const at = (day: number, id: string, rating: Rating, minute = 0): Attempt =>
    attempt(id, MONDAY + day * DAY + minute * MINUTE, rating);

  test("counts the first answer of a day to a question seen before", () => {
    const log = [
      at(0, "a", 1),
      at(0, "a", 3, 10), // the same day: no review
      at(0, "b", 3, 11),
      at(1, "a", 1), // a review, forgotten
      at(1, "a", 3, 10), // the second answer of the day does not mend it
      at(7, "a", 3),
      at(7, "b", 2, 1),
      at(8, "c", 1), // first met: no review
    ];
    const [first, second, ...rest] = weeklyRetention(log, MONDAY + 8 * DAY, ZONE);
    expect(first).toEqual({ monday: "2026-11-02", attempts: 5, success: 3 / 5, reviews: 1, retention: 0 });
    expect(second).toEqual({ monday: "2026-11-09", attempts: 3, success: 2 / 3, reviews: 2, retention: 1 });
    expect(rest).toEqual([]);
  });

  test("takes days from the learner's calendar", () => {
    // Half an hour apart, on two days in Moscow and on one in London.
    const night = Date.UTC(2026, 10, 3, 20, 45);
    const log = [attempt("a", night, 3), attempt("a", night + 30 * MINUTE, 3)];
    const reviews = (zone: string) => weeklyRetention(log, night + DAY, zone).map((week) => week.reviews);
    expect([reviews("Europe/Moscow"), reviews("Europe/London")]).toEqual([[1], [0]]);
  });

  test("keeps empty weeks and goes back a year at most", () => {
    const pause = weeklyRetention([at(0, "a", 3), at(28, "a", 3)], MONDAY + 28 * DAY, ZONE);
    expect(pause.map((week) => week.attempts)).toEqual([1, 0, 0, 0, 1]);
    expect(pause[1]).toMatchObject({ success: undefined, retention: undefined });
    const long = weeklyRetention([at(0, "a", 3), at(700, "a", 1)], MONDAY + 700 * DAY, ZONE);
    expect([long.length, long.at(-1)?.retention]).toEqual([53, 0]);
    expect(weeklyRetention([], MONDAY, ZONE)).toEqual([]);
  });

  test("survives a clock ahead of now", () => {
    expect(weeklyRetention([at(20, "a", 3)], MONDAY, ZONE)).toHaveLength(1);
  });
});

describe("mastery", () => {
  const index = bank(
    question("go-a"),
    question("go-b", { level: "senior" }),
    question("sql-a"),
    question("sql-b", { level: "senior" }),
  );
  const schedule = replay([attempt("go-a", MONDAY, 3), attempt("sql-a", MONDAY, 4), attempt("sql-b", MONDAY, 4)]);
  const now = MONDAY + 5 * DAY;
  const { topics, levels } = masteries(index, schedule, now, DEFAULT_SETTINGS);
  const recall = (id: string): number => {
    const scheduled = schedule.get(id);
    return scheduled === undefined ? 0 : retrievability(scheduled, now);
  };

  test("of a topic is the mean chance to recall times coverage", () => {
    const [go, sql] = topics;
    expect(go).toMatchObject({ topic: "go", total: 2, seen: 1, recall: recall("go-a"), mastery: recall("go-a") / 2 });
    expect(sql?.mastery).toBeCloseTo((recall("sql-a") + recall("sql-b")) / 2, 12);
  });

  test("of a level counts its stages too, and levels without questions are left out", () => {
    expect(levels.map(({ level }) => level)).toEqual(["junior", "senior"]);
    expect(levels[1]).toMatchObject({ total: 2, seen: 1, new: 1, known: 1, mastery: recall("sql-b") / 2 });
  });

  test("of what was never seen is nothing", () => {
    expect(masteries(index, new Map(), now, DEFAULT_SETTINGS).topics[0]).toMatchObject({
      recall: undefined,
      mastery: 0,
    });
  });
});

test("confidence is compared with the outcome: rated better than Again, and not found wrong", () => {
  const steps = calibration([
    attempt("a", MONDAY, 3, { extra: { confidence: 4 } }),
    attempt("b", MONDAY, 3, { extra: { confidence: 4, correct: false } }),
    attempt("c", MONDAY, 1, { extra: { confidence: 4 } }),
    attempt("d", MONDAY, 2, { extra: { confidence: 1, correct: true } }),
    attempt("e", MONDAY, 1),
  ]);
  expect(steps.map(({ attempts, right }) => [attempts, right])).toEqual([
    [1, 1],
    [0, 0],
    [0, 0],
    [3, 1],
  ]);
  expect(steps[1]).toMatchObject({ share: undefined, low: 0, high: 1 });
  // Wilson, z = 1, one of three: (1/3 + 1/6 ∓ √(2/27 + 1/36)) / (4/3).
  expect(steps[3]?.low).toBeCloseTo(0.135642, 5);
  expect(steps[3]?.high).toBeCloseTo(0.614358, 5);
  // One of one: as surely right as the bound of a single failure is surely wrong.
  expect([steps[0]?.low, steps[0]?.high]).toEqual([0.5, 1]);
});

test("time is told by the middle half of the answers of each kind", () => {
  const index = bank(question("go-a", { minutes: 2 }), question("go-b", { kind: "choice", minutes: 1 }));
  const seconds = [10, 20, 30, 40, 1000];
  const log = [
    ...seconds.map((s, at) => attempt("go-a", MONDAY + at, 3, { ms: s * 1000 })),
    attempt("go-b", MONDAY, 3, { ms: 4000 }),
    attempt("gone", MONDAY, 3, { ms: 9 }),
  ];
  const { all, kinds } = timeByKind(index, log);
  expect(kinds).toEqual([
    {
      ...{ kind: "open", attempts: 5, quarterMs: 20_000, medianMs: 30_000, threeQuartersMs: 40_000 },
      plannedMs: 120_000,
    },
    { kind: "choice", attempts: 1, quarterMs: 4000, medianMs: 4000, threeQuartersMs: 4000, plannedMs: 60_000 },
  ]);
  // Of 4, 10, 20, 30, 40 and 1000 s the median is between 20 and 30.
  expect(all).toMatchObject({ attempts: 6, medianMs: 25_000, plannedMs: 120_000 });
  expect(timeByKind(index, [])).toEqual({ all: undefined, kinds: [] });
});

test("buttons tell first answers from later ones", () => {
  const log = ([1, 3, 3, 4] as const).map((rating, at) => attempt("a", MONDAY + at, rating));
  expect(buttons([...log, attempt("b", MONDAY + 9, 2)])).toEqual({
    first: { 1: 1, 2: 1, 3: 0, 4: 0 },
    again: { 1: 0, 2: 0, 3: 2, 4: 1 },
  });
});
