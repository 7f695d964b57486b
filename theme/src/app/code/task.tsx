/** Where a learner writes code, runs it and has it checked; the draft is kept with every key. */

import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { QuestionParts, TestFence } from "../../core/bank";
import { type CodeWords, codeWords } from "../../core/words-code";
import type { Controls, TaskProps } from "../kinds/kind";
import type { Sitting } from "../sitting";
import { usePractice } from "../state";
import { spotOf } from "./errors";
import { Field, type FieldControl } from "./field";
import { begun, finished, type Run } from "./run";
import { RunOutput, useRun } from "./run-panel";

/** Show the editor with its controls, and the last run below it. */
export function CodeTask({ sitting, parts, onControls }: TaskProps) {
  const { words } = usePractice();
  const t = codeWords(words);
  const [kept] = useState(() => keptRun(sitting, parts));
  const { run, isRunning, start, stop } = useRun(kept);
  const field = useRef<FieldControl>(null);
  const panel = usePanel(run, isRunning);
  const mark = useMark({ run, sitting, parts, field });
  const perform = useCallback(
    async (tests: readonly TestFence[] | null) => {
      const code = sitting.code(parts);
      const ended = await start({ code, tests, limitMs: limitOf(parts) });
      const result = ended?.result;
      const isJudged = tests !== null && result !== undefined && result.error?.kind !== "stopped";
      if (isJudged) sitting.keepCheck(parts.id, code, result);
    },
    [sitting, parts, start],
  );
  const execute = useCallback(() => void perform(null), [perform]);
  const check = useCallback(() => void perform(parts.code?.tests ?? []), [perform, parts]);
  useControls({ sitting, parts, onControls, run, isRunning, execute, check, focus: () => field.current?.focus() });
  const isStale = run !== undefined && run.request.tests !== null && run.request.code !== sitting.code(parts);
  return (
    <div class="code-task">
      <Field
        control={field}
        label={t.editor}
        text={sitting.code(parts)}
        onChange={(text) => sitting.writeCode(parts, text)}
        onRun={execute}
        onCheck={check}
        onReady={mark}
      />
      <div class="code-actions">
        <button
          type="button"
          class="md-button"
          data-action="run"
          title={t.runTitle}
          aria-keyshortcuts="r"
          aria-disabled={isRunning}
          onClick={execute}
        >
          {t.run}
          <span class="key" aria-hidden="true">
            R
          </span>
        </button>
        <CheckButton {...{ sitting, parts, run, isRunning, check }} />
        <Reset sitting={sitting} parts={parts} t={t} put={(text) => field.current?.replace(text)} />
      </div>
      <div class="code-panel" ref={panel}>
        {isStale && !isRunning && <p class="run-note">{t.changedSince}</p>}
        <RunOutput run={run} onStop={stop} />
        {run?.refusal !== undefined && <p class="run-note">{t.selfCheck}</p>}
      </div>
    </div>
  );
}

type NextProps = Pick<TaskProps, "sitting" | "parts"> & { run: Run | undefined; isRunning: boolean };

/** Tell what comes next of a check and the solution: checking code that has changed, unless nothing can be run. */
function nextOf({ sitting, parts, run, isRunning }: NextProps): {
  isChecking: boolean;
  isTested: boolean;
  isNext: boolean;
} {
  const isUntouched = sitting.draft(parts.id).answer === "";
  const isTested = sitting.tested(parts) !== undefined;
  const isChecking = isRunning && run?.request.tests !== null;
  return { isChecking, isTested, isNext: isChecking || !(isUntouched || isTested || run?.refusal !== undefined) };
}

// Beside the other thing that can be done with the code, unless it is the primary action. It stays while it is at work:
// the focus may be on it.
function CheckButton({ check, ...props }: NextProps & { check: () => void }) {
  const { words } = usePractice();
  const t = codeWords(words);
  const { isTested, isChecking, isNext } = nextOf(props);
  if (isNext && !isChecking) return null;
  return (
    <button type="button" class="md-button" data-action="check" aria-disabled={props.isRunning} onClick={check}>
      {isChecking ? t.checking : isTested ? t.checkAgain : words.session.check}
    </button>
  );
}

