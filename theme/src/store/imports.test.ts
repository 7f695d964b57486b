import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, test } from "vitest";
import { decodeIndex } from "../core/bank";
import { anImported } from "../testing/imported";
import { MemoryOrigin } from "../testing/memory";
import { IMPORTED, Shelf } from "./imports";
import { BankStorage } from "./storage";

let indexedDB: IDBFactory;
let origin: MemoryOrigin;
let tab: MemoryOrigin;

beforeEach(() => {
  [indexedDB, origin, tab] = [new IDBFactory(), new MemoryOrigin(), new MemoryOrigin()];
});

function open({ database = true, bank = "main" } = {}): Shelf {
  const [local, session] = [new BankStorage(origin.tab(), bank), new BankStorage(tab.tab(), bank)];
  return new Shelf({ indexedDB: database ? indexedDB : undefined, local, session, bank });
}

function rows(from: MemoryOrigin): readonly string[] {
  const text = from.items.get(`interview-practice/main/${IMPORTED}`);
  return text === undefined ? [] : decodeIndex(JSON.parse(text)).questions.map(({ title }) => title);
}

const [react, go] = [anImported("react", "Ключи?"), anImported("go", "Карты?")];

describe("a kept topic", () => {
  test("is there on the next page, whole and in the rows", async () => {
    expect(await open().save(react)).toBe("always");
    expect(await open().find("react")).toEqual(react);
    expect(open().keptFor("react")).toBe("always");
    expect(rows(origin)).toEqual(["Ключи?"]);
  });

  test("takes the place of its earlier version", async () => {
    await open().save(react);
    await open().save(go);
    await open().save(anImported("react", "Ключи?", "Порталы?"));
    expect((await open().all()).map(({ topic }) => topic)).toEqual(["go", "react"]);
    expect(rows(origin)).toEqual(["Карты?", "Ключи?", "Порталы?"]);
  });

  test("is gone once it is removed", async () => {
    const shelf = open();
    await shelf.save(react);
    expect(await shelf.remove("react")).toBe(true);
    expect(await open().all()).toEqual([]);
    expect([...origin.items.keys()]).toEqual([]);
  });

  test("belongs to its bank", async () => {
    await open({ bank: "work" }).save(react);
    expect(await open().all()).toEqual([]);
    expect(rows(origin)).toEqual([]);
  });
});

describe("another rendering", () => {
  const renewed = { ...react, site: "newer" };

  test("takes the place of the old one", async () => {
    await open().save(react);
    expect(await open().renew(react, renewed)).toBe(true);
    expect((await open().find("react"))?.site).toBe("newer");
  });

  test("does not undo what became of the topic meanwhile", async () => {
    const updated = { ...anImported("react", "Ключи?", "Порталы?"), made: "2026-11-22T12:00:00.000Z" };
    await open().save(updated);
    expect(await open().renew(react, renewed)).toBe(false);
    expect(await open().find("react")).toEqual(updated);
    await open().remove("react");
    expect(await open().renew(react, renewed)).toBe(false);
    expect(await open().all()).toEqual([]);
  });
});

describe("where the browser refuses", () => {
  test("IndexedDB, a topic lives as long as the tab", async () => {
    const shelf = open({ database: false });
    expect(await shelf.save(react)).toBe("tab");
    const next = open({ database: false });
    expect(next.keptFor("react")).toBe("tab");
    expect(await next.find("react")).toEqual(react);
    expect(rows(tab)).toEqual(["Ключи?"]);
    expect(rows(origin)).toEqual([]);
    expect(await next.remove("react")).toBe(true);
    expect(tab.items.size).toBe(0);
  });

  test("more room, the version that is kept stays, and the new one lives as long as the tab", async () => {
    await open().save(react);
    origin.quota = origin.used;
    expect(await open().save(anImported("react", "Ключи?", "Порталы?"))).toBe("tab");
    expect(rows(origin)).toEqual(["Ключи?"]);
    expect((await open().find("react"))?.rows).toHaveLength(2);
    expect((await open().all()).map(({ rows }) => rows.length)).toEqual([2]);
    tab.items.clear();
    expect(await open().find("react")).toEqual(react);
  });

  test("everything, a topic lives as long as the page", async () => {
    [origin.blocked, tab.blocked] = [true, true];
    const shelf = open({ database: false });
    expect(await shelf.save(react)).toBe("page");
    expect(shelf.keptFor("react")).toBe("page");
    expect(await shelf.all()).toEqual([react]);
    expect(await shelf.remove("react")).toBe(true);
    expect(await shelf.find("react")).toBeUndefined();
  });

  test("nothing again, a topic of the tab is kept for good when it is saved", async () => {
    await open({ database: false }).save(react);
    expect(await open().save(react)).toBe("always");
    expect(tab.items.size).toBe(0);
  });
});

describe("damaged", () => {
  const key = `interview-practice/main/${IMPORTED}`;

  test("rows are set aside and written anew", async () => {
    await open().save(react);
    origin.items.set(key, '{"format":');
    await open().repair();
    expect(rows(origin)).toEqual(["Ключи?"]);
    expect(origin.items.get("interview-practice/main/damaged/imported")).toBe('{"format":');
  });

  test("rows of the tab are too", async () => {
    await open({ database: false }).save(react);
    tab.items.set(key, "[]");
    await open({ database: false }).repair();
    expect(rows(tab)).toEqual(["Ключи?"]);
  });

  test("sound rows are left alone", async () => {
    await open().save(react);
    const before = origin.items.get(key);
    await open().repair();
    expect(origin.items.get(key)).toBe(before);
    expect(origin.items.size).toBe(1);
  });

  test("a topic is told, and the others are used", async () => {
    const shelf = open();
    await shelf.save(react);
    await shelf.save({ ...go, parts: "lost" });
    expect(await open().find("go")).toBeUndefined();
    const later = open();
    expect((await later.all()).map(({ topic }) => topic)).toEqual(["react"]);
    expect(later.damaged).toBe(1);
    expect(rows(origin)).toEqual(["Ключи?"]);
  });
});
