/** The charts of the progress page in four groups, each with the question it answers. */

import type { ComponentChildren } from "preact";
import { chartWords } from "../../core/words-charts";
import { usePractice } from "../state";
import { Calibration, Time } from "./answers";
import { Calendar, Forecast } from "./days";
import { HATCH_ID } from "./drawings";
import { DrawingsProvider, useLoading } from "./loader";
import { Buttons, Retention } from "./memory";
import { Readiness } from "./readiness";

/** Show all charts; only a learner with attempts sees them. */
export function Charts({ topics }: { topics: ComponentChildren }) {
  const { heading, missing, retry } = chartWords(usePractice().words);
  const [loading, tryAgain] = useLoading();
  return (
    <DrawingsProvider value={loading}>
      <Hatch />
      {loading === "failed" && (
        <p class="notice" role="status">
          {missing}{" "}
          <button type="button" class="quiet" data-action="retry" onClick={tryAgain}>
            {retry}
          </button>
        </p>
      )}
      <Group title={heading.practice}>
        <Calendar />
        <Forecast />
      </Group>
      <Group title={heading.memory}>
        <Retention />
        <Buttons />
      </Group>
      <Group title={heading.readiness}>
        {topics}
        <Readiness />
      </Group>
      <Group title={heading.answers}>
        <div class="chart-pair">
          <Time />
          <Calibration />
        </div>
      </Group>
    </DrawingsProvider>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

// Once for all drawings: a pattern is found by its id in the whole page.
function Hatch() {
  return (
    <svg class="chart-patterns" aria-hidden="true" width="0" height="0">
      <defs>
        <pattern id={HATCH_ID} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="4" stroke="var(--practice-mark)" stroke-width="2.4" />
        </pattern>
      </defs>
    </svg>
  );
}
