import { describe, expect, test } from "vitest";
import { attempt } from "../testing/samples";
import { currentId, DecodeError, decodeIndex, decodeTopic, underCurrentIds } from "./bank";

const INDEX = {
  format: "interview-practice/bank",
  version: 1,
  name: "main",
  topics: [
    { topic: "python", title: "Python", description: "About", url: "python.html", script: "assets/bank/python.js" },
  ],
  questions: [["python-x", "python", "junior", "choice", "What?", ["sql"], 2, "abc", 3, 1]],
};

describe("the index", () => {
  test("is read into questions and topics", () => {
    const index = decodeIndex(INDEX);
    expect(index.name).toBe("main");
    expect(index.topics).toEqual(INDEX.topics);
    expect(index.questions).toEqual([
      {
        ...{ id: "python-x", topic: "python", level: "junior", kind: "choice", title: "What?" },
        ...{ tags: ["sql"], rev: 2, hash: "abc", minutes: 3, mock: true },
      },
    ]);
  });

  test("has the ids that questions had before", () => {
    const [row = []] = INDEX.questions;
    const index = decodeIndex({ ...INDEX, questions: [[...row, ["old", "older"]]] });
    expect([...index.aliases]).toEqual([
      ["old", "python-x"],
      ["older", "python-x"],
    ]);
    expect(["old", "python-x", "gone"].map((id) => currentId(index, id))).toEqual(["python-x", "python-x", "gone"]);
    expect(decodeIndex(INDEX).aliases.size).toBe(0);
  });

  test.each([
    ["another format", { ...INDEX, format: "x" }, "format"],
    ["a newer version", { ...INDEX, version: 2 }, "version"],
    ["no topics", { ...INDEX, topics: undefined }, "topics"],
    ["an unknown level", { ...INDEX, questions: [["a", "b", "guru", "open", "", [], 1, "", 0, 0]] }, "questions[0][2]"],
    ["a short row", { ...INDEX, questions: [["a", "b", "junior", "open"]] }, "questions[0][4]"],
    ["aliases that are none", { ...INDEX, questions: [[...(INDEX.questions[0] ?? []), "old"]] }, "questions[0][10]"],
    ["no object", null, ""],
  ])("with %s is refused by its path", (_, value, path) => {
    expect(() => decodeIndex(value)).toThrow(DecodeError);
    expect(() => decodeIndex(value)).toThrow(expect.objectContaining({ path }));
  });
});

describe("a topic", () => {
  test("is read with what is absent as empty", () => {
    const { topic, questions } = decodeTopic({
      topic: "python",
      questions: [{ id: "python-x", title: "T", prompt: "<p>P</p>", answer: "<p>A</p>" }],
    });
    expect(topic).toBe("python");
    expect(questions.get("python-x")).toEqual({
      ...{ id: "python-x", title: "T", prompt: "<p>P</p>", answer: "<p>A</p>" },
      ...{ hints: [], keyPoints: [], followUps: [], options: [], accepted: [] },
    });
  });

  test("is read with every part", () => {
    const parts = {
      ...{ id: "q", title: "T", prompt: "P", answer: "A", sources: "S", expected: "1", starter: "s", tests: "t" },
      ...{ solution: "o", hints: ["h"], accepted: ["42"], key_points: ["k"] },
      follow_ups: [{ title: "F", answer: "G" }],
      options: [{ text: "a", correct: true, feedback: "f" }, { text: "b" }],
    };
    const { key_points, follow_ups, ...same } = parts;
    expect(decodeTopic({ topic: "t", questions: [parts] }).questions.get("q")).toEqual({
      ...same,
      keyPoints: key_points,
      followUps: follow_ups,
      options: [
        { text: "a", correct: true, feedback: "f" },
        { text: "b", correct: false },
      ],
    });
  });

  test("with a damaged part is refused by its path", () => {
    const value = { topic: "t", questions: [{ id: "q", title: "T", hints: [1] }] };
    expect(() => decodeTopic(value)).toThrow(expect.objectContaining({ path: "questions[0].hints[0]" }));
  });
});

test("attempts come under the ids that their questions have now, and are the same otherwise", () => {
  const log = [attempt("old", 1, 3), attempt("b", 2, 3)];
  const renamed = underCurrentIds(log, { aliases: new Map([["old", "a"]]) });
  expect(renamed).toEqual([{ ...log[0], question: "a" }, log[1]]);
  expect(underCurrentIds(log, { aliases: new Map() })).toBe(log);
});
