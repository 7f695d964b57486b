/** The English words of the editor and of trying code out, with exactly the keys of the Russian ones. */

import type { TryWords } from "./words-try-ru";

/** Give the English words of the editor and of trying code out. */
export function englishTry(): TryWords {
  return {
    fence: "Code from the answer",
    program: "The program of the question",
    keysRun: "Ctrl + Enter runs it.",
    reset: "Put it back",
    close: "Close",
    silent: "The program printed nothing – add a call with print.",
    phrases: {
      "Control character": "Control character",
      "Selection deleted": "Selection deleted",
      same: "Your code is the same as the reference.",
      onlyMine: "only in yours",
      onlyReference: "only in the reference",
    },
  };
}
