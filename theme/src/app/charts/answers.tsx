/** The answers themselves: how long they take, and whether confidence in them is earned. */

import { useCallback, useMemo } from "preact/hooks";
import { calibration, timeByKind } from "../../core/charts";
import { chartWords } from "../../core/words-charts";
import { usePractice } from "../state";
import { Chart, type Draw } from "./figure";
import { cells } from "./table";

const SURE = 3;

/** Show how long each kind of question takes, beside what its authors plan. */
export function Time() {
  const { words, index, attempts } = usePractice();
  const text = chartWords(words);
  const t = text.time;
  const log = attempts.value;
  const { all, kinds } = useMemo(() => timeByKind(index, log), [log]);
  const draw = useCallback<Draw>((drawings, frame) => drawings.time(kinds, frame), [kinds]);
  const { count, time } = cells(words);
  return (
    <Chart
      name="time"
      title={all === undefined ? t.empty : t.title(all.medianMs, all.plannedMs)}
      note={t.note}
      draw={all === undefined ? undefined : draw}
      table={{
        head: t.kind,
        columns: [
          ["attempts", text.answers],
          ["quarter", t.quarter],
          ["median", t.median],
          ["three-quarters", t.threeQuarters],
          ["planned", t.planned],
        ],
        lines: kinds.map(({ kind, attempts: n, quarterMs, medianMs, threeQuartersMs, plannedMs }) => [
          ...([kind, text.kinds[kind]] as const),
          ...[count(n), time(quarterMs), time(medianMs), time(threeQuartersMs), time(plannedMs)],
        ]),
      }}
    />
  );
}

/** Show how often answers were right, by how sure the learner was of them. */
export function Calibration() {
  const { words, attempts } = usePractice();
  const t = chartWords(words).calibration;
  const log = attempts.value;
  const steps = useMemo(() => calibration(log), [log]);
  const asked = steps.some((step) => step.attempts > 0);
  const sure = steps.filter((step) => step.confidence >= SURE);
  const [given, right] = [sum(sure.map((step) => step.attempts)), sum(sure.map((step) => step.right))];
  const draw = useCallback<Draw>((drawings, frame) => drawings.calibration(steps, frame), [steps]);
  const { count, share } = cells(words);
  return (
    <Chart
      name="calibration"
      title={given > 0 ? t.title(right / given) : asked ? t.unsure : t.empty}
      {...(asked ? { note: t.note } : {})}
      draw={asked ? draw : undefined}
      table={{
        head: t.confidence,
        columns: [
          ["attempts", chartWords(words).answers],
          ["right", t.right],
          ["share", t.share],
          ["low", t.low],
          ["high", t.high],
        ],
        lines: steps.map(({ confidence, attempts: n, right: good, share: part, low, high }) => [
          ...([String(confidence), t.steps[confidence] ?? ""] as const),
          ...[count(n), count(good), share(part), share(low), share(high)],
        ]),
      }}
    />
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
