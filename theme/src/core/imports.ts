/** What Python tells of a learner's files, and topics as the browser keeps them: read from JSON at the boundary. */

import {
  type BankIndex,
  decodeIndex,
  decodeTopic,
  KINDS,
  type Kind,
  LEVELS,
  type Level,
  type TopicParts,
} from "./bank";
import { DecodeError, type Fields, toArray, toFields, toName, toOneOf, toText, toTexts, toWhole } from "./decode";

/** A line of a file that a person should look at. */
export interface Remark {
  /** Zero when it is about the whole file. */
  readonly line: number;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly source: string;
  /** The id of the question that it is about; empty in a file that is no topic yet. */
  readonly question: string;
}

/** A question as it was found in a file. */
export interface ReadQuestion {
  readonly title: string;
  readonly kind: Kind;
  /** Undefined where the topic decides. */
  readonly level: Level | undefined;
  readonly line: number;
  readonly answered: boolean;
  readonly draft: boolean;
  readonly doubts: readonly string[];
  /** Whether quizzes will ask it. */
  readonly asked: boolean;
  /** As it will stand in the topic. */
  readonly markdown: string;
  /** The ids of questions that are there already with such a title. */
  readonly alike: readonly string[];
  /** The line of an earlier question that asks the same; zero where there is none. */
  readonly repeats: number;
}

/** Lines of a file that belong to no question. */
export interface Leftover {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A file as it was read. */
export interface ReadFile {
  readonly name: string;
  /** What its topic could be called. */
  readonly title: string;
  readonly level: Level;
  readonly questions: readonly ReadQuestion[];
  readonly remarks: readonly Remark[];
  readonly leftovers: readonly Leftover[];
  readonly lines: number;
  readonly lost: number;
}

export type Action = "added" | "updated" | "unchanged" | "edited" | "removed" | "duplicate";

const ACTIONS: readonly Action[] = ["added", "updated", "unchanged", "edited", "removed", "duplicate"];

/** What became of a found question when it met the topic that is there. */
export interface Outcome {
  readonly action: Action;
  readonly title: string;
  readonly diff: string;
  /** The id of the question that it repeats. */
  readonly other: string;
}

/** A topic as Python shows it. */
export interface ShownTopic {
  readonly topic: string;
  readonly title: string;
  readonly markdown: string;
  /** As in the index of the bank: those that are asked, and those that no quiz asks yet, drafts and unfinished ones. */
  readonly rows: readonly unknown[];
  readonly drafts: readonly unknown[];
  readonly leftOut: readonly unknown[];
  readonly parts: unknown;
  readonly remarks: readonly Remark[];
}

/** A topic that was made of files, not kept yet. */
export interface MadeTopic extends ShownTopic {
  /** What Python must remember for the next version of the files. */
  readonly imports: Fields;
  readonly outcomes: readonly Outcome[];
}

/** A topic as it is kept. */
export interface ImportedTopic extends ShownTopic {
  readonly imports: Fields;
  readonly level: Level;
  /** ISO time. */
  readonly made: string;
  /** Pictures as `data:` addresses, by the addresses that its questions give them. */
  readonly images: Readonly<Record<string, string>>;
  /** What of the site rendered it; empty in topics of before this was kept. */
  readonly site: string;
}

/** Tell that Python could not do what it was asked for, in its own words. */
export class ImportError extends Error {
  override readonly name = "ImportError";
}

/** Read the answer to `read`. */
export function decodeReading(value: unknown): readonly ReadFile[] {
  return toArray(toAnswer(value).files, "files").map((file, at) => decodeFile(file, `files[${at}]`));
}

/** Read the answer to `compare`: for each question of each file the ids of those that ask the same. */
export function decodeCompared(value: unknown): readonly (readonly (readonly string[])[])[] {
  return toArray(toAnswer(value).files, "files").map((file, at) =>
    toArray(file, `files[${at}]`).map((ids, place) => toTexts(ids, `files[${at}][${place}]`)),
  );
}

/** Read the answer to `make`. */
export function decodeMade(value: unknown): MadeTopic {
  const answer = toAnswer(value);
  return {
    ...toShown(answer),
    imports: toFields(answer.imports, "imports"),
    outcomes: toArray(answer.outcomes, "outcomes").map((outcome, at) => decodeOutcome(outcome, `outcomes[${at}]`)),
  };
}

/** Read the answer to `render`. */
export function decodeShown(value: unknown): ShownTopic {
  return toShown(toAnswer(value));
}

/** Read the answer to `prompt`. */
export function decodePrompt(value: unknown): string {
  return toText(toAnswer(value).prompt, "prompt");
}

/** Read a topic as it was kept. */
export function decodeImported(value: unknown): ImportedTopic {
  const topic = toFields(value, "");
  return {
    ...toShown({ ...topic, diagnostics: topic.remarks, left_out: topic.leftOut }),
    imports: toFields(topic.imports, "imports"),
    level: toOneOf(topic.level, LEVELS, "level"),
    made: toText(topic.made, "made"),
    images: toImages(toFields(topic.images ?? {}, "images")),
    site: toText(topic.site ?? "", "site"),
  };
}

/** Write the index of topics as the index of a bank is written. */
export function indexOf(topics: readonly Pick<ImportedTopic, "topic" | "title" | "rows">[]): Fields {
  return {
    ...{ format: "interview-practice/bank", version: 1, name: "imported" },
    topics: topics.map(({ topic, title }) => ({ topic, title, url: "", script: "" })),
    questions: topics.flatMap(({ rows }) => rows),
  };
}

/** Read the rows of a topic, or throw a DecodeError. */
export function decodeRows({ topic, title }: ShownTopic, rows: readonly unknown[]): BankIndex["questions"] {
  return decodeIndex(indexOf([{ topic, title, rows }])).questions;
}

/** Read the parts of a topic, or throw a DecodeError. */
export function partsOf({ parts }: ShownTopic): TopicParts {
  return decodeTopic(parts);
}

/** Count what became of the questions. */
export function countActions(outcomes: readonly Outcome[]): ReadonlyMap<Action, number> {
  const counts = new Map<Action, number>();
  for (const { action } of outcomes) counts.set(action, (counts.get(action) ?? 0) + 1);
  return new Map(ACTIONS.flatMap((action) => (counts.has(action) ? [[action, counts.get(action) ?? 0]] : [])));
}

function toImages(images: Fields): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(images).map(([address, data]) => [address, toText(data, `images.${address}`)]),
  );
}

