/** The question bank as the build hands it to the browser: its index, and the rendered parts of one topic. */

import type { Attempt } from "./attempt";
import { DecodeError, toArray, toFields, toName, toOneOf, toText, toTexts, toWhole } from "./decode";

export { DecodeError } from "./decode";

export type Level = "junior" | "middle" | "senior";
export type Kind = "open" | "choice" | "short" | "output" | "code";

export const LEVELS: readonly Level[] = ["junior", "middle", "senior"];
export const KINDS: readonly Kind[] = ["open", "choice", "short", "output", "code"];

const FORMAT = "interview-practice/bank";
const VERSION = 1;

export interface QuestionSummary {
  readonly id: string;
  readonly topic: string;
  readonly level: Level;
  readonly kind: Kind;
  /** Plain text. */
  readonly title: string;
  readonly tags: readonly string[];
  readonly rev: number;
  readonly hash: string;
  readonly minutes: number;
  /** Kept for mock interviews: no other session may ask it. */
  readonly mock: boolean;
}

export interface TopicSummary {
  readonly topic: string;
  readonly title: string;
  readonly description: string;
  /** Relative to the base of the site, as is `script`. */
  readonly url: string;
  readonly script: string;
  readonly icon?: string;
}

export interface BankIndex {
  /** The namespace of the stored progress. */
  readonly name: string;
  readonly topics: readonly TopicSummary[];
  readonly questions: readonly QuestionSummary[];
  /** Ids that questions had before they were renamed or merged, with the present ones. */
  readonly aliases: ReadonlyMap<string, string>;
}

export interface Option {
  readonly text: string;
  readonly correct: boolean;
  readonly feedback?: string;
}

export interface FollowUp {
  readonly title: string;
  readonly answer: string;
}

/** One fence of a code question's tests; of a hidden one only names and verdicts are shown. */
export interface TestFence {
  readonly code: string;
  readonly hidden: boolean;
}

/** The sources of a code question that can be run, as text. */
export interface CodeParts {
  readonly starter: string;
  readonly solution: string;
  readonly tests: readonly TestFence[];
  /** How many seconds a run may take. */
  readonly limit: number;
}

/** What one question says, as HTML except for `accepted`, `expected`, `code` and `program`. */
export interface QuestionParts {
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  readonly answer: string;
  readonly hints: readonly string[];
  readonly keyPoints: readonly string[];
  readonly followUps: readonly FollowUp[];
  readonly options: readonly Option[];
  readonly accepted: readonly string[];
  readonly sources?: string;
  readonly expected?: string;
  readonly starter?: string;
  readonly tests?: string;
  readonly solution?: string;
  readonly code?: CodeParts;
  /** The program whose output is asked for. */
  readonly program?: string;
}

export interface TopicParts {
  readonly topic: string;
  readonly questions: ReadonlyMap<string, QuestionParts>;
}

/** Read the index of the bank, or throw a DecodeError that names the part which cannot be read. */
export function decodeIndex(value: unknown): BankIndex {
  const index = toFields(value, "");
  if (index.format !== FORMAT) throw new DecodeError("format", FORMAT);
  if (index.version !== VERSION) throw new DecodeError("version", String(VERSION));
  const rows = toArray(index.questions, "questions");
  const questions = rows.map((row, at) => decodeRow(row, `questions[${at}]`));
  return {
    name: toName(index.name, "name"),
    topics: toArray(index.topics, "topics").map((topic, at) => decodeSummary(topic, `topics[${at}]`)),
    questions,
    aliases: new Map(questions.flatMap(({ id }, at) => decodeAliases(rows[at], at).map((old) => [old, id] as const))),
  };
}

/** Return the id that a question has now. */
export function currentId({ aliases }: Pick<BankIndex, "aliases">, id: string): string {
  return aliases.get(id) ?? id;
}

/** Return the attempts under the ids that their questions have now. */
export function underCurrentIds(
  attempts: readonly Attempt[],
  { aliases }: Pick<BankIndex, "aliases">,
): readonly Attempt[] {
  if (aliases.size === 0) return attempts;
  return attempts.map((attempt) => {
    const question = aliases.get(attempt.question);
    return question === undefined ? attempt : { ...attempt, question };
  });
}

/** Read the rendered parts of one topic, or throw a DecodeError. */
export function decodeTopic(value: unknown): TopicParts {
  const topic = toFields(value, "");
  const questions = toArray(topic.questions, "questions").map((parts, at) => decodeParts(parts, `questions[${at}]`));
  return {
    topic: toName(topic.topic, "topic"),
    questions: new Map(questions.map((parts) => [parts.id, parts])),
  };
}

