/** What a new version of a file would change in a topic, before it does. */

import { countActions, type Outcome } from "../../core/imports";
import { importWords } from "../../core/words-import";
import { focusOnce } from "../data-action";
import { usePractice } from "../state";
import type { Made } from "./make";
import { Remarks } from "./read-file";

/** Show the changes with their differences, and ask whether they are wanted. */
export function Outcomes({
  made,
  onConfirm,
  onCancel,
}: {
  made: readonly Made[];
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const { words } = usePractice();
  const t = importWords(words);
  const isSame = made.every(({ topic, before }) => before !== undefined && topic.markdown === before.markdown);
  return (
    <div class="panel" data-panel="outcomes">
      <h3 ref={focusOnce} tabIndex={-1}>
        {t.outcomes}
      </h3>
      {made.map((one) => (
        <Changes key={one.topic.topic} made={one} isNamed={made.length > 1} />
      ))}
      {isSame && <p>{t.nothingChanges}</p>}
      <p class="panel-actions">
        {!isSame && (
          <button type="button" class="md-button md-button--primary" data-action="update-confirm" onClick={onConfirm}>
            {t.confirmUpdate}
          </button>
        )}
        <button type="button" class="quiet" data-action="cancel" onClick={onCancel}>
          {isSame ? words.help.close : words.cancel}
        </button>
      </p>
    </div>
  );
}

function Changes({ made: { topic, answer }, isNamed }: { made: Made; isNamed: boolean }) {
  const t = importWords(usePractice().words);
  const different = answer.outcomes.filter(({ diff }) => diff !== "");
  return (
    <>
      {isNamed && <h4>{topic.title}</h4>}
      <ul class="plain-list outcome-counts">
        {[...countActions(answer.outcomes)].map(([action, count]) => (
          <li key={action} data-outcome={action} data-value={count}>
            {t.outcome(action, count)}
          </li>
        ))}
      </ul>
      {different.map((outcome, at) => (
        <Difference key={at} outcome={outcome} />
      ))}
      <Remarks remarks={answer.remarks} />
    </>
  );
}

function Difference({ outcome }: { outcome: Outcome }) {
  const t = importWords(usePractice().words);
  return (
    <details class="read-fold">
      <summary>
        {outcome.title} <span class="aside">{t.outcomeMark(outcome.action)}</span>
      </summary>
      <section class="difference" aria-label={t.differences}>
        <pre>
          <code>
            {outcome.diff
              .split("\n")
              .filter((line) => !/^(--- |\+\+\+ |@@ )/.test(line))
              .map((line, at) => (
                <span key={at} class="difference-line" data-side={sideOf(line)}>
                  {line}
                  {"\n"}
                </span>
              ))}
          </code>
        </pre>
      </section>
    </details>
  );
}

function sideOf(line: string): string | undefined {
  return line.startsWith("+") ? "new" : line.startsWith("-") ? "old" : undefined;
}
