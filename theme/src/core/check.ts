/** Checking what can be checked: chosen options, a short answer, the predicted output of a program, tested code. */

import type { Kind, QuestionParts } from "./bank";
import { isSameOutput, isSimilarOutput } from "./output";
import { countTests, type RunResult } from "./run";
import { isCorrect } from "./session";

export type Verdict = "right" | "near" | "wrong";

/** What an answer turned out to be; without `correct` nobody but the learner can tell. */
export interface Checked {
  readonly correct?: boolean;
  /** Not right, but so close that it looks like a slip of the fingers. */
  readonly near?: true;
}

/** Longer than anybody types; it keeps an author's expression from running for ever. */
const LONGEST = 300;

/** Check an answer of any kind; one that was given aloud or not at all is left to the learner. */
export function checkAnswer(
  kind: Kind,
  parts: QuestionParts,
  given: {
    readonly selected: readonly number[];
    readonly answer: string;
    readonly unsure: boolean;
    /** What the tests said of exactly this code. */
    readonly tested?: RunResult | undefined;
  },
): Checked {
  if (kind === "choice") return { correct: isCorrect(parts, given.selected) };
  if (kind === "open") return {};
  if (given.unsure) return { correct: false };
  if (kind === "code") return given.tested === undefined ? {} : checkTests(given.tested);
  if (given.answer.trim() === "") return {};
  const verdict =
    kind === "short" ? checkShort(given.answer, parts.accepted) : checkOutput(given.answer, parts.expected ?? "");
  return { correct: verdict === "right", ...(verdict === "near" ? { near: true as const } : {}) };
}

// Half of the tests is closer to a solution than to none.
function checkTests({ status, tests }: RunResult): Checked {
  const [passed, all] = countTests(tests);
  const isNear = status !== "pass" && all > 0 && passed * 2 >= all;
  return { correct: status === "pass", ...(isNear ? { near: true as const } : {}) };
}

/** Compare a short answer with every accepted one; the best verdict counts. */
export function checkShort(answer: string, accepted: readonly string[]): Verdict {
  const typed = answer.trim().slice(0, LONGEST);
  const verdicts = new Set(accepted.map((item) => checkOne(typed, item.trim())));
  if (verdicts.has("right")) return "right";
  return verdicts.has("near") ? "near" : "wrong";
}

/** Tell whether an accepted answer is a pattern, which says little to a learner. */
export function isPattern(accepted: string): boolean {
  return PATTERN.test(accepted.trim());
}

function checkOutput(answer: string, expected: string): Verdict {
  if (isSameOutput(answer, expected)) return "right";
  return isSimilarOutput(answer, expected) ? "near" : "wrong";
}

function checkOne(typed: string, accepted: string): Verdict {
  const pattern = PATTERN.exec(accepted);
  if (pattern !== null) return matches(typed, pattern[1] ?? "", pattern[2] ?? "") ? "right" : "wrong";
  const range = RANGE.exec(accepted);
  return range === null ? checkLiteral(typed, accepted) : checkNumber(typed, range);
}

// Only with the letters of flags after it: "/etc/passwd" is a path.
const PATTERN = /^\/(.+)\/([gimsuvy]*)$/su;

