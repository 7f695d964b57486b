/** The words of answering a question, in the language that the app has chosen. */

import type { Words } from "./words";
import { englishAnswer } from "./words-answer-en";
import { type AnswerWords, russianAnswer } from "./words-answer-ru";

export type { AnswerWords };

/** Give the words of answering in the language of the app's words. */
export function answerWords(words: Words): AnswerWords {
  return words.locale === "ru" ? russianAnswer(words) : englishAnswer(words);
}
