import { beforeEach, describe, expect, test } from "vitest";
import { decodeProgress, exportProgress } from "../core/progress";
import { replay } from "../core/schedule";
import { startSession, stop } from "../core/session";
import { Browser, ids, NOW } from "../testing/browser";
import { attempt, bank, question, seeded } from "../testing/samples";
import { Store } from "./store";

const random = seeded();

let browser: Browser;

beforeEach(() => {
  browser = new Browser();
});

describe("two tabs", () => {
  test("that rate at once lose nothing and show the same", () => {
    const [one, two] = [browser.open(), browser.open()];
    for (let nth = 0; nth < 40; nth += 1) (nth % 2 ? one : two).append(attempt("a", NOW + nth, 3));
    expect(one.attempts).toHaveLength(40);
    expect(two.attempts).toEqual(one.attempts);
    expect(browser.open().attempts).toEqual(one.attempts);
    expect(new Set(one.heard)).toEqual(new Set(["attempts"]));
  });

  test("see an undo of each other, and what was undone does not come back", () => {
    const [one, two] = [browser.open(), browser.open()];
    one.append(attempt("a", NOW, 3, { id: "m1" }));
    two.remove(["m1"]);
    expect(ids(one)).toEqual([]);
    one.append(attempt("a", NOW + 1, 3, { id: "m2" }));
    expect(ids(one)).toEqual(["m2"]);
    expect(ids(browser.open())).toEqual(["m2"]);
  });

  test("forget everything when one of them is reset", async () => {
    const [one, two] = [browser.open(), browser.open()];
    one.append(attempt("a", NOW, 3));
    one.settings.change("settings", { daily: 5 });
    await two.reset();
    expect(one.attempts).toEqual([]);
    expect(one.settings.get("settings")).toEqual({});
    one.append(attempt("a", NOW + 1, 3, { id: "after" }));
    expect(ids(two)).toEqual(["after"]);
  });

  test("keep what was written since the other was reset, even when the news comes late", async () => {
    const [one, two] = [browser.open(), browser.open()];
    await two.reset();
    one.append(attempt("a", NOW, 3, { id: "since" }));
    one.receive({ key: "interview-practice/main/reset", newValue: "1" });
    expect(ids(one)).toEqual(["since"]);
  });

  test("forget everything when the storage is emptied by others", () => {
    const one = browser.open();
    one.append(attempt("a", NOW, 3));
    browser.origin.tab().clear();
    expect(one.attempts).toEqual([]);
    expect(one.heard).toEqual(["attempts"]);
  });

  test("do not mind the keys of other programs", () => {
    const one = browser.open();
    browser.origin.tab().setItem("theme", "dark");
    expect(one.heard).toEqual([undefined]);
  });
});

describe("a blocked storage", () => {
  test("keeps everything in memory and says so", () => {
    browser.origin.blocked = true;
    const store = browser.open({ mirror: false });
    expect(store.append(attempt("a", NOW, 3))).toBe("blocked");
    expect(store.notices).toEqual([{ kind: "blocked", unsaved: 1 }]);
    expect(store.attempts).toHaveLength(1);
  });

  test("may also be missing altogether", () => {
    const store = new Store({ storage: undefined, indexedDB: undefined, bank: "main", now: NOW, random });
    const session = startSession({ id: "s", at: NOW, mode: "topic", topics: [], questions: ["a"] });
    expect(store.append(attempt("a", NOW, 3))).toBe("blocked");
    expect(store.sessions.save(session)).toBe("blocked");
    expect(store.sessions.find("s")).toEqual(session);
  });
});

