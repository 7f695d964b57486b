/** The numbers of a chart as a table: what everybody can read who cannot or would not read the drawing. */

import type { Words } from "../../core/words";
import { NOTHING } from "./drawings";

/** What a cell stands for, and how it is written. */
export type Cell = readonly [value: number | undefined, text: string];
/** A name that tests know, and a heading. */
export type Column = readonly [name: string, label: string];
/** A key that tests know, a heading, and a cell for each column. */
export type Line = readonly [key: string, head: string, ...cells: readonly Cell[]];

export interface ChartTable {
  readonly head: string;
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
}

/** Give the functions that write cells in a language. */
export function cells(words: Words) {
  const written =
    (write: (value: number) => string) =>
    (value: number | undefined): Cell => [value, value === undefined ? NOTHING : write(value)];
  return { count: written(words.number), share: written(words.percent), time: written(words.duration) };
}

/** Show the table. */
export function Table({ head, columns, lines }: ChartTable) {
  return (
    <table class="chart-table" data-no-wrap>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {columns.map(([name, label]) => (
            <th scope="col" key={name}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([key, name, ...row]) => (
          <tr key={key} data-row={key}>
            <th scope="row">{name}</th>
            {row.map(([value, text], at) => (
              <td key={columns[at]?.[0]} data-number={columns[at]?.[0]} data-value={value}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
