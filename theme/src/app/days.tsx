/** The last days as bars, with the same numbers as a table behind a disclosure. */

import type { Day } from "../core/statistics";
import { usePractice } from "./state";

/** Show how many answers each day had, and how many of them were remembered. */
export function Days({ days }: { days: readonly Day[] }) {
  const { words } = usePractice();
  const t = words.progress;
  const total = days.reduce((sum, day) => sum + day.attempts, 0);
  const active = days.filter((day) => day.attempts > 0);
  const most = Math.max(1, ...days.map((day) => day.attempts));
  const name = (day: Day): string => words.day(Date.parse(`${day.date}T12:00:00`));
  const [first, last] = [days[0], days[days.length - 1]];
  return (
    <section>
      <h2>{t.days(total, active.length)}</h2>
      <div class="days" role="img" aria-label={active.map((day) => t.dayAnswers(name(day), day.attempts)).join("; ")}>
        {days.map((day) => (
          <div class="day" key={day.date} title={t.dayAnswers(name(day), day.attempts)}>
            <span class="day-number">{day.attempts > 0 ? words.number(day.attempts) : ""}</span>
            <span class="day-bar" style={{ height: `${(100 * day.attempts) / most}%` }}>
              <span style={{ height: `${100 * (day.success ?? 0)}%` }} />
            </span>
          </div>
        ))}
      </div>
      <p class="days-axis" aria-hidden="true">
        <span>{first !== undefined && name(first)}</span>
        <span>{last !== undefined && name(last)}</span>
      </p>
      <details class="fold">
        <summary>{t.table}</summary>
        <div class="fold-body">
          <table data-no-wrap>
            <thead>
              <tr>
                <th scope="col">{t.day}</th>
                <th scope="col">{t.answers}</th>
                <th scope="col">{t.remembered}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.date} data-day={day.date}>
                  <th scope="row">{name(day)}</th>
                  <td>{words.number(day.attempts)}</td>
                  <td>{day.success === undefined ? "–" : words.percent(day.success)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
