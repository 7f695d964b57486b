/** A browser for tests: the storage of one origin, and tabs that open its store. */

import { IDBFactory } from "fake-indexeddb";
import { type Change, Store } from "../store/store";
import { MemoryOrigin } from "./memory";
import { seeded } from "./samples";

export const NOW = Date.UTC(2026, 10, 21, 12);
export const LOG = "interview-practice/main/log/";

export type Tab = Store & { readonly heard: readonly (Change | undefined)[] };

/** One profile of a browser, empty at first. */
export class Browser {
  readonly origin = new MemoryOrigin();
  private readonly indexedDB = new IDBFactory();
  private readonly random = seeded(42);

  /** Open a tab whose store hears of what other tabs do. */
  open({ now = NOW, mirror = true }: { readonly now?: number; readonly mirror?: boolean } = {}): Tab {
    const storage = this.origin.tab();
    const indexedDB = mirror ? this.indexedDB : undefined;
    const store = new Store({ storage, indexedDB, bank: "main", now, random: this.random });
    const heard: (Change | undefined)[] = [];
    this.origin.listen(storage, (event) => void heard.push(store.receive(event)));
    return Object.assign(store, { heard });
  }

  /** List the segments of the log. */
  get segments(): readonly string[] {
    return [...this.origin.items.keys()].filter((key) => key.startsWith(LOG));
  }
}

/** List the ids of the attempts that a store has, in order. */
export function ids(store: Store): readonly string[] {
  return store.attempts.map(({ id }) => id);
}
