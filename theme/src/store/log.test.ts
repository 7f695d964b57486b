import { beforeEach, describe, expect, test } from "vitest";
import { encodeLine } from "../core/attempt";
import { replay } from "../core/schedule";
import { Browser, ids, LOG, NOW } from "../testing/browser";
import { attempt, DAY, seeded } from "../testing/samples";
import { Store } from "./store";

const random = seeded();

let browser: Browser;

beforeEach(() => {
  browser = new Browser();
});

describe("attempts", () => {
  test("survive the page", () => {
    const store = browser.open();
    expect(store.append(attempt("a", NOW, 3, { extra: { answer: "мой\nответ" } }))).toBeUndefined();
    store.append(attempt("a", NOW + 1, 4));
    expect(browser.open().attempts).toEqual(store.attempts);
    expect(browser.open().notices).toEqual([]);
  });

  test("fill segments of 256", () => {
    const store = browser.open();
    for (let nth = 0; nth < 600; nth += 1) store.append(attempt("a", NOW + nth, 3));
    const sizes = browser.segments.map((key) => browser.origin.items.get(key)?.split("\n").length);
    expect(sizes.sort()).toEqual([256, 256, 88]);
    expect(browser.open().attempts).toHaveLength(600);
  });

  test("of another bank are others", () => {
    browser.open().append(attempt("a", NOW, 3));
    const other = { storage: browser.origin.tab(), indexedDB: undefined, now: NOW, random };
    expect(new Store({ ...other, bank: "work" }).attempts).toEqual([]);
    expect(new Store({ ...other, bank: "main/log" }).attempts).toEqual([]);
  });

  test("that were taken back are gone from the storage too", () => {
    const store = browser.open();
    store.append(attempt("a", NOW, 3, { id: "m1" }));
    store.append(attempt("a", NOW + 1, 1, { id: "m2" }));
    store.remove(["m2"]);
    expect(ids(store)).toEqual(["m1"]);
    expect(ids(browser.open())).toEqual(["m1"]);
    store.remove(["m1"]);
    expect(browser.segments).toEqual([]);
  });

  test("of one topic can be removed alone", () => {
    const store = browser.open();
    for (let nth = 0; nth < 300; nth += 1) store.append(attempt(nth % 2 ? "a" : "b", NOW + nth, 3));
    store.remove(store.attempts.filter(({ question: id }) => id === "a").map(({ id }) => id));
    expect(browser.open().attempts.map(({ question: id }) => id)).toEqual(Array(150).fill("b"));
  });

  test("of a clock that was set back are in order of their times", () => {
    const store = browser.open();
    store.append(attempt("a", NOW, 3, { id: "m1" }));
    store.append(attempt("a", NOW - DAY, 1, { id: "m0" }));
    expect(ids(store)).toEqual(["m0", "m1"]);
    expect(ids(browser.open())).toEqual(["m0", "m1"]);
  });
});

describe("a damaged line", () => {
  const good = encodeLine(attempt("a", NOW, 3, { id: "m1" }));

  test("is set aside and told, and the rest is used", () => {
    browser.origin.items.set(`${LOG}w-0`, `${good}\n["m2","a",1,\n{}\n`);
    const store = browser.open();
    expect(ids(store)).toEqual(["m1"]);
    expect(store.notices).toEqual([{ kind: "damaged", lines: 2 }]);
    expect(browser.origin.items.get("interview-practice/main/damaged/w-0")).toBe('["m2","a",1,\n{}');
    expect(browser.origin.items.get(`${LOG}w-0`)).toBe(good);
    expect(browser.open().notices).toEqual([]);
  });

  test("joins what was set aside earlier", () => {
    browser.origin.items.set("interview-practice/main/damaged/w-0", "first");
    browser.origin.items.set(`${LOG}w-0`, `second\n${good}`);
    browser.open();
    expect(browser.origin.items.get("interview-practice/main/damaged/w-0")).toBe("first\nsecond");
  });

  test("is left in place when there is no room to set it aside", () => {
    browser.origin.items.set(`${LOG}w-0`, `${good}\nhalf`);
    browser.origin.quota = browser.origin.used;
    expect(ids(browser.open())).toEqual(["m1"]);
    expect(browser.origin.items.get(`${LOG}w-0`)).toBe(`${good}\nhalf`);
  });

  test("two of which together look whole is still damaged", () => {
    browser.origin.items.set(`${LOG}w-0`, '["m1","a",1,5,"topic"\n"s1",3,10]');
    const store = browser.open();
    expect(store.attempts).toEqual([]);
    expect(store.notices).toEqual([{ kind: "damaged", lines: 2 }]);
  });
});

