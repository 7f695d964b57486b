/** The English words of the quiz page, with exactly the keys of the Russian ones. */

import type { Words } from "./words";
import type { QuizWords } from "./words-quiz-ru";

/** Give the English words of the quiz page; `words` are those of the app. */
export function englishQuiz(words: Words): QuizWords {
  const n = words.number;
  const counted = (one: string, many: string) => words.counted(one, many, many);
  const minutes = counted("minute", "minutes");
  return {
    chooser: {
      title: "New quiz",
      ask: "What to ask",
      asks: {
        any: "All questions",
        today: "Plan for today",
        due: "Due for review",
        weak: "Weak spots",
        new: "Only new ones",
        mistakes: "Mistakes of the last quiz",
      },
      topics: "Topics",
      levels: "Level",
      tags: "Tags",
      chosenTags: (count) => `${n(count)} chosen`,
      anyTopic: "none chosen means all",
      length: "How many",
      lengthCount: (count) => words.questions(count),
      lengthMinutes: (count) => minutes(count),
      all: "All of them",
      found: (count, time) => `${words.questions(count)}, about ${minutes(time)}`,
      foundPart: (count, all, time) => `${n(count)} of ${words.questions(all)}, about ${minutes(time)}`,
      start: "Start quiz",
      clear: "Clear",
      started: (when) => `started ${when}`,
      resume: "Continue",
      finish: "Finish",
      finishNamed: (name) => `Finish the quiz “${name}”`,
    },

    timer: {
      up: (clock) => `${clock} spent`,
      left: (clock) => `${clock} left`,
      over: (clock) => `${clock} over time`,
      questionOver: "The time for this question is up. Take as long as you need: it does not affect the rating.",
      sessionOver: "The time of the quiz is up. This question is the last one; there is no hurry.",
    },

    summary: {
      left: (count) => `You did not get to ${words.questions(count)}.`,
      time: (spent, planned) => `Time on answers: ${spent}, planned ${planned}.`,
      compared: (good, answered, median, when) =>
        `Last time, ${when}: ${n(good)} of ${words.questions(answered)}, ${median} each.`,
      comparedNow: (median) => `Now ${median} each.`,
      byTopic: "By topic",
      byLevel: "By level",
      share: (good, answered) => `${n(good)} of ${n(answered)}`,
      overconfident: "Sure of it, but wrong",
      points: (missed, questions) =>
        `${counted("key point", "key points")(missed)} missed in ${words.questions(questions)}.`,
      missed: (missed, all) => `${n(missed)} of ${counted("key point", "key points")(all)} missed`,
      causes: (list) => `What went wrong: ${list}.`,
      cause: { unknown: "did not know", misread: "misread the question", slow: "too slow", slip: "a slip" },
      returns: "When they return",
      leftOnes: (count) => `Go on with the remaining ${n(count)}`,
      leftOne: "Go on with the remaining question",
      print: "Print the mistakes",
    },

    sheet: {
      title: "To repeat this evening",
      line: (name, date) => `Quiz “${name}”, ${date}`,
      own: "Your answer",
      noAnswer: "not written down",
      answer: "Reference answer",
      options: "Right",
      missed: "What you missed",
      points: "Key points",
    },
  };
}
