/** The last check of a learner's code, as it is kept with the draft: a reload must not ask for another run. */

import { isFields } from "./decode";
import { decodeResult, type RunResult } from "./run";

/** What the tests said, and of which code. */
export interface CheckedCode {
  readonly code: string;
  readonly result: RunResult;
}

const MOST_TESTS = 200;
const LONGEST_TEXT = 2000;
const LONGEST_OUTPUT = 10_000;

/** Cut a check down to what is worth keeping: the storage of a browser holds a few megabytes for all of the site. */
export function keepable({ code, result }: CheckedCode): CheckedCode {
  const [stdout, stderr] = [result.stdout, result.stderr].map((text) => text.slice(0, LONGEST_OUTPUT));
  const left = result.stdout.length + result.stderr.length - (stdout?.length ?? 0) - (stderr?.length ?? 0);
  const { error, tests } = result;
  const kept: RunResult = {
    ...result,
    ...{ stdout: stdout ?? "", stderr: stderr ?? "", truncated: result.truncated + left },
    tests: tests.slice(0, MOST_TESTS).map(cut),
    ...(error === undefined ? {} : { error: cut(error) }),
  };
  return { code, result: kept };
}

/** Read a kept check; undefined when there is none, or none that can be read. */
export function decodeChecked(value: unknown): CheckedCode | undefined {
  if (!isFields(value) || typeof value.code !== "string") return undefined;
  try {
    return { code: value.code, result: decodeResult(value.result) };
  } catch {
    return undefined;
  }
}

function cut<T extends object>(fields: T): T {
  const entries = Object.entries(fields).map(([name, value]: [string, unknown]) => {
    const isLong = typeof value === "string" && value.length > LONGEST_TEXT;
    return [name, isLong ? `${value.slice(0, LONGEST_TEXT)}…` : value];
  });
  // Only texts are shorter than before.
  return Object.fromEntries(entries) as T;
}
