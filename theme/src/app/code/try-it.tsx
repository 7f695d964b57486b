/** Code of an answer in an editor of its own, in place of where it stood: run at once, then changed and run again. */

import { h, render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { codeWords } from "../../core/words-code";
import { tryWords } from "../../core/words-try";
import { type Practice, PracticeProvider, usePractice } from "../state";
import { spotOf } from "./errors";
import { Field, type FieldControl } from "./field";
import { RunOutput, useRun } from "./run-panel";

export interface TryOptions {
  /** Where the offer stands that was taken up. */
  readonly place: HTMLElement;
  /** The code, or the block on the page that shows it. */
  readonly code: string | HTMLElement;
  readonly practice: Practice;
  readonly onClose: () => void;
}

/** Open the editor; the result closes it and brings back what it took the place of. */
export type OpenTry = (options: TryOptions) => () => void;

/** Programs of answers are short; who changes one into an endless loop need not wait. */
const LIMIT_MS = 5000;

/** Put the editor into the place of the offer. */
export const openTry: OpenTry = ({ place, code, practice, onClose }) => {
  const host = document.createElement("div");
  const t = tryWords(practice.words);
  const [text, label] = typeof code === "string" ? [code, t.program] : [textOf(code), t.fence];
  const hidden = [...(typeof code === "string" ? [] : shownBy(code)), ...place.children];
  const hide = (isHidden: boolean): void => {
    for (const element of hidden) element.toggleAttribute("hidden", isHidden);
  };
  hide(true);
  place.append(host);
  render(h(PracticeProvider, { value: practice, children: h(TryIt, { code: text, label, onClose }) }), host);
  return () => {
    render(null, host);
    host.remove();
    hide(false);
  };
};

// The offer may stand inside of the block.
function shownBy(block: HTMLElement): readonly Element[] {
  return block.matches("pre") ? [block] : [...block.children].filter((child) => !child.matches(".try-offer"));
}

function textOf(block: HTMLElement): string {
  const code = (block.querySelector(".code code") ?? block.querySelector("code") ?? block).cloneNode(true);
  if (code instanceof Element) for (const number of code.querySelectorAll(".linenos")) number.remove();
  return (code.textContent ?? "").trimEnd();
}

interface TryProps {
  readonly code: string;
  readonly label: string;
  readonly onClose: () => void;
}

function TryIt({ code, label, onClose }: TryProps) {
  const { words } = usePractice();
  const [t, own] = [codeWords(words), tryWords(words)];
  const [text, setText] = useState(code);
  const field = useRef<FieldControl>(null);
  const runButton = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { run, isRunning, start, stop } = useRun();
  const execute = (): void => void start({ code: text, tests: null, limitMs: LIMIT_MS });
  const mark = (): void => {
    const spot = run?.request.code === text && run.result ? spotOf(run.result) : undefined;
    field.current?.mark(spot?.line, spot?.message);
  };
  useEffect(() => {
    // The button that was pressed has made way for this one.
    runButton.current?.focus();
    execute();
  }, []);
  useEffect(() => {
    mark();
    if (run !== undefined && !isRunning) panel.current?.scrollIntoView({ block: "nearest" });
  }, [run?.result, isRunning]);
  const reset = (): void => {
    field.current?.replace(code);
    // There is nothing more to put back: the button goes, and the focus must not go with it.
    runButton.current?.focus();
  };
  return (
    <section class="try" aria-label={label}>
      <Field control={field} text={text} label={label} onChange={setText} onRun={execute} onReady={mark} />
      <div class="try-actions">
        <button
          type="button"
          class="quiet"
          data-action="try-run"
          ref={runButton}
          aria-disabled={isRunning}
          onClick={execute}
        >
          {t.run}
        </button>
        {text !== code && (
          <button type="button" class="quiet" data-action="try-reset" onClick={reset}>
            {own.reset}
          </button>
        )}
        <button type="button" class="quiet" data-action="try-close" onClick={onClose}>
          {own.close}
        </button>
      </div>
      <div class="try-result" ref={panel}>
        <RunOutput run={run} onStop={stop} silent={own.silent} />
      </div>
    </section>
  );
}
