/** The difference of two programs: which lines both have, and what differs in the others. */

import { Chunk } from "@codemirror/merge";
import { Text } from "@codemirror/state";

/** A part of a text or of a line: where it starts and where it ends. */
export type Span = readonly [number, number];

/** One line of one of the texts. */
export interface DiffLine {
  /** From 1. */
  readonly number: number;
  /** The parts that differ from the line's counterpart; none when the whole line does. */
  readonly changed: readonly Span[];
}

/** Lines that stand beside each other: the same in both texts, or what each has instead of the other's. */
export interface DiffBlock {
  readonly same: boolean;
  readonly mine: readonly DiffLine[];
  readonly reference: readonly DiffLine[];
}

/** Compare two texts line by line. */
export function compareTexts(mine: string, reference: string): readonly DiffBlock[] {
  const [a, b] = [toText(mine), toText(reference)];
  const blocks: DiffBlock[] = [];
  let [lastA, lastB] = [0, 0];
  const addSame = (until: number): void => {
    const count = until - lastA;
    if (count > 0) blocks.push({ same: true, mine: sameLines(lastA, count), reference: sameLines(lastB, count) });
    [lastA, lastB] = [lastA + count, lastB + count];
  };
  // Without a limit, two long programs that have nothing in common would hold up the page.
  for (const chunk of Chunk.build(a, b, { scanLimit: 500 })) {
    const { fromA, toA, fromB, toB, changes } = chunk;
    addSame(lineAt(a, fromA) - 1);
    const inA = changes.map((change): Span => [fromA + change.fromA, fromA + change.toA]);
    const inB = changes.map((change): Span => [fromB + change.fromB, fromB + change.toB]);
    const block = {
      same: false,
      mine: changedLines(a, [fromA, toA], inA),
      reference: changedLines(b, [fromB, toB], inB),
    };
    blocks.push(block);
    [lastA, lastB] = [lastA + block.mine.length, lastB + block.reference.length];
  }
  addSame(a.lines - 1);
  return blocks;
}

// Every line ends with a break, the last one too: else a line added behind it would change it.
function toText(text: string): Text {
  const trimmed = text.trimEnd();
  return Text.of(trimmed === "" ? [""] : [...trimmed.split(/\r?\n/), ""]);
}

function sameLines(last: number, count: number): readonly DiffLine[] {
  return Array.from({ length: count }, (_, at) => ({ number: last + at + 1, changed: [] }));
}

function lineAt(text: Text, at: number): number {
  return text.lineAt(Math.min(at, text.length)).number;
}

function changedLines(text: Text, [from, to]: Span, changes: readonly Span[]): readonly DiffLine[] {
  if (from === to) return [];
  const [first, last] = [lineAt(text, from), lineAt(text, to - 1)];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const line = text.line(first + at);
    const parts = changes
      .map(([start, end]): Span => [Math.max(start, line.from) - line.from, Math.min(end, line.to) - line.from])
      .filter(([start, end]) => start < end);
    return { number: line.number, changed: isWhole(line.text, parts) ? [] : parts };
  });
}

function isWhole(line: string, parts: readonly Span[]): boolean {
  const kept = parts.reduceRight((text, [start, end]) => text.slice(0, start) + text.slice(end), line);
  return kept.trim() === "";
}
