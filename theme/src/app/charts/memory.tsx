/** What stays: retention by week, and which buttons are pressed. */

import { useCallback, useMemo } from "preact/hooks";
import { RATINGS, type Rating } from "../../core/attempt";
import { buttons, type RatingCounts, type Week, weeklyRetention } from "../../core/charts";
import type { Words } from "../../core/words";
import { chartWords } from "../../core/words-charts";
import { usePractice } from "../state";
import type { PairRow } from "./drawings";
import { Chart, type Sign } from "./figure";
import { type ChartTable, cells } from "./table";

/** Show the share of remembered reviews by week, beside the success of all answers. */
export function Retention() {
  const { words, attempts, settings, now, timezone } = usePractice();
  const t = chartWords(words).retention;
  const log = attempts.value;
  const target = settings.value.retention;
  const weeks = useMemo(() => weeklyRetention(log, now(), timezone), [log]);
  const reviews = weeks.reduce((sum, week) => sum + week.reviews, 0);
  const recalled = weeks.reduce((sum, week) => sum + (week.retention ?? 0) * week.reviews, 0);
  const line: readonly Sign[] = reviews > 0 ? [["line", t.signs.reviews]] : [];
  return (
    <Chart
      name="retention"
      title={reviews === 0 ? t.early : t.title(recalled / reviews, target)}
      signs={[...line, ["dashed", t.signs.success], ["dotted", t.signs.target(target)]]}
      note={t.note}
      draw={useCallback((drawings, frame) => drawings.retention({ weeks, target }, frame), [weeks, target])}
      table={useMemo(() => retentionTable(weeks, words), [weeks])}
    />
  );
}

function retentionTable(weeks: readonly Week[], words: Words): ChartTable {
  const t = chartWords(words);
  const { count, share } = cells(words);
  const lines = weeks.map(
    ({ monday, attempts, success, reviews, retention }) =>
      [
        ...([monday, words.date(Date.parse(`${monday}T12:00:00`))] as const),
        ...[count(attempts), share(success), count(reviews), share(retention)],
      ] as const,
  );
  return {
    head: t.retention.week,
    columns: [
      ["attempts", t.answers],
      ["success", t.remembered],
      ["reviews", t.retention.reviews],
      ["retention", t.remembered],
    ],
    lines: lines.reverse(),
  };
}

/** Show how often each rating was given, to first answers and to later ones. */
export function Buttons() {
  const { words, attempts } = usePractice();
  const t = chartWords(words).ratings;
  const log = attempts.value;
  const counts = useMemo(() => buttons(log), [log]);
  const [first, again] = [sharesOf(counts.first), sharesOf(counts.again)];
  const rows = useMemo<readonly PairRow[]>(() => {
    const bar = (rating: Rating, group: "first" | "again", share: number | undefined) => ({
      ...{ share, title: t.bar(words.ratings[rating], t[group], counts[group][rating], share ?? 0) },
    });
    return RATINGS.map((rating) => ({
      name: words.ratings[rating],
      bars: [bar(rating, "first", first(rating)), bar(rating, "again", again(rating))],
    }));
  }, [counts]);
  const { count, share } = cells(words);
  return (
    <Chart
      name="ratings"
      title={t.title(first(1) ?? 0, again(1))}
      signs={[
        ["hatched", t.first],
        ["solid", t.again],
      ]}
      draw={useCallback((drawings, frame) => drawings.pairs(rows, frame), [rows])}
      table={{
        head: t.rating,
        columns: [
          ["first", t.first],
          ["first-share", t.share],
          ["again", t.again],
          ["again-share", t.share],
        ],
        lines: RATINGS.map((rating) => [
          ...([String(rating), words.ratings[rating]] as const),
          ...[count(counts.first[rating]), share(first(rating)), count(counts.again[rating]), share(again(rating))],
        ]),
      }}
    />
  );
}

function sharesOf(counts: RatingCounts): (rating: Rating) => number | undefined {
  const all = RATINGS.reduce((sum, rating) => sum + counts[rating], 0);
  return (rating) => (all === 0 ? undefined : counts[rating] / all);
}
