/** The page's one sandbox: nothing of it is loaded before something is run. */

import judge from "python:../../../../builder/judge";
import type { RunResult } from "../../core/run";
import { Runner, type RunRequest, type RunWatch } from "../../sandbox/runner";

// While a classic script runs, it can tell where it came from: the runtime lies beside it.
const script = document.currentScript;
const folder = new URL("pyodide/", script instanceof HTMLScriptElement ? script.src : document.baseURI).href;

const runner = new Runner({ runtime: { folder }, judge });

/** Run code; what still runs on this page is stopped first. */
export function runCode(request: RunRequest, watch: RunWatch): Promise<RunResult> {
  runner.stop();
  return runner.run(request, watch);
}

/** Stop what runs. */
export function stopCode(): void {
  runner.stop();
}
