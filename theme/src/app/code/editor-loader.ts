/** The loading of the editor's script: a plain field can stand in for it meanwhile. */

import { useEffect, useState } from "preact/hooks";
import { isFields } from "../../core/decode";
import type { EditorScript } from "../editor/editor";
import { usePractice } from "../state";

/** Undefined while the script is on its way. */
export type EditorLoading = EditorScript | "failed" | undefined;

// While a classic script runs, it can tell where it came from: the editor lies beside it.
const script = document.currentScript;
const source = new URL("editor.js", script instanceof HTMLScriptElement ? script.src : document.baseURI).href;

/** Load the editor; the second value tries again. */
export function useEditorScript(): readonly [EditorLoading, () => void] {
  const { scripts } = usePractice().bank;
  const [loading, setLoading] = useState<EditorLoading>(() => toScript(scripts.get("editor", "codemirror")));
  useEffect(() => {
    if (loading !== undefined) return;
    const failed = (): void => setLoading("failed");
    scripts.load("editor", "codemirror", source).then((value) => setLoading(toScript(value) ?? "failed"), failed);
  }, [loading, scripts]);
  return [loading, () => setLoading(undefined)];
}

function toScript(value: unknown): EditorScript | undefined {
  if (!isFields(value) || typeof value.create !== "function" || typeof value.compare !== "function") return undefined;
  return value as unknown as EditorScript;
}
