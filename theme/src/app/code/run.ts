/** A run of code as far as it has come: what the panel shows of it, while it goes on and afterwards. */

import type { RunResult, TestResult } from "../../core/run";
import type { RunRequest, RuntimeError, Stage } from "../../sandbox/runner";

export type Stream = "stdout" | "stderr";

/** Why Python could not be started. */
export type Refusal = RuntimeError["reason"];

/** What was printed to one stream before the other one went on. */
export interface Printed {
  readonly stream: Stream;
  readonly text: string;
}

/** It is under way until it has a result or a refusal. */
export interface Run {
  readonly request: RunRequest;
  readonly stage?: Stage;
  readonly printed: readonly Printed[];
  readonly tests: readonly TestResult[];
  readonly result?: RunResult;
  readonly refusal?: Refusal;
}

/** Tell whether a run still goes on. */
export function isUnderWay({ result, refusal }: Run): boolean {
  return result === undefined && refusal === undefined;
}

/** Make the run that a request begins. */
export function begun(request: RunRequest): Run {
  return { request, printed: [], tests: [] };
}

/** Make the finished run; what was printed stays in its order when that is known. */
export function finished({ request, printed }: Run, result: RunResult): Run {
  return { request, printed: printed.length > 0 ? printed : printedIn(result), tests: result.tests, result };
}

/** Add what was printed next. */
export function withPrinted(run: Run, stream: Stream, text: string): Run {
  const last = run.printed[run.printed.length - 1];
  if (last?.stream !== stream) return { ...run, printed: [...run.printed, { stream, text }] };
  return { ...run, printed: [...run.printed.slice(0, -1), { stream, text: last.text + text }] };
}

function printedIn({ stdout, stderr }: RunResult): readonly Printed[] {
  const both: readonly Printed[] = [
    { stream: "stdout", text: stdout },
    { stream: "stderr", text: stderr },
  ];
  return both.filter(({ text }) => text !== "");
}
