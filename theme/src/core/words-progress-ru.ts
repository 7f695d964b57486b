/** The Russian words of the progress page and of the learner's data. They come with that page. */

import type { Words } from "./words";

export type ProgressWords = ReturnType<typeof russianProgress>;

/** Give the Russian words of the progress page; `f` are those of the app. */
export function russianProgress(f: Words) {
  const n = f.number;
  const answers = f.counted("ответ", "ответа", "ответов");
  const ofAnswers = f.counted("ответа", "ответов", "ответов");
  const ofQuestions = f.counted("вопроса", "вопросов", "вопросов");
  const sessions = f.counted("квиз", "квиза", "квизов");
  return {
    progress: {
      line: (known: number, total: number): string => `Вы знаете ${n(known)} из ${ofQuestions(total)}`,
      weakest: (title: string): string => `; слабее всего тема «${title}»`,
      empty: "Прогресс появится здесь после первого ответа.",
      weakNote: "По последним десяти ответам и сложности вопроса: один неудачный ответ значит мало.",
      topic: "Тема",
      due: "сегодня",
      answers: "ответы",
      success: "успех",
      weak: "Слабые места",
      failures: (failures: number, attempts: number): string => `«Снова» в ${n(failures)} из ${ofAnswers(attempts)}`,
      noWeak: "Слабых мест не видно: забытых вопросов нет или ответов пока мало.",
      practise: "Потренировать слабые места",
      practiseOne: "Повторить",
      overall: "В целом",
      attempts: "Ответы",
      seen: "Начатые вопросы",
      activeDays: "Дни занятий",
      streak: "Дни подряд",
      rate: "Вспомнили",
      median: "Время на вопрос, медиана",
      gone: (count: number): string =>
        `Ещё ${answers(count)} ${f.plural(count, "дан", "даны", "даны")} на вопросы, которых больше нет в банке.`,
      start: "Начать с пяти вопросов",
    },

    data: {
      title: "Ваши данные",
      where: (name: string): string =>
        `Прогресс банка «${name}» хранится только в этом браузере и никуда не отправляется. Если очистить данные сайта, он пропадёт, поэтому время от времени сохраняйте файл.`,
      export: "Сохранить файл",
      exportNote: "Все ответы, квизы и расписание одним файлом JSON.",
      exported: (name: string): string => `Сохранён файл ${name}.`,
      exportCsv: "Сохранить таблицу",
      exportCsvNote: "Все ответы строками CSV, для электронных таблиц. Обратно загружается только JSON.",
      import: "Загрузить файл",
      importNote: "Ответы из файла добавятся к вашим. Сначала покажем, что именно.",
      preview: (file: string): string => `Что добавит ${file}`,
      newAttempts: "Новые ответы",
      knownAttempts: "Уже есть у вас",
      newSessions: "Новые квизы",
      range: "Период",
      unknownQuestions: "Вопросы не из этого банка",
      otherBank: (name: string): string => `Файл сохранён из другого банка, «${name}».`,
      nothingNew: "Всё из этого файла у вас уже есть.",
      confirm: (count: number): string => (count > 0 ? `Добавить ${answers(count)}` : "Добавить квизы"),
      imported: (count: number): string =>
        `${f.plural(count, "Добавлен", "Добавлено", "Добавлено")} ${answers(count)}.`,
      reset: "Удалить прогресс",
      resetNote: "Ответы и квизы исчезнут из этого браузера, сохранённые файлы останутся.",
      resetWhat: (attempts: number, kept: number): string =>
        `Удалятся ${answers(attempts)} и ${sessions(kept)}. Вернуть их можно будет только из сохранённого файла.`,
      resetConfirm: "Да, удалить",
      resetDone: "Прогресс удалён.",
      resetTopic: "Начать тему заново",
      resetTopicNote: "Ответы на вопросы темы исчезнут из этого браузера, остальные темы не изменятся.",
      resetTopicChoice: "Тема",
      resetTopicWhat: (title: string, attempts: number): string =>
        `В теме «${title}» ${f.plural(attempts, "удалится", "удалятся", "удалятся")} ${answers(attempts)}. Вернуть их можно будет только из сохранённого файла.`,
      resetTopicDone: (title: string): string => `Тема «${title}» начата заново.`,
      failed: {
        "not-json": "Это не JSON, или файл оборвался на середине.",
        foreign: "Это не файл прогресса interview-practice.",
        newer: "Файл сохранён более новой версией сайта. Обновите этот сайт и попробуйте снова.",
        damaged: "Файл прогресса повреждён.",
        unreadable: "Файл не удалось прочитать.",
      },
      safe: "Ваш прогресс не изменён.",
    },
  };
}
