import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choiceParts, seeded } from "../testing/samples";
import type { Rating } from "./attempt";
import { decodeSession, encodeSession } from "./record";
import {
  askCause,
  CONFIDENCES,
  type Confidence,
  currentQuestion,
  deepen,
  giveUp,
  isCorrect,
  isFinished,
  orderOptions,
  rate,
  reveal,
  type Session,
  showHint,
  skip,
  startSession,
  stop,
  summarise,
  tick,
  toggleOption,
  trust,
  undo,
  withoutMissing,
} from "./session";

const START = startSession({ id: "s1", at: 1000, mode: "topic", topics: ["a"], questions: ["a-1", "a-2", "a-3"] });

function answered(session: Session, rating: Rating, id = "m1"): Session {
  const next = rate(reveal(session), { id, at: 5000, rev: 1, rating });
  if (next === undefined) throw new Error("nothing to rate");
  return next.session;
}

describe("rating", () => {
  test("gives the attempt and goes to the next question", () => {
    const ready = reveal(tick(tick(START, 1200.4), 800));
    const next = rate(ready, { id: "m1", at: 5000, rev: 2, rating: 3, extra: { correct: true } });
    expect(next?.attempt).toEqual({
      ...{ id: "m1", question: "a-1", rev: 2, at: 5000, mode: "topic", session: "s1", rating: 3, ms: 2000 },
      extra: { correct: true },
    });
    expect(next?.session).toMatchObject({ position: 1, revealed: false, spentMs: 0, selected: [], hintsShown: 0 });
  });

  test("needs the answer revealed, and a question", () => {
    expect(rate(START, { id: "m1", at: 5000, rev: 1, rating: 3 })).toBeUndefined();
    expect(rate(stop(reveal(START), 1), { id: "m1", at: 5000, rev: 1, rating: 3 })).toBeUndefined();
  });

  test("the last question ends the session", () => {
    const end = answered(skip(answered(START, 1), 3000), 4, "m3");
    expect(end.endedAt).toBe(5000);
    expect(isFinished(end)).toBe(true);
    expect(currentQuestion(end)).toBeUndefined();
  });

  test("leaves no empty extras in the attempt", () => {
    expect(rate(reveal(START), { id: "m", at: 1, rev: 1, rating: 3, extra: {} })?.attempt).not.toHaveProperty("extra");
  });
});

