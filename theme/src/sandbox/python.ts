/** Python in a worker: Pyodide started from what is here already, with bounds to what it may take. */

import type { loadPyodide } from "pyodide";
import { PACKAGES, type Setup } from "./protocol";

/** What may be asked of a started Python; each runs to its end at once. */
export interface Python {
  /** Give the program a request; throws when Python itself broke down. */
  readonly answer: (request: string, emit: (kind: unknown, text: unknown) => void) => Promise<string>;
  /** Put everything back after a run; false when another worker should do the next one. */
  readonly tidy: () => boolean;
  /** Tell why Python broke down. */
  readonly explain: (error: unknown) => string;
}

type Pyodide = Awaited<ReturnType<typeof loadPyodide>>;

// Where the runtime would lie if it were fetched.
const NOWHERE = "https://runtime.invalid/";
const LIBRARY = `${NOWHERE}python_stdlib.zip`;
const PAGE = 65_536;
const MEGABYTE = 1024 * 1024;
const MOST_MEMORY = 1024 * MEGABYTE;
const MOST_FILE = 128 * MEGABYTE;
// Memory that a run took never shrinks.
const SPENT_MEMORY = 256 * MEGABYTE;
const NO_SPACE = 51;
const KEPT_LINES = 20;

/** Start Python and teach it the program. */
export async function startPython(setup: Setup, module: Promise<WebAssembly.Module>): Promise<Python> {
  const lines: string[] = [];
  const note = (line: unknown): void => void (lines.push(toText(line)) > KEPT_LINES && lines.shift());
  // Pyodide tells here what it broke down of, and asks learners to report it.
  console.error = note;
  const memory = boundMemory();
  const release = standIn(setup.library, module);
  const pyodide = await load(setup, note);
  release();
  boundFiles(pyodide);
  if (setup.packages) pyodide.FS.writeFile(PACKAGES, new Uint8Array(await setup.packages.arrayBuffer()));
  pyodide.runPython(setup.program);
  const answer = pyodide.globals.get("answer");
  const putBack = pyodide.globals.get("put_back");
  return {
    answer: async (request, emit) => {
      lines.length = 0;
      const result = await answer.callPromising(request, emit);
      if (typeof result !== "string") throw new Error("Python has ended");
      return result;
    },
    tidy: () => {
      putBack();
      return memory() < SPENT_MEMORY;
    },
    // What an exception is stands in the last line of its traceback.
    explain: (error) => [toText(error).trimEnd().split("\n").at(-1), ...lines].join("\n"),
  };
}

async function load(setup: Setup, note: (line: string) => void): Promise<Pyodide> {
  const [{ loadPyodide: start }, { default: createPyodideModule }] = await Promise.all([
    import(setup.pyodide) as Promise<{ loadPyodide: typeof loadPyodide }>,
    import(setup.assembly),
  ]);
  return start({
    indexURL: NOWHERE,
    stdLibURL: LIBRARY,
    packageBaseUrl: NOWHERE,
    // Nothing can be installed; told of packages, a failed import would advise it.
    lockFileContents: { ...JSON.parse(setup.lock), packages: {} },
    createPyodideModule,
    stdout: () => {},
    stderr: note,
  });
}

/** Give the runtime the bytes that it would fetch, and return the function that takes the stand-ins away. */
function standIn(library: Blob, module: Promise<WebAssembly.Module>): () => void {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async (resource) => new Response(`${resource}` === LIBRARY ? library : null);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const compiled = await module;
    return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
  };
  return () => {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}

/** Let Python raise a MemoryError before the browser ends the tab, and return the function that tells the memory's size. */
function boundMemory(): () => number {
  let size = 0;
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  prototype.grow = function (pages) {
    const wanted = this.buffer.byteLength + pages * PAGE;
    if (wanted > MOST_MEMORY) throw new RangeError("out of memory");
    const before = grow.call(this, pages);
    size = wanted;
    return before;
  };
  return () => size;
}

/** Files live in memory too, beside Python's own. */
function boundFiles({ FS }: Pyodide): void {
  const { MEMFS } = FS.filesystems;
  for (const name of ["expandFileStorage", "resizeFileStorage"]) {
    const change = MEMFS[name];
    MEMFS[name] = (node: unknown, size: number) => {
      if (size > MOST_FILE) throw new FS.ErrnoError(NO_SPACE);
      change.call(MEMFS, node, size);
    };
  }
}

function toText(value: unknown): string {
  return value instanceof Error ? `${value}` : `${(value as { message?: unknown } | null)?.message ?? value}`;
}
