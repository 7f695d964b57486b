/** A session that began before questions were renamed, under the ids that they have now. */

import { type BankIndex, currentId } from "./bank";
import type { Session } from "./session";

/** Return the session with every question under its present id; the very same one when nothing was renamed. */
export function sessionUnderCurrentIds(session: Session, index: Pick<BankIndex, "aliases">): Session {
  if (!session.questions.some((question) => index.aliases.has(question))) return session;
  const present = (question: string): string => currentId(index, question);
  return {
    ...session,
    questions: session.questions.map(present),
    orders: Object.fromEntries(Object.entries(session.orders).map(([id, order]) => [present(id), order])),
    results: session.results.map((result) => ({ ...result, question: present(result.question) })),
  };
}
