/** The exported file: everything a learner did, in one JSON document. */

import { type Attempt, decodeExtra, mergeAttempts } from "./attempt";
import { type BankIndex, currentId, LEVELS, type QuestionSummary } from "./bank";
import { DecodeError, type Fields, isFields, toArray, toFields, toName, toText, toWhole } from "./decode";
import { decodeRecord, encodeRecord, isoTime, type SessionRecord, toRating, toTime } from "./record";
import { dueAt, type Schedule } from "./schedule";

const FORMAT = "interview-practice/progress";
const VERSION = 1;

/** What an import takes from a file; the rest of the file is computed again at the next export. */
export interface ProgressFile {
  readonly exportedAt: number | undefined;
  readonly bank: string;
  readonly language: string;
  readonly attempts: readonly Attempt[];
  readonly sessions: readonly SessionRecord[];
  readonly checks: Fields;
  readonly settings: Fields;
  /** Fields of the document that this version does not know. */
  readonly unknown: Fields;
}

export interface ImportPreview {
  readonly newAttempts: number;
  readonly knownAttempts: number;
  readonly newSessions: number;
  /** The first and the last of the new attempts. */
  readonly from?: number;
  readonly to?: number;
  /** Questions of the new attempts that the bank does not have. */
  readonly unknownQuestions: readonly string[];
  /** The file was written for another bank. */
  readonly otherBank?: string;
}

export type ProgressReason = "not-json" | "foreign" | "newer" | "damaged";

/** Tell why a file cannot be imported; `detail` names the part. */
export class ProgressError extends Error {
  override readonly name = "ProgressError";

  constructor(
    readonly reason: ProgressReason,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
  }
}

/** Write the exported file; the attempts are under the ids that they were made with. */
export function exportProgress(progress: {
  readonly index: BankIndex;
  readonly schedule: Schedule;
  readonly attempts: readonly Attempt[];
  readonly sessions: readonly SessionRecord[];
  readonly checks: Fields;
  readonly settings: Fields;
  readonly unknown: Fields;
  readonly now: number;
  readonly timezone: string;
  readonly language: string;
}): string {
  const { index, schedule, attempts, sessions, checks, settings, unknown, now, timezone, language } = progress;
  const seen = index.questions.filter((question) => schedule.has(question.id));
  const aliases = aliasesOf(index);
  const document = {
    ...unknown,
    format: FORMAT,
    version: VERSION,
    exported_at: isoTime(now),
    timezone,
    language,
    bank: index.name,
    topics: topicsOf(index),
    questions: Object.fromEntries(seen.map((question) => [question.id, factsOf(question, aliases)])),
    attempts: attempts.map(encodeAttempt),
    sessions: sessions.map(encodeRecord),
    checks,
    schedule: scheduleOf(seen, schedule, now),
    settings,
  };
  return `${JSON.stringify(document)}\n`;
}

/** Read an exported file, or throw a ProgressError. */
export function decodeProgress(text: string): ProgressFile {
  const document = parse(text);
  if (!isFields(document) || document.format !== FORMAT) throw new ProgressError("foreign", describe(document));
  if (typeof document.version === "number" && document.version > VERSION) {
    throw new ProgressError("newer", `version ${document.version}`);
  }
  try {
    return decodeDocument(document);
  } catch (error) {
    if (error instanceof DecodeError) throw new ProgressError("damaged", error.message);
    throw error;
  }
}

