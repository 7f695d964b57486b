/** Where code is written: the editor once its script is there, a plain field when it does not come. */

import type { RefObject } from "preact";
import { useEffect, useImperativeHandle, useRef } from "preact/hooks";
import type { Words } from "../../core/words";
import { codeWords } from "../../core/words-code";
import { tryWords } from "../../core/words-try";
import type { Editor, EditorScript } from "../editor/editor";
import { EXACT } from "../kinds/open";
import { usePractice } from "../state";
import { useEditorScript } from "./editor-loader";

/** What can be done to the field from outside. */
export type FieldControl = Pick<Editor, "replace" | "mark" | "focus">;

export interface FieldProps {
  readonly control: RefObject<FieldControl | null>;
  /** What it holds at first; afterwards the field itself knows. */
  readonly text: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter, and with Shift where there is something to check. */
  readonly onRun: () => void;
  readonly onCheck?: () => void;
  /** Called once `control` can be used. */
  readonly onReady?: () => void;
}

/** Let the learner write code. */
export function Field(props: FieldProps) {
  const [script, retry] = useEditorScript();
  if (script === "failed") return <PlainField {...props} retry={retry} />;
  if (script !== undefined) return <EditorField {...props} script={script} />;
  // As high as what comes, so that nothing moves.
  return (
    <pre>
      <code>{props.text}</code>
    </pre>
  );
}

function EditorField({ script, ...props }: FieldProps & { script: EditorScript }) {
  const { words } = usePractice();
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (host.current === null) return;
    const { text, label, control, onCheck } = latest.current;
    const keysHint = `${codeWords(words).keys} ${runKeys(words, onCheck)}`;
    const editor = script.create(host.current, {
      ...{ text, label, keysHint, phrases: tryWords(words).phrases },
      onChange: (changed) => latest.current.onChange(changed),
      onRun: () => latest.current.onRun(),
      ...(onCheck === undefined ? {} : { onCheck: () => latest.current.onCheck?.() }),
    });
    control.current = editor;
    latest.current.onReady?.();
    return () => {
      control.current = null;
      editor.destroy();
    };
  }, [script, words]);
  return <div ref={host} />;
}

function runKeys(words: Words, onCheck: FieldProps["onCheck"]): string {
  return onCheck === undefined ? tryWords(words).keysRun : codeWords(words).keysRun;
}

function PlainField({ control, text, label, onChange, onRun, onCheck, retry }: FieldProps & { retry: () => void }) {
  const { words } = usePractice();
  const t = codeWords(words);
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(control, () => ({
    replace: onChange,
    mark: () => undefined,
    focus: () => field.current?.focus(),
  }));
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    // Else the same key press would show the answer.
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey) onCheck?.();
    else onRun();
  };
  return (
    <>
      <p class="notice" role="status">
        {t.plainField}{" "}
        <button type="button" class="quiet" data-action="retry" onClick={retry}>
          {t.retry}
        </button>
      </p>
      <textarea
        ref={field}
        class="answer-field answer-code"
        rows={Math.max(6, text.split("\n").length + 1)}
        aria-label={label}
        {...EXACT}
        value={text}
        onInput={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <p class="aside">{runKeys(words, onCheck)}</p>
    </>
  );
}
