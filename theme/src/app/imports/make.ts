/** Making of topics: what Python is asked for, and how its answer is kept. */

import type { BankIndex, Level } from "../../core/bank";
import { decodeMade, decodeShown, type ImportedTopic, type MadeTopic, type ShownTopic } from "../../core/imports";
import type { ImportWords } from "../../core/words-import";
import type { Practice } from "../state";
import { cleanParts } from "./clean";
import type { BroughtFile } from "./files";
import type { Ask } from "./use-python";

/** A topic that is to be made, or a kept one that is to take in other files. */
export interface Plan {
  readonly files: readonly BroughtFile[];
  readonly title: string;
  readonly level: Level;
  readonly before: ImportedTopic | undefined;
}

/** A topic as it would be kept, with the answer that it comes from. */
export interface Made {
  readonly topic: ImportedTopic;
  readonly answer: MadeTopic;
  readonly before: ImportedTopic | undefined;
}

/** The ids and names that new topics must leave alone. */
interface Taken {
  readonly ids: Set<string>;
  readonly topics: Set<string>;
}

/** Make topics one after the other; undefined when one fails, and then nothing is made. */
export async function makeAll(
  plans: readonly Plan[],
  { practice, own, ask, t }: { practice: Practice; own: readonly ImportedTopic[]; ask: Ask; t: ImportWords },
): Promise<readonly Made[] | undefined> {
  const bank = practice.bank.readIndex();
  const topics = new Set([...(bank?.topics ?? []), ...own].map(({ topic }) => topic));
  const made: Made[] = [];
  for (const plan of plans) {
    // A topic's own ids are no obstacle to itself.
    const others = own.filter(({ topic }) => topic !== plan.before?.topic);
    const ids = new Set([...idsOf(bank), ...[...others, ...made.map(({ topic }) => topic)].flatMap(idsIn)]);
    const answer = await ask("making", requestFor(plan, { ids, topics }, practice), decodeMade);
    if (answer === undefined) return undefined;
    topics.add(answer.topic);
    const { outcomes: _, ...shown } = answer;
    const kept = { imports: answer.imports, level: plan.before?.level ?? plan.level, made: timeOf(practice) };
    made.push({ topic: { ...cleaned(shown, t), ...kept }, answer, before: plan.before });
  }
  return made;
}

/** Give a topic another title; undefined when that fails. */
export async function rename(
  topic: ImportedTopic,
  title: string,
  { ask, t }: { ask: Ask; t: ImportWords },
): Promise<ImportedTopic | undefined> {
  const { markdown, topic: name } = topic;
  const shown = await ask("making", { task: "render", markdown, topic: name, title }, decodeShown);
  return shown && { ...topic, ...cleaned(shown, t) };
}

function requestFor({ files, title, level, before }: Plan, { ids, topics }: Taken, { words }: Practice): unknown {
  const earlier = before === undefined ? null : { markdown: before.markdown, imports: before.imports };
  return {
    ...{
      task: "make",
      files,
      topic: before?.topic ?? "",
      title: before?.title ?? title,
      level: before?.level ?? level,
    },
    ...{ language: words.locale, taken: [...ids], topics: [...topics], before: earlier },
  };
}

function cleaned<T extends ShownTopic>(shown: T, t: ImportWords): T {
  return { ...shown, parts: cleanParts(shown.parts, t.picture) };
}

function idsOf(bank: BankIndex | undefined): readonly string[] {
  return bank === undefined ? [] : [...bank.questions.map(({ id }) => id), ...bank.aliases.keys()];
}

function idsIn({ rows, drafts }: ImportedTopic): readonly string[] {
  return [...rows, ...drafts].flatMap((row) => (Array.isArray(row) && typeof row[0] === "string" ? row[0] : []));
}

function timeOf({ now }: Practice): string {
  return new Date(now()).toISOString();
}
