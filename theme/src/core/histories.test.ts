/** Twelve histories with their due dates; pytest reads the same files with the report, the browser with the page. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Card, createEmptyCard, fsrs } from "ts-fsrs";
import { describe, expect, test } from "vitest";
import { bank, question } from "../testing/samples";
import type { Attempt } from "./attempt";
import { type BankIndex, currentId, type Kind, type Level, underCurrentIds } from "./bank";
import { decodeProgress, exportProgress, type ProgressFile } from "./progress";
import { dueAt, isDue, replay } from "./schedule";
import { decodeSettings, type Settings } from "./settings";
import { encodeSnapshot, scheduleFrom } from "./snapshot";
import { overall, weakSpots } from "./statistics";

const FOLDER = join(import.meta.dirname, "../../../tests/data/histories");
const NAMES = readdirSync(FOLDER).filter((name) => !name.endsWith(".expected.json"));

interface Document {
  readonly timezone: string;
  readonly questions: Record<string, { topic: string; level: Level; kind: Kind; rev: number; aliases?: string[] }>;
  readonly schedule: object;
}

interface Expected {
  readonly now: string;
  readonly settings?: object;
  readonly due: Record<string, string>;
  readonly due_count: number;
  readonly weak_spots: readonly { question: string; attempts: number; failures: number; weakness: number }[];
}

function bankOf({ questions }: Document): BankIndex {
  const facts = Object.entries(questions);
  const aliases = facts.flatMap(([id, { aliases = [] }]) => aliases.map((old) => [old, id] as const));
  return { ...bank(...facts.map(([id, { aliases: _, ...rest }]) => question(id, rest))), aliases: new Map(aliases) };
}

/** Ask ts-fsrs itself, one answer after another, as its documentation shows. */
function asked(attempts: readonly Attempt[], index: BankIndex, { retention, weights }: Settings): Map<string, Card> {
  const scheduler = fsrs({
    ...{ enable_fuzz: false, request_retention: retention, learning_steps: ["10m"], relearning_steps: ["10m"] },
    ...(weights === undefined ? {} : { w: weights.values }),
  });
  const cards = new Map<string, Card>();
  for (const { question: id, at, rating } of attempts) {
    const now = new Date(at);
    const key = currentId(index, id);
    cards.set(key, scheduler.next(cards.get(key) ?? createEmptyCard(now), now, rating).card);
  }
  return cards;
}

test("there are twelve", () => {
  expect(NAMES).toHaveLength(12);
});

describe.each(NAMES)("%s", (name) => {
  const text = readFileSync(join(FOLDER, name), "utf8");
  const expected: Expected = JSON.parse(readFileSync(join(FOLDER, name.replace(".json", ".expected.json")), "utf8"));
  const document: Document = JSON.parse(text);
  const file: ProgressFile = decodeProgress(text);
  const index = bankOf(document);
  const settings = decodeSettings(file.settings);
  const attempts = underCurrentIds(file.attempts, index);
  const schedule = replay(attempts, settings);
  const now = Date.parse(expected.now);

  test("is due when it should be", () => {
    const dates = index.questions.map(({ id, rev }) => {
      const scheduled = schedule.get(id);
      return [id, scheduled && new Date(dueAt(scheduled, now, rev)).toISOString()];
    });
    expect(Object.fromEntries(dates)).toEqual(expected.due);
    expect(index.questions.filter(({ id, rev }) => isDue(schedule.get(id), now, rev))).toHaveLength(expected.due_count);
    expect(overall(index, schedule, attempts, now).due).toBe(expected.due_count);
  });

  test("has the memory that ts-fsrs has of it", () => {
    for (const [id, card] of asked(file.attempts, index, settings)) {
      const { due, stability, difficulty, state, reps } = card;
      expect(schedule.get(id)).toMatchObject({ due: due.getTime(), stability, difficulty, state, attempts: reps });
    }
  });

  test("has its weak spots", () => {
    const spots = weakSpots(index, schedule, attempts).map((spot) => ({ ...spot, question: spot.question.id }));
    expect(spots).toEqual(expected.weak_spots.map((spot) => ({ ...spot, weakness: expect.closeTo(spot.weakness, 9) })));
  });

  test("leaves with the schedule and the settings that the file has", () => {
    const { timezone } = document;
    const written = exportProgress({ ...file, index, schedule, now, timezone });
    const { schedule: dates, attempts: answers, questions, settings: chosen } = JSON.parse(written);
    expect(dates).toEqual(document.schedule);
    expect(questions).toEqual(document.questions);
    expect(answers.map((answer: { question: string }) => answer.question)).toEqual(
      file.attempts.map((attempt) => attempt.question),
    );
    expect(chosen).toEqual(expected.settings ?? {});
  });

  test("is the same from a snapshot of its first half", () => {
    const begun = attempts.slice(0, attempts.length >> 1);
    const snapshot = encodeSnapshot(replay(begun, settings), begun, settings);
    expect(scheduleFrom(snapshot, attempts, settings).schedule).toEqual(schedule);
  });
});
