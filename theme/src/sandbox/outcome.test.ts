import { describe, expect, it } from "vitest";
import type { RunResult } from "../core/run";
import { Outcome } from "./outcome";
import type { Told } from "./protocol";

const RESULT: RunResult = { status: "pass", tests: [], stdout: "hi\n", stderr: "", truncated: 0, ms: 3 };

function told(report: Told["report"], value: unknown): Told {
  return { report, run: 1, text: typeof value === "string" ? value : JSON.stringify(value) };
}

function test(name: string, status: string, hidden = false): Record<string, unknown> {
  return { name, status, message: "", output: "", hidden };
}

/** A check of three tests of which the first has passed. */
function halfway(): Outcome {
  const outcome = new Outcome({});
  const names = ["first", "second", "third"].map((name) => ({ name, hidden: name === "third" }));
  outcome.hear(told("stdout", "before\n"), 1);
  outcome.hear(told("tests", names), 1);
  outcome.hear(told("test", test("first", "pass")), 2);
  return outcome;
}

describe("the outcome of a run", () => {
  it("is the judge's result", () => {
    expect(new Outcome({}).hear(told("result", RESULT), 9)).toEqual(RESULT);
  });

  it("tells output and tests as they come", () => {
    const heard: unknown[] = [];
    const outcome = new Outcome({
      onOutput: (stream, text) => heard.push([stream, text]),
      onTest: ({ name, status }) => heard.push([name, status]),
    });
    outcome.hear(told("stderr", "oh"), 1);
    outcome.hear(told("test", test("first", "fail")), 2);
    expect(heard).toEqual([
      ["stderr", "oh"],
      ["first", "fail"],
    ]);
  });

  it("keeps what is known when the limit strikes", () => {
    const { status, tests, stdout, error, ms } = halfway().end("timeout", "still running", 5000);
    expect(status).toBe("timeout");
    expect(tests.map(({ name, status, hidden }) => [name, status, hidden])).toEqual([
      ["first", "pass", false],
      ["second", "timeout", false],
      ["third", "unrun", true],
    ]);
    expect([stdout, error?.kind, error?.message, ms]).toEqual(["before\n", "timeout", "still running", 5000]);
  });

  it("blames no test when the learner stopped it", () => {
    const { status, tests, error } = halfway().end("stopped", "", 100);
    expect([status, error?.kind]).toEqual(["error", "stopped"]);
    expect(tests.map(({ status }) => status)).toEqual(["pass", "unrun", "unrun"]);
  });

  it.each([
    ["Exit: Program terminated with exit(3)", "exit", "3"],
    ["RangeError: Maximum call stack size exceeded\n  at wasm", "recursion", "maximum recursion depth exceeded"],
    ["InternalError: too much recursion", "recursion", "maximum recursion depth exceeded"],
    ["RangeError: out of memory", "memory", ""],
    ["RuntimeError: unreachable\nmore", "crash", "RuntimeError: unreachable"],
  ])("tells what a breakdown means: %s", (text, kind, message) => {
    const result = halfway().hear(told("crash", text), 10);
    expect([result?.status, result?.error?.kind, result?.error?.message]).toEqual(["error", kind, message]);
    expect(result?.tests.map(({ status }) => status)).toEqual(["pass", "error", "unrun"]);
  });

  it.each(["", "no JSON", "[]", '{"status":"won"}', JSON.stringify({ ...RESULT, stdout: { html: "<b>" } })])(
    "is a crash when the result cannot be read: %s",
    (text) => {
      expect(new Outcome({}).hear(told("result", text), 1)?.error?.kind).toBe("crash");
    },
  );

  it("leaves out tests that cannot be read", () => {
    const outcome = new Outcome({});
    for (const value of ["no JSON", {}, test("odd", "won")]) outcome.hear(told("test", value), 1);
    outcome.hear(told("tests", [{ name: 5 }]), 1);
    expect(outcome.end("stopped", "", 1).tests).toEqual([]);
  });

  it("knows a flood that was cut off at the limit", () => {
    const flood = new Outcome({});
    for (let piece = 0; piece < 50; piece += 1) flood.hear(told("stdout", "x".repeat(2000)), 1);
    expect(flood.end("timeout", "", 1).error?.flooded).toBe(true);
    expect(flood.end("stopped", "", 1).error?.flooded).toBeUndefined();
    expect(halfway().end("timeout", "", 1).error?.flooded).toBeUndefined();
  });

  it("bounds what code gets past the judge", () => {
    const outcome = new Outcome({});
    for (let piece = 0; piece < 300; piece += 1) outcome.hear(told("stdout", "x".repeat(1000)), 1);
    const { stdout, truncated } = outcome.end("timeout", "", 1);
    expect([stdout.length, truncated]).toEqual([200_000, 100_000]);
  });
});
