/** Which language the learner reads: the catalogue of every string of the app, in Russian and English. */

import { english } from "./words-en";
import { russian, type Words } from "./words-ru";

export type { Words };

const CATALOGUE: Record<string, () => Words> = { ru: russian, en: english };

/** Give the words of a language tag such as `ru` or `en-GB`; English serves every other language, as in the pages. */
export function words(language: string): Words {
  const [primary = ""] = language.toLowerCase().split("-");
  return (CATALOGUE[primary] ?? english)();
}
