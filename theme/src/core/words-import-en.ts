/** The English words of the import page. */

import type { Action } from "./imports";
import type { Words } from "./words";
import type { ImportWords } from "./words-import-ru";

/** Give the English words of the import page; `f` are those of the app. */
export function englishImport(f: Words): ImportWords {
  const n = f.number;
  const { questions } = f;
  const counted = (one: string, many: string) => f.counted(one, many, many);
  const lines = counted("line", "lines");
  const actions: Record<Action, (count: number) => string> = {
    added: (count) => `${questions(count)} will be added`,
    updated: (count) => `${n(count)} will change`,
    unchanged: (count) => `${n(count)} unchanged`,
    edited: (count) => `${n(count)} edited by hand, left as they are`,
    removed: (count) => `${n(count)} removed by you, will not come back`,
    duplicate: (count) => `${n(count)} repeated, left out`,
  };

  const marks: Record<Action, string> = {
    ...{ added: "new", updated: "will change", unchanged: "unchanged" },
    ...{ edited: "edited by hand, stays as it is", removed: "removed by you", duplicate: "repeated" },
  };
  return {
    lead: "Bring files with questions: Markdown, notes, a chatbot's reply, GIFT, Aiken, CSV, an Anki deck. They become a topic of your own, with quizzes, repetition and progress.",
    local: "Files are read here, in your browser, and are not sent anywhere.",
    drop: "Drop files or a folder here",
    files: "Choose files",
    folder: "Choose a folder",
    paste: "Paste text",
    pasteLabel: "Text with questions",
    readText: "Read the text",
    pastedName: "pasted text.md",
    nothingPasted: "Paste some text with questions.",
    noFiles: "There are no files here that could hold questions.",
    skipped: (names) => `Left out: ${names}.`,
    tooBig: (names, megabytes) => `Larger than ${n(megabytes)} MB, not read: ${names}.`,
    again: "Choose other files",

    download: (share) => `Loading Python: ${f.percent(share)}`,
    downloading: "Loading Python",
    downloadNote: "About 14 MB, once: the code that reads your files is the one that builds the site.",
    start: "Starting Python",
    reading: "Reading the files",
    making: "Making the topic",
    prompting: "Writing the prompt",
    stop: "Stop",
    cut: {
      stopped: "Stopped, nothing has changed.",
      timeout: "Stopped: it took longer than five minutes. Split the file. Your topics have not changed.",
      crash:
        "Python ended unexpectedly, most likely for want of memory. Try a smaller file. Your topics have not changed.",
    },
    safe: "Your topics and progress have not changed.",
    failed: (reason) => `That did not work: ${reason}.`,
    unreadable: (name) => `The file ${name} could not be opened.`,

    read: (count) => (count === 0 ? "no questions found" : questions(count)),
    choice: (count) => `${n(count)} with options`,
    unanswered: (count) => `${n(count)} without an answer`,
    doubtful: (count) => `${n(count)} doubtful`,
    lost: (count) => (count === 0 ? "nothing lost" : `${lines(count)} not understood`),
    summary: (files, found) => `Read ${counted("file", "files")(files)}, ${questions(found)}.`,
    list: "Questions",
    line: (line) => `line ${n(line)}`,
    lineSpan: (start, end) => (start === end ? `line ${n(start)}` : `lines ${n(start)}–${n(end)}`),
    wholeFile: "the whole file",
    remarks: (count) => `Worth a look: ${n(count)}`,
    remark: (_, message) => message,
    leftovers: (count) => `Not part of any question: ${lines(count)}`,
    leftover: (name) => name,
    doubt: (text) => text,
    noAnswer: "no answer",
    isDraft: "draft",
    showMore: (count) => `Show ${n(count)} more`,
    kinds: { open: "open", choice: "choice", short: "short answer", output: "output", code: "code" },

    grouping: "Topics",
    each: "Each file is a topic of its own",
    together: "Everything in one topic",
    title: "Name of the topic",
    level: "Level, where the file names none",
    target: "Where to",
    newTopic: "A new topic",
    existing: (title) => `Update “${title}”`,
    take: (count) => `Take ${questions(count)}`,
    show: "Show what changes",
    include: "Take this file",
    needTitle: "Give the topic a name.",
    nothingToTake: "Select at least one file with questions.",

    ownMark: "your topic",
    own: "Your topics",
    ownNone: "You have no topics of your own yet.",
    ownDamaged: (count) =>
      `${counted("topic cannot be read", "topics cannot be read")(count)}. They are still in the browser, but cannot be shown.`,
    kept: (title) => `The topic “${title}” is kept in this browser.`,
    keptTab:
      "The browser gives no room to topics of your own, so this one lives as long as the tab is open. Download the Markdown to keep it.",
    keptPage:
      "The browser forbids keeping data: the topic is shown on this page only, and no quiz can ask it. Download the Markdown to keep it.",
    facts: (count, made) => `${questions(count)}, updated ${made}`,
    back: "All your topics and import",
    unknown: "There is no such topic in this browser. It may have been removed, or imported in another browser.",
    duplicates: (count) =>
      `${counted("question has an id", "questions have ids")(count)} that the site's own bank has now. Quizzes ask the bank's; here it is shown as it is.`,
    hidden:
      "The site's own bank has a topic of the same name now, so quizzes leave yours out. Download it and import it under another name.",
    startQuiz: "Start a quiz",
    showAnswer: "Show the answer",
    rightOption: "right",
    drafts: (count) => `Drafts: ${n(count)}`,
    draftsNote:
      "Without an answer, or not read with certainty. No quiz asks them: correct the file and update the topic, or take the Markdown.",
    noQuestions: "No question of this topic can be asked.",

    rename: "Rename",
    renamed: (title) => `The topic is called “${title}” now.`,
    save: "Save",
    update: "Update from a file",
    updateNote: "Choose the corrected file. What changes is shown first; your answers to the questions stay.",
    outcomes: "What changes",
    outcomeMark: (action) => marks[action],
    outcome: (action, count) => actions[action](count),
    nothingChanges: "The file says the same, there is nothing to change.",
    differences: "Before and after",
    confirmUpdate: "Update the topic",
    updated: (title) => `The topic “${title}” is updated.`,
    downloadFile: "Download Markdown",
    downloaded: (name) => `Saved the file ${name}.`,
    remove: "Remove the topic",
    removeWhat: (title, count, given) =>
      `The topic “${title}” (${questions(count)}) will be gone from this browser. ` +
      (given === 0
        ? "There are no answers to its questions."
        : `The history (${counted("answer", "answers")(given)}) stays in progress and in saved files.`),
    removeConfirm: "Yes, remove",
    removed: (title) => `The topic “${title}” is removed.`,
    removeFailed: "The browser did not allow removing the topic.",
    picture: (host) => `Picture at ${host}`,

    prompt: {
      title: "A prompt for an LLM",
      note: "Say what you need, send the prompt to any chatbot, and bring its reply back here.",
      topic: "What the questions are about",
      level: "Level",
      anyLevel: "mixed",
      count: "How many questions",
      kinds: "Kinds of questions",
      anyKind: "With none chosen, the subject decides.",
      avoid: "Do not repeat questions that are there already",
      write: "Write the prompt",
      text: "The prompt",
      copy: "Copy",
      copied: "The prompt is copied.",
      notCopied: "The browser did not allow copying: select the text and copy it yourself.",
      needTopic: "Say what the questions are to be about.",
    },
  };
}
