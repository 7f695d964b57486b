/** One worker with Python in it, as the page sees it: started once, then one run after the other until it is over. */

import { Later } from "./later";
import { type Run, type Told, toReport } from "./protocol";
import type { Course, Cut } from "./request";
import { RuntimeError } from "./runtime-error";

// Clearing up is quick, but what the code left behind may hinder it for ever.
const TIDY_MS = 2_000;
// A worker that is there answers at once; one that an earlier run has closed, or keeps busy with timers, never does.
const BEGIN_MS = 1_000;

/** Tell that what an earlier run left behind is in the way of this one, which another worker should do. */
export class LeftoverError extends Error {
  override readonly name = "LeftoverError";
}

interface Job {
  readonly run: number;
  readonly hear: (told: Told) => void;
  readonly begin: () => void;
  readonly crash: (message: string) => void;
}

/** Speaks with one worker; `end` terminates it. */
export class PythonWorker {
  private state: "starting" | "free" | "busy" | "over" = "starting";
  private turn = new Later<boolean>();
  private job: Job | undefined;
  private runs = 0;
  private watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly port: MessagePort,
    private readonly end: () => void,
  ) {
    port.onmessage = ({ data }) => this.hear(data);
  }

  get isStarting(): boolean {
    return this.state === "starting";
  }

  get isOver(): boolean {
    return this.state === "over";
  }

  get isFree(): boolean {
    return this.state === "free";
  }

  /** Wait until it is free for a run, or over, which gives false; fails when it does not start. */
  get whenFree(): Promise<boolean> {
    return this.turn.value;
  }

  /** Run what is asked; it must be free. Fails with a LeftoverError when it is not to blame that this did not even begin. */
  run<T>({ request, limitMs, hear, end }: Course<T>, signal: AbortSignal): Promise<T> {
    this.state = "busy";
    this.turn = new Later();
    const isUsed = this.runs > 0;
    const message: Run = { run: ++this.runs, request };
    const started = performance.now();
    const ms = (): number => performance.now() - started;
    return new Promise((resolve, reject) => {
      let hasTold = false;
      const settle = (): void => {
        clearTimeout(limit);
        clearTimeout(begin);
        signal.removeEventListener("abort", stop);
        this.job = undefined;
      };
      const finish = (result: T): void => {
        settle();
        resolve(result);
      };
      const giveUp = (): void => {
        this.close();
        settle();
        reject(new LeftoverError());
      };
      const cut = (kind: Cut, message: string): void => {
        this.close();
        finish(end(kind, message, ms()));
      };
      const stop = (): void => cut("stopped", "");
      const limit = setTimeout(() => cut("timeout", `still running after ${limitMs} ms`), limitMs);
      const begin = isUsed ? setTimeout(giveUp, BEGIN_MS) : undefined;
      const crash = (message: string): void => (isUsed && !hasTold ? giveUp() : cut("crash", message));
      const listen = (told: Told): void => {
        hasTold = true;
        const result = hear(told, ms());
        if (result === undefined) return;
        this.watchdog = setTimeout(() => this.close(), TIDY_MS);
        finish(result);
      };
      signal.addEventListener("abort", stop);
      this.job = { run: message.run, hear: listen, begin: () => clearTimeout(begin), crash };
      this.port.postMessage(message);
    });
  }

  /** Take notice that the worker, or what it needs, has broken down. */
  fail(error: RuntimeError): void {
    if (this.job) this.job.crash(error.message);
    else if (this.isStarting) this.turn.fail(error);
    this.close();
  }

  /** Terminate it. */
  close(): void {
    if (this.state === "over") return;
    this.state = "over";
    clearTimeout(this.watchdog);
    this.port.close();
    this.end();
    this.turn.settle(false);
  }

  private hear(data: unknown): void {
    const report = toReport(data);
    if (report === undefined) return;
    if (report.report === "ready") this.free();
    else if (report.report === "begun") this.job?.begin();
    else if (report.report === "spent") this.close();
    else if (report.report === "failed") this.fail(new RuntimeError("failed", report.message));
    else if (report.run === this.job?.run) this.job.hear(report);
  }

  private free(): void {
    // Only our script says this, and only between two runs.
    if (this.state === "over" || this.job !== undefined) return;
    clearTimeout(this.watchdog);
    this.state = "free";
    this.turn.settle(true);
  }
}
