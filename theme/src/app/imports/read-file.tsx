/** One file as it was read: a line with its numbers, which opens to its questions and all that is to be looked at. */

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { Leftover, ReadFile, ReadQuestion } from "../../core/imports";
import { isRepeated, type Repeat } from "../../core/imports-alike";
import { importWords } from "../../core/words-import";
import { usePractice } from "../state";
import { Preview } from "./preview";
import { Remarks } from "./remarks";
import { RepeatsList } from "./repeats";
import type { Choice } from "./topic-form";

/** More than so many are shown on demand. */
const FEW = 12;
const MANY = 100;

interface ReadProps {
  readonly file: ReadFile;
  readonly repeats: readonly Repeat[];
}

interface FileProps extends ReadProps {
  readonly choice: Choice;
  /** The only file is open, and taken if anything is. */
  readonly isSingle: boolean;
  readonly onChange: (part: Partial<Choice>) => void;
  /** Where its questions go. */
  readonly form: ComponentChildren;
}

/** Show a file. */
export function ReadFileView({ file, repeats, choice, isSingle, onChange, form }: FileProps) {
  const { words } = usePractice();
  const t = importWords(words);
  const [isOpen, setOpen] = useState(isSingle);
  const body = useId();
  return (
    <section class="read-file" data-file={file.name}>
      <header class="read-head">
        <h3 dir="auto">
          {isSingle || file.questions.length === 0 ? (
            file.name
          ) : (
            <label class="read-include">
              <input
                type="checkbox"
                checked={choice.isTaken}
                onChange={(event) => onChange({ isTaken: event.currentTarget.checked })}
              />
              <span>{file.name}</span>
            </label>
          )}
        </h3>
        <p class="read-counts">
          <Counts file={file} repeats={repeats} />
          {!isSingle && file.questions.length > 0 && choice.target === "" && (
            <span>{t.levelName(words.levels[choice.level])}</span>
          )}
        </p>
        {!isSingle && (
          <button
            type="button"
            class="quiet"
            data-action="details"
            aria-expanded={isOpen}
            aria-controls={body}
            onClick={() => setOpen(!isOpen)}
          >
            {t.details} <span class="practice-hidden">{file.name}</span>
          </button>
        )}
      </header>
      <div id={body} hidden={!isOpen}>
        {isOpen && (
          <>
            {form}
            <Details file={file} repeats={repeats} />
          </>
        )}
      </div>
    </section>
  );
}

function Details({ file, repeats }: ReadProps) {
  const t = importWords(usePractice().words);
  const left = file.leftovers.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  return (
    <>
      {file.questions.length > 0 && (
        <details class="read-fold" open={file.questions.length <= FEW}>
          <summary>{t.list}</summary>
          <Questions file={file} repeats={repeats} />
        </details>
      )}
      <RepeatsList file={file} repeats={repeats} />
      <Remarks remarks={file.remarks.filter(({ code }) => code !== "no-questions")} />
      {left > 0 && (
        <details class="read-fold">
          <summary>{t.leftovers(left)}</summary>
          <Leftovers leftovers={file.leftovers} />
        </details>
      )}
    </>
  );
}

function Counts({ file: { questions, lost }, repeats }: ReadProps) {
  const t = importWords(usePractice().words);
  const count = (test: (question: ReadQuestion) => boolean): number => questions.filter(test).length;
  const numbers = {
    choice: count(({ kind }) => kind === "choice"),
    unanswered: count(({ answered }) => !answered),
    doubtful: count(({ doubts }) => doubts.length > 0),
    wrong: count(isWrong),
    repeated: repeats.filter(isRepeated).length,
  };
  const texts = {
    ...{ choice: t.choice, unanswered: t.unanswered, doubtful: t.doubtful },
    ...{ wrong: t.wrong, repeated: t.alike },
  };
  const all = ["choice", "unanswered", "doubtful", "wrong", "repeated"] as const;
  const names = all.filter((name) => numbers[name] > 0);
  return (
    <>
      <span data-number="questions" data-value={questions.length}>
        {t.read(questions.length)}
      </span>
      {names.map((name) => (
        <span key={name} data-number={name} data-value={numbers[name]}>
          {texts[name](numbers[name])}
        </span>
      ))}
      <span data-number="lost" data-value={lost}>
        {t.lost(lost)}
      </span>
    </>
  );
}

function Questions({ file: { questions }, repeats }: ReadProps) {
  const t = importWords(usePractice().words);
  const [shown, setShown] = useState(MANY);
  const rest = questions.length - shown;
  return (
    <>
      <ol class="plain-list read-questions">
        {questions.slice(0, shown).map((question, at) => (
          <Question key={at} question={question} repeat={repeats[at]} />
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

function Question({ question, repeat }: RowProps) {
  const { words } = usePractice();
  const t = importWords(words);
  const [isOpen, setOpen] = useState(false);
  return (
    <li data-line={question.line} data-kind={question.kind} data-asked={question.asked}>
      <details class="read-question" onToggle={(event) => setOpen(isOpen || event.currentTarget.open)}>
        <summary>
          <span class="read-title" dir="auto">
            {question.title}
          </span>
          <span class="read-facts">
            {question.level !== undefined && (
              <span class={`level level-${question.level}`}>{words.levels[question.level]}</span>
            )}
            <span>{t.kinds[question.kind]}</span>
            {question.line > 0 && <span>{t.line(question.line)}</span>}
            <Warnings question={question} repeat={repeat} />
          </span>
        </summary>
        {isOpen && <Preview question={question} />}
      </details>
    </li>
  );
}

interface RowProps {
  readonly question: ReadQuestion;
  readonly repeat: Repeat | undefined;
}

function Warnings({ question, repeat }: RowProps) {
  const t = importWords(usePractice().words);
  const isAlike = repeat !== undefined && (repeat.id !== undefined || repeat.line > 0);
  const texts = [
    ...(isAlike ? [isRepeated(repeat) ? t.isAlike : t.isPerhaps] : []),
    ...(question.answered ? [] : [t.noAnswer]),
    ...(question.draft ? [t.isDraft] : []),
    ...(isWrong(question) ? [t.isWrong] : []),
    ...question.doubts.map(t.doubt),
  ];
  return (
    <>
      {[...new Set(texts)].map((text) => (
        <span class="read-warning" key={text}>
          {text}
        </span>
      ))}
    </>
  );
}

// The remarks tell what is wrong with it.
function isWrong({ asked, answered, draft }: ReadQuestion): boolean {
  return !asked && answered && !draft;
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
