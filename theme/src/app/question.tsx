/** One question of a session, from its title to the rating. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Rating } from "../core/attempt";
import type { QuestionParts, QuestionSummary, TopicSummary } from "../core/bank";
import type { Words } from "../core/words";
import { Afterwards, Answer, Block } from "./answer";
import { Dock, type QuietAction } from "./dock";
import { Help } from "./help";
import { Html } from "./html";
import { type Keys, useKeys } from "./keys";
import { KIND_VIEWS, type KindProps } from "./kinds/kind";
import type { Sitting } from "./sitting";
import { usePractice } from "./state";

interface QuestionProps {
  readonly sitting: Sitting;
  readonly question: QuestionSummary;
  readonly parts: QuestionParts;
  readonly topic: TopicSummary;
  readonly onLeave: () => void;
}

/** Ask one question, show its answer, take the rating. */
export function QuestionView({ sitting, question, parts, topic, onLeave }: QuestionProps) {
  const practice = usePractice();
  const { words } = practice;
  const session = sitting.session.value;
  const [help, setHelp] = useState(false);
  const root = useNewest(`${session.position} ${session.revealed} ${session.hintsShown}`);
  const view = KIND_VIEWS[question.kind];
  const suggested = session.revealed ? view.suggest?.(parts, session) : undefined;
  const rate = (rating: Rating): void => sitting.rate(rating, parts);
  const quiet = quietActions({ sitting, parts, words, onHelp: () => setHelp(true) });
  useKeys({
    ...Object.fromEntries(quiet.map(({ key, run }) => [key, run])),
    ...digits(sitting, parts, rate),
    primary: session.revealed ? suggested && (() => rate(suggested)) : () => sitting.reveal(),
    Escape: onLeave,
  });
  const props: KindProps = { sitting, parts, kind: question.kind, base: practice.bank.url(topic.url) };
  const choice = session.selected.length > 0;
  return (
    <div class="session-question" ref={root} data-question={question.id} data-kind={question.kind}>
      <Task {...props} question={question} />
      {session.revealed ? <Revealed {...props} /> : <view.Task {...props} />}
      <Dock
        primary={{ label: choice ? words.session.check : words.session.reveal, run: () => sitting.reveal() }}
        ratings={session.revealed ? { question: question.id, suggested, rate } : undefined}
        quiet={quiet}
      />
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}

function Task(props: KindProps & { question: QuestionSummary }) {
  const { words } = usePractice();
  const { sitting, parts, base, question } = props;
  const { hintsShown } = sitting.session.value;
  const hints = parts.hints.slice(0, hintsShown);
  return (
    <>
      <h2 tabIndex={-1} data-focus>
        <Html inline html={parts.title} base={base} />
      </h2>
      <p class="question-facts">
        <span class={`level level-${question.level}`}>{words.levels[question.level]}</span>
        {question.minutes > 0 && <span class="minutes">{words.minutes(question.minutes)}</span>}
      </p>
      <Html class="prompt" html={parts.prompt} base={base} />
      <Block name={words.session.starter} html={parts.starter} base={base} />
      {hints.map((html, at) => (
        <aside class="hint" key={html} aria-label={words.session.hintNumber(at + 1, parts.hints.length)}>
          <p class="part-name" tabIndex={-1} data-focus>
            {words.session.hintNumber(at + 1, parts.hints.length)}
          </p>
          <Html html={html} base={base} />
        </aside>
      ))}
    </>
  );
}

function Revealed(props: KindProps) {
  const { Verdict } = KIND_VIEWS[props.kind];
  return (
    <>
      {Verdict !== undefined && <Verdict {...props} />}
      <Answer {...props} focus={Verdict === undefined} />
      <Afterwards {...props} />
    </>
  );
}

function quietActions({
  sitting,
  parts,
  words,
  onHelp,
}: {
  sitting: Sitting;
  parts: QuestionParts;
  words: Words;
  onHelp: () => void;
}): readonly QuietAction[] {
  const { revealed, hintsShown, results } = sitting.session.value;
  const last = results[results.length - 1];
  const t = words.session;
  const hint = {
    action: "hint",
    key: "h",
    label: hintsShown > 0 ? t.moreHint : t.hint,
    run: () => sitting.hint(parts),
  };
  const skip = { action: "skip", key: "s", label: t.skip, run: () => sitting.skip() };
  const undoLabel = last !== undefined && "skipped" in last ? t.undoSkip : t.undo;
  const undo = { action: "undo", key: "u", label: undoLabel, run: () => sitting.undo() };
  const help = { action: "help", key: "?", label: words.help.title, run: onHelp };
  return [
    ...(!revealed && hintsShown < parts.hints.length ? [hint] : []),
    skip,
    ...(last === undefined ? [] : [undo]),
    help,
  ];
}

function digits(sitting: Sitting, parts: QuestionParts, rate: (rating: Rating) => void): Keys {
  const { revealed, orders } = sitting.session.value;
  if (revealed) return { 1: () => rate(1), 2: () => rate(2), 3: () => rate(3), 4: () => rate(4) };
  const order = orders[parts.id] ?? [];
  return Object.fromEntries(order.map((option, place) => [place + 1, () => sitting.toggle(option, parts)]));
}

// What is new is the last element marked so: a hint, the verdict, the answer, or the title of the next question.
function useNewest(state: string) {
  const root = useRef<HTMLDivElement>(null);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    const marked = root.current?.querySelectorAll<HTMLElement>("[data-focus]") ?? [];
    const newest = marked[marked.length - 1];
    const [before, now] = [shown.current?.split(" ")[0], state.split(" ")[0]];
    shown.current = state;
    if (newest === undefined) return;
    newest.focus({ preventScroll: true });
    if (before === now) newest.scrollIntoView({ block: "nearest" });
    else window.scrollTo(0, 0);
  }, [state]);
  return root;
}
