import { describe, expect, it } from "vitest";
import type { ReadFile, ReadQuestion } from "./imports";
import { isRepeated, repeatsIn } from "./imports-alike";

const question: ReadQuestion = {
  ...{ title: "Ключи?", kind: "open", level: undefined, line: 3, answered: true, draft: false },
  ...{ doubts: [], asked: true, markdown: "", alike: [], repeats: 0 },
};
const file: ReadFile = {
  ...{ name: "a.md", title: "A", level: "middle", remarks: [], leftovers: [], lines: 9, lost: 0 },
  questions: [question, { ...question, repeats: 3 }],
};
const there = new Map([
  ["react-keys", { topic: "react", isSure: true }],
  ["sql-keys", { topic: "sql", isSure: false }],
]);

describe("what a question repeats", () => {
  it("is the one that was compared as a whole, rather than one of the same title", () => {
    const [first, second] = repeatsIn(file, [["sql-keys", "react-keys"], []], there, "");
    expect(first).toEqual({ id: "react-keys", isSure: true, line: 0 });
    expect(second).toEqual({ id: undefined, isSure: false, line: 3 });
    expect([first, second].map((one) => one && isRepeated(one))).toEqual([true, true]);
  });

  it("is never of the topic that it goes into", () => {
    const [first] = repeatsIn(file, [["sql-keys", "react-keys"], []], there, "react");
    expect(first).toEqual({ id: "sql-keys", isSure: false, line: 0 });
    expect(first && isRepeated(first)).toBe(false);
  });

  it("is nothing where nothing is known", () => {
    expect(repeatsIn(file, [], there, "")[0]).toEqual({ id: undefined, isSure: false, line: 0 });
    expect(repeatsIn(file, [["gone"]], there, "")[0]?.id).toBeUndefined();
  });
});
