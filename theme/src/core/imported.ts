/** Topics that a learner brought, among those of the bank: the first to have an id keeps it, and the bank is first. */

import type { BankIndex, QuestionSummary, TopicSummary } from "./bank";

/** Tell whether a topic is the learner's own: no script of the site brings it. */
export function isImported({ script }: Pick<TopicSummary, "script">): boolean {
  return script === "";
}

/** Add the learner's topics to those of the bank; `page` is where they are shown. */
export function withImported(bank: BankIndex, imported: BankIndex, page: string): BankIndex {
  const names = new Set(bank.topics.map(({ topic }) => topic));
  const topics = imported.topics.filter(({ topic }) => !names.has(topic));
  const own = new Set(topics.map(({ topic }) => topic));
  // Former ids of the bank are taken too. Those of imported questions are not heeded: a stranger's file could claim any.
  const ids = new Set([...bank.questions.map(({ id }) => id), ...bank.aliases.keys()]);
  const isFree = ({ id, topic }: QuestionSummary): boolean => own.has(topic) && !ids.has(id) && ids.add(id).has(id);
  return {
    ...bank,
    topics: [...bank.topics, ...topics.map((topic) => ({ ...topic, url: importedUrl(page, topic.topic), script: "" }))],
    questions: [...bank.questions, ...imported.questions.filter(isFree)],
  };
}

/** Return the address at which an imported topic is shown. */
export function importedUrl(page: string, topic: string): string {
  return `${page}#topic=${encodeURIComponent(topic)}`;
}
