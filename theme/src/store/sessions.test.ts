import { beforeEach, describe, expect, test } from "vitest";
import { rate, reveal, startSession, stop } from "../core/session";
import { Browser, NOW } from "../testing/browser";
import { DAY } from "../testing/samples";

let browser: Browser;

beforeEach(() => {
  browser = new Browser();
});

describe("sessions", () => {
  const session = startSession({ id: "s1", at: NOW, mode: "topic", topics: ["a"], questions: ["a-1", "a-2"] });

  test("go on after a refresh", () => {
    const store = browser.open();
    const middle = rate(reveal(session), { id: "m1", at: NOW, rev: 1, rating: 3 })?.session ?? session;
    store.sessions.save(middle);
    expect(browser.open().sessions.open()).toEqual([middle]);
    expect(browser.open().sessions.find("s1")).toEqual(middle);
  });

  test("that ended stay whole for a day, then as their record", () => {
    browser.open().sessions.save(stop(session, NOW));
    expect(browser.open({ now: NOW + DAY / 2 }).sessions.find("s1")).toEqual(stop(session, NOW));
    const later = browser.open({ now: NOW + 2 * DAY });
    expect(later.sessions.find("s1")).toBeUndefined();
    expect(later.sessions.open()).toEqual([]);
    const record = { ...{ id: "s1", at: NOW, endedAt: NOW, mode: "topic" }, ...{ topics: ["a"], skipped: [] } };
    expect(later.sessions.records()).toEqual([{ ...record, questions: ["a-1", "a-2"] }]);
    expect(browser.origin.items.get("interview-practice/main/sessions/s1")).not.toContain("state");
  });

  test("that are damaged do no harm", () => {
    browser.origin.items.set("interview-practice/main/sessions/s1", "{half");
    browser.origin.items.set("interview-practice/main/sessions/s2", '{"id":"s2"}');
    const store = browser.open();
    expect(store.sessions.records()).toEqual([]);
    expect(store.sessions.open()).toEqual([]);
  });

  test("are seen by other tabs", () => {
    const [one, two] = [browser.open(), browser.open()];
    one.sessions.save(session);
    expect(two.sessions.open()).toEqual([session]);
    one.sessions.remove("s1");
    expect(two.sessions.open()).toEqual([]);
    expect(two.heard).toEqual(["sessions", "sessions"]);
  });
});
