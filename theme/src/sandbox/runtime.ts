/** Reading of the runtime's files, wherever they come from, with the progress of their bytes. */

import { RuntimeError } from "./runtime-error";

export type Bytes = Uint8Array<ArrayBuffer>;

/** Open a file of the runtime by its name. */
export type OpenFile = (name: string) => Promise<ReadableStream<Bytes>>;

/** The files that workers need besides the WebAssembly, which is handed on while it arrives. */
export interface RuntimeFiles {
  readonly pyodide: ArrayBuffer;
  readonly assembly: ArrayBuffer;
  readonly library: ArrayBuffer;
  /** The description of the runtime, as JSON. */
  readonly lock: string;
}

/** Who wants to know of what arrives. */
export interface RuntimeWatch {
  /** How much of all bytes has come, from 0 to 1, in steps that can be seen. */
  readonly onShare: (share: number) => void;
  readonly onWasm: (bytes: Bytes) => void;
}

/** The files and their sizes: the length that a server tells may be that of a compressed file. */
export const SIZES = {
  "pyodide.mjs": 17_931,
  "pyodide.asm.mjs": 1_250_344,
  "pyodide.asm.wasm": 9_598_218,
  "python_stdlib.zip": 2_545_637,
  "pyodide-lock.json": 119_077,
} as const;

type Name = keyof typeof SIZES;

const STEP = 0.01;
const ALL = Object.values(SIZES).reduce((sum, size) => sum + size, 0);
// "\0asm"; some servers answer for a missing file with a page.
const MAGIC = [0, 97, 115, 109];

/** Read all files at once, or throw a RuntimeError. */
export async function readRuntime(open: OpenFile, { onShare, onWasm }: RuntimeWatch): Promise<RuntimeFiles> {
  let arrived = 0;
  let told = 0;
  const read = async (name: Name, take: (bytes: Bytes) => void): Promise<void> => {
    for await (const bytes of parts(await opened(open, name), name)) {
      arrived += bytes.length;
      const share = Math.min(arrived / ALL, 1);
      if (share >= told + STEP) {
        told = share;
        onShare(share);
      }
      take(bytes);
    }
  };
  const whole = async (name: Name): Promise<ArrayBuffer> => {
    const taken: Bytes[] = [];
    await read(name, (bytes) => taken.push(bytes));
    return new Blob(taken).arrayBuffer();
  };
  let isBegun = false;
  const handOn = (bytes: Bytes): void => {
    if (!isBegun && MAGIC.some((byte, at) => bytes[at] !== byte)) throw missing("pyodide.asm.wasm", "no WebAssembly");
    isBegun = true;
    onWasm(bytes);
  };
  const [pyodide, assembly, library, lock] = await Promise.all([
    whole("pyodide.mjs"),
    whole("pyodide.asm.mjs"),
    whole("python_stdlib.zip"),
    whole("pyodide-lock.json"),
    read("pyodide.asm.wasm", handOn),
  ]);
  return { pyodide, assembly, library, lock: new TextDecoder().decode(lock) };
}

async function opened(open: OpenFile, name: Name): Promise<ReadableStreamDefaultReader<Bytes>> {
  try {
    return (await open(name)).getReader();
  } catch (error) {
    throw missing(name, error);
  }
}

async function* parts(reader: ReadableStreamDefaultReader<Bytes>, name: Name): AsyncGenerator<Bytes> {
  while (true) {
    const { done, value } = await reader.read().catch((error) => {
      throw missing(name, error);
    });
    if (done) return;
    yield value;
  }
}

function missing(name: Name, cause: unknown): RuntimeError {
  return new RuntimeError("missing-files", `${name}: ${cause}`);
}
