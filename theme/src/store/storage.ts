/** localStorage at the edge: where the keys of a bank live, and failing writes as values. */

/** What the learner should be told; `full` and `blocked` say that attempts are in memory only. */
export type Notice =
  | { readonly kind: "full" | "blocked"; readonly unsaved: number }
  | { readonly kind: "damaged"; readonly lines: number }
  | { readonly kind: "restored"; readonly attempts: number };

export type Failure = "full" | "blocked";

/** What can be computed again, and makes room when the storage is full. */
export const DISPOSABLE = "snapshot";

/** The keys of one bank in a storage that may be missing, full or forbidden. */
export class BankStorage {
  readonly prefix: string;

  constructor(
    private readonly storage: Storage | undefined,
    bank: string,
  ) {
    this.prefix = `interview-practice/${encodeURIComponent(bank)}/`;
  }

  /** Read a value; null when there is none or reading is forbidden. */
  read(key: string): string | null {
    try {
      return this.storage?.getItem(this.prefix + key) ?? null;
    } catch {
      return null;
    }
  }

  /** Write a value and return why that failed, if it did. */
  save(key: string, value: string): Failure | undefined {
    const failure = this.write(key, value);
    if (failure !== "full" || this.read(DISPOSABLE) === null) return failure;
    this.remove(DISPOSABLE);
    return this.write(key, value);
  }

  /** Remove a value and return why that failed, if it did. */
  remove(key: string): Failure | undefined {
    try {
      this.storage?.removeItem(this.prefix + key);
      return undefined;
    } catch {
      return "blocked";
    }
  }

  /** List the keys of the bank that begin with `start`, without the prefix of the bank. */
  keys(start: string): readonly string[] {
    const found: string[] = [];
    try {
      for (let at = 0; at < (this.storage?.length ?? 0); at += 1) {
        const key = this.storage?.key(at);
        if (key?.startsWith(this.prefix + start)) found.push(key.slice(this.prefix.length));
      }
    } catch {
      // Forbidden storage is empty storage; the first write tells the learner.
    }
    return found;
  }

  private write(key: string, value: string): Failure | undefined {
    if (this.storage === undefined) return "blocked";
    try {
      this.storage.setItem(this.prefix + key, value);
      return undefined;
    } catch (error) {
      return isQuota(error) ? "full" : "blocked";
    }
  }

  /** Return the bank's own part of a key that a storage event names, or undefined when it is of others. */
  ownKey(key: string): string | undefined {
    return key.startsWith(this.prefix) ? key.slice(this.prefix.length) : undefined;
  }
}

/** Return a storage of the browser, or undefined where even naming it is forbidden. */
export function browserStorage(name: "localStorage" | "sessionStorage" = "localStorage"): Storage | undefined {
  try {
    return globalThis[name];
  } catch {
    return undefined;
  }
}

// Firefox called it NS_ERROR_DOM_QUOTA_REACHED before it took the name of the standard.
function isQuota(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "QuotaExceededError" || error.name === "NS_ERROR_DOM_QUOTA_REACHED";
}
