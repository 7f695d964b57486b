/** A session under way: the reducer's steps, each kept at once, with the clock and the drafts beside it. */

import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { attemptId, type Extra, type Rating, sessionId } from "../core/attempt";
import type { QuestionParts } from "../core/bank";
import { choose } from "../core/choose";
import {
  currentQuestion,
  isCorrect,
  orderOptions,
  reveal,
  type Session,
  showHint,
  skip,
  startSession,
  stop,
  tick,
  toggleOption,
  undo,
  rate,
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
  return new Sitting(practice, withoutMissing(session, (question) => practice.questions.has(question), practice.now()));
}

/** The session on screen. */
export class Sitting {
  private readonly state: ReturnType<typeof signal<Session>>;
  private readonly drafts: ReturnType<typeof signal<ReadonlyMap<string, Draft>>>;
  private since: number;

  constructor(
    private readonly practice: Practice,
    session: Session,
  ) {
    this.state = signal(session);
    this.drafts = signal(practice.drafts.read(session.id));
    this.since = performance.now();
    this.keep(session);
  }

  get session(): ReadonlySignal<Session> {
    return this.state as ReadonlySignal<Session>;
  }
}
