/** The bank's classic scripts: they hand their JSON to a queue, which works from `file://` where `fetch` does not. */

import { type BankIndex, decodeIndex, decodeTopic, type TopicParts, type TopicSummary } from "../core/bank";
import { isFields } from "../core/decode";

declare global {
  interface Window {
    interviewPractice?: unknown;
  }
}

/** Where the site's own pages are, relative to its base. */
export interface Pages {
  readonly home: string;
  readonly practice: string;
  readonly progress: string;
}

const PAGES: Pages = { home: "index.html", practice: "practice.html", progress: "progress.html" };

/** What the bank's scripts have handed over, and the loading of those that are not there yet. */
export class Bank {
  private index: unknown;
  private readonly arrived = new Map<unknown, unknown>();
  private readonly topics = new Map<string, TopicParts>();
  private readonly loading = new Map<string, Promise<TopicParts>>();

  constructor(readonly base: string) {}

  /** Take what the queue holds and everything that comes later. */
  listen(): void {
    const waiting = window.interviewPractice;
    window.interviewPractice = { push: (message: unknown) => this.receive(message) };
    if (Array.isArray(waiting)) for (const message of waiting) this.receive(message);
  }

  /** Return the index, undefined when its script never came; throw a DecodeError when it cannot be read. */
  readIndex(): BankIndex | undefined {
    return this.index === undefined ? undefined : decodeIndex(this.index);
  }

  /** Return the addresses of the pages, which depend on how the host was told to write them. */
  pages(): Pages {
    const told = isFields(this.index) && isFields(this.index.pages) ? this.index.pages : {};
    const page = (name: keyof Pages): string => {
      const address = told[name];
      return typeof address === "string" ? address : PAGES[name];
    };
    return { home: page("home"), practice: page("practice"), progress: page("progress") };
  }

  /** Resolve an address of the site. */
  url(address: string): string {
    return new URL(address, this.base).href;
  }

  /** Return the parts of a topic that is already loaded. */
  ready(topic: string): TopicParts | undefined {
    return this.topics.get(topic);
  }

  /** Load the parts of a topic, once; a failure can be tried again. */
  load(topic: TopicSummary): Promise<TopicParts> {
    const loading = this.loading.get(topic.topic) ?? this.request(topic);
    this.loading.set(topic.topic, loading);
    return loading;
  }

  private async request(topic: TopicSummary): Promise<TopicParts> {
    try {
      if (!this.arrived.has(topic.topic)) await inject(this.url(topic.script));
      const parts = decodeTopic(this.arrived.get(topic.topic));
      this.topics.set(topic.topic, parts);
      return parts;
    } catch (error) {
      this.loading.delete(topic.topic);
      this.arrived.delete(topic.topic);
      throw error;
    }
  }

  private receive(message: unknown): void {
    if (!Array.isArray(message)) return;
    const [kind, value] = message;
    if (kind === "index") this.index = value;
    if (kind === "topic" && isFields(value)) this.arrived.set(value.topic, value);
  }
}

function inject(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(source));
    document.head.append(script);
  });
}
