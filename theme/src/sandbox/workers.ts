/** The workers of a page: one request at a time, in a sandbox that is opened with the first. */

import { LeftoverError, type PythonWorker } from "./python-worker";
import type { Course } from "./request";
import { toRuntimeError } from "./runtime-error";
import { Sandbox, type SandboxOptions } from "./sandbox";

/** Runs requests in workers, each after what was asked for before. */
export class Workers {
  private sandbox: Sandbox | undefined;
  private python: PythonWorker | undefined;
  private spare: PythonWorker | undefined;
  private proven: Sandbox | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private readonly asked = new Set<AbortController>();

  /** Past `spareShare` of its limit a run may well be stopped: the worker for the next one starts meanwhile. */
  constructor(
    private readonly options: SandboxOptions,
    private readonly spareShare = 1,
  ) {}

  /** Run a request; fails with a RuntimeError only when Python cannot be started. */
  run<T>(course: Course<T>): Promise<T> {
    const control = new AbortController();
    this.asked.add(control);
    const result = this.last.then(() => this.perform(course, control.signal)).finally(() => this.asked.delete(control));
    this.last = result.catch(() => {});
    return result;
  }

  /** Stop what runs and what waits to run. */
  stop(): void {
    for (const control of this.asked) control.abort();
  }

  /** Begin to load what the first run will need. */
  warm(): void {
    try {
      this.take();
    } catch {
      // The first run tells.
    }
  }

  private async perform<T>(course: Course<T>, signal: AbortSignal): Promise<T> {
    const python = await this.free(course, signal);
    if (python === undefined) return course.end("stopped", "", 0);
    course.onStage?.({ stage: "run" });
    const timer = setTimeout(() => this.prepare(), course.limitMs * this.spareShare);
    try {
      const result = await python.run(course, signal);
      // The next run should not be the first to notice that it needs another worker.
      void python.whenFree.then((isFree) => isFree || this.warm());
      return result;
    } catch (error) {
      if (!(error instanceof LeftoverError)) throw error;
    } finally {
      clearTimeout(timer);
    }
    // Only a worker that has served before has leftovers: the next one is fresh.
    return this.perform(course, signal);
  }

  /** Wait for a worker; gives none when the run is stopped before. */
  private async free(
    { onStage }: Pick<Course<unknown>, "onStage">,
    signal: AbortSignal,
  ): Promise<PythonWorker | undefined> {
    const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    while (!signal.aborted) {
      const [sandbox, python] = this.take();
      if (python.isFree) return python;
      const leave = python.isStarting ? sandbox.watch((stage) => onStage?.(stage)) : () => {};
      try {
        await Promise.race([python.whenFree, stopped]);
        if (python.isFree) this.proven = sandbox;
      } catch (error) {
        // A frame that has served may have died since; whatever else fails would fail again.
        sandbox.close(toRuntimeError(error));
        if (this.proven !== sandbox) throw error;
      } finally {
        leave();
      }
    }
    return undefined;
  }

  /** Give the sandbox and the worker for the next run; both are made anew when they are of no more use. */
  private take(): readonly [Sandbox, PythonWorker] {
    if (this.sandbox === undefined || this.sandbox.isClosed) this.sandbox = new Sandbox(this.options);
    if (this.python === undefined || this.python.isOver) {
      this.python = this.spare === undefined || this.spare.isOver ? this.sandbox.start() : this.spare;
      this.spare = undefined;
    }
    return [this.sandbox, this.python];
  }

  private prepare(): void {
    if (this.spare === undefined || this.spare.isOver) this.spare = this.sandbox?.start();
  }
}
