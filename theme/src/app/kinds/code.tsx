/** A question that is answered in code: what writes, runs and compares it comes in a script of its own. */

import { useCodeScript } from "../code/loader";
import { Skeleton } from "../notices";
import { VerdictLine } from "../verdict";
import type { KindProps, TaskProps } from "./kind";
import { CodeField } from "./open";

/** Let the learner write code; without that script in a plain field, to be compared by eye. */
export function CodeTask(props: TaskProps) {
  const [script, retry] = useCodeScript();
  if (script === undefined) return <Skeleton />;
  if (script !== "failed") return <script.Task {...props} />;
  return (
    <>
      <p class="notice" role="status">
        {props.answering.noCode}{" "}
        <button type="button" class="quiet" data-action="retry" onClick={retry}>
          {props.answering.retryCode}
        </button>
      </p>
      <CodeField {...props} />
    </>
  );
}

/** Tell what the tests said of the code. */
export function CodeVerdict(props: KindProps) {
  const [script] = useCodeScript();
  if (script === undefined || script === "failed") return <VerdictLine {...props} />;
  return <script.Verdict {...props} />;
}
