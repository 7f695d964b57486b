/** Which questions of a topic page are shown; kept until the tab is closed. */

import { LEVELS, type Level } from "../core/bank";
import { isFields } from "../core/decode";

export interface Filter {
  readonly levels: readonly Level[];
  readonly tags: readonly string[];
  /** How many questions a session asks; undefined for all. */
  readonly length: number | undefined;
}

/** A question as it stands on the page. */
export interface Article {
  readonly element: HTMLElement;
  readonly id: string;
  readonly level: string;
  readonly tags: readonly string[];
}

export const NO_FILTER: Filter = { levels: [], tags: [], length: 5 };

/** List the questions of the page. */
export function readArticles(): readonly Article[] {
  const elements = [...document.querySelectorAll<HTMLElement>("article.question[id]")];
  return elements.map((element) => ({
    element,
    id: element.id,
    level: element.dataset.level ?? "",
    tags: (element.dataset.tags ?? "")
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
  }));
}

/** Tell whether a filter lets a question through: any of its levels, and any of its tags. */
export function shows({ levels, tags }: Filter, article: Article): boolean {
  const level = levels.length === 0 || levels.some((name) => name === article.level);
  return level && (tags.length === 0 || article.tags.some((tag) => tags.includes(tag)));
}

/** Read the filter that was last used on a topic in this tab. */
export function readFilter(bank: string, topic: string): Filter {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(keyOf(bank, topic)) ?? "null");
    if (!isFields(value)) return NO_FILTER;
    const texts = (list: unknown): readonly string[] =>
      Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
    return {
      levels: LEVELS.filter((level) => texts(value.levels).includes(level)),
      tags: texts(value.tags),
      length: typeof value.length === "number" ? value.length : undefined,
    };
  } catch {
    return NO_FILTER;
  }
}

/** Keep a filter for as long as the tab is open. */
export function saveFilter(bank: string, topic: string, filter: Filter): void {
  try {
    sessionStorage.setItem(keyOf(bank, topic), JSON.stringify(filter));
  } catch {
    // Where storage is forbidden the filter only lasts until the next page.
  }
}

function keyOf(bank: string, topic: string): string {
  return `interview-practice/${bank}/filter/${topic}`;
}
