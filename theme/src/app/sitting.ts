/** A session under way: the reducer's steps, each kept at once, with the clock and the drafts beside it. */

import { batch, type Signal, signal } from "@preact/signals";
import { attemptId, type Extra, type Rating, sessionId } from "../core/attempt";
import type { QuestionParts } from "../core/bank";
import { checkAnswer } from "../core/check";
import { type CheckedCode, decodeChecked, keepable } from "../core/checked";
import { countTests, type RunResult } from "../core/run";
import {
  askCause,
  type Cause,
  type Confidence,
  currentQuestion,
  deepen,
  giveUp,
  isFinished,
  orderOptions,
  rate,
  reveal,
  type Session,
  showHint,
  skip,
  startSession,
  stop,
  tick,
  toggleOption,
  trust,
  undo,
  withoutMissing,
} from "../core/session";
import type { Answered } from "../core/suggest";
import { type Draft, NO_DRAFT, typedText } from "./drafts";
import { pick, type Request, stateOf } from "./request";
import type { Practice } from "./state";

/** Choose questions for a request and begin; undefined when none fits. */
export function begin(practice: Practice, request: Request): Sitting | undefined {
  const { random } = practice;
  const { mode, minutes } = request;
  const at = practice.now();
  const questions = pick(request, stateOf(practice), random);
  if (questions.length === 0) return undefined;
  const topics = [...new Set(questions.map((id) => practice.questions.get(id)?.topic ?? ""))];
  const limit = minutes === undefined ? {} : { minutes };
  return new Sitting(practice, startSession({ id: sessionId(at, random), at, mode, topics, questions, ...limit }));
}

/** Go on with a session that was kept; undefined when it is not there any more. */
export function resume(practice: Practice, id: string): Sitting | undefined {
  const session = practice.session(id);
  if (session === undefined) return undefined;
  const complete = withoutMissing(session, (question) => practice.questions.has(question), practice.now());
  // A millisecond more: tabs that have it open hear only of what changes.
  return new Sitting(practice, tick(complete, 1));
}

/** Forget the drafts of sessions that nobody can go back to. */
export function forgetDrafts({ store: { sessions }, drafts, settings }: Practice): void {
  const whole = sessions.records().flatMap(({ id }) => sessions.find(id) ?? []);
  const wanted = whole.filter((session) => settings.value.keepAnswers || !isFinished(session));
  drafts.keepOnly(new Set(wanted.map(({ id }) => id)));
}

/** The session on screen. */
export class Sitting {
  readonly session: Signal<Session>;
  /** Another tab has gone on with it: this one must neither write nor rate any more. */
  readonly elsewhere = signal(false);
  private readonly drafts: Signal<ReadonlyMap<string, Draft>>;
  // Undefined while nobody looks: that time is not spent on the question.
  private since: number | undefined = document.hidden ? undefined : performance.now();

  constructor(
    private readonly practice: Practice,
    session: Session,
  ) {
    this.session = signal(session);
    this.drafts = signal(practice.drafts.read(session.id));
    this.keep(session);
  }

  /** Notice that another tab has opened the session or changed it; everything up to then is stored, and was read there. */
  hear({ key, newValue }: StorageEvent): void {
    const { id } = this.session.value;
    if (newValue !== null && (key?.endsWith(`/sessions/${id}`) || key?.endsWith(`/drafts/${id}`))) {
      this.elsewhere.value = true;
    }
  }

  /** Return what is typed and ticked on a question. */
  draft(question: string): Draft {
    return this.drafts.value.get(question) ?? NO_DRAFT;
  }

  /** Change what is typed or ticked on a question. */
  write(question: string, change: Partial<Draft>): void {
    this.drafts.value = new Map(this.drafts.value).set(question, { ...this.draft(question), ...change });
    this.saveDrafts();
  }

  /** Return the learner's code; before anything is written that is the starter. */
  code({ id, code }: QuestionParts): string {
    return this.draft(id).answer || (code?.starter ?? "");
  }

  /** Change the learner's code; a starter that nobody has touched is no answer, and an empty editor no starter. */
  writeCode({ id, code }: QuestionParts, text: string): void {
    const isUntouched = text.trim() === code?.starter.trim();
    this.write(id, { answer: isUntouched ? "" : code === undefined ? text : text || "\n" });
  }

  /** Return the last check of the learner's code, which may have changed since. */
  checked({ id }: QuestionParts): CheckedCode | undefined {
    return decodeChecked(this.draft(id).checked);
  }

  /** Return what the tests said of the code as it stands now; undefined when it was not checked since it changed. */
  tested(parts: QuestionParts): RunResult | undefined {
    const checked = this.checked(parts);
    return checked?.code === this.code(parts) ? checked.result : undefined;
  }

  /** Keep what the tests said of a code. */
  keepCheck(question: string, code: string, result: RunResult): void {
    this.write(question, { checked: keepable({ code, result }) });
  }

  /** Shuffle the options of the question on screen, once. */
  order(options: number): void {
    const session = this.session.value;
    const ordered = orderOptions(session, options, this.practice.random);
    if (ordered !== session) this.keep(ordered);
  }

  /** Select or unselect an option. */
  toggle(option: number, parts: QuestionParts): void {
    this.step((session) => toggleOption(session, option, { single: !hasSeveral(parts) }));
  }

  /** Show one more hint. */
  hint(parts: QuestionParts): void {
    this.step((session) => showHint(session, { hints: parts.hints.length }));
  }

  /** Say how sure one is of the answer. */
  trust(confidence: Confidence): void {
    this.step((session) => trust(session, confidence));
  }

