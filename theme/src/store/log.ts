/** The log of attempts in localStorage: segments that only their writer appends to. */

import {
  type Attempt,
  compareAttempts,
  decodeLine,
  decodeRow,
  encodeLine,
  insertAttempt,
  mergeAttempts,
} from "../core/attempt";
import type { BankStorage, Failure } from "./storage";

const LOG = "log/";
const DAMAGED = "damaged/";
const SEGMENT_SIZE = 256;
const MANY_SEGMENTS = 64;
const DAY_MS = 86_400_000;

/** All attempts of a bank, sorted; what could not be written stays in memory. */
export class AttemptLog {
  private readonly segments = new Map<string, readonly Attempt[]>();
  private unsaved: readonly Attempt[] = [];
  private all: readonly Attempt[] = [];
  private segment = 0;

  /** `writer` must differ on every page load, or two tabs would write the same segment. */
  constructor(
    private readonly storage: BankStorage,
    private readonly writer: string,
  ) {}

  get attempts(): readonly Attempt[] {
    return this.all;
  }

  /** How many attempts are in memory only. */
  get unsavedCount(): number {
    return this.unsaved.length;
  }

  /** Read everything, merge old segments, and return how many damaged lines were set aside. */
  load(now: number): number {
    const damaged = this.storage.keys(LOG).reduce((sum, key) => sum + this.readSegment(key), 0);
    this.mergeOld(now);
    this.collect();
    return damaged;
  }

  /** Add an attempt, and write whatever is not written yet. */
  append(attempt: Attempt): Failure | undefined {
    this.all = insertAttempt(this.all, attempt);
    this.unsaved = [...this.unsaved, attempt];
    return this.flush();
  }

  /** Add the attempts that are not in the log. */
  addAll(attempts: readonly Attempt[]): Failure | undefined {
    const known = new Set(this.all.map((attempt) => attempt.id));
    this.unsaved = [...this.unsaved, ...attempts.filter((attempt) => !known.has(attempt.id))];
    this.all = mergeAttempts(this.all, attempts);
    return this.flush();
  }

  /** Remove attempts from every segment that holds them. */
  remove(ids: ReadonlySet<string>): Failure | undefined {
    let failure: Failure | undefined;
    this.unsaved = this.unsaved.filter((attempt) => !ids.has(attempt.id));
    for (const [key, attempts] of [...this.segments]) {
      if (!attempts.some((attempt) => ids.has(attempt.id))) continue;
      this.readSegment(key);
      const kept = (this.segments.get(key) ?? []).filter((attempt) => !ids.has(attempt.id));
      failure = this.writeSegment(key, kept) ?? failure;
    }
    if (failure === undefined) this.all = this.all.filter((attempt) => !ids.has(attempt.id));
    return failure;
  }

  /** Remove everything, damaged lines too. */
  clear(): Failure | undefined {
    const keys = [...this.storage.keys(LOG), ...this.storage.keys(DAMAGED)];
    const failures = keys.map((key) => this.storage.remove(key));
    this.reread();
    return failures.find((failure) => failure !== undefined);
  }

  /** Read everything again, and forget what could not be written: everything was removed. */
  reread(): void {
    this.segments.clear();
    this.unsaved = [];
    for (const key of this.storage.keys(LOG)) this.readSegment(key);
    this.collect();
  }

  /** Take over what another tab did to a key; false when the key is not of the log. */
  receive(key: string): boolean {
    if (!key.startsWith(LOG)) return false;
    this.readSegment(key);
    this.collect();
    return true;
  }

  private flush(): Failure | undefined {
    while (this.unsaved.length > 0) {
      const key = `${LOG}${this.writer}-${this.segment}`;
      // Another tab may have taken an attempt back, or merged the segment away, since we wrote it.
      this.readSegment(key);
      const own = this.segments.get(key) ?? [];
      const room = this.unsaved.slice(0, Math.max(0, SEGMENT_SIZE - own.length));
      const failure = room.length === 0 ? undefined : this.writeSegment(key, [...own, ...room]);
      if (failure !== undefined) return failure;
      this.unsaved = this.unsaved.slice(room.length);
      if (this.unsaved.length > 0) this.segment += 1;
    }
    return undefined;
  }

