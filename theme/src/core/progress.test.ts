import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { anyAttempt, attempt, bank, DAY, question } from "../testing/samples";
import { mergeAttempts } from "./attempt";
import { underCurrentIds } from "./bank";
import { decodeProgress, exportProgress, previewImport } from "./progress";
import { replay } from "./schedule";

const ROOT = join(import.meta.dirname, "../../..");
const START = Date.UTC(2026, 10, 21, 11, 58, 3, 120);
const INDEX = bank(question("a", { tags: ["sql"], rev: 2 }), question("b", { level: "senior", kind: "choice" }));
const EMPTY = { index: INDEX, schedule: new Map(), attempts: [], sessions: [], checks: {}, settings: {}, unknown: {} };
const PLACE = { now: START + DAY, timezone: "Europe/Moscow", language: "ru" };

type Parts = Partial<Parameters<typeof exportProgress>[0]>;

function exported(parts: Parts = {}): string {
  const schedule = replay(parts.attempts ?? []);
  return exportProgress({ ...EMPTY, ...PLACE, schedule, ...parts });
}

const LOG = [
  attempt("a", START, 3, { id: "m1", extra: { correct: true, points: [1, 2], later: { x: 1 } } }),
  attempt("gone", START + 1, 1, { id: "m2" }),
];
const RECORD = {
  ...{ id: "s1", at: START, endedAt: START + 9, mode: "topic", topics: ["a"], questions: ["a", "b"], skipped: ["b"] },
  extra: { note: "from elsewhere" },
};

describe("the exported file", () => {
  const document = JSON.parse(exported({ attempts: LOG, sessions: [RECORD], unknown: { roadmap: [1] } }));

  test("says where it comes from", () => {
    expect(document).toMatchObject({
      ...{ format: "interview-practice/progress", version: 1, exported_at: "2026-11-22T11:58:03.120Z" },
      ...{ timezone: "Europe/Moscow", language: "ru", bank: "main", roadmap: [1] },
    });
  });

  test("has the whole bank by level, and what was seen of it", () => {
    expect(document.topics).toEqual({
      a: { title: "A", questions: { junior: 1 } },
      b: { title: "B", questions: { senior: 1 } },
    });
    expect(document.questions).toEqual({
      a: { title: "Title of a", topic: "a", level: "junior", kind: "open", tags: ["sql"], rev: 2 },
    });
    // The attempt was on revision 1 and the bank has 2: due at once, not on the 23rd.
    const due = "2026-11-22T11:58:03.120Z";
    expect(document.schedule).toEqual({ a: { due, stability: 2.3065, difficulty: expect.closeTo(2.1181, 4) } });
  });

  test("has every attempt with its extras, and every session", () => {
    expect(document.attempts[0]).toEqual({
      ...{ id: "m1", question: "a", rev: 1, at: "2026-11-21T11:58:03.120Z", mode: "topic", session: "s1" },
      ...{ rating: 3, ms: 1000, correct: true, points: [1, 2], later: { x: 1 } },
    });
    expect(document.attempts[1].question).toBe("gone");
    const { extra, endedAt, ...same } = RECORD;
    const times = { at: "2026-11-21T11:58:03.120Z", ended_at: "2026-11-21T11:58:03.129Z" };
    expect(document.sessions).toEqual([{ ...same, ...times, ...extra }]);
  });
});

test("a question that was renamed says so, and its attempts keep the id that they were made with", () => {
  const index = { ...INDEX, aliases: new Map([["old-a", "a"]]) };
  const log = [attempt("old-a", START, 4, { rev: 2 })];
  const schedule = replay(underCurrentIds(log, index));
  const document = JSON.parse(exported({ index, attempts: log, schedule }));
  expect(document.attempts[0].question).toBe("old-a");
  expect(document.questions.a.aliases).toEqual(["old-a"]);
  expect(Object.keys(document.schedule)).toEqual(["a"]);
  const file = decodeProgress(JSON.stringify(document));
  expect(previewImport([], [], file, index).unknownQuestions).toEqual([]);
});

test("a question whose meaning changed is due when the file is written", () => {
  const dues = [1, 2].map((rev) => {
    const document = JSON.parse(exported({ attempts: [attempt("a", START, 4, { rev })] }));
    return document.schedule.a.due;
  });
  expect(dues).toEqual(["2026-11-22T11:58:03.120Z", "2026-11-29T11:58:03.120Z"]);
});

