/** The tests of a check, one below the other: which passed, and for the others what was expected and what came. */

import type { TestResult } from "../../core/run";
import { type CodeWords, codeWords } from "../../core/words-code";
import { usePractice } from "../state";
import { Text } from "./text";

/** Show what became of each test. */
export function TestList({ tests }: { tests: readonly TestResult[] }) {
  const t = codeWords(usePractice().words);
  return (
    <ol class="tests" aria-label={t.tests}>
      {tests.map((test, at) => (
        // Two tests may have the same name; the list only ever grows at its end.
        <li key={at} class="test" data-test={test.status}>
          <p class="test-line">
            <span class="test-mark" aria-hidden="true" />
            <span class="test-name">{test.name}</span>
            {test.hidden && <span class="test-hidden">{t.hidden}</span>}
            <span class="test-state">{t.states[test.status]}</span>
          </p>
          {test.status !== "pass" && test.status !== "unrun" && <Details test={test} t={t} />}
        </li>
      ))}
    </ol>
  );
}

function Details({ test, t }: { test: TestResult; t: CodeWords }) {
  const { name, message, expression, actual, expected, output, line } = test;
  // A test without a name of its own is called by what it asserts.
  const isNamed = name !== `assert ${expression}`;
  return (
    <div class="test-details">
      {message !== "" && <p class="test-message">{message}</p>}
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
