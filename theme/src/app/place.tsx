/** Where things are: what a session is called and where it belongs, and links to questions. */

import { attemptId } from "../core/attempt";
import { isImported } from "../core/imported";
import { currentQuestion, rate, type Session, stop } from "../core/session";
import { type Practice, usePractice } from "./state";

/** Name a session by its topic, or by what it is for when there are several. */
export function sessionName({ mode, topics }: Pick<Session, "mode" | "topics">, practice: Practice): string {
  const { words } = practice;
  const [first = ""] = topics;
  if (mode === "weak" || mode === "mistakes") return words.modes[mode];
  if (topics.length === 1) return practice.topics.get(first)?.title ?? first;
  if (mode === "due") return words.due;
  return mode === "new" ? words.modes.new : words.mix;
}

/** Return the address of the page to which a session belongs. */
export function homeOf({ topics }: Pick<Session, "topics">, practice: Practice): string {
  const [first = ""] = topics;
  const topic = topics.length === 1 ? practice.topics.get(first) : undefined;
  return practice.bank.url(topic?.url ?? practice.pages.home);
}

/** Return the address that starts or continues what the hash says. */
export function practiceUrl({ bank, pages }: Practice, hash: string): string {
  return bank.url(pages.practice) + hash;
}

/** End a session that was left, and show what it came to when there is anything to show. */
export function finishSession(left: Session, practice: Practice): void {
  const session = settled(left, practice);
  practice.keep(stop(session, practice.now()));
  if (session.results.length > 0) location.assign(practiceUrl(practice, `#session=${session.id}`));
}

// The session was left while an Again waited for its cause: the failure counts all the same.
function settled(session: Session, practice: Practice): Session {
  const question = currentQuestion(session);
  if (!session.failed || question === undefined) return session;
  const at = practice.now();
  const rev = practice.questions.get(question)?.rev ?? 1;
  const rated = rate(session, { id: attemptId(at, practice.random), at, rev, rating: 1 });
  if (rated === undefined) return session;
  practice.record(rated.attempt);
  return rated.session;
}

/** Link to a question on its topic's page. */
export function QuestionLink({ question }: { question: string }) {
  const practice = usePractice();
  const summary = practice.questions.get(question);
  const topic = practice.topics.get(summary?.topic ?? "");
  if (summary === undefined || topic === undefined) return <span>{question}</span>;
  const hash = isImported(topic) ? `&question=${encodeURIComponent(question)}` : `#${question}`;
  return <a href={practice.bank.url(topic.url) + hash}>{summary.title}</a>;
}
