/** The English words of the import page. */

import type { Action } from "./imports";
import type { Words } from "./words";
import { sentence } from "./words-import-remarks-ru";
import { FEW, type ImportWords, type MissingPicture } from "./words-import-ru";

/** Give the English words of the import page; `f` are those of the app. */
export function englishImport(f: Words): ImportWords {
  const n = f.number;
  const { questions } = f;
  const counted = (one: string, many: string) => f.counted(one, many, many);
  const lines = counted("line", "lines");
  const these = (count: number, isFirst: boolean): string => (isFirst ? questions(count) : n(count));
  const actions: Record<Action, (count: number, isFirst: boolean) => string> = {
    added: (count, first) => `${these(count, first)} will be added`,
    updated: (count, first) => `${these(count, first)} will change`,
    unchanged: (count, first) => `${these(count, first)} unchanged`,
    edited: (count, first) =>
      `${these(count, first)} edited by hand, left as ${f.plural(count, "it is", "they are", "they are")}`,
    removed: (count, first) => `${these(count, first)} removed by you, will not come back`,
    duplicate: (count, first) => `${these(count, first)} repeated, left out`,
  };
  const reasons: Record<MissingPicture["reason"], string> = {
    absent: "not among the chosen files",
    kind: "neither PNG, JPEG, GIF nor WebP",
    size: "larger than 2 MB",
    full: "the topic's pictures are larger than 20 MB",
    clash: "two files have different pictures there",
  };
  const few = (texts: readonly string[]): string =>
    [...texts.slice(0, FEW), ...(texts.length > FEW ? [`and ${n(texts.length - FEW)} more`] : [])].join("; ");
  const marks: Record<Action, string> = {
    ...{ added: "new", updated: "will change", unchanged: "unchanged" },
    ...{ edited: "edited by hand, stays as it is", removed: "removed by you", duplicate: "repeated" },
  };
  return {
    lead: "Bring files with questions: Markdown, notes, a chatbot's reply, GIFT, Aiken, CSV, an Anki deck. They become a topic of your own, with quizzes, repetition and progress.",
    local: "Files are read here, in your browser, and are not sent anywhere.",
    drop: "Drop files or a folder here, or paste them with Ctrl+V",
    files: "Choose files",
    folder: "Choose a folder",
    pasteLabel: "Or paste text with questions",
    readText: "Read the text",
    pastedName: "pasted text.md",
    noFiles: "There are no files here that could hold questions.",
    tooBig: (names, megabytes) => `Larger than ${n(megabytes)} MB, not read: ${names}.`,
    again: "Choose other files",
    editText: "Edit the text",
    nothingFound: "No questions found",
    expected: "Questions with their answers below them will do, such as:",
    example: "## What is a closure?\n\nA function together with the variables it can see.",

    download: (share) => `Loading Python: ${f.percent(share)}`,
    downloading: "Loading Python",
    downloadNote: "About 14 MB, once: the code that reads your files is the one that builds the site.",
    start: "Starting Python",
    reading: "Reading the files",
    comparing: "Comparing with the questions that are there already",
    making: "Making the topic",
    prompting: "Writing the prompt",
    doneFiles: (done, total) => `${n(done)} of ${counted("file", "files")(total)}`,
    doneQuestions: (done, total) => `${n(done)} of ${questions(total)}`,
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
    wrong: (count) => `${n(count)} with an error`,
    lost: (count) => (count === 0 ? "nothing lost" : `${lines(count)} not understood`),
    summary: (files, found) => `Read ${counted("file", "files")(files)}, ${questions(found)}.`,
    list: "Questions",
    line: (line) => `line ${n(line)}`,
    lineSpan: (start, end) => (start === end ? `line ${n(start)}` : `lines ${n(start)}–${n(end)}`),
    wholeFile: "the whole file",
    remarks: (count) => `Worth a look: ${n(count)}`,
    remark: ({ message, hint }) => ({ text: sentence(message), way: sentence(hint) }),
    leftovers: (count) => `Not part of any question: ${lines(count)}`,
    leftover: (name) => name,
    doubt: (text) => text,
    alike: (count) => `${n(count)} there already`,
    alikeList: (count) => `Repeated: ${n(count)}`,
    isAlike: "repeated",
    isPerhaps: "perhaps repeated",
    sameAs: "There already",
    perhapsAs: "The same title; the rest could not be compared, so the question is taken",
    sameAsLine: (line) => `The same as in line ${n(line)}`,
    repeats: "Repeated questions",
    repeatsNote: "They are there already, going by title, text and options. The answers may differ.",
    skipRepeats: "Leave out",
    keepRepeats: "Take them too",
    onlyRepeats: "All of these questions are there already.",
    takeRepeats: "Take repeated ones too",
    leftOut: (count) => `Repeated questions left out: ${n(count)}.`,
    noAnswer: "no answer",
    isDraft: "draft",
    isWrong: "has an error",
    notAsked: (count) =>
      `${n(count)} more ${f.plural(count, "question", "questions", "questions")} will be in the topic, but in no quiz: no answer, an error, or doubtful.`,
    onlyNotAsked: "None of them can be asked in a quiz.",
    takeUnasked: (count) => `Take as they are: ${questions(count)}`,
    keptUnasked: (count) => `In no quiz: ${n(count)}.`,
    details: "Details",
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
    needTitle: "Give the topic a name.",
    nothingToTake: "Select at least one file with questions.",
    levelName: (level) => `level ${level}`,

    ownMark: "your topic",
    own: "Your topics",
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
      "Not read with certainty. No quiz asks them: correct the file and update the topic, or take the Markdown.",
    unasked: (count) => `In no quiz: ${n(count)}`,
    unaskedNote: "They have an error or no answer: correct the file and update the topic, or take the Markdown.",
    more: "More",
    noQuestions: "No question of this topic can be asked.",

    rename: "Rename",
    renamed: (title) => `The topic is called “${title}” now.`,
    save: "Save",
    update: "Update from a file",
    updateNote: "Choose the corrected file. What changes is shown first; your answers to the questions stay.",
    outcomes: "What changes",
    outcomeMark: (action) => marks[action],
    outcome: (action, count, isFirst) => actions[action](count, isFirst),
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
    missingPictures: (missing) =>
      `Pictures that will not be shown: ${few(missing.map(({ address, reason }) => `${address} – ${reasons[reason]}`))}.`,
    withoutPictures: "It has no pictures: together they are larger than 5 MB.",

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
      length: counted("character", "characters"),
    },
  };
}
