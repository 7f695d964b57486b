/** What a run of code says for itself, while it goes on and afterwards: progress, output, errors in words, tests. */

import { countTests, type RunError } from "../../core/run";
import { type CodeWords, codeWords } from "../../core/words-code";
import { usePractice } from "../state";
import { isUnderWay, type Printed, type Run } from "./run";
import { TestList } from "./test-list";
import { Text } from "./text";

export { useRun } from "./use-run";

/**
 * Show a run, and say aloud what became of it. Keep it on screen with no run at all before the first one: what it
 * says is only heard when it was there before.
 */
export function RunOutput({ run, onStop }: { run: Run | undefined; onStop: () => void }) {
  const t = codeWords(usePractice().words);
  return (
    <div class="run" data-run={run === undefined ? undefined : stateOf(run)}>
      <p class="practice-hidden" role="status">
        {run !== undefined && said(run, t)}
      </p>
      {run !== undefined && (isUnderWay(run) ? <Progress run={run} onStop={onStop} /> : <Outcome run={run} />)}
      {run !== undefined && run.tests.length > 0 && <TestList tests={run.tests} />}
      {run !== undefined && run.printed.length > 0 && <Output run={run} />}
      {run?.result?.error !== undefined && <Trace error={run.result.error} />}
    </div>
  );
}

/** What a run came to, as a word for styles and tests. */
function stateOf({ result, refusal }: Run): string {
  if (refusal !== undefined) return "refused";
  if (result === undefined) return "running";
  return result.error?.kind === "stopped" ? "stopped" : result.status;
}

function Progress({ run: { stage }, onStop }: { run: Run; onStop: () => void }) {
  const t = codeWords(usePractice().words);
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
      <button type="button" class="md-button" data-action="stop-run" onClick={onStop}>
        {t.stop}
      </button>
    </div>
  );
}

function Outcome({ run }: { run: Run }) {
  const t = codeWords(usePractice().words);
  const error = run.result?.error;
  return (
    <div class="run-outcome">
      <p class="run-line">{lineOf(run, t)}</p>
      {error !== undefined && PYTHONS_OWN.has(error.kind) && <Text>{pythonsWords(error)}</Text>}
    </div>
  );
}

// Of the other kinds Python itself has nothing to say that the sentence has not said.
const PYTHONS_OWN: ReadonlySet<RunError["kind"]> = new Set(["syntax", "exception", "exit", "import", "thread"]);

/** Write an error as Python itself does. */
export function pythonsWords({ type, message }: RunError): string {
  return message === "" ? type : `${type}: ${message}`;
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
            {text}
          </span>
        ))}
      </Text>
      {result !== undefined && result.truncated > 0 && <p class="run-note">{t.truncated(result.truncated)}</p>}
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

function lineOf({ request, result, refusal, printed }: Run, t: CodeWords): string {
  if (refusal !== undefined) return t.refusals[refusal];
  if (result === undefined) return "";
  const { error, tests } = result;
  if (error !== undefined) return t.errors[error.kind](error, request.limitMs / 1000);
  if (request.tests === null) return printed.length > 0 ? t.done : t.silent;
  const [passed, all] = countTests(tests);
  return passed === all ? t.passedAll(all) : t.passed(passed, all);
}

const LONGEST_SAID = 300;

// No percents: they would be read out one after the other.
function said(run: Run, t: CodeWords): string {
  const { request, stage, printed, tests } = run;
  if (isUnderWay(run)) return { download: t.downloading, start: t.start, run: t.running }[stage?.stage ?? "start"];
  const failed = tests.filter(({ status }) => status !== "pass" && status !== "unrun");
  const names = failed.map(({ name, status }) => `${name}: ${t.states[status]}.`);
  const output = request.tests === null ? [textOf(printed)] : [];
  return [lineOf(run, t), ...names, ...output].join(" ").slice(0, LONGEST_SAID);
}

function textOf(printed: readonly Printed[]): string {
  return printed.map(({ text }) => text).join(" ");
}
