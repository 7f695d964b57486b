/** A session under way: the reducer's steps, each kept at once, with the clock and the drafts beside it. */

import { batch, type Signal, signal } from "@preact/signals";
import { attemptId, type Extra, type Rating, sessionId } from "../core/attempt";
import type { QuestionParts } from "../core/bank";
import { choose } from "../core/choose";
import {
  currentQuestion,
  isCorrect,
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
  undo,
  withoutMissing,
} from "../core/session";
import { type Draft, NO_DRAFT } from "./drafts";
import { questionsFor, type Request } from "./request";
import type { Practice } from "./state";

/** Choose questions for a request and begin; undefined when none fits. */
export function begin(practice: Practice, request: Request): Sitting | undefined {
  const { index, random } = practice;
  const now = practice.now();
  const [schedule, attempts] = [practice.schedule.value, practice.attempts.value];
  const fitting = questionsFor(request, { index, schedule, attempts, now });
  const questions = choose(fitting, schedule, { count: request.count, now, random });
  if (questions.length === 0) return undefined;
  const topics = [...new Set(questions.map((id) => practice.questions.get(id)?.topic ?? ""))];
  const session = startSession({ id: sessionId(now, random), at: now, mode: request.mode, topics, questions });
  return new Sitting(practice, session);
}

/** Go on with a session that was kept; undefined when it is not there any more. */
export function resume(practice: Practice, id: string): Sitting | undefined {
  const session = practice.store.sessions.find(id);
  if (session === undefined) return undefined;
  return new Sitting(
    practice,
    withoutMissing(session, (question) => practice.questions.has(question), practice.now()),
  );
}

/** The session on screen. */
export class Sitting {
  readonly session: Signal<Session>;
  private readonly drafts: Signal<ReadonlyMap<string, Draft>>;
  // Undefined while nobody looks: that time is not spent on the question.
  private since: number | undefined = document.hidden ? undefined : performance.now();

  constructor(
    private readonly practice: Practice,
    session: Session,
  ) {
    this.session = signal(session);
    this.drafts = signal(practice.drafts.read(session.id));
    practice.keep(session);
  }

  /** Return what is typed and ticked on a question. */
  draft(question: string): Draft {
    return this.drafts.value.get(question) ?? NO_DRAFT;
  }

  /** Change what is typed or ticked on a question. */
  write(question: string, change: Partial<Draft>): void {
    this.drafts.value = new Map(this.drafts.value).set(question, { ...this.draft(question), ...change });
    this.practice.drafts.save(this.session.value.id, this.drafts.value);
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

  /** Show the answer. */
  reveal(): void {
    this.step(reveal);
  }

  /** Rate the answer and go on. */
  rate(rating: Rating, parts: QuestionParts): void {
    const at = this.practice.now();
    const rev = this.practice.questions.get(parts.id)?.rev ?? 1;
    const extra = this.extra(parts);
    const rated = rate(this.timed(), { id: attemptId(at, this.practice.random), at, rev, rating, extra });
    if (rated === undefined) return;
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

  /** Take back the last rating or skip. */
  undo(): void {
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
    this.step((session) => stop(session, this.practice.now()));
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
    this.practice.keep(session);
  }

  private extra(parts: QuestionParts): Extra {
    const { answer, points } = this.draft(parts.id);
    return {
      ...(parts.options.length > 0 ? { correct: isCorrect(parts, this.session.value.selected) } : {}),
      ...(points.length > 0 ? { points: [points.length, parts.keyPoints.length] as const } : {}),
      ...(answer.trim() === "" ? {} : { answer: answer.trim() }),
    };
  }
}

/** Tell whether more than one option of a question is right. */
export function hasSeveral(parts: QuestionParts): boolean {
  return parts.options.filter((option) => option.correct).length > 1;
}
