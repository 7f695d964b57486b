/** What the form of the chooser asks for, as values: the choices and the request that they add up to. */

import type { Mode } from "../core/attempt";
import type { Level, QuestionSummary } from "../core/bank";
import type { Request } from "./request";

export type Ask = "any" | "today" | "due" | "weak" | "new" | "mistakes";

export const ASKS: readonly Ask[] = ["any", "today", "due", "weak", "new", "mistakes"];

/** How long a session is: by questions, by time, or as long as there are questions. */
export type Length = { readonly count: number } | { readonly minutes: number } | "all";

export const LENGTHS: readonly Length[] = [
  { count: 5 },
  { count: 10 },
  { count: 20 },
  { minutes: 10 },
  { minutes: 20 },
  { minutes: 40 },
  "all",
];

export interface Choice {
  readonly ask: Ask;
  readonly topics: readonly string[];
  readonly levels: readonly Level[];
  readonly tags: readonly string[];
  /** Place in LENGTHS. */
  readonly length: number;
}

export const NO_CHOICE: Choice = { ask: "any", topics: [], levels: [], tags: [], length: 1 };

/** Return the request that a choice stands for. */
export function requestOf({ ask, topics, levels, tags, length }: Choice): Request {
  const chosen = LENGTHS[length] ?? "all";
  const count = chosen !== "all" && "count" in chosen ? chosen.count : Number.POSITIVE_INFINITY;
  return {
    ...{ mode: modeOf(ask, topics), topics, levels, tags, questions: [], count },
    ...(chosen !== "all" && "minutes" in chosen ? { minutes: chosen.minutes } : {}),
    ...(ask === "today" ? { today: true } : {}),
  };
}

/** Return the choice that comes closest to a request for which nothing was found. */
export function choiceOf({ mode, topics, levels, tags, today }: Request): Choice {
  const ask = today ? "today" : (ASKS.find((name) => name === mode) ?? "any");
  return { ...NO_CHOICE, ask, topics, levels, tags };
}

/** Add a value to a list, or take it out. */
export function toggled<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

/** List the tags of the chosen topics with how many questions have each, the most frequent first. */
export function tagsOf(
  questions: readonly QuestionSummary[],
  topics: readonly string[],
): readonly (readonly [tag: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { topic, tags, mock } of questions) {
    if (mock || (topics.length > 0 && !topics.includes(topic))) continue;
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort(([a, most], [b, least]) => least - most || a.localeCompare(b));
}

function modeOf(ask: Ask, topics: readonly string[]): Mode {
  if (ask === "any") return topics.length === 1 ? "topic" : "mix";
  return ask === "today" ? "due" : ask;
}
