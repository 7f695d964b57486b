/** Comparing what was brought with the bank and with the learner's other topics, by all that questions ask. */

import type { QuestionParts } from "../../core/bank";
import { decodeCompared, type ReadFile } from "../../core/imports";
import type { There } from "../../core/imports-alike";
import type { Practice } from "../state";
import type { BroughtFile } from "./files";
import { roughly } from "./rough";
import type { Ask } from "./use-python";

/** A question that is there already, as Python compares it; without a prompt only its title is known. */
export interface Existing {
  readonly id: string;
  readonly title: string;
  readonly prompt?: string;
  readonly options?: readonly string[];
}

/** What of the brought questions is there already. */
export interface Alike {
  /** For each question of each file the ids of those that ask the same. */
  readonly files: readonly (readonly (readonly string[])[])[];
  readonly existing: readonly Existing[];
}

interface Comparing {
  readonly practice: Practice;
  readonly ask: Ask;
}

/** Give all questions that there are, by their titles. */
export function titlesIn({ index }: Practice): readonly Existing[] {
  return index.questions.map(({ id, title }) => ({ id, title }));
}

/** Compare files whose titles were compared as they were read; undefined when that was stopped. */
export async function compareRead(
  files: readonly BroughtFile[],
  read: readonly ReadFile[],
  { practice, ask }: Comparing,
): Promise<Alike | undefined> {
  const titled = read.map(({ questions }) => questions.map(({ alike }) => alike));
  const existing = await bodiesOf(new Set(titled.flat(2)), practice);
  if (existing.length === 0) return { files: titled, existing };
  const compared = await ask("comparing", { task: "compare", files, existing }, decodeCompared);
  return compared && { files: compared, existing };
}

/** Find the questions that files may repeat, with all that they ask; undefined when that was stopped. */
export async function findExisting(
  files: readonly BroughtFile[],
  { practice, ask }: Comparing,
): Promise<readonly Existing[] | undefined> {
  const request = { task: "compare", files, existing: titlesIn(practice) };
  const titled = await ask("comparing", request, decodeCompared);
  return titled && bodiesOf(new Set(titled.flat(2)), practice);
}

/** Tell of each question that is there already where it is. */
export function thereIn({ existing }: Alike, { questions }: Practice): ReadonlyMap<string, There> {
  return new Map(
    existing.map(({ id, prompt }) => [id, { topic: questions.get(id)?.topic ?? "", isSure: prompt !== undefined }]),
  );
}

// A topic that does not load is no reason to stop: its questions are compared by their titles.
async function bodiesOf(ids: ReadonlySet<string>, { bank, questions, topics }: Practice): Promise<readonly Existing[]> {
  const wanted = [...ids].flatMap((id) => questions.get(id) ?? []);
  const names = [...new Set(wanted.map(({ topic }) => topic))];
  const loaded = await Promise.all(
    names.flatMap((name) => topics.get(name) ?? []).map((topic) => bank.load(topic).catch(() => undefined)),
  );
  const parts = new Map(loaded.flatMap((topic) => [...(topic?.questions ?? [])]));
  return wanted.map(({ id, title }) => {
    const own = parts.get(id);
    return own === undefined ? { id, title } : { id, ...asked(own) };
  });
}

function asked({ title, prompt, options }: QuestionParts): Omit<Existing, "id"> {
  return { title: roughly(title), prompt: roughly(prompt), options: options.map(({ text }) => roughly(text)) };
}
