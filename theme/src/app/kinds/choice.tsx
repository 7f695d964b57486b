/** A question with options: whole rows to choose from, then each with what it was. */

import { useEffect } from "preact/hooks";
import type { Words } from "../../core/words";
import { Html } from "../html";
import { hasSeveral } from "../sitting";
import { usePractice } from "../state";
import { VerdictLine } from "../verdict";
import type { KindProps } from "./kind";

/** Let the learner choose. */
export function ChoiceTask({ sitting, parts, base }: KindProps) {
  const { words } = usePractice();
  const { selected } = sitting.session.value;
  const several = hasSeveral(parts);
  const order = useOrder({ sitting, parts });
  return (
    <fieldset class="choice">
      <legend>{several ? words.session.chooseMany : words.session.chooseOne}</legend>
      {order.map((option, place) => (
        <label class="choice-row" key={option} data-option={option}>
          <input
            type={several ? "checkbox" : "radio"}
            name={`option-${parts.id}`}
            checked={selected.includes(option)}
            onChange={() => sitting.toggle(option, parts)}
          />
          <Html inline class="choice-text" html={parts.options[option]?.text ?? ""} base={base} />
          <span class="key" aria-hidden="true">
            {place + 1}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Show what each option was, and what was chosen. */
export function ChoiceVerdict(props: KindProps) {
  const { words } = usePractice();
  const { sitting, parts, base } = props;
  const { selected } = sitting.session.value;
  return (
    <>
      <VerdictLine {...props} {...(selected.length === 0 ? { wrong: words.session.noneChosen } : {})} />
      <ul class="choice">
        {useOrder({ sitting, parts }).map((option) => {
          const { text = "", feedback, correct = false } = parts.options[option] ?? {};
          const state = stateOf(correct, selected.includes(option));
          return (
            <li class="choice-row" key={option} data-option={option} data-state={state}>
              <span class="choice-mark" aria-hidden="true" />
              <div>
                <Html class="choice-text" html={text} base={base} />
                {state !== "plain" && <p class="choice-state">{stateText(state, words)}</p>}
                {feedback !== undefined && <Html class="choice-feedback" html={feedback} base={base} />}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function useOrder({ sitting, parts }: Pick<KindProps, "sitting" | "parts">): readonly number[] {
  const order = sitting.session.value.orders[parts.id] ?? [];
  useEffect(() => sitting.order(parts.options.length), [sitting, parts]);
  return order;
}

type OptionState = "right" | "wrong" | "missed" | "plain";

function stateOf(correct: boolean, chosen: boolean): OptionState {
  if (chosen) return correct ? "right" : "wrong";
  return correct ? "missed" : "plain";
}

function stateText(state: Exclude<OptionState, "plain">, words: Words): string {
  return { right: words.session.chosenRight, wrong: words.session.chosenWrong, missed: words.session.missed }[state];
}
