/** What is known of a run while it goes on, and the result that it comes to, however it ends. */

import { toArray, toFields, toText } from "../core/decode";
import {
  decodeResult,
  decodeTest,
  type RunErrorKind,
  type RunResult,
  type RunStatus,
  type TestResult,
  type TestStatus,
} from "../core/run";
import type { Stream, Told } from "./protocol";
import type { RunWatch } from "./request";

type Listed = Pick<TestResult, "name" | "hidden">;

interface Ending {
  readonly type: string;
  readonly status: RunStatus;
  /** Of the test that was running. */
  readonly test: TestStatus;
}

// The judge tells less; more can only come from code that got round it.
const MOST_OUTPUT = 200_000;
// The judge tells so many letters and only counts the rest, which nobody hears of when the run is cut off.
const JUDGED_OUTPUT = 100_000;
const MOST_TESTS = 1_000;
const MOST_RESULT = 5_000_000;

const ENDINGS = {
  timeout: { type: "TimeoutError", status: "timeout", test: "timeout" },
  stopped: { type: "KeyboardInterrupt", status: "error", test: "unrun" },
  crash: { type: "SystemError", status: "error", test: "error" },
  memory: { type: "MemoryError", status: "error", test: "error" },
  recursion: { type: "RecursionError", status: "error", test: "error" },
  exit: { type: "SystemExit", status: "error", test: "error" },
} as const satisfies Partial<Record<RunErrorKind, Ending>>;

/** Collects what a run tells; nothing that comes out of the sandbox is taken for what it says it is. */
export class Outcome {
  private readonly printed: Record<Stream, string> = { stdout: "", stderr: "" };
  private readonly tests: TestResult[] = [];
  private listed: readonly Listed[] = [];
  private truncated = 0;

  constructor(private readonly watch: RunWatch) {}

  /** Take what the run tells; gives the result when that is what it tells, after `ms`. */
  hear({ report, text }: Told, ms: number): RunResult | undefined {
    if (report === "crash") return this.end(...toCause(text), ms);
    if (report === "stdout" || report === "stderr") return this.print(report, text);
    try {
      if (text.length > MOST_RESULT) throw new Error("too long");
      const value: unknown = JSON.parse(text);
      if (report === "result") return decodeResult(value);
      if (report === "tests") this.listed = toArray(value, "tests").slice(0, MOST_TESTS).map(decodeListed);
      else this.finish(decodeTest(value, "test"));
    } catch (error) {
      if (report === "result") return this.end("crash", `the result cannot be read: ${error}`, ms);
    }
    return undefined;
  }

  /** Make the result of a run that did not come to its own end, from what it told so far. */
  end(kind: keyof typeof ENDINGS, message: string, ms: number): RunResult {
    const { type, status, test } = ENDINGS[kind];
    const open = this.listed.slice(this.tests.length).map(
      ({ name, hidden }, at): TestResult => ({
        ...{ name, hidden, message: "", output: "" },
        status: at === 0 ? test : "unrun",
      }),
    );
    const { printed, truncated } = this;
    const flooded = kind === "timeout" && printed.stdout.length + printed.stderr.length >= JUDGED_OUTPUT;
    const error = { kind, type, message, trace: "", ...(flooded ? { flooded } : {}) };
    return { status, tests: [...this.tests, ...open], ...printed, truncated, error, ms };
  }

  private print(stream: Stream, text: string): undefined {
    const taken = text.slice(0, MOST_OUTPUT - this.printed.stdout.length - this.printed.stderr.length);
    this.truncated += text.length - taken.length;
    if (taken === "") return;
    this.printed[stream] += taken;
    this.watch.onOutput?.(stream, taken);
  }

  private finish(test: TestResult): void {
    if (this.tests.length >= MOST_TESTS) return;
    this.tests.push(test);
    this.watch.onTest?.(test);
  }
}

function decodeListed(value: unknown, at: number): Listed {
  const test = toFields(value, `tests[${at}]`);
  return { name: toText(test.name, `tests[${at}].name`), hidden: test.hidden === true };
}

/** Tell what was meant: Python breaks down in places where it would rather have raised an error. */
function toCause(text: string): readonly [kind: keyof typeof ENDINGS, message: string] {
  const exit = /terminated with exit\((-?\d+)\)/.exec(text);
  if (exit) return ["exit", exit[1] ?? ""];
  if (/Maximum call stack|too much recursion/.test(text)) return ["recursion", "maximum recursion depth exceeded"];
  if (/MemoryError|out of memory/i.test(text)) return ["memory", ""];
  return ["crash", text.split("\n", 1)[0] ?? ""];
}
