import { describe, expect, it } from "vitest";
import { shape, texts } from "../testing/catalogue";
import { words } from "./words";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe("catalogue", () => {
  it("has the same keys in every language", () => {
    expect(shape(words("en"))).toEqual(shape(words("ru")));
  });

  it("follows the primary language and falls back to English", () => {
    const locales = ["ru", "en", "en-GB", "EN", "de", ""].map((tag) => words(tag).locale);
    expect(locales).toEqual(["ru", "en", "en", "en", "en", "en"]);
  });

  it("does not shout and leaves no string empty", () => {
    for (const text of [...texts(words("ru")), ...texts(words("en"))]) expect(text).toMatch(/^[^!]+$/);
  });
});

describe("counted nouns", () => {
  const cases: [number, string, string][] = [
    [0, "0 вопросов", "0 questions"],
    [1, "1 вопрос", "1 question"],
    [2, "2 вопроса", "2 questions"],
    [5, "5 вопросов", "5 questions"],
    [11, "11 вопросов", "11 questions"],
    [21, "21 вопрос", "21 questions"],
    [22, "22 вопроса", "22 questions"],
    [112, "112 вопросов", "112 questions"],
  ];
  it.each(cases)("%i", (count, ru, en) => {
    expect([words("ru").questions(count), words("en").questions(count)]).toEqual([ru, en]);
  });

  it("puts the noun in the case that the sentence asks for", () => {
    const { summary, home } = words("ru");
    expect(summary.line(4, 21)).toBe("Вы вспомнили 4 из 21 вопроса.");
    expect(summary.line(1, 2)).toBe("Вы вспомнили 1 из 2 вопросов.");
    expect(home.due(14, 21)).toBe("14 вопросов на сегодня, около 21 минуты.");
    expect(home.due(2, 2)).toBe("2 вопроса на сегодня, около 2 минут.");
  });
});

describe("times", () => {
  const plain = (text: string): string => text.replace(/\s/g, " ");
  const intervals: [number, string, string][] = [
    [0, "1 мин", "1 min"],
    [10 * MINUTE, "10 мин", "10 min"],
    [5 * 60 * MINUTE, "5 ч", "5 hr"],
    [2 * DAY, "2 дн", "2 days"],
    [90 * DAY, "3 мес", "3 mths"],
    [550 * DAY, "1,5 г", "1.5 yrs"],
  ];
  it.each(intervals)("interval of %i ms", (ms, ru, en) => {
    expect([plain(words("ru").interval(ms)), plain(words("en").interval(ms))]).toEqual([ru, en]);
  });

  const durations: [number, string][] = [
    [45_000, "45 с"],
    [200_000, "3 мин 20 с"],
    [180_000, "3 мин"],
    [65 * MINUTE, "1 ч 5 мин"],
  ];
  it.each(durations)("duration of %i ms", (ms, ru) => {
    expect(plain(words("ru").duration(ms))).toBe(ru);
  });

  it("names days by the calendar, not by 24 hours", () => {
    const now = new Date(2026, 10, 21, 23, 0).getTime();
    const { when } = words("ru");
    expect(when(now + 2 * 60 * MINUTE, now)).toBe("завтра");
    expect(when(now, now)).toBe("через 1 минуту");
    expect(when(now + 10 * MINUTE, now)).toBe("через 10 минут");
    expect(when(now + 30 * DAY, now)).toBe("21 декабря");
  });
});
