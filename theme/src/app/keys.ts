/** The keys of a session: letters by their place on the keyboard too, so that they work in a Russian layout. */

import { useLayoutEffect, useRef } from "preact/hooks";

/** What a key does; `primary` is Space and Enter, the others are named by their character. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

const TYPING = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";
const PRESSABLE = "a, button, summary, label, input[type=checkbox], input[type=radio]:not(:checked)";

/** Listen for keys while the view is on screen; never while the learner types. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  current.current = keys;
  // Before the browser paints: a key pressed the moment a question appears must count.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = keyName(event);
      const action = name === undefined ? undefined : current.current[name];
      if (action === undefined) return;
      event.preventDefault();
      // Material listens for letters too: "s" would open its search.
      event.stopPropagation();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function keyName(event: KeyboardEvent): string | undefined {
  const { key, target } = event;
  if (event.defaultPrevented || event.isComposing || event.altKey || document.querySelector("dialog[open]")) return;
  const on = (selector: string): boolean => target instanceof Element && target.closest(selector) !== null;
  if (on(TYPING)) return typingKey(event);
  if (event.ctrlKey || event.metaKey) return key === "Enter" ? "primary" : undefined;
  if (key === "Enter") return on("a, button, summary") ? undefined : "primary";
  if (key === " ") return on(PRESSABLE) ? undefined : "primary";
  if (key === "Escape" || key === "?") return key;
  // A held key must not rate one question after the other.
  if (event.repeat) return;
  if (/^[a-z0-9]$/i.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : undefined;
}

function typingKey({ key, ctrlKey, metaKey, target }: KeyboardEvent): string | undefined {
  if (key === "Enter" && (ctrlKey || metaKey)) return "primary";
  // The first Esc only leaves the field.
  if (key === "Escape" && target instanceof HTMLElement) target.blur();
  return undefined;
}
