import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { words } from "./words";
import { importWords } from "./words-import";

const ROOT = join(import.meta.dirname, "../../..");
const [ru, en] = [importWords(words("ru")), importWords(words("en"))];
const CASES = filesIn("tests/data/cases", ".md").join("\n");
const IMPORTERS = filesIn("builder/importers", ".py");
const SOURCES = [...IMPORTERS, readFileSync(join(ROOT, "builder/importing/sources.py"), "utf8")];

function filesIn(folder: string, suffix: string): readonly string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).sort();
  return names.filter((name) => name.endsWith(suffix)).map((name) => readFileSync(join(ROOT, folder, name), "utf8"));
}

function found(texts: readonly string[], ...patterns: readonly RegExp[]): readonly string[] {
  const all = texts.flatMap((text) => patterns.flatMap((one) => [...text.matchAll(one)]));
  return [...new Set(all.flatMap(([, first]) => first ?? []))];
}

function literals(texts: readonly string[], lines: RegExp): readonly string[] {
  return found([found(texts, lines).join("\n")], /"([a-z][^"\n]*)"/g);
}

// What is quoted may be in any language, and some names are the same in all.
function foreign(text: string): readonly string[] {
  const own = text.replace(/"[^"]*`.*"|`{3}\w+|`[^`]*`/g, "");
  const left = own.match(/[a-z]{3,}/gi) ?? [];
  return left.filter((word) => !/^(html|yaml|toml|markdown|csv|utf|anki|id|junior|middle|senior)$/i.test(word));
}

describe("what Python says of a file", () => {
  const remarks = [...CASES.matchAll(/^\S+(?::\d+:\d+)?: ([a-z]+-[a-z-]+|draft): (.+)$(?:\n {2}hint: (.+))?/gm)];

  it("is said in Russian, with what it quotes", () => {
    expect(remarks.length).toBeGreaterThan(50);
    for (const [, code = "", message = "", hint = ""] of remarks) {
      const { text, way } = ru.remark({ code, message, hint });
      expect(foreign(text), message).toEqual([]);
      expect(foreign(way), hint).toEqual([]);
      expect(text).toMatch(/[а-яё]/);
    }
    const { text, way } = ru.remark({
      ...{ code: "unknown-level", message: "`level=expert` is not a level" },
      hint: "the levels are junior, middle, senior",
    });
    expect([text, way]).toEqual(["`level=expert` – не уровень.", "Уровни: `junior`, `middle`, `senior`."]);
  });

  it("comes with a way out in Russian wherever the file can be corrected", () => {
    const without = remarks.flatMap(([, code = "", message = "", hint = ""]) =>
      hint !== "" && ru.remark({ code, message, hint }).way === "" ? [hint] : [],
    );
    // What only a bank has: aliases and ids that must not vanish.
    expect(without.filter((hint) => !/\balias\b|\bid in its heading|check --fix/.test(hint))).toEqual([]);
  });

  it("has general words for every code, with what the message quotes", () => {
    const model = readFileSync(join(ROOT, "builder/question.py"), "utf8");
    const codes = found([model.slice(model.indexOf("CODES"), model.indexOf("WARNINGS"))], /^ {4}"([a-z-]+)":/gm);
    expect(codes.length).toBeGreaterThan(25);
    for (const code of [...codes, ...found(SOURCES, /Diagnostic\([^)]*"([a-z]+-[a-z]+)"/g)]) {
      const { text } = ru.remark({ code, message: "nobody has said this of `that`", hint: "" });
      expect(foreign(text), code).toEqual([]);
      expect(text).toContain("`that`");
    }
  });

  it("is a sentence in English", () => {
    const said = en.remark({ code: "no-answer", message: "the question `A?` has no answer", hint: "write it" });
    expect(said).toEqual({ text: "The question `A?` has no answer.", way: "Write it." });
  });

  it("tells why a question is a draft", () => {
    const message = "the question `What is a draft: this?` is a draft: no option is marked as right; no answer";
    expect(ru.remark({ code: "draft", message, hint: "" }).text).toBe(
      "Вопрос `What is a draft: this?` – черновик: ни один вариант не отмечен верным; нет ответа.",
    );
  });
});

describe("the names that importers give", () => {
  it("to doubts are said in Russian", () => {
    const doubts = [
      ...literals(SOURCES, /(.*\bdoubts(?:=| =|\.append).*)/g),
      ...literals(SOURCES, /(.*if right else.*|.*if rest else.*)/g),
      ...found(IMPORTERS, /^(?:UNSURE|UNKNOWN_OPTION|CONTRADICTION): Final = "(.+)"$/gm),
    ].filter((text) => text.includes(" "));
    expect(doubts.length).toBeGreaterThan(7);
    for (const doubt of doubts) expect(foreign(ru.doubt(doubt.replace("{letter}", "Е"))), doubt).toEqual([]);
    expect(ru.doubt("the answer F is none of the options")).toBe("варианта F, который назван верным, нет");
  });

  it("to lines that belong to no question are said in Russian", () => {
    const names = [
      ...found(IMPORTERS, /Leftover\("([^"]+)"/g, /with_rest\(.*name="([^"]+)"/g, /name: str = "([^"]+)"/g),
      ...found(IMPORTERS, /(?:named|emptied).*dict\.fromkeys\(.*, "([^"]+)"\)/g, /named\[number\] = "([^"]+)"/g),
      ...literals(IMPORTERS, /_UNANSWERED: Final = (.*)/g),
      ...found(
        IMPORTERS.map((text) => text.slice(text.indexOf("def _name(line"))),
        /^ +return "([a-z ]+)"$/gm,
      ),
      // The kinds of lines of Markdown, but for those that have another name.
      ...["text", "heading", "code", "rule", "table", "list", "quotation", "markup", "comment"],
    ];
    expect(names.length).toBeGreaterThan(20);
    for (const name of new Set(names)) expect(foreign(ru.leftover(name)), name).toEqual([]);
    expect(ru.leftover("poems")).toBe("poems");
  });
});
