import { describe, expect, it } from "vitest";
import { toNews, toReport } from "./protocol";

describe("what comes out of a worker", () => {
  it("is read field by field", () => {
    expect(toReport({ report: "ready", extra: 1 })).toEqual({ report: "ready" });
    expect(toReport({ report: "failed", message: "why" })).toEqual({ report: "failed", message: "why" });
    expect(toReport({ report: "stdout", run: 2, text: "hi", html: "<b>" })).toEqual({
      report: "stdout",
      run: 2,
      text: "hi",
    });
  });

  it.each([
    undefined,
    null,
    "ready",
    ["ready"],
    {},
    { report: "html", run: 1, text: "" },
    { report: "result", run: 1 },
    { report: "result", run: "1", text: "{}" },
    { report: "result", run: 1, text: { status: "pass" } },
    { report: "failed" },
  ])("is ignored when it is something else: %j", (value) => {
    expect(toReport(value)).toBeUndefined();
  });
});

describe("what comes out of the frame", () => {
  it("is read field by field", () => {
    expect(toNews({ news: "stopped", worker: 1, message: 5 })).toEqual({ news: "stopped", worker: 1 });
    expect(toNews({ news: "broken", worker: 1, message: "why" })).toEqual({
      news: "broken",
      worker: 1,
      message: "why",
    });
    expect(toNews({ news: "failed", message: "why" })).toEqual({ news: "failed", message: "why" });
  });

  it.each([undefined, 7, {}, { news: "stopped" }, { news: "broken", worker: 1 }, { news: "failed", worker: 1 }])(
    "is ignored when it is something else: %j",
    (value) => {
      expect(toNews(value)).toBeUndefined();
    },
  );
});
