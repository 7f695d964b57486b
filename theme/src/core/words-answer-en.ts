/** The English words of answering, with exactly the keys of the Russian ones. */

import type { Words } from "./words";
import type { AnswerWords } from "./words-answer-ru";

/** Give the English words of answering; `words` are those of the app. */
export function englishAnswer(words: Words): AnswerWords {
  const n = words.number;
  return {
    unsure: "I don’t know",
    unsureTitle: "Show the answer without answering",
    saidUnsure: "You said “I don’t know”",
    confidence: "How sure?",
    confidences: { 1: "Guessing", 2: "Doubtful", 3: "Fairly", 4: "Certain" },
    cause: "What went wrong?",
    causes: {
      unknown: "Did not know it",
      misread: "Misread the question",
      slow: "Ran out of time",
      slip: "A slip",
    },
    withoutCause: "record without a cause",
    nearShort: "Almost right, check the spelling or the number",
    nearOutput: "Almost right, only white space, case or quotes differ",
    capped: (rating) => `After a hint we suggest ${rating} at best.`,
    points: (ticked, all) => `${n(ticked)} of ${n(all)} ticked.`,
    pointsSuggest: (rating) => `We suggest ${rating}.`,
    pointsAsk: "Tick what your answer had.",
    step: (step, all) => `${n(step)} of ${n(all)}`,
    deeper: "Show the answer",
    deeperAsk: "Answer to yourself, then check.",
    compared: "Line by line",
    lineNumber: "Line",
    yours: "yours",
    printed: "output",
    lines: {
      same: "the same",
      changed: "differs",
      extra: "one line too many",
      missing: "missing line",
    },
    emptyLine: "empty line",
    noCode: "What runs code could not be loaded. Write your solution here and compare it yourself.",
    retryCode: "Try again",
    elsewhere: "This quiz is open in another tab.",
    elsewhereDetail: "Everything that you answered and wrote here is kept and is there.",
    takeOver: "Go on here",
  };
}
