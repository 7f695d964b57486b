/** How much the learner would recall today: by topic, and by level. */

import { useCallback, useMemo } from "preact/hooks";
import { type LevelReadiness, type Mastery, masteries, type TopicMastery } from "../../core/charts";
import { chartWords } from "../../core/words-charts";
import { usePractice } from "../state";
import type { ShareRow } from "./drawings";
import { Chart } from "./figure";
import { cells } from "./table";

/** More rows than this nobody compares; the table has all of them. */
const MOST_TOPICS = 15;

/** Show both charts, which stand on the same estimate. */
export function Readiness() {
  const { index, schedule, settings, now } = usePractice();
  const [plan, scheduling] = [schedule.value, settings.value];
  const { topics, levels } = useMemo(() => masteries(index, plan, now(), scheduling), [plan, scheduling]);
  return (
    <>
      <Topics topics={topics} />
      <Levels levels={levels} />
    </>
  );
}

function Topics({ topics }: { topics: readonly TopicMastery[] }) {
  const { words } = usePractice();
  const t = chartWords(words).mastery;
  const begun = useMemo(() => topics.filter((one) => one.seen > 0).sort((a, b) => b.mastery - a.mastery), [topics]);
  const rows = useMemo(
    () => begun.slice(0, MOST_TOPICS).map((one) => ({ name: one.title, ...shares(one, t.bar(one.title, one)) })),
    [begun],
  );
  const total = topics.reduce((sum, one) => sum + one.total, 0);
  const recalled = topics.reduce((sum, one) => sum + one.mastery * one.total, 0);
  const hidden = topics.length - rows.length;
  const { count, share } = cells(words);
  return (
    <Chart
      name="mastery"
      title={t.title(total === 0 ? 0 : recalled / total, begun[0])}
      signs={[
        ["solid", t.solid],
        ["hatched", t.hatched],
      ]}
      {...(hidden > 0 ? { note: t.others(hidden) } : {})}
      draw={useCallback((drawings, frame) => drawings.shares(rows, frame), [rows])}
      table={{
        head: t.topic,
        columns: [
          ["total", t.total],
          ["seen", t.seen],
          ["recall", t.recall],
          ["mastery", t.mastery],
        ],
        lines: topics.map(({ topic, title, total: all, seen, recall, mastery }) => [
          ...([topic, title] as const),
          ...[count(all), count(seen), share(recall), share(mastery)],
        ]),
      }}
    />
  );
}

function Levels({ levels }: { levels: readonly LevelReadiness[] }) {
  const { words } = usePractice();
  const text = chartWords(words);
  const rows = useMemo(
    () => levels.map((one) => ({ name: words.levels[one.level], ...shares(one, levelTitle(one)) })),
    [levels],
  );
  function levelTitle(one: LevelReadiness): string {
    return text.mastery.bar(words.levels[one.level], one);
  }
  const { count, share } = cells(words);
  return (
    <Chart
      name="readiness"
      title={text.readiness.title(levels.map(({ level, mastery }) => [words.levels[level], mastery]))}
      note={text.readiness.note}
      draw={useCallback((drawings, frame) => drawings.shares(rows, frame), [rows])}
      table={{
        head: text.readiness.level,
        columns: [
          ["total", text.mastery.total],
          ["known", words.parts.known],
          ["learning", words.parts.learning],
          ["recall", text.mastery.recall],
          ["mastery", text.mastery.mastery],
        ],
        lines: levels.map(({ level, total, known, learning, recall, mastery }) => [
          ...([level, words.levels[level]] as const),
          ...[count(total), count(known), count(learning), share(recall), share(mastery)],
        ]),
      }}
    />
  );
}

function shares({ mastery, seen, total }: Mastery, title: string): Omit<ShareRow, "name"> {
  return { solid: mastery, hatched: total === 0 ? 0 : seen / total, title };
}
