/** The script of imported topics: loaded on every page of a learner who has some. */

import { isFields } from "../../core/decode";
import { showCards } from "./cards";
import type { ImportedScript } from "./imported";
import { openShelf } from "./shelf";

const script: ImportedScript = {
  parts: async (bank, { topic }) => {
    const found = await openShelf(bank).find(topic);
    if (found === undefined) throw new Error(topic);
    return found.parts;
  },
  start: (practice) => {
    showCards(practice);
    void openShelf(practice.index.name).repair();
  },
};
const queue = window.interviewPractice;
if (isFields(queue) && typeof queue.push === "function") queue.push(["imported", { imported: "", ...script }]);
