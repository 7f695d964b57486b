/** The English words of the progress page, with exactly the keys of the Russian ones. */

import type { Words } from "./words";
import type { ProgressWords } from "./words-progress-ru";

/** Give the English words of the progress page; `f` are those of the app. */
export function englishProgress(f: Words): ProgressWords {
  const n = f.number;
  const { questions } = f;
  const counted = (one: string, many: string) => f.counted(one, many, many);
  const answers = counted("answer", "answers");
  const sessions = counted("quiz", "quizzes");
  return {
    progress: {
      line: (known, total) => `You know ${n(known)} of ${questions(total)}`,
      weakest: (title) => `; the weakest topic is “${title}”`,
      empty: "Progress appears here after the first answer.",
      weakNote: "By the last ten answers and the question's difficulty: a single bad answer means little.",
      topic: "Topic",
      due: "today",
      answers: "answers",
      success: "success",
      weak: "Weak spots",
      failures: (failures, attempts) => `“Again” in ${n(failures)} of ${answers(attempts)}`,
      noWeak: "No weak spots in sight: nothing is forgotten, or there are few answers yet.",
      practise: "Practise weak spots",
      practiseOne: "Practise",
      overall: "Overall",
      attempts: "Answers",
      seen: "Questions started",
      activeDays: "Days of practice",
      streak: "Days in a row",
      rate: "Recalled",
      median: "Time per question, median",
      gone: (count) =>
        `${counted("more answer belongs", "more answers belong")(count)} to questions no longer in the bank.`,
      start: "Start with five questions",
    },

    data: {
      title: "Your data",
      where: (name) =>
        `Progress of the bank “${name}” is kept in this browser only and is sent nowhere. Clearing the site's data deletes it, so save a file from time to time.`,
      export: "Save a file",
      exportNote: "All answers, quizzes and the schedule in one JSON file.",
      exported: (name) => `Saved ${name}.`,
      exportCsv: "Save a table",
      exportCsvNote: "All answers as rows of CSV, for spreadsheets. Only JSON can be loaded back.",
      import: "Load a file",
      importNote: "Answers from the file are added to yours. You first see which.",
      preview: (file) => `What ${file} would add`,
      newAttempts: "New answers",
      knownAttempts: "Already yours",
      newSessions: "New quizzes",
      range: "Period",
      unknownQuestions: "Questions not in this bank",
      otherBank: (name) => `The file was saved from another bank, “${name}”.`,
      nothingNew: "You already have everything in this file.",
      confirm: (count) => (count > 0 ? `Add ${answers(count)}` : "Add the quizzes"),
      imported: (count) => `${answers(count)} added.`,
      reset: "Delete progress",
      resetNote: "Answers and quizzes disappear from this browser; saved files stay.",
      resetWhat: (attempts, kept) =>
        `${answers(attempts)} and ${sessions(kept)} will be deleted. Only a saved file can bring them back.`,
      resetConfirm: "Yes, delete",
      resetDone: "Progress deleted.",
      resetTopic: "Start a topic afresh",
      resetTopicNote: "Answers to the topic's questions disappear from this browser; other topics do not change.",
      resetTopicChoice: "Topic",
      resetTopicWhat: (title, attempts) =>
        `${answers(attempts)} of “${title}” will be deleted. Only a saved file can bring them back.`,
      resetTopicDone: (title) => `“${title}” starts afresh.`,
      failed: {
        "not-json": "This is not JSON, or the file was cut off.",
        foreign: "This is not an interview-practice progress file.",
        newer: "The file was saved by a newer version of the site. Update this site and try again.",
        damaged: "The progress file is damaged.",
        unreadable: "The file could not be read.",
      },
      safe: "Your progress has not changed.",
    },
  };
}
