/** The script of imported topics: loaded on every page of a learner who has some. */

import { isFields } from "../../core/decode";
import type { ImportedTopic } from "../../core/imports";
import type { Practice } from "../state";
import { showCards } from "./cards";
import { type ImportedScript, type ImportedSource, isQuiz } from "./imported";
import { isOutdated } from "./rendering";
import { openShelf } from "./shelf";

/** Rendering anew must not delay what the parts were asked for. */
const LATER_MS = 2000;

let practised: Practice | undefined;

const script: ImportedScript = {
  parts: async (bank, { topic }) => {
    const found = await openShelf(bank).find(topic);
    if (found === undefined) throw new Error(topic);
    if (practised !== undefined && isOutdated(found, practised)) setTimeout(renew, LATER_MS, found, practised);
    return found.parts;
  },
  start: (practice, source, isStale) => {
    if (practised !== undefined) return;
    practised = practice;
    showCards(practice);
    followTabs(practice, source, isStale);
    void openShelf(practice.index.name).repair();
  },
};

// What renders is large, and needed once for a new version of the site.
async function renew(topic: ImportedTopic, practice: Practice): Promise<void> {
  const { scripts } = practice.bank;
  const source = practice.bank.url("assets/interview-practice/import.js");
  const script = await scripts.load("renewal", "", source).catch(() => undefined);
  if (isFields(script) && typeof script.renew === "function") script.renew(topic, practice);
}

function followTabs(practice: Practice, { keys, read }: ImportedSource, isStaleNow: boolean): void {
  let isStale = isStaleNow;
  const follow = (): void => {
    if (!isStale || isQuiz()) return;
    isStale = false;
    practice.follow(read());
  };
  window.addEventListener("storage", ({ key }) => {
    isStale ||= key === null || keys.includes(key);
    follow();
  });
  window.addEventListener("hashchange", follow);
  follow();
}

const queue = window.interviewPractice;
if (isFields(queue) && typeof queue.push === "function") queue.push(["imported", { imported: "", ...script }]);
