import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choiceParts, runResult } from "../testing/samples";
import { checkAnswer, checkShort, distance, isPattern, normalise } from "./check";
import type { RunStatus } from "./run";

describe("a literal", () => {
  test.each([
    ["GIL", "gil"],
    ["  READ   committed ", "Read Committed"],
    ["счётчик ссылок", "счетчик ссылок"],
    ["СЧЕТЧИК ССЫЛОК", "Счётчик ссылок"],
    ["«мьютекс».", "мьютекс"],
    ["“mutex”", "mutex"],
    ["'abc'", '"abc"'],
    ["don’t", "don't"],
    ["мьютекс!", "мьютекс"],
    ["– мьютекс", "мьютекс"],
    ["(мьютекс)", "мьютекс"],
    ["sorted()", "sorted"],
    ["3,14", "3.14"],
    ["42.0", "42"],
    ["10 000", "10000"],
    ["−5", "-5"],
    ["write—through", "write-through"],
    ["е\u0308лка", "елка"],
    ["a + b", "a+b"],
    ["!=", "!="],
    ['""', "''"],
  ])("%j is %j", (typed, accepted) => {
    expect(checkShort(typed, [accepted])).toBe("right");
  });

  test.each([
    ["=", "!="],
    ["-5", "5"],
    ["43", "42"],
    ["100001", "100000"],
    ["args", "*args"],
    ["GET", "SET"],
    ["IPv6", "IPv4"],
    ["O(log n)", "O(n log n)"],
    ["O(n)", "O(m)"],
    ["асинхронно", "синхронно"],
    ["mutable", "immutable"],
    [".", ""],
    ["стек", "куча"],
  ])("%j is not %j", (typed, accepted) => {
    expect(checkShort(typed, [accepted])).toBe("wrong");
  });

  test.each([
    ["индкес", "индекс"],
    ["мютекс", "мьютекс"],
    ["deadlok", "deadlock"],
    ["сериализуемоть", "сериализуемость"],
    ["потеряное обнавление", "потерянное обновление"],
    ["Read Commited", "read committed"],
    ["utf-8 ", "utff-8"],
  ])("%j is nearly %j", (typed, accepted) => {
    expect(checkShort(typed, [accepted])).toBe("near");
  });

  test("counts by the best of the accepted ones", () => {
    expect(checkShort("индекс", ["индексы", "индекс"])).toBe("right");
    expect(checkShort("индекз", ["дерево", "индекс"])).toBe("near");
    expect(checkShort("индекс", [])).toBe("wrong");
  });

  test("is always right as it stands, and stays so when reduced once more", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        expect(normalise(text)).toBe(normalise(`  ${text}\n`));
        if (text.trim() !== "" && !isPattern(text)) expect(checkShort(text, [text])).toBe("right");
      }),
    );
  });
});

describe("a pattern", () => {
  test.each([
    ["select for update", "/^select .* update$/", "right"],
    ["SELECT", "/select/", "wrong"],
    ["SELECT", "/select/i", "right"],
    ["SELECT", "/(?i)select/", "right"],
    ["ab", "/(?P<first>a)b/", "right"],
    ["a  b", "/^a b$/", "right"],
    ["“x”", '/^"x"$/', "right"],
    ["anything", "/[/", "wrong"],
    ["aa", "/a/gy", "right"],
    ["yes", "/^(да|yes)$/u", "right"],
  ])("%j against %s is %s", (typed, accepted, verdict) => {
    expect(checkShort(typed, [accepted])).toBe(verdict);
  });

  test("gives the same answer every time", () => {
    expect([1, 2, 3].map(() => checkShort("a", ["/a/g"]))).toEqual(["right", "right", "right"]);
  });

  test("is told from a path", () => {
    expect(["/x/", "/x/i", "x/y", "/etc", "/etc/passwd"].map(isPattern)).toEqual([true, true, false, false, false]);
  });
});

