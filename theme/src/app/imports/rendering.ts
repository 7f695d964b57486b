/** Which rendering the site has now: imported topics of another one are rendered anew. */

import { isFields } from "../../core/decode";
import type { Practice } from "../state";

/** Raised when `clean.ts` lets other things through. */
const GATE = 1;

/** Name the rendering of the site; empty where it has no Python of its own. */
export function renderingOf({ bank }: Practice): string {
  const index = bank.scripts.get("index");
  return isFields(index) && typeof index.renderer === "string" ? `${index.renderer}.${GATE}` : "";
}

/** Tell whether the site renders otherwise now than when a topic was kept. */
export function isOutdated({ site }: { readonly site: string }, practice: Practice): boolean {
  const now = renderingOf(practice);
  return now !== "" && site !== now;
}
