/** Choices as rows of pills: native radio buttons and checkboxes underneath, so that every key and reader knows them. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { usePractice } from "./state";

/** Group pills under a legend; a hidden legend is still read out. */
export function Pills({
  legend,
  note,
  hidden = false,
  children,
}: {
  legend: string;
  note?: string;
  hidden?: boolean;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <fieldset class="pills" aria-describedby={note === undefined ? undefined : id}>
      <legend class={hidden ? "practice-hidden" : undefined}>{legend}</legend>
      {note !== undefined && (
        <p class="aside" id={id}>
          {note}
        </p>
      )}
      <div class="pills-row">{children}</div>
    </fieldset>
  );
}

/** Show one choice, with how many questions it has behind it. */
export function Pill({
  kind,
  count,
  children,
  ...input
}: {
  kind: "radio" | "checkbox";
  name: string;
  value: string;
  checked: boolean;
  disabled?: boolean;
  onChange: () => void;
  count?: number;
  children: ComponentChildren;
}) {
  const { words } = usePractice();
  return (
    <label class="pill" data-choice={`${input.name}-${input.value}`}>
      <input type={kind} {...input} />
      <span>{children}</span>
      {count !== undefined && <span class="pill-count">{words.number(count)}</span>}
    </label>
  );
}
