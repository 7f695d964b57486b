import { describe, expect, test } from "vitest";
import { bank, question } from "../testing/samples";
import { importedUrl, isImported, withImported } from "./imported";

const site = { ...bank(question("sql-joins")), aliases: new Map([["sql-old", "sql-joins"]]) };

describe("topics that a learner brought", () => {
  test("follow those of the bank, with the address of their page", () => {
    const merged = withImported(site, bank(question("react-keys"), question("go-maps")), "import.html");
    expect(merged.topics.map(({ topic, url }) => [topic, url])).toEqual([
      ["sql", "sql.html"],
      ["react", "import.html#topic=react"],
      ["go", "import.html#topic=go"],
    ]);
    expect(merged.topics.map(isImported)).toEqual([false, true, true]);
    expect(merged.questions.map(({ id }) => id)).toEqual(["sql-joins", "react-keys", "go-maps"]);
    expect(merged.name).toBe("main");
  });

  test("leave ids to the bank that has them, or had them before", () => {
    const own = bank(
      question("react-keys"),
      question("sql-joins", { topic: "react" }),
      question("sql-old", { topic: "react" }),
    );
    const { questions } = withImported(site, own, "import.html");
    expect(questions.map(({ id, topic }) => `${topic} ${id}`)).toEqual(["sql sql-joins", "react react-keys"]);
  });

  test("leave their name to a topic of the bank", () => {
    const { topics, questions } = withImported(site, bank(question("sql-own")), "import.html");
    expect(topics).toEqual(site.topics);
    expect(questions).toEqual(site.questions);
  });

  test("ask a question once when two of them have it", () => {
    const twice = bank(question("a-1"), question("a-1", { topic: "b" }));
    expect(withImported(site, twice, "import.html").questions).toHaveLength(2);
  });

  test("cannot claim the history of other questions by naming former ids", () => {
    const own = { ...bank(question("react-keys")), aliases: new Map([["sql-joins", "react-keys"]]) };
    expect([...withImported(site, own, "import.html").aliases]).toEqual([["sql-old", "sql-joins"]]);
  });
});

test("names in addresses are escaped", () => {
  expect(importedUrl("import/", "a&b c")).toBe("import/#topic=a%26b%20c");
});
