/** What the page, the frame and the worker say to each other: tagged unions, and their guards for what comes out of the sandbox. */

import { isFields } from "../core/decode";

/** Where a program finds its packages in the worker's files. */
export const PACKAGES = "/packages.zip";

/** What a worker needs besides the compiled WebAssembly. */
export interface WorkerFiles {
  readonly pyodide: ArrayBuffer;
  readonly assembly: ArrayBuffer;
  readonly library: ArrayBuffer;
  readonly lock: string;
  /** Python that defines `answer(request, emit)` and, for the time after it, `put_back()`. */
  readonly program: string;
  /** A zip of what the program imports. */
  readonly packages?: ArrayBuffer;
}

/** The page to the frame; `start` carries the port over which worker and page will speak. */
export type Order =
  | { readonly order: "files"; readonly files: WorkerFiles }
  | { readonly order: "wasm"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly order: "wasm-end" }
  | { readonly order: "start"; readonly worker: number }
  | { readonly order: "stop"; readonly worker: number };

/** The frame to the page. */
export type News =
  | { readonly news: "stopped"; readonly worker: number }
  | { readonly news: "broken"; readonly worker: number; readonly message: string }
  /** The runtime cannot be compiled. */
  | { readonly news: "failed"; readonly message: string };

/** The frame to the worker, with the port for the page; the compiled WebAssembly follows. */
export interface Setup {
  /** Addresses of scripts. */
  readonly pyodide: string;
  readonly assembly: string;
  readonly library: Blob;
  readonly lock: string;
  readonly program: string;
  readonly packages?: Blob;
}

/** The page to the worker; the request is for the program's `answer`. */
export interface Run {
  readonly run: number;
  readonly request: string;
}

export type Stream = "stdout" | "stderr";

/** What a worker tells of a run: pieces of its output, its tests, each finished one, and how it ended. */
export interface Told {
  readonly report: Stream | "tests" | "test" | "result" | "crash";
  readonly run: number;
  readonly text: string;
}

/**
 * The worker to the page: `ready` after the start and after each run, `begun` once it has heard of a run, `spent` when
 * another worker should take over.
 */
export type Report =
  | { readonly report: "ready" }
  | { readonly report: "begun" }
  | { readonly report: "spent" }
  | { readonly report: "failed"; readonly message: string }
  | Told;

/** Read what came out of the frame; undefined when the frame says no such thing. */
export function toNews(value: unknown): News | undefined {
  if (!isFields(value)) return undefined;
  const { news, worker, message } = value;
  if (news === "failed" && typeof message === "string") return { news, message };
  if (typeof worker !== "number") return undefined;
  if (news === "broken" && typeof message === "string") return { news, worker, message };
  return news === "stopped" ? { news, worker } : undefined;
}

/** Read what came out of a worker; undefined when its script says no such thing. */
export function toReport(value: unknown): Report | undefined {
  if (!isFields(value)) return undefined;
  const { report, run, text, message } = value;
  switch (report) {
    case "ready":
    case "begun":
    case "spent":
      return { report };
    case "failed":
      return typeof message === "string" ? { report, message } : undefined;
    case "stdout":
    case "stderr":
    case "tests":
    case "test":
    case "result":
    case "crash":
      return typeof run === "number" && typeof text === "string" ? { report, run, text } : undefined;
    default:
      return undefined;
  }
}
