/** What is kept of a session: its short record, and the whole of it while it can go on. */

import { isMoment, isRating, MODES, type Mode, type Rating } from "./attempt";
import {
  DecodeError,
  type Fields,
  isFields,
  toArray,
  toFields,
  toName,
  toOneOf,
  toText,
  toTexts,
  toWhole,
} from "./decode";
import { type Answering, CONFIDENCES, isSkipped, type Result, type Session } from "./session";

/** A session as it stays in the history and in the exported file. */
export interface SessionRecord {
  readonly id: string;
  readonly at: number;
  readonly endedAt?: number;
  /** A Mode, or one that only a newer version knows. */
  readonly mode: string;
  readonly topics: readonly string[];
  readonly questions: readonly string[];
  readonly skipped: readonly string[];
  /** Fields that this version does not know. */
  readonly extra?: Fields;
}

/** Shorten a session to its record. */
export function recordOf(session: Session): SessionRecord {
  const { id, at, mode, topics, questions, endedAt } = session;
  const skipped = session.results.filter(isSkipped).map((result) => result.question);
  return { id, at, mode, topics, questions, skipped, ...(endedAt === undefined ? {} : { endedAt }) };
}

/** Write a record as the exported file holds it. */
export function encodeRecord(record: SessionRecord): Fields {
  const { id, at, endedAt, mode, topics, questions, skipped, extra } = record;
  const ended = endedAt === undefined ? {} : { ended_at: isoTime(endedAt) };
  return { ...extra, id, at: isoTime(at), ...ended, mode, topics, questions, skipped };
}

/** Read a record of an exported file or of the storage, or throw a DecodeError. */
export function decodeRecord(value: unknown, path: string): SessionRecord {
  const { id, at, ended_at, mode, topics, questions, skipped, ...extra } = toFields(value, path);
  return {
    id: toName(id, `${path}.id`),
    at: toTime(at, `${path}.at`),
    ...(ended_at === undefined ? {} : { endedAt: toTime(ended_at, `${path}.ended_at`) }),
    mode: toText(mode, `${path}.mode`),
    topics: toTexts(topics ?? [], `${path}.topics`),
    questions: toTexts(questions ?? [], `${path}.questions`),
    skipped: toTexts(skipped ?? [], `${path}.skipped`),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}

/** Write a session with all that is needed to go on, for the storage. */
export function encodeSession(session: Session): Fields {
  const { position, orders, results, minutes } = session;
  const limit = minutes === undefined ? {} : { minutes };
  const state = { position, orders, results: results.map(encodeResult), now: encodeAnswering(session), ...limit };
  return { ...encodeRecord(recordOf(session)), state };
}

/** Read a session that can go on; undefined when it is only a record or cannot be used. */
export function decodeSession(value: unknown): Session | undefined {
  if (!isFields(value) || value.state === undefined) return undefined;
  try {
    const { state, ...record } = value;
    return toSession(decodeRecord(record, "session"), toFields(state, "state"));
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

/** Write a time as ISO 8601 in UTC with milliseconds. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

/** Read an ISO 8601 time with its zone as epoch milliseconds. */
export function toTime(value: unknown, path: string): number {
  const at = typeof value === "string" && ISO_TIME.test(value) ? Date.parse(value) : Number.NaN;
  if (!isMoment(at)) throw new DecodeError(path, "a time such as 2026-11-21T12:00:00.000Z");
  return at;
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function toSession(record: SessionRecord, state: Fields): Session {
  const { id, at, endedAt, mode, topics, questions } = record;
  const session: Session = {
    ...{ id, at, topics, questions },
    ...decodeAnswering(state.now),
    mode: toOneOf<Mode>(mode, MODES, "mode"),
    position: toWhole(state.position, "position"),
    orders: decodeOrders(state.orders),
    results: toArray(state.results, "results").map(decodeResult),
    ...(typeof state.minutes === "number" && state.minutes > 0 ? { minutes: state.minutes } : {}),
    ...(endedAt === undefined ? {} : { endedAt }),
  };
  checkPlace(session);
  return session;
}

// Every function of session.ts relies on this: one result for each question before the current one.
function checkPlace(session: Session): void {
  const { position, questions, results } = session;
  const matches = results.every((result, at) => result.question === questions[at]);
  if (position !== results.length || !matches) throw new DecodeError("position", "one result for each question before");
  if (position === questions.length && session.endedAt === undefined) throw new DecodeError("ended_at", "a time");
}

function encodeAnswering(answering: Answering): Fields {
  const { revealed, selected, hintsShown, spentMs, confidence, unsure, depth, failed } = answering;
  return {
    ...{ revealed, selected, hints: hintsShown, ms: spentMs },
    ...(confidence === undefined ? {} : { confidence }),
    ...(unsure ? { unsure } : {}),
    ...(depth > 0 ? { depth } : {}),
    ...(failed ? { failed } : {}),
  };
}

function decodeAnswering(value: unknown): Answering {
  const fields = toFields(value, "now");
  return {
    revealed: fields.revealed === true,
    selected: toWholes(fields.selected, "selected"),
    hintsShown: toWhole(fields.hints, "hints"),
    spentMs: toWhole(fields.ms, "ms"),
    // Sessions that an earlier version kept have none of these.
    confidence: CONFIDENCES.find((step) => step === fields.confidence),
    unsure: fields.unsure === true,
    depth: toWhole(fields.depth ?? 0, "depth"),
    failed: fields.failed === true,
  };
}

function encodeResult(result: Result): Fields {
  const before = encodeAnswering(result.before);
  if (isSkipped(result)) return { question: result.question, skipped: true, before };
  const { question, attempt, rating, ms, correct } = result;
  return { question, attempt, rating, ms, ...(correct === undefined ? {} : { correct }), before };
}

function decodeResult(value: unknown, index: number): Result {
  const path = `results[${index}]`;
  const fields = toFields(value, path);
  const question = toName(fields.question, `${path}.question`);
  const before = decodeAnswering(fields.before);
  if (fields.skipped === true) return { question, skipped: true, before };
  return {
    question,
    attempt: toName(fields.attempt, `${path}.attempt`),
    rating: toRating(fields.rating, `${path}.rating`),
    ms: toWhole(fields.ms, `${path}.ms`),
    ...(typeof fields.correct === "boolean" ? { correct: fields.correct } : {}),
    before,
  };
}

function decodeOrders(value: unknown): Readonly<Record<string, readonly number[]>> {
  const orders = Object.entries(toFields(value, "orders")).map(
    ([id, order]) => [id, toPermutation(order, id)] as const,
  );
  return Object.fromEntries(orders);
}

function toPermutation(value: unknown, question: string): readonly number[] {
  const order = toWholes(value, question);
  const isPermutation = new Set(order).size === order.length && order.every((option) => option < order.length);
  if (!isPermutation) throw new DecodeError(question, "each option once");
  return order;
}

function toWholes(value: unknown, path: string): readonly number[] {
  return toArray(value, path).map((item) => toWhole(item, path));
}

/** Return the value as a rating. */
export function toRating(value: unknown, path: string): Rating {
  if (!isRating(value)) throw new DecodeError(path, "a rating from 1 to 4");
  return value;
}
