/** Comparing a predicted output with the real one, line by line. */

export type LineState = "same" | "changed" | "extra" | "missing";

/** One line of the comparison; `given` is the learner's, `expected` the program's. */
export interface OutputLine {
  readonly state: LineState;
  readonly given?: string;
  readonly expected?: string;
}

/** A line in three pieces: what it shares with the other at both ends, and what differs between. */
export interface Difference {
  readonly before: string;
  readonly middle: string;
  readonly after: string;
}

/** More lines than that are compared place by place: nobody predicts them, and the table would grow by the square. */
const MOST = 400;

/** Tell whether two outputs agree but for white space at the ends of lines. */
export function isSameOutput(answer: string, expected: string): boolean {
  return linesOf(answer).join("\n") === linesOf(expected).join("\n");
}

/** Tell whether they agree but for white space, letter case and the style of quotes. */
export function isSimilarOutput(answer: string, expected: string): boolean {
  const reduce = (text: string): string =>
    linesOf(text)
      .map((line) =>
        line
          .toLowerCase()
          .replace(/\s/gu, "")
          .replace(/["'`«»„“”‘’]/gu, '"'),
      )
      .filter((line) => line !== "")
      .join("\n");
  return reduce(answer) === reduce(expected);
}

/** Lay two outputs beside each other, so that one line too many does not make every later one differ. */
export function compareOutput(answer: string, expected: string): readonly OutputLine[] {
  const [mine, right] = [linesOf(answer), linesOf(expected)];
  const common = mine.length > MOST || right.length > MOST ? inPlace(mine, right) : longestCommon(mine, right);
  const lines: OutputLine[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...common, [mine.length, right.length] as const]) {
    lines.push(...between(mine.slice(i, a), right.slice(j, b)));
    const same = mine[a];
    if (same !== undefined) lines.push({ state: "same", given: same, expected: same });
    [i, j] = [a + 1, b + 1];
  }
  return lines;
}

/** Cut a line where it differs from another. */
export function differenceOf(line: string, other: string): Difference {
  const [a, b] = [[...line], [...other]];
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const cut = a.length - end;
  return { before: a.slice(0, start).join(""), middle: a.slice(start, cut).join(""), after: a.slice(cut).join("") };
}

// Trailing white space cannot be seen, and a last line break is not printed knowledge.
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  while (lines.length > 0 && lines[lines.length - 1] === "") lines.pop();
  return lines;
}

// Lines that stand between two common ones are the same ones, mistaken; what is left over is too many or too few.
function between(mine: readonly string[], right: readonly string[]): readonly OutputLine[] {
  const lines: OutputLine[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...likest(mine, right), [mine.length, right.length] as const]) {
    lines.push(...mine.slice(i, a).map((given): OutputLine => ({ state: "extra", given })));
    lines.push(...right.slice(j, b).map((expected): OutputLine => ({ state: "missing", expected })));
    const [given, expected] = [mine[a], right[b]];
    if (given !== undefined && expected !== undefined) lines.push({ state: "changed", given, expected });
    [i, j] = [a + 1, b + 1];
  }
  return lines;
}

type Pair = readonly [number, number];

function inPlace(mine: readonly string[], right: readonly string[]): readonly Pair[] {
  return mine.flatMap((line, at): Pair[] => (line === right[at] ? [[at, at]] : []));
}

function longestCommon(mine: readonly string[], right: readonly string[]): readonly Pair[] {
  return pairs(mine, right, (given, expected) => (given === expected ? 1 : 0));
}

// As many pairs as there can be, and among those the ones that look most alike.
function likest(mine: readonly string[], right: readonly string[]): readonly Pair[] {
  const shortest = Math.min(mine.length, right.length);
  const isSimple = mine.length === right.length || mine.length * right.length > MOST;
  if (isSimple) return Array.from({ length: shortest }, (_, at): Pair => [at, at]);
  return pairs(mine, right, (given, expected) => shortest + likeness(given.toLowerCase(), expected.toLowerCase()));
}

function likeness(line: string, other: string): number {
  const { before, after } = differenceOf(line, other);
  return (before.length + after.length) / Math.max(line.length, other.length, 1);
}

// The pairs of lines, in order on both sides, whose worth is the greatest together; without worth there is no pair.
function pairs(
  mine: readonly string[],
  right: readonly string[],
  worthOf: (given: string, expected: string) => number,
): readonly Pair[] {
  const worth = mine.map((given) => right.map((expected) => worthOf(given, expected)));
  const best = Array.from({ length: mine.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  const cell = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number): number => (worth[i]?.[j] ?? 0) + cell(i + 1, j + 1);
  for (let i = mine.length - 1; i >= 0; i -= 1) {
    const row = best[i] ?? [];
    for (let j = right.length - 1; j >= 0; j -= 1) row[j] = Math.max(paired(i, j), cell(i + 1, j), cell(i, j + 1));
  }
  const found: Pair[] = [];
  for (let [i, j] = [0, 0]; i < mine.length && j < right.length; ) {
    if ((worth[i]?.[j] ?? 0) > 0 && paired(i, j) === cell(i, j)) {
      found.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (cell(i + 1, j) >= cell(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}
