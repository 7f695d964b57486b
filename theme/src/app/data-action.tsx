/** What all actions on the learner's data share: a button with its consequence beside it, and what it came to. */

import type { ComponentChildren } from "preact";

/** What the last action came to. */
export type Said = { readonly text: string; readonly failed?: boolean } | undefined;

export interface ActionProps {
  readonly onSaid: (said: Said) => void;
}

/** Show a control with what it does. */
export function Action({ note, children }: { note: string; children: ComponentChildren }) {
  return (
    <div class="data-action">
      {children}
      <p class="aside">{note}</p>
    </div>
  );
}

/** Move the focus to what appeared: one function for all renders, so that Preact calls it once. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
  element?.closest(".panel")?.scrollIntoView({ block: "nearest" });
}
