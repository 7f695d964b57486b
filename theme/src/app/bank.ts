/** The bank as it comes from its scripts: the index at once, the parts of a topic when they are needed. */

import { type BankIndex, decodeIndex, decodeTopic, type TopicParts, type TopicSummary } from "../core/bank";
import { isFields } from "../core/decode";
import { isImported } from "../core/imported";
import { importedScript } from "./imports/imported";
import type { Scripts } from "./scripts";

/** Where the site's own pages are, relative to its base. */
export interface Pages {
  readonly home: string;
  readonly practice: string;
  readonly progress: string;
  /** Empty where the site has no such page. */
  readonly import: string;
}

const PAGES: Pages = { home: "index.html", practice: "practice.html", progress: "progress.html", import: "" };

/** The bank of the site at `base`. */
export class Bank {
  private readonly topics = new Map<string, TopicParts>();
  private readonly loading = new Map<string, Promise<TopicParts>>();
  private name = "";

  constructor(
    readonly scripts: Scripts,
    readonly base: string,
  ) {}

  /** Return the index, undefined when its script never came; throw a DecodeError when it cannot be read. */
  readIndex(): BankIndex | undefined {
    const value = this.scripts.get("index");
    if (value === undefined) return undefined;
    const index = decodeIndex(value);
    this.name = index.name;
    return index;
  }

  /** Return the addresses of the pages, which depend on how the host was told to write them. */
  pages(): Pages {
    const index = this.scripts.get("index");
    const told = isFields(index) && isFields(index.pages) ? index.pages : {};
    const page = (name: keyof Pages): string => {
      const address = told[name];
      return typeof address === "string" ? address : PAGES[name];
    };
    return { home: page("home"), practice: page("practice"), progress: page("progress"), import: page("import") };
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

  /** Forget all parts: an imported topic has others now. */
  forget(): void {
    this.topics.clear();
    this.loading.clear();
  }

  private async request(topic: TopicSummary): Promise<TopicParts> {
    try {
      const parts = decodeTopic(await this.bring(topic));
      this.topics.set(topic.topic, parts);
      return parts;
    } catch (error) {
      this.loading.delete(topic.topic);
      throw error;
    }
  }

  private async bring(topic: TopicSummary): Promise<unknown> {
    if (isImported(topic)) return (await importedScript(this)).parts(this.name, topic);
    return this.scripts.load("topic", topic.topic, this.url(topic.script));
  }
}
