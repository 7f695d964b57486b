/** The tests of a check, one below the other: which passed, and for the others what was expected and what came. */

import type { TestResult } from "../../core/run";
import { type CodeWords, codeWords } from "../../core/words-code";
import { usePractice } from "../state";
import { PYTHONS_OWN } from "./errors";
import { toShown } from "./shown";
import { Text } from "./text";

/** Show what became of each test. */
export function TestList({ tests }: { tests: readonly TestResult[] }) {
  const t = codeWords(usePractice().words);
  // What went wrong first is what to look at first.
  const first = tests.findIndex(isFailed);
  return (
    <ol class="tests" aria-label={t.tests}>
      {tests.map((test, at) => (
        // Two tests may have the same name; the list only ever grows at its end.
        <li key={at} class="test" data-test={test.status}>
          {isFailed(test) ? (
            <details open={at === first}>
              <summary class="test-line">
                <Line test={test} t={t} />
              </summary>
              <Details test={test} t={t} />
            </details>
          ) : (
            <p class="test-line">
              <Line test={test} t={t} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function isFailed({ status }: TestResult): boolean {
  return status !== "pass" && status !== "unrun";
}

function Line({ test, t }: { test: TestResult; t: CodeWords }) {
  return (
    <>
      <span class="test-mark" aria-hidden="true" />
      <span class="test-name">{test.name}</span>
      {test.hidden && <span class="test-hidden">{t.hidden}</span>}
      <span class="test-state">{t.states[test.status]}</span>
    </>
  );
}

// In the words of a run that ends so; where that was stands below them.
function Trouble({ test: { kind, message, module }, t }: { test: TestResult; t: CodeWords }) {
  if (kind === undefined) return message === "" ? null : <p class="test-message">{toShown(message)}</p>;
  const error = { kind, type: "", message, trace: "", ...(module === undefined ? {} : { module }) };
  return (
    <>
      <p class="test-message">{t.errors[kind](error, 0)}</p>
      {PYTHONS_OWN.has(kind) && message !== "" && <Text>{message}</Text>}
    </>
  );
}

function Details({ test, t }: { test: TestResult; t: CodeWords }) {
  const { name, expression, actual, expected, output, line } = test;
  // A test without a name of its own is called by what it asserts.
  const isNamed = name !== `assert ${expression}`;
  return (
    <div class="test-details">
      <Trouble test={test} t={t} />
      {line !== undefined && <p class="run-note">{t.atLine(line)}</p>}
      <dl>
        <Row name={t.expression} text={isNamed ? expression : undefined} />
        <Row name={t.expected} text={expected} />
        <Row name={t.actual} text={actual} />
        <Row name={t.testOutput} text={output.trimEnd() || undefined} />
      </dl>
    </div>
  );
}

function Row({ name, text }: { name: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Text>{text}</Text>
      </dd>
    </>
  );
}
