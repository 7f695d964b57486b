/** Two programs beside each other, or one below the other where there is no room: text that can be read line by line. */

import { pythonLanguage } from "@codemirror/lang-python";
import { highlightCode } from "@lezer/highlight";
import { compareTexts, type DiffBlock, type DiffLine, type Span } from "./diff";
import type { ComparedTexts } from "./editor";
import { HIGHLIGHTED, highlighter } from "./highlight";

type Side = "mine" | "reference";

/** A piece of text with the classes that colour it. */
type Token = readonly [string, string];

interface Comparison extends ComparedTexts {
  readonly blocks: readonly DiffBlock[];
  /** The tokens of each line of the texts. */
  readonly tokens: Readonly<Record<Side, readonly (readonly Token[])[]>>;
}

const SIDES = ["mine", "reference"] as const;
/** In two columns of less than half of this most lines would be cut off. */
const SPLIT_FROM = 900;

/** Put the comparison into an element; it follows the element's width. */
export function compare(host: HTMLElement, texts: ComparedTexts): { destroy(): void } {
  const tokens = { mine: tokenize(texts.mine), reference: tokenize(texts.reference) };
  const comparison = { ...texts, tokens, blocks: compareTexts(texts.mine, texts.reference) };
  const element = make("div", { className: `diff ${HIGHLIGHTED}` });
  element.toggleAttribute("data-right", texts.isRight);
  const arrange = (): void => {
    const layout = layoutOf(comparison, element.clientWidth);
    if (element.dataset.layout !== layout) {
      element.dataset.layout = layout;
      element.replaceChildren(...LAYOUTS[layout](comparison));
    }
    for (const code of element.querySelectorAll(".diff-code")) reach(code);
  };
  host.append(element);
  arrange();
  const observer = new ResizeObserver(arrange);
  observer.observe(element);
  return {
    destroy: () => {
      observer.disconnect();
      element.remove();
    },
  };
}

type Layout = "same" | "split" | "unified";

const LAYOUTS: Readonly<Record<Layout, (comparison: Comparison) => readonly HTMLElement[]>> = {
  same: (comparison) => [
    make("p", { className: "diff-same", textContent: comparison.phrases.same ?? "" }),
    toColumn(
      comparison,
      ["reference"],
      comparison.blocks.flatMap((block) => toLines("reference", block, comparison)),
    ),
  ],
  split: (comparison) => SIDES.map((side) => toColumn(comparison, [side], besideLines(side, comparison))),
  unified: (comparison) => [
    toColumn(
      comparison,
      SIDES,
      comparison.blocks.flatMap((block) => belowLines(block, comparison)),
    ),
  ],
};

function layoutOf({ blocks }: Comparison, width: number): Layout {
  if (blocks.every(({ same }) => same)) return "same";
  return width >= SPLIT_FROM ? "split" : "unified";
}

function toColumn(comparison: Comparison, sides: readonly Side[], lines: readonly HTMLElement[]): HTMLElement {
  const labels = { mine: comparison.mineLabel, reference: comparison.referenceLabel };
  const column = make("div", { className: "diff-column" });
  const names = make("p", { className: "diff-names" });
  for (const side of sides) names.append(sided(make("span", { textContent: labels[side] }), side));
  // Code is read from left to right, whatever the page is written in.
  const code = make("div", { className: "diff-code", role: "group", dir: "ltr" });
  code.ariaLabel = sides.map((side) => labels[side]).join(", ");
  const inner = make("code");
  inner.append(...lines);
  code.append(inner);
  column.append(names, code);
  return column;
}

// What only one side has stands beside empty lines, so that the rest stays side by side.
function besideLines(side: Side, comparison: Comparison): readonly HTMLElement[] {
  return comparison.blocks.flatMap((block) =>
    block.rows.map((row) => {
      const line = row[side];
      if (line === undefined) return make("span", { className: "diff-line diff-gap" });
      return toLine(side, line, { block, comparison });
    }),
  );
}

function belowLines(block: DiffBlock, comparison: Comparison): readonly HTMLElement[] {
  const mine = toLines("mine", block, comparison);
  return block.same ? mine : [...mine, ...toLines("reference", block, comparison)];
}

function toLines(side: Side, block: DiffBlock, comparison: Comparison): readonly HTMLElement[] {
  return block.rows.flatMap((row) => row[side] ?? []).map((line) => toLine(side, line, { block, comparison }));
}

interface Place {
  readonly block: DiffBlock;
  readonly comparison: Comparison;
}

function toLine(side: Side, line: DiffLine, { block, comparison }: Place): HTMLElement {
  const phrase = comparison.phrases[side === "mine" ? "onlyMine" : "onlyReference"] ?? "";
  const element = make("span", { className: "diff-line" });
  element.dataset.number = String(line.number);
  if (!block.same) {
    sided(element, side);
    element.append(make("span", { className: "practice-hidden", textContent: `${phrase}: ` }));
  }
  element.append(...toPieces(comparison.tokens[side][line.number - 1] ?? [], line));
  return element;
}

function toPieces(tokens: readonly Token[], line: DiffLine): readonly HTMLElement[] {
  let start = 0;
  return tokens.flatMap(([text, classes]) => {
    const pieces = cut(text, start, line.changed);
    start += text.length;
    return pieces.map(([piece, changed]) =>
      make(changed ? "mark" : "span", { className: classes, textContent: piece }),
    );
  });
}

// Cut a token that starts at an offset of its line where what is changed begins and ends.
function cut(text: string, start: number, changed: readonly Span[]): readonly (readonly [string, boolean])[] {
  const ends = changed.flat().map((at) => at - start);
  const cuts = [0, ...ends.filter((at) => at > 0 && at < text.length), text.length];
  return cuts.slice(1).map((to, at) => {
    const from = cuts[at] ?? 0;
    return [text.slice(from, to), changed.some(([low, high]) => low <= start + from && start + to <= high)];
  });
}

function tokenize(text: string): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  const code = text.replaceAll("\r\n", "\n");
  const put = (piece: string, classes: string): void => {
    lines[lines.length - 1]?.push([piece, classes]);
  };
  highlightCode(code, pythonLanguage.parser.parse(code), highlighter, put, () => lines.push([]));
  return lines;
}

// A block that scrolls sideways must be reachable by keyboard, any other must not be a stop on the way.
function reach(block: Element): void {
  if (block.scrollWidth > block.clientWidth) block.setAttribute("tabindex", "0");
  else block.removeAttribute("tabindex");
}

function sided<T extends HTMLElement>(element: T, side: Side): T {
  element.dataset.side = side;
  return element;
}

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), properties);
}
