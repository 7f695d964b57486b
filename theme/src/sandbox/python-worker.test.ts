import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Report, Run } from "./protocol";
import { LeftoverError, PythonWorker } from "./python-worker";
import type { Course } from "./request";
import { RuntimeError } from "./runtime-error";

/** Collects what is told until the result; what was cut off gives its cause too. */
function course(): Course<readonly string[]> {
  const told: string[] = [];
  return {
    request: "1 + 1",
    limitMs: 5000,
    hear: ({ report, text }) => {
      told.push(text);
      return report === "result" ? told : undefined;
    },
    end: (cut, message) => [...told, cut, message],
  };
}

/** The page's end of a worker whose other end the test plays. */
class Port {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly asked: Run[] = [];
  isClosed = false;

  postMessage(run: Run): void {
    this.asked.push(run);
  }

  close(): void {
    this.isClosed = true;
  }

  say(report: Report | unknown): void {
    this.onmessage?.({ data: report });
  }
}

let port: Port;
let ended: ReturnType<typeof vi.fn<() => void>>;
let python: PythonWorker;

beforeEach(() => {
  vi.useFakeTimers();
  port = new Port();
  ended = vi.fn<() => void>();
  python = new PythonWorker(port as unknown as MessagePort, ended);
});
afterEach(() => void vi.useRealTimers());

function run(signal = new AbortController().signal): Promise<readonly string[]> {
  port.say({ report: "ready" });
  return python.run(course(), signal) as Promise<readonly string[]>;
}

describe("a worker", () => {
  it("is free once it says so, and after each run", async () => {
    expect([python.isStarting, python.isFree]).toEqual([true, false]);
    const running = run();
    expect(port.asked).toEqual([{ run: 1, request: "1 + 1" }]);
    expect(python.isFree).toBe(false);
    port.say({ report: "result", run: 1, text: "2" });
    expect(await running).toEqual(["2"]);
    expect(python.isFree).toBe(false);
    port.say({ report: "ready" });
    expect([python.isFree, await python.whenFree]).toEqual([true, true]);
  });

  it("is terminated at the limit, with what it told", async () => {
    const running = run();
    port.say({ report: "stdout", run: 1, text: "so far" });
    vi.advanceTimersByTime(5000);
    expect(await running).toEqual(["so far", "timeout", "still running after 5000 ms"]);
    expect([python.isOver, port.isClosed, ended.mock.calls.length]).toEqual([true, true, 1]);
    expect(await python.whenFree).toBe(false);
  });

  it("is terminated when the learner stops the run", async () => {
    const control = new AbortController();
    const running = run(control.signal);
    control.abort();
    expect(await running).toEqual(["stopped", ""]);
    expect(python.isOver).toBe(true);
  });

  it("does not listen to what belongs to another run, nor to a freedom claimed during one", async () => {
    const running = run();
    port.say({ report: "result", run: 0, text: "forged" });
    port.say({ report: "ready" });
    expect(python.isFree).toBe(false);
    port.say({ report: "result", run: 1, text: "2" });
    expect(await running).toEqual(["2"]);
  });

  it("is over when it is spent, or does not finish clearing up", async () => {
    void run();
    port.say({ report: "result", run: 1, text: "2" });
    vi.advanceTimersByTime(10_000);
    expect([python.isOver, await python.whenFree]).toEqual([true, false]);
  });

  it("breaks down with a crash of its run", async () => {
    const running = run();
    python.fail(new RuntimeError("failed", "the frame has gone"));
    expect(await running).toEqual(["crash", "the frame has gone"]);
    expect(python.isOver).toBe(true);
  });

  it("blames no run for what one before left behind", async () => {
    const used = async (): Promise<void> => {
      const running = run();
      port.say({ report: "begun" });
      port.say({ report: "result", run: 1, text: "2" });
      await running;
    };
    await used();
    const silent = expect(run()).rejects.toBeInstanceOf(LeftoverError);
    vi.advanceTimersByTime(1000);
    await silent;
    expect(python.isOver).toBe(true);
  });

  it("blames a run that began for what it did not finish, in a used worker too", async () => {
    const first = run();
    port.say({ report: "result", run: 1, text: "2" });
    await first;
    const running = run();
    port.say({ report: "begun" });
    port.say({ report: "stdout", run: 2, text: "so far" });
    vi.advanceTimersByTime(4999);
    python.fail(new RuntimeError("failed", "it broke down"));
    expect(await running).toEqual(["so far", "crash", "it broke down"]);
  });

  it("fails for those who wait when it does not start", async () => {
    const waiting = expect(python.whenFree).rejects.toMatchObject({ reason: "failed", message: "no Python" });
    port.say({ report: "failed", message: "no Python" });
    await waiting;
    expect(python.isOver).toBe(true);
  });
});
