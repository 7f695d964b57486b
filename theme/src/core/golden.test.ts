/** The golden files: numbers that the Python report computes from the same files must be the same here. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { bank, question } from "../testing/samples";
import { mergeAttempts } from "./attempt";
import type { BankIndex, Kind, Level, QuestionSummary } from "./bank";
import { decodeProgress } from "./progress";
import { replay } from "./schedule";
import { activeDays, dayOf, overall, type Pace, type Standing, streak, topicStatistics, weakSpots } from "./statistics";

const FOLDER = join(import.meta.dirname, "../../../tests/data/progress");
const NAMES = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".expected.json"),
);

interface Document {
  readonly exported_at: string;
  readonly timezone: string;
  readonly topics: Record<string, { title: string; questions: Record<Level, number> }>;
  readonly questions: Record<string, { topic: string; level: Level; kind: Kind }>;
  readonly attempts: readonly { readonly question: string }[];
  readonly schedule: Record<string, { due: string; stability: number; difficulty: number }>;
}

interface Expected {
  readonly files: readonly string[];
  readonly now: string;
  readonly overall: Record<string, number | null>;
  readonly topics: Record<string, object>;
  readonly levels: Record<string, object>;
  readonly weak_spots: readonly { question: string; attempts: number; failures: number; weakness: number }[];
}

/** Rebuild the bank that a file was exported from: the questions seen, and unseen ones up to the counts. */
function bankOf({ topics, questions }: Document): BankIndex {
  const seen = Object.entries(questions).map(([id, facts]) => question(id, facts));
  const unseen = Object.entries(topics).flatMap(([topic, { questions: counts }]) =>
    Object.entries(counts).flatMap(([level, count]) => {
      const known = seen.filter((item) => item.topic === topic && item.level === level).length;
      const rest = Array.from({ length: count - known }, (_, nth) => `${topic}-${level}-unseen-${nth}`);
      return rest.map((id): QuestionSummary => question(id, { topic, level: level as Level }));
    }),
  );
  return bank(...seen, ...unseen);
}

/** Unite what the files say about questions; what the newest has attempts on but does not list, the bank lost. */
function questionsOf(documents: readonly Document[], newest: Document): Document["questions"] {
  const lost = newest.attempts.filter((attempt) => !Object.hasOwn(newest.questions, attempt.question));
  const gone = new Set(lost.map((attempt) => attempt.question));
  const all = documents.flatMap(({ questions }) => Object.entries(questions));
  return Object.fromEntries(all.filter(([id]) => !gone.has(id)));
}

function numbers({ total, seen, due, attempts, success, medianMs, ...stages }: Standing & Pace): object {
  const { new: fresh, learning, known } = stages;
  const standing = { total, seen, new: fresh, learning, known, due };
  return { ...standing, attempts, success: success ?? null, median_ms: medianMs ?? null };
}

describe.each(NAMES)("%s", (name) => {
  const read = (file: string): string => readFileSync(join(FOLDER, dirname(name), file), "utf8");
  const expected: Expected = JSON.parse(readFileSync(join(FOLDER, name), "utf8"));
  const texts = expected.files.map(read);
  const documents = texts.map((text): Document => JSON.parse(text));
  const document = documents.reduce((a, b) => (a.exported_at < b.exported_at ? b : a));
  const attempts = texts.map((text) => decodeProgress(text).attempts).reduce(mergeAttempts, []);
  const schedule = replay(attempts);
  const now = Date.parse(expected.now);
  const index = bankOf({ ...document, questions: questionsOf(documents, document) });

  test("has the schedule that a replay gives", () => {
    for (const [id, row] of Object.entries(document.schedule)) {
      const { due, stability, difficulty } = schedule.get(id) ?? { due: 0 };
      expect({ id, due: new Date(due).toISOString(), stability, difficulty }).toEqual({ id, ...row });
    }
  });

  test("has the same numbers overall", () => {
    const all = overall(index, schedule, attempts, now);
    const days = activeDays(attempts, document.timezone);
    expect({
      ...{ attempts: all.attempts, seen: all.seen, due: all.due, success: all.success ?? null },
      ...{ active_days: days.length, streak: streak(days, dayOf(now, document.timezone)) },
      median_ms: all.medianMs ?? null,
    }).toEqual(expected.overall);
  });

  test.each(["topic", "level"] as const)("has the same numbers for each %s", (key) => {
    const groups = bank(...index.questions.map((item) => ({ ...item, topic: item[key] })));
    const rows = topicStatistics(groups, schedule, attempts, now).map((row) => [row.topic, numbers(row)] as const);
    expect(Object.fromEntries(rows)).toEqual(key === "topic" ? expected.topics : expected.levels);
  });

  test("has the same weak spots", () => {
    const spots = weakSpots(index, schedule, attempts).slice(0, expected.weak_spots.length);
    const rows = spots.map((spot) => ({ ...spot, question: spot.question.id }));
    expect(rows).toEqual(expected.weak_spots.map((spot) => ({ ...spot, weakness: expect.closeTo(spot.weakness, 9) })));
  });
});