  private writeSegment(key: string, attempts: readonly Attempt[]): Failure | undefined {
    const failure =
      attempts.length === 0 ? this.storage.remove(key) : this.storage.save(key, attempts.map(encodeLine).join("\n"));
    if (failure === undefined) this.remember(key, attempts);
    return failure;
  }

  private readSegment(key: string): number {
    const text = this.storage.read(key);
    const { attempts, damaged } = decodeSegment(text ?? "");
    this.remember(key, attempts);
    if (damaged.length > 0) this.setAside(key, attempts, damaged);
    return damaged.length;
  }

  private remember(key: string, attempts: readonly Attempt[]): void {
    if (attempts.length === 0) this.segments.delete(key);
    else this.segments.set(key, attempts);
  }

  // Copied first, cut out second: a crash between the two leaves the line in both places, never in none.
  private setAside(key: string, attempts: readonly Attempt[], damaged: readonly string[]): void {
    const aside = DAMAGED + key.slice(LOG.length);
    const before = this.storage.read(aside);
    const text = [...(before === null ? [] : [before]), ...damaged].join("\n");
    if (this.storage.save(aside, text) === undefined) this.writeSegment(key, attempts);
  }

  private collect(): void {
    this.all = mergeAttempts([...this.segments.values()].flat(), this.unsaved);
  }

  // Every page load opens a segment, so a year of short visits would leave hundreds of small ones.
  private mergeOld(now: number): void {
    const small = [...this.segments].filter(([, attempts]) => isOld(attempts, now));
    if (small.length <= MANY_SEGMENTS) return;
    const keys = new Set(small.map(([key]) => key));
    const elsewhere = [...this.segments].filter(([key]) => !keys.has(key)).flatMap(([, attempts]) => attempts);
    const seen = new Set(elsewhere.map((attempt) => attempt.id));
    for (let rest = small; rest.length > 0; ) {
      const taken = takeSegments(rest, seen);
      // Written first, deleted second: attempts in both places are one by their id.
      if (taken.attempts.length > 0 && this.writeMerged(taken.attempts) !== undefined) return;
      for (const [key] of rest.slice(0, taken.count)) this.writeSegment(key, []);
      rest = rest.slice(taken.count);
    }
  }

  private writeMerged(attempts: readonly Attempt[]): Failure | undefined {
    const failure = this.writeSegment(`${LOG}${this.writer}-${this.segment}`, attempts);
    if (failure === undefined) this.segment += 1;
    return failure;
  }
}

type Segments = readonly (readonly [string, readonly Attempt[]])[];

function isOld(attempts: readonly Attempt[], now: number): boolean {
  return attempts.length < SEGMENT_SIZE && attempts.every((attempt) => attempt.at < now - DAY_MS);
}

// The first segments that fit together into one; what `seen` has is elsewhere already.
function takeSegments(segments: Segments, seen: Set<string>): { count: number; attempts: readonly Attempt[] } {
  const attempts: Attempt[] = [];
  let count = 0;
  for (const [, own] of segments) {
    const added = own.filter((attempt) => !seen.has(attempt.id));
    if (attempts.length + added.length > SEGMENT_SIZE) break;
    for (const attempt of added) seen.add(attempt.id);
    attempts.push(...added);
    count += 1;
  }
  return { count, attempts: attempts.sort(compareAttempts) };
}

function decodeSegment(text: string): { attempts: readonly Attempt[]; damaged: readonly string[] } {
  if (text === "") return { attempts: [], damaged: [] };
  const lines = text.split("\n");
  const whole = decodeWhole(lines);
  if (whole !== undefined) return { attempts: whole, damaged: [] };
  const attempts: Attempt[] = [];
  const damaged: string[] = [];
  for (const line of lines) {
    const attempt = decodeLine(line);
    if (attempt !== undefined) attempts.push(attempt);
    else if (line !== "") damaged.push(line);
  }
  return { attempts, damaged };
}

// One call of JSON.parse for a whole segment is several times faster than one for each line.
function decodeWhole(lines: readonly string[]): readonly Attempt[] | undefined {
  try {
    const rows: unknown = JSON.parse(`[${lines.join(",")}]`);
    return Array.isArray(rows) && rows.length === lines.length ? rows.map(decodeRow) : undefined;
  } catch {
    return undefined;
  }
}
