/** What a new version of a file would change in a topic, before it does. */

import { countActions, type Outcome } from "../../core/imports";
import { importWords } from "../../core/words-import";
import { focusOnce } from "../data-action";
import { usePractice } from "../state";
import type { Made } from "./make";
import { Remarks } from "./remarks";
import { There } from "./repeats";

/** Show the changes with their differences, and ask whether they are wanted. */
export function Outcomes({
  made,
  onConfirm,
  onCancel,
  onKeep,
}: {
  made: readonly Made[];
  onConfirm: () => void;
  onCancel: () => void;
  /** Missing where it was asked before whether repeated questions are wanted. */
  onKeep?: () => void;
}) {
  const { words } = usePractice();
  const t = importWords(words);
  const hasRepeats = made.some(({ answer }) => answer.outcomes.some(({ action }) => action === "duplicate"));
  const isSame = made.every(({ topic, before }) => before !== undefined && topic.markdown === before.markdown);
  return (
    <div class="panel" data-panel="outcomes">
      <h2 ref={focusOnce} tabIndex={-1}>
        {t.outcomes}
      </h2>
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
        {hasRepeats && onKeep !== undefined && (
          <button type="button" class="quiet" data-action="keep-repeats" onClick={onKeep}>
            {t.takeRepeats}
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
  const repeated = answer.outcomes.filter(({ action }) => action === "duplicate");
  const different = answer.outcomes.filter(({ diff }) => diff !== "");
  return (
    <>
      {isNamed && <h3 dir="auto">{topic.title}</h3>}
      <p class="outcome-counts">
        {[...countActions(answer.outcomes)].map(([action, count], at) => (
          <span key={action} data-outcome={action} data-value={count}>
            {at > 0 && ", "}
            {t.outcome(action, count, at === 0)}
          </span>
        ))}
      </p>
      {different.map((outcome, at) => (
        <Difference key={at} outcome={outcome} />
      ))}
      {repeated.length > 0 && <Repeated outcomes={repeated} />}
      <Remarks remarks={answer.remarks} />
    </>
  );
}

function Repeated({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = importWords(usePractice().words);
  return (
    <details class="read-fold">
      <summary>{t.alikeList(outcomes.length)}</summary>
      <ul class="plain-list repeats">
        {outcomes.map(({ title, other }, at) => (
          <li key={at}>
            <p dir="auto">{title}</p>
            <p class="aside">
              {t.sameAs}: <There question={other} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Difference({ outcome }: { outcome: Outcome }) {
  const t = importWords(usePractice().words);
  return (
    <details class="read-fold">
      <summary>
        {outcome.title} <span class="aside">{t.outcomeMark(outcome.action)}</span>
      </summary>
      <section class="difference" aria-label={`${t.differences}: ${outcome.title}`}>
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
