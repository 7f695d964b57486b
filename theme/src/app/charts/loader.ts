/** The loading of the script that draws; the charts' words and numbers do not wait for it. */

import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { isFields } from "../../core/decode";
import { usePractice } from "../state";
import type { Drawings } from "./drawings";

/** Undefined while the script is on its way. */
export type Loading = { readonly drawings: Drawings } | "failed" | undefined;

// While a classic script runs, it can tell where it came from: the drawings lie beside it.
const script = document.currentScript;
const source = new URL("charts.js", script instanceof HTMLScriptElement ? script.src : document.baseURI).href;

const Context = createContext<Loading>(undefined);

/** Give the charts below it the drawings. */
export const DrawingsProvider = Context.Provider;

/** Return what was loaded so far. */
export function useDrawings(): Loading {
  return useContext(Context);
}

/** Load the drawings; the second value tries again. */
export function useLoading(): readonly [Loading, () => void] {
  const { scripts } = usePractice().bank;
  const [loading, setLoading] = useState<Loading>(() => toDrawings(scripts.get("drawings", "charts")));
  useEffect(() => {
    if (loading !== undefined) return;
    const failed = (): void => setLoading("failed");
    scripts.load("drawings", "charts", source).then((value) => setLoading(toDrawings(value) ?? "failed"), failed);
  }, [loading]);
  return [loading, () => setLoading(undefined)];
}

function toDrawings(value: unknown): Loading {
  return isFields(value) && isFields(value.draw) ? { drawings: value.draw as unknown as Drawings } : undefined;
}
