/**
 * Builds a page with nothing but the sandbox on it: `node sandbox_page.mjs FOLDER`. `page.run(…)` runs code and tells what
 * was heard; `page.ask(…)` asks the package's own Python, if somebody puts its zip into the folder `python`.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inlinePackages, inlineScripts } from "../../theme/inline_scripts.mjs";
import { build } from "../../theme/node_modules/esbuild/lib/main.js";
import { pyodideFiles } from "../../theme/pyodide_files.mjs";

const theme = join(import.meta.dirname, "../../theme");
const out = resolve(process.argv[2]);

const SCRIPT = `
import judge from "python:../../../builder/judge";
import { PythonTasks } from "./python-tasks";
import { Runner } from "./runner";

const [folder, packages] = ["pyodide/", "python/"].map((name) => new URL(name, document.currentScript.src).href);
const runner = new Runner({ runtime: { folder }, judge });
const tasks = new PythonTasks({ runtime: { folder }, packages: { folder: packages } });
const output = [];

async function run(code, { tests = null, limitMs = 60_000 } = {}) {
  const heard = { stages: [], output: [], tests: [] };
  const watch = {
    onStage: (stage) => heard.stages.push(stage),
    onOutput: (stream, text) => heard.output.push([stream, text]) && output.push(text),
    onTest: (test) => heard.tests.push(test),
  };
  try {
    return { ...heard, result: await runner.run({ code, tests, limitMs }, watch) };
  } catch ({ name, reason, message }) {
    return { ...heard, refusal: { name, reason, message } };
  }
}

async function ask(request, limitMs) {
  const stages = [];
  const began = performance.now();
  const onStage = (stage) => stages.push({ ...stage, at: performance.now() - began });
  try {
    const answer = await tasks.call(request, { limitMs, onStage });
    return { stages, answer, ms: performance.now() - began };
  } catch ({ name, reason, message }) {
    return { stages, refusal: { name, reason, message } };
  }
}

window.page = { run, runner, output, ask, tasks };
`;

const options = {
  absWorkingDir: theme,
  bundle: true,
  write: false,
  metafile: true,
  minify: true,
  format: "iife",
  target: "es2021",
  charset: "utf8",
  logLevel: "warning",
};
const { outputFiles } = await build({
  ...options,
  stdin: { contents: SCRIPT, resolveDir: join(theme, "src/sandbox"), sourcefile: join(theme, "src/sandbox/page.js") },
  plugins: [inlineScripts(options), inlinePackages],
});

mkdirSync(join(out, "pyodide"), { recursive: true });
writeFileSync(join(out, "index.html"), '<!doctype html><meta charset="utf-8"><title>Sandbox</title><body><script src="page.js"></script>\n');
writeFileSync(join(out, "page.js"), outputFiles[0].contents);
for (const [name, contents] of pyodideFiles()) writeFileSync(join(out, "pyodide", name), contents);
