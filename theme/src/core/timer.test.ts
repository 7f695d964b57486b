import { describe, expect, it } from "vitest";
import { rate, reveal, skip, startSession, tick } from "./session";
import { clockText, isSessionOver, readTimer, settledMs, type TimerKind } from "./timer";

const MINUTE = 60_000;
const SPENT = { questionMs: 90_000, sessionMs: 5 * MINUTE, minutes: 2, revealed: false };

const read = (timer: TimerKind, more: Partial<typeof SPENT> = {}) =>
  readTimer({ timer, sessionMinutes: 20 }, { ...SPENT, ...more });

describe("timer", () => {
  it("shows nothing when it is off", () => {
    expect(read("off")).toBeUndefined();
  });

  it("counts the session up and knows no limit", () => {
    expect(read("up", { sessionMs: 999 * MINUTE })).toEqual({ kind: "up", ms: 999 * MINUTE, over: false });
  });

  it("counts down to the limit of the question and then past it", () => {
    expect(read("question")).toEqual({ kind: "question", ms: 30_000, over: false });
    expect(read("question", { questionMs: 2 * MINUTE })).toEqual({ kind: "question", ms: 0, over: true });
    expect(read("question", { questionMs: 150_000 })).toEqual({ kind: "question", ms: 30_000, over: true });
  });

  it("gives a question without minutes three of them", () => {
    expect(read("question", { minutes: 0, questionMs: MINUTE })).toMatchObject({ ms: 2 * MINUTE, over: false });
  });

  it("leaves the learner alone once the answer is shown, but not the session", () => {
    expect(read("question", { revealed: true })).toBeUndefined();
    expect(read("session", { revealed: true })).toEqual({ kind: "session", ms: 15 * MINUTE, over: false });
  });

  it.each([
    [19 * MINUTE, false],
    [20 * MINUTE, true],
  ])("ends a session of 20 minutes after %i ms: %s", (ms, over) => {
    expect(isSessionOver({ timer: "session", sessionMinutes: 20 }, ms)).toBe(over);
    expect(isSessionOver({ timer: "question", sessionMinutes: 20 }, ms)).toBe(false);
  });

  it("counts what skipped questions took", () => {
    let session = startSession({ id: "s", at: 0, mode: "mix", topics: [], questions: ["a", "b", "c"] });
    session = skip(tick(session, 4000), 1);
    const rated = rate(reveal(tick(session, 6000)), { id: "x", at: 2, rev: 1, rating: 3 });
    expect(rated && settledMs(rated.session)).toBe(10_000);
  });
});

describe("clock", () => {
  const cases: [TimerKind, number, boolean, string][] = [
    ["up", 0, false, "0:00"],
    ["up", 7999, false, "0:07"],
    ["up", 3_723_000, false, "1:02:03"],
    ["question", 29_001, false, "0:30"],
    ["question", 500, false, "0:01"],
    ["question", 0, true, "0:00"],
    ["question", 61_000, true, "+1:01"],
    ["session", 750_000, false, "12:30"],
  ];
  it.each(cases)("%s %i over %s is %s", (kind, ms, over, text) => {
    if (kind === "off") throw new Error(kind);
    expect(clockText({ kind, ms, over })).toBe(text);
  });
});
