/** One request to Python at a time, with what it came to in words. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ImportError } from "../../core/imports";
import { codeWords } from "../../core/words-code";
import { importWords } from "../../core/words-import";
import { type Progress, RuntimeError, type Stage, TaskError } from "../../sandbox/python-tasks";
import type { Said } from "../data-action";
import { type Practice, usePractice } from "../state";
import { askPython } from "./ask-python";

/** What Python does for the page, as its words name it. */
export type Work = "reading" | "comparing" | "making" | "prompting";

/** What is under way. */
export interface Busy {
  readonly work: Work;
  readonly stage: Stage | undefined;
  /** Questions of those that are made, files of those that are read; undefined before the first is counted. */
  readonly progress: Progress | undefined;
}

/** Ask, and decode the answer; undefined when that failed or was stopped, which is said then. */
export type Ask = <T>(work: Work, request: unknown, decode: (answer: unknown) => T) => Promise<T | undefined>;

export interface Python {
  readonly busy: Busy | undefined;
  readonly ask: Ask;
  readonly stop: () => void;
}

/** Use Python on a page; what is under way ends with the view. */
export function usePython(onSaid: (said: Said) => void): Python {
  const practice = usePractice();
  const [busy, setBusy] = useState<Busy>();
  const control = useRef<AbortController>(undefined);
  const stop = useCallback(() => control.current?.abort(), []);
  useEffect(() => stop, [stop]);
  const ask: Ask = useCallback(
    async (work, request, decode) => {
      stop();
      const own = new AbortController();
      control.current = own;
      const show = (stage: Stage | undefined, progress?: Progress): void => {
        if (control.current === own && !own.signal.aborted) setBusy({ work, stage, progress });
      };
      const onProgress = (progress: Progress): void => show({ stage: "run" }, progress);
      show(undefined);
      onSaid(undefined);
      try {
        return decode(await askPython(request, { onStage: show, onProgress, signal: own.signal }));
      } catch (error) {
        const isStopped = error instanceof TaskError && error.reason === "stopped";
        onSaid({ text: failure(error, practice), failed: !isStopped });
        return undefined;
      } finally {
        if (control.current === own) setBusy(undefined);
      }
    },
    [practice, onSaid, stop],
  );
  return { busy, ask, stop };
}

function failure(error: unknown, { words }: Practice): string {
  const t = importWords(words);
  if (error instanceof TaskError) return t.cut[error.reason];
  if (error instanceof RuntimeError) return `${codeWords(words).refusals[error.reason]} ${t.safe}`;
  // Only what Python itself says is for the learner.
  if (!(error instanceof ImportError)) console.error(error);
  return `${t.failed(error instanceof Error ? error.message : String(error))} ${t.safe}`;
}
