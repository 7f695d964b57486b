/** Where imported topics live: whole in IndexedDB, their rows in localStorage, so that no page has to wait for them. */

import { decodeIndex } from "../core/bank";
import { decodeImported, type ImportedTopic, indexOf } from "../core/imports";
import { Database } from "./database";
import type { BankStorage } from "./storage";

/** The key of the rows; pages read it at their start. */
export const IMPORTED = "imported";

const STORE = "topics";
const WHOLE = "imported/";

/** For how long a topic is kept: always, until the tab or until the page is closed. */
export type Kept = "always" | "tab" | "page";

export interface ShelfOptions {
  readonly indexedDB: IDBFactory | undefined;
  readonly local: BankStorage;
  /** Takes what the browser does not keep for good. */
  readonly session: BankStorage;
  readonly bank: string;
}

/** The imported topics of a bank. */
export class Shelf {
  private readonly database: Database;
  private readonly local: BankStorage;
  private readonly session: BankStorage;
  private readonly loose = new Map<string, ImportedTopic>();
  /** How many topics cannot be read; they stay where they are. */
  damaged = 0;

  constructor({ indexedDB, local, session, bank }: ShelfOptions) {
    [this.local, this.session] = [local, session];
    // Not the database of the log: raising its version would lock out tabs with an older site.
    this.database = new Database(indexedDB, `interview-practice-topics/${bank}`, STORE);
  }

  /** Return all topics, by title. */
  async all(): Promise<readonly ImportedTopic[]> {
    const values = (await this.database.read((store) => store.getAll())) ?? [];
    const kept = values.flatMap((value) => decoded(value) ?? []);
    this.damaged = values.length - kept.length;
    const all = [...kept, ...this.ofTab(), ...this.loose.values()];
    const topics = new Map(all.map((topic) => [topic.topic, topic]));
    return [...topics.values()].sort((a, b) => a.title.localeCompare(b.title));
  }

  /** Return a topic, undefined when there is none that can be read. */
  async find(name: string): Promise<ImportedTopic | undefined> {
    const loose = this.loose.get(name) ?? parsed(this.session.read(WHOLE + name));
    return loose ?? decoded(await this.database.read((store) => store.get(name)));
  }

  /** Tell for how long a topic is kept. */
  keptFor(name: string): Kept {
    if (this.loose.has(name)) return "page";
    return this.session.read(WHOLE + name) === null ? "always" : "tab";
  }

  /** Keep a topic as well as the browser allows. */
  async save(topic: ImportedTopic): Promise<Kept> {
    this.drop(topic.topic);
    const before = await this.database.read((store) => store.get(topic.topic));
    if (await this.database.write((store) => void store.put(topic, topic.topic))) {
      if (await this.rebuild()) return "always";
      // Without its rows no page would know of it.
      await this.database.write(
        (store) => void (before === undefined ? store.delete(topic.topic) : store.put(before, topic.topic)),
      );
    }
    if (this.session.save(WHOLE + topic.topic, JSON.stringify(topic)) === undefined) {
      if (this.rebuildTab()) return "tab";
      this.session.remove(WHOLE + topic.topic);
    }
    this.loose.set(topic.topic, topic);
    return "page";
  }

  /** Put another rendering in the place of a topic; false when the topic is another one by now. */
  async renew(before: ImportedTopic, after: ImportedTopic): Promise<boolean> {
    const now = await this.find(before.topic);
    if (now === undefined || now.markdown !== before.markdown || now.made !== before.made) return false;
    return (await this.save(after)) !== "page";
  }

  /** Forget a topic; false when the browser did not allow it. */
  async remove(name: string): Promise<boolean> {
    this.drop(name);
    const isKept = (await this.database.opened) !== undefined;
    const isGone = !isKept || (await this.database.write((store) => void store.delete(name)));
    return isGone && (!isKept || this.rebuild());
  }

  /** Write the rows of all topics anew; false when there is no room for them. */
  async rebuild(): Promise<boolean> {
    const values = await this.database.read((store) => store.getAll());
    if (values === undefined) return false;
    return writeRows(
      this.local,
      values.flatMap((value) => decoded(value) ?? []),
    );
  }

  /** Set rows aside that cannot be read, and write them anew. */
  async repair(): Promise<void> {
    for (const storage of [this.local, this.session]) {
      const text = storage.read(IMPORTED);
      if (text === null || isIndex(text)) continue;
      storage.save(`damaged/${IMPORTED}`, text);
      storage.remove(IMPORTED);
      if (storage === this.local) await this.rebuild();
      else this.rebuildTab();
    }
  }

  private rebuildTab(): boolean {
    return writeRows(this.session, this.ofTab());
  }

  private ofTab(): readonly ImportedTopic[] {
    return this.session.keys(WHOLE).flatMap((key) => parsed(this.session.read(key)) ?? []);
  }

  private drop(name: string): void {
    this.loose.delete(name);
    if (this.session.read(WHOLE + name) === null) return;
    this.session.remove(WHOLE + name);
    this.rebuildTab();
  }
}

function writeRows(storage: BankStorage, topics: readonly ImportedTopic[]): boolean {
  if (topics.length === 0) return storage.remove(IMPORTED) === undefined;
  return storage.save(IMPORTED, JSON.stringify(indexOf(topics))) === undefined;
}

function isIndex(text: string): boolean {
  try {
    return decodeIndex(JSON.parse(text)).topics.length > 0;
  } catch {
    return false;
  }
}

function parsed(text: string | null): ImportedTopic | undefined {
  try {
    return text === null ? undefined : decoded(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function decoded(value: unknown): ImportedTopic | undefined {
  try {
    return decodeImported(value);
  } catch {
    return undefined;
  }
}
