/** What the learner has typed and ticked in a session but not yet rated; it survives a refresh and an undo. */

import { isFields } from "../core/decode";
import type { BankStorage } from "../store/storage";

const DRAFTS = "drafts/";

export interface Draft {
  readonly answer: string;
  /** Places of the ticked key points. */
  readonly points: readonly number[];
  /** The last check of code, a CheckedCode once it is read. */
  readonly checked?: unknown;
}

export const NO_DRAFT: Draft = { answer: "", points: [] };

/** The drafts of a bank, one document for each session. */
export class Drafts {
  constructor(private readonly storage: BankStorage) {}

  /** Read the drafts of a session by question. */
  read(session: string): ReadonlyMap<string, Draft> {
    return new Map(Object.entries(decodeDrafts(this.storage.read(DRAFTS + session))));
  }

  /** Keep the drafts of a session. */
  save(session: string, drafts: ReadonlyMap<string, Draft>): void {
    this.storage.save(DRAFTS + session, JSON.stringify(Object.fromEntries(drafts)));
  }

  /** Forget the drafts of every session but these. */
  keepOnly(sessions: ReadonlySet<string>): void {
    for (const key of this.storage.keys(DRAFTS)) {
      if (!sessions.has(key.slice(DRAFTS.length))) this.storage.remove(key);
    }
  }
}

function decodeDrafts(text: string | null): Readonly<Record<string, Draft>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (!isFields(value)) return {};
    return Object.fromEntries(Object.entries(value).map(([question, draft]) => [question, decodeDraft(draft)]));
  } catch {
    return {};
  }
}

function decodeDraft(value: unknown): Draft {
  if (!isFields(value)) return NO_DRAFT;
  const points: readonly unknown[] = Array.isArray(value.points) ? value.points : [];
  return {
    answer: typeof value.answer === "string" ? value.answer : "",
    points: points.filter((point): point is number => Number.isInteger(point)),
    ...(value.checked === undefined ? {} : { checked: value.checked }),
  };
}

/** Return what was typed without the space around it; the indentation of several lines is part of their meaning. */
export function typedText({ answer }: Draft): string {
  const text = answer.replace(/^(?:[ \t]*\r?\n)+/, "").trimEnd();
  return text.includes("\n") ? text : text.trim();
}
