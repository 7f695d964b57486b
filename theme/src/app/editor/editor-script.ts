/** The script with CodeMirror and the comparison of two programs: loaded only when code is to be written or compared. */

import { isFields } from "../../core/decode";
import { compare } from "./compare";
import { create } from "./create";
import type { EditorScript } from "./editor";

const script: EditorScript = { create, compare };
const queue = window.interviewPractice;
if (isFields(queue) && typeof queue.push === "function") queue.push(["editor", { editor: "codemirror", ...script }]);
