/** Imported topics for tests. */

import type { ImportedTopic } from "../core/imports";

/** Make the row of a question. */
export function aRow(topic: string, number: number, title: string): readonly unknown[] {
  return [`${topic}-${number}`, topic, "middle", "open", title, [], 1, "0", 3, 0];
}

/** Make a topic with open questions of these titles. */
export function anImported(topic: string, ...titles: readonly string[]): ImportedTopic {
  const rows = titles.map((title, at) => aRow(topic, at + 1, title));
  return {
    ...{ topic, title: topic.toUpperCase(), level: "middle", made: "2026-11-21T12:00:00.000Z", site: "", images: {} },
    ...{ markdown: titles.map((title) => `## ${title}\n`).join("\n"), imports: {}, remarks: [] },
    ...{ rows, drafts: [], leftOut: [] },
    parts: {
      topic,
      questions: titles.map((title, at) => ({ id: `${topic}-${at + 1}`, title, answer: "<p>Ответ</p>" })),
    },
  };
}
