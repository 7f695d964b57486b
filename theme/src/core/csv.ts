/** The attempts as a table for spreadsheets. The faithful copy is the exported JSON: this one is not read back. */

import type { Attempt } from "./attempt";
import type { BankIndex, QuestionSummary } from "./bank";
import { isoTime } from "./record";

type Value = string | number | boolean | undefined;
type Column = readonly [name: string, value: (attempt: Attempt, question: QuestionSummary | undefined) => Value];

const COLUMNS: readonly Column[] = [
  ["at", ({ at }) => isoTime(at)],
  ["question", ({ question }) => question],
  ["title", (_, question) => question?.title],
  ["topic", (_, question) => question?.topic],
  ["level", (_, question) => question?.level],
  ["kind", (_, question) => question?.kind],
  ["rating", ({ rating }) => rating],
  ["seconds", ({ ms }) => ms / 1000],
  ["mode", ({ mode }) => mode],
  ["session", ({ session }) => session],
  ["rev", ({ rev }) => rev],
  ["correct", ({ extra }) => extra?.correct],
  ["confidence", ({ extra }) => extra?.confidence],
  ["points_ticked", ({ extra }) => extra?.points?.[0]],
  ["points_all", ({ extra }) => extra?.points?.[1]],
  ["depth", ({ extra }) => extra?.depth],
  ["hints", ({ extra }) => simple(extra?.hints)],
  ["unsure", ({ extra }) => simple(extra?.unsure)],
  ["cause", ({ extra }) => extra?.cause],
  ["answer", ({ extra }) => extra?.answer],
];

// Without it Excel takes the bytes for another encoding.
const BYTE_ORDER_MARK = "\uFEFF";

/** Write all attempts, one row each (RFC 4180). */
export function attemptsCsv(attempts: readonly Attempt[], index: BankIndex): string {
  const questions = new Map(index.questions.map((question) => [question.id, question]));
  const rows = attempts.map((attempt) =>
    COLUMNS.map(([, value]) => cell(value(attempt, questions.get(attempt.question)))).join(","),
  );
  return `${BYTE_ORDER_MARK}${[COLUMNS.map(([name]) => name).join(","), ...rows].join("\r\n")}\r\n`;
}

function simple(value: unknown): Value {
  return typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

function cell(value: Value): string {
  if (typeof value !== "string") return value === undefined ? "" : String(value);
  // A spreadsheet would run a text that begins like this as a formula; what it shows is the text itself.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
