/** Sessions in localStorage: whole while they can go on, later as their short record. */

import { DecodeError, isFields } from "../core/decode";
import { decodeRecord, decodeSession, encodeRecord, encodeSession, recordOf, type SessionRecord } from "../core/record";
import { isFinished, type Session } from "../core/session";
import type { BankStorage, Failure } from "./storage";

const SESSIONS = "sessions/";

interface Kept {
  readonly record: SessionRecord;
  /** Present while the session is kept whole. */
  readonly session?: Session;
}

/** The sessions of a bank; what cannot be written stays in memory. */
export class Sessions {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly storage: BankStorage) {}

  /** Read everything, and shorten the sessions that ended before the given time. */
  load(endedBefore: number): void {
    this.kept.clear();
    for (const key of this.storage.keys(SESSIONS)) this.readKey(key);
    for (const { session } of [...this.kept.values()]) {
      if (session?.endedAt !== undefined && session.endedAt < endedBefore) this.add(recordOf(session));
    }
  }

  /** Keep a session whole; a finished one too, so that a refresh shows its summary and its end can be undone. */
  save(session: Session): Failure | undefined {
    this.kept.set(session.id, { session, record: recordOf(session) });
    return this.storage.save(SESSIONS + session.id, JSON.stringify(encodeSession(session)));
  }

  /** Keep the short record of a session. */
  add(record: SessionRecord): Failure | undefined {
    this.kept.set(record.id, { record });
    return this.storage.save(SESSIONS + record.id, JSON.stringify(encodeRecord(record)));
  }

  /** Forget a session. */
  remove(id: string): Failure | undefined {
    this.kept.delete(id);
    return this.storage.remove(SESSIONS + id);
  }

  /** Return a session that is kept whole. */
  find(id: string): Session | undefined {
    return this.kept.get(id)?.session;
  }

  /** List the sessions that can go on, the latest first. */
  open(): readonly Session[] {
    const sessions = [...this.kept.values()].flatMap(({ session }) => (session === undefined ? [] : [session]));
    return sessions.filter((session) => !isFinished(session)).sort((a, b) => b.at - a.at);
  }

  /** List the records of all sessions, the earliest first. */
  records(): readonly SessionRecord[] {
    const records = [...this.kept.values()].map(({ record }) => record);
    return records.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  /** Forget all sessions. */
  clear(): Failure | undefined {
    this.kept.clear();
    const failures = this.storage.keys(SESSIONS).map((key) => this.storage.remove(key));
    return failures.find((failure) => failure !== undefined);
  }

  /** Take over what another tab did to a key; false when the key is not of a session. */
  receive(key: string): boolean {
    if (!key.startsWith(SESSIONS)) return false;
    this.kept.delete(key.slice(SESSIONS.length));
    this.readKey(key);
    return true;
  }

  private readKey(key: string): void {
    const kept = decodeKept(this.storage.read(key));
    if (kept !== undefined) this.kept.set(kept.record.id, kept);
  }
}

// A damaged session is left where it is: only its place in the history is lost, its attempts are in the log.
function decodeKept(text: string | null): Kept | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    const session = decodeSession(value);
    if (session !== undefined) return { session, record: recordOf(session) };
    if (!isFields(value)) return undefined;
    const { state: _, ...record } = value;
    return { record: decodeRecord(record, "session") };
  } catch (error) {
    if (error instanceof DecodeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
