/** The sheet for the last evening: what was missed, with the own answer and the reference, only on paper. */

import { useEffect, useState } from "preact/hooks";
import type { QuestionParts, QuestionSummary, TopicParts, TopicSummary } from "../core/bank";
import { isSkipped } from "../core/session";
import { quizWords } from "../core/words-quiz";
import { typedText } from "./drafts";
import { Html } from "./html";
import { sessionName } from "./place";
import type { Sitting } from "./sitting";
import { usePractice } from "./state";

/** Load the topics of these questions; undefined until all have come or failed. */
export function useSheet(questions: readonly string[]): readonly TopicParts[] | undefined {
  const practice = usePractice();
  const [topics, setTopics] = useState<readonly TopicParts[]>();
  const names = [...new Set(questions.map((id) => practice.questions.get(id)?.topic ?? ""))].join();
  useEffect(() => {
    const wanted = names.split(",").flatMap((name) => practice.topics.get(name) ?? []);
    Promise.allSettled(wanted.map((topic) => practice.bank.load(topic))).then((settled) =>
      setTopics(settled.flatMap((one) => (one.status === "fulfilled" ? one.value : []))),
    );
  }, [practice, names]);
  return topics;
}

/** Write the misses of a session for paper. */
export function Sheet({
  sitting,
  misses,
  topics,
}: {
  sitting: Sitting;
  misses: readonly string[];
  topics: readonly TopicParts[];
}) {
  const practice = usePractice();
  const { words } = practice;
  const t = quizWords(words).sheet;
  const session = sitting.session.value;
  return (
    <section class="sheet">
      <h2>{t.title}</h2>
      <p class="sheet-line">{t.line(sessionName(session, practice), words.date(session.at))}</p>
      {misses.map((id) => {
        const question = practice.questions.get(id);
        const topic = practice.topics.get(question?.topic ?? "");
        const parts = topics.find((one) => one.topic === topic?.topic)?.questions.get(id);
        if (question === undefined || topic === undefined) return null;
        return <Miss key={id} {...{ sitting, question, topic, parts }} />;
      })}
    </section>
  );
}

function Miss({
  sitting,
  question,
  topic,
  parts,
}: {
  sitting: Sitting;
  question: QuestionSummary;
  topic: TopicSummary;
  parts: QuestionParts | undefined;
}) {
  const { words, bank } = usePractice();
  const base = bank.url(topic.url);
  const facts = (
    <p class="sheet-facts">
      {topic.title} · {words.levels[question.level]}
    </p>
  );
  return (
    <section class="sheet-question" data-sheet={question.id}>
      <h3>{parts === undefined ? question.title : <Html inline html={parts.title} base={base} />}</h3>
      {facts}
      {parts !== undefined && (
        <>
          <Html html={parts.prompt} base={base} />
          <Own sitting={sitting} parts={parts} base={base} />
          <Reference parts={parts} base={base} />
          <Points sitting={sitting} parts={parts} base={base} />
        </>
      )}
    </section>
  );
}

interface Part {
  readonly sitting: Sitting;
  readonly parts: QuestionParts;
  readonly base: string;
}

// What was typed, or the options that were chosen.
function Own({ sitting, parts, base }: Part) {
  const { words } = usePractice();
  const t = quizWords(words).sheet;
  const typed = typedText(sitting.draft(parts.id));
  const results = sitting.session.value.results.filter((result) => !isSkipped(result) && result.question === parts.id);
  const selected = results[results.length - 1]?.before.selected ?? [];
  const chosen = selected.flatMap((at) => parts.options[at] ?? []);
  return (
    <>
      <p class="part-name">{t.own}</p>
      {chosen.length > 0 ? (
        <ul>
          {chosen.map(({ text }) => (
            <li key={text}>
              <Html inline html={text} base={base} />
            </li>
          ))}
        </ul>
      ) : (
        <p class="own-text">{typed === "" ? t.noAnswer : typed}</p>
      )}
    </>
  );
}

function Reference({ parts, base }: Omit<Part, "sitting">) {
  const { words } = usePractice();
  const t = quizWords(words).sheet;
  const right = parts.options.filter((option) => option.correct);
  return (
    <>
      <p class="part-name">{right.length > 0 ? t.options : t.answer}</p>
      {right.length > 0 && (
        <ul>
          {right.map(({ text }) => (
            <li key={text}>
              <Html inline html={text} base={base} />
            </li>
          ))}
        </ul>
      )}
      {parts.accepted.length > 0 && <p>{parts.accepted.join(" · ")}</p>}
      {parts.expected !== undefined && (
        <pre>
          <code>{parts.expected}</code>
        </pre>
      )}
      {parts.solution !== undefined && <Html html={parts.solution} base={base} />}
      <Html html={parts.answer} base={base} />
    </>
  );
}

// Where nothing was ticked, nobody compared: then the whole rubric is printed.
function Points({ sitting, parts, base }: Part) {
  const { words } = usePractice();
  const t = quizWords(words).sheet;
  const ticked = sitting.draft(parts.id).points;
  const missed = parts.keyPoints.filter((_, at) => !ticked.includes(at));
  if (missed.length === 0) return null;
  return (
    <>
      <p class="part-name">{ticked.length > 0 ? t.missed : t.points}</p>
      <ul class="sheet-points">
        {missed.map((html) => (
          <li key={html}>
            <Html inline html={html} base={base} />
          </li>
        ))}
      </ul>
    </>
  );
}
