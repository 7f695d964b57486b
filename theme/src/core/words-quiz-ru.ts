/** The Russian words that only the quiz page needs: its chooser, its clock, its summary. They come with its script. */

import type { Words } from "./words";

export type QuizWords = ReturnType<typeof russianQuiz>;

/** Give the Russian words of the quiz page; `words` are those of the app. */
export function russianQuiz(words: Words) {
  const n = words.number;
  const ofQuestions = words.counted("вопроса", "вопросов", "вопросов");
  const inQuestions = words.counted("вопросе", "вопросах", "вопросах");
  const minutes = words.counted("минуты", "минут", "минут");
  return {
    chooser: {
      title: "Новый квиз",
      ask: "Что спрашивать",
      asks: {
        any: "Все вопросы",
        today: "План на сегодня",
        due: "Пора повторить",
        weak: "Слабые места",
        new: "Только новые",
        mistakes: "Ошибки прошлого квиза",
      },
      topics: "Темы",
      levels: "Уровень",
      tags: "Теги",
      chosenTags: (count: number): string => `выбрано ${n(count)}`,
      anyTopic: "не выбрано – все",
      length: "Сколько",
      lengthCount: (count: number): string => words.questions(count),
      lengthMinutes: (count: number): string => words.counted("минута", "минуты", "минут")(count),
      all: "Все подряд",
      found: (count: number, time: number): string => `${words.questions(count)}, около ${minutes(time)}`,
      foundPart: (count: number, all: number, time: number): string =>
        `${n(count)} из ${ofQuestions(all)}, около ${minutes(time)}`,
      start: "Начать квиз",
      clear: "Сбросить",
      started: (when: string): string => `начат ${when}`,
      resume: "Продолжить",
      finish: "Завершить",
      finishNamed: (name: string): string => `Завершить квиз «${name}»`,
    },

    timer: {
      up: (clock: string): string => `Прошло ${clock}`,
      left: (clock: string): string => `Осталось ${clock}`,
      over: (clock: string): string => `Сверх времени ${clock}`,
      questionOver: "Время на вопрос вышло. Отвечайте спокойно, на оценку это не влияет.",
      sessionOver: "Время квиза вышло. Этот вопрос последний, торопиться некуда.",
    },

    summary: {
      left: (count: number): string => `До ${ofQuestions(count)} вы не дошли.`,
      time: (spent: string, planned: string): string => `Время на ответы: ${spent}, по плану ${planned}.`,
      compared: (good: number, answered: number, median: string, when: string): string =>
        `В прошлый раз, ${when}: ${n(good)} из ${ofQuestions(answered)}, по ${median} на вопрос.`,
      comparedNow: (median: string): string => `Сейчас по ${median}.`,
      byTopic: "По темам",
      byLevel: "По уровням",
      share: (good: number, answered: number): string => `${n(good)} из ${n(answered)}`,
      overconfident: "Были уверены, но ошиблись",
      points: (missed: number, questions: number): string =>
        `${words.plural(missed, "Упущен", "Упущено", "Упущено")} ${words.counted("ключевой пункт", "ключевых пункта", "ключевых пунктов")(missed)} в ${inQuestions(questions)}.`,
      missed: (missed: number, all: number): string =>
        `упущено ${n(missed)} из ${words.counted("пункта", "пунктов", "пунктов")(all)}`,
      causes: (list: string): string => `Почему не получилось: ${list}.`,
      cause: {
        unknown: "не знали",
        misread: "не так поняли вопрос",
        slow: "не хватило времени",
        slip: "невнимательность",
      },
      returns: "Когда вернутся",
      leftOnes: (count: number): string => `Пройти оставшиеся ${n(count)}`,
      leftOne: "Пройти оставшийся вопрос",
      print: "Распечатать ошибки",
    },

    sheet: {
      title: "Повторить вечером",
      line: (name: string, date: string): string => `Квиз «${name}», ${date}`,
      own: "Ваш ответ",
      noAnswer: "не записан",
      answer: "Эталонный ответ",
      options: "Верно",
      missed: "Что вы упустили",
      points: "Ключевые пункты",
    },
  };
}
