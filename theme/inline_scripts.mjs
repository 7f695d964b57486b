/** Scripts that a page cannot load from an address of their own: they travel inside another one as text. */

import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";

/** The esbuild plugin that turns `inline:./worker.ts` into the text of that bundled script. */
export function inlineScripts(options) {
  return {
    name: "inline-scripts",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^inline:/ }, ({ path, importer }) => ({
        path: join(dirname(importer), path.slice("inline:".length)),
        namespace: "inline",
      }));
      onLoad({ filter: /./, namespace: "inline" }, async ({ path }) => {
        const { outputFiles, metafile } = await build({ ...options, entryPoints: [path] });
        const inputs = Object.keys(metafile.inputs).map((input) => join(options.absWorkingDir, input));
        return { contents: outputFiles[0].text, loader: "text", watchFiles: inputs };
      });
    },
  };
}

/** The esbuild plugin that turns `python:../builder/judge` into Python that installs this package and takes its entry. */
export const inlinePackages = {
  name: "inline-packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^python:/ }, ({ path, importer }) => ({
      path: join(dirname(importer), path.slice("python:".length)),
      namespace: "python",
    }));
    onLoad({ filter: /./, namespace: "python" }, ({ path }) => {
      const names = readdirSync(path).filter((name) => name.endsWith(".py"));
      const watchFiles = names.map((name) => join(path, name));
      const files = watchFiles.map((file) => [
        `builder/${basename(path)}/${basename(file)}`,
        readFileSync(file, "utf8"),
      ]);
      return { contents: installer(Object.fromEntries(files)), loader: "text", watchFiles };
    });
  },
};

// A JSON object of strings is a Python dict too.
function installer(files) {
  return `
import sys
from pathlib import Path

for name, text in ${JSON.stringify({ "builder/__init__.py": "", ...files })}.items():
    file = Path("/judge", name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
sys.path.insert(0, "/judge")
from builder.judge.run import judge_json
`;
}
