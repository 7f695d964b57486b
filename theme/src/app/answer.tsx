/** What is shown once the answer is revealed: the reference beside the learner's own, and everything that goes with it. */

import type { ComponentChildren } from "preact";
import type { QuestionParts } from "../core/bank";
import { Html } from "./html";
import type { KindProps } from "./kinds/kind";
import { usePractice } from "./state";

type Part = Pick<KindProps, "parts" | "base">;

/** Show the reference answer; `focus` marks its heading as what is new. */
export function Answer({ sitting, parts, kind, base, focus }: KindProps & { focus: boolean }) {
  const { words } = usePractice();
  const own = sitting.draft(parts.id).answer.trim();
  return (
    <section class={own === "" ? "outcome" : "outcome outcome-compare"}>
      {own !== "" && (
        <div class="own-answer">
          <h3>{words.session.yourAnswer}</h3>
          <p class={kind === "code" || kind === "output" ? "own-text answer-code" : "own-text"}>{own}</p>
        </div>
      )}
      <div class="reference">
        <h3 tabIndex={-1} data-focus={focus || undefined}>
          {words.session.answer}
        </h3>
        <Expected parts={parts} />
        <Block name={words.session.solution} html={parts.solution} base={base} />
        <Html class="reference-text" html={parts.answer} base={base} />
        <Block name={words.session.tests} html={parts.tests} base={base} folded />
      </div>
    </section>
  );
}

/** Show what goes with the answer: the rubric to tick, deeper questions, sources. */
export function Afterwards({ sitting, parts, base }: KindProps) {
  const { words } = usePractice();
  return (
    <>
      <KeyPoints sitting={sitting} parts={parts} base={base} />
      {parts.followUps.length > 0 && (
        <section class="follow-ups">
          <h3>{words.session.followUps}</h3>
          {parts.followUps.map((step) => (
            <Fold key={step.title} summary={<Html inline html={step.title} base={base} />}>
              <Html html={step.answer} base={base} />
            </Fold>
          ))}
        </section>
      )}
      {parts.sources !== undefined && (
        <section class="sources">
          <h3>{words.session.sources}</h3>
          <Html html={parts.sources} base={base} />
        </section>
      )}
    </>
  );
}

function Expected({ parts }: { parts: QuestionParts }) {
  const { words } = usePractice();
  return (
    <>
      {parts.expected !== undefined && (
        <>
          <p class="part-name">{words.session.expected}</p>
          <pre>
            <code>{parts.expected}</code>
          </pre>
        </>
      )}
      {parts.accepted.length > 0 && (
        <p class="accepted">
          <span class="part-name">{words.session.accepted}</span>
          {parts.accepted.map((text) => (
            <code key={text}>{text}</code>
          ))}
        </p>
      )}
    </>
  );
}

/** Show a named block of code, folded away when it is only for those who look for it. */
export function Block({
  name,
  html,
  base,
  folded = false,
}: {
  name: string;
  html: string | undefined;
  base: string;
  folded?: boolean;
}) {
  if (html === undefined) return null;
  if (folded) {
    return (
      <Fold summary={name}>
        <Html html={html} base={base} />
      </Fold>
    );
  }
  return (
    <>
      <p class="part-name">{name}</p>
      <Html html={html} base={base} />
    </>
  );
}

function Fold({ summary, children }: { summary: ComponentChildren; children: ComponentChildren }) {
  return (
    <details class="fold">
      <summary>{summary}</summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}

function KeyPoints({ sitting, parts, base }: Part & Pick<KindProps, "sitting">) {
  const { words } = usePractice();
  const { points } = sitting.draft(parts.id);
  if (parts.keyPoints.length === 0) return null;
  const toggle = (point: number): void => {
    const ticked = points.includes(point) ? points.filter((other) => other !== point) : [...points, point];
    sitting.write(parts.id, { points: ticked.sort((a, b) => a - b) });
  };
  return (
    <fieldset class="key-points">
      <legend>{words.session.keyPoints}</legend>
      {parts.keyPoints.map((html, point) => (
        <label class="key-point" key={html}>
          <input type="checkbox" checked={points.includes(point)} onChange={() => toggle(point)} />
          <Html inline html={html} base={base} />
        </label>
      ))}
    </fieldset>
  );
}
