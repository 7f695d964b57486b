/** Views that come in a script of their own, loaded only on the page that shows them. */

import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isFields } from "../core/decode";
import { Failure, Skeleton } from "./notices";
import { usePractice } from "./state";

type View = FunctionComponent;
type Loaded = { readonly View: View } | "failed" | undefined;

/** Make a view that loads its script first. */
export function lazyView(name: string, source: string): View {
  return function LazyView() {
    const { bank, words } = usePractice();
    const [loaded, setLoaded] = useState<Loaded>(() => toView(bank.scripts.get("view", name)));
    useEffect(() => {
      if (loaded !== undefined) return;
      const failed = (): void => setLoaded("failed");
      bank.scripts.load("view", name, source).then((value) => setLoaded(toView(value) ?? "failed"), failed);
    }, [loaded]);
    if (loaded === undefined) return <Skeleton />;
    if (loaded !== "failed") return <loaded.View />;
    return (
      <Failure title={words.notices.noApp} detail={words.notices.noTopicDetail(source)}>
        <button type="button" class="md-button" data-action="retry" onClick={() => setLoaded(undefined)}>
          {words.notices.retry}
        </button>
      </Failure>
    );
  };
}

/** Hand a view over to the app; called by the view's own script. */
export function provideView(view: string, View: View): void {
  const queue = window.interviewPractice;
  if (isFields(queue) && typeof queue.push === "function") queue.push(["view", { view, View }]);
}

function toView(value: unknown): { readonly View: View } | undefined {
  return isFields(value) && isView(value.View) ? { View: value.View } : undefined;
}

function isView(value: unknown): value is View {
  return typeof value === "function";
}
