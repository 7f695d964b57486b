/** What an answer turned out to be, in one line. */

import { type Answered, isCapped, suggest } from "../core/suggest";
import type { KindProps } from "./kinds/kind";
import { usePractice } from "./state";

/** What an answer was, where the kind of question can say more than right or wrong. */
interface Said {
  readonly right?: string;
  readonly near?: string;
  readonly wrong?: string;
}

/** Say right, almost or wrong. */
export function VerdictLine({ sitting, parts, answering, right, near, wrong }: KindProps & Said) {
  const { words } = usePractice();
  const answered = sitting.answered(parts);
  const said = {
    right: right ?? words.session.right,
    near: near ?? words.session.wrong,
    wrong: wrong ?? words.session.wrong,
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
