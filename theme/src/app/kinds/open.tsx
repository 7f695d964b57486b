/** A question that is answered in words or lines of code: a field that grows with the answer, which is optional. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { usePractice } from "../state";
import type { KindProps } from "./kind";

/** Let the learner write an answer. */
export function OpenTask(props: KindProps) {
  return <Field {...props} />;
}

/** Let the learner write lines in which every character counts. */
export function CodeField(props: KindProps) {
  return <Field {...props} exact />;
}

function Field({ sitting, parts, kind, exact = false }: KindProps & { exact?: boolean }) {
  const { words } = usePractice();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = kind === "code" ? sitting.code(parts) : sitting.draft(parts.id).answer;
  const write = (typed: string): void => {
    if (kind === "code") sitting.writeCode(parts, typed);
    else sitting.write(parts.id, { answer: typed });
  };
  useLayoutEffect(() => grow(field.current), [text]);
  return (
    <textarea
      ref={field}
      class={exact ? "answer-field answer-code" : "answer-field"}
      rows={3}
      aria-label={words.session.yourAnswer}
      placeholder={words.session.placeholder[kind === "choice" ? "open" : kind]}
      {...(exact ? EXACT : {})}
      value={text}
      onInput={(event) => write(event.currentTarget.value)}
    />
  );
}

// Phones must not capitalise, correct or underline what is meant to the letter.
export const EXACT = { spellcheck: false, autocapitalize: "off", autocomplete: "off", autocorrect: "off" } as const;

function grow(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
