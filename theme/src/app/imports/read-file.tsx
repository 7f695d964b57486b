/** One file as it was read: its numbers, its questions, what to look at, and what was left out. */

import { useState } from "preact/hooks";
import type { Leftover, ReadFile, ReadQuestion, Remark } from "../../core/imports";
import { type ImportWords, importWords } from "../../core/words-import";
import { usePractice } from "../state";

/** More than so many are shown on demand. */
const FEW = 12;
const MANY = 100;

/** Show what was read of a file. */
export function ReadDetails({ file }: { file: ReadFile }) {
  const t = importWords(usePractice().words);
  const left = file.leftovers.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  return (
    <>
      <Counts file={file} />
      {file.questions.length > 0 && (
        <details class="read-fold" open={file.questions.length <= FEW}>
          <summary>{t.list}</summary>
          <Questions questions={file.questions} />
        </details>
      )}
      <Remarks remarks={file.remarks} />
      {left > 0 && (
        <details class="read-fold">
          <summary>{t.leftovers(left)}</summary>
          <Leftovers leftovers={file.leftovers} />
        </details>
      )}
    </>
  );
}

function Counts({ file: { questions, lost } }: { file: ReadFile }) {
  const t = importWords(usePractice().words);
  const count = (test: (question: ReadQuestion) => boolean): number => questions.filter(test).length;
  const choice = count(({ kind }) => kind === "choice");
  const unanswered = count(({ answered }) => !answered);
  const doubtful = count(({ doubts }) => doubts.length > 0);
  const parts: readonly [name: string, value: number, text: string][] = [
    ["questions", questions.length, t.read(questions.length)],
    ...(choice > 0 ? [["choice", choice, t.choice(choice)] as const] : []),
    ...(unanswered > 0 ? [["unanswered", unanswered, t.unanswered(unanswered)] as const] : []),
    ...(doubtful > 0 ? [["doubtful", doubtful, t.doubtful(doubtful)] as const] : []),
    ["lost", lost, t.lost(lost)],
  ].map(([name, value, text]) => [String(name), Number(value), String(text)]);
  return (
    <p class="read-counts">
      {parts.map(([name, value, text]) => (
        <span key={name} data-number={name} data-value={value}>
          {text}
        </span>
      ))}
    </p>
  );
}

function Questions({ questions }: { questions: readonly ReadQuestion[] }) {
  const { words } = usePractice();
  const t = importWords(words);
  const [shown, setShown] = useState(MANY);
  const rest = questions.length - shown;
  return (
    <>
      <ol class="plain-list read-questions">
        {questions.slice(0, shown).map((question, at) => (
          <li key={at} data-line={question.line} data-kind={question.kind}>
            <span class="read-title" dir="auto">
              {question.title}
            </span>
            <span class="read-facts">
              {question.level !== undefined && (
                <span class={`level level-${question.level}`}>{words.levels[question.level]}</span>
              )}
              <span>{t.kinds[question.kind]}</span>
              {question.line > 0 && <span>{t.line(question.line)}</span>}
              {!question.answered && <span class="read-warning">{t.noAnswer}</span>}
              {question.draft && <span class="read-warning">{t.isDraft}</span>}
              {question.doubts.map((doubt) => (
                <span class="read-warning" key={doubt}>
                  {t.doubt(doubt)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" class="quiet" data-action="more" onClick={() => setShown(shown + 5 * MANY)}>
          {t.showMore(Math.min(rest, 5 * MANY))}
        </button>
      )}
    </>
  );
}

/** Show remarks with the lines they are about. */
export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  const t = importWords(usePractice().words);
  if (remarks.length === 0) return null;
  return (
    <details class="read-fold" open={remarks.length <= FEW}>
      <summary>{t.remarks(remarks.length)}</summary>
      <ul class="plain-list remarks">
        {remarks.slice(0, 5 * MANY).map((remark, at) => (
          <li key={at} data-code={remark.code} data-line={remark.line}>
            <p>
              <span class="remark-line">{lineOf(remark, t)}</span> {t.remark(remark.code, remark.message)}
            </p>
            {remark.source.trim() !== "" && (
              <pre class="remark-source" dir="auto">
                <code>{remark.source}</code>
              </pre>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Leftovers({ leftovers }: { leftovers: readonly Leftover[] }) {
  const t = importWords(usePractice().words);
  return (
    <ul class="plain-list leftovers">
      {leftovers.slice(0, 5 * MANY).map(({ name, start, end }) => (
        <li key={start} data-leftover={name}>
          {t.leftover(name)} <span class="aside">{t.lineSpan(start, end)}</span>
        </li>
      ))}
    </ul>
  );
}

function lineOf({ line }: Remark, t: ImportWords): string {
  return line > 0 ? t.line(line) : t.wholeFile;
}
