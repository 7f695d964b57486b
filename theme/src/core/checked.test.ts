import { expect, test } from "vitest";
import { runResult } from "../testing/samples";
import { decodeChecked, keepable } from "./checked";

/** What the storage of a browser makes of a value. */
function stored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

test("a kept check is read as it was", () => {
  const error = { kind: "import", type: "ImportError", message: "", line: 3, trace: "", module: "numpy" } as const;
  const { tests, ...result } = runResult("error", 0, 2);
  const told = tests.map((one) => ({ ...one, kind: "import", line: 3, module: "numpy" }) as const);
  const checked = { code: "def f(:\n", result: { ...result, tests: told, error: { ...error, flooded: true } } };
  expect(decodeChecked(stored(keepable(checked)))).toEqual(checked);
});

test("a check of a talkative program does not fill the storage", () => {
  const result = runResult("fail", 0, 1000);
  const long = "x".repeat(100_000);
  const tests = result.tests.map((one) => ({ ...one, actual: long, output: long }));
  const kept = keepable({ code: "", result: { ...result, tests, stdout: long, stderr: long, truncated: 5 } });
  expect(JSON.stringify(kept).length).toBeLessThan(1_000_000);
  const { stdout, stderr, truncated } = kept.result;
  expect(stdout.length + stderr.length + truncated).toBe(200_005);
});

test.each([undefined, null, 1, {}, { code: 1 }, { code: "" }, { code: "", result: { status: "good" } }])(
  "%j is no check",
  (value) => {
    expect(decodeChecked(value)).toBeUndefined();
  },
);
