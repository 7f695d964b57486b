import { beforeEach, describe, expect, test } from "vitest";
import { Browser, NOW } from "../testing/browser";
import { attempt, seeded } from "../testing/samples";
import { Store } from "./store";

const random = seeded();

let browser: Browser;

beforeEach(() => {
  browser = new Browser();
});

describe("the mirror", () => {
  test("restores a log that the browser lost, once, and says so", async () => {
    const store = browser.open();
    await store.restore();
    store.append(attempt("a", NOW, 3, { extra: { correct: true } }));
    store.append(attempt("a", NOW + 1, 1, { id: "undone" }));
    store.remove(["undone"]);
    await store.restore();
    browser.origin.items.clear();
    const again = browser.open();
    expect(again.attempts).toEqual([]);
    expect(await again.restore()).toBe(1);
    expect(again.attempts).toEqual(store.attempts);
    expect(again.notices).toEqual([{ kind: "restored", attempts: 1 }]);
    const later = browser.open();
    expect(await later.restore()).toBe(0);
    expect(later.attempts).toEqual(store.attempts);
  });

  test("takes in a log from before it was there", async () => {
    browser.open({ mirror: false }).append(attempt("a", NOW, 3));
    await browser.open().restore();
    browser.origin.items.clear();
    expect(await browser.open().restore()).toBe(1);
  });

  test("a long copy does not bring back what was removed or reset meanwhile", async () => {
    const log = Array.from({ length: 600 }, (_, at) => attempt("a", NOW + at, 3, { id: `old${at}` }));
    const early = browser.open({ mirror: false });
    for (const one of log) early.append(one);
    const store = browser.open();
    const copying = store.restore();
    store.remove(["old599"]);
    await copying;
    browser.origin.items.clear();
    expect(await browser.open().restore()).toBe(599);

    const again = browser.open();
    const copyingAgain = again.restore();
    await again.reset();
    await copyingAgain;
    expect(await browser.open().restore()).toBe(0);
  });

  test("does not bring back what the learner reset", async () => {
    const store = browser.open();
    store.append(attempt("a", NOW, 3));
    await store.restore();
    await store.reset();
    expect(browser.origin.items.size).toBe(0);
    expect(await browser.open().restore()).toBe(0);
    expect(browser.open().attempts).toEqual([]);
  });

  test("does not bring back anything when it could not be emptied at the reset", async () => {
    const store = browser.open();
    store.append(attempt("a", NOW, 3));
    await store.restore();
    const cut = browser.open({ mirror: false });
    await cut.reset();
    expect([...browser.origin.items.keys()]).toEqual(["interview-practice/main/reset"]);
    expect(await browser.open().restore()).toBe(0);
    expect(browser.origin.items.size).toBe(0);
    expect(await browser.open().restore()).toBe(0);
  });

  test("may be missing, or refuse", async () => {
    const store = browser.open({ mirror: false });
    store.append(attempt("a", NOW, 3));
    expect(await store.restore()).toBe(0);
    const refusing = {
      open: () => {
        throw new DOMException("no", "SecurityError");
      },
    } as unknown as IDBFactory;
    const blocked = new Store({ storage: browser.origin.tab(), indexedDB: refusing, bank: "main", now: NOW, random });
    expect(await blocked.restore()).toBe(0);
    expect(blocked.append(attempt("a", NOW + 1, 3))).toBeUndefined();
  });
});
