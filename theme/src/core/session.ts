/** A session: the questions of one sitting and what became of each, as a reducer of values. */

import type { Attempt, Extra, Mode, Rating } from "./attempt";
import type { QuestionParts } from "./bank";

/** How sure one is of an answer before seeing the right one: a guess, doubtful, rather sure, certain. */
export type Confidence = 1 | 2 | 3 | 4;

export const CONFIDENCES: readonly Confidence[] = [1, 2, 3, 4];

/** Why an answer failed: not known, the question misread, out of time, a slip. */
export type Cause = "unknown" | "misread" | "slow" | "slip";

export const CAUSES: readonly Cause[] = ["unknown", "misread", "slow", "slip"];

/** What the learner has done with the question on screen, before rating it. */
export interface Answering {
  readonly revealed: boolean;
  /** Options by their place in the question, not on the screen. */
  readonly selected: readonly number[];
  readonly hintsShown: number;
  readonly spentMs: number;
  readonly confidence: Confidence | undefined;
  /** The learner said "I don't know" instead of answering. */
  readonly unsure: boolean;
  /** How many deeper questions had their answers opened. */
  readonly depth: number;
  /** Again was pressed, and its cause is being asked before the attempt is written. */
  readonly failed: boolean;
}

/** `before` is kept so that undoing brings back the question as it stood. */
export interface Rated {
  readonly question: string;
  readonly attempt: string;
  readonly rating: Rating;
  readonly ms: number;
  readonly correct?: boolean;
  readonly before: Answering;
}

export interface Skipped {
  readonly question: string;
  readonly skipped: true;
  readonly before: Answering;
}

export type Result = Rated | Skipped;

export interface Session extends Answering {
  readonly id: string;
  readonly at: number;
  readonly mode: Mode;
  readonly topics: readonly string[];
  readonly questions: readonly string[];
  /** The time that the learner set aside for it, when it was begun by time. */
  readonly minutes?: number;
  /** Index of the question on screen; one for each result. */
  readonly position: number;
  /** For each choice question already seen, the order in which its options are shown. */
  readonly orders: Readonly<Record<string, readonly number[]>>;
  readonly results: readonly Result[];
  readonly endedAt?: number;
}

export interface Summary {
  readonly questions: number;
  readonly answered: number;
  readonly skipped: number;
  /** Not reached, because the session was stopped. */
  readonly left: number;
  readonly ratings: Readonly<Record<Rating, number>>;
  /** Questions that have right options: answered right, and all. */
  readonly correct: number;
  readonly checked: number;
  readonly ms: number;
  /** What to repeat: rated Again, then Hard, each in the order of the session. */
  readonly repeat: readonly string[];
  readonly skippedQuestions: readonly string[];
}

const FRESH: Answering = {
  ...{ revealed: false, selected: [], hintsShown: 0, spentMs: 0 },
  ...{ confidence: undefined, unsure: false, depth: 0, failed: false },
};

/** Begin a session over the chosen questions. */
export function startSession(options: {
  readonly id: string;
  readonly at: number;
  readonly mode: Mode;
  readonly topics: readonly string[];
  readonly questions: readonly string[];
  readonly minutes?: number;
}): Session {
  return { ...FRESH, ...options, position: 0, orders: {}, results: [] };
}

/** Return the id of the question on screen, or undefined when the session is over. */
export function currentQuestion(session: Session): string | undefined {
  return isFinished(session) ? undefined : session.questions[session.position];
}

/** Tell whether no question of the session waits for an answer. */
export function isFinished(session: Session): boolean {
  return session.endedAt !== undefined || session.position >= session.questions.length;
}

/** Fix the order of the current question's options, once: a refresh or an undo shows the same. */
export function orderOptions(session: Session, count: number, random: () => number): Session {
  const question = currentQuestion(session);
  if (question === undefined) return session;
  const known = Object.hasOwn(session.orders, question) ? session.orders[question] : undefined;
  if (known?.length === count) return session;
  const order = shuffled(
    Array.from({ length: count }, (_, at) => at),
    random,
  );
  // The bank was edited since: what was selected may now be another option.
  const selected = known === undefined ? session.selected : [];
  return { ...session, selected, orders: { ...session.orders, [question]: order } };
}

/** Select or unselect an option; with `single` the new one replaces the other. */
export function toggleOption(session: Session, option: number, { single }: { readonly single: boolean }): Session {
  if (session.revealed || isFinished(session)) return session;
  const had = session.selected.includes(option);
  if (single) return { ...session, selected: had ? [] : [option] };
  const selected = had ? session.selected.filter((other) => other !== option) : [...session.selected, option];
  return { ...session, selected: selected.sort((a, b) => a - b) };
}

/** Show one more of the question's hints. */
export function showHint(session: Session, { hints }: { readonly hints: number }): Session {
  if (isFinished(session) || session.hintsShown >= hints) return session;
  return { ...session, hintsShown: session.hintsShown + 1 };
}

/** Show the answer. */
export function reveal(session: Session): Session {
  return isFinished(session) ? session : { ...session, revealed: true };
}

/** Say how sure one is of the answer, or take it back by saying it again; once the answer is shown it is too late. */
export function trust(session: Session, confidence: Confidence): Session {
  if (session.revealed || isFinished(session)) return session;
  return { ...session, confidence: session.confidence === confidence ? undefined : confidence };
}

