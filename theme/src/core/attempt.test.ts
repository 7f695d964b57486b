import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAttempt, attempt, seeded } from "../testing/samples";
import {
  type Attempt,
  attemptId,
  compareAttempts,
  decodeLine,
  encodeLine,
  insertAttempt,
  mergeAttempts,
  sessionId,
} from "./attempt";

const logs = fc.array(anyAttempt, { maxLength: 12 });

describe("lines", () => {
  test("hold an attempt in the order of the contract", () => {
    const line = encodeLine(attempt("python-x", 5, 3, { id: "m1", extra: { correct: true } }));
    expect(line).toBe('["m1","python-x",1,5,"topic","s1",3,1000,{"correct":true}]');
  });

  test("give back what was written, on one line", () => {
    fc.assert(
      fc.property(anyAttempt, (value) => {
        const line = encodeLine(value);
        expect(line).not.toContain("\n");
        expect(decodeLine(line)).toEqual(value);
      }),
    );
  });

  test.each([
    ["nothing", ""],
    ["half a line", '["m1","q",1,5,"to'],
    ["no array", '{"id":"m1"}'],
    ["a missing field", '["m1","q",1,5,"topic","s1",3]'],
    ["no id", '["","q",1,5,"topic","s1",3,10]'],
    ["rating 5", '["m1","q",1,5,"topic","s1",5,10]'],
    ["a time that is text", '["m1","q",1,"5","topic","s1",3,10]'],
    ["a time before 1970", '["m1","q",1,-5,"topic","s1",3,10]'],
    ["a time no date has", '["m1","q",1,9e15,"topic","s1",3,10]'],
    ["extras that are no object", '["m1","q",1,5,"topic","s1",3,10,7]'],
    ["a known extra of the wrong type", '["m1","q",1,5,"topic","s1",3,10,{"confidence":9}]'],
  ])("with %s are damaged", (_, line) => {
    expect(decodeLine(line)).toBeUndefined();
  });
});

describe("merging", () => {
  test("does not depend on the order of the logs, and twice is once", () => {
    fc.assert(
      fc.property(logs, logs, logs, (a, b, c) => {
        const merged = mergeAttempts(a, b);
        expect(mergeAttempts(b, a)).toEqual(merged);
        expect(mergeAttempts(merged, b)).toEqual(merged);
        expect(mergeAttempts(mergeAttempts(a, b), c)).toEqual(mergeAttempts(a, mergeAttempts(b, c)));
      }),
    );
  });

  test("keeps every id once, sorted by time and then id", () => {
    fc.assert(
      fc.property(logs, logs, (a, b) => {
        const merged = mergeAttempts(a, b);
        const ids = merged.map(({ id }) => id);
        expect(new Set(ids)).toEqual(new Set([...a, ...b].map(({ id }) => id)));
        expect(new Set(ids).size).toBe(ids.length);
        expect([...merged].sort(compareAttempts)).toEqual(merged);
      }),
    );
  });

  test("one attempt at a time gives the same", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyAttempt, { selector: ({ id }) => id }), (log) => {
        const inserted = log.reduce<readonly Attempt[]>(insertAttempt, []);
        expect(inserted).toEqual(mergeAttempts(log, []));
      }),
    );
  });

  test("takes an attempt whose clock was set back to its place", () => {
    const log = [attempt("q", 10, 3), attempt("q", 20, 3)];
    expect(insertAttempt(log, attempt("q", 5, 1)).map(({ at }) => at)).toEqual([5, 10, 20]);
  });
});

test("ids of the same millisecond differ, and sort by time", () => {
  const random = seeded();
  const ids = Array.from({ length: 1000 }, () => attemptId(1_763_726_283_120, random));
  expect(new Set(ids).size).toBe(1000);
  expect(attemptId(1_763_726_283_119, () => 0.999) < attemptId(1_763_726_283_120, () => 0)).toBe(true);
  expect(sessionId(1_763_726_283_120, random)).toMatch(/^s[0-9a-z]{11}$/);
});
