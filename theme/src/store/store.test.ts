import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, test } from "vitest";
import { encodeLine } from "../core/attempt";
import { decodeProgress, exportProgress } from "../core/progress";
import { replay } from "../core/schedule";
import { rate, reveal, startSession, stop } from "../core/session";
import { MemoryOrigin } from "../testing/memory";
import { attempt, bank, DAY, question, seeded } from "../testing/samples";
import { type Change, Store } from "./store";

const NOW = Date.UTC(2026, 10, 21, 12);
const LOG = "interview-practice/main/log/";
const random = seeded(42);

let origin: MemoryOrigin;
let indexedDB: IDBFactory;

beforeEach(() => {
  origin = new MemoryOrigin();
  indexedDB = new IDBFactory();
});

/** Open a tab with its own store, which hears of what other tabs do. */
function open(options: { now?: number; mirror?: boolean } = {}): Store & { heard: (Change | undefined)[] } {
  const tab = origin.tab();
  const { now = NOW, mirror = true } = options;
  const place = { storage: tab, indexedDB: mirror ? indexedDB : undefined };
  const store = new Store({ ...place, bank: "main", now, random });
  const heard: (Change | undefined)[] = [];
  origin.listen(tab, (event) => void heard.push(store.receive(event)));
  return Object.assign(store, { heard });
}

function ids(store: Store): readonly string[] {
  return store.attempts.map(({ id }) => id);
}

function segments(): readonly string[] {
  return [...origin.items.keys()].filter((key) => key.startsWith(LOG));
}

describe("attempts", () => {
  test("survive the page", () => {
    const store = open();
    expect(store.append(attempt("a", NOW, 3, { extra: { answer: "мой\nответ" } }))).toBeUndefined();
    store.append(attempt("a", NOW + 1, 4));
    expect(open().attempts).toEqual(store.attempts);
    expect(open().notices).toEqual([]);
  });

  test("fill segments of 256", () => {
    const store = open();
    for (let nth = 0; nth < 600; nth += 1) store.append(attempt("a", NOW + nth, 3));
    const sizes = segments().map((key) => origin.items.get(key)?.split("\n").length);
    expect(sizes.sort()).toEqual([256, 256, 88]);
    expect(open().attempts).toHaveLength(600);
  });

  test("of another bank are others", () => {
    open().append(attempt("a", NOW, 3));
    const other = { storage: origin.tab(), indexedDB: undefined, now: NOW, random };
    expect(new Store({ ...other, bank: "work" }).attempts).toEqual([]);
    expect(new Store({ ...other, bank: "main/log" }).attempts).toEqual([]);
  });

  test("that were taken back are gone from the storage too", () => {
    const store = open();
    store.append(attempt("a", NOW, 3, { id: "m1" }));
    store.append(attempt("a", NOW + 1, 1, { id: "m2" }));
    store.remove(["m2"]);
    expect(ids(store)).toEqual(["m1"]);
    expect(ids(open())).toEqual(["m1"]);
    store.remove(["m1"]);
    expect(segments()).toEqual([]);
  });

  test("of one topic can be removed alone", () => {
    const store = open();
    for (let nth = 0; nth < 300; nth += 1) store.append(attempt(nth % 2 ? "a" : "b", NOW + nth, 3));
    store.remove(store.attempts.filter(({ question: id }) => id === "a").map(({ id }) => id));
    expect(open().attempts.map(({ question: id }) => id)).toEqual(Array(150).fill("b"));
  });

  test("of a clock that was set back are in order of their times", () => {
    const store = open();
    store.append(attempt("a", NOW, 3, { id: "m1" }));
    store.append(attempt("a", NOW - DAY, 1, { id: "m0" }));
    expect(ids(store)).toEqual(["m0", "m1"]);
    expect(ids(open())).toEqual(["m0", "m1"]);
  });
});

