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
  /** Show the topics on the home page, and write their rows anew where they are damaged. */
  readonly start: (practice: Practice) => void;
}

const KEY = "imported";

/** Load what the learner's own topics need. */
export async function importedScript(bank: Bank): Promise<ImportedScript> {
  return (await bank.scripts.load(KEY, "", bank.url("assets/interview-practice/imported.js"))) as ImportedScript;
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
