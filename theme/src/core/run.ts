/** What running code came to: the contract between the judge in Python and everything that shows its results. */

import { DecodeError, toArray, toFields, toOneOf, toText } from "./decode";

export type RunStatus = "pass" | "fail" | "error" | "timeout";
export type TestStatus = RunStatus | "unrun";
export type RunErrorKind =
  | "syntax"
  | "exception"
  | "exit"
  | "memory"
  | "recursion"
  | "input"
  | "import"
  | "thread"
  | "crash"
  | "timeout"
  | "stopped";

/** One test of a check. */
export interface TestResult {
  readonly name: string;
  readonly status: TestStatus;
  readonly message: string;
  /** What was printed while it ran. */
  readonly output: string;
  /** Its code is not shown, nor what it compares. */
  readonly hidden: boolean;
  /** The source of the assertion that failed, with the values it compared. */
  readonly expression?: string;
  readonly actual?: string;
  readonly expected?: string;
  /** What kind of error ended it, the line of the learner's code where that happened, from 1, and the module it asked for. */
  readonly kind?: RunErrorKind;
  readonly line?: number;
  readonly module?: string;
}

/** Why the code did not run to its end. */
export interface RunError {
  readonly kind: RunErrorKind;
  /** The exception's name. */
  readonly type: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly trace: string;
  /** The module that is not there. */
  readonly module?: string;
  /** More was printed before the end than is shown, and nobody knows how much. */
  readonly flooded?: boolean;
}

export interface RunResult {
  readonly status: RunStatus;
  readonly tests: readonly TestResult[];
  /** What was printed outside the tests. */
  readonly stdout: string;
  readonly stderr: string;
  /** How many characters of output were left out. */
  readonly truncated: number;
  readonly error?: RunError;
  /** Without starting Python. */
  readonly ms: number;
}

const STATUSES: readonly RunStatus[] = ["pass", "fail", "error", "timeout"];
const TEST_STATUSES: readonly TestStatus[] = [...STATUSES, "unrun"];
const ERROR_KINDS: readonly RunErrorKind[] = [
  "syntax",
  "exception",
  "exit",
  "memory",
  "recursion",
  "input",
  "import",
  "thread",
  "crash",
  "timeout",
  "stopped",
];

/** Read a result as the judge wrote it, or throw a DecodeError. */
export function decodeResult(value: unknown): RunResult {
  const result = toFields(value, "");
  return {
    status: toOneOf(result.status, STATUSES, "status"),
    tests: toArray(result.tests, "tests").map((test, at) => decodeTest(test, `tests[${at}]`)),
    stdout: toText(result.stdout, "stdout"),
    stderr: toText(result.stderr, "stderr"),
    truncated: toCount(result.truncated, "truncated"),
    ...(isGiven(result.error) ? { error: decodeError(result.error) } : {}),
    ms: toCount(result.ms, "ms"),
  };
}

/** Read one test of a result, or throw a DecodeError. */
export function decodeTest(value: unknown, path: string): TestResult {
  const test = toFields(value, path);
  return {
    name: toText(test.name, `${path}.name`),
    status: toOneOf(test.status, TEST_STATUSES, `${path}.status`),
    message: toText(test.message, `${path}.message`),
    output: toText(test.output, `${path}.output`),
    hidden: test.hidden === true,
    ...optional("expression", test.expression, path, toText),
    ...optional("actual", test.actual, path, toText),
    ...optional("expected", test.expected, path, toText),
    ...optional("kind", test.kind, path, toKind),
    ...optional("line", test.line, path, toCount),
    ...optional("module", test.module, path, toText),
  };
}

/** Count the tests that passed, and all. */
export function countTests(tests: readonly TestResult[]): readonly [number, number] {
  return [tests.filter(({ status }) => status === "pass").length, tests.length];
}

function decodeError(value: unknown): RunError {
  const error = toFields(value, "error");
  return {
    kind: toKind(error.kind, "error.kind"),
    type: toText(error.type, "error.type"),
    message: toText(error.message, "error.message"),
    ...optional("line", error.line, "error", toCount),
    ...optional("column", error.column, "error", toCount),
    trace: toText(error.trace, "error.trace"),
    ...optional("module", error.module, "error", toText),
    ...(error.flooded === true ? { flooded: true } : {}),
  };
}

function toKind(value: unknown, path: string): RunErrorKind {
  return toOneOf(value, ERROR_KINDS, path);
}

function optional<K extends string, T>(
  key: K,
  value: unknown,
  path: string,
  decode: (value: unknown, path: string) => T,
): { readonly [P in K]?: T } {
  if (!isGiven(value)) return {};
  // A computed key widens to `string`; the compiler cannot see that it is K.
  return { [key]: decode(value, `${path}.${key}`) } as { readonly [P in K]?: T };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function toCount(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) throw new DecodeError(path, "a number");
  return value;
}