function toAnswer(value: unknown): Fields {
  const answer = toFields(value, "");
  if (answer.error === undefined) return answer;
  throw new ImportError(toText(toFields(answer.error, "error").message, "error.message"));
}

function toShown(answer: Fields): ShownTopic {
  const shown = {
    topic: toName(answer.topic, "topic"),
    title: toText(answer.title, "title"),
    markdown: toText(answer.markdown, "markdown"),
    rows: toArray(answer.rows, "rows"),
    drafts: toArray(answer.drafts ?? [], "drafts"),
    leftOut: toArray(answer.left_out ?? [], "left_out"),
    parts: answer.parts,
    remarks: toArray(answer.diagnostics ?? [], "diagnostics").map((one, at) => decodeRemark(one, `diagnostics[${at}]`)),
  };
  // What the app could not show must not be kept.
  decodeRows(shown, [...shown.rows, ...shown.drafts, ...shown.leftOut]);
  partsOf(shown);
  return shown;
}

function decodeFile(value: unknown, path: string): ReadFile {
  const file = toFields(value, path);
  const { lost } = toFields(file.counts, `${path}.counts`);
  const list = <T>(name: string, decode: (value: unknown, path: string) => T): readonly T[] =>
    toArray(file[name], `${path}.${name}`).map((item, at) => decode(item, `${path}.${name}[${at}]`));
  return {
    name: toText(file.name, `${path}.name`),
    title: toText(file.title, `${path}.title`),
    level: toOneOf(file.level, LEVELS, `${path}.level`),
    questions: list("questions", decodeQuestion),
    remarks: list("diagnostics", decodeRemark),
    leftovers: list("leftovers", decodeLeftover),
    lines: toWhole(file.lines, `${path}.lines`),
    lost: toWhole(lost, `${path}.counts.lost`),
  };
}

function decodeQuestion(value: unknown, path: string): ReadQuestion {
  const question = toFields(value, path);
  const { level, draft } = question;
  return {
    title: toText(question.title, `${path}.title`),
    kind: toOneOf(question.kind, KINDS, `${path}.kind`),
    level: level === undefined || level === null || level === "" ? undefined : toOneOf(level, LEVELS, `${path}.level`),
    line: toWhole(question.line, `${path}.line`),
    answered: question.answered === true,
    draft: draft === true,
    doubts: toTexts(question.doubts ?? [], `${path}.doubts`),
    asked: question.asked === true,
    markdown: toText(question.markdown, `${path}.markdown`),
    alike: toTexts(question.alike ?? [], `${path}.alike`),
    repeats: toWhole(question.repeats ?? 0, `${path}.repeats`),
  };
}

function decodeRemark(value: unknown, path: string): Remark {
  const remark = toFields(value, path);
  return {
    line: toWhole(remark.line, `${path}.line`),
    code: toText(remark.code, `${path}.code`),
    message: toText(remark.message, `${path}.message`),
    hint: toText(remark.hint ?? "", `${path}.hint`),
    source: toText(remark.source ?? "", `${path}.source`),
    question: toText(remark.question ?? "", `${path}.question`),
  };
}

function decodeLeftover(value: unknown, path: string): Leftover {
  const { name, start, end } = toFields(value, path);
  return {
    name: toText(name, `${path}.name`),
    start: toWhole(start, `${path}.start`),
    end: toWhole(end, `${path}.end`),
  };
}

function decodeOutcome(value: unknown, path: string): Outcome {
  const outcome = toFields(value, path);
  return {
    action: toOneOf(outcome.action, ACTIONS, `${path}.action`),
    title: toText(outcome.title, `${path}.title`),
    diff: toText(outcome.diff ?? "", `${path}.diff`),
    other: toText(outcome.other ?? "", `${path}.other`),
  };
}

export { DecodeError };
