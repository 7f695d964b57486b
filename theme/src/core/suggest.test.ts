import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KINDS } from "./bank";
import { isCapped, suggest } from "./suggest";

describe("a checked answer", () => {
  test.each([
    [{ correct: true }, 3],
    [{ correct: false }, 1],
    [{ correct: false, near: true }, 2],
    [{ correct: false, unsure: true }, 1],
    [{}, undefined],
  ])("of %j suggests %j", (checked, rating) => {
    for (const kind of ["choice", "short", "output", "code"] as const) {
      expect(suggest({ kind, hints: 0, ...checked })).toBe(rating);
    }
  });

  test("is not overruled by key points", () => {
    expect(suggest({ kind: "short", correct: false, points: [5, 5], hints: 0 })).toBe(1);
    expect(suggest({ kind: "choice", points: [5, 5], hints: 0 })).toBeUndefined();
  });
});

test.each([
  [[5, 5], 3],
  [[4, 5], 3],
  [[3, 5], 2],
  [[1, 2], 2],
  [[2, 5], 1],
  [[0, 5], undefined],
  [[0, 0], undefined],
] as const)("%j ticked points suggest %j", (points, rating) => {
  expect(suggest({ kind: "open", points, hints: 0 })).toBe(rating);
  expect(suggest({ kind: "short", points, hints: 0 })).toBe(rating);
  // Code that was shown before it was checked.
  expect(suggest({ kind: "code", points, hints: 0 })).toBe(rating);
});

test("hints cap the suggestion at Hard and change nothing else", () => {
  expect(suggest({ kind: "choice", correct: true, hints: 1 })).toBe(2);
  expect(suggest({ kind: "open", points: [5, 5], hints: 3 })).toBe(2);
  expect(suggest({ kind: "open", points: [1, 5], hints: 1 })).toBe(1);
  expect(suggest({ kind: "open", hints: 1 })).toBeUndefined();
  expect(isCapped({ kind: "choice", correct: true, hints: 1 })).toBe(true);
  expect(isCapped({ kind: "choice", correct: true, hints: 0 })).toBe(false);
  expect(isCapped({ kind: "choice", correct: false, hints: 1 })).toBe(false);
});

test("a hint never raises a suggestion, and one more ticked point never lowers it", () => {
  const points = fc.tuple(fc.nat(9), fc.integer({ min: 10, max: 12 }));
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), points, fc.nat(3), (kind, [ticked, all], hints) => {
      const rating = (more: number, shown: number): number =>
        suggest({ kind, points: [ticked + more, all], hints: shown }) ?? 0;
      expect(rating(0, hints)).toBeLessThanOrEqual(rating(0, 0));
      expect(rating(1, hints)).toBeGreaterThanOrEqual(rating(0, hints));
    }),
  );
});
