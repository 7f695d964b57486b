/** The script that runs code, with the views around it: loaded only once there is code to be run. */

import { isFields } from "../../core/decode";
import type { CodeScript } from "./loader";
import { CodeTask } from "./task";
import { openTry } from "./try-it";
import { CodeVerdict, Compared } from "./verdict";

const script: CodeScript = { Task: CodeTask, Verdict: CodeVerdict, Compared, openTry };
const queue = window.interviewPractice;
if (isFields(queue) && typeof queue.push === "function") queue.push(["code", { code: "view", ...script }]);
