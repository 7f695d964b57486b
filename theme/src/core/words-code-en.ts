/** The English words of running code, with exactly the keys of the Russian ones. */

import type { RunError } from "./run";
import type { Words } from "./words";
import type { CodeWords } from "./words-code-ru";

/** Give the English words of running code; `words` are those of the app. */
export function englishCode(words: Words): CodeWords {
  const n = words.number;
  const tests = words.counted("test", "tests", "tests");
  const seconds = words.counted("second", "seconds", "seconds");
  const passed = (count: number, all: number): string => `${n(count)} of ${tests(all)} passed`;
  const place = ({ line, column }: RunError): string =>
    line === undefined ? "" : ` in line ${n(line)}${column === undefined ? "" : `, column ${n(column)}`}`;
  return {
    editor: "Code of the solution",
    keys: "Tab indents. To leave the editor, press Esc, then Tab.",
    keysRun: "Ctrl + Enter runs, Ctrl + Shift + Enter checks.",
    plainField: "The editor with highlighting could not be loaded; write in a plain field.",
    retry: "Try again",
    run: "Run",
    runTitle: "Run the code without tests",
    stop: "Stop",
    reset: "Back to the starter",
    undoReset: "Bring my code back",
    wasReset: "The editor holds the starter again.",
    checking: "Checking…",
    checkAgain: "Check again",
    solution: "Show the solution",

    download: (share) => `Loading Python: ${words.percent(share)}`,
    downloading: "Loading Python",
    downloadNote: "Only once, then it is there at once.",
    start: "Starting Python",
    running: "The code is running",
    output: "Output",
    silent: "The program ran to its end and printed nothing.",
    done: "The program ran to its end.",
    printed: "Printed outside the tests",
    truncated: (count) =>
      `Not everything is shown: ${words.counted("character", "characters", "characters")(count)} of output left out.`,
    flooded: "Not everything is shown: the program printed too much.",
    trace: "Where it happened",

    tests: "Tests",
    results: "What the tests said",
    passedAll: (all) => `All tests passed: ${n(all)}.`,
    passed: (count, all) => `${passed(count, all)}.`,
    right: (all) => `Right, ${passed(all, all)}`,
    near: (count, all) => `Almost right, ${passed(count, all)}`,
    wrong: (count, all) => `Wrong, ${passed(count, all)}`,
    broken: "Wrong, the code did not get as far as the tests",
    changedSince: "The code was changed after this check.",
    states: {
      pass: "passed",
      fail: "failed",
      error: "error",
      timeout: "too slow",
      unrun: "not run",
    },
    hidden: "hidden",
    expression: "check",
    actual: "actual",
    expected: "expected",
    testOutput: "printed",
    atLine: (line) => `Line ${n(line)} of your code.`,

    errors: {
      syntax: (error) => `Python could not read the code: an error${place(error)}.`,
      exception: (error) => `The program stopped with an error${place(error)}.`,
      exit: (error) => `The program ended itself${place(error)}; nothing after that was run.`,
      memory: () => "Out of memory: the program holds too much data at once.",
      recursion: (error) => `The recursion is too deep${place(error)}: check the condition that ends it.`,
      input: () => "input() does not work here: there is nowhere to type. Put the value into the code.",
      import: ({ module }) =>
        `${module === undefined ? "This module" : `The module ${module}`} is not available here: there is only the standard library of Python.`,
      thread: () => "Threads and processes are not available in a browser. To do things at once there is asyncio.",
      crash: () =>
        "Python ended unexpectedly, most likely out of memory. Your code is safe, the next run starts afresh.",
      timeout: ({ flooded }, limit) =>
        `Stopped: the program ran for more than ${seconds(limit)}. ${
          flooded === true ? "It prints a lot, or the loop is endless" : "The usual cause is an endless loop"
        }.`,
      stopped: () => "You stopped the program.",
    },

    refusals: {
      "missing-files": "Python could not be loaded: its files did not open. Check the connection and run again.",
      "no-webassembly": "This browser has no WebAssembly, or it is switched off, so Python cannot run.",
      "no-worker": "The browser did not allow Python to run in a thread of its own.",
      "old-browser": "This browser is too old to run Python. Update it or open the site in another one.",
      failed: "Python did not start. Try again or reload the page.",
    },
    selfCheck: "The question works without running: show the solution and compare yourself. Your code is safe.",

    mine: "Your solution",
    reference: "Reference solution",
  };
}
