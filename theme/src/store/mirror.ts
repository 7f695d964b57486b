/** A copy of the attempts in IndexedDB, which browsers evict at other times than localStorage. */

import { type Attempt, decodeLine, encodeLine, mergeAttempts } from "../core/attempt";
import { Database } from "./database";

const STORE = "attempts";
/** How many attempts are copied at once: few enough to go unnoticed between two frames. */
const BATCH = 250;

/** The copy of one bank's attempts. Where IndexedDB is missing or refuses, nothing is kept and nothing fails. */
export class Mirror {
  private readonly database: Database;
  // What was deleted while a long copy was under way must not come back with its next batch.
  private readonly removed = new Set<string>();
  private cleared = 0;

  constructor(factory: IDBFactory | undefined, bank: string) {
    this.database = new Database(factory, `interview-practice/${bank}`, STORE);
  }

  /** Copy attempts; those that are there already stay. */
  async put(attempts: readonly Attempt[]): Promise<void> {
    await this.database.write((store) => {
      for (const attempt of attempts) store.put(encodeLine(attempt), attempt.id);
    });
  }

  /** Copy the attempts that the mirror lacks. */
  async complete(attempts: readonly Attempt[]): Promise<void> {
    const keys = new Set(await this.database.read((store) => store.getAllKeys()));
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
    await this.database.write((store) => {
      for (const id of ids) store.delete(id);
    });
  }

  /** Delete all attempts; false when that failed. */
  async clear(): Promise<boolean> {
    this.cleared += 1;
    return this.database.write((store) => void store.clear());
  }

  /** Return all attempts, sorted. */
  async all(): Promise<readonly Attempt[]> {
    const lines: readonly unknown[] = (await this.database.read((store) => store.getAll())) ?? [];
    const attempts = lines.flatMap((line) => (typeof line === "string" ? (decodeLine(line) ?? []) : []));
    return mergeAttempts(attempts, []);
  }
}
