/** The words of running code, in the language that the app has chosen. */

import type { Words } from "./words";
import { englishCode } from "./words-code-en";
import { type CodeWords, russianCode } from "./words-code-ru";

export type { CodeWords };

/** Give the words of running code in the language of the app's words. */
export function codeWords(words: Words): CodeWords {
  return words.locale === "ru" ? russianCode(words) : englishCode(words);
}
