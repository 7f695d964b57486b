/** The Russian words of answering: confidence, verdicts, comparison, deeper questions. They come with the quiz page. */

import type { Words } from "./words";

export type AnswerWords = ReturnType<typeof russianAnswer>;

/** Give the Russian words of answering; `words` are those of the app. */
export function russianAnswer(words: Words) {
  const n = words.number;
  return {
    unsure: "Не знаю",
    unsureTitle: "Показать ответ, не отвечая",
    saidUnsure: "Вы ответили «не знаю»",
    confidence: "Уверены?",
    confidences: { 1: "Наугад", 2: "Вряд ли", 3: "Скорее да", 4: "Точно" },
    cause: "Почему не получилось?",
    causes: {
      unknown: "Не знаю этого",
      misread: "Не так понят вопрос",
      slow: "Не хватило времени",
      slip: "Невнимательность",
    },
    withoutCause: "записать без причины",
    nearShort: "Почти верно, проверьте написание или число",
    nearOutput: "Почти верно, разница только в пробелах, регистре или кавычках",
    capped: (rating: string): string => `С подсказкой предлагаем не выше «${rating}».`,
    points: (ticked: number, all: number): string => `Отмечено ${n(ticked)} из ${n(all)}.`,
    pointsSuggest: (rating: string): string => `Предлагаем «${rating}».`,
    pointsAsk: "Отметьте, что прозвучало в вашем ответе.",
    step: (step: number, all: number): string => `${n(step)} из ${n(all)}`,
    deeper: "Показать ответ",
    deeperAsk: "Ответьте про себя, затем сверьтесь.",
    compared: "Построчное сравнение",
    lineNumber: "Строка",
    yours: "у вас",
    printed: "вывод",
    lines: {
      same: "совпадает",
      changed: "отличается",
      extra: "лишняя строка",
      missing: "пропущенная строка",
    },
    emptyLine: "пустая строка",
    noCode: "То, что запускает код, не загрузилось. Напишите решение здесь и сравните его с эталоном сами.",
    retryCode: "Попробовать снова",
    elsewhere: "Этот квиз открыт в другой вкладке.",
    elsewhereDetail: "Всё, что вы здесь ответили и написали, сохранено и есть там.",
    takeOver: "Продолжить здесь",
  };
}
