/** What Python itself says of an error, and when that is worth showing beside our own sentence. */

import type { RunError, TestResult } from "../../core/run";

/** Of the other kinds Python has nothing to say that the sentence has not said. */
export const PYTHONS_OWN: ReadonlySet<RunError["kind"]> = new Set(["syntax", "exception", "exit", "import", "thread"]);

/** Write an error as Python itself does. */
export function pythonsWords({ type, message }: Pick<RunError, "type" | "message">): string {
  return message === "" ? type : `${type}: ${message}`;
}

/** Where the learner's code went wrong, and what to say of it there. */
export interface Spot {
  readonly line: number;
  readonly message: string;
}

/** Find the line to mark: of the error that ended the run, else of the first test that names one. */
export function spotOf({
  error,
  tests,
}: {
  readonly error?: RunError;
  readonly tests: readonly TestResult[];
}): Spot | undefined {
  if (error !== undefined) {
    return error.line === undefined ? undefined : { line: error.line, message: pythonsWords(error) };
  }
  const failed = tests.find(({ status, line }) => status !== "pass" && line !== undefined);
  return failed?.line === undefined ? undefined : { line: failed.line, message: failed.message };
}
