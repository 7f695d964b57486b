/** What the tests said of the code, once the answer is shown; and the code beside the reference. */

import { useEffect, useRef } from "preact/hooks";
import { countTests, type RunResult } from "../../core/run";
import { type CodeWords, codeWords } from "../../core/words-code";
import { tryWords } from "../../core/words-try";
import type { KindProps } from "../kinds/kind";
import { usePractice } from "../state";
import { VerdictLine } from "../verdict";
import { useEditorScript } from "./editor-loader";
import type { ComparedProps } from "./loader";
import { TestList } from "./test-list";
import { Text } from "./text";

/** Tell how many tests passed, and which. */
export function CodeVerdict(props: KindProps) {
  const { sitting, parts } = props;
  const t = codeWords(usePractice().words);
  const tested = sitting.session.value.unsure ? undefined : sitting.tested(parts);
  if (tested === undefined) return <VerdictLine {...props} />;
  return (
    <>
      <VerdictLine {...props} {...saidOf(tested, t)} />
      {tested.tests.length > 0 && (
        <details class="fold">
          <summary>{t.results}</summary>
          <TestList tests={tested.tests} />
        </details>
      )}
    </>
  );
}

function saidOf({ error, tests }: RunResult, t: CodeWords): { right: string; near: string; wrong: string } {
  const [passed, all] = countTests(tests);
  const ran = tests.some(({ status }) => status !== "unrun");
  const wrong = error !== undefined && !ran ? t.broken : t.wrong(passed, all);
  return { right: t.right(all), near: t.near(passed, all), wrong };
}

/** Show the learner's code and the reference, with what differs marked; without the editor's script one after the other. */
export function Compared({ mine, reference, isRight }: ComparedProps) {
  const { words } = usePractice();
  const t = codeWords(words);
  const [script] = useEditorScript();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null || script === undefined || script === "failed") return;
    const { phrases } = tryWords(words);
    const names = { mineLabel: t.mine, referenceLabel: t.reference };
    const shown = script.compare(host.current, { mine, reference, isRight, phrases, ...names });
    return () => shown.destroy();
  }, [script, mine, reference, isRight]);
  if (script !== "failed") return <div class="compared-code" ref={host} />;
  return (
    <div class="compared-code">
      <p class="part-name">{t.mine}</p>
      <Text>{mine}</Text>
      <p class="part-name">{t.reference}</p>
      <Text>{reference}</Text>
    </div>
  );
}
