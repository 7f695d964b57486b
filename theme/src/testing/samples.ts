/** Small values for tests: attempts, questions and a bank. */

import fc from "fast-check";
import { type Attempt, LAST_MOMENT, type Rating } from "../core/attempt";
import type { BankIndex, QuestionParts, QuestionSummary } from "../core/bank";
import type { RunResult, RunStatus, TestResult } from "../core/run";

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Make an attempt; its id tells its question, time and rating unless given. */
export function attempt(question: string, at: number, rating: Rating, more: Partial<Attempt> = {}): Attempt {
  const id = `${question}@${at}=${rating}`;
  return { id, question, rev: 1, at, mode: "topic", session: "s1", rating, ms: 1000, ...more };
}

/** Make a question of the bank; the part of its id before the dash is its topic. */
export function question(id: string, more: Partial<QuestionSummary> = {}): QuestionSummary {
  const topic = id.split("-")[0] ?? id;
  return {
    ...{ id, topic, level: "junior", kind: "open", title: `Title of ${id}`, tags: [] },
    ...{ rev: 1, hash: "0", minutes: 3, mock: false, ...more },
  };
}

/** Make a bank of these questions, with their topics in order of appearance. */
export function bank(...questions: readonly QuestionSummary[]): BankIndex {
  const topics = [...new Set(questions.map((item) => item.topic))].map((topic) => ({
    ...{ topic, title: topic.toUpperCase(), description: "" },
    ...{ url: `${topic}.html`, script: `assets/bank/${topic}.js` },
  }));
  return { name: "main", topics, questions, aliases: new Map() };
}

/** Make the parts of a choice question from which options are right. */
export function choiceParts(...right: readonly boolean[]): QuestionParts {
  const options = right.map((correct, at) => ({ text: `option ${at}`, correct }));
  const texts = { id: "q", title: "", prompt: "", answer: "" };
  return { ...texts, hints: [], keyPoints: [], followUps: [], options, accepted: [] };
}

/** Make the result of a check in which so many of the tests passed. */
export function runResult(status: RunStatus, passed: number, all: number): RunResult {
  const tests = Array.from({ length: all }, (_, at): TestResult => {
    const outcome = at < passed ? "pass" : status === "pass" ? "fail" : status;
    return { name: `test ${at}`, status: outcome, message: "", output: "", hidden: false };
  });
  return { status, tests, stdout: "", stderr: "", truncated: 0, ms: 1 };
}

/** Make a random source that repeats itself in every run. */
export function seeded(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const extras = fc.record(
  {
    correct: fc.boolean(),
    confidence: fc.integer({ min: 1, max: 4 }),
    points: fc.tuple(fc.nat(), fc.nat()),
    answer: fc.string({ unit: "grapheme" }),
    // JSON has no negative zero.
    later: fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
  },
  { requiredKeys: [] },
);

/** Any attempt on one of three questions: close together, far apart, at one time, with and without extras. */
export const anyAttempt: fc.Arbitrary<Attempt> = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    question: fc.constantFrom("a", "b", "c"),
    rev: fc.integer({ min: 1, max: 9 }),
    at: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: LAST_MOMENT })),
    mode: fc.constantFrom("topic", "mix", "mock"),
    session: fc.string(),
    rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    ms: fc.nat(),
    extra: fc.option(extras, { nil: undefined }),
  })
  .map(({ extra, ...rest }) => (extra === undefined || Object.keys(extra).length === 0 ? rest : { ...rest, extra }));
