/** Which days were days of practice, and which will be. */

import { useCallback, useMemo } from "preact/hooks";
import { calendarDays, forecast } from "../../core/charts";
import { chartWords } from "../../core/words-charts";
import { usePractice } from "../state";
import { Chart } from "./figure";
import { cells } from "./table";

/** Show the year: every day with its answers. */
export function Calendar() {
  const { words, attempts, now, timezone } = usePractice();
  const t = chartWords(words);
  const log = attempts.value;
  const days = useMemo(() => calendarDays(log, now(), timezone), [log]);
  const active = days.filter((day) => day.attempts > 0).reverse();
  const total = active.reduce((sum, day) => sum + day.attempts, 0);
  const best = active.reduce((most, day) => (day.attempts > most.attempts ? day : most), { date: "", attempts: 0 });
  const { count, share } = cells(words);
  return (
    <Chart
      name="calendar"
      title={t.calendar.title(active.length, total)}
      {...(best.attempts > 0 ? { note: t.calendar.note(best.attempts, words.day(noonOf(best.date))) } : {})}
      draw={useCallback((drawings, frame) => drawings.calendar(days, frame), [days])}
      table={{
        head: t.day,
        columns: [
          ["attempts", t.answers],
          ["success", t.remembered],
        ],
        lines: active.map(({ date, attempts: answers, success }) => [
          ...([date, words.date(noonOf(date))] as const),
          ...[count(answers), share(success)],
        ]),
      }}
    />
  );
}

/** Show when questions come back. */
export function Forecast() {
  const { words, index, schedule, now, timezone } = usePractice();
  const text = chartWords(words);
  const t = text.forecast;
  const plan = schedule.value;
  const coming = useMemo(() => forecast(index, plan, now(), timezone), [plan]);
  const all = coming.days.reduce((sum, day) => sum + day.due, 0);
  const { count } = cells(words);
  return (
    <Chart
      name="forecast"
      title={t.title(coming.now, all - coming.now)}
      note={t.note}
      draw={useCallback((drawings, frame) => drawings.forecast(coming, frame), [coming])}
      table={{
        head: text.day,
        columns: [["due", t.due]],
        lines: [
          ...coming.days.slice(0, 1).map(({ date, due }) => [date, t.today, count(due)] as const),
          ["now", t.now, count(coming.now)],
          ...coming.days.slice(1).map(({ date, due }) => [date, words.day(noonOf(date)), count(due)] as const),
          ["later", t.later, count(coming.later)],
        ],
      }}
    />
  );
}

// Noon of the reader's own day, which no change of clocks moves to another one.
function noonOf(date: string): number {
  return Date.parse(`${date}T12:00:00`);
}