function decodeSummary(value: unknown, path: string): TopicSummary {
  const topic = toFields(value, path);
  return {
    topic: toName(topic.topic, `${path}.topic`),
    title: toText(topic.title, `${path}.title`),
    description: toText(topic.description ?? "", `${path}.description`),
    url: toText(topic.url, `${path}.url`),
    script: toText(topic.script, `${path}.script`),
    ...optionalText("icon", topic.icon, path),
  };
}

function decodeRow(value: unknown, path: string): QuestionSummary {
  const [id, topic, level, kind, title, tags, rev, hash, minutes, mock] = toArray(value, path);
  return {
    id: toName(id, `${path}[0]`),
    topic: toName(topic, `${path}[1]`),
    level: toOneOf(level, LEVELS, `${path}[2]`),
    kind: toOneOf(kind, KINDS, `${path}[3]`),
    title: toText(title, `${path}[4]`),
    tags: toTexts(tags, `${path}[5]`),
    rev: toWhole(rev, `${path}[6]`, 1),
    hash: toText(hash, `${path}[7]`),
    minutes: toMinutes(minutes, `${path}[8]`),
    mock: toFlag(mock, `${path}[9]`),
  };
}

function decodeAliases(row: unknown, at: number): readonly string[] {
  const aliases = Array.isArray(row) ? row[10] : undefined;
  return aliases === undefined ? [] : toTexts(aliases, `questions[${at}][10]`);
}

function decodeParts(value: unknown, path: string): QuestionParts {
  const parts = toFields(value, path);
  return {
    id: toName(parts.id, `${path}.id`),
    title: toText(parts.title, `${path}.title`),
    prompt: toText(parts.prompt ?? "", `${path}.prompt`),
    answer: toText(parts.answer ?? "", `${path}.answer`),
    hints: toTexts(parts.hints ?? [], `${path}.hints`),
    keyPoints: toTexts(parts.key_points ?? [], `${path}.key_points`),
    followUps: toArray(parts.follow_ups ?? [], `${path}.follow_ups`).map((item, at) =>
      decodeFollowUp(item, `${path}.follow_ups[${at}]`),
    ),
    options: toArray(parts.options ?? [], `${path}.options`).map((item, at) =>
      decodeOption(item, `${path}.options[${at}]`),
    ),
    accepted: toTexts(parts.accepted ?? [], `${path}.accepted`),
    ...optionalText("sources", parts.sources, path),
    ...optionalText("expected", parts.expected, path),
    ...optionalText("starter", parts.starter, path),
    ...optionalText("tests", parts.tests, path),
    ...optionalText("solution", parts.solution, path),
    ...(parts.code === undefined ? {} : { code: decodeCode(parts.code, `${path}.code`) }),
    ...optionalText("program", parts.program, path),
  };
}

function decodeCode(value: unknown, path: string): CodeParts {
  const code = toFields(value, path);
  return {
    starter: toText(code.starter ?? "", `${path}.starter`),
    solution: toText(code.solution ?? "", `${path}.solution`),
    tests: toArray(code.tests, `${path}.tests`).map((item, at) => {
      const fence = toFields(item, `${path}.tests[${at}]`);
      return { code: toText(fence.code, `${path}.tests[${at}].code`), hidden: fence.hidden === 1 };
    }),
    limit: toWhole(code.limit, `${path}.limit`, 1),
  };
}

function decodeFollowUp(value: unknown, path: string): FollowUp {
  const step = toFields(value, path);
  return { title: toText(step.title, `${path}.title`), answer: toText(step.answer ?? "", `${path}.answer`) };
}

function decodeOption(value: unknown, path: string): Option {
  const option = toFields(value, path);
  return {
    text: toText(option.text, `${path}.text`),
    correct: option.correct === true,
    ...optionalText("feedback", option.feedback, path),
  };
}

function optionalText<K extends string>(key: K, value: unknown, path: string): { readonly [P in K]?: string } {
  if (value === undefined || value === null || value === "") return {};
  // A computed key widens to `string`; the compiler cannot see that it is K.
  return { [key]: toText(value, `${path}.${key}`) } as { readonly [P in K]?: string };
}

function toMinutes(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) throw new DecodeError(path, "minutes");
  return value;
}

function toFlag(value: unknown, path: string): boolean {
  if (value !== 0 && value !== 1) throw new DecodeError(path, "0 or 1");
  return value === 1;
}
