/** The loading of the script that runs code; questions about code do not wait for it before they are asked. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isFields } from "../../core/decode";
import type { KindProps, TaskProps } from "../kinds/kind";
import type { Scripts } from "../scripts";
import { usePractice } from "../state";
import type { OpenTry } from "./try-it";

export interface ComparedProps {
  readonly mine: string;
  readonly reference: string;
  /** It passed every test: what differs is no mistake. */
  readonly isRight: boolean;
}

/** What the script gives to the app. */
export interface CodeScript {
  /** Where the learner writes code, runs and checks it. */
  readonly Task: ComponentType<TaskProps>;
  /** What the tests said, once the answer is shown. */
  readonly Verdict: ComponentType<KindProps>;
  /** The learner's code beside the reference. */
  readonly Compared: ComponentType<ComparedProps>;
  /** Opens an editor in the place of code that an answer shows. */
  readonly openTry: OpenTry;
}

/** Undefined while the script is on its way. */
export type CodeLoading = CodeScript | "failed" | undefined;

// While a classic script runs, it can tell where it came from: the one with the code lies beside it.
const script = document.currentScript;
const source = new URL("code.js", script instanceof HTMLScriptElement ? script.src : document.baseURI).href;

/** Load the script before a view needs it; a failure is left to that view. */
export function preloadCode(scripts: Scripts): void {
  scripts.load("code", "view", source).catch(() => undefined);
}

/** Load what runs code; the second value tries again. */
export function useCodeScript(): readonly [CodeLoading, () => void] {
  const { scripts } = usePractice().bank;
  const [loading, setLoading] = useState<CodeLoading>(() => toScript(scripts.get("code", "view")));
  useEffect(() => {
    if (loading !== undefined) return;
    const failed = (): void => setLoading("failed");
    scripts.load("code", "view", source).then((value) => setLoading(toScript(value) ?? "failed"), failed);
  }, [loading]);
  return [loading, () => setLoading(undefined)];
}

function toScript(value: unknown): CodeLoading {
  return isFields(value) && typeof value.Task === "function" ? (value as unknown as CodeScript) : undefined;
}