function limitOf({ code }: QuestionParts): number {
  return (code?.limit ?? 5) * 1000;
}

// The last check is there again after a reload.
function keptRun(sitting: Sitting, parts: QuestionParts): Run | undefined {
  const checked = sitting.checked(parts);
  if (checked === undefined) return undefined;
  const { code, result } = checked;
  return finished(begun({ code, tests: parts.code?.tests ?? [], limitMs: limitOf(parts) }), result);
}

// The line where the last run met an error, unless the code has changed meanwhile.
function useMark({
  run,
  sitting,
  parts,
  field,
}: Pick<TaskProps, "sitting" | "parts"> & {
  run: Run | undefined;
  field: RefObject<FieldControl | null>;
}): () => void {
  const mark = useCallback(() => {
    const spot = run?.result === undefined ? undefined : spotOf(run.result);
    const isSame = run?.request.code === sitting.code(parts);
    if (spot === undefined || !isSame) field.current?.mark(undefined);
    else field.current?.mark(spot.line, spot.message);
  }, [run?.result]);
  useEffect(mark, [mark]);
  return mark;
}

// What was asked for is brought on screen when it begins; when it ends only for those who do not write meanwhile.
function usePanel(run: Run | undefined, isRunning: boolean) {
  const panel = useRef<HTMLDivElement>(null);
  const wasRunning = useRef(false);
  useEffect(() => {
    const isOver = wasRunning.current && !isRunning;
    wasRunning.current = isRunning;
    const isWriting = document.activeElement?.matches("textarea, [contenteditable]") === true;
    if (isRunning || (isOver && !isWriting)) {
      panel.current?.querySelector(".run-progress, .run-line")?.scrollIntoView({ block: "nearest" });
    }
  }, [run?.request, isRunning]);
  return panel;
}

interface ControlsOf extends TaskProps {
  readonly run: Run | undefined;
  readonly isRunning: boolean;
  readonly execute: () => void;
  readonly check: () => void;
  readonly focus: () => void;
}

// The primary action is what comes next: checking code that has changed, else the solution.
function useControls({
  sitting,
  parts,
  onControls,
  run,
  isRunning,
  execute,
  check,
  focus,
}: Omit<ControlsOf, "kind" | "base" | "answering">): void {
  const { words } = usePractice();
  const isUntouched = sitting.draft(parts.id).answer === "";
  const { isTested, isChecking, isNext } = nextOf({ sitting, parts, run, isRunning });
  useLayoutEffect(() => {
    const t = codeWords(words);
    const reveal = {
      action: "reveal",
      label: isUntouched && !isTested ? words.session.reveal : t.solution,
      run: () => sitting.reveal(),
    };
    const label = isChecking ? t.checking : words.session.check;
    const checking = { action: "check", label, run: check, isBusy: isRunning };
    const [primary, quiet] = isNext ? [checking, [reveal]] : [reveal, []];
    const controls: Controls = { primary, quiet, keys: { r: execute, a: focus } };
    onControls(controls);
  }, [sitting, words, onControls, execute, check, isUntouched, isTested, isChecking, isRunning, isNext]);
  useLayoutEffect(() => () => onControls(undefined), [onControls]);
}

function Reset({
  sitting,
  parts,
  t,
  put,
}: Pick<TaskProps, "sitting" | "parts"> & { t: CodeWords; put: (text: string) => void }) {
  // What was in the editor before, until something else is.
  const [before, setBefore] = useState<string>();
  const isUntouched = sitting.draft(parts.id).answer === "";
  const bringBack = isUntouched ? before : undefined;
  const reset = (): void => {
    setBefore(sitting.code(parts));
    put(parts.code?.starter ?? "");
  };
  const undo = (): void => {
    put(before ?? "");
    setBefore(undefined);
  };
  // One button for both, so that the focus stays with it.
  const [action, label, press] = isUntouched ? ["undo-reset", t.undoReset, undo] : ["reset-code", t.reset, reset];
  return (
    <>
      {!(isUntouched && bringBack === undefined) && (
        <button type="button" class="quiet" data-action={action} onClick={press}>
          {label}
        </button>
      )}
      <span class="practice-hidden" role="status">
        {bringBack !== undefined && t.wasReset}
      </span>
    </>
  );
}
