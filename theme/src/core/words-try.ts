/** The words of the editor and of trying code out, in the language that the app has chosen. */

import type { Words } from "./words";
import { englishTry } from "./words-try-en";
import { russianTry, type TryWords } from "./words-try-ru";

export type { TryWords };

/** Give the words of the editor and of trying code out in the language of the app's words. */
export function tryWords(words: Words): TryWords {
  return words.locale === "ru" ? russianTry() : englishTry();
}
