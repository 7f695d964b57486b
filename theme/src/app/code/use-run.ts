/** Starting and stopping a run from a view, which shows it while it lasts. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type RunRequest, RuntimeError } from "../../sandbox/runner";
import { begun, finished, isUnderWay, type Run, withPrinted } from "./run";
import { runCode, stopCode } from "./runtime";

/** `start`, `stop` and `show` stay the same functions for as long as the view is on screen. */
export interface RunControl {
  /** The latest run, for `RunOutput`; undefined before the first. */
  readonly run: Run | undefined;
  readonly isRunning: boolean;
  /** Run code or, with tests, check it; gives undefined when another one was under way or the view has gone. */
  readonly start: (request: RunRequest) => Promise<Run | undefined>;
  readonly stop: () => void;
  /** Show another run, or none. */
  readonly show: (run: Run | undefined) => void;
}

/** Let a view run code in the page's one sandbox; leaving the screen stops it. `before` is a run to show at first. */
export function useRun(before?: Run): RunControl {
  const [run, setRun] = useState(before);
  const underWay = useRef(false);
  const gone = useRef(false);
  const stop = useCallback(() => {
    if (underWay.current) stopCode();
  }, []);
  const start = useCallback(async (request: RunRequest) => {
    if (underWay.current) return undefined;
    underWay.current = true;
    const ended = await follow(request, setRun);
    underWay.current = false;
    if (gone.current) return undefined;
    setRun(ended);
    return ended;
  }, []);
  useEffect(
    () => () => {
      gone.current = true;
      stop();
    },
    [stop],
  );
  return { run, isRunning: run !== undefined && isUnderWay(run), start, stop, show: setRun };
}

// A program may print faster than a screen can be drawn: what comes between two frames is shown at once.
async function follow(request: RunRequest, show: (run: Run) => void): Promise<Run> {
  let run = begun(request);
  let frame = 0;
  const change = (changed: Run): void => {
    run = changed;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => show(run));
  };
  show(run);
  try {
    const result = await runCode(request, {
      onStage: (stage) => change({ ...run, stage }),
      onOutput: (stream, text) => change(withPrinted(run, stream, text)),
      onTest: (test) => change({ ...run, tests: [...run.tests, test] }),
    });
    return finished(run, result);
  } catch (error) {
    return { ...run, refusal: error instanceof RuntimeError ? error.reason : "failed" };
  } finally {
    cancelAnimationFrame(frame);
  }
}
