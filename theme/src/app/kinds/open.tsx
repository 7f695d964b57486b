/** A question that is answered in words: a field that grows with the answer, which is optional. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { usePractice } from "../state";
import type { KindProps } from "./kind";

/** Let the learner write an answer. */
export function OpenTask({ sitting, parts, kind }: KindProps) {
  const { words } = usePractice();
  const field = useRef<HTMLTextAreaElement>(null);
  const { answer } = sitting.draft(parts.id);
  useLayoutEffect(() => grow(field.current), [answer]);
  return (
    <textarea
      ref={field}
      class={kind === "code" || kind === "output" ? "answer-field answer-code" : "answer-field"}
      rows={kind === "short" ? 1 : 3}
      aria-label={words.session.yourAnswer}
      placeholder={words.session.placeholder[kind === "choice" ? "open" : kind]}
      spellcheck={kind === "open"}
      value={answer}
      onInput={(event) => sitting.write(parts.id, { answer: event.currentTarget.value })}
    />
  );
}

function grow(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
