/** Which session a link asks for: the hash of the session page, read and written, and the questions it stands for. */

import { type Attempt, MODES, type Mode } from "../core/attempt";
import { type BankIndex, LEVELS, type Level, type QuestionSummary } from "../core/bank";
import { choose } from "../core/choose";
import { pacesOf } from "../core/pace";
import { isDue, type Schedule } from "../core/schedule";
import type { Settings } from "../core/settings";
import { WEAK_SPOTS_SHOWN, weakSpots } from "../core/statistics";
import { lastMistakes } from "../core/summary";
import { today } from "../core/today";
import type { Practice } from "./state";

export interface Request {
  readonly mode: Mode;
  readonly topics: readonly string[];
  readonly levels: readonly Level[];
  readonly tags: readonly string[];
  /** Exactly these questions; empty for all that fit the rest. */
  readonly questions: readonly string[];
  readonly count: number;
  /** As many as fit into this time, at the learner's pace. */
  readonly minutes?: number;
  /** What the learner's day still asks for: due and new ones, within the daily limits. */
  readonly today?: true;
}

export type Hash = { readonly session: string } | { readonly request: Request } | undefined;

/** What the questions of a request depend on. */
export interface State {
  readonly index: BankIndex;
  readonly schedule: Schedule;
  readonly attempts: readonly Attempt[];
  readonly settings: Settings;
  readonly now: number;
  readonly timezone: string;
}

/** Read the hash of the session page. */
export function readHash(hash: string): Hash {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const session = fields.get("session");
  if (session !== null) return { session };
  const topics = fields.getAll("topic");
  const isToday = fields.has("today");
  const mode = isToday ? "due" : MODES.find((name) => name === fields.get("mode"));
  if (topics.length === 0 && mode === undefined) return undefined;
  const minutes = positive(fields.get("minutes"));
  return {
    request: {
      mode: mode ?? (topics.length === 1 ? "topic" : "mix"),
      topics,
      levels: LEVELS.filter((level) => fields.getAll("level").includes(level)),
      tags: fields.getAll("tag"),
      questions: fields.getAll("question"),
      count: positive(fields.get("count")) ?? Number.POSITIVE_INFINITY,
      ...(minutes === undefined ? {} : { minutes }),
      ...(isToday ? { today: true } : {}),
    },
  };
}

/** Write the hash that asks for a session. */
export function writeHash(request: Partial<Request>): string {
  const { mode, topics, levels, tags, questions, count, minutes } = request;
  const fields = new URLSearchParams();
  if (request.today) fields.append("today", "");
  else if (mode !== undefined && mode !== "topic") fields.append("mode", mode);
  const lists = { topic: topics, level: levels, tag: tags, question: questions };
  for (const [name, values] of Object.entries(lists)) for (const value of values ?? []) fields.append(name, value);
  if (count !== undefined && Number.isFinite(count)) fields.append("count", String(count));
  if (minutes !== undefined) fields.append("minutes", String(minutes));
  return `#${String(fields).replace("today=", "today")}`;
}

/** Gather what requests depend on, as it is now. */
export function stateOf(practice: Practice): State {
  const { index, schedule, attempts, settings, timezone } = practice;
  const values = { schedule: schedule.value, attempts: attempts.value, settings: settings.value };
  return { index, ...values, now: practice.now(), timezone };
}

/** List the questions that fit a request. */
export function questionsFor(request: Request, state: State): readonly QuestionSummary[] {
  const { topics, levels, tags, questions, mode } = request;
  const { index, schedule, attempts, now } = state;
  const fits = (question: QuestionSummary): boolean =>
    allows(topics, question.topic) &&
    allows(levels, question.level) &&
    (tags.length === 0 || question.tags.some((tag) => tags.includes(tag))) &&
    allows(questions, question.id);
  if (mode === "weak" && questions.length === 0) {
    const weak = weakSpots(index, schedule, attempts).slice(0, WEAK_SPOTS_SHOWN);
    return weak.map((spot) => spot.question).filter(fits);
  }
  const fitting = index.questions.filter(fits);
  if (request.today) return among(fitting, plannedToday(state));
  if (mode === "due") return fitting.filter(({ id, rev }) => isDue(schedule.get(id), now, rev));
  if (mode === "new") return fitting.filter(({ id }) => !schedule.has(id));
  return mode === "mistakes" && questions.length === 0 ? among(fitting, lastMistakes(attempts)) : fitting;
}

/** Choose the questions of a session that begins now, in the order in which it asks them. */
export function pick(request: Request, state: State, random: () => number): readonly string[] {
  const { index, schedule, attempts, now } = state;
  const { count, minutes } = request;
  const limit = minutes === undefined ? {} : { minutes, paces: pacesOf(index, attempts) };
  return choose(questionsFor(request, state), schedule, { count, now, random, ...limit });
}

function plannedToday({ index, schedule, attempts, settings, now, timezone }: State): readonly string[] {
  const { due, fresh } = today(index, schedule, attempts, settings, now, timezone);
  return [...due, ...fresh];
}

function among(questions: readonly QuestionSummary[], ids: readonly string[]): readonly QuestionSummary[] {
  const wanted = new Set(ids);
  return questions.filter(({ id }) => wanted.has(id));
}

function allows<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function positive(text: string | null): number | undefined {
  const value = Number(text);
  return value > 0 && Number.isFinite(value) ? value : undefined;
}
