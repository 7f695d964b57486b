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
    expect(ru.outcome("added", 1, true)).toBe("1 вопрос добавится");
    expect([ru.outcome("updated", 1, true), ru.outcome("unchanged", 20, false)].join(", ")).toBe(
      "1 вопрос изменится, 20 без изменений",
    );
    expect(ru.removeWhat("React", 5, 2)).toContain("История (2 ответа) останется");
    expect(ru.removeWhat("React", 5, 0)).toContain("Ответов на её вопросы нет");
  });

  it("name a few pictures that do not come along, and count the others", () => {
    const missing = Array.from({ length: 7 }, (_, at) => ({ address: `${at}.png`, reason: "absent" as const }));
    expect(ru.missingPictures(missing.slice(0, 1))).toContain("0.png – нет среди выбранных файлов.");
    expect(ru.missingPictures(missing)).toContain("4.png – нет среди выбранных файлов; и ещё 2.");
    expect(en.missingPictures(missing)).toContain("and 2 more.");
  });
});
