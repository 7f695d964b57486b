/** The deeper questions of a question: each opens once the one before it has been answered. */

import type { FollowUp } from "../core/bank";
import { Html } from "./html";
import type { KindProps } from "./kinds/kind";
import { usePractice } from "./state";

/** Ask the deeper questions one after the other; how far the learner went is kept with the attempt. */
export function Ladder({ sitting, parts, base, answering }: KindProps) {
  const { words } = usePractice();
  const { depth } = sitting.session.value;
  const steps = parts.followUps;
  if (steps.length === 0) return null;
  return (
    <section class="ladder">
      <h3>{words.session.followUps}</h3>
      <ol>
        {steps.slice(0, depth + 1).map((step, at) => (
          <li key={step.title} data-step={at + 1}>
            <p class="part-name">{answering.step(at + 1, steps.length)}</p>
            <Step step={step} base={base} open={at < depth} isNewest={at === depth - 1} />
            {at === depth && (
              <p class="ladder-next">
                <button
                  type="button"
                  class="md-button"
                  data-action="deeper"
                  aria-keyshortcuts="d"
                  onClick={() => sitting.deepen(parts)}
                >
                  {answering.deeper}
                </button>
                <span class="aside">{answering.deeperAsk}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({ step, base, open, isNewest }: { step: FollowUp; base: string; open: boolean; isNewest: boolean }) {
  return (
    <>
      <p class="ladder-question">
        <Html inline html={step.title} base={base} />
      </p>
      {open && (
        <div class="ladder-answer" tabIndex={-1} data-focus={isNewest || undefined}>
          <Html html={step.answer} base={base} runnable />
        </div>
      )}
    </>
  );
}
