import { describe, expect, it } from "vitest";
import { attempt, bank, DAY, MINUTE, question } from "../testing/samples";
import type { Attempt, Extra, Rating } from "./attempt";
import { recordOf } from "./record";
import { replay } from "./schedule";
import { rate, reveal, type Session, skip, startSession, tick } from "./session";
import { compare, lastMistakes, returns, review } from "./summary";

const NOW = Date.UTC(2026, 10, 21, 12);
const INDEX = bank(
  question("web-a", { level: "senior", minutes: 2 }),
  question("sql-b"),
  question("web-c", { level: "middle" }),
  question("sql-d"),
);
const QUESTIONS = new Map(INDEX.questions.map((one) => [one.id, one]));

type Answer = readonly [question: string, rating: Rating | "skip", ms?: number, extra?: Extra];

/** Play a session to its end. */
function play(id: string, at: number, answers: readonly Answer[], mode: Session["mode"] = "mix") {
  const topics = [...new Set(answers.map(([name]) => QUESTIONS.get(name)?.topic ?? ""))];
  let session = startSession({ id, at, mode, topics, questions: answers.map(([name]) => name) });
  const attempts: Attempt[] = [];
  for (const [place, [, rating, ms = 1000, extra = {}]] of answers.entries()) {
    session = tick(session, ms);
    if (rating === "skip") {
      session = skip(session, at + place);
      continue;
    }
    const rated = rate(reveal(session), { id: `${id}-${place}`, at: at + place, rev: 1, rating, extra });
    if (rated === undefined) throw new Error("nothing to rate");
    session = rated.session;
    attempts.push(rated.attempt);
  }
  return { session, attempts };
}

const look = ({ session, attempts }: ReturnType<typeof play>) =>
  review(session, attempts, QUESTIONS, ({ minutes }) => minutes * MINUTE);

describe("review", () => {
  it("counts by topic in the order of the session and by level from the easiest", () => {
    const { topics, levels } = look(
      play("s", NOW, [
        ["web-a", 1],
        ["sql-b", 3],
        ["web-c", 2],
        ["sql-d", "skip"],
      ]),
    );
    expect(topics).toEqual([
      { name: "web", answered: 2, good: 1 },
      { name: "sql", answered: 1, good: 1 },
    ]);
    expect(levels.map(({ name, good }) => [name, good])).toEqual([
      ["junior", 1],
      ["middle", 1],
      ["senior", 0],
    ]);
  });

  it("sets the time of what was answered against its plan", () => {
    const { ms, plannedMs } = look(
      play("s", NOW, [
        ["web-a", 3, 90_000],
        ["sql-b", "skip", 50_000],
      ]),
    );
    expect([ms, plannedMs]).toEqual([90_000, 2 * MINUTE]);
  });

  it("lists as overconfident what was sure and wrong, whatever the rating", () => {
    const { overconfident } = look(
      play("s", NOW, [
        ["web-a", 1, 1, { confidence: 3 }],
        ["sql-b", 2, 1, { confidence: 4, correct: false }],
        ["web-c", 3, 1, { confidence: 4, correct: true }],
        ["sql-d", 1, 1, { confidence: 2 }],
      ]),
    );
    expect(overconfident).toEqual(["web-a", "sql-b"]);
  });

  it("counts key points left out and causes, the most frequent first", () => {
    const { missedPoints, causes } = look(
      play("s", NOW, [
        ["web-a", 1, 1, { points: [1, 4], cause: "slip" }],
        ["sql-b", 3, 1, { points: [3, 3] }],
        ["web-c", 1, 1, { cause: "unknown" }],
        ["sql-d", 1, 1, { cause: "unknown" }],
      ]),
    );
    expect(missedPoints).toEqual([{ question: "web-a", missed: 3, all: 4 }]);
    expect(causes).toEqual([
      { cause: "unknown", count: 2 },
      { cause: "slip", count: 1 },
    ]);
  });

  it("takes Again before Hard, and what was checked and wrong, as misses", () => {
    const played = play("s", NOW, [
      ["web-a", 2],
      ["sql-b", 1],
      ["web-c", 4],
      ["sql-d", 3, 1, { correct: false }],
    ]);
    expect(look(played).misses).toEqual(["sql-b", "web-a", "sql-d"]);
  });

  it("is empty for a session in which everything was skipped", () => {
    expect(look(play("s", NOW, [["web-a", "skip"]]))).toMatchObject({ topics: [], ms: 0, plannedMs: 0, misses: [] });
  });
});

describe("comparison", () => {
  const first = play(
    "s1",
    NOW - 2 * DAY,
    [
      ["web-a", 1, 3000],
      ["web-c", 3, 1000],
    ],
    "topic",
  );
  const other = play("s2", NOW - DAY, [["sql-b", 3]], "topic");
  const latest = play("s3", NOW, [["web-a", 3, 500]], "topic");
  const attempts = [...first.attempts, ...other.attempts, ...latest.attempts];

  it("takes the latest finished session of the same mode, on the same topic when it is about one", () => {
    expect(
      compare(
        latest.session,
        [first, other, latest].map(({ session }) => recordOf(session)),
        attempts,
      ),
    ).toEqual({
      now: { answered: 1, good: 1, medianMs: 500 },
      before: { answered: 2, good: 1, medianMs: 2000 },
      at: NOW - 2 * DAY,
    });
  });

  it("is undefined for the first of its kind", () => {
    const mix = { ...recordOf(first.session), mode: "mix" };
    const { endedAt: _, ...open } = recordOf(first.session);
    for (const records of [[], [mix], [open]]) expect(compare(latest.session, records, attempts)).toBeUndefined();
  });

  it("passes over sessions without an answer in the log", () => {
    const records = [recordOf(first.session)];
    expect(compare(latest.session, records, latest.attempts)).toBeUndefined();
  });
});

describe("returns", () => {
  it("groups questions by the day of the learner's calendar, the nearest first", () => {
    const { session, attempts } = play("s", NOW, [
      ["web-a", 1],
      ["sql-b", 3],
      ["web-c", 1],
      ["sql-d", "skip"],
    ]);
    const groups = returns(session, replay(attempts), "Europe/Moscow");
    expect(groups.map(({ questions }) => questions)).toEqual([["web-a", "web-c"], ["sql-b"]]);
    expect(groups[0]?.due).toBe(NOW + 10 * MINUTE);
  });
});

describe("mistakes of the last session", () => {
  it("are those of the session that was answered last", () => {
    const log = [
      attempt("a", NOW, 1, { session: "s1" }),
      attempt("b", NOW + 1, 2, { session: "s2" }),
      attempt("c", NOW + 2, 3, { session: "s2" }),
      attempt("d", NOW + 3, 3, { session: "s2", extra: { correct: false } }),
      attempt("b", NOW + 4, 1, { session: "s2" }),
    ];
    expect(lastMistakes(log)).toEqual(["b", "d"]);
    expect(lastMistakes([])).toEqual([]);
  });
});