describe("options", () => {
  test("are selected one by one, or one instead of the other", () => {
    const both = toggleOption(toggleOption(START, 2, { single: false }), 0, { single: false });
    expect(both.selected).toEqual([0, 2]);
    expect(toggleOption(both, 2, { single: false }).selected).toEqual([0]);
    expect(toggleOption(toggleOption(START, 2, { single: true }), 0, { single: true }).selected).toEqual([0]);
    expect(toggleOption(toggleOption(START, 2, { single: true }), 2, { single: true }).selected).toEqual([]);
  });

  test("stay as they are once the answer is revealed", () => {
    const session = reveal(START);
    expect(toggleOption(session, 1, { single: true })).toBe(session);
  });

  test("keep their random order, until the question gets more of them", () => {
    const random = seeded(5);
    const once = toggleOption(orderOptions(START, 4, random), 3, { single: true });
    expect([...(once.orders["a-1"] ?? [])].sort()).toEqual([0, 1, 2, 3]);
    expect(orderOptions(once, 4, random)).toBe(once);
    const edited = orderOptions(once, 5, random);
    expect([...(edited.orders["a-1"] ?? [])].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(edited.selected).toEqual([]);
  });

  test("come in every order", () => {
    const random = seeded(3);
    const orders = Array.from({ length: 200 }, () => orderOptions(START, 3, random).orders["a-1"]?.join());
    expect(new Set(orders).size).toBe(6);
  });

  test.each([
    [[1], true],
    [[0], false],
    [[], false],
    [[0, 1], false],
  ])("with the second right: %j is %s", (selected, right) => {
    expect(isCorrect(choiceParts(false, true, false), selected)).toBe(right);
  });

  test("with several right are right only all together", () => {
    expect(isCorrect(choiceParts(true, true, false), [1, 0])).toBe(true);
    expect(isCorrect(choiceParts(true, true, false), [0])).toBe(false);
  });
});

test("hints come one at a time and end", () => {
  const two = showHint(showHint(showHint(START, { hints: 2 }), { hints: 2 }), { hints: 2 });
  expect(two.hintsShown).toBe(2);
});

describe("confidence", () => {
  test("is said before the answer is shown, changed, or taken back", () => {
    expect(trust(START, 3).confidence).toBe(3);
    expect(trust(trust(START, 3), 4).confidence).toBe(4);
    expect(trust(trust(START, 3), 3).confidence).toBeUndefined();
    expect(trust(reveal(START), 3).confidence).toBeUndefined();
  });

  test("is forgotten with the question, and comes back with it", () => {
    const next = answered(trust(START, 2), 3);
    expect(next.confidence).toBeUndefined();
    expect(undo(next)?.session.confidence).toBe(2);
  });
});

test("not knowing shows the answer and drops what was chosen", () => {
  const chosen = trust(toggleOption(START, 1, { single: true }), 4);
  expect(giveUp(chosen)).toMatchObject({ revealed: true, unsure: true, selected: [], confidence: undefined });
  expect(giveUp(reveal(chosen))).toMatchObject({ unsure: false, selected: [1] });
  expect(answered(giveUp(START), 1)).toMatchObject({ unsure: false, revealed: false });
});

test("deeper questions open one at a time, once the answer is shown, and end", () => {
  const two = { steps: 2 };
  expect(deepen(START, two).depth).toBe(0);
  expect(deepen(reveal(START), two).depth).toBe(1);
  expect(deepen(deepen(deepen(reveal(START), two), two), two).depth).toBe(2);
});

test("the cause is asked only of a shown answer, and no more of the next one", () => {
  expect(askCause(START, true).failed).toBe(false);
  const failed = askCause(reveal(START), true);
  expect([failed.failed, askCause(failed, false).failed, answered(failed, 1).failed]).toEqual([true, false, false]);
});

test("a session that an earlier version kept goes on", () => {
  const kept = JSON.parse(JSON.stringify(encodeSession(answered(tick(START, 100), 3))));
  expect(kept.state.now).toEqual({ revealed: false, selected: [], hints: 0, ms: 0 });
  expect(decodeSession(kept)).toMatchObject({ confidence: undefined, unsure: false, depth: 0, failed: false });
});

test.each([-5, Number.NaN, Number.POSITIVE_INFINITY, 0])("a tick of %f ms changes nothing", (ms) => {
  expect(tick(START, ms)).toBe(START);
});

const actions = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant("rate" as const), rating: fc.constantFrom<Rating>(1, 2, 3, 4) }),
    fc.record({ act: fc.constant("toggle" as const), option: fc.nat(3), single: fc.boolean() }),
    fc.record({ act: fc.constant("tick" as const), ms: fc.nat(90_000) }),
    fc.record({ act: fc.constant("trust" as const), step: fc.constantFrom<Confidence>(...CONFIDENCES) }),
    fc.record({ act: fc.constantFrom("hint", "reveal", "skip", "undo", "order", "unsure", "deepen", "fail") }),
    fc.record({ act: fc.constant("stop" as const) }),
  ),
  { maxLength: 25 },
);

type Action = Parameters<Parameters<typeof actions.map>[0]>[0][number];

const random = seeded();

function act(session: Session, action: Action, nth: number): Session {
  switch (action.act) {
    case "rate":
      return rate(session, { id: `m${nth}`, at: nth, rev: 1, rating: action.rating })?.session ?? session;
    case "toggle":
      return toggleOption(session, action.option, action);
    case "tick":
      return tick(session, action.ms);
    case "hint":
      return showHint(session, { hints: 2 });
    case "reveal":
      return reveal(session);
    case "skip":
      return skip(session, nth);
    case "order":
      return orderOptions(session, 4, random);
    case "stop":
      return stop(session, nth);
    case "trust":
      return trust(session, action.step);
    case "unsure":
      return giveUp(session);
    case "deepen":
      return deepen(session, { steps: 3 });
    case "fail":
      return askCause(session, true);
    default:
      return undo(session)?.session ?? session;
  }
}

