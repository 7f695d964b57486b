import { describe, expect, it, test } from "vitest";
import { shape, texts } from "../testing/catalogue";
import type { RunError, RunErrorKind } from "./run";
import { words } from "./words";
import { codeWords } from "./words-code";

describe("words of running code", () => {
  const [ru, en] = [codeWords(words("ru")), codeWords(words("en"))];

  it("have the same keys in every language, none of them empty or shouting", () => {
    expect(shape(en)).toEqual(shape(ru));
    for (const text of [...texts(ru), ...texts(en)]) expect(text).toMatch(/^[^!]+$/);
  });

  it("count tests in the case that the sentence asks for", () => {
    expect([1, 2, 5, 21].map((all) => ru.passed(1, all))).toEqual([
      "Пройден 1 из 1 теста.",
      "Пройден 1 из 2 тестов.",
      "Пройден 1 из 5 тестов.",
      "Пройден 1 из 21 теста.",
    ]);
    expect(ru.passed(0, 5)).toBe("Пройдено 0 из 5 тестов.");
    expect(ru.near(2, 3)).toBe("Почти верно, пройдено 2 из 3 тестов");
    expect(ru.right(5)).toBe("Верно, пройдено 5 из 5 тестов");
    expect(en.near(1, 1)).toBe("Almost right, 1 of 1 test passed");
  });

  it("say how much was left out in the number that the sentence asks for", () => {
    expect([9_900_001, 2, 5].map((count) => ru.truncated(count).replaceAll("\u00a0", " "))).toEqual([
      "Показано не всё: пропущен 9 900 001 символ вывода.",
      "Показано не всё: пропущено 2 символа вывода.",
      "Показано не всё: пропущено 5 символов вывода.",
    ]);
  });

  test.each<[RunErrorKind, Partial<RunError>, string, string]>([
    ["timeout", {}, "дольше 5 секунд. Частая причина – бесконечный цикл", "more than 5 seconds"],
    ["syntax", { line: 3, column: 7 }, "ошибка в строке 3, столбец 7.", "an error in line 3, column 7."],
    ["syntax", { line: 3 }, "ошибка в строке 3.", "an error in line 3."],
    ["exception", {}, "остановилась с ошибкой.", "stopped with an error."],
    ["exception", { line: 12 }, "с ошибкой в строке 12.", "with an error in line 12."],
    ["timeout", { flooded: true }, "Она печатает очень много, или это", "It prints a lot, or"],
    [
      "import",
      { module: "numpy", message: "No module named 'numpy'" },
      "Модуль numpy здесь недоступен",
      "The module numpy is not",
    ],
    [
      "import",
      { message: "cannot import name 'Foo' from 'collections'" },
      "Этот модуль здесь недоступен",
      "This module is not",
    ],
    ["input", {}, "input() здесь не сработает", "input() does not work here"],
    ["memory", {}, "Не хватило памяти", "Out of memory"],
    ["recursion", { line: 2 }, "Слишком глубокая рекурсия в строке 2", "too deep in line 2"],
    ["exit", { line: 1 }, "завершила себя сама в строке 1", "ended itself in line 1"],
    ["thread", {}, "Потоки и процессы в браузере недоступны", "Threads and processes are not available"],
    ["crash", {}, "Python неожиданно завершился", "Python ended unexpectedly"],
    ["stopped", {}, "Вы остановили программу.", "You stopped the program."],
  ])("say what %s is", (kind, more, russian, english) => {
    const error: RunError = { kind, type: "Error", message: "", trace: "", ...more };
    expect(ru.errors[kind](error, 5)).toContain(russian);
    expect(en.errors[kind](error, 5)).toContain(english);
  });
});
