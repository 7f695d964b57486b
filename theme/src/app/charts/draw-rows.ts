/** Drawings in rows: how much of each topic and level, which buttons, how sure, how long. */

import { dot, link, ruleX } from "@observablehq/plot";
import type { ConfidenceStep, KindTime } from "../../core/charts";
import { type Frame, NOTHING, type PairRow, type ShareRow } from "./drawings";

import { BORDER, drawRows, HAIRLINE, HATCH, lineOf, MARK, PAPER, QUIET, type RowBar, rowBars } from "./plot";

const SHARE_ROW = 36;
const PAIR_ROW = 46;
const POINT_ROW = 42;

/** Draw for each row a solid share within a hatched one. */
export function drawShares(rows: readonly ShareRow[], frame: Frame): Element {
  const bars = (shareOf: (row: ShareRow) => number): readonly RowBar[] =>
    rows.map((one, row) => ({ row, from: 0, to: shareOf(one), title: one.title }));
  const names = rows.map(({ name, solid }) => ({ name, value: frame.words.percent(solid) }));
  const whole = bars(() => 1);
  const hatched = bars((row) => row.hatched);
  const solid = bars((row) => row.solid);
  return drawRows(frame, names, {
    ...{ height: SHARE_ROW, domain: [0, 1] },
    marks: [
      rowBars(whole, SHARE_ROW, 7, { fill: "none", stroke: HAIRLINE }),
      rowBars(hatched, SHARE_ROW, 7, { fill: HATCH, stroke: MARK }),
      rowBars(solid, SHARE_ROW, 7, { fill: MARK }),
    ],
  });
}

/** Draw two bars under each name, the first one hatched. */
export function drawPairs(rows: readonly PairRow[], frame: Frame): Element {
  const most = Math.max(0.01, ...rows.flatMap((row) => row.bars.map((bar) => bar.share ?? 0)));
  const bars = (nth: 0 | 1): readonly RowBar[] =>
    rows.flatMap(({ bars: pair }, row) => {
      const { share, title } = pair[nth];
      return share === undefined ? [] : [{ row, from: 0, to: share, title }];
    });
  const write = (share: number | undefined): string => (share === undefined ? NOTHING : frame.words.percent(share));
  const names = rows.map(({ name, bars: [first, second] }) => ({
    ...{ name, value: [first, second].map((bar) => write(bar.share)).join(" · ") },
  }));
  return drawRows(frame, names, {
    ...{ height: PAIR_ROW, domain: [0, most] },
    marks: [
      rowBars(bars(0), PAIR_ROW, 7, { shift: -5, fill: HATCH, stroke: MARK }),
      rowBars(bars(1), PAIR_ROW, 7, { shift: 5, fill: MARK }),
    ],
  });
}

/** Draw the share of right answers for each degree of confidence, with its interval. */
export function drawCalibration(steps: readonly ConfidenceStep[], frame: Frame): Element {
  const { words, text: t } = frame;
  const known = steps.flatMap((step, row) => (step.share === undefined ? [] : [{ ...step, row, share: step.share }]));
  type Known = (typeof known)[number];
  const y = ({ row }: Known): number => lineOf(row, POINT_ROW);
  const names = steps.map(({ confidence, share }) => ({
    ...{ name: t.calibration.steps[confidence] ?? "", value: share === undefined ? NOTHING : words.percent(share) },
  }));
  return drawRows(frame, names, {
    ...{ height: POINT_ROW, domain: [0, 1] },
    ticks: { at: [0, 0.5, 1], format: words.percent },
    marks: [
      tracks(steps.length, 1),
      link(known, { x1: "low", x2: "high", y1: y, y2: y, stroke: MARK, strokeWidth: 2 }),
      dot(known, {
        ...{ x: "share", y, r: 5, fill: MARK, stroke: PAPER, strokeWidth: 1.5 },
        title: ({ confidence, share, attempts }: Known) =>
          t.calibration.point(t.calibration.steps[confidence] ?? "", share, attempts),
      }),
    ],
  });
}

/** Draw how long the middle half of the answers takes, with the median and the plan. */
export function drawTime(kinds: readonly KindTime[], frame: Frame): Element {
  const { words, text: t } = frame;
  const longest = Math.max(60_000, ...kinds.flatMap((kind) => [kind.threeQuartersMs, kind.plannedMs])) * 1.03;
  type Placed = KindTime & { readonly row: number };
  const placed: readonly Placed[] = kinds.map((kind, row) => ({ ...kind, row }));
  const y = ({ row }: Placed): number => lineOf(row, POINT_ROW);
  const title = ({ kind, medianMs, plannedMs }: Placed): string => t.time.bar(t.kinds[kind], medianMs, plannedMs);
  const middles = placed.map((one) => ({ ...one, from: one.quarterMs, to: one.threeQuartersMs, title: title(one) }));
  return drawRows(
    frame,
    kinds.map(({ kind, medianMs }) => ({ name: t.kinds[kind], value: words.duration(medianMs) })),
    {
      ...{ height: POINT_ROW, domain: [0, longest] },
      ticks: { at: minuteTicks(longest), format: (ms) => (ms === 0 ? "0" : words.duration(ms)) },
      marks: [
        tracks(kinds.length, longest),
        rowBars(middles, POINT_ROW, 7, { fill: HATCH, stroke: MARK }),
        ruleX(placed, {
          ...{ x: "medianMs", y1: (one: Placed) => y(one) - 7, y2: (one: Placed) => y(one) + 7 },
          ...{ stroke: MARK, strokeWidth: 3 },
        }),
        dot(placed, {
          x: "plannedMs",
          y,
          r: 5,
          symbol: "diamond",
          fill: PAPER,
          stroke: QUIET,
          strokeWidth: 1.5,
          title,
        }),
      ],
    },
  );
}

function tracks(rows: number, to: number) {
  const lines = Array.from({ length: rows }, (_, row) => lineOf(row, POINT_ROW));
  return link(lines, { x1: 0, x2: to, y1: (y: number) => y, y2: (y: number) => y, stroke: BORDER, strokeOpacity: 0.5 });
}

// Three or four marks at whole minutes.
function minuteTicks(longest: number): readonly number[] {
  const minutes = longest / 60_000;
  const step = [0.5, 1, 2, 5, 10, 20, 30, 60].find((size) => minutes / size <= 4) ?? 120;
  return Array.from({ length: Math.floor(minutes / step) + 1 }, (_, at) => at * step * 60_000);
}
