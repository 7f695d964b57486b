/** Drawings whose one axis is time: the calendar, the forecast, the weeks. */

import { axisX, axisY, barY, dot, gridY, lineY, ruleY, text } from "@observablehq/plot";
import { type DueDay, dayAfter, type Forecast, type Week } from "../../core/charts";
import type { Day } from "../../core/statistics";
import type { Frame } from "./drawings";
import { BORDER, draw, FONT, HAIRLINE, MARK, PAPER, QUIET } from "./plot";

// A year in one band where there is room, else in two, so that a day never becomes too small to see.
const WIDE = 560;
const BAND_ROWS = 8.6;
const LABELS = 30;

interface Place extends Day {
  readonly x: number;
  readonly y: number;
}

/** Draw each day as a dot as large as its answers are many. */
export function drawCalendar(days: readonly Day[], frame: Frame): Element {
  const weeks = Math.ceil(days.length / 7);
  const bands = frame.width >= WIDE ? 1 : 2;
  const perBand = Math.ceil(weeks / bands);
  const cell = (frame.width - LABELS) / perBand;
  const places = days.map((day, at) => {
    const week = Math.floor(at / 7);
    return { ...day, x: week % perBand, y: Math.floor(week / perBand) * BAND_ROWS + (at % 7) };
  });
  const most = Math.max(1, ...days.map((day) => day.attempts));
  const radius = ({ attempts }: Day): number => Math.max(1.8, (cell / 2 - 0.4) * Math.sqrt(attempts / most));
  const rows = bands * BAND_ROWS - 0.6;
  const nameOf = ({ date, attempts }: Day): string =>
    frame.text.calendar.dayAnswers(frame.words.day(noon(date)), attempts);
  return draw(frame, {
    height: rows * cell + FONT,
    ...{ marginTop: FONT, marginBottom: 0, marginLeft: LABELS, marginRight: 0 },
    x: { type: "linear", domain: [-0.5, perBand - 0.5], axis: null },
    y: { type: "linear", domain: [rows - 0.5, -0.5], axis: null },
    r: { type: "identity" },
    marks: [
      text(monthStarts(places, frame), {
        x: "x",
        y: "y",
        text: "name",
        textAnchor: "start",
        dx: -cell / 2,
        fill: QUIET,
      }),
      text(weekdayNames(bands, frame), { x: -0.5, y: "y", text: "name", textAnchor: "end", dx: -6, fill: QUIET }),
      dot(places, { filter: (day: Place) => day.attempts === 0, x: "x", y: "y", r: 0.9, fill: BORDER }),
      dot(places, {
        ...{ filter: (day: Place) => day.attempts > 0, x: "x", y: "y", r: radius, fill: MARK, title: nameOf },
      }),
    ],
  });
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

// A month is named above the week of its first day, unless the name before would touch it.
function monthStarts(places: readonly Place[], { words }: Frame): readonly Label[] {
  const format = new Intl.DateTimeFormat(words.locale, { month: "short", timeZone: "UTC" });
  const firsts = places.filter(({ date }, at) => at === 0 || date.endsWith("-01"));
  const labels = firsts.map(({ date, x, y }) => ({
    ...{ x, y: y - ((y % BAND_ROWS) + 0.95), name: format.format(noon(date)).replace(".", "") },
  }));
  return labels.filter(({ x, y }, at) => {
    const next = labels[at + 1];
    return at !== 0 || next === undefined || next.y !== y || next.x - x > 2;
  });
}

function weekdayNames(bands: number, { words }: Frame): readonly Label[] {
  const format = new Intl.DateTimeFormat(words.locale, { weekday: "short", timeZone: "UTC" });
  // 5 January 1970 was a Monday.
  const name = (day: number): string => format.format(Date.UTC(1970, 0, 5 + day));
  const rows = Array.from({ length: bands }, (_, band) => [0, 2, 4].map((day) => ({ band, day }))).flat();
  return rows.map(({ band, day }) => ({ x: 0, y: band * BAND_ROWS + day, name: name(day) }));
}

/** Draw how many questions come back on each day. */
export function drawForecast({ days }: Forecast, frame: Frame): Element {
  const { words, text: t } = frame;
  const [today] = days;
  const coming = Math.max(0, ...days.slice(1).map((day) => day.due));
  const most = Math.max(1, coming, today?.due ?? 0);
  // After a long pause today would press all other days flat: its bar is broken instead.
  const top = today !== undefined && today.due > 6 * Math.max(4, coming) ? 3 * Math.max(4, coming) : most;
  const broken = most > top;
  const format = new Intl.DateTimeFormat(words.locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const nameOf = ({ date, due }: DueDay): string => t.forecast.dayDue(words.day(noon(date)), due);
  const step = frame.width >= WIDE ? 5 : 10;
  const dates = days.filter((_, at) => at % step === 0 && at > 0).map((day) => day.date);
  return draw(frame, {
    height: 170,
    ...{ marginTop: 18, marginBottom: 22, marginLeft: 34, marginRight: 8 },
    x: { type: "band", domain: days.map((day) => day.date), padding: 0.25 },
    y: { type: "linear", domain: [0, top] },
    marks: [
      gridY(wholeTicks(top), { stroke: HAIRLINE, strokeOpacity: 1 }),
      axisY(wholeTicks(top), { label: null, tickSize: 0, tickFormat: (value: number) => words.number(value) }),
      barY(days, { x: "date", y: (day: DueDay) => Math.min(top, day.due), fill: MARK, title: nameOf }),
      barY(broken ? days.slice(0, 1) : [], {
        ...{ x: "date", y1: 0.78 * top, y2: 0.83 * top, fill: PAPER, insetLeft: -2, insetRight: -2 },
      }),
      text(today === undefined || today.due === 0 ? [] : [today], {
        ...{ x: "date", y: Math.min(top, today?.due ?? 0), dy: -9, text: ({ due }: DueDay) => words.number(due) },
        ...{ fill: "currentColor", className: "chart-value" },
      }),
      axisX(dates, { label: null, tickSize: 0, tickFormat: (date: string) => format.format(noon(date)) }),
      text(days.slice(0, 1), { x: "date", y: 0, dx: -9, dy: 14, text: () => t.forecast.today, textAnchor: "start" }),
      ruleY([0], { stroke: BORDER }),
    ],
  });
}

function wholeTicks(most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(most / 3));
  const magnitude = 10 ** Math.floor(Math.log10(step));
  const round = [1, 2, 5, 10].map((factor) => factor * magnitude).find((value) => value >= step) ?? step;
  return Array.from({ length: Math.floor(most / round) + 1 }, (_, at) => at * round);
}

/** Draw which share was remembered in each week, of reviews and of all answers. */
export function drawRetention(
  { weeks, target }: { readonly weeks: readonly Week[]; readonly target: number },
  frame: Frame,
): Element {
  const { words, text: t } = frame;
  const [first, last] = [weeks[0]?.monday ?? "1970-01-05", weeks[weeks.length - 1]?.monday ?? "1970-01-05"];
  const most = Math.max(1, ...weeks.map((week) => week.reviews));
  const largest = Math.min(5.5, Math.max(2.2, frame.width / weeks.length / 2));
  const date = ({ monday }: Week): Date => new Date(noon(monday));
  const format = new Intl.DateTimeFormat(words.locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const titleOf = ({ monday, retention, reviews }: Week): string =>
    t.retention.point(words.day(noon(monday)), retention ?? 0, reviews);
  return draw(frame, {
    height: 190,
    ...{ marginTop: 10, marginBottom: 22, marginLeft: 42, marginRight: 12 },
    // Half a week of air on both sides keeps the outer dots, and a single one in the middle.
    x: { type: "utc", domain: [noon(dayAfter(first, -3)), noon(dayAfter(last, 3))] },
    y: { type: "linear", domain: [0, 1] },
    r: { type: "identity" },
    marks: [
      gridY([0, 0.25, 0.5, 0.75, 1], { stroke: HAIRLINE, strokeOpacity: 1 }),
      axisY([0, 0.5, 1], { label: null, tickSize: 0, tickFormat: words.percent }),
      axisX(dateTicks(weeks, frame.width >= WIDE ? 7 : 4), {
        ...{ label: null, tickSize: 0, tickFormat: (at: Date) => format.format(at) },
      }),
      ruleY([target], { stroke: QUIET, strokeDasharray: "1 4", strokeWidth: 1.5, strokeLinecap: "round" }),
      lineY(weeks, {
        ...{ filter: (week: Week) => week.success !== undefined, x: date, y: "success" },
        ...{ stroke: QUIET, strokeWidth: 1.5, strokeDasharray: "5 3", marker: weeks.length === 1 ? "circle" : "none" },
      }),
      lineY(weeks, {
        ...{ filter: (week: Week) => week.retention !== undefined, x: date, y: "retention" },
        ...{ stroke: MARK, strokeWidth: 1.5, strokeOpacity: 0.6 },
      }),
      dot(weeks, {
        ...{ filter: (week: Week) => week.retention !== undefined, x: date, y: "retention", title: titleOf },
        ...{ r: ({ reviews }: Week) => 1.5 + (largest - 1.5) * Math.sqrt(reviews / most), fill: MARK },
      }),
    ],
  });
}

// The same distance between all of them, so that none is crowded out.
function dateTicks(weeks: readonly Week[], most: number): readonly Date[] {
  const step = Math.ceil(weeks.length / most);
  return weeks.filter((_, at) => at % step === 0).map(({ monday }) => new Date(noon(monday)));
}

// Noon in UTC is the same day in the calendar of nearly every time zone.
function noon(date: string): number {
  return Date.parse(`${date}T12:00:00Z`);
}
