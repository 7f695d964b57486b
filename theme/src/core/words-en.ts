/** The words of the app in English, with exactly the keys of the Russian ones. */

import { formats } from "./formats";
import type { Words } from "./words-ru";

/** Give the English words. */
export function english(): Words {
  const f = formats("en");
  const n = f.number;
  const counted = (one: string, many: string) => f.counted(one, many, many);
  const questions = counted("question", "questions");
  const answers = counted("answer", "answers");
  const minutes = counted("minute", "minutes");
  return {
    ...f,
    questions,
    levels: { junior: "Junior", middle: "Middle", senior: "Senior" },
    stages: { new: "new question", learning: "question in progress", known: "you know this" },
    parts: { new: "new", learning: "learning", known: "known" },
    bar: (fresh, learning, known) => `${n(known)} known, ${n(learning)} in progress, ${n(fresh)} new`,
    ratings: { 1: "Again", 2: "Hard", 3: "Good", 4: "Easy" },
    ratingMeanings: {
      1: "forgot or got it wrong",
      2: "recalled with difficulty",
      3: "recalled",
      4: "answered at once",
    },
    changed: "changed since you answered",
    due: "For today",
    mix: "Several topics",
    modes: { weak: "Weak spots", new: "New questions", mistakes: "Mistakes again" },
    cancel: "Cancel",

    home: {
      about: [
        "Technical interview questions: answer in your own words, then compare with the reference.",
        "Grade yourself – hard ones return soon, familiar ones in weeks.",
        "No account, and it works offline.",
      ],
      first: "Start with five questions",
      unfinished: (topics, position, total) => `The quiz “${topics}” waits at question ${n(position)} of ${n(total)}.`,
      started: (when) => `Started ${when}.`,
      resume: "Continue the quiz",
      finish: "Finish it",
      finishTitle: "End this quiz; the answers are kept",
      due: (count, time) => `${questions(count)} for today, about ${minutes(time)}.`,
      repeatCount: (count) => `${n(count)} to review`,
      newCount: (count) => `${n(count)} new`,
      start: "Start",
      startPart: (count) => `Start with ${questions(count)}`,
      rested: (when) => (when === undefined ? "Done for today." : `Done for today, next review ${when}.`),
      takeNew: (count) => `Take ${counted("new question", "new questions")(count)}`,
      ahead: "Review ahead",
      choose: "Put together your own quiz",
      where: "Progress is kept in this browser only.",
      take: "Take it with you as a file",
      empty: "The bank has no questions yet. Add a topic file and build the site again.",
    },

    topic: {
      bar: "Filter questions and start a quiz",
      level: "Level",
      tags: "Tags",
      shown: (shown, total) => (shown === total ? questions(total) : `${n(shown)} of ${questions(total)}`),
      clear: "Clear the filter",
      length: "Questions in the quiz",
      all: "all",
      start: "Start quiz",
      resume: "Continue the last one",
      nothing: "No questions match this filter.",
    },

    session: {
      name: "Quiz",
      position: (position, total) => `${n(position)} of ${n(total)}`,
      question: (position, total) => `Question ${n(position)} of ${n(total)}`,
      leave: "Leave",
      leaveTitle: "Leave: the quiz can be continued from here",
      stop: "Finish",
      stopTitle: "End the quiz and see the summary",
      hint: "Hint",
      moreHint: "Another hint",
      hintNumber: (number, total) => (total === 1 ? "Hint" : `Hint ${n(number)} of ${n(total)}`),
      skip: "Skip",
      undo: "Undo the rating",
      undoSkip: "Go back",
      undone: "You are back at the previous question.",
      reveal: "Show answer",
      check: "Check",
      chooseOne: "Choose one option",
      chooseMany: "Choose every right option",
      placeholder: {
        open: "Answer in writing, aloud or to yourself",
        short: "A short answer",
        output: "What this code prints",
        code: "A sketch of the solution",
      },
      yourAnswer: "Your answer",
      answer: "Answer",
      accepted: "Accepted",
      expected: "Output",
      starter: "Starter",
      tests: "Tests",
      solution: "Solution",
      keyPoints: "Key points",
      followUps: "Follow-up",
      sources: "Sources",
      right: "Right",
      wrong: "Wrong",
      noneChosen: "You chose no option",
      chosenRight: "Your answer, right",
      chosenWrong: "Your answer, wrong",
      missed: "Right option",
      rate: "How well did you know it",
      suggested: "suggested",
      rated: (rating, interval) => `${rating}, returns in ${interval}.`,
      skipped: "Skipped.",
      gone: "This question is no longer in the bank.",
      nothing: "No questions match this choice.",
      unknown: "This quiz is closed or was started in another browser.",
      choose: "Choose a topic",
      waiting: "You can continue",
      loading: "Loading questions",
    },

    help: {
      title: "Keys",
      close: "Close",
      lines: [
        ["Space, Enter", "show the answer, check, accept the rating"],
        ["1–4", "an option or your confidence before the answer, a rating or its cause after it"],
        ["0", "I don’t know"],
        ["A", "to the answer field"],
        ["H", "hint"],
        ["D", "answer of a deeper question"],
        ["R", "run the code"],
        ["S", "skip"],
        ["U", "undo the last rating"],
        ["Ctrl + Enter", "show the answer from the text field; in the editor, run the code"],
        ["Ctrl + Shift + Enter", "check the code by its tests, from the editor"],
        ["Esc", "leave the quiz"],
        ["?", "this list"],
      ],
    },

    summary: {
      done: "The quiz is over",
      line: (good, rated) =>
        rated === 0 ? "No question was rated." : `You recalled ${n(good)} of ${questions(rated)}.`,
      took: (duration) => `Time on answers: ${duration}.`,
      ratings: "Ratings",
      repeat: "What to repeat",
      skipped: "Skipped",
      good: "Nothing was forgotten.",
      back: (when) => `returns ${when}`,
      mistakes: (count) => `Go through ${counted("hard one", "hard ones")(count)} again`,
      moreDue: (count) => `${questions(count)} more for today`,
      skippedOnes: (count) => `Return to the skipped ${f.plural(count, "one", "ones", "ones")}`,
      more: "Next questions of the topic",
      home: "To the topics",
      progress: "Progress",
    },

    notices: {
      noBank: "The list of questions did not load",
      noBankDetail: (path) =>
        `The file ${path} did not open. Build the site again or put the assets folder back. Your progress is safe.`,
      badBank: (detail) => `The question file cannot be read: ${detail}. Build the site again. Your progress is safe.`,
      noApp: "This page did not load completely",
      noTopic: (title) => `The questions of “${title}” did not load`,
      noTopicDetail: (path) =>
        `The file ${path} did not open. Check the connection and try again. Your answers are safe.`,
      retry: "Try again",
      blocked:
        "The browser does not allow storing data. You can answer, but answers are lost when the page closes: save a file on the Progress page.",
      full: "The site's storage is full, the latest answers exist in this tab only. Save a file on the Progress page before you close it.",
      damaged: (count) =>
        `${counted("log line cannot be read", "log lines cannot be read")(count)}. They are set aside, the rest is in place.`,
      restored: (count) => `The browser lost the log of answers; ${answers(count)} came back from the copy.`,
      dismiss: "Hide",
      crashed: "Something broke on this page. Rated answers are saved; reload the page.",
    },
  };
}
