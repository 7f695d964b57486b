import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareOutput, differenceOf, isSameOutput, isSimilarOutput } from "./output";

const states = (answer: string, expected: string): string =>
  compareOutput(answer, expected)
    .map(({ state }) => state)
    .join(" ");

test("white space at the ends of lines and empty lines at the end do not count", () => {
  expect(isSameOutput("1 \r\n2\t\n\n", "1\n2")).toBe(true);
  expect(isSameOutput(" 1\n2", "1\n2")).toBe(false);
  expect(isSameOutput("1\n\n2", "1\n2")).toBe(false);
});

test.each([
  ["[1,2]", "[1, 2]", true],
  ["none", "None", true],
  ["['a']", '["a"]', true],
  ["1\n\n2", "1\n2", true],
  ["1 2", "1\n2", false],
  ["1", "2", false],
])("%j is similar to %j: %s", (answer, expected, similar) => {
  expect(isSimilarOutput(answer, expected)).toBe(similar);
});

describe("the comparison", () => {
  test.each([
    ["1\n2", "1\n2", "same same"],
    ["1\n3", "1\n2", "same changed"],
    ["2\n3", "1\n2\n3", "missing same same"],
    ["1\nx\n2", "1\n2", "same extra same"],
    ["a\nb", "c", "changed extra"],
    ["\nDone", "done", "extra changed"],
    ["[2]", "x\n[1, 2]\ny", "missing changed missing"],
    ["", "1\n2", "missing missing"],
    ["1", "", "extra"],
    ["", "", ""],
  ])("of %j with %j is %j", (answer, expected, all) => {
    expect(states(answer, expected)).toBe(all);
  });

  test("of thousands of lines goes place by place", () => {
    const lines = Array.from({ length: 3000 }, (_, at) => String(at));
    expect(states(lines.join("\n"), lines.join("\n"))).toBe(lines.map(() => "same").join(" "));
    expect(compareOutput(lines.slice(1).join("\n"), lines.join("\n"))[0]?.state).toBe("changed");
  });

  test("loses no line of either side", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", "  d"), { maxLength: 12 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (answer, expected) => {
        const lines = compareOutput(answer, expected);
        expect(lines.flatMap(({ given }) => given ?? []).join("\n")).toBe(answer);
        expect(lines.flatMap((line) => line.expected ?? []).join("\n")).toBe(expected);
        expect(lines.every(({ state }) => state === "same")).toBe(isSameOutput(answer, expected));
      }),
    );
  });
});

test.each([
  ["abcd", "abxd", ["ab", "c", "d"]],
  ["abc", "abc", ["abc", "", ""]],
  ["aa", "a", ["a", "a", ""]],
  ["a", "aa", ["a", "", ""]],
  ["", "x", ["", "", ""]],
  ["😀b", "😁b", ["", "😀", "b"]],
])("%j differs from %j in its middle", (line, other, pieces) => {
  const { before, middle, after } = differenceOf(line, other);
  expect([before, middle, after]).toEqual(pieces);
});