// An author's expression may be written for Python, whose inline flags and group names are spelled differently.
function matches(typed: string, source: string, flags: string): boolean {
  const [, inline = ""] = /^\(\?([ims]+)\)/.exec(source) ?? [];
  const pattern = source.replace(/^\(\?[ims]+\)/, "").replace(/\(\?P</g, "(?<");
  const allowed = [...new Set(flags + inline)].filter((flag) => "imsuv".includes(flag)).join("");
  try {
    const expression = new RegExp(pattern, allowed);
    return [typed, plainTyping(typed)].some((text) => expression.test(text));
  } catch {
    return false;
  }
}

const AMOUNT = "\\d+(?:[.,]\\d+)?";
const NUMBER = `[-+−]?${AMOUNT}`;
const RANGE = new RegExp(`^(${NUMBER})\\s*(?:±|\\+/?-)\\s*(${AMOUNT})\\s*(%?)$`);
const NUMBERS = new RegExp(`(?<![\\p{L}\\d])${NUMBER}(?:[eе][-+−]?\\d+)?`, "giu");

function checkNumber(typed: string, [, centre = "", width = "", percent = ""]: RegExpExecArray): Verdict {
  const value = onlyNumber(typed);
  if (value === undefined) return "wrong";
  const middle = toNumber(centre);
  const tolerance = percent === "" ? toNumber(width) : (Math.abs(middle) * toNumber(width)) / 100;
  // 0.1 + 0.2 must lie within 0.2 ± 0.1.
  const rounding = Number.EPSILON * 4 * Math.max(Math.abs(middle), Math.abs(value), tolerance);
  const distance = Math.abs(value - middle) - rounding;
  if (distance <= tolerance) return "right";
  return distance <= 2 * tolerance ? "near" : "wrong";
}

// "около 42 мс" is 42, but "40 или 42" is no answer.
function onlyNumber(typed: string): number | undefined {
  const [found, ...others] = ungrouped(typed).match(NUMBERS) ?? [];
  return found === undefined || others.length > 0 ? undefined : toNumber(found);
}

function toNumber(text: string): number {
  return Number(text.replace("−", "-").replace(",", ".").replace("е", "e"));
}

// "10 000" and "1,000,000": the gaps between groups of three; a single comma is a decimal one.
function ungrouped(text: string): string {
  const spaced = text.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/gu, "");
  return spaced.replace(/(?<!\d)\d{1,3}(?:,\d{3}){2,}(?!\d)/gu, (number) => number.replaceAll(",", ""));
}

function checkLiteral(typed: string, accepted: string): Verdict {
  const [mine, right] = [normalise(typed), normalise(accepted)];
  if (mine === right) return "right";
  if (isNumber(right)) return isNumber(mine) && Number(mine) === Number(right) ? "right" : "wrong";
  return isTypo(mine, right) ? "near" : "wrong";
}

function isNumber(text: string): boolean {
  return /^[-+]?\d+(\.\d+)?$/.test(text);
}

/** Reduce a short answer to what counts: no case, white space, quotes, ё, decimal comma or punctuation around it. */
export function normalise(text: string): string {
  const plain = plainTyping(ungrouped(text)).toLowerCase().replaceAll("ё", "е");
  const steps = [
    (rest: string) => rest.replace(/^- (?=\p{L})/u, ""),
    (rest: string) => rest.replace(/\s/gu, ""),
    (rest: string) => rest.replace(/['`]/g, '"'),
    (rest: string) => rest.replaceAll('"', ""),
    (rest: string) => rest.replace(/(?<=\d),(?=\d)/g, "."),
    withoutEdges,
  ];
  // An answer that is nothing but quotes or punctuation means just that.
  return steps.reduce((rest, step) => step(rest) || rest, plain);
}

function withoutEdges(text: string): string {
  const inner = text.replace(/^[,;:…]+/u, "").replace(/[.,;:!?…]+$/u, "");
  const bare = /^\(([^()]*)\)$/.exec(inner)?.[1] ?? inner.replace(/\(\)$/, "");
  // "!=" and "?." are answers, not punctuation around one.
  return /[\p{L}\d]/u.test(bare) ? bare : text;
}

// What phones and word processors make of keys.
function plainTyping(text: string): string {
  return text
    .normalize("NFC")
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/[«»„“”‟″]/gu, '"')
    .replace(/[‘’‚‛′´]/gu, "'")
    .replace(/[‐‑‒–—−]/gu, "-");
}

// Only words are mistyped: in O(n) or a number each character changes the meaning, and so does a prefix.
function isTypo(mine: string, right: string): boolean {
  const isWord = /^[\p{L}\d._-]+$/u.test(right) && right.length >= 4;
  if (!isWord || mine[0] !== right[0] || digitsOf(mine) !== digitsOf(right)) return false;
  const allowed = Math.max(1, Math.floor(right.length / 5));
  return Math.abs(mine.length - right.length) <= allowed && distance(mine, right) <= allowed;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

/** Count the letters to add, drop, replace or swap with their neighbour to get from one word to the other. */
export function distance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const least = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, changed);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(isSwap ? Math.min(least, cell(i - 2, j - 2) + 1) : least);
    }
  }
  return cell(a.length, b.length);
}
