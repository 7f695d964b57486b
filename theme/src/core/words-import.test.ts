import { describe, expect, it } from "vitest";
import { shape } from "../testing/catalogue";
import { words } from "./words";
import { importWords, ownTopic } from "./words-import";

const [ru, en] = [importWords(words("ru")), importWords(words("en"))];

describe("the words of the import page", () => {
  it("have the same keys in every language", () => {
    expect(shape(en)).toEqual(shape(ru));
    expect(ownTopic(words("ru"))).not.toBe(ownTopic(words("en")));
  });

  it("put the noun in the case that the count asks for", () => {
    expect(ru.take(41)).toBe("Взять 41 вопрос");
    expect(ru.take(3)).toBe("Взять 3 вопроса");
    expect(en.take(1)).toBe("Take 1 question");
    expect(ru.outcome("added", 1)).toBe("добавится 1 вопрос");
    expect(ru.removeWhat("React", 5, 2)).toContain("История (2 ответа) останется");
    expect(ru.removeWhat("React", 5, 0)).toContain("Ответов на её вопросы нет");
  });

  it("leave what nobody translated as Python says it", () => {
    expect(ru.remark("no-answer", "no answer")).toBe("У вопроса нет ответа.");
    expect(ru.remark("new-code", "the message")).toBe("the message");
    expect(ru.leftover("links")).toBe("список ссылок");
    expect(ru.leftover("poems")).toBe("poems");
  });
});
