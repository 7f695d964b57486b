/** Classic scripts that hand something over through a queue: this works from `file://`, where `fetch` and modules do not. */

import { isFields } from "../core/decode";

declare global {
  interface Window {
    /** Scripts push `[kind, value]`; what comes before the app waits in an array. */
    interviewPractice?: unknown;
  }
}

/** What scripts have handed over, and the loading of those that are not there yet. */
export class Scripts {
  private readonly arrived = new Map<string, unknown>();
  private readonly coming = new Map<string, Promise<void>>();

  /** Take what the queue holds and everything that comes later. */
  listen(): void {
    const waiting = window.interviewPractice;
    window.interviewPractice = { push: (message: unknown) => this.receive(message) };
    if (Array.isArray(waiting)) for (const message of waiting) this.receive(message);
  }

  /** Return what was handed over under a kind and a name: `["topic", {"topic": name, …}]`. */
  get(kind: string, name = ""): unknown {
    return this.arrived.get(`${kind} ${name}`);
  }

  /** Load a script unless what it brings is there, and return that; a failure can be tried again. */
  async load(kind: string, name: string, source: string): Promise<unknown> {
    if (this.get(kind, name) === undefined) await this.inject(source);
    return this.get(kind, name);
  }

  // A script that is on its way must not be asked for again: it would run twice.
  private inject(source: string): Promise<void> {
    const coming = this.coming.get(source) ?? inject(source).finally(() => this.coming.delete(source));
    this.coming.set(source, coming);
    return coming;
  }

  private receive(message: unknown): void {
    if (!Array.isArray(message)) return;
    const [kind, value] = message;
    if (isFields(value)) this.arrived.set(`${kind} ${value[kind] ?? ""}`, value);
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