describe("two tabs", () => {
  test("that rate at once lose nothing and show the same", () => {
    const [one, two] = [open(), open()];
    for (let nth = 0; nth < 40; nth += 1) (nth % 2 ? one : two).append(attempt("a", NOW + nth, 3));
    expect(one.attempts).toHaveLength(40);
    expect(two.attempts).toEqual(one.attempts);
    expect(open().attempts).toEqual(one.attempts);
    expect(new Set(one.heard)).toEqual(new Set(["attempts"]));
  });

  test("see an undo of each other, and what was undone does not come back", () => {
    const [one, two] = [open(), open()];
    one.append(attempt("a", NOW, 3, { id: "m1" }));
    two.remove(["m1"]);
    expect(ids(one)).toEqual([]);
    one.append(attempt("a", NOW + 1, 3, { id: "m2" }));
    expect(ids(one)).toEqual(["m2"]);
    expect(ids(open())).toEqual(["m2"]);
  });

  test("forget everything when one of them is reset", async () => {
    const [one, two] = [open(), open()];
    one.append(attempt("a", NOW, 3));
    one.settings.change("settings", { daily: 5 });
    await two.reset();
    expect(one.attempts).toEqual([]);
    expect(one.settings.get("settings")).toEqual({});
    one.append(attempt("a", NOW + 1, 3, { id: "after" }));
    expect(ids(two)).toEqual(["after"]);
  });

  test("forget everything when the storage is emptied by others", () => {
    const one = open();
    one.append(attempt("a", NOW, 3));
    origin.tab().clear();
    expect(one.attempts).toEqual([]);
    expect(one.heard).toEqual(["attempts"]);
  });

  test("do not mind the keys of other programs", () => {
    const one = open();
    origin.tab().setItem("theme", "dark");
    expect(one.heard).toEqual([undefined]);
  });
});

describe("a damaged line", () => {
  const good = encodeLine(attempt("a", NOW, 3, { id: "m1" }));

  test("is set aside and told, and the rest is used", () => {
    origin.items.set(`${LOG}w-0`, `${good}\n["m2","a",1,\n{}\n`);
    const store = open();
    expect(ids(store)).toEqual(["m1"]);
    expect(store.notices).toEqual([{ kind: "damaged", lines: 2 }]);
    expect(origin.items.get("interview-practice/main/damaged/w-0")).toBe('["m2","a",1,\n{}');
    expect(origin.items.get(`${LOG}w-0`)).toBe(good);
    expect(open().notices).toEqual([]);
  });

  test("joins what was set aside earlier", () => {
    origin.items.set("interview-practice/main/damaged/w-0", "first");
    origin.items.set(`${LOG}w-0`, `second\n${good}`);
    open();
    expect(origin.items.get("interview-practice/main/damaged/w-0")).toBe("first\nsecond");
  });

  test("is left in place when there is no room to set it aside", () => {
    origin.items.set(`${LOG}w-0`, `${good}\nhalf`);
    origin.quota = origin.used;
    expect(ids(open())).toEqual(["m1"]);
    expect(origin.items.get(`${LOG}w-0`)).toBe(`${good}\nhalf`);
  });

  test("two of which together look whole is still damaged", () => {
    origin.items.set(`${LOG}w-0`, '["m1","a",1,5,"topic"\n"s1",3,10]');
    const store = open();
    expect(store.attempts).toEqual([]);
    expect(store.notices).toEqual([{ kind: "damaged", lines: 2 }]);
  });
});

describe("a full storage", () => {
  test("is told, keeps the attempt in memory, and is tried again", () => {
    const store = open();
    store.append(attempt("a", NOW, 3, { id: "m1" }));
    origin.quota = origin.used + 10;
    expect(store.append(attempt("a", NOW + 1, 3, { id: "m2" }))).toBe("full");
    expect(store.append(attempt("a", NOW + 2, 3, { id: "m3" }))).toBe("full");
    expect(store.notices).toEqual([{ kind: "full", unsaved: 2 }]);
    expect(ids(store)).toEqual(["m1", "m2", "m3"]);
    expect(ids(open())).toEqual(["m1"]);
    origin.quota = Number.POSITIVE_INFINITY;
    expect(store.append(attempt("a", NOW + 3, 3, { id: "m4" }))).toBeUndefined();
    expect(store.notices).toEqual([]);
    expect(ids(open())).toEqual(["m1", "m2", "m3", "m4"]);
  });

  test("lets an unwritten attempt be taken back", () => {
    const store = open();
    origin.quota = 0;
    store.append(attempt("a", NOW, 3, { id: "m1" }));
    store.remove(["m1"]);
    expect(ids(store)).toEqual([]);
    expect(store.notices).toEqual([]);
  });
});

