/** The questions of an imported topic, each with its answer folded away. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { QuestionParts, QuestionSummary, TopicParts } from "../../core/bank";
import { isPattern } from "../../core/check";
import type { Remark } from "../../core/imports";
import { importWords } from "../../core/words-import";
import { Html } from "../html";
import { StageDot } from "../marks";
import { usePractice } from "../state";
import { RemarkList } from "./remarks";

/** So many are drawn at once; more come on demand. */
const PAGE = 50;

interface ListProps {
  /** The level of their headings. */
  readonly heading: "h2" | "h3";
  /** What is wrong with them. */
  readonly remarks?: readonly Remark[];
  readonly questions: readonly QuestionSummary[];
  readonly parts: TopicParts;
  readonly base: string;
  readonly linked: string | undefined;
}

/** Show questions in the order of their file. */
export function OwnQuestions({ questions, parts, base, linked, heading, remarks = [] }: ListProps) {
  const { words } = usePractice();
  const t = importWords(words);
  const place = questions.findIndex(({ id }) => id === linked);
  const [shown, setShown] = useState(Math.max(PAGE, place + 1));
  const rest = questions.length - shown;
  return (
    <>
      {questions.slice(0, shown).map((question) => {
        const own = parts.questions.get(question.id);
        if (own === undefined) return null;
        const wrong = remarks.filter((remark) => remark.question === question.id);
        const isLinked = question.id === linked;
        return <Question key={question.id} {...{ question, parts: own, base, isLinked, heading, remarks: wrong }} />;
      })}
      {rest > 0 && (
        <button type="button" class="md-button" data-action="more" onClick={() => setShown(shown + PAGE)}>
          {t.showMore(Math.min(rest, PAGE))}
        </button>
      )}
    </>
  );
}

interface QuestionProps extends Required<Pick<ListProps, "heading" | "remarks">> {
  readonly question: QuestionSummary;
  readonly parts: QuestionParts;
  readonly base: string;
  readonly isLinked: boolean;
}

function Question({ question, parts, base, isLinked, heading: Heading, remarks }: QuestionProps) {
  const { words } = usePractice();
  const t = importWords(words);
  const element = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (isLinked) element.current?.scrollIntoView();
  }, [isLinked]);
  return (
    <article
      class="question own-question"
      ref={element}
      data-question={question.id}
      data-level={question.level}
      data-kind={question.kind}
    >
      <Heading class="own-heading" dir="auto">
        <Html inline html={parts.title} base={base} />
      </Heading>
      <p class="question-facts">
        <span class={`level level-${question.level}`}>{words.levels[question.level]}</span>
        {question.minutes > 0 && <span class="minutes">{words.minutes(question.minutes)}</span>}
        {question.tags.map((tag) => (
          <span class="tag" key={tag}>
            {tag}
          </span>
        ))}
        <StageDot question={question.id} />
      </p>
      {remarks.length > 0 && <RemarkList isBeside remarks={remarks} />}
      {parts.prompt !== "" && <Html class="prompt" html={parts.prompt} base={base} />}
      {parts.options.length > 0 && (
        <ul class="options">
          {parts.options.map(({ text }, at) => (
            <li key={at}>
              <Html inline html={text} base={base} />
            </li>
          ))}
        </ul>
      )}
      {parts.starter !== undefined && <Part name={words.session.starter} html={parts.starter} base={base} />}
      {/* Hundreds of answers are drawn only when they are wanted. */}
      <details class="answer" onToggle={(event) => setOpen(isOpen || event.currentTarget.open)}>
        <summary>{t.showAnswer}</summary>
        {isOpen && <Answer parts={parts} base={base} />}
      </details>
    </article>
  );
}

/** Show all that belongs to an answer, options with the right ones marked first. */
export function Answer({ parts, base }: { parts: QuestionParts; base: string }) {
  const { words } = usePractice();
  const s = words.session;
  const accepted = parts.accepted.filter((text) => !isPattern(text));
  return (
    <>
      <Options parts={parts} base={base} />
      {accepted.length > 0 && (
        <>
          <p class="part-name">{s.accepted}</p>
          <ul class="accepted">
            {accepted.map((text) => (
              <li key={text}>
                <code>{text}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {parts.expected !== undefined && (
        <>
          <p class="part-name">{s.expected}</p>
          <pre class="expected">
            <code>{parts.expected}</code>
          </pre>
        </>
      )}
      {parts.solution !== undefined && <Part name={s.solution} html={parts.solution} base={base} />}
      {parts.tests !== undefined && <Part name={s.tests} html={parts.tests} base={base} />}
      <Html html={parts.answer} base={base} />
      {parts.keyPoints.length > 0 && (
        <>
          <p class="part-name">{s.keyPoints}</p>
          <ul class="key-points">
            {parts.keyPoints.map((html, at) => (
              <li key={at}>
                <Html inline html={html} base={base} />
              </li>
            ))}
          </ul>
        </>
      )}
      {parts.hints.map((html, at) => (
        <Part key={at} name={s.hintNumber(at + 1, parts.hints.length)} html={html} base={base} />
      ))}
      {parts.followUps.map(({ title, answer }, at) => (
        <details class="follow-up" key={at}>
          <summary>
            <Html inline html={title} base={base} />
          </summary>
          <Html html={answer} base={base} />
        </details>
      ))}
      {parts.sources !== undefined && <Part name={s.sources} html={parts.sources} base={base} />}
    </>
  );
}

function Options({ parts, base }: { parts: QuestionParts; base: string }) {
  const t = importWords(usePractice().words);
  if (parts.options.length === 0) return null;
  return (
    <ul class="options-answered">
      {parts.options.map(({ text, correct, feedback }, at) => (
        <li key={at} class={correct ? "right" : undefined}>
          <p>
            <Html inline html={text} base={base} /> {correct && <strong class="verdict">{t.rightOption}</strong>}
          </p>
          {feedback !== undefined && <Html html={feedback} base={base} />}
        </li>
      ))}
    </ul>
  );
}

function Part({ name, html, base }: { name: string; html: string; base: string }) {
  return (
    <>
      <p class="part-name">{name}</p>
      <Html html={html} base={base} />
    </>
  );
}
