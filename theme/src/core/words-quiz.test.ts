import { describe, expect, it } from "vitest";
import { shape, texts } from "../testing/catalogue";
import { words } from "./words";
import { quizWords } from "./words-quiz";

describe("words of the quiz page", () => {
  const [ru, en] = [quizWords(words("ru")), quizWords(words("en"))];

  it("have the same keys in every language, none of them empty or shouting", () => {
    expect(shape(en)).toEqual(shape(ru));
    for (const text of [...texts(ru), ...texts(en)]) expect(text).toMatch(/^[^!]+$/);
  });

  it("put nouns in the case that the sentence asks for", () => {
    expect(ru.chooser.foundPart(10, 21, 1)).toBe("10 из 21 вопроса, около 1 минуты");
    expect(ru.chooser.found(2, 5)).toBe("2 вопроса, около 5 минут");
    expect(ru.summary.points(1, 1)).toBe("Упущен 1 ключевой пункт в 1 вопросе.");
    expect(ru.summary.points(3, 2)).toBe("Упущено 3 ключевых пункта в 2 вопросах.");
    expect(ru.summary.missed(2, 5)).toBe("упущено 2 из 5 пунктов");
    expect(ru.summary.left(1)).toBe("До 1 вопроса вы не дошли.");
    expect(en.summary.points(1, 2)).toBe("1 key point missed in 2 questions.");
  });

  it("say when a quiz was begun", () => {
    const now = new Date(2026, 10, 21, 12).getTime();
    const days = (count: number): number => new Date(2026, 10, 21 - count, 23).getTime();
    const { ago } = words("ru");
    expect([ago(now, now), ago(days(1), now), ago(days(5), now)]).toEqual(["сегодня", "вчера", "5 дней назад"]);
    expect(ago(days(20), now)).toBe("1 ноября");
    expect(ago(now + 60_000, now)).toBe("сегодня");
  });
});