describe("a blocked storage", () => {
  test("keeps everything in memory and says so", () => {
    origin.blocked = true;
    const store = open({ mirror: false });
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

describe("old segments", () => {
  function visit(nth: number, size = 3): void {
    const lines = Array.from({ length: size }, (_, at) => encodeLine(attempt("a", nth * DAY + at, 3)));
    origin.items.set(`${LOG}old${nth}-0`, lines.join("\n"));
  }

  test("are merged when there are many, and lose nothing", () => {
    for (let nth = 0; nth < 100; nth += 1) visit(nth);
    visit(NOW / DAY, 1);
    const before = 301;
    expect(open().attempts).toHaveLength(before);
    expect(segments()).toHaveLength(3);
    expect(open().attempts).toHaveLength(before);
  });

  test("stay while there are few", () => {
    for (let nth = 0; nth < 64; nth += 1) visit(nth);
    open();
    expect(segments()).toHaveLength(64);
  });

  test("survive a crash between writing the merged one and deleting the others", () => {
    for (let nth = 0; nth < 70; nth += 1) visit(nth);
    const before = new Map(origin.items);
    open();
    for (const [key, value] of before) origin.items.set(key, value);
    expect(open().attempts).toHaveLength(210);
    expect(segments()).toHaveLength(1);
  });

  test("stay as they are when there is no room to merge them", () => {
    for (let nth = 0; nth < 70; nth += 1) visit(nth);
    origin.quota = origin.used;
    expect(open().attempts).toHaveLength(210);
    expect(segments()).toHaveLength(70);
  });

  test("may be merged under a tab that is still open", () => {
    const patient = open({ now: NOW - 3 * DAY });
    patient.append(attempt("b", NOW - 3 * DAY, 3, { id: "early" }));
    for (let nth = 0; nth < 70; nth += 1) visit(nth);
    open();
    expect(patient.attempts).toHaveLength(211);
    patient.append(attempt("b", NOW, 3, { id: "late" }));
    expect(open().attempts).toHaveLength(212);
    patient.remove(["early"]);
    expect(open().attempts).toHaveLength(211);
  });
});

describe("the mirror", () => {
  test("restores a log that the browser lost, once, and says so", async () => {
    const store = open();
    await store.restore();
    store.append(attempt("a", NOW, 3, { extra: { correct: true } }));
    store.append(attempt("a", NOW + 1, 1, { id: "undone" }));
    store.remove(["undone"]);
    await store.restore();
    origin.items.clear();
    const again = open();
    expect(again.attempts).toEqual([]);
    expect(await again.restore()).toBe(1);
    expect(again.attempts).toEqual(store.attempts);
    expect(again.notices).toEqual([{ kind: "restored", attempts: 1 }]);
    const later = open();
    expect(await later.restore()).toBe(0);
    expect(later.attempts).toEqual(store.attempts);
  });

  test("takes in a log from before it was there", async () => {
    open({ mirror: false }).append(attempt("a", NOW, 3));
    await open().restore();
    origin.items.clear();
    expect(await open().restore()).toBe(1);
  });

  test("does not bring back what the learner reset", async () => {
    const store = open();
    store.append(attempt("a", NOW, 3));
    await store.restore();
    await store.reset();
    expect(origin.items.size).toBe(0);
    expect(await open().restore()).toBe(0);
    expect(open().attempts).toEqual([]);
  });

  test("does not bring back anything when it could not be emptied at the reset", async () => {
    const store = open();
    store.append(attempt("a", NOW, 3));
    await store.restore();
    const cut = open({ mirror: false });
    await cut.reset();
    expect([...origin.items.keys()]).toEqual(["interview-practice/main/reset"]);
    expect(await open().restore()).toBe(0);
    expect(origin.items.size).toBe(0);
    expect(await open().restore()).toBe(0);
  });

  test("may be missing, or refuse", async () => {
    const store = open({ mirror: false });
    store.append(attempt("a", NOW, 3));
    expect(await store.restore()).toBe(0);
    const refusing = {
      open: () => {
        throw new DOMException("no", "SecurityError");
      },
    } as unknown as IDBFactory;
    const blocked = new Store({ storage: origin.tab(), indexedDB: refusing, bank: "main", now: NOW, random });
    expect(await blocked.restore()).toBe(0);
    expect(blocked.append(attempt("a", NOW + 1, 3))).toBeUndefined();
  });
});

describe("sessions", () => {
  const session = startSession({ id: "s1", at: NOW, mode: "topic", topics: ["a"], questions: ["a-1", "a-2"] });

  test("go on after a refresh", () => {
    const store = open();
    const middle = rate(reveal(session), { id: "m1", at: NOW, rev: 1, rating: 3 })?.session ?? session;
    store.sessions.save(middle);
    expect(open().sessions.open()).toEqual([middle]);
    expect(open().sessions.find("s1")).toEqual(middle);
  });

  test("that ended stay whole for a day, then as their record", () => {
    open().sessions.save(stop(session, NOW));
    expect(open({ now: NOW + DAY / 2 }).sessions.find("s1")).toEqual(stop(session, NOW));
    const later = open({ now: NOW + 2 * DAY });
    expect(later.sessions.find("s1")).toBeUndefined();
    expect(later.sessions.open()).toEqual([]);
    const record = { ...{ id: "s1", at: NOW, endedAt: NOW, mode: "topic" }, ...{ topics: ["a"], skipped: [] } };
    expect(later.sessions.records()).toEqual([{ ...record, questions: ["a-1", "a-2"] }]);
    expect(origin.items.get("interview-practice/main/sessions/s1")).not.toContain("state");
  });

  test("that are damaged do no harm", () => {
    origin.items.set("interview-practice/main/sessions/s1", "{half");
    origin.items.set("interview-practice/main/sessions/s2", '{"id":"s2"}');
    const store = open();
    expect(store.sessions.records()).toEqual([]);
    expect(store.sessions.open()).toEqual([]);
  });

  test("are seen by other tabs", () => {
    const [one, two] = [open(), open()];
    one.sessions.save(session);
    expect(two.sessions.open()).toEqual([session]);
    one.sessions.remove("s1");
    expect(two.sessions.open()).toEqual([]);
    expect(two.heard).toEqual(["sessions", "sessions"]);
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
    const store = open();
    for (let nth = 0; nth < 300; nth += 1) store.append(attempt("a", NOW + nth, 3, { extra: { later: nth } }));
    store.sessions.save(stop(startSession({ id: "s1", at: NOW, mode: "mix", topics: [], questions: [] }), NOW));
    store.settings.change("settings", { daily: 5 });
    store.settings.change("checks", { "path-1": true });
    store.settings.change("unknown", { roadmap: [1] });
    const text = exported(store);
    origin = new MemoryOrigin();
    expect(open().import(decodeProgress(text))).toBeUndefined();
    expect(exported(open())).toBe(text);
  });

  test("adds what is new and keeps the learner's own choices", () => {
    const store = open();
    store.append(attempt("a", NOW, 3, { id: "m1" }));
    store.settings.change("settings", { daily: 5 });
    const other = attempt("b", NOW - 1, 4, { id: "m0" });
    const file = decodeProgress(exported(store));
    const settings = { daily: 9, sound: true };
    store.import({ ...file, attempts: [other, ...file.attempts], settings });
    store.import({ ...file, attempts: [other, ...file.attempts], settings });
    expect(ids(open())).toEqual(["m0", "m1"]);
    expect(segments()).toHaveLength(1);
    expect(open().settings.get("settings")).toEqual({ daily: 5, sound: true });
  });

  test("that does not fit stays in memory and says so", () => {
    const store = open();
    const many = Array.from({ length: 1000 }, (_, nth) => attempt("a", NOW + nth, 3));
    origin.quota = 40_000;
    const file = { ...decodeProgress(exported(store)), attempts: many };
    expect(store.import(file)).toBe("full");
    expect(store.attempts).toHaveLength(1000);
    expect(store.notices).toEqual([{ kind: "full", unsaved: 488 }]);
    expect(open().attempts).toHaveLength(512);
  });
});

test("a reset removes everything of this bank and nothing else", async () => {
  const store = open();
  origin.items.set("theme", "dark");
  origin.items.set("interview-practice/work/log/w-0", "x");
  origin.items.set("interview-practice/main/damaged/w-0", "x");
  store.append(attempt("a", NOW, 3));
  store.sessions.save(startSession({ id: "s1", at: NOW, mode: "topic", topics: [], questions: ["a"] }));
  store.settings.change("checks", { a: true });
  expect(await store.reset()).toBeUndefined();
  expect([...origin.items.keys()]).toEqual(["theme", "interview-practice/work/log/w-0"]);
  expect(store.attempts).toEqual([]);
  expect(store.sessions.records()).toEqual([]);
});

test("a log of 50,000 attempts opens fast", () => {
  for (let segment = 0; segment < 196; segment += 1) {
    const lines = Array.from({ length: 256 }, (_, at) => {
      const nth = segment * 256 + at;
      return encodeLine(attempt(`topic-question-${nth % 9973}`, nth * 900_000, ((nth % 4) + 1) as 1 | 2 | 3 | 4));
    });
    origin.items.set(`${LOG}w-${segment}`, lines.join("\n"));
  }
  const began = performance.now();
  const store = open();
  const opened = performance.now();
  replay(store.attempts);
  const replayed = performance.now();
  expect(store.attempts).toHaveLength(50_176);
  // 40 and 80 ms on a quiet machine; twice the budget here, because tests share theirs.
  expect(opened - began).toBeLessThan(300);
  expect(replayed - opened).toBeLessThan(300);
});
