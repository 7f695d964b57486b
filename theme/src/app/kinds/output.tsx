/** A question about what a program prints: the prediction compared with the output, line by line. */

import { compareOutput, differenceOf, type OutputLine } from "../../core/output";
import type { AnswerWords } from "../../core/words-answer";
import { VerdictLine } from "../verdict";
import type { KindProps } from "./kind";

/** Tell whether the prediction is right, and where it is not. */
export function OutputVerdict(props: KindProps) {
  const { sitting, parts, answering } = props;
  const given = sitting.draft(parts.id).answer;
  const expected = parts.expected ?? "";
  return (
    <>
      <VerdictLine {...props} near={answering.nearOutput} />
      {given.trim() !== "" && <Comparison lines={compareOutput(given, expected)} answering={answering} />}
    </>
  );
}

function Comparison({ lines, answering }: { lines: readonly OutputLine[]; answering: AnswerWords }) {
  return (
    <ol class="compared" aria-label={answering.compared}>
      {lines.map((line, at) => (
        // Lines have no identity of their own, and the list never changes once it is shown.
        <li key={at} class="compared-line" data-state={line.state}>
          <span class="practice-hidden">{answering.lines[line.state]}</span>
          <Row line={line} side="given" answering={answering} />
          {line.state !== "same" && <Row line={line} side="expected" answering={answering} />}
        </li>
      ))}
    </ol>
  );
}

type Side = "given" | "expected";

function Row({ line, side, answering }: { line: OutputLine; side: Side; answering: AnswerWords }) {
  const text = line[side];
  if (text === undefined) return null;
  const name = line.state === "same" ? undefined : side === "given" ? answering.yours : answering.printed;
  return (
    <div class="compared-row" data-side={line.state === "same" ? undefined : side}>
      <span class="compared-mark" aria-hidden="true" />
      <code>
        <Text text={text} other={line[side === "given" ? "expected" : "given"]} />
        {text === "" && <span class="compared-empty">{answering.emptyLine}</span>}
      </code>
      {name !== undefined && <span class="compared-side">{name}</span>}
    </div>
  );
}

function Text({ text, other }: { text: string; other: string | undefined }) {
  if (other === undefined || other === text) return <>{text}</>;
  const { before, middle, after } = differenceOf(text, other);
  return (
    <>
      {before}
      {middle !== "" && <mark>{middle}</mark>}
      {after}
    </>
  );
}
