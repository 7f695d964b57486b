import { describe, expect, it } from "vitest";
import { question } from "../testing/samples";
import { ASKS, type Choice, choiceOf, LENGTHS, NO_CHOICE, requestOf, tagsOf, toggled } from "./chooser-form";
import { readHash, writeHash } from "./request";

const choice = (more: Partial<Choice>): Choice => ({ ...NO_CHOICE, ...more });

describe("choice of a quiz", () => {
  it("is about one topic when one is chosen, else about several", () => {
    const modes = [[], ["web"], ["web", "sql"]].map((topics) => requestOf(choice({ topics })).mode);
    expect(modes).toEqual(["mix", "topic", "mix"]);
  });

  it.each(ASKS)("%s becomes a link that asks for the same", (ask) => {
    for (let length = 0; length < LENGTHS.length; length += 1) {
      const request = requestOf(choice({ ask, topics: ["web"], levels: ["senior"], tags: ["a&b"], length }));
      expect(readHash(writeHash(request))).toEqual({ request });
      expect(choiceOf(request)).toEqual(choice({ ask, topics: ["web"], levels: ["senior"], tags: ["a&b"] }));
    }
  });

  it("limits by questions, by time or not at all", () => {
    const requests = [0, 4, 6].map((length) => requestOf(choice({ length })));
    expect(requests.map(({ count, minutes }) => [count, minutes])).toEqual([
      [5, undefined],
      [Number.POSITIVE_INFINITY, 20],
      [Number.POSITIVE_INFINITY, undefined],
    ]);
  });

  it("adds to a list and takes out of it", () => {
    expect([toggled(["a"], "b"), toggled(["a", "b"], "a")]).toEqual([["a", "b"], ["b"]]);
  });
});

describe("tags", () => {
  const QUESTIONS = [
    question("web-1", { tags: ["http", "cache"] }),
    question("web-2", { tags: ["cache"] }),
    question("sql-1", { tags: ["index"] }),
    question("sql-2", { tags: ["secret"], mock: true }),
  ];

  it("are those of the chosen topics, the most frequent first", () => {
    expect(tagsOf(QUESTIONS, ["web"])).toEqual([
      ["cache", 2],
      ["http", 1],
    ]);
    expect(tagsOf(QUESTIONS, []).map(([tag]) => tag)).toEqual(["cache", "http", "index"]);
  });
});
