/** What all views share: the bank, the log as signals, and every way to change it. */

import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Attempt } from "../core/attempt";
import { type BankIndex, currentId, type QuestionSummary, type TopicSummary, underCurrentIds } from "../core/bank";
import type { ProgressFile } from "../core/progress";
import { sessionUnderCurrentIds } from "../core/renamed";
import { reschedule, type Schedule, type Stage, stageOf } from "../core/schedule";
import type { Session } from "../core/session";
import { decodeSettings, encodeSettings, type Settings, type SettingsChange, STORED_NAMES } from "../core/settings";
import { encodeSnapshot, scheduleFrom } from "../core/snapshot";
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

/** Replaying fewer attempts than this takes less time than a snapshot would. */
const WORTH_KEEPING = 2000;
/** Keeping one must not delay what the page was opened for. */
const LATER_MS = 3000;

export type Counts = Readonly<Record<Stage, number>>;

interface Known {
  readonly index: BankIndex;
  readonly questions: ReadonlyMap<string, QuestionSummary>;
  readonly topics: ReadonlyMap<string, TopicSummary>;
}

/** The learner's practice on one bank, for as long as the page is open. */
export class Practice {
  readonly bank: Bank;
  readonly words: Words;
  readonly store: Store;
  readonly drafts: Drafts;
  readonly pages: Pages;
  readonly now: () => number;
  readonly random: () => number;
  readonly timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  private readonly known: Signal<Known>;
  private readonly log = signal<readonly Attempt[]>([]);
  private readonly plan = signal<Schedule>(new Map());
  private readonly chosen = signal<Settings>(decodeSettings({}));
  private readonly kept = signal(0);
  private readonly told = signal<readonly Notice[]>([]);
  private readonly dismissed = new Set<Notice["kind"]>();
  private failure: Failure | undefined;
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PracticeOptions) {
    const { bank, index, words, store, storage, now, random } = options;
    [this.bank, this.words, this.store, this.now, this.random] = [bank, words, store, now, random];
    this.drafts = new Drafts(storage);
    this.pages = bank.pages();
    this.known = signal(toKnown(index));
    this.readLog();
  }

  /** Everything that can be asked; views follow it. */
  get index(): BankIndex {
    return this.known.value.index;
  }

  get questions(): Known["questions"] {
    return this.known.value.questions;
  }

  get topics(): Known["topics"] {
    return this.known.value.topics;
  }

  /** All attempts, sorted, under the ids that their questions have now. */
  get attempts(): ReadonlySignal<readonly Attempt[]> {
    return this.log;
  }

  get schedule(): ReadonlySignal<Schedule> {
    return this.plan;
  }

  get settings(): ReadonlySignal<Settings> {
    return this.chosen;
  }

  get notices(): ReadonlySignal<readonly Notice[]> {
    return this.told;
  }

  /** The sessions that can go on and have a question left in the bank, the latest first. */
  readonly open: ReadonlySignal<readonly Session[]> = computed(() => {
    this.kept.value;
    const has = (id: string): boolean => this.questions.has(id);
    const open = this.store.sessions.open().map((session) => sessionUnderCurrentIds(session, this.index));
    return open.filter((session) => session.questions.slice(session.position).some(has));
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

  /** Take over another index: the learner's own topics have changed. */
  follow(index: BankIndex): void {
    this.bank.forget();
    batch(() => {
      this.known.value = toKnown(index);
      this.readLog();
    });
  }

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

  /** Find a session that can go on. */
  session(id: string): Session | undefined {
    const session = this.store.sessions.find(id);
    return session === undefined ? undefined : sessionUnderCurrentIds(session, this.index);
  }

  /** Keep a session as it stands. */
  keep(session: Session): void {
    this.failure = this.store.sessions.save(session);
    this.kept.value += 1;
    this.tell();
  }

  /** Change settings; the schedule follows them. */
  change(change: SettingsChange): void {
    this.failure = this.store.settings.change("settings", encodeSettings(change));
    this.readLog();
  }

  /** Forget what was chosen in the settings. */
  resetSettings(): void {
    const chosen = STORED_NAMES.map((name) => [name, undefined] as const);
    this.failure = this.store.settings.change("settings", Object.fromEntries(chosen));
    this.readLog();
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

  /** Remove every attempt on the questions of a topic; tell whether the browser allowed it. */
  resetTopic(topic: string): boolean {
    const own = this.log.value.filter(({ question }) => this.questions.get(question)?.topic === topic);
    const failure = this.store.remove(own.map(({ id }) => id));
    this.readLog();
    return failure === undefined;
  }

  /** Take over what another tab did. */
  receive(event: StorageEvent): void {
    const change = this.store.receive(event);
    if (change === "attempts" || change === "settings") this.readLog();
    if (change === "sessions") this.kept.value += 1;
  }

  /** Hide a kind of notice for as long as the page is open. */
  dismiss(kind: Notice["kind"]): void {
    this.dismissed.add(kind);
    this.tell();
  }

  private readLog(): void {
    batch(() => {
      this.chosen.value = decodeSettings(this.store.settings.get("settings"));
      this.log.value = underCurrentIds(this.store.attempts, this.index);
      this.readPlan();
      this.kept.value += 1;
      this.tell();
    });
  }

  private readPlan(): void {
    const { schedule, replayed } = scheduleFrom(this.store.snapshot, this.log.value, this.chosen.value);
    this.plan.value = schedule;
    clearTimeout(this.keeping);
    if (replayed < WORTH_KEEPING) return;
    // Of the values at that time: other answers may have come, and a snapshot of any of them is right.
    const keep = (): void =>
      this.store.keepSnapshot(encodeSnapshot(this.plan.value, this.log.value, this.chosen.value));
    this.keeping = setTimeout(keep, LATER_MS);
  }

  private changed(question: string): void {
    batch(() => {
      this.log.value = underCurrentIds(this.store.attempts, this.index);
      const changed = currentId(this.index, question);
      this.plan.value = reschedule(this.plan.value, this.log.value, [changed], this.chosen.value);
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

function toKnown(index: BankIndex): Known {
  return {
    index,
    questions: new Map(index.questions.map((question) => [question.id, question])),
    topics: new Map(index.topics.map((topic) => [topic.topic, topic])),
  };
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
