/**
 * Runs requests of the judge in Pyodide: `{pyodide, sources, requests: [{limit, request}]}` as JSON from stdin (the
 * address of pyodide.mjs, the judge's files by name), to stdout their results in the same order. One that takes longer
 * than its limit of seconds gives `{"status": "timeout"}`.
 */

import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const INSTALL = `
import sys
from pathlib import Path

for name, text in sources.items():
    file = Path("/judge/builder/judge", name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
Path("/judge/builder/__init__.py").touch()
sys.path.insert(0, "/judge")
from builder.judge.run import judge_json
from builder.judge.tidy import apart, keep
judge, put_back = apart(judge_json), keep()
`;

if (isMainThread) await direct(JSON.parse(readFileSync(0, "utf8")));
else await serve(workerData);

async function direct({ requests, ...setup }) {
  const results = [];
  const waiting = requests.entries();
  const lanes = Array.from({ length: availableParallelism() }, async () => {
    let worker;
    for (const [number, { limit, request }] of waiting) {
      worker ??= await start(setup);
      results[number] = await ask(worker, request, limit * 1000);
      if (results[number].status !== "timeout") continue;
      await worker.terminate();
      worker = undefined;
    }
    await worker?.terminate();
  });
  await Promise.all(lanes);
  process.stdout.write(JSON.stringify(results));
}

function start(setup) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: setup });
    worker.once("message", () => resolve(worker)).once("error", reject);
  });
}

function ask(worker, request, milliseconds) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => settle({ status: "timeout" }), milliseconds);
    const hear = (result) => settle(JSON.parse(result));
    const settle = (result) => {
      clearTimeout(limit);
      worker.off("message", hear).off("error", reject);
      resolve(result);
    };
    worker.on("message", hear).on("error", reject);
    worker.postMessage(request);
  });
}

async function serve({ pyodide, sources }) {
  const { loadPyodide } = await import(pyodide);
  const python = await loadPyodide({ stdout: () => {}, stderr: () => {} });
  python.globals.set("sources", python.toPy(sources));
  python.runPython(INSTALL);
  const [judge, putBack] = ["judge", "put_back"].map((name) => python.globals.get(name));
  parentPort.on("message", (request) => {
    parentPort.postMessage(judge(request, () => {}));
    putBack();
  });
  parentPort.postMessage("ready");
}
