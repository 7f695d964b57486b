/** A chart: a title that says what it shows, the drawing, and its numbers as a table behind a disclosure. */

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { chartWords } from "../../core/words-charts";
import { usePractice } from "../state";
import type { Drawings, Frame } from "./drawings";
import { useDrawings } from "./loader";
import { type ChartTable, Table } from "./table";

export type ChartName =
  | "calendar"
  | "forecast"
  | "retention"
  | "ratings"
  | "mastery"
  | "readiness"
  | "calibration"
  | "time";

/** How something looks in a drawing, and what it means. */
export type Sign = readonly [mark: "solid" | "hatched" | "line" | "dashed" | "dotted", meaning: string];

/** Makes the drawing of the data it was made for. */
export type Draw = (drawings: Drawings, frame: Frame) => Element;

interface ChartProps {
  readonly name: ChartName;
  readonly title: string;
  readonly signs?: readonly Sign[];
  readonly note?: string;
  /** Must stay the same function as long as its data is the same; undefined when there is nothing to draw. */
  readonly draw: Draw | undefined;
  readonly table: ChartTable;
}

/** Show one chart. */
export function Chart({ name, title, signs = [], note, draw, table }: ChartProps) {
  const text = chartWords(usePractice().words);
  return (
    <figure class="chart" data-chart={name}>
      <figcaption>
        <h3>{title}</h3>
        {signs.length > 0 && (
          <ul class="chart-signs">
            {signs.map(([mark, meaning]) => (
              <li key={mark}>
                <span class="chart-sign" data-mark={mark} aria-hidden="true" />
                {meaning}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      {draw !== undefined && <Drawing title={title} draw={draw} />}
      {note !== undefined && <p class="aside">{note}</p>}
      {draw !== undefined && (
        <details class="fold">
          <summary>
            {text.table}
            <span class="practice-hidden">: {title}</span>
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls, for the keyboard too */}
          <section class="fold-body" aria-label={title} tabIndex={0}>
            <Table {...table} />
          </section>
        </details>
      )}
    </figure>
  );
}

function Drawing({ title, draw }: { title: string; draw: Draw }) {
  const { words } = usePractice();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const loading = useDrawings();
  const drawings = typeof loading === "object" ? loading.drawings : undefined;
  useLayoutEffect(() => {
    if (drawings === undefined || width === 0) return;
    place.current?.replaceChildren(draw(drawings, { width, words, text: chartWords(words) }));
  }, [drawings, width, draw]);
  return <div class="chart-drawing" hidden={loading === "failed"} ref={place} role="img" aria-label={title} />;
}

function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => setWidth(element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return width;
}
