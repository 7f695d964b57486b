/** The one next step that the end of a session offers. */

import { isDue } from "../core/schedule";
import type { Session, Summary } from "../core/session";
import { quizWords } from "../core/words-quiz";
import { practiceUrl } from "./place";
import { type Request, writeHash } from "./request";
import type { Practice } from "./state";

export interface Step {
  readonly label: string;
  readonly href: string;
}

const FEW = 5;
const SITTING = 20;

/** Offer mistakes first, then what was left or put off, then what today still asks for, then new questions. */
export function nextStep(session: Session, summary: Summary, practice: Practice): Step {
  const { words, bank, pages } = practice;
  const step = (label: string, request: Partial<Request>): Step => ({
    label,
    href: practiceUrl(practice, writeHash(request)),
  });
  const { repeat, skippedQuestions, left } = summary;
  if (repeat.length > 0) return step(words.summary.mistakes(repeat.length), { mode: "mistakes", questions: repeat });
  if (left > 0) return step(leftLabel(left, practice), { mode: "mix", questions: session.questions.slice(-left) });
  if (skippedQuestions.length > 0) {
    const label = words.summary.skippedOnes(skippedQuestions.length);
    return step(label, { mode: "mix", questions: skippedQuestions });
  }
  const due = dueCount(practice);
  if (due > 0) return step(words.summary.moreDue(due), { mode: "due", count: SITTING });
  if (session.topics.length === 1 && hasNew(session.topics, practice)) {
    return step(words.summary.more, { topics: session.topics, mode: "new", count: FEW });
  }
  return { label: words.summary.home, href: bank.url(pages.home) };
}

function leftLabel(left: number, { words }: Practice): string {
  const t = quizWords(words).summary;
  return left === 1 ? t.leftOne : t.leftOnes(left);
}

function dueCount(practice: Practice): number {
  const { index, schedule } = practice;
  const now = practice.now();
  return index.questions.filter(({ id, rev, mock }) => !mock && isDue(schedule.value.get(id), now, rev)).length;
}

function hasNew(topics: readonly string[], { index, schedule }: Practice): boolean {
  return index.questions.some(({ id, topic, mock }) => !mock && topics.includes(topic) && !schedule.value.has(id));
}
