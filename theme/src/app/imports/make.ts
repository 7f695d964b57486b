/** Making of topics: what Python is asked for, and how its answer is kept. */

import type { BankIndex, Level } from "../../core/bank";
import { decodeMade, decodeShown, type ImportedTopic, type MadeTopic, type ShownTopic } from "../../core/imports";
import type { ImportWords, MissingPicture } from "../../core/words-import";
import type { Practice } from "../state";
import type { Existing } from "./alike";
import { cleanParts } from "./clean";
import type { BroughtFile } from "./files";
import { addressesIn, bringPictures, type Pictures } from "./pictures";
import { renderingOf } from "./rendering";
import type { Ask } from "./use-python";

/** A topic that is to be made, or a kept one that is to take in other files. */
export interface Plan {
  readonly files: readonly BroughtFile[];
  readonly title: string;
  readonly level: Level;
  readonly before: ImportedTopic | undefined;
  /** What the files may repeat, and whether repeated questions are wanted all the same. */
  readonly existing: readonly Existing[];
  readonly keepsRepeats: boolean;
}

/** A topic as it would be kept, with the answer that it comes from. */
export interface Made {
  readonly topic: ImportedTopic;
  readonly answer: MadeTopic;
  readonly missing: readonly MissingPicture[];
  readonly before: ImportedTopic | undefined;
}

/** The ids and names that new topics must leave alone. */
interface Taken {
  readonly ids: Set<string>;
  readonly topics: Set<string>;
}

interface Making {
  readonly practice: Practice;
  readonly own: readonly ImportedTopic[];
  /** The pictures that came with the files. */
  readonly pictures: readonly File[];
  readonly ask: Ask;
  readonly t: ImportWords;
}

/** Make topics one after the other; undefined when one fails, and then nothing is made. */
export async function makeAll(
  plans: readonly Plan[],
  { practice, own, pictures, ask, t }: Making,
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
    const before = plan.before?.images ?? {};
    const { images, missing } = await bringPictures(addressesIn(answer.parts), plan.files, pictures, before);
    const kept = {
      ...{ imports: answer.imports, level: plan.before?.level ?? plan.level },
      ...{ made: new Date(practice.now()).toISOString(), site: renderingOf(practice), images },
    };
    made.push({ topic: { ...cleaned(shown, images, t), ...kept }, answer, missing, before: plan.before });
  }
  return made;
}

/** Give a topic another title; undefined when that fails. */
export async function rename(
  topic: ImportedTopic,
  title: string,
  { practice, ask, t }: { practice: Practice; ask: Ask; t: ImportWords },
): Promise<ImportedTopic | undefined> {
  const { markdown, topic: name } = topic;
  const shown = await ask("making", { task: "render", markdown, topic: name, title }, decodeShown);
  return shown && { ...topic, ...cleaned(shown, topic.images, t), site: renderingOf(practice) };
}

function requestFor(plan: Plan, { ids, topics }: Taken, { words, questions }: Practice): unknown {
  const { files, title, level, before, keepsRepeats } = plan;
  // What the topic asks itself is met by a later version of it.
  const existing = plan.existing.filter(({ id }) => questions.get(id)?.topic !== before?.topic);
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
    ...{ existing: keepsRepeats ? [] : existing, keep_duplicates: keepsRepeats },
  };
}

/** Clean the parts of a topic as Python made them. */
export function cleaned<T extends ShownTopic>(shown: T, images: Pictures, t: ImportWords): T {
  return { ...shown, parts: cleanParts(shown.parts, { name: t.picture, images }) };
}

function idsOf(bank: BankIndex | undefined): readonly string[] {
  return bank === undefined ? [] : [...bank.questions.map(({ id }) => id), ...bank.aliases.keys()];
}

function idsIn({ rows, drafts, leftOut }: ImportedTopic): readonly string[] {
  return [...rows, ...drafts, ...leftOut].flatMap((row) =>
    Array.isArray(row) && typeof row[0] === "string" ? row[0] : [],
  );
}