/** Say "I don't know" and see the answer: what was chosen and how sure one was count no more. */
export function giveUp(session: Session): Session {
  if (session.revealed || isFinished(session)) return session;
  return { ...session, revealed: true, selected: [], confidence: undefined, unsure: true };
}

/** Open the answer of the next deeper question. */
export function deepen(session: Session, { steps }: { readonly steps: number }): Session {
  if (!session.revealed || isFinished(session) || session.depth >= steps) return session;
  return { ...session, depth: session.depth + 1 };
}

/** Ask for the cause of a failure, or stop asking, before the attempt is written. */
export function askCause(session: Session, failed: boolean): Session {
  return session.revealed && !isFinished(session) ? { ...session, failed } : session;
}

/** Add time spent on the current question. */
export function tick(session: Session, ms: number): Session {
  if (isFinished(session) || !(ms > 0 && Number.isFinite(ms))) return session;
  return { ...session, spentMs: session.spentMs + Math.round(ms) };
}

/** Rate the revealed answer and go on; undefined when nothing waits for a rating. */
export function rate(
  session: Session,
  answer: {
    readonly id: string;
    readonly at: number;
    readonly rev: number;
    readonly rating: Rating;
    readonly extra?: Extra;
  },
): { readonly session: Session; readonly attempt: Attempt } | undefined {
  const question = currentQuestion(session);
  if (question === undefined || !session.revealed) return undefined;
  const { id, at, rev, rating, extra } = answer;
  const ms = session.spentMs;
  const attempt: Attempt = {
    ...{ id, question, rev, at, mode: session.mode, session: session.id, rating, ms },
    ...(extra === undefined || Object.keys(extra).length === 0 ? {} : { extra }),
  };
  const correct = extra?.correct === undefined ? {} : { correct: extra.correct };
  const result: Rated = { question, attempt: id, rating, ms, ...correct, before: answering(session) };
  return { session: advanced(session, result, at), attempt };
}

/** Leave the current question unanswered and go on. */
export function skip(session: Session, at: number): Session {
  const question = currentQuestion(session);
  if (question === undefined) return session;
  return advanced(session, { question, skipped: true, before: answering(session) }, at);
}

/** End the session before its last question. */
export function stop(session: Session, at: number): Session {
  return isFinished(session) ? session : { ...session, endedAt: at };
}

/** Take back the last rating or skip; `attempt` is the one to remove from the log. Undefined when there is none. */
export function undo(session: Session): { readonly session: Session; readonly attempt?: string } | undefined {
  const last = session.results[session.results.length - 1];
  if (last === undefined) return undefined;
  const { endedAt: _, ...open } = session;
  const before: Session = {
    ...open,
    ...last.before,
    position: session.position - 1,
    results: session.results.slice(0, -1),
  };
  return isSkipped(last) ? { session: before } : { session: before, attempt: last.attempt };
}

/** Drop the waiting questions that the bank no longer has, so that a stored session can go on. */
export function withoutMissing(session: Session, has: (question: string) => boolean, at: number): Session {
  const questions = session.questions.filter((question, index) => index < session.position || has(question));
  if (isFinished(session) || questions.length === session.questions.length) return session;
  const moved = questions[session.position] !== session.questions[session.position];
  return ended({ ...session, ...(moved ? FRESH : {}), questions }, at);
}

/** Count what happened in a session. */
export function summarise(session: Session): Summary {
  const rated = session.results.filter((result): result is Rated => !isSkipped(result));
  const skippedQuestions = session.results.filter(isSkipped).map((result) => result.question);
  const withRating = (rating: Rating): readonly Rated[] => rated.filter((result) => result.rating === rating);
  const [again, hard] = [withRating(1), withRating(2)];
  return {
    questions: session.questions.length,
    answered: rated.length,
    skipped: skippedQuestions.length,
    left: session.questions.length - session.results.length,
    ratings: { 1: again.length, 2: hard.length, 3: withRating(3).length, 4: withRating(4).length },
    correct: rated.filter((result) => result.correct === true).length,
    checked: rated.filter((result) => result.correct !== undefined).length,
    ms: rated.reduce((sum, result) => sum + result.ms, 0),
    repeat: [...again, ...hard].map((result) => result.question),
    skippedQuestions,
  };
}

/** Tell whether a result is a skipped question. */
export function isSkipped(result: Result): result is Skipped {
  return "skipped" in result;
}

/** Tell whether exactly the right options are selected. */
export function isCorrect(parts: QuestionParts, selected: readonly number[]): boolean {
  return parts.options.every((option, at) => option.correct === selected.includes(at));
}

/** Return the items in random order. */
export function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const order = items.map((item) => ({ item, key: random() }));
  return order.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

function answering(session: Session): Answering {
  const { revealed, selected, hintsShown, spentMs, confidence, unsure, depth, failed } = session;
  return { revealed, selected, hintsShown, spentMs, confidence, unsure, depth, failed };
}

function advanced(session: Session, result: Result, at: number): Session {
  const next = { ...session, ...FRESH, position: session.position + 1, results: [...session.results, result] };
  return ended(next, at);
}

function ended(session: Session, at: number): Session {
  return session.position >= session.questions.length ? { ...session, endedAt: at } : session;
}