describe("after anything a learner may do", () => {
  test("a refresh continues with the very same session", () => {
    fc.assert(
      fc.property(actions, (all) => {
        const session = all.reduce(act, START);
        expect(decodeSession(JSON.parse(JSON.stringify(encodeSession(session))))).toEqual(session);
      }),
      { numRuns: 300 },
    );
  });

  test("there is one result for each question before the current one", () => {
    fc.assert(
      fc.property(actions, (all) => {
        const session = all.reduce(act, START);
        expect(session.results.map(({ question }) => question)).toEqual(session.questions.slice(0, session.position));
        const { answered: rated, skipped, left, questions } = summarise(session);
        expect(rated + skipped + left).toBe(questions);
      }),
    );
  });

  test("undoing a rating or a skip gives back the question as it stood", () => {
    fc.assert(
      fc.property(actions, fc.constantFrom<Rating>(1, 2, 3, 4), (all, rating) => {
        const before = reveal(all.reduce(act, START));
        if (isFinished(before)) return;
        const rated = rate(before, { id: "mine", at: 1, rev: 1, rating });
        expect(rated && undo(rated.session)).toEqual({ session: before, attempt: "mine" });
        expect(undo(skip(before, 1))).toEqual({ session: before });
      }),
    );
  });
});

test("undo goes back over several questions, the skipped one too, and then has nothing to do", () => {
  const end = answered(skip(answered(START, 1, "m1"), 3000), 4, "m3");
  const steps: (string | undefined)[] = [];
  let session: Session = end;
  for (let back = undo(session); back !== undefined; back = undo(session)) {
    session = back.session;
    steps.push(back.attempt);
  }
  expect(steps).toEqual(["m3", undefined, "m1"]);
  expect(session).toEqual({ ...START, revealed: true });
});

test("a summary counts ratings, time and what to repeat, Again before Hard", () => {
  const four = { ...START, questions: ["q1", "q2", "q3", "q4", "q5"] };
  const first = rate(reveal(tick(four, 10_000)), { id: "1", at: 1, rev: 1, rating: 2, extra: { correct: false } });
  const second = answered(tick(first?.session ?? four, 20_000), 1, "2");
  const third = rate(reveal(second), { id: "3", at: 1, rev: 1, rating: 3, extra: { correct: true } });
  const end = stop(skip(third?.session ?? second, 9), 10);
  expect(summarise(end)).toEqual({
    ...{ questions: 5, answered: 3, skipped: 1, left: 1, ratings: { 1: 1, 2: 1, 3: 1, 4: 0 } },
    ...{ correct: 1, checked: 2, ms: 30_000, repeat: ["q2", "q1"], skippedQuestions: ["q4"] },
  });
});

describe("questions that the bank lost", () => {
  const middle = toggleOption(answered(START, 3), 1, { single: true });

  test("are dropped when they still wait", () => {
    expect(withoutMissing(middle, (id) => id !== "a-3", 9).questions).toEqual(["a-1", "a-2"]);
    const moved = withoutMissing(middle, (id) => id !== "a-2", 9);
    expect(moved).toMatchObject({ questions: ["a-1", "a-3"], position: 1, selected: [] });
  });

  test("keep their place when they were answered", () => {
    expect(withoutMissing(middle, (id) => id !== "a-1", 9)).toBe(middle);
  });

  test("end the session when none is left", () => {
    expect(withoutMissing(middle, () => false, 9)).toMatchObject({ questions: ["a-1"], endedAt: 9 });
  });
});

describe("a stored session", () => {
  const good = JSON.parse(JSON.stringify(encodeSession(answered(tick(START, 100), 3))));

  test("is read when it is whole", () => {
    expect(decodeSession(good)).toEqual(answered(tick(START, 100), 3));
  });

  test.each([
    ["nothing", null],
    ["a list", []],
    ["only a record", { ...good, state: undefined }],
    ["no id", { ...good, id: "" }],
    ["a mode of another version", { ...good, mode: "mock" }],
    ["a time that is none", { ...good, at: "yesterday" }],
    ["a position without results", { ...good, state: { ...good.state, position: 2 } }],
    ["a negative position", { ...good, state: { ...good.state, position: -1 } }],
    ["a result of another question", { ...good, questions: ["x", "y", "z"] }],
    ["a result that is no object", { ...good, state: { ...good.state, results: [7] } }],
    [
      "a rating out of range",
      { ...good, state: { ...good.state, results: [{ ...good.state.results[0], rating: 9 }] } },
    ],
    ["an order that repeats an option", { ...good, state: { ...good.state, orders: { "a-2": [0, 0] } } }],
    ["no answering", { ...good, state: { ...good.state, now: undefined } }],
    ["selected options as text", { ...good, state: { ...good.state, now: { ...good.state.now, selected: "01" } } }],
  ])("with %s is not used", (_, value) => {
    expect(decodeSession(value)).toBeUndefined();
  });
});
