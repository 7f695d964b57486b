/** Builds what the Python package ships to browsers: `node build.mjs [--out FOLDER]`, by default ../builder/bundle. */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { inlinePackages, inlineScripts } from "./inline_scripts.mjs";
import { pyodideFiles } from "./pyodide_files.mjs";
import { sharedModules } from "./shared_modules.mjs";

const here = import.meta.dirname;
const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "../builder/bundle") } } });
const out = resolve(values.out);

const options = {
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  write: false,
  metafile: true,
  minify: true,
  format: "iife",
  target: "es2021",
  // Cyrillic as it is: escaped it would be three times as long.
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};
const app = await build({ ...options, entryPoints: { app: "src/app/main.ts", "app.css": "styles/main.css" } });
const views = await build({
  ...options,
  entryPoints: {
    session: "src/app/session-view.ts",
    progress: "src/app/progress-view.ts",
    import: "src/app/imports/import-view.ts",
    imported: "src/app/imports/imported-script.ts",
    charts: "src/app/charts/charts-script.ts",
    code: "src/app/code/code-script.ts",
    editor: "src/app/editor/editor-script.ts",
  },
  plugins: [sharedModules, inlineScripts(options), inlinePackages],
});
const outputs = [...app.outputFiles, ...views.outputFiles];
const files = new Map(outputs.map((file) => [basename(file.path).replace(".css.css", ".css"), file.contents]));
files.set("iframe-worker.js", readFileSync(join(here, "node_modules/iframe-worker/shim/index.js")));
for (const [name, contents] of pyodideFiles()) files.set(join("pyodide", name), contents);
const templates = readdirSync(join(here, "templates"));
for (const name of templates) files.set(join("templates", name), readFileSync(join(here, "templates", name)));
// What is only looked at and left out needs no notice.
const shipped = [app, views].flatMap(({ metafile }) => Object.values(metafile.outputs));
const inputs = shipped.flatMap(({ inputs }) => Object.keys(inputs).filter((input) => inputs[input].bytesInOutput > 0));
const bundled = inputs.map((input) => input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
const packages = [...new Set([...bundled, "iframe-worker", "pyodide"])].filter((name) => name !== undefined).sort();
files.set("licenses.txt", packages.map(notice).join("\n"));

for (const [name, contents] of files) save(join(out, name), contents);
const stale = readdirSync(join(out, "templates")).filter((name) => !templates.includes(name));
for (const name of stale) rmSync(join(out, "templates", name));

/** Return a package's name, version and licence text. */
function notice(name) {
  const folder = join(here, "node_modules", name);
  const { version, license, repository } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const licence = readdirSync(folder).find((file) => /^licen[cs]e(\.\w+)?$/i.test(file));
  const text = licence ? readFileSync(join(folder, licence), "utf8").trim() : `${license}, source: ${repository.url}`;
  return `${name} ${version}\n\n${text}\n`;
}

/** Renaming is atomic: a server that runs meanwhile reads the old file or the new one, never half of it. */
function save(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}.part`, contents);
  renameSync(`${path}.${process.pid}.part`, path);
}
