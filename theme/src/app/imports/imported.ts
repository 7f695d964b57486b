/** Imported topics at the start of a page: their rows join the index; all else of them comes in a script of its own. */

import { type BankIndex, decodeIndex, type TopicSummary } from "../../core/bank";
import { withImported } from "../../core/imported";
import type { BankStorage } from "../../store/storage";
import type { Bank } from "../bank";
import type { Practice } from "../state";

/** What the script gives to the app. */
export interface ImportedScript {
  /** Bring the rendered parts of a topic, as a script of the bank would. */
  readonly parts: (bank: string, topic: TopicSummary) => Promise<unknown>;
  /** Show the topics, follow what other tabs do to them, and write their rows anew where they are damaged; once. */
  readonly start: (practice: Practice, source: ImportedSource, isStale: boolean) => void;
}

/** The rows of imported topics: under which keys they are kept, and the index with them. */
export interface ImportedSource {
  readonly keys: readonly string[];
  readonly read: () => BankIndex;
}

const KEY = "imported";

/** Load what the learner's own topics need. */
export async function importedScript(bank: Bank): Promise<ImportedScript> {
  return (await bank.scripts.load(KEY, "", bank.url("assets/interview-practice/imported.js"))) as ImportedScript;
}

/** Show the imported topics, from the first one on that this tab or another brings. */
export function startImported(practice: Practice, bank: BankIndex, storages: readonly BankStorage[]): void {
  const source: ImportedSource = {
    keys: storages.map(({ prefix }) => prefix + KEY),
    read: () => readImported(bank, storages, practice.pages.import),
  };
  // Without the script the questions are asked all the same, and loading their parts tells.
  const start = (isStale: boolean): Promise<void> =>
    importedScript(practice.bank)
      .then((script) => script.start(practice, source, isStale))
      .catch(() => {});
  if (practice.index !== bank) void start(false);
  else window.addEventListener("storage", ({ key }) => source.keys.includes(`${key}`) && start(true));
}

/** Add the imported topics to the index; it stays the same one when there are none, damaged or not. */
export function readImported(bank: BankIndex, storages: readonly BankStorage[], page: string): BankIndex {
  let index = bank;
  for (const storage of storages) {
    const text = storage.read(KEY);
    if (text === null) continue;
    try {
      index = withImported(index, decodeIndex(JSON.parse(text)), page);
    } catch {
      index = { ...index };
    }
  }
  return index;
}

/** Tell whether a quiz is under way: it goes on with the questions that it began with. */
export function isQuiz(): boolean {
  return location.hash.startsWith("#session=");
}
