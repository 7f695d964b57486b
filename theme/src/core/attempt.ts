/** An attempt: one rated answer, the unit of the log that everything else is computed from. */

import { DecodeError, toFields, toText, toWhole } from "./decode";

export type Rating = 1 | 2 | 3 | 4;
export type Mode = "topic" | "mix" | "due" | "weak" | "new" | "mistakes";

export const RATINGS: readonly Rating[] = [1, 2, 3, 4];
export const MODES: readonly Mode[] = ["topic", "mix", "due", "weak", "new", "mistakes"];

/** Times up to the year 9800: a due date a century later still has four digits in ISO 8601. */
export const LAST_MOMENT = Date.UTC(9800, 0);

/** What some kinds of question add to an attempt; fields that this version does not know are kept. */
export interface Extra {
  readonly correct?: boolean;
  /** 1–4. */
  readonly confidence?: number;
  /** Key points: ticked, all. */
  readonly points?: readonly [number, number];
  /** How many steps of the follow-up ladder were opened. */
  readonly depth?: number;
  /** Tests: passed, all. */
  readonly tests?: readonly [number, number];
  /** Why it was rated Again: a Cause, or one that only a newer version knows. */
  readonly cause?: string;
  readonly answer?: string;
  /** How many hints were shown. */
  readonly hints?: number;
  /** The learner said "I don't know". */
  readonly unsure?: boolean;
  readonly [unknown: string]: unknown;
}

export interface Attempt {
  readonly id: string;
  readonly question: string;
  readonly rev: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** A Mode, or one that only a newer version knows. */
  readonly mode: string;
  readonly session: string;
  readonly rating: Rating;
  /** Time spent on the question. */
  readonly ms: number;
  readonly extra?: Extra;
}

/** Write an attempt as one line of a segment. */
export function encodeLine(attempt: Attempt): string {
  const { id, question, rev, at, mode, session, rating, ms, extra } = attempt;
  const line: unknown[] = [id, question, rev, at, mode, session, rating, ms];
  if (extra !== undefined) line.push(extra);
  return JSON.stringify(line);
}

/** Read one line of a segment, or return undefined when it is damaged. */
export function decodeLine(line: string): Attempt | undefined {
  try {
    return decodeRow(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** Read the parsed JSON of one line, or throw a DecodeError. */
export function decodeRow(value: unknown): Attempt {
  if (!Array.isArray(value)) throw new DecodeError("", "an array");
  const [id, question, rev, at, mode, session, rating, ms, extra] = value;
  const attempt = { id, question, rev, at, mode, session, rating, ms };
  if (!isAttempt(attempt)) throw new DecodeError("", "an attempt");
  return extra === undefined ? attempt : { ...attempt, extra: decodeExtra(extra, "") };
}

// One expression instead of a decoder per field: it runs 50,000 times while the page starts.
function isAttempt(row: { readonly [K in keyof Attempt]: unknown }): row is Attempt {
  return (
    typeof row.id === "string" &&
    row.id !== "" &&
    typeof row.question === "string" &&
    row.question !== "" &&
    isWhole(row.rev) &&
    row.rev >= 1 &&
    isMoment(row.at) &&
    typeof row.mode === "string" &&
    typeof row.session === "string" &&
    isRating(row.rating) &&
    isWhole(row.ms)
  );
}

function isWhole(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Tell whether a value is a rating. */
export function isRating(value: unknown): value is Rating {
  return value === 1 || value === 2 || value === 3 || value === 4;
}

/** Tell whether a value is a time in epoch milliseconds that dates can be computed from. */
export function isMoment(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= LAST_MOMENT;
}

const EXTRAS: Readonly<Record<string, (value: unknown, path: string) => unknown>> = {
  correct: checkFlag,
  confidence: (value, path) => {
    if (toWhole(value, path, 1) > 4) throw new DecodeError(path, "1 to 4");
  },
  points: checkPair,
  depth: toWhole,
  tests: checkPair,
  cause: toText,
  answer: toText,
  hints: toWhole,
  unsure: checkFlag,
};

function checkFlag(value: unknown, path: string): void {
  if (typeof value !== "boolean") throw new DecodeError(path, "true or false");
}

function checkPair(value: unknown, path: string): void {
  if (!Array.isArray(value) || value.length !== 2) throw new DecodeError(path, "two numbers");
  value.forEach((item, at) => void toWhole(item, `${path}[${at}]`));
}

/** Return the extra fields of an attempt once the known ones are seen to be of their types. */
export function decodeExtra(value: unknown, path: string): Extra {
  const extra = toFields(value, path || "extra");
  for (const [key, item] of Object.entries(extra)) {
    if (Object.hasOwn(EXTRAS, key)) EXTRAS[key]?.(item, path ? `${path}.${key}` : key);
  }
  return extra;
}

/** Order attempts by time, then by id, so that every reader of a log sees the same sequence. */
export function compareAttempts(a: Attempt, b: Attempt): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Return the attempts of both logs, each id once, sorted. */
export function mergeAttempts(a: readonly Attempt[], b: readonly Attempt[]): readonly Attempt[] {
  const byId = new Map<string, Attempt>();
  for (const attempts of [a, b]) {
    for (const attempt of attempts) {
      const other = byId.get(attempt.id);
      byId.set(attempt.id, other === undefined ? attempt : preferred(other, attempt));
    }
  }
  return [...byId.values()].sort(compareAttempts);
}

// Two logs may disagree about one attempt (a file edited by hand): any rule does that does not depend on their order.
function preferred(a: Attempt, b: Attempt): Attempt {
  return a === b || encodeLine(a) >= encodeLine(b) ? a : b;
}

/** Return the sorted log with one attempt more, which it must not have yet. */
export function insertAttempt(attempts: readonly Attempt[], attempt: Attempt): readonly Attempt[] {
  const last = attempts[attempts.length - 1];
  if (last === undefined || compareAttempts(last, attempt) < 0) return [...attempts, attempt];
  return mergeAttempts(attempts, [attempt]);
}

/** Make an id that no other page load makes: the time and 26 random bits, short because there are many. */
export function attemptId(at: number, random: () => number): string {
  return moment(at) + randomText(5, random);
}

/** Make an id for a session that starts now. */
export function sessionId(at: number, random: () => number): string {
  return `s${moment(at)}${randomText(3, random)}`;
}

/** Make that many random characters of base 36. */
export function randomText(length: number, random: () => number): string {
  return Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join("");
}

function moment(at: number): string {
  return Math.max(0, Math.floor(at)).toString(36);
}
