import { describe, expect, test } from "vitest";
import { anImported, aRow } from "../testing/imported";
import { decodeIndex } from "./bank";
import {
  countActions,
  decodeImported,
  decodeMade,
  decodePrompt,
  decodeReading,
  decodeRows,
  ImportError,
  indexOf,
  partsOf,
} from "./imports";

const remark = { file: "a.md", line: 3, column: 1, code: "no-answer", severity: "error", message: "no answer" };

describe("what was read", () => {
  const file = {
    ...{ name: "a.md", title: "A", level: "middle", lines: 9 },
    questions: [
      {
        ...{ title: "Что?", kind: "open", level: null, line: 1, answered: true, draft: false, doubts: [] },
        ...{ asked: true, markdown: "## Что?\n" },
      },
      {
        ...{ title: "Кто?", kind: "choice", level: "senior", line: 4, answered: false, draft: true, doubts: ["why"] },
        ...{ asked: false, markdown: "## Кто?\n" },
      },
    ],
    diagnostics: [{ ...remark, hint: "write one", source: "## Что?" }],
    leftovers: [{ name: "links", start: 7, end: 9 }],
    counts: { questions: 2, choice: 1, unanswered: 1, drafts: 1, lost: 0 },
  };

  test("is told by file", () => {
    const [read] = decodeReading({ files: [file] });
    expect(read?.questions.map(({ level, draft, asked }) => [level, draft, asked])).toEqual([
      [undefined, false, true],
      ["senior", true, false],
    ]);
    expect(read?.questions[0]?.markdown).toBe("## Что?\n");
    expect(read?.remarks).toEqual([
      { line: 3, code: "no-answer", message: "no answer", hint: "write one", source: "## Что?", question: "" },
    ]);
    expect(read?.leftovers).toEqual([{ name: "links", start: 7, end: 9 }]);
    expect(read?.lost).toBe(0);
  });

  test("names the part that cannot be used", () => {
    const broken = { ...file, questions: [{ ...file.questions[0], kind: "essay" }] };
    expect(() => decodeReading({ files: [broken] })).toThrow("files[0].questions[0].kind");
  });
});

describe("an error of Python", () => {
  test("is passed on in its words, whatever was asked for", () => {
    const answer = { error: { message: "`level` is missing" } };
    for (const decode of [decodeReading, decodeMade, decodePrompt]) {
      expect(() => decode(answer)).toThrow(new ImportError("`level` is missing"));
    }
  });
});

describe("a topic", () => {
  const made = {
    ...anImported("react", "Что такое ключи?"),
    outcomes: [
      { action: "updated", id: "react-1", title: "Что?", diff: "- а\n+ б" },
      { action: "added", id: "react-2", title: "Кто?", diff: "" },
      { action: "added", id: "react-3", title: "Где?", diff: "" },
    ],
    diagnostics: [{ ...remark, hint: "", source: "" }],
  };

  test("tells which of its questions no quiz asks, and what is wrong with them", () => {
    const topic = { ...made, left_out: [aRow("react", 2, "Кто?")], diagnostics: [{ ...remark, question: "react-2" }] };
    const decoded = decodeMade(topic);
    expect(decodeRows(decoded, decoded.leftOut).map(({ id }) => id)).toEqual(["react-2"]);
    expect(decoded.remarks.map(({ question }) => question)).toEqual(["react-2"]);
  });

  test("tells what became of its questions, in one order", () => {
    const { outcomes } = decodeMade(made);
    expect([...countActions(outcomes)]).toEqual([
      ["added", 2],
      ["updated", 1],
    ]);
    expect(outcomes[0]?.diff).toBe("- а\n+ б");
  });

  test("is read back as it was kept", () => {
    const topic = anImported("react", "Что такое ключи?");
    expect(decodeImported(JSON.parse(JSON.stringify(topic)))).toEqual(topic);
    // As it was kept before topics had pictures, and knew what had rendered them.
    const { site: _, images: __, ...older } = topic;
    expect(decodeImported(older)).toEqual(topic);
    expect(decodeRows(topic, topic.rows).map(({ title }) => title)).toEqual(["Что такое ключи?"]);
    expect(partsOf(topic).questions.get("react-1")?.answer).toBe("<p>Ответ</p>");
  });

  test("is refused when the app could not show it", () => {
    const topic = anImported("react", "Что?");
    expect(() => decodeImported({ ...topic, rows: [aRow("react", 1, "Что?").slice(0, 4)] })).toThrow("questions[0]");
    expect(() => decodeImported({ ...topic, parts: { topic: "react" } })).toThrow("questions");
    expect(() => decodeImported({ ...topic, level: "guru" })).toThrow("level");
    expect(() => decodeImported(null)).toThrow();
  });

  test("is in the index as a topic of a bank is", () => {
    const index = decodeIndex(indexOf([anImported("react", "Что?"), anImported("go", "А?", "Б?")]));
    expect(index.topics.map(({ topic, script }) => [topic, script])).toEqual([
      ["react", ""],
      ["go", ""],
    ]);
    expect(index.questions.map(({ id }) => id)).toEqual(["react-1", "go-1", "go-2"]);
  });
});
