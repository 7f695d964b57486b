/** Which session a link asks for: the hash of the session page, read and written. */

import { type Attempt, MODES, type Mode } from "../core/attempt";
import { type BankIndex, LEVELS, type Level, type QuestionSummary } from "../core/bank";
import { isDue, type Schedule } from "../core/schedule";
import { WEAK_SPOTS_SHOWN, weakSpots } from "../core/statistics";

export interface Request {
  readonly mode: Mode;
  readonly topics: readonly string[];
  readonly levels: readonly Level[];
  readonly tags: readonly string[];
  /** Exactly these questions; empty for all that fit the rest. */
  readonly questions: readonly string[];
  readonly count: number;
}

export type Hash = { readonly session: string } | { readonly request: Request } | undefined;

/** Read the hash of the session page. */
export function readHash(hash: string): Hash {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const session = fields.get("session");
  if (session !== null) return { session };
  const topics = fields.getAll("topic");
  const mode = MODES.find((name) => name === fields.get("mode"));
  if (topics.length === 0 && mode === undefined) return undefined;
  const levels = LEVELS.filter((level) => fields.getAll("level").includes(level));
  const count = Number(fields.get("count"));
  return {
    request: {
      mode: mode ?? (topics.length === 1 ? "topic" : "mix"),
      topics,
      levels,
      tags: fields.getAll("tag"),
      questions: fields.getAll("question"),
      count: count > 0 ? count : Number.POSITIVE_INFINITY,
    },
  };
}

/** Write the hash that asks for a session. */
export function writeHash({ mode, topics, levels, tags, questions, count }: Partial<Request>): string {
  const fields = new URLSearchParams();
  if (mode !== undefined && mode !== "topic") fields.append("mode", mode);
  const lists = { topic: topics, level: levels, tag: tags, question: questions };
  for (const [name, values] of Object.entries(lists)) for (const value of values ?? []) fields.append(name, value);
  if (count !== undefined && Number.isFinite(count)) fields.append("count", String(count));
  return `#${fields}`;
}

/** List the questions that fit a request. */
export function questionsFor(
  request: Request,
  state: {
    readonly index: BankIndex;
    readonly schedule: Schedule;
    readonly attempts: readonly Attempt[];
    readonly now: number;
  },
): readonly QuestionSummary[] {
  const { topics, levels, tags, questions, mode } = request;
  const { index, schedule, attempts, now } = state;
  const fits = (question: QuestionSummary): boolean =>
    allows(topics, question.topic) &&
    allows(levels, question.level) &&
    (tags.length === 0 || question.tags.some((tag) => tags.includes(tag))) &&
    allows(questions, question.id);
  const fitting = index.questions.filter(fits);
  if (mode === "due") return fitting.filter(({ id }) => isDue(schedule.get(id), now));
  if (mode === "new") return fitting.filter(({ id }) => !schedule.has(id));
  if (mode !== "weak" || questions.length > 0) return fitting;
  const weak = weakSpots(index, schedule, attempts).slice(0, WEAK_SPOTS_SHOWN);
  return weak.map((spot) => spot.question).filter(fits);
}

function allows<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}
