import { describe, expect, it } from "vitest";
import type { Attempt, Rating } from "../core/attempt";
import type { BankIndex, QuestionSummary } from "../core/bank";
import { replay } from "../core/schedule";
import { DEFAULT_SETTINGS } from "../core/settings";
import { pick, questionsFor, type Request, readHash, type State, writeHash } from "./request";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21);

const question = (id: string, topic: string, more: Partial<QuestionSummary> = {}): QuestionSummary => ({
  ...{ id, topic, level: "middle", kind: "open", title: id, tags: [], rev: 1, hash: "", minutes: 3, mock: false },
  ...more,
});

const INDEX: BankIndex = {
  name: "main",
  topics: [],
  aliases: new Map(),
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

const STATE: State = {
  ...{ index: INDEX, schedule: replay(ATTEMPTS), attempts: ATTEMPTS },
  ...{ settings: DEFAULT_SETTINGS, now: NOW, timezone: "Europe/Moscow" },
};

function requestOf(hash: string): Request {
  const read = readHash(hash);
  if (read === undefined || "session" in read) throw new Error(hash);
  return read.request;
}

function found(hash: string, state = STATE): readonly string[] {
  return questionsFor(requestOf(hash), state).map(({ id }) => id);
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
    { mode: "mix", topics: [], levels: [], tags: [], questions: [], count: Number.POSITIVE_INFINITY, minutes: 20 },
    { mode: "due", topics: [], levels: [], tags: [], questions: [], count: 20, today: true },
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
    ["#mode=mistakes", ["a"]],
    ["#mode=mistakes&topic=web", []],
    ["#mode=mix", ["a", "b", "c", "d"]],
    ["#today", ["b", "c"]],
    ["#topic=nothing", []],
  ];
  it.each(cases)("%s", (hash, ids) => {
    expect(found(hash)).toEqual(ids);
  });

  it("keeps to the daily limits only for today", () => {
    const state = { ...STATE, settings: { ...DEFAULT_SETTINGS, newPerDay: 0, reviewsPerDay: 0 } };
    expect([found("#today", state), found("#mode=due", state)]).toEqual([[], ["b"]]);
  });

  it("asks again at once what changed since it was answered", () => {
    const questions = INDEX.questions.map((one) => (one.id === "d" ? { ...one, rev: 2 } : one));
    expect(found("#mode=due", { ...STATE, index: { ...INDEX, questions } })).toEqual(["b", "d"]);
  });
});

describe("choice of a session", () => {
  const chosen = (hash: string): readonly string[] => pick(requestOf(hash), STATE, () => 0.5);

  it("takes as many as were asked for, due ones first", () => {
    expect([...chosen("#mode=mix&count=2")].sort()).toEqual(["b", "c"]);
  });

  it("takes as many as fit into the time, at least one", () => {
    expect(chosen("#mode=mix&minutes=9")).toHaveLength(3);
    expect(chosen("#mode=mix&minutes=1")).toEqual(["b"]);
  });
});
