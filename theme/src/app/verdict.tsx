/** What an answer turned out to be, in one line. */

import { type Answered, isCapped, suggest } from "../core/suggest";
import type { KindProps } from "./kinds/kind";
import { usePractice } from "./state";

/** Say right, almost or wrong; `near` is what almost means for this kind, `none` what wrong is when nothing was chosen. */
export function VerdictLine({ sitting, parts, answering, near, none }: KindProps & { near?: string; none?: string }) {
  const { words } = usePractice();
  const answered = sitting.answered(parts);
  const said = {
    right: words.session.right,
    near: near ?? words.session.wrong,
    wrong: none ?? words.session.wrong,
    unsure: answering.saidUnsure,
  };
  const state = stateOf(answered);
  const suggested = suggest(answered);
  return (
    <>
      <p class="verdict" data-verdict={state} tabIndex={-1} data-focus>
        {said[state]}
      </p>
      {isCapped(answered) && suggested !== undefined && (
        <p class="verdict-note">{answering.capped(words.ratings[suggested])}</p>
      )}
    </>
  );
}

function stateOf({ correct, near, unsure }: Answered): "right" | "near" | "wrong" | "unsure" {
  if (unsure === true) return "unsure";
  if (correct === true) return "right";
  return near === true ? "near" : "wrong";
}