describe("an import", () => {
  const index = bank(question("a"), question("b"));

  function exported(store: Store): string {
    const { attempts, sessions, settings } = store;
    const documents = { checks: settings.get("checks"), settings: settings.get("settings") };
    return exportProgress({
      ...{ index, attempts, schedule: replay(attempts), sessions: sessions.records(), ...documents },
      ...{ unknown: settings.get("unknown"), now: NOW, timezone: "UTC", language: "ru" },
    });
  }

  test("into an empty browser gives back the same file", () => {
    const store = browser.open();
    for (let nth = 0; nth < 300; nth += 1) store.append(attempt("a", NOW + nth, 3, { extra: { later: nth } }));
    store.sessions.save(stop(startSession({ id: "s1", at: NOW, mode: "mix", topics: [], questions: [] }), NOW));
    store.settings.change("settings", { daily: 5 });
    store.settings.change("checks", { "path-1": true });
    store.settings.change("unknown", { roadmap: [1] });
    const text = exported(store);
    browser = new Browser();
    expect(browser.open().import(decodeProgress(text))).toBeUndefined();
    expect(exported(browser.open())).toBe(text);
  });

  test("adds what is new and keeps the learner's own choices", () => {
    const store = browser.open();
    store.append(attempt("a", NOW, 3, { id: "m1" }));
    store.settings.change("settings", { daily: 5 });
    const other = attempt("b", NOW - 1, 4, { id: "m0" });
    const file = decodeProgress(exported(store));
    const settings = { daily: 9, sound: true };
    store.import({ ...file, attempts: [other, ...file.attempts], settings });
    store.import({ ...file, attempts: [other, ...file.attempts], settings });
    expect(ids(browser.open())).toEqual(["m0", "m1"]);
    expect(browser.segments).toHaveLength(1);
    expect(browser.open().settings.get("settings")).toEqual({ daily: 5, sound: true });
  });

  test("that does not fit stays in memory and says so", () => {
    const store = browser.open();
    const many = Array.from({ length: 1000 }, (_, nth) => attempt("a", NOW + nth, 3));
    browser.origin.quota = 40_000;
    const file = { ...decodeProgress(exported(store)), attempts: many };
    expect(store.import(file)).toBe("full");
    expect(store.attempts).toHaveLength(1000);
    expect(store.notices).toEqual([{ kind: "full", unsaved: 488 }]);
    expect(browser.open().attempts).toHaveLength(512);
  });
});

describe("settings", () => {
  test("are kept one by one, and undefined removes one", () => {
    const store = browser.open();
    store.settings.change("settings", { retention: 0.8, later: 1 });
    store.settings.change("settings", { retention: undefined });
    expect(browser.open().settings.get("settings")).toEqual({ later: 1 });
    store.settings.change("settings", { later: undefined });
    expect(browser.origin.items.size).toBe(0);
  });

  test("reach another tab", () => {
    const [one, two] = [browser.open(), browser.open()];
    one.settings.change("settings", { retention: 0.8 });
    expect(two.heard).toEqual(["settings"]);
    expect(two.settings.get("settings")).toEqual({ retention: 0.8 });
  });
});

describe("the snapshot of the schedule", () => {
  const KEY = "interview-practice/main/snapshot";

  test("is kept for the next page, and nobody is told", () => {
    const [one, two] = [browser.open(), browser.open()];
    one.keepSnapshot("text");
    expect(browser.open().snapshot).toBe("text");
    expect(two.heard).toEqual([undefined]);
  });

  test("makes room for attempts, and is not kept where there is none", () => {
    const store = browser.open();
    store.keepSnapshot("x".repeat(1000));
    browser.origin.quota = browser.origin.used;
    expect(store.append(attempt("a", NOW, 3))).toBeUndefined();
    expect(store.snapshot).toBeNull();
    store.keepSnapshot("x".repeat(2000));
    expect(store.snapshot).toBeNull();
    expect(store.notices).toEqual([]);
    expect(browser.open().attempts).toHaveLength(1);
  });

  test("goes with a reset", async () => {
    const store = browser.open();
    store.keepSnapshot("text");
    await store.reset();
    expect(browser.origin.items.has(KEY)).toBe(false);
  });
});

test("a reset removes everything of this bank and nothing else", async () => {
  const store = browser.open();
  browser.origin.items.set("theme", "dark");
  browser.origin.items.set("interview-practice/other/log/w-0", "x");
  browser.origin.items.set("interview-practice/main/damaged/w-0", "x");
  store.append(attempt("a", NOW, 3));
  store.sessions.save(startSession({ id: "s1", at: NOW, mode: "topic", topics: [], questions: ["a"] }));
  store.settings.change("checks", { a: true });
  expect(await store.reset()).toBeUndefined();
  expect([...browser.origin.items.keys()]).toEqual(["theme", "interview-practice/other/log/w-0"]);
  expect(store.attempts).toEqual([]);
  expect(store.sessions.records()).toEqual([]);
});
