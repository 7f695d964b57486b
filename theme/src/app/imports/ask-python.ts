/** The page's one door to the builder's Python: a request goes in, its answer comes out; all of it in the sandbox. */

import { type Progress, PythonTasks, type Stage, TaskError } from "../../sandbox/python-tasks";

export interface Asking {
  readonly onStage?: (stage: Stage) => void;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

// While a classic script runs, it can tell where it came from: runtime and packages lie beside it.
const script = document.currentScript;
const address = script instanceof HTMLScriptElement ? script.src : document.baseURI;
const folder = (name: string) => ({ folder: new URL(name, address).href });

const LIMIT_MS = 300_000;

let tasks: PythonTasks | undefined;

function python(): PythonTasks {
  tasks ??= new PythonTasks({ runtime: folder("pyodide/"), packages: folder("python/") });
  return tasks;
}

/** Ask Python; fails with a RuntimeError when it cannot be started, and with a TaskError when it does not answer. */
export async function askPython(request: unknown, { signal, ...watch }: Asking = {}): Promise<unknown> {
  const stop = (): void => python().stop();
  signal?.addEventListener("abort", stop);
  try {
    const answer = await python().call(JSON.stringify(request), { limitMs: LIMIT_MS, ...watch });
    if (signal?.aborted) throw new TaskError("stopped", "");
    return JSON.parse(answer);
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

/** Begin to load Python: its first use is near. */
export function warmPython(): void {
  python().warm();
}

/** Load what making topics needs while the learner looks at what was read. */
export function warmMaking(): void {
  askPython({ task: "warm" }).catch(() => {
    // The next request tells.
  });
}
