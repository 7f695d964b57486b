/** What the page hands to its drawings, and what the script with the drawings hands to the page. */

import type { ConfidenceStep, Forecast, KindTime, Week } from "../../core/charts";
import type { Day } from "../../core/statistics";
import type { Words } from "../../core/words";
import type { ChartWords } from "../../core/words-charts";

/** The space and the language of a drawing. */
export interface Frame {
  /** CSS pixels. */
  readonly width: number;
  readonly words: Words;
  readonly text: ChartWords;
}

/** A row of bars: what is solid, what is hatched behind it, and the words for both. */
export interface ShareRow {
  readonly name: string;
  readonly solid: number;
  readonly hatched: number;
  readonly title: string;
}

/** Two bars under one name. */
export interface PairRow {
  readonly name: string;
  readonly bars: readonly [hatched: Bar, solid: Bar];
}

interface Bar {
  readonly share: number | undefined;
  readonly title: string;
}

/** One function for each form; every one returns the finished SVG. */
export interface Drawings {
  readonly calendar: (days: readonly Day[], frame: Frame) => Element;
  readonly forecast: (forecast: Forecast, frame: Frame) => Element;
  readonly retention: (data: { weeks: readonly Week[]; target: number }, frame: Frame) => Element;
  readonly shares: (rows: readonly ShareRow[], frame: Frame) => Element;
  readonly pairs: (rows: readonly PairRow[], frame: Frame) => Element;
  readonly calibration: (steps: readonly ConfidenceStep[], frame: Frame) => Element;
  readonly time: (kinds: readonly KindTime[], frame: Frame) => Element;
}

/** The pattern that stands for what is not solid; the page has it once. */
export const HATCH_ID = "practice-hatch";

/** What is written where there is no value. */
export const NOTHING = "–";