  /** Show the answer. */
  reveal(): void {
    this.step(reveal);
  }

  /** Say "I don't know" and show the answer. */
  giveUp(): void {
    this.step(giveUp);
  }

  /** Open the answer of the next deeper question. */
  deepen(parts: QuestionParts): void {
    this.step((session) => deepen(session, { steps: parts.followUps.length }));
  }

  /** Tell what is known of the answer to the question on screen. */
  answered(parts: QuestionParts): Answered {
    const { unsure, selected, hintsShown } = this.session.value;
    const { answer, points } = this.draft(parts.id);
    const kind = this.practice.questions.get(parts.id)?.kind ?? "open";
    const checked = checkAnswer(kind, parts, { selected, answer, unsure, tested: this.tested(parts) });
    return { kind, ...checked, unsure, points: [points.length, parts.keyPoints.length], hints: hintsShown };
  }

  /** Ask why the answer failed before it is rated Again. */
  fail(): void {
    this.step((session) => askCause(session, true));
  }

  /** Rate the answer and go on; a cause belongs to Again alone. */
  rate(rating: Rating, parts: QuestionParts, cause?: Cause): void {
    const at = this.practice.now();
    const rev = this.practice.questions.get(parts.id)?.rev ?? 1;
    const extra = this.extra(parts, rating === 1 ? cause : undefined);
    const rated = rate(this.timed(), { id: attemptId(at, this.practice.random), at, rev, rating, extra });
    if (rated === undefined || this.elsewhere.value) return;
    // The log first: should the page die between the two, the answer counts and the question is only asked again.
    batch(() => {
      this.practice.record(rated.attempt);
      this.keep(rated.session);
    });
  }

  /** Leave the question unanswered and go on. */
  skip(): void {
    this.step((session) => skip(session, this.practice.now()));
  }

  /** Take back the last rating or skip; an Again whose cause is being asked is the last one. */
  undo(): void {
    if (this.session.value.failed) {
      this.step((session) => askCause(session, false));
      return;
    }
    const undone = undo(this.session.value);
    if (undone === undefined) return;
    batch(() => {
      this.keep(undone.session);
      const question = currentQuestion(undone.session);
      if (undone.attempt !== undefined && question !== undefined) this.practice.retract(undone.attempt, question);
    });
  }

  /** End the session here. */
  stop(): void {
    this.settle();
    this.step((session) => stop(session, this.practice.now()));
  }

  /** Leave the session for later. */
  leave(): void {
    this.settle();
    this.pause();
  }

  /** Keep the time spent so far and stop the clock: the page is being hidden or left. */
  pause(): void {
    this.keep(this.timed());
    this.since = undefined;
  }

  /** Let the clock run: the page is being shown. */
  wake(): void {
    this.since = performance.now();
  }

  /** Return the time spent on the question on screen so far. */
  spentMs(): number {
    const { since } = this;
    return this.session.value.spentMs + (since === undefined ? 0 : performance.now() - since);
  }

  private step(change: (session: Session) => Session): void {
    this.keep(change(this.timed()));
  }

  private timed(): Session {
    const { since } = this;
    if (since === undefined) return this.session.value;
    this.wake();
    return tick(this.session.value, performance.now() - since);
  }

  private keep(session: Session): void {
    this.session.value = session;
    if (this.elsewhere.value) return;
    this.practice.keep(session);
    if (!this.practice.settings.value.keepAnswers) this.saveDrafts();
  }

  // What must not be kept is stored for as long as it is being written; undoing finds it while the page is open.
  private saveDrafts(): void {
    if (this.elsewhere.value) return;
    const { practice, drafts, session } = this;
    const { id, questions, position } = session.value;
    const waiting = new Set(isFinished(session.value) ? [] : questions.slice(position));
    const stored = [...drafts.value].filter(
      ([question]) => practice.settings.value.keepAnswers || waiting.has(question),
    );
    practice.drafts.save(id, new Map(stored));
  }

  // An Again that only waits for its cause must not be lost with the session.
  private settle(): void {
    const { failed } = this.session.value;
    const question = this.practice.questions.get(currentQuestion(this.session.value) ?? "");
    const parts = this.practice.bank.ready(question?.topic ?? "")?.questions.get(question?.id ?? "");
    if (failed && parts !== undefined) this.rate(1, parts);
  }

  private extra(parts: QuestionParts, cause: Cause | undefined): Extra {
    const { confidence, depth, hintsShown, unsure } = this.session.value;
    const { keepAnswers, ...asks } = this.practice.settings.value;
    const { correct } = this.answered(parts);
    const draft = this.draft(parts.id);
    const [points, typed, tested] = [draft.points, typedText(draft), unsure ? undefined : this.tested(parts)];
    return {
      ...(correct === undefined ? {} : { correct }),
      ...(confidence === undefined || !asks.confidence ? {} : { confidence }),
      ...(points.length > 0 ? { points: [points.length, parts.keyPoints.length] as const } : {}),
      ...(depth > 0 ? { depth } : {}),
      ...(tested === undefined || tested.tests.length === 0 ? {} : { tests: countTests(tested.tests) }),
      ...(cause === undefined ? {} : { cause }),
      ...(typed === "" || !keepAnswers ? {} : { answer: typed }),
      ...(hintsShown > 0 ? { hints: hintsShown } : {}),
      ...(unsure ? { unsure } : {}),
    };
  }
}

/** Tell whether more than one option of a question is right. */
export function hasSeveral(parts: QuestionParts): boolean {
  return parts.options.filter((option) => option.correct).length > 1;
}
