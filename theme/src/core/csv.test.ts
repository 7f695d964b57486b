import { expect, test } from "vitest";
import { attempt, bank, question } from "../testing/samples";
import { attemptsCsv } from "./csv";

const AT = Date.UTC(2026, 10, 21, 12);

function rows(text: string): readonly string[] {
  expect(text.startsWith("\uFEFF")).toBe(true);
  return text.slice(1).split("\r\n");
}

test("a row for each attempt, with what is known of its question", () => {
  const index = bank(question("go-a", { title: 'Каналы, "select"' }));
  const extra = { correct: true, confidence: 3, points: [2, 5] as const, depth: 1, hints: 1, cause: "slip" };
  const text = attemptsCsv([attempt("go-a", AT, 2, { ms: 1500, extra }), attempt("gone", AT, 1)], index);
  expect(rows(text)).toEqual([
    "at,question,title,topic,level,kind,rating,seconds,mode,session,rev,correct,confidence,points_ticked,points_all,depth,hints,unsure,cause,answer",
    '2026-11-21T12:00:00.000Z,go-a,"Каналы, ""select""",go,junior,open,2,1.5,topic,s1,1,true,3,2,5,1,1,,slip,',
    "2026-11-21T12:00:00.000Z,gone,,,,,1,1,topic,s1,1,,,,,,,,,",
    "",
  ]);
});

test.each([
  ["=HYPERLINK(A1)", "'=HYPERLINK(A1)"],
  ["-1", "'-1"],
  ["@cache", "'@cache"],
  ["две\nстроки", '"две\nстроки"'],
  ["a-b", "a-b"],
])("the answer %j is text, not a formula", (answer, written) => {
  const text = attemptsCsv([attempt("a", AT, 3, { extra: { answer } })], bank());
  expect(text.endsWith(`,${written}\r\n`)).toBe(true);
});
