/** What is shown once the answer is revealed: the reference beside the learner's own, and everything that goes with it. */

import type { ComponentChildren } from "preact";
import type { QuestionParts } from "../core/bank";
import { isPattern } from "../core/check";
import { type Answered, isCapped, suggest } from "../core/suggest";
import type { Words } from "../core/words";
import type { AnswerWords } from "../core/words-answer";
import { useCodeScript } from "./code/loader";
import { typedText } from "./drafts";
import { Html } from "./html";
import type { KindProps } from "./kinds/kind";
import { Ladder } from "./ladder";
import { usePractice } from "./state";

interface AnswerProps extends KindProps {
  /** Marks its heading as what is new. */
  readonly focus: boolean;
}

/** Show the reference answer, with the learner's own. */
export function Answer(props: AnswerProps) {
  const { sitting, parts } = props;
  const typed = typedText(sitting.draft(parts.id));
  const isCode = parts.code !== undefined && typed !== "";
  return isCode ? <CodeAnswer {...props} typed={typed} /> : <Outcome {...props} typed={typed} />;
}

function CodeAnswer(props: AnswerProps & { typed: string }) {
  const [script] = useCodeScript();
  if (script === undefined || script === "failed") return <Outcome {...props} />;
  const { sitting, parts, typed } = props;
  const isRight = sitting.answered(parts).correct === true;
  const compared = { mine: typed, reference: parts.code?.solution.trim() ?? "", isRight };
  return <Outcome {...props} compared={<script.Compared {...compared} />} />;
}

function Outcome({
  parts,
  kind,
  base,
  focus,
  typed,
  compared,
}: AnswerProps & { typed: string; compared?: ComponentChildren }) {
  const { words } = usePractice();
  // A comparison line by line shows both.
  const isCompared = compared !== undefined || (kind === "output" && typed !== "");
  const own = isCompared ? "" : typed;
  return (
    <section class={own === "" ? "outcome" : "outcome outcome-compare"}>
      {own !== "" && (
        <div class="own-answer">
          <h3>{words.session.yourAnswer}</h3>
          <p class={kind === "code" ? "own-text answer-code" : "own-text"}>{own}</p>
        </div>
      )}
      <div class="reference">
        <h3 tabIndex={-1} data-focus={focus || undefined}>
          {words.session.answer}
        </h3>
        {!isCompared && <Expected parts={parts} />}
        {compared ?? <Block name={words.session.solution} html={parts.solution} base={base} runnable />}
        <Html class="reference-text" html={parts.answer} base={base} runnable />
        <Block name={words.session.tests} html={parts.tests} base={base} folded />
      </div>
    </section>
  );
}

/** Show what goes with the answer: the rubric to tick, deeper questions, sources. */
export function Afterwards(props: KindProps) {
  const { words } = usePractice();
  const { parts, base } = props;
  return (
    <>
      <KeyPoints {...props} />
      <Ladder {...props} />
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
  const spelled = parts.accepted.filter((text) => !isPattern(text));
  const accepted = spelled.length > 0 ? spelled : parts.accepted;
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
      {accepted.length > 0 && (
        <p class="accepted">
          <span class="part-name">{words.session.accepted}</span>
          {accepted.map((text) => (
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
  runnable = false,
}: {
  name: string;
  html: string | undefined;
  base: string;
  folded?: boolean;
  runnable?: boolean;
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
      <Html html={html} base={base} runnable={runnable} />
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

function KeyPoints({ sitting, parts, base, answering }: KindProps) {
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
      <p class="points-said aside" aria-live="polite">
        {points.length === 0 ? answering.pointsAsk : pointsSaid(sitting.answered(parts), words, answering)}
      </p>
    </fieldset>
  );
}

// Only an answer that nothing else could check is rated by its ticks.
function pointsSaid(answered: Answered, words: Words, answering: AnswerWords): string {
  const [ticked, all] = answered.points ?? [0, 0];
  const suggested = suggest(answered);
  const count = answering.points(ticked, all);
  if (suggested === undefined || answered.correct !== undefined) return count;
  const name = words.ratings[suggested];
  return `${count} ${isCapped(answered) ? answering.capped(name) : answering.pointsSuggest(name)}`;
}
