/** A copy of the attempts in IndexedDB, which browsers evict at other times than localStorage. */

import { type Attempt, decodeLine, encodeLine, mergeAttempts } from "../core/attempt";
import { answer, finished, openDatabase } from "./database";

const STORE = "attempts";
/** How many attempts are copied at once: few enough to go unnoticed between two frames. */
const BATCH = 250;

/** The copy of one bank's attempts. Where IndexedDB is missing or refuses, nothing is kept and nothing fails. */
export class Mirror {
  private readonly database: Promise<IDBDatabase | undefined>;
  // What was deleted while a long copy was under way must not come back with its next batch.
  private readonly removed = new Set<string>();
  private cleared = 0;

  constructor(factory: IDBFactory | undefined, bank: string) {
    this.database = openDatabase(factory, `interview-practice/${bank}`, STORE).catch(() => undefined);
  }

  /** Copy attempts; those that are there already stay. */
  async put(attempts: readonly Attempt[]): Promise<void> {
    await this.write((store) => {
      for (const attempt of attempts) store.put(encodeLine(attempt), attempt.id);
    });
  }

  /** Copy the attempts that the mirror lacks. */
  async complete(attempts: readonly Attempt[]): Promise<void> {
    const keys = new Set(await this.read((store) => store.getAllKeys()));
    const missing = attempts.filter((attempt) => !keys.has(attempt.id));
    const { cleared } = this;
    for (let start = 0; start < missing.length && cleared === this.cleared; start += BATCH) {
      await this.put(missing.slice(start, start + BATCH).filter(({ id }) => !this.removed.has(id)));
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** Delete attempts. */
  async remove(ids: Iterable<string>): Promise<void> {
    for (const id of ids) this.removed.add(id);
    await this.write((store) => {
      for (const id of ids) store.delete(id);
    });
  }

  /** Delete all attempts; false when that failed. */
  async clear(): Promise<boolean> {
    this.cleared += 1;
    return this.write((store) => void store.clear());
  }

  /** Return all attempts, sorted. */
  async all(): Promise<readonly Attempt[]> {
    const lines: readonly unknown[] = (await this.read((store) => store.getAll())) ?? [];
    const attempts = lines.flatMap((line) => (typeof line === "string" ? (decodeLine(line) ?? []) : []));
    return mergeAttempts(attempts, []);
  }

  private async write(change: (store: IDBObjectStore) => void): Promise<boolean> {
    try {
      const transaction = (await this.database)?.transaction(STORE, "readwrite");
      if (transaction === undefined) return false;
      change(transaction.objectStore(STORE));
      await finished(transaction);
      return true;
    } catch {
      return false;
    }
  }

  private async read<T>(query: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
    try {
      const database = await this.database;
      return database && (await answer(query(database.transaction(STORE).objectStore(STORE))));
    } catch {
      return undefined;
    }
  }
}
