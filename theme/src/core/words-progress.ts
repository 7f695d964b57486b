/** The words of the progress page in the language of the app's own. */

import type { Words } from "./words";
import { englishProgress } from "./words-progress-en";
import { type ProgressWords, russianProgress } from "./words-progress-ru";

export type { ProgressWords };

/** Give the words of the progress page. */
export function progressWords(words: Words): ProgressWords {
  return words.locale === "ru" ? russianProgress(words) : englishProgress(words);
}
