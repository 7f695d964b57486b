/** One question of a session, from its title to the rating. */

import { useEffect, useRef, useState } from "preact/hooks";
import { RATINGS, type Rating } from "../core/attempt";
import type { QuestionParts, QuestionSummary, TopicSummary } from "../core/bank";
import { CAUSES, CONFIDENCES, type Session } from "../core/session";
import { suggest } from "../core/suggest";
import type { Words } from "../core/words";
import { type AnswerWords, answerWords } from "../core/words-answer";
import { Afterwards, Answer, Block } from "./answer";
import { CauseRow, ConfidenceRow } from "./asides";
import { Program } from "./code/program";
import { Dock, type PrimaryAction, type QuietAction } from "./dock";
import { Help } from "./help";
import { Html } from "./html";
import { type Keys, useKeys } from "./keys";
import { type Controls, type KindProps, viewOf } from "./kinds/kind";
import { ChangedMark } from "./marks";
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
  const { words, settings } = practice;
  const session = sitting.session.value;
  const answering = answerWords(words);
  const [help, setHelp] = useState(false);
  const [controls, setControls] = useState<Controls>();
  const root = useNewest(newestOf(session));
  const props: KindProps = { sitting, parts, kind: question.kind, base: practice.bank.url(topic.url), answering };
  const view = viewOf(props);
  // What the tests have said cannot be guessed any more.
  const asksConfidence = settings.value.confidence && sitting.checked(parts) === undefined;
  const suggested = session.failed ? 1 : suggest(sitting.answered(parts));
  const rate = (rating: Rating): void => {
    if (rating === 1 && settings.value.causes && !session.failed) sitting.fail();
    else sitting.rate(rating, parts);
  };
  const second = view.Verdict === undefined ? undefined : unsureAction(sitting, answering);
  const primary = controls?.primary ?? revealAction(props, words);
  const quiet = [...(controls?.quiet ?? []), ...quietActions({ ...props, words, onHelp: () => setHelp(true) })];
  useKeys({
    // While a cause is asked nothing can be skipped, and the key must not open Material's search.
    s: () => undefined,
    ...keysOf(quiet),
    ...(session.revealed ? { d: () => sitting.deepen(parts) } : keysOf(second === undefined ? [] : [second])),
    ...digits({ sitting, parts, rate, asksConfidence }),
    a: () => root.current?.querySelector<HTMLElement>(".answer-field")?.focus(),
    ...controls?.keys,
    primary: session.revealed ? suggested && (() => rate(suggested)) : primary.run,
    Escape: onLeave,
  });
  const confirms = session.failed ? answering.withoutCause : undefined;
  return (
    <div class="session-question" ref={root} data-question={question.id} data-kind={question.kind}>
      <Task {...props} question={question} />
      {session.revealed ? <Revealed {...props} /> : <view.Task {...props} onControls={setControls} />}
      <Dock
        primary={primary}
        second={second}
        ratings={session.revealed ? { question: question.id, suggested, rate, confirms } : undefined}
        quiet={quiet}
      >
        {!session.revealed && asksConfidence && <ConfidenceRow {...props} keys={parts.options.length === 0} />}
        {session.failed && <CauseRow {...props} />}
      </Dock>
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
        <ChangedMark question={question.id} />
      </p>
      <Html class="prompt" html={parts.prompt} base={base} />
      {/* What a program prints is no longer a question then. */}
      {sitting.session.value.revealed && parts.program !== undefined && <Program program={parts.program} />}
      {/* Code that can be run begins in its editor. */}
      {parts.code === undefined && <Block name={words.session.starter} html={parts.starter} base={base} />}
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
  const { Verdict } = viewOf(props);
  const isChecked = Verdict !== undefined && props.sitting.answered(props.parts).correct !== undefined;
  return (
    <>
      {isChecked && <Verdict {...props} />}
      <Answer {...props} focus={!isChecked} />
      <Afterwards {...props} />
    </>
  );
}

function revealAction(props: KindProps, words: Words): PrimaryAction {
  const { sitting, parts } = props;
  const isAnswered = sitting.session.value.selected.length > 0 || sitting.draft(parts.id).answer.trim() !== "";
  const isChecked = isAnswered && parts.code === undefined && viewOf(props).Verdict !== undefined;
  const label = isChecked ? words.session.check : words.session.reveal;
  return { action: "reveal", label, run: () => sitting.reveal() };
}

function unsureAction(sitting: Sitting, answering: AnswerWords): QuietAction & { readonly title: string } {
  const { unsure: label, unsureTitle: title } = answering;
  return { action: "unsure", key: "0", label, title, run: () => sitting.giveUp() };
}

function quietActions({
  sitting,
  parts,
  words,
  onHelp,
}: KindProps & { words: Words; onHelp: () => void }): readonly QuietAction[] {
  const { revealed, hintsShown, results, failed } = sitting.session.value;
  const last = results[results.length - 1];
  const t = words.session;
  const hint = {
    action: "hint",
    key: "h",
    label: hintsShown > 0 ? t.moreHint : t.hint,
    run: () => sitting.hint(parts),
  };
  const skip = { action: "skip", key: "s", label: t.skip, run: () => sitting.skip() };
  const undoLabel = !failed && last !== undefined && "skipped" in last ? t.undoSkip : t.undo;
  const undo = { action: "undo", key: "u", label: undoLabel, run: () => sitting.undo() };
  const help = { action: "help", key: "?", label: words.help.title, run: onHelp };
  return [
    ...(!revealed && hintsShown < parts.hints.length ? [hint] : []),
    ...(failed ? [] : [skip]),
    ...(last === undefined && !failed ? [] : [undo]),
    help,
  ];
}

function keysOf(actions: readonly QuietAction[]): Keys {
  return Object.fromEntries(actions.flatMap(({ key, run }) => (key === undefined ? [] : [[key, run]])));
}

// The same four digits mean what the screen asks at the moment.
function digits({
  sitting,
  parts,
  rate,
  asksConfidence,
}: {
  sitting: Sitting;
  parts: QuestionParts;
  rate: (rating: Rating) => void;
  asksConfidence: boolean;
}): Keys {
  const { revealed, failed, orders } = sitting.session.value;
  const keys = <T,>(items: readonly T[], run: (item: T) => void): Keys =>
    Object.fromEntries(items.map((item, at) => [at + 1, () => run(item)]));
  if (failed) return keys(CAUSES, (cause) => sitting.rate(1, parts, cause));
  if (revealed) return keys(RATINGS, rate);
  if (parts.options.length > 0) return keys(orders[parts.id] ?? [], (option) => sitting.toggle(option, parts));
  return asksConfidence ? keys(CONFIDENCES, (step) => sitting.trust(step)) : {};
}

// Changes whenever something new is on the screen; its first word is the question's place.
function newestOf({ position, revealed, hintsShown, depth, failed }: Session): string {
  return [position, revealed, hintsShown, depth, failed].join(" ");
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
