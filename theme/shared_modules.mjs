/** The modules that the scripts of single views take from the app: they must exist once, or are worth loading once. */

const NAMES = {
  preact: "preact",
  "preact/hooks": "hooks",
  "preact/jsx-runtime": "jsx-runtime",
  "@preact/signals": "signals",
  "./state": "state",
  "../state": "state",
  "../core/schedule": "schedule",
  "../../core/schedule": "schedule",
  "./schedule": "schedule",
};
const filter = new RegExp(`^(${Object.keys(NAMES).join("|").replaceAll(".", "\\.")})$`);

/** The esbuild plugin that replaces them by what src/app/shared.ts hands over. */
export const sharedModules = {
  name: "shared-modules",
  setup({ onResolve, onLoad }) {
    onResolve({ filter }, ({ path }) => ({ path: NAMES[path], namespace: "shared" }));
    onLoad({ filter: /./, namespace: "shared" }, ({ path }) => ({
      contents: `module.exports = self.interviewPracticeShared[${JSON.stringify(path)}];`,
    }));
  },
};
