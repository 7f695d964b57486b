/** The difference of two programs: which lines both have, and what differs in the others. */

import { Chunk, presentableDiff } from "@codemirror/merge";
import { Text } from "@codemirror/state";
import { type Pair, pairLines } from "./pairs";

/** A part of a line: where it starts and where it ends. */
export type Span = readonly [number, number];

/** One line of one of the texts. */
export interface DiffLine {
  /** From 1. */
  readonly number: number;
  /** The parts that differ from the line's counterpart; none when the whole line does. */
  readonly changed: readonly Span[];
}

/** What stands beside each other. */
export interface DiffRow {
  readonly mine: DiffLine | undefined;
  readonly reference: DiffLine | undefined;
}

/** Lines that are the same in both texts, or what each has instead of the other's. */
export interface DiffBlock {
  readonly same: boolean;
  readonly rows: readonly DiffRow[];
}

/** Compare two texts line by line. */
export function compareTexts(mine: string, reference: string): readonly DiffBlock[] {
  const [a, b] = [toText(mine), toText(reference)];
  const blocks: DiffBlock[] = [];
  let [lastA, lastB] = [0, 0];
  const addSame = (until: number): void => {
    const count = until - lastA;
    if (count > 0) blocks.push({ same: true, rows: sameRows(lastA, lastB, count) });
    [lastA, lastB] = [lastA + count, lastB + count];
  };
  // Without a limit, two long programs that have nothing in common would hold up the page.
  for (const { fromA, toA, fromB, toB } of Chunk.build(a, b, { scanLimit: 500 })) {
    addSame(lineAt(a, fromA) - 1);
    const [own, others] = [linesIn(a, fromA, toA), linesIn(b, fromB, toB)];
    const rows = pairLines(own, others).map((pair) => toRow(pair, { own, others, lastA, lastB }));
    blocks.push({ same: false, rows });
    [lastA, lastB] = [lastA + own.length, lastB + others.length];
  }
  addSame(a.lines - 1);
  return blocks;
}

// Every line ends with a break, the last one too: else a line added behind it would change it.
function toText(text: string): Text {
  const trimmed = text.trimEnd();
  return Text.of(trimmed === "" ? [""] : [...trimmed.split(/\r?\n/), ""]);
}

function sameRows(lastA: number, lastB: number, count: number): readonly DiffRow[] {
  return Array.from({ length: count }, (_, at) => ({
    mine: { number: lastA + at + 1, changed: [] },
    reference: { number: lastB + at + 1, changed: [] },
  }));
}

function lineAt(text: Text, at: number): number {
  return text.lineAt(Math.min(at, text.length)).number;
}

function linesIn(text: Text, from: number, to: number): readonly string[] {
  if (from === to) return [];
  const [first, last] = [lineAt(text, from), lineAt(text, to - 1)];
  return Array.from({ length: last - first + 1 }, (_, at) => text.line(first + at).text);
}

interface Lines {
  readonly own: readonly string[];
  readonly others: readonly string[];
  readonly lastA: number;
  readonly lastB: number;
}

function toRow({ a, b, alike }: Pair, { own, others, lastA, lastB }: Lines): DiffRow {
  const [mine, reference] = [own[a ?? -1] ?? "", others[b ?? -1] ?? ""];
  const changes = alike ? presentableDiff(mine, reference) : [];
  const changedA = marked(
    mine,
    changes.map(({ fromA, toA }): Span => [fromA, toA]),
  );
  const changedB = marked(
    reference,
    changes.map(({ fromB, toB }): Span => [fromB, toB]),
  );
  return {
    mine: a === undefined ? undefined : { number: lastA + a + 1, changed: changedA },
    reference: b === undefined ? undefined : { number: lastB + b + 1, changed: changedB },
  };
}

// A line under white space says nothing, least of all under the indentation.
function marked(line: string, spans: readonly Span[]): readonly Span[] {
  return spans.flatMap(([from, to]) =>
    [...line.slice(from, to).matchAll(/\S+/g)].map(
      ({ 0: piece, index }): Span => [from + index, from + index + piece.length],
    ),
  );
}