/** Tell what importing a file would add. */
export function previewImport(
  attempts: readonly Attempt[],
  sessions: readonly SessionRecord[],
  file: ProgressFile,
  index: BankIndex,
): ImportPreview {
  const known = new Set(attempts.map((attempt) => attempt.id));
  const added = file.attempts.filter((attempt) => !known.has(attempt.id));
  const [first, last] = [added[0], added[added.length - 1]];
  const knownSessions = new Set(sessions.map((session) => session.id));
  const inBank = new Set(index.questions.map((question) => question.id));
  return {
    newAttempts: added.length,
    knownAttempts: file.attempts.length - added.length,
    newSessions: file.sessions.filter((session) => !knownSessions.has(session.id)).length,
    ...(first === undefined || last === undefined ? {} : { from: first.at, to: last.at }),
    unknownQuestions: [...new Set(added.map(({ question }) => currentId(index, question)))].filter(
      (id) => !inBank.has(id),
    ),
    ...(file.bank === index.name ? {} : { otherBank: file.bank }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new ProgressError("not-json", error instanceof Error ? error.message : String(error));
  }
}

function describe(document: unknown): string {
  if (!isFields(document)) return Array.isArray(document) ? "an array" : `a ${typeof document}`;
  return document.format === undefined ? "no format field" : `format ${JSON.stringify(document.format)}`;
}

function decodeDocument(document: Fields): ProgressFile {
  const { format, version, exported_at, timezone, language, bank, topics, questions, schedule, ...rest } = document;
  const { attempts, sessions, checks, settings, ...unknown } = rest;
  if (version !== VERSION) throw new DecodeError("version", String(VERSION));
  return {
    exportedAt: exported_at === undefined ? undefined : toTime(exported_at, "exported_at"),
    bank: toText(bank ?? "", "bank"),
    language: toText(language ?? "", "language"),
    attempts: mergeAttempts(toArray(attempts, "attempts").map(decodeAttempt), []),
    sessions: toArray(sessions ?? [], "sessions").map((item, at) => decodeRecord(item, `sessions[${at}]`)),
    checks: toFields(checks ?? {}, "checks"),
    settings: toFields(settings ?? {}, "settings"),
    unknown,
  };
}

function decodeAttempt(value: unknown, index: number): Attempt {
  const path = `attempts[${index}]`;
  const { id, question, rev, at, mode, session, rating, ms, ...extra } = toFields(value, path);
  return {
    id: toName(id, `${path}.id`),
    question: toName(question, `${path}.question`),
    rev: toWhole(rev, `${path}.rev`, 1),
    at: toTime(at, `${path}.at`),
    mode: toText(mode, `${path}.mode`),
    session: toText(session, `${path}.session`),
    rating: toRating(rating, `${path}.rating`),
    ms: toWhole(ms, `${path}.ms`),
    ...(Object.keys(extra).length === 0 ? {} : { extra: decodeExtra(extra, path) }),
  };
}

function encodeAttempt({ extra, at, ...attempt }: Attempt): Fields {
  const { id, question, rev, ...rest } = attempt;
  return { ...extra, id, question, rev, at: isoTime(at), ...rest };
}

function topicsOf(index: BankIndex): Fields {
  const topics = index.topics.map(({ topic, title }) => {
    const own = index.questions.filter((question) => question.topic === topic);
    const counts = LEVELS.map((level) => [level, own.filter((question) => question.level === level).length] as const);
    return [topic, { title, questions: Object.fromEntries(counts.filter(([, count]) => count > 0)) }] as const;
  });
  return Object.fromEntries(topics);
}

function aliasesOf(index: BankIndex): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, string[]>();
  for (const [old, id] of index.aliases) aliases.set(id, [...(aliases.get(id) ?? []), old]);
  return aliases;
}

function factsOf(question: QuestionSummary, aliases: ReadonlyMap<string, readonly string[]>): Fields {
  const { id, title, topic, level, kind, tags, rev } = question;
  const own = aliases.get(id);
  return { title, topic, level, kind, tags, rev, ...(own === undefined ? {} : { aliases: own }) };
}

// Who reads the file knows neither the revisions of the bank nor of the attempts: what changed is simply due.
function scheduleOf(seen: readonly QuestionSummary[], schedule: Schedule, now: number): Fields {
  const rows = seen.flatMap(({ id, rev }) => {
    const scheduled = schedule.get(id);
    if (scheduled === undefined) return [];
    const { stability, difficulty } = scheduled;
    return [[id, { due: isoTime(dueAt(scheduled, now, rev)), stability, difficulty }] as const];
  });
  return Object.fromEntries(rows);
}
