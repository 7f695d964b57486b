/** The script of the sandboxed frame: it compiles the runtime once for all workers, starts them and stops them. */

import { Later } from "./later";
import type { News, Order, Setup, WorkerFiles } from "./protocol";

addEventListener("message", receive);

/** Obey the page, and nobody else. */
function receive(event: MessageEvent): void {
  const [port] = event.ports;
  if (event.source !== parent || port === undefined) return;
  removeEventListener("message", receive);
  obey(port, toAddress(String(event.data)));
}

function obey(port: MessagePort, script: string): void {
  const tell = (news: News): void => port.postMessage(news);
  const workers = new Map<number, Worker>();
  const setup = new Later<Setup>();
  const bytes = new Later<ReadableStreamDefaultController<Uint8Array>>();
  const wasm = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: bytes.settle });
  const headers = { "Content-Type": "application/wasm" };
  // Compiling begins with the first bytes, while the rest is on its way.
  const compiled = WebAssembly.compileStreaming(new Response(wasm, { headers }));
  compiled.catch((error) => tell({ news: "failed", message: String(error) }));

  /** What the worker says to the frame is not listened to: it may be the learner's code that speaks. */
  async function start(number: number, pagePort: MessagePort): Promise<void> {
    const worker = new Worker(script);
    workers.set(number, worker);
    worker.onerror = (event) => tell({ news: "broken", worker: number, message: event.message ?? "" });
    worker.postMessage(await setup.value, [pagePort]);
    worker.postMessage(await compiled);
  }

  port.onmessage = ({ data, ports }: MessageEvent<Order>) => {
    switch (data.order) {
      case "files":
        return setup.settle(toSetup(data.files));
      case "wasm":
        return void bytes.value.then((controller) => controller.enqueue(data.bytes));
      case "wasm-end":
        return void bytes.value.then((controller) => controller.close());
      case "start":
        return void (ports[0] && start(data.worker, ports[0]).catch(() => {}));
      case "stop":
        workers.get(data.worker)?.terminate();
        workers.delete(data.worker);
        return tell({ news: "stopped", worker: data.worker });
    }
  };
}

function toSetup({ pyodide, assembly, library, lock, program, packages }: WorkerFiles): Setup {
  return {
    pyodide: toAddress(pyodide),
    assembly: toAddress(assembly),
    library: new Blob([library]),
    ...(packages && { packages: new Blob([packages]) }),
    ...{ lock, program },
  };
}

function toAddress(script: string | ArrayBuffer): string {
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}