test("importing and exporting again loses nothing, known or not", () => {
  fc.assert(
    fc.property(fc.array(anyAttempt), (log) => {
      const attempts = mergeAttempts(log, []);
      const parts = { checks: { x: true }, settings: { daily: 5 }, unknown: { roadmap: { y: [null] } } };
      const text = exported({ attempts, sessions: [RECORD], ...parts });
      const file = decodeProgress(text);
      expect(file.attempts).toEqual(attempts);
      expect(exported({ ...parts, ...file, index: INDEX })).toBe(text);
    }),
  );
});

describe("reading a file", () => {
  const good = JSON.parse(exported({ attempts: LOG, sessions: [RECORD] }));
  const changed = (change: object): string => JSON.stringify({ ...good, ...change });
  const firstAttempt = (change: object): string => changed({ attempts: [{ ...good.attempts[0], ...change }] });

  test("takes one that begins with a byte order mark, and times of other zones", () => {
    const file = decodeProgress(`\uFEFF${firstAttempt({ at: "2026-11-21T14:58:03.120+03:00" })}`);
    expect(file.attempts[0]?.at).toBe(START);
  });

  test.each([
    ["nothing", "", "not-json", /JSON/],
    ["half a file", JSON.stringify(good).slice(0, 300), "not-json", /./],
    ["a list", "[]", "foreign", /an array/],
    ["null", "null", "foreign", /./],
    ["another program's file", '{"decks":[]}', "foreign", /no format field/],
    ["the bank", '{"format":"interview-practice/bank"}', "foreign", /interview-practice\/bank/],
    ["a newer version", changed({ version: 2, attempts: "elsewhere" }), "newer", /version 2/],
    ["a version that is none", changed({ version: "1" }), "damaged", /^version: expected 1$/],
    ["no attempts", changed({ attempts: undefined }), "damaged", /^attempts: expected an array$/],
    ["an attempt without a time", firstAttempt({ at: undefined }), "damaged", /^attempts\[0\]\.at: expected a time/],
    ["a date that is none", firstAttempt({ at: "2026-13-41T00:00:00Z" }), "damaged", /attempts\[0\]\.at/],
    ["a local time", firstAttempt({ at: "2026-11-21T11:58:03" }), "damaged", /attempts\[0\]\.at/],
    ["rating 0", firstAttempt({ rating: 0 }), "damaged", /^attempts\[0\]\.rating: expected a rating from 1 to 4$/],
    ["confidence 5", firstAttempt({ confidence: 5 }), "damaged", /^attempts\[0\]\.confidence: expected 1 to 4$/],
    ["points that are no pair", firstAttempt({ points: [1] }), "damaged", /^attempts\[0\]\.points: expected two/],
    ["settings that are a list", changed({ settings: [] }), "damaged", /^settings: expected an object$/],
    ["a session without an id", changed({ sessions: [{ at: good.exported_at }] }), "damaged", /^sessions\[0\]\.id/],
  ])("with %s says %s", (_, text, reason, detail) => {
    expect(() => decodeProgress(text)).toThrow(
      expect.objectContaining({ reason, detail: expect.stringMatching(detail) }),
    );
  });
});

describe("the preview of an import", () => {
  const file = decodeProgress(exported({ attempts: LOG, sessions: [RECORD] }));

  test("counts what is new and what the bank does not have", () => {
    expect(previewImport([], [], file, INDEX)).toEqual({
      ...{ newAttempts: 2, knownAttempts: 0, newSessions: 1, from: START, to: START + 1, unknownQuestions: ["gone"] },
    });
  });

  test("of what is there already adds nothing", () => {
    expect(previewImport(file.attempts, file.sessions, file, INDEX)).toEqual({
      ...{ newAttempts: 0, knownAttempts: 2, newSessions: 0, unknownQuestions: [] },
    });
  });

  test("tells a file of another bank", () => {
    expect(previewImport([], [], { ...file, bank: "work" }, INDEX).otherBank).toBe("work");
  });
});

describe("the schema of the file", () => {
  let validate: ValidateFunction;

  beforeAll(() => {
    const schema = JSON.parse(readFileSync(join(ROOT, "builder/report/progress.schema.json"), "utf8"));
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    ajv.addFormat("date-time", (text: string) => !Number.isNaN(Date.parse(text)));
    validate = ajv.compile(schema);
  });

  test("holds for every export", () => {
    fc.assert(
      fc.property(fc.array(anyAttempt), (log) => {
        validate(JSON.parse(exported({ attempts: mergeAttempts(log, []), sessions: [RECORD] })));
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("refuses what the app refuses", () => {
    const damaged = JSON.parse(exported({ attempts: LOG }));
    damaged.attempts[0].rating = 5;
    expect(validate(damaged)).toBe(false);
  });
});
