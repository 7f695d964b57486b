/** The script of the worker that runs Python: it speaks with the page over a port that the code cannot reach. */

import { Later } from "./later";
import type { Report, Run, Setup } from "./protocol";
import { type Python, startPython } from "./python";

type Tell = (report: Report) => void;

// A flood that gets round the judge's own bounds ends here.
const MOST_TOLD = 2_000_000;

// Code can change prototypes, so what touches the port is taken before any of it runs.
const readData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")?.get as (this: MessageEvent) => Run;
const { apply } = Reflect;
const module = new Later<WebAssembly.Module>();

// A worker inside this one would outlast the run that started it.
Reflect.deleteProperty(globalThis, "Worker");

addEventListener("message", ({ data, ports }: MessageEvent) => {
  if (ports[0]) void serve(ports[0], data);
  else module.settle(data);
});

async function serve(port: MessagePort, setup: Setup): Promise<void> {
  const tell: Tell = port.postMessage.bind(port);
  try {
    const python = await startPython(setup, module.value);
    port.onmessage = (event) => perform(python, apply(readData, event, []), tell);
    tell({ report: "ready" });
  } catch (error) {
    tell({ report: "failed", message: `${error}` });
  }
}

async function perform(python: Python, { run, request }: Run, tell: Tell): Promise<void> {
  let left = MOST_TOLD;
  const emit = (kind: unknown, text: unknown): void => {
    const told = `${text}`;
    left -= told.length;
    if (left < 0) return;
    if (kind === "stdout" || kind === "stderr" || kind === "tests" || kind === "test")
      tell({ report: kind, run, text: told });
  };
  tell({ report: "begun" });
  try {
    tell({ report: "result", run, text: await python.answer(request, emit) });
  } catch (error) {
    tell({ report: "crash", run, text: python.explain(error) });
    tell({ report: "spent" });
    return;
  }
  // Whoever kept `emit` must not speak in a later run.
  left = 0;
  tell({ report: isTidy(python) ? "ready" : "spent" });
}

function isTidy(python: Python): boolean {
  try {
    return python.tidy();
  } catch {
    return false;
  }
}
