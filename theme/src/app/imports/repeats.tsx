/** Brought questions that are there already: which, where, and whether they are wanted all the same. */

import { isImported } from "../../core/imported";
import type { ReadFile } from "../../core/imports";
import { isRepeated, type Repeat } from "../../core/imports-alike";
import { importWords } from "../../core/words-import";
import { Pill, Pills } from "../pills";
import { usePractice } from "../state";

const MOST = 500;

interface ChoiceProps {
  readonly isKept: boolean;
  readonly onChange: (isKept: boolean) => void;
}

/** Let the learner choose once for all of them. */
export function RepeatsChoice({ isKept, onChange }: ChoiceProps) {
  const t = importWords(usePractice().words);
  return (
    <Pills legend={t.repeats} note={t.repeatsNote}>
      <Pill kind="radio" name="repeats" value="skip" checked={!isKept} onChange={() => onChange(false)}>
        {t.skipRepeats}
      </Pill>
      <Pill kind="radio" name="repeats" value="keep" checked={isKept} onChange={() => onChange(true)}>
        {t.keepRepeats}
      </Pill>
    </Pills>
  );
}

/** List them, each with the question that it repeats. */
export function RepeatsList({ file, repeats }: { file: ReadFile; repeats: readonly Repeat[] }) {
  const t = importWords(usePractice().words);
  const found = file.questions.flatMap((question, at) => {
    const repeat = repeats[at];
    return repeat === undefined || (repeat.id === undefined && repeat.line === 0) ? [] : [{ question, repeat }];
  });
  if (found.length === 0) return null;
  return (
    <details class="read-fold" open={found.length <= 12}>
      <summary>{t.alikeList(found.length)}</summary>
      <ul class="plain-list repeats">
        {found.slice(0, MOST).map(({ question, repeat }, at) => (
          <li key={at} data-line={question.line} data-sure={isRepeated(repeat)}>
            <p dir="auto">
              <span class="remark-line">{t.line(question.line)}</span> {question.title}
            </p>
            <p class="aside">
              <Same repeat={repeat} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Same({ repeat: { id, isSure, line } }: { repeat: Repeat }) {
  const t = importWords(usePractice().words);
  if (line > 0 && !isSure) return <>{t.sameAsLine(line)}</>;
  return (
    <>
      {isSure ? t.sameAs : t.perhapsAs}: <There question={id ?? ""} />
    </>
  );
}

/** Link to a question that is there, with its topic; in another tab, because what was read is on this page only. */
export function There({ question }: { question: string }) {
  const practice = usePractice();
  const summary = practice.questions.get(question);
  const topic = practice.topics.get(summary?.topic ?? "");
  if (summary === undefined || topic === undefined) return <code>{question}</code>;
  const hash = isImported(topic) ? `&question=${encodeURIComponent(question)}` : `#${question}`;
  return (
    <>
      <a href={practice.bank.url(topic.url) + hash} target="_blank" rel="noopener" dir="auto">
        {summary.title}
      </a>{" "}
      ({topic.title})
    </>
  );
}
