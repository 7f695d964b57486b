/** Everything a learner did on one bank: the log with its mirror, the sessions and the small documents. */

import { type Attempt, randomText } from "../core/attempt";
import type { Fields } from "../core/decode";
import type { ProgressFile } from "../core/progress";
import { AttemptLog } from "./log";
import { Mirror } from "./mirror";
import { Sessions } from "./sessions";
import { Settings } from "./settings";
import { BankStorage, DISPOSABLE, type Failure, type Notice } from "./storage";

export type { Failure, Notice } from "./storage";

/** What a change by another tab touched. */
export type Change = "attempts" | "sessions" | "settings";

const RESET = "reset";
const DAY_MS = 86_400_000;

export interface StoreOptions {
  /** Undefined where the browser forbids it: then everything stays in memory. */
  readonly storage: Storage | undefined;
  readonly indexedDB: IDBFactory | undefined;
  readonly bank: string;
  readonly now: number;
  readonly random: () => number;
}

/** Open once per page load; every method that writes returns why that failed, or undefined. */
export class Store {
  readonly sessions: Sessions;
  readonly settings: Settings;
  private readonly storage: BankStorage;
  private readonly log: AttemptLog;
  private readonly mirror: Mirror;
  private readonly told: Notice[] = [];
  private failure: Failure | undefined;

  constructor(options: StoreOptions) {
    this.storage = new BankStorage(options.storage, options.bank);
    this.log = new AttemptLog(this.storage, randomText(8, options.random));
    this.mirror = new Mirror(options.indexedDB, options.bank);
    this.sessions = new Sessions(this.storage);
    this.settings = new Settings(this.storage);
    const lines = this.log.load(options.now);
    if (lines > 0) this.told.push({ kind: "damaged", lines });
    this.sessions.load(options.now - DAY_MS);
    this.settings.load();
  }

  /** All attempts, sorted. */
  get attempts(): readonly Attempt[] {
    return this.log.attempts;
  }

  /** The schedule as it was kept last, for `scheduleFrom`. */
  get snapshot(): string | null {
    return this.storage.read(DISPOSABLE);
  }

  /** Keep a schedule; that this fails when the storage is full is of no concern. */
  keepSnapshot(text: string): void {
    this.storage.save(DISPOSABLE, text);
  }

  /** What the learner should be told now. */
  get notices(): readonly Notice[] {
    const unsaved = this.log.unsavedCount;
    return unsaved > 0 && this.failure !== undefined ? [{ kind: this.failure, unsaved }, ...this.told] : this.told;
  }

  /** Bring the mirror up to date, or the log from the mirror when the browser lost it; return how many came back. */
  async restore(): Promise<number> {
    if (this.storage.read(RESET) !== null) {
      if (await this.mirror.clear()) this.storage.remove(RESET);
    }
    if (this.attempts.length > 0 || this.storage.read(RESET) !== null) {
      await this.mirror.complete(this.attempts);
      return 0;
    }
    const attempts = await this.mirror.all();
    // The learner may have answered while the mirror was read: this is a union all the same.
    if (attempts.length === 0 || this.storage.read(RESET) !== null) return 0;
    this.noteFailure(this.log.addAll(attempts));
    this.told.push({ kind: "restored", attempts: attempts.length });
    return attempts.length;
  }

  /** Add an attempt. */
  append(attempt: Attempt): Failure | undefined {
    void this.mirror.put([attempt]);
    return this.noteFailure(this.log.append(attempt));
  }

  /** Remove attempts: an undone one, or all of a topic. */
  remove(ids: Iterable<string>): Failure | undefined {
    const gone = new Set(ids);
    void this.mirror.remove(gone);
    return this.log.remove(gone);
  }

  /** Add what an exported file has and the store has not. */
  import(file: ProgressFile): Failure | undefined {
    void this.mirror.put(file.attempts);
    const known = new Set(this.sessions.records().map((record) => record.id));
    const added = file.sessions.filter((record) => !known.has(record.id));
    const failures = [
      this.noteFailure(this.log.addAll(file.attempts)),
      ...added.map((record) => this.sessions.add(record)),
      this.settings.change("settings", missing(file.settings, this.settings.get("settings"))),
      this.settings.change("checks", missing(file.checks, this.settings.get("checks"))),
      this.settings.change("unknown", file.unknown),
    ];
    return failures.find((failure) => failure !== undefined);
  }

  /** Remove everything. */
  async reset(): Promise<Failure | undefined> {
    const cleared = [this.log.clear(), this.sessions.clear(), this.settings.clear(), this.storage.remove(DISPOSABLE)];
    // Stays until the mirror is empty: should that fail now, nothing may come back from it later.
    const failures = [...cleared, this.storage.save(RESET, "1")];
    this.told.length = 0;
    if (await this.mirror.clear()) this.storage.remove(RESET);
    return failures.find((failure) => failure !== undefined);
  }

  /** Take over a storage event of another tab; undefined when it is of others. */
  receive(event: { readonly key: string | null; readonly newValue: string | null }): Change | undefined {
    if (event.key === null) return this.reread();
    const key = this.storage.ownKey(event.key);
    if (key === undefined) return undefined;
    if (key === RESET) return event.newValue === null ? undefined : this.reread();
    if (this.log.receive(key)) return "attempts";
    if (this.sessions.receive(key)) return "sessions";
    return this.settings.receive(key) ? "settings" : undefined;
  }

  // Events come late: what was written since the other tab removed everything must stay.
  private reread(): Change {
    this.log.reread();
    this.sessions.load(0);
    this.settings.load();
    return "attempts";
  }

  private noteFailure(failure: Failure | undefined): Failure | undefined {
    this.failure = failure;
    return failure;
  }
}

// The learner's own choices here win over those of a file, which may be older.
function missing(imported: Fields, own: Fields): Fields {
  return Object.fromEntries(Object.entries(imported).filter(([key]) => !Object.hasOwn(own, key)));
}
