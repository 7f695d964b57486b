import { describe, expect, it } from "vitest";
import type { Attempt, Rating } from "../core/attempt";
import type { BankIndex, QuestionSummary } from "../core/bank";
import { replay } from "../core/schedule";
import { questionsFor, type Request, readHash, writeHash } from "./request";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21);

const question = (id: string, topic: string, more: Partial<QuestionSummary> = {}): QuestionSummary => ({
  ...{ id, topic, level: "middle", kind: "open", title: id, tags: [], rev: 1, hash: "", minutes: 3, mock: false },
  ...more,
});

const INDEX: BankIndex = {
  name: "main",
  topics: [],
  questions: [
    question("a", "python", { level: "senior", tags: ["sql"] }),
    question("b", "python", { tags: ["sql", "orm"] }),
    question("c", "python"),
    question("d", "web"),
  ],
};

const attempt = (id: string, rating: Rating, at: number): Attempt => ({
  ...{ id: `${id}${at}`, question: id, rev: 1, at, mode: "topic", session: "s", rating, ms: 1000 },
});

const ATTEMPTS = [attempt("b", 3, NOW - 9 * DAY), attempt("d", 4, NOW - DAY), attempt("a", 1, NOW - 60_000)];

function found(hash: string): readonly string[] {
  const read = readHash(hash);
  if (read === undefined || "session" in read) throw new Error(hash);
  const state = { index: INDEX, schedule: replay(ATTEMPTS), attempts: ATTEMPTS, now: NOW };
  return questionsFor(read.request, state).map(({ id }) => id);
}

describe("hash", () => {
  it("is undefined when it asks for nothing", () => {
    expect(["", "#", "#count=5", "#somewhere"].map(readHash)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("names a session before anything else", () => {
    expect(readHash("#session=s1&topic=python")).toEqual({ session: "s1" });
  });

  it("is several topics when it names several", () => {
    expect(readHash("#topic=a&topic=b")).toMatchObject({ request: { mode: "mix", topics: ["a", "b"] } });
  });

  it.each([["0"], ["-3"], ["many"]])("asks for all when the count is %s", (count) => {
    expect(readHash(`#topic=a&count=${count}`)).toMatchObject({ request: { count: Number.POSITIVE_INFINITY } });
  });

  const requests: Request[] = [
    { mode: "topic", topics: ["go/basics"], levels: [], tags: [], questions: [], count: 5 },
    {
      mode: "topic",
      topics: ["python"],
      levels: ["junior", "senior"],
      tags: ["с пробелом", "a&b"],
      questions: [],
      count: 10,
    },
    { mode: "due", topics: [], levels: [], tags: [], questions: [], count: 20 },
    { mode: "mistakes", topics: [], levels: [], tags: [], questions: ["a", "d"], count: Number.POSITIVE_INFINITY },
  ];
  it.each(requests)("survives writing and reading: %j", (request) => {
    expect(readHash(writeHash(request))).toEqual({ request });
  });
});

describe("questions of a request", () => {
  const cases: [string, string[]][] = [
    ["#topic=python", ["a", "b", "c"]],
    ["#topic=python&topic=web", ["a", "b", "c", "d"]],
    ["#topic=python&level=senior", ["a"]],
    ["#topic=python&tag=sql&tag=orm", ["a", "b"]],
    ["#topic=python&level=middle&tag=sql", ["b"]],
    ["#mode=new", ["c"]],
    ["#mode=due", ["b"]],
    ["#mode=weak", ["a"]],
    ["#mode=mistakes&question=d&question=a", ["a", "d"]],
    ["#topic=nothing", []],
  ];
  it.each(cases)("%s", (hash, ids) => {
    expect(found(hash)).toEqual(ids);
  });
});
