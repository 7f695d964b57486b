/** What the scripts of single views take from the app instead of bringing their own copy; build.mjs knows the names. */

import * as signals from "@preact/signals";
import * as preact from "preact";
import * as hooks from "preact/hooks";
import * as jsx from "preact/jsx-runtime";
import * as schedule from "../core/schedule";
import * as state from "./state";

declare global {
  interface Window {
    interviewPracticeShared?: unknown;
  }
}

/** Let the scripts that come later find the modules which must exist once. */
export function share(): void {
  window.interviewPracticeShared = { signals, preact, hooks, "jsx-runtime": jsx, schedule, state };
}
