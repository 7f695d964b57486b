/** The words of the quiz page in the language of the app's own. */

import type { Words } from "./words";
import { englishQuiz } from "./words-quiz-en";
import { type QuizWords, russianQuiz } from "./words-quiz-ru";

export type { QuizWords };

/** Give the words of the quiz page. */
export function quizWords(words: Words): QuizWords {
  return words.locale === "ru" ? russianQuiz(words) : englishQuiz(words);
}
