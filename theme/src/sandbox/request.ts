/** What is asked of the runner, and what it tells meanwhile. */

import type { TestFence } from "../core/bank";
import type { TestResult } from "../core/run";
import type { Stream, Told } from "./protocol";

/** Why a run did not come to its own end. */
export type Cut = "timeout" | "stopped" | "crash";

/** A request to the program of a worker, and what it comes to. */
export interface Course<T> {
  readonly request: string;
  readonly limitMs: number;
  /** Take what the run tells, after `ms`; gives the result when that is what it tells. */
  readonly hear: (told: Told, ms: number) => T | undefined;
  /** Make a result of a run that was cut off. */
  readonly end: (cut: Cut, message: string, ms: number) => T;
  readonly onStage?: ((stage: Stage) => void) | undefined;
}

/** Code to run; with tests, to check. */
export interface RunRequest {
  readonly code: string;
  readonly tests: readonly TestFence[] | null;
  readonly limitMs: number;
}

/** How far a run has come; `share` is that of the runtime's bytes, from 0 to 1. */
export type Stage =
  | { readonly stage: "download"; readonly share: number }
  | { readonly stage: "start" }
  | { readonly stage: "run" };

/** Who wants to know of a run before its result is there. */
export interface RunWatch {
  onStage?(stage: Stage): void;
  onOutput?(stream: Stream, text: string): void;
  onTest?(test: TestResult): void;
}