describe("a full storage", () => {
  test("is told, keeps the attempt in memory, and is tried again", () => {
    const store = browser.open();
    store.append(attempt("a", NOW, 3, { id: "m1" }));
    browser.origin.quota = browser.origin.used + 10;
    expect(store.append(attempt("a", NOW + 1, 3, { id: "m2" }))).toBe("full");
    expect(store.append(attempt("a", NOW + 2, 3, { id: "m3" }))).toBe("full");
    expect(store.notices).toEqual([{ kind: "full", unsaved: 2 }]);
    expect(ids(store)).toEqual(["m1", "m2", "m3"]);
    expect(ids(browser.open())).toEqual(["m1"]);
    browser.origin.quota = Number.POSITIVE_INFINITY;
    expect(store.append(attempt("a", NOW + 3, 3, { id: "m4" }))).toBeUndefined();
    expect(store.notices).toEqual([]);
    expect(ids(browser.open())).toEqual(["m1", "m2", "m3", "m4"]);
  });

  test("lets an unwritten attempt be taken back", () => {
    const store = browser.open();
    browser.origin.quota = 0;
    store.append(attempt("a", NOW, 3, { id: "m1" }));
    store.remove(["m1"]);
    expect(ids(store)).toEqual([]);
    expect(store.notices).toEqual([]);
  });
});

describe("old segments", () => {
  function visit(nth: number, size = 3): void {
    const lines = Array.from({ length: size }, (_, at) => encodeLine(attempt("a", nth * DAY + at, 3)));
    browser.origin.items.set(`${LOG}old${nth}-0`, lines.join("\n"));
  }

  test("are merged when there are many, and lose nothing", () => {
    for (let nth = 0; nth < 100; nth += 1) visit(nth);
    visit(NOW / DAY, 1);
    const before = 301;
    expect(browser.open().attempts).toHaveLength(before);
    expect(browser.segments).toHaveLength(3);
    expect(browser.open().attempts).toHaveLength(before);
  });

  test("stay while there are few", () => {
    for (let nth = 0; nth < 64; nth += 1) visit(nth);
    browser.open();
    expect(browser.segments).toHaveLength(64);
  });

  test("survive a crash between writing the merged one and deleting the others", () => {
    for (let nth = 0; nth < 70; nth += 1) visit(nth);
    const before = new Map(browser.origin.items);
    browser.open();
    for (const [key, value] of before) browser.origin.items.set(key, value);
    expect(browser.open().attempts).toHaveLength(210);
    expect(browser.segments).toHaveLength(1);
  });

  test("stay as they are when there is no room to merge them", () => {
    for (let nth = 0; nth < 70; nth += 1) visit(nth);
    browser.origin.quota = browser.origin.used;
    expect(browser.open().attempts).toHaveLength(210);
    expect(browser.segments).toHaveLength(70);
  });

  test("may be merged under a tab that is still open", () => {
    const patient = browser.open({ now: NOW - 3 * DAY });
    patient.append(attempt("b", NOW - 3 * DAY, 3, { id: "early" }));
    for (let nth = 0; nth < 70; nth += 1) visit(nth);
    browser.open();
    expect(patient.attempts).toHaveLength(211);
    patient.append(attempt("b", NOW, 3, { id: "late" }));
    expect(browser.open().attempts).toHaveLength(212);
    patient.remove(["early"]);
    expect(browser.open().attempts).toHaveLength(211);
  });
});

test("a log of 50,000 attempts opens whole", () => {
  for (let segment = 0; segment < 196; segment += 1) {
    const lines = Array.from({ length: 256 }, (_, at) => {
      const nth = segment * 256 + at;
      return encodeLine(attempt(`topic-question-${nth % 9973}`, nth * 900_000, ((nth % 4) + 1) as 1 | 2 | 3 | 4));
    });
    browser.origin.items.set(`${LOG}w-${segment}`, lines.join("\n"));
  }
  const store = browser.open();
  expect(store.attempts).toHaveLength(50_176);
  expect(replay(store.attempts).size).toBe(9973);
});
