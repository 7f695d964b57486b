/** The Russian words of running code: the editor's controls, runs, tests, and whatever can go wrong. */

import type { RunError } from "./run";
import type { Words } from "./words";

export type CodeWords = ReturnType<typeof russianCode>;

/** Give the Russian words of running code; `words` are those of the app. */
export function russianCode(words: Words) {
  const n = words.number;
  const ofTests = words.counted("теста", "тестов", "тестов");
  const seconds = words.counted("секунды", "секунд", "секунд");
  const passed = (count: number, all: number): string =>
    `${words.plural(count, "пройден", "пройдено", "пройдено")} ${n(count)} из ${ofTests(all)}`;
  const leftOut = (count: number): string => words.plural(count, "пропущен", "пропущено", "пропущено");
  const place = ({ line, column }: RunError): string =>
    line === undefined ? "" : ` в строке ${n(line)}${column === undefined ? "" : `, столбец ${n(column)}`}`;
  return {
    editor: "Код решения",
    keys: "Tab делает отступ. Чтобы выйти из редактора, нажмите Esc, затем Tab.",
    keysRun: "Ctrl + Enter запускает, Ctrl + Shift + Enter проверяет.",
    plainField: "Редактор с подсветкой не загрузился, пишите в простом поле.",
    retry: "Попробовать снова",
    run: "Запустить",
    runTitle: "Выполнить код без тестов",
    stop: "Остановить",
    reset: "Вернуть заготовку",
    undoReset: "Вернуть мой код",
    wasReset: "В редакторе снова заготовка.",
    checking: "Проверяем…",
    checkAgain: "Проверить снова",
    solution: "Показать решение",

    download: (share: number): string => `Загружаем Python: ${words.percent(share)}`,
    downloading: "Загружаем Python",
    downloadNote: "Один раз, дальше сразу.",
    start: "Запускаем Python",
    running: "Код выполняется",
    output: "Вывод",
    silent: "Программа выполнена и ничего не напечатала.",
    done: "Программа выполнена.",
    printed: "Напечатано вне тестов",
    truncated: (count: number): string =>
      `Показано не всё: ${leftOut(count)} ${words.counted("символ", "символа", "символов")(count)} вывода.`,
    flooded: "Показано не всё: программа печатала слишком много.",
    trace: "Где это случилось",

    tests: "Тесты",
    results: "Что сказали тесты",
    passedAll: (all: number): string => `${words.plural(all, "Пройден", "Пройдены", "Пройдены")} все тесты: ${n(all)}.`,
    passed: (count: number, all: number): string => `${capital(passed(count, all))}.`,
    right: (all: number): string => `Верно, ${passed(all, all)}`,
    near: (count: number, all: number): string => `Почти верно, ${passed(count, all)}`,
    wrong: (count: number, all: number): string => `Неверно, ${passed(count, all)}`,
    broken: "Неверно, код не дошёл до тестов",
    changedSince: "Код изменён после этой проверки.",
    states: {
      pass: "пройден",
      fail: "не пройден",
      error: "ошибка",
      timeout: "не успел",
      unrun: "не запускался",
    },
    hidden: "скрытый",
    expression: "проверка",
    actual: "получено",
    expected: "ожидалось",
    testOutput: "напечатано",
    atLine: (line: number): string => `Строка ${n(line)} вашего кода.`,

    errors: {
      syntax: (error: RunError): string => `Python не понял код: ошибка${place(error)}.`,
      exception: (error: RunError): string => `Программа остановилась с ошибкой${place(error)}.`,
      exit: (error: RunError): string => `Программа завершила себя сама${place(error)}, дальше код не выполнялся.`,
      memory: (): string => "Не хватило памяти: программа держит слишком много данных сразу.",
      recursion: (error: RunError): string =>
        `Слишком глубокая рекурсия${place(error)}: проверьте условие, при котором она останавливается.`,
      input: (): string => "input() здесь не сработает: вводить некуда. Задайте значение прямо в коде.",
      import: ({ module }: RunError): string =>
        `${module === undefined ? "Этот модуль" : `Модуль ${module}`} здесь недоступен: есть только стандартная библиотека Python.`,
      thread: (): string => "Потоки и процессы в браузере недоступны. Для одновременной работы есть asyncio.",
      crash: (): string =>
        "Python неожиданно завершился, скорее всего от нехватки памяти. Код цел, следующий запуск начнётся заново.",
      timeout: ({ flooded }: RunError, limit: number): string =>
        `Остановлено: программа работала дольше ${seconds(limit)}. ${
          flooded === true ? "Она печатает очень много, или это бесконечный цикл" : "Частая причина – бесконечный цикл"
        }.`,
      stopped: (): string => "Вы остановили программу.",
    },

    refusals: {
      "missing-files": "Python не загрузился: не открылись его файлы. Проверьте соединение и запустите снова.",
      "no-webassembly": "Этот браузер не умеет WebAssembly или он отключён, поэтому запустить Python нельзя.",
      "no-worker": "Браузер не разрешил запустить Python в отдельном потоке.",
      "old-browser": "Этот браузер слишком старый, чтобы запустить Python. Обновите его или откройте сайт в другом.",
      failed: "Python не запустился. Попробуйте снова или обновите страницу.",
    },
    selfCheck: "Вопрос работает и без запуска: покажите решение и сравните сами. Ваш код цел.",

    mine: "Ваше решение",
    reference: "Эталонное решение",
  };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
