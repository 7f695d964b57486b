/**
 * Parses snippets of JavaScript, TypeScript and Solidity: `[{language, code}]` as JSON from stdin, to stdout the first
 * fault of each, `{line, column, message}` counted from 1, or null. Columns count characters.
 */

import { readFileSync } from "node:fs";
import { transform } from "esbuild";

// An answer may show the inside of a class or of a function alone.
const SCRIPT_FRAMES = [
  ["", ""],
  ["class Fragment {", "\n}"],
  ["async function* fragment() {", "\n}"],
  ["({", "\n})"],
];
const CONTRACT_FRAMES = [
  ["", ""],
  ["contract Fragment {", "\n}"],
  ["contract Fragment { function fragment() public {", "\n} }"],
  ["contract Fragment { modifier fragment() {", "\n} }"],
];
const OTHER_VERSION = "5333";

let compiler;

/** The first fault of code, unless one of the frames makes it whole. */
async function check(code, frames, parse) {
  const [fault, ...others] = await Promise.all(frames.map(([before, after]) => parse(before + code + after)));
  return others.includes(null) ? null : fault;
}

async function parseScript(code, loader) {
  try {
    await transform(code, { loader, logLevel: "silent", tsconfigRaw: "{}" });
    return null;
  } catch ({ errors }) {
    const [{ text, location }] = errors;
    return { line: location.line, column: characters(location.lineText, location.column) + 1, message: text };
  }
}

async function parseTypeScript(code) {
  const fault = await parseScript(code, "ts");
  return fault && (await parseScript(code, "tsx")) && fault;
}

async function parseContract(code) {
  compiler ??= (await import("solc")).default;
  const input = {
    language: "Solidity",
    sources: { fragment: { content: code } },
    settings: { stopAfter: "parsing", outputSelection: {} },
  };
  const { errors = [] } = JSON.parse(compiler.compile(JSON.stringify(input)));
  const error = errors.find(({ severity }) => severity === "error");
  // Code for another version of the language cannot be judged by this compiler.
  if (!error || errors.some(({ errorCode }) => errorCode === OTHER_VERSION)) return null;
  const lines = Buffer.from(code)
    .subarray(0, error.sourceLocation?.start ?? 0)
    .toString()
    .split("\n");
  return { line: lines.length, column: [...lines.at(-1)].length + 1, message: error.message };
}

/** How many characters the first bytes of a text are. */
function characters(text, bytes) {
  return [...Buffer.from(text).subarray(0, bytes).toString()].length;
}

const CHECKS = {
  javascript: (code) => check(code, SCRIPT_FRAMES, (framed) => parseScript(framed, "jsx")),
  typescript: (code) => check(code, SCRIPT_FRAMES, parseTypeScript),
  solidity: (code) => check(code, CONTRACT_FRAMES, parseContract),
};

const snippets = JSON.parse(readFileSync(0, "utf8"));
const faults = [];
for (const { language, code } of snippets) faults.push(await CHECKS[language](code));
process.stdout.write(JSON.stringify(faults));
