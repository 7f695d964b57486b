/** A question with a short answer: one line, compared with everything that is accepted. */

import { usePractice } from "../state";
import { VerdictLine } from "../verdict";
import type { KindProps } from "./kind";
import { EXACT } from "./open";

/** Let the learner type the answer; Enter checks it. */
export function ShortTask({ sitting, parts }: KindProps) {
  const { words } = usePractice();
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing || event.repeat) return;
    // Else the same key press would go on to accept the suggested rating.
    event.preventDefault();
    event.stopPropagation();
    sitting.reveal();
  };
  return (
    <input
      type="text"
      class="answer-field answer-short"
      enterkeyhint="done"
      aria-label={words.session.yourAnswer}
      placeholder={words.session.placeholder.short}
      {...EXACT}
      value={sitting.draft(parts.id).answer}
      onInput={(event) => sitting.write(parts.id, { answer: event.currentTarget.value })}
      onKeyDown={onKey}
    />
  );
}

/** Tell whether the answer is right; the answers stand below, beside each other. */
export function ShortVerdict(props: KindProps) {
  return <VerdictLine {...props} near={props.answering.nearShort} />;
}
