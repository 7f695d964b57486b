/** The frame without an origin in which the workers live: given the runtime once, told to start and stop them. */

import frameScript from "inline:./frame.ts";
import workerScript from "inline:./worker.ts";
import { type Order, toNews } from "./protocol";
import { PythonWorker } from "./python-worker";
import type { Stage } from "./request";
import { readRuntime } from "./runtime";
import { RuntimeError, toRuntimeError } from "./runtime-error";
import { openRuntime, type RuntimeSource } from "./runtime-source";

/** What a sandbox is made of. */
export interface SandboxOptions {
  readonly runtime: RuntimeSource;
  /** What workers run, see `WorkerFiles`. */
  readonly program: string;
  /** Reads the zip of what the program imports, or throws a RuntimeError. */
  readonly packages?: () => Promise<ArrayBuffer>;
}

type Listener = (stage: Stage) => void;

// Once all bytes are here.
const START_MS = 60_000;
const STOP_MS = 3_000;

/** One frame and its workers; closed once anything of it fails. */
export class Sandbox {
  isClosed = false;
  private readonly frame: HTMLIFrameElement;
  private readonly port: MessagePort;
  private readonly workers = new Map<number, PythonWorker>();
  private readonly stops = new Map<number, ReturnType<typeof setTimeout>>();
  private readonly listeners = new Set<Listener>();
  private readonly supplied: Promise<void>;
  private stage: Stage = { stage: "download", share: 0 };
  private started = 0;

  /** Open the frame and begin to supply it; throws a RuntimeError when this browser cannot. */
  constructor(options: SandboxOptions) {
    checkBrowser();
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.port.onmessage = ({ data }) => this.hear(data);
    this.frame = openFrame(port2);
    this.supplied = this.supply(options).catch((error) => this.close(toRuntimeError(error)));
  }

  /** Start a worker; it can be waited for at once. */
  start(): PythonWorker {
    const number = ++this.started;
    const { port1, port2 } = new MessageChannel();
    const python = new PythonWorker(port1, () => this.stop(number));
    this.workers.set(number, python);
    this.order({ order: "start", worker: number }, [port2]);
    const late = (): void => {
      if (python.isStarting) python.fail(new RuntimeError("failed", "Python does not start"));
    };
    void this.supplied.then(() => setTimeout(late, START_MS));
    return python;
  }

  /** Tell a listener how far the start has come, now and until the returned function is called. */
  watch(listener: Listener): () => void {
    this.listeners.add(listener);
    listener(this.stage);
    return () => this.listeners.delete(listener);
  }

  /** Remove the frame with all that runs in it. */
  close(error: RuntimeError): void {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const python of this.workers.values()) python.fail(error);
    for (const timer of this.stops.values()) clearTimeout(timer);
    this.port.close();
    this.frame.remove();
  }

  private async supply({ runtime, program, packages: readPackages }: SandboxOptions): Promise<void> {
    const files = await readRuntime(openRuntime(runtime), {
      onShare: (share) => this.reach({ stage: "download", share }),
      onWasm: (bytes) => this.order({ order: "wasm", bytes }, [bytes.buffer]),
    });
    this.order({ order: "wasm-end" });
    const packages = await readPackages?.();
    const { pyodide, assembly, library } = files;
    const transfer = [pyodide, assembly, library, ...(packages ? [packages] : [])];
    this.order({ order: "files", files: { ...files, program, ...(packages && { packages }) } }, transfer);
    this.reach({ stage: "start" });
  }

  private reach(stage: Stage): void {
    this.stage = stage;
    for (const listener of this.listeners) listener(stage);
  }

  private stop(number: number): void {
    this.workers.delete(number);
    if (this.isClosed) return;
    // A frame whose process has died answers nothing.
    const died = (): void => this.close(new RuntimeError("failed", "the frame does not answer"));
    this.stops.set(number, setTimeout(died, STOP_MS));
    this.order({ order: "stop", worker: number });
  }

  private order(order: Order, transfer: Transferable[] = []): void {
    this.port.postMessage(order, transfer);
  }

  private hear(data: unknown): void {
    const news = toNews(data);
    if (news?.news === "failed") this.close(new RuntimeError("old-browser", news.message));
    else if (news?.news === "broken") this.workers.get(news.worker)?.fail(new RuntimeError("failed", news.message));
    else if (news?.news === "stopped") clearTimeout(this.stops.get(news.worker));
  }
}

function checkBrowser(): void {
  if (typeof WebAssembly !== "object") throw new RuntimeError("no-webassembly", "WebAssembly is missing");
  if (typeof Worker !== "function") throw new RuntimeError("no-worker", "Worker is missing");
  const newer = { compileStreaming: WebAssembly.compileStreaming, DecompressionStream: globalThis.DecompressionStream };
  const missing = Object.entries(newer).find(([, value]) => typeof value !== "function");
  if (missing) throw new RuntimeError("old-browser", `${missing[0]} is missing`);
}

/** Open a frame that may do nothing but run our script and workers made of bytes it was given. */
function openFrame(port: MessagePort): HTMLIFrameElement {
  const nonce = crypto.getRandomValues(new Uint32Array(4)).join("");
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' 'wasm-unsafe-eval' blob:; worker-src blob:`;
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.hidden = true;
  frame.srcdoc = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<script nonce="${nonce}">${frameScript.replaceAll("</script", "<\\/script")}</script>`;
  // The frame has no origin that could be named; the port is for nobody else.
  frame.addEventListener("load", () => frame.contentWindow?.postMessage(workerScript, "*", [port]), { once: true });
  document.body.append(frame);
  return frame;
}