describe("a number with tolerance", () => {
  test.each([
    ["42", "42 ± 1", "right"],
    ["43", "42 ± 1", "right"],
    ["41,0", "42 ± 1", "right"],
    ["43,5", "42 ± 1", "near"],
    ["44", "42 ± 1", "near"],
    ["44.1", "42 ± 1", "wrong"],
    ["около 42 мс", "42 ± 1", "right"],
    ["~42", "42 ± 1", "right"],
    ["105", "100 ± 5 %", "right"],
    ["110", "100±5%", "near"],
    ["111", "100 ± 5 %", "wrong"],
    ["-10", "-10 ± 1", "right"],
    ["−9", "-10 +- 1", "right"],
    ["10", "-10 ± 1", "wrong"],
    ["0.3", "0.2 ± 0.1", "right"],
    ["10 500", "10000 +/- 500", "right"],
    ["1,000,000", "1000000 ± 1", "right"],
    ["1e6", "1000000 ± 1", "right"],
    ["42 или 43", "42 ± 1", "wrong"],
    ["40-44", "42 ± 5", "wrong"],
    ["сорок два", "42 ± 1", "wrong"],
    ["42", "42 ± 0", "right"],
  ])("%j against %s is %s", (typed, accepted, verdict) => {
    expect(checkShort(typed, [accepted])).toBe(verdict);
  });
});

describe("distance", () => {
  test.each([
    ["", "", 0],
    ["a", "", 1],
    ["abc", "acb", 1],
    ["kitten", "sitting", 3],
    ["ёж", "еж", 1],
  ])("from %j to %j is %i", (from, to, steps) => {
    expect(distance(from, to)).toBe(steps);
    expect(distance(to, from)).toBe(steps);
  });
});

describe("an answer", () => {
  const parts = { ...choiceParts(), accepted: ["индекс"], expected: "1\n2" };
  const given = { selected: [], answer: "", unsure: false };

  test("that was not written is left to the learner", () => {
    for (const kind of ["open", "code", "short", "output"] as const) {
      expect(checkAnswer(kind, parts, given)).toEqual({});
    }
    expect(checkAnswer("open", parts, { ...given, answer: "text" })).toEqual({});
  });

  test("that is not known is wrong where it could be checked", () => {
    expect(checkAnswer("short", parts, { ...given, answer: "индекс", unsure: true })).toEqual({ correct: false });
    expect(checkAnswer("output", parts, { ...given, unsure: true })).toEqual({ correct: false });
    expect(checkAnswer("open", parts, { ...given, unsure: true })).toEqual({});
  });

  test("is checked by its kind", () => {
    expect(checkAnswer("short", parts, { ...given, answer: "Индекс." })).toEqual({ correct: true });
    expect(checkAnswer("short", parts, { ...given, answer: "индкес" })).toEqual({ correct: false, near: true });
    expect(checkAnswer("output", parts, { ...given, answer: "1  \n2\n" })).toEqual({ correct: true });
    expect(checkAnswer("output", parts, { ...given, answer: "1\n 2" })).toEqual({ correct: false, near: true });
    expect(checkAnswer("output", parts, { ...given, answer: "2" })).toEqual({ correct: false });
    expect(checkAnswer("choice", choiceParts(true, false), { ...given, selected: [0] })).toEqual({ correct: true });
    expect(checkAnswer("choice", choiceParts(true, false), given)).toEqual({ correct: false });
  });

  test.each<[RunStatus, number, number, object]>([
    ["pass", 4, 4, { correct: true }],
    ["fail", 3, 4, { correct: false, near: true }],
    ["fail", 2, 4, { correct: false, near: true }],
    ["fail", 1, 4, { correct: false }],
    ["timeout", 3, 4, { correct: false, near: true }],
    ["error", 0, 4, { correct: false }],
    ["error", 0, 0, { correct: false }],
  ])("of code is what its tests say: %s with %i of %i", (status, passed, all, checked) => {
    const tested = runResult(status, passed, all);
    expect(checkAnswer("code", parts, { ...given, answer: "x = 1", tested })).toEqual(checked);
    expect(checkAnswer("code", parts, { ...given, tested, unsure: true })).toEqual({ correct: false });
    expect(checkAnswer("open", parts, { ...given, tested })).toEqual({});
  });

  test("of code that was not tested is left to the learner", () => {
    expect(checkAnswer("code", parts, { ...given, answer: "x = 1" })).toEqual({});
  });
});
