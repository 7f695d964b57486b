/** What a brought question will be: prompt, options with the right ones marked, and answer, before anything is taken. */

import { useEffect, useState } from "preact/hooks";
import type { QuestionParts } from "../../core/bank";
import { decodeShown, partsOf, type ReadQuestion } from "../../core/imports";
import { importWords } from "../../core/words-import";
import { Html } from "../html";
import { type Practice, usePractice } from "../state";
import { askPython } from "./ask-python";
import { cleaned } from "./make";
import { Answer } from "./own-question";

const NAME = "preview";

/** Show a question as its topic will show it; until that is rendered, or where it cannot be, as Markdown. */
export function Preview({ question: { markdown } }: { question: ReadQuestion }) {
  const practice = usePractice();
  const [parts, setParts] = useState<QuestionParts>();
  useEffect(() => {
    let isShown = true;
    const show = (rendered: QuestionParts | undefined): void => {
      if (isShown) setParts(rendered);
    };
    // The Markdown says it all.
    render(markdown, practice).then(show, () => {});
    return () => {
      isShown = false;
    };
  }, [markdown]);
  if (parts === undefined) {
    return (
      <pre class="preview-source" dir="auto">
        <code>{markdown.split("\n").slice(1).join("\n").trim()}</code>
      </pre>
    );
  }
  const base = practice.bank.url(practice.pages.import);
  return (
    <article class="question preview">
      {parts.prompt !== "" && <Html class="prompt" html={parts.prompt} base={base} />}
      <Answer parts={parts} base={base} />
      {parts.answer === "" && <p class="read-warning">{importWords(practice.words).noAnswer}</p>}
    </article>
  );
}

async function render(markdown: string, practice: Practice): Promise<QuestionParts | undefined> {
  const shown = decodeShown(await askPython({ task: "render", markdown, topic: NAME }));
  const { questions } = partsOf(cleaned(shown, {}, importWords(practice.words)));
  return [...questions.values()][0];
}
