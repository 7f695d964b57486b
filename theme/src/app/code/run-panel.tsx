/** What a run of code says for itself, while it goes on and afterwards: progress, output, errors in words, tests. */

import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import { countTests, type RunError } from "../../core/run";
import { type CodeWords, codeWords } from "../../core/words-code";
import { usePractice } from "../state";
import { useEditorScript } from "./editor-loader";
import { PYTHONS_OWN, pythonsWords } from "./errors";
import { isUnderWay, type Printed, type Run } from "./run";
import { toShown } from "./shown";
import { TestList } from "./test-list";
import { Text } from "./text";

export { useRun } from "./use-run";

interface RunOutputProps {
  readonly run: Run | undefined;
  readonly onStop: () => void;
  /** What to say of a program that printed nothing, where more can be said than that. */
  readonly silent?: string | undefined;
}

/**
 * Show a run, and say aloud what became of it. Keep it on screen with no run at all before the first one: what it
 * says is only heard when it was there before.
 */
export function RunOutput({ run, onStop, silent }: RunOutputProps) {
  const t = codeWords(usePractice().words);
  const [root, onGone] = useHandOver();
  return (
    <div class="run" data-run={run === undefined ? undefined : stateOf(run)} ref={root}>
      <p class="practice-hidden" role="status">
        {run !== undefined && said(run, t, silent)}
      </p>
      {run !== undefined &&
        (isUnderWay(run) ? <Progress {...{ run, onStop, onGone }} /> : <Outcome run={run} silent={silent} />)}
      {run !== undefined && run.tests.length > 0 && <TestList tests={run.tests} />}
      {run !== undefined && run.printed.length > 0 && <Output run={run} />}
      {run?.result?.error !== undefined && <Trace error={run.result.error} />}
    </div>
  );
}

// Who stopped it by keyboard goes on from what has taken the button's place.
function useHandOver(): readonly [RefObject<HTMLDivElement | null>, () => void] {
  const root = useRef<HTMLDivElement>(null);
  const isDue = useRef(false);
  useLayoutEffect(() => {
    if (isDue.current) root.current?.querySelector<HTMLElement>(".run-line")?.focus({ preventScroll: true });
    isDue.current = false;
  });
  const onGone = useCallback(() => {
    isDue.current = true;
  }, []);
  return [root, onGone];
}

/** What a run came to, as a word for styles and tests. */
function stateOf({ result, refusal }: Run): string {
  if (refusal !== undefined) return "refused";
  if (result === undefined) return "running";
  return result.error?.kind === "stopped" ? "stopped" : result.status;
}

function Progress({ run: { stage }, onStop, onGone }: { run: Run; onStop: () => void; onGone: () => void }) {
  const t = codeWords(usePractice().words);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(
    () => () => {
      if (button.current !== null && button.current === document.activeElement) onGone();
    },
    [onGone],
  );
  return (
    <div class="run-progress" data-stage={stage?.stage}>
      <div>
        {stage?.stage === "download" ? (
          <p>
            {t.download(stage.share)} <span class="run-note">{t.downloadNote}</span>
          </p>
        ) : (
          <p>{stage?.stage === "run" ? t.running : t.start}</p>
        )}
        {stage?.stage === "download" && <progress aria-label={t.downloading} max={1} value={stage.share} />}
      </div>
      <button type="button" class="md-button" data-action="stop-run" ref={button} onClick={onStop}>
        {t.stop}
      </button>
    </div>
  );
}

function Outcome({ run, silent }: Pick<RunOutputProps, "silent"> & { run: Run }) {
  const t = codeWords(usePractice().words);
  const [editor] = useEditorScript();
  const error = run.result?.error;
  // The editor says it under the very line.
  const isMarked = error?.kind === "syntax" && error.line !== undefined && typeof editor === "object";
  return (
    <div class="run-outcome">
      <p class="run-line" tabIndex={-1}>
        {lineOf(run, t, silent)}
      </p>
      {error !== undefined && PYTHONS_OWN.has(error.kind) && !isMarked && <Text>{pythonsWords(error)}</Text>}
    </div>
  );
}

function Output({ run: { request, printed, result } }: { run: Run }) {
  const t = codeWords(usePractice().words);
  return (
    <section class="run-output">
      <p class="run-name">{request.tests === null ? t.output : t.printed}</p>
      <Text>
        {printed.map(({ stream, text }, at) => (
          // The list only ever grows at its end.
          <span key={at} data-stream={stream}>
            {toShown(text)}
          </span>
        ))}
      </Text>
      {result !== undefined && result.truncated > 0 && <p class="run-note">{t.truncated(result.truncated)}</p>}
      {result?.error?.flooded === true && <p class="run-note">{t.flooded}</p>}
    </section>
  );
}

function Trace({ error }: { error: RunError }) {
  const t = codeWords(usePractice().words);
  if (error.trace === "" || error.kind === "syntax") return null;
  return (
    <details class="run-trace">
      <summary>{t.trace}</summary>
      <Text>{error.trace}</Text>
    </details>
  );
}

function lineOf({ request, result, refusal, printed }: Run, t: CodeWords, silent = t.silent): string {
  if (refusal !== undefined) return t.refusals[refusal];
  if (result === undefined) return "";
  const { error, tests } = result;
  if (error !== undefined) return t.errors[error.kind](error, request.limitMs / 1000);
  if (request.tests === null) return printed.length > 0 ? t.done : silent;
  const [passed, all] = countTests(tests);
  return passed === all ? t.passedAll(all) : t.passed(passed, all);
}

const LONGEST_SAID = 300;

// No percents: they would be read out one after the other.
function said(run: Run, t: CodeWords, silent: string | undefined): string {
  const { request, stage, printed, tests, result } = run;
  if (isUnderWay(run)) return { download: t.downloading, start: t.start, run: t.running }[stage?.stage ?? "start"];
  const failed = tests.filter(({ status }) => status !== "pass" && status !== "unrun");
  const names = failed.map(({ name, status }) => `${name}: ${t.states[status]}.`);
  const output = request.tests === null ? [textOf(printed)] : [];
  const error = result?.error?.kind === "syntax" ? [pythonsWords(result.error)] : [];
  return [lineOf(run, t, silent), ...error, ...names, ...output].join(" ").slice(0, LONGEST_SAID);
}

function textOf(printed: readonly Printed[]): string {
  return printed.map(({ text }) => toShown(text)).join(" ");
}
