/** Small JSON documents in localStorage: the settings, the checks, and what an import brought that nobody here reads. */

import { type Fields, isFields } from "../core/decode";
import type { BankStorage, Failure } from "./storage";

type Document = "settings" | "checks" | "unknown";

const DOCUMENTS: readonly Document[] = ["settings", "checks", "unknown"];

/** The documents of a bank; what cannot be written stays in memory. */
export class Settings {
  private readonly documents = new Map<Document, Fields>();

  constructor(private readonly storage: BankStorage) {}

  /** Read everything; a damaged document counts as empty. */
  load(): void {
    for (const document of DOCUMENTS) this.documents.set(document, decodeDocument(this.storage.read(document)));
  }

  /** Return a document with all its fields, known or not. */
  get(document: Document): Fields {
    return this.documents.get(document) ?? {};
  }

  /** Change some fields of a document; undefined removes one. */
  change(document: Document, fields: Fields): Failure | undefined {
    const entries = Object.entries({ ...this.get(document), ...fields });
    const next = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    this.documents.set(document, next);
    return Object.keys(next).length === 0
      ? this.storage.remove(document)
      : this.storage.save(document, JSON.stringify(next));
  }

  /** Forget all documents. */
  clear(): Failure | undefined {
    this.documents.clear();
    const failures = DOCUMENTS.map((document) => this.storage.remove(document));
    return failures.find((failure) => failure !== undefined);
  }

  /** Take over what another tab did to a key; false when the key is not of a document. */
  receive(key: string): boolean {
    const document = DOCUMENTS.find((name) => name === key);
    if (document === undefined) return false;
    this.documents.set(document, decodeDocument(this.storage.read(document)));
    return true;
  }
}

function decodeDocument(text: string | null): Fields {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}
