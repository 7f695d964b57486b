/** The few words of the offer to run code, apart from all others: pages of topics need them before anything is run. */

import type { Words } from "./words";

const RUSSIAN = {
  run: "Запустить",
  program: "Запустить программу",
  failed: "Не загрузилось, попробуйте снова.",
};

const ENGLISH: typeof RUSSIAN = {
  run: "Run",
  program: "Run the program",
  failed: "Could not load, try again.",
};

/** Give the words of the offer in the language of the app's words. */
export function fenceWords(words: Words): typeof RUSSIAN {
  return words.locale === "ru" ? RUSSIAN : ENGLISH;
}
