/** What is asked beside the answer itself: how sure the learner is before it is shown, and why it failed. */

import { CAUSES, CONFIDENCES } from "../core/session";
import type { KindProps } from "./kinds/kind";

/** Ask how sure the learner is; the answer can be shown without saying so. */
export function ConfidenceRow({
  sitting,
  answering,
  keys,
}: Pick<KindProps, "sitting" | "answering"> & { keys: boolean }) {
  const { confidence } = sitting.session.value;
  return (
    <fieldset class="steps">
      <legend>{answering.confidence}</legend>
      <div class="steps-row">
        {CONFIDENCES.map((step) => (
          // A radio, so that Enter and Space go on to show the answer once the choice is made.
          <label class="step" key={step} data-action="confidence" data-confidence={step}>
            <input
              type="radio"
              class="practice-hidden"
              name="confidence"
              checked={step === confidence}
              aria-keyshortcuts={keys ? String(step) : undefined}
              onClick={() => sitting.trust(step)}
            />
            {answering.confidences[step]}
            {keys && <Key digit={step} />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Ask why the answer failed; a tap on a cause records the attempt, and so does a second one on Again. */
export function CauseRow({ sitting, parts, answering }: Pick<KindProps, "sitting" | "parts" | "answering">) {
  return (
    <fieldset class="steps causes">
      <legend tabIndex={-1} data-focus>
        {answering.cause}
      </legend>
      <div class="steps-row">
        {CAUSES.map((cause, at) => (
          <button
            type="button"
            class="step"
            key={cause}
            data-action="cause"
            data-cause={cause}
            aria-keyshortcuts={String(at + 1)}
            onClick={() => sitting.rate(1, parts, cause)}
          >
            {answering.causes[cause]}
            <Key digit={at + 1} />
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Key({ digit }: { digit: number }) {
  return (
    <span class="key" aria-hidden="true">
      {digit}
    </span>
  );
}
