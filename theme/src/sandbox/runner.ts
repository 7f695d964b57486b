/** Running of learners' code, as the page uses it. */

import type { RunResult } from "../core/run";
import { Outcome } from "./outcome";
import type { RunRequest, RunWatch } from "./request";
import type { RuntimeSource } from "./runtime-source";
import { Workers } from "./workers";

export type { RunRequest, RunWatch, Stage } from "./request";
export { RuntimeError } from "./runtime-error";
export type { RuntimeSource } from "./runtime-source";

// One second of the default limit: the next worker needs one or two to start.
const SPARE_SHARE = 0.2;

/** Runs code in workers; one for the page. `judge` is Python that defines `judge_json`. */
export class Runner {
  private readonly workers: Workers;

  constructor({ runtime, judge }: { readonly runtime: RuntimeSource; readonly judge: string }) {
    this.workers = new Workers({ runtime, program: toProgram(judge) }, SPARE_SHARE);
  }

  /** Run code after what was asked for before; fails with a RuntimeError only when Python cannot be started. */
  run({ code, tests, limitMs }: RunRequest, watch: RunWatch = {}): Promise<RunResult> {
    const outcome = new Outcome(watch);
    return this.workers.run({
      request: JSON.stringify({ code, tests }),
      limitMs,
      hear: (told, ms) => outcome.hear(told, ms),
      end: (cut, message, ms) => outcome.end(cut, message, ms),
      onStage: (stage) => watch.onStage?.(stage),
    });
  }

  /** Stop what runs and what waits to run. */
  stop(): void {
    this.workers.stop();
  }

  /** Begin to load what the first run will need. */
  warm(): void {
    this.workers.warm();
  }
}

/** Pyodide's own sleep would wait for the event loop of the worker, which stands still during a run. */
function toProgram(judge: string): string {
  return `import time; time.sleep = time.sleep.__wrapped__
${judge}
from builder.judge.tidy import apart, keep
answer = apart(judge_json)
put_back = keep()
`;
}
