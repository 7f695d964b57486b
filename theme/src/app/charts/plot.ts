/** The common hand of all drawings: ink, type, and rows that carry their name above a line. */

import { type Markish, type PlotOptions, plot, rect, text } from "@observablehq/plot";
import { type Frame, HATCH_ID } from "./drawings";

// Variables, not colours: a drawing follows the palette, the dark scheme and forced colours without being redrawn.
export const MARK = "var(--practice-mark)";
export const QUIET = "var(--practice-quiet)";
export const HAIRLINE = "var(--practice-hairline)";
export const BORDER = "var(--practice-border)";
export const PAPER = "var(--md-default-bg-color)";
export const HATCH = `url(#${HATCH_ID})`;

export const FONT = 12;

/** Draw with the page's own type. */
export function draw(frame: Frame, options: PlotOptions): Element {
  const drawing = plot({
    width: frame.width,
    style: { fontFamily: "inherit", fontSize: `${FONT}px`, overflow: "visible", background: "none", color: QUIET },
    ...options,
  });
  // The figure names it, and its table has the numbers: the shapes themselves say nothing when read out.
  drawing.setAttribute("aria-hidden", "true");
  return drawing;
}

/** A row: its name on the left, its value on the right, its marks on the line beneath. */
export interface Row {
  readonly name: string;
  readonly value: string;
}

/** What is written below the rows, and where. */
interface Ticks {
  readonly at: readonly number[];
  readonly format: (value: number) => string;
}

const LINE = 17;

/** Return the middle of a row's line, in pixels from the top. */
export function lineOf(row: number, height: number): number {
  return row * height + LINE + (height - LINE) / 2 - 3;
}

/** Draw rows whose marks share the scale of x. */
export function drawRows(
  frame: Frame,
  rows: readonly Row[],
  options: {
    readonly height: number;
    readonly domain: readonly [number, number];
    readonly ticks?: Ticks;
    readonly marks: readonly Markish[];
  },
): Element {
  const { height, domain, ticks, marks } = options;
  const [from, to] = domain;
  const all = rows.length * height;
  const y = (_: Row, row: number): number => row * height + LINE / 2;
  return draw(frame, {
    height: all + (ticks === undefined ? 4 : 18),
    ...{ marginTop: 0, marginLeft: 1, marginRight: 1, marginBottom: ticks === undefined ? 4 : 18 },
    x: { type: "linear", domain: [from, to], axis: null },
    y: { type: "linear", domain: [all, 0], axis: null },
    marks: [
      text(rows, { x: from, y, text: "name", textAnchor: "start", fill: "currentColor", className: "chart-name" }),
      text(rows, { x: to, y, text: "value", textAnchor: "end", fill: "currentColor", className: "chart-value" }),
      ...marks,
      ...(ticks === undefined ? [] : scaleBelow(ticks, all, domain)),
    ],
  });
}

// The outer labels stay inside the drawing: on a phone there is nothing beside it.
function scaleBelow(ticks: Ticks, y: number, [from, to]: readonly [number, number]): readonly Markish[] {
  const anchorOf = (at: number): "start" | "middle" | "end" => {
    const place = (at - from) / (to - from);
    return place < 0.05 ? "start" : place > 0.9 ? "end" : "middle";
  };
  return (["start", "middle", "end"] as const).map((textAnchor) => {
    const at = ticks.at.filter((tick) => anchorOf(tick) === textAnchor);
    const write = (tick: number): string => ticks.format(tick);
    return text(at, { x: (tick: number) => tick, y: () => y, dy: 6, text: write, textAnchor, fill: QUIET });
  });
}

/** A bar on the line of a row. */
export interface RowBar {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

/** Make bars on the lines of rows, moved by `shift` pixels. */
export function rowBars(
  bars: readonly RowBar[],
  rowHeight: number,
  thickness: number,
  { shift = 0, ...style }: { readonly shift?: number; readonly fill: string; readonly stroke?: string },
): Markish {
  const middle = (bar: RowBar): number => lineOf(bar.row, rowHeight) + shift;
  return rect(bars, {
    ...{ x1: "from", x2: "to", title: "title", ...style },
    y1: (bar: RowBar) => middle(bar) - thickness / 2,
    y2: (bar: RowBar) => middle(bar) + thickness / 2,
  });
}
