/** What a browser needs of Pyodide's npm package, as files and, for pages that cannot fetch, as one classic script. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const NAMES = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
const folder = join(import.meta.dirname, "node_modules/pyodide");

/** Return the names and contents of the files. */
export function pyodideFiles() {
  const files = NAMES.map((name) => [name, readFileSync(join(folder, name))]);
  const packed = files.map(([name, contents]) => [name, gzipSync(contents, { level: 9 }).toString("base64")]);
  const value = ["runtime", { runtime: "pyodide", files: Object.fromEntries(packed) }];
  const script = `(self.interviewPractice=self.interviewPractice||[]).push(${JSON.stringify(value)});\n`;
  return [...files, ["runtime.js", script]];
}
