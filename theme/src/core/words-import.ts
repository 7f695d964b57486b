/** The words of the import page in the language of the app's own. */

import type { Words } from "./words";
import { englishImport } from "./words-import-en";
import { type ImportWords, type MissingPicture, russianImport } from "./words-import-ru";

export type { ImportWords, MissingPicture };

/** Give the words of the import page. */
export function importWords(words: Words): ImportWords {
  return words.locale === "ru" ? russianImport(words) : englishImport(words);
}

/** Say on a card of the home page that a topic is the learner's own; this is all that page needs of these words. */
export function ownTopic(words: Words): string {
  return words.locale === "ru" ? "ваша тема" : "your topic";
}
