/** What all views share: the bank, the log as signals, and every way to change it. */

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Attempt } from "../core/attempt";
import type { BankIndex, QuestionSummary, TopicSummary } from "../core/bank";
import type { ProgressFile } from "../core/progress";
import { replay, reschedule, type Schedule, type Stage, stageOf } from "../core/schedule";
import type { Session } from "../core/session";
import type { Words } from "../core/words";
import type { BankStorage } from "../store/storage";
import type { Failure, Notice, Store } from "../store/store";
import type { Bank, Pages } from "./bank";
import { Drafts } from "./drafts";

export interface PracticeOptions {
  readonly bank: Bank;
  readonly index: BankIndex;
  readonly words: Words;
  readonly store: Store;
  readonly storage: BankStorage;
  readonly now: () => number;
  readonly random: () => number;
}

export type Counts = Readonly<Record<Stage, number>>;

/** The learner's practice on one bank, for as long as the page is open. */
export class Practice {
  readonly bank: Bank;
  readonly index: BankIndex;
  readonly words: Words;
  readonly store: Store;
  readonly drafts: Drafts;
  readonly pages: Pages;
  readonly now: () => number;
  readonly random: () => number;
  readonly timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  readonly questions: ReadonlyMap<string, QuestionSummary>;
  readonly topics: ReadonlyMap<string, TopicSummary>;
  private readonly log = signal<readonly Attempt[]>([]);
  private readonly plan = signal<Schedule>(new Map());
  private readonly kept = signal(0);
  private readonly told = signal<readonly Notice[]>([]);
  private readonly dismissed = new Set<Notice["kind"]>();
  private failure: Failure | undefined;

  constructor(options: PracticeOptions) {
    const { bank, index, words, store, storage, now, random } = options;
    [this.bank, this.index, this.words, this.store, this.now, this.random] = [bank, index, words, store, now, random];
    this.drafts = new Drafts(storage);
    this.pages = bank.pages();
    this.questions = new Map(index.questions.map((question) => [question.id, question]));
    this.topics = new Map(index.topics.map((topic) => [topic.topic, topic]));
    this.readLog();
  }

  get attempts(): ReadonlySignal<readonly Attempt[]> {
    return this.log;
  }

  get schedule(): ReadonlySignal<Schedule> {
    return this.plan;
  }

  get notices(): ReadonlySignal<readonly Notice[]> {
    return this.told;
  }

  /** The sessions that can go on and have a question left in the bank, the latest first. */
  readonly open: ReadonlySignal<readonly Session[]> = computed(() => {
    this.kept.value;
    const has = (id: string): boolean => this.questions.has(id);
    return this.store.sessions.open().filter((session) => session.questions.slice(session.position).some(has));
  });

  /** How many questions of each topic are new, in progress and known. */
  readonly counts: ReadonlySignal<ReadonlyMap<string, Counts>> = computed(() => {
    const counts = new Map(this.index.topics.map(({ topic }) => [topic, { new: 0, learning: 0, known: 0 }]));
    for (const { id, topic } of this.index.questions) {
      const own = counts.get(topic);
      if (own !== undefined) own[stageOf(this.plan.value.get(id))] += 1;
    }
    return counts;
  });

  /** Bring the mirror up to date; attempts that only it has come back. */
  async restore(): Promise<void> {
    if ((await this.store.restore()) > 0) this.readLog();
  }

  /** Add a rated answer. */
  record(attempt: Attempt): void {
    this.store.append(attempt);
    this.changed(attempt.question);
  }

  /** Take a rated answer back. */
  retract(attempt: string, question: string): void {
    this.store.remove([attempt]);
    this.changed(question);
  }

  /** Keep a session as it stands. */
  keep(session: Session): void {
    this.failure = this.store.sessions.save(session);
    this.kept.value += 1;
    this.tell();
  }

  /** Add what a file has and the log has not. */
  import(file: ProgressFile): void {
    this.store.import(file);
    this.readLog();
  }

  /** Remove everything; the promise tells whether the browser allowed it. */
  async reset(): Promise<boolean> {
    const done = this.store.reset();
    this.drafts.keepOnly(new Set());
    this.readLog();
    return (await done) === undefined;
  }

  /** Take over what another tab did. */
  receive(event: StorageEvent): void {
    const change = this.store.receive(event);
    if (change === "attempts") this.readLog();
    if (change === "sessions") this.kept.value += 1;
  }

  /** Hide a kind of notice for as long as the page is open. */
  dismiss(kind: Notice["kind"]): void {
    this.dismissed.add(kind);
    this.tell();
  }

  private readLog(): void {
    batch(() => {
      this.log.value = this.store.attempts;
      this.plan.value = replay(this.store.attempts);
      this.kept.value += 1;
      this.tell();
    });
  }

  private changed(question: string): void {
    batch(() => {
      this.log.value = this.store.attempts;
      this.plan.value = reschedule(this.plan.value, this.store.attempts, [question]);
      this.tell();
    });
  }

  // A session that cannot be kept is the first sign of forbidden storage: told before anything is lost.
  private tell(): void {
    const { failure } = this;
    const notices = this.store.notices;
    const unknown = failure !== undefined && !notices.some((notice) => notice.kind === failure);
    const all = unknown ? [{ kind: failure, unsaved: 0 }, ...notices] : notices;
    this.told.value = all.filter((notice) => !this.dismissed.has(notice.kind));
  }
}

const Context = createContext<Practice | undefined>(undefined);

/** Give the views below it the practice. */
export const PracticeProvider = Context.Provider;

/** Return the practice that the view belongs to. */
export function usePractice(): Practice {
  const practice = useContext(Context);
  if (practice === undefined) throw new Error("no practice around this view");
  return practice;
}
