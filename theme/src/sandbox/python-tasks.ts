/** The project's own Python, as the page uses it: text in, text out, in the same sandbox as learners' code. */

import { openPackages, type Packages } from "./packages";
import { PACKAGES, type Told } from "./protocol";
import type { Cut, Stage } from "./request";
import type { RuntimeSource } from "./runtime-source";
import { Workers } from "./workers";

export type { Packages } from "./packages";
export type { Stage } from "./request";
export { RuntimeError } from "./runtime-error";
export type { RuntimeSource } from "./runtime-source";

/** A task, and who wants to know how far it has come. */
export interface TaskOptions {
  readonly limitMs?: number;
  readonly onStage?: (stage: Stage) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/** How much of a task is done. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Tell why a task gave no answer; the message is for those who look for the cause. */
export class TaskError extends Error {
  override readonly name = "TaskError";

  constructor(
    readonly reason: Cut,
    message: string,
  ) {
    super(message);
  }
}

// A task that takes so long has found what it cannot cope with; large files are given more.
const LIMIT_MS = 60_000;
const MS_PER_LETTER = 0.02;

// What is imported from a zip need not be unpacked, and most of it is never imported.
const PROGRAM = `
import sys
sys.path.insert(0, "${PACKAGES}")
from builder.browser.door import browser_json
answer = lambda request, emit: browser_json(request, lambda done, total: emit("stdout", f"{done}/{total}"))
put_back = lambda: None
`;

/** Asks the package's entry `builder.browser.door`; one for the page. */
export class PythonTasks {
  private readonly workers: Workers;

  constructor({ runtime, packages }: { readonly runtime: RuntimeSource; readonly packages: Packages }) {
    this.workers = new Workers({ runtime, program: PROGRAM, packages: openPackages(packages) });
  }

  /** Answer a request after those before it; fails with a RuntimeError or a TaskError. */
  async call(request: string, { limitMs = limitOf(request), onStage, onProgress }: TaskOptions = {}): Promise<string> {
    const hear = ({ report, text }: Told): string | TaskError | undefined => {
      if (report === "crash") return end("crash", text);
      if (report === "stdout") onProgress?.(toProgress(text));
      return report === "result" ? text : undefined;
    };
    const answer = await this.workers.run<string | TaskError>({ request, limitMs, hear, end, onStage });
    if (answer instanceof TaskError) throw answer;
    return answer;
  }

  /** Stop what runs and what waits. */
  stop(): void {
    this.workers.stop();
  }

  /** Begin to load what the first task will need. */
  warm(): void {
    this.workers.warm();
  }
}

function limitOf(request: string): number {
  return LIMIT_MS + request.length * MS_PER_LETTER;
}

function toProgress(text: string): Progress {
  const [done = 0, total = 0] = text.split("/").map(Number);
  return { done, total };
}

function end(cut: Cut, message: string): TaskError {
  return new TaskError(cut, message);
}
