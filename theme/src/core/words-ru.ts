/** The words of the app in Russian; its type is what every other language must provide. */

import { formats } from "./formats";

export type Words = ReturnType<typeof russian>;

/** Give the Russian words. */
export function russian() {
  const f = formats("ru");
  const n = f.number;
  const questions = f.counted("вопрос", "вопроса", "вопросов");
  const ofQuestions = f.counted("вопроса", "вопросов", "вопросов");
  const answers = f.counted("ответ", "ответа", "ответов");
  const ofAnswers = f.counted("ответа", "ответов", "ответов");
  const sessions = f.counted("квиз", "квиза", "квизов");
  const aboutMinutes = f.counted("минуты", "минут", "минут");
  return {
    ...f,
    questions,
    levels: { junior: "Junior", middle: "Middle", senior: "Senior" },
    stages: { new: "новый вопрос", learning: "вопрос в работе", known: "вы это знаете" },
    parts: { new: "новые", learning: "в работе", known: "знаете" },
    bar: (fresh: number, learning: number, known: number): string =>
      `Знаете ${n(known)}, в работе ${n(learning)}, новых ${n(fresh)}`,
    ratings: { 1: "Снова", 2: "Трудно", 3: "Хорошо", 4: "Легко" },
    ratingMeanings: {
      1: "не вспомнили или ошиблись",
      2: "вспомнили с трудом",
      3: "вспомнили",
      4: "ответили сразу",
    },
    due: "На сегодня",
    mix: "Разные темы",
    cancel: "Отмена",

    home: {
      about: [
        "Вопросы технических собеседований: ответьте своими словами и сравните с эталоном.",
        "Оцените себя – трудное вернётся скоро, знакомое через недели.",
        "Без регистрации, работает и без сети.",
      ],
      first: "Начать с пяти вопросов",
      unfinished: (topics: string, position: number, total: number): string =>
        `Квиз «${topics}» ждёт на вопросе ${n(position)} из ${n(total)}.`,
      resume: "Продолжить квиз",
      due: (count: number, minutes: number): string =>
        `${questions(count)} на сегодня, около ${aboutMinutes(minutes)}.`,
      repeat: "Начать повторение",
      repeatPart: (count: number): string => `Повторить ${questions(count)}`,
      rested: (when: string): string => `Сейчас повторять нечего, следующее повторение ${when}.`,
      takeNew: (count: number): string =>
        `Взять ${f.counted("новый вопрос", "новых вопроса", "новых вопросов")(count)}`,
      ahead: "Повторить заранее",
      where: "Прогресс хранится только в этом браузере.",
      take: "Забрать его файлом",
      empty: "В банке пока нет вопросов. Добавьте файл темы и соберите сайт заново.",
    },

    topic: {
      bar: "Фильтр вопросов и начало квиза",
      level: "Уровень",
      tags: "Теги",
      shown: (shown: number, total: number): string =>
        shown === total ? questions(total) : `${n(shown)} из ${ofQuestions(total)}`,
      clear: "Сбросить фильтр",
      length: "Вопросов в квизе",
      all: "все",
      start: "Начать квиз",
      resume: "Продолжить начатый квиз",
      nothing: "По этому фильтру вопросов нет.",
    },

    session: {
      name: "Квиз",
      position: (position: number, total: number): string => `${n(position)} из ${n(total)}`,
      question: (position: number, total: number): string => `Вопрос ${n(position)} из ${n(total)}`,
      leave: "Отложить",
      leaveTitle: "Выйти: квиз можно продолжить с этого места",
      stop: "Завершить",
      stopTitle: "Закончить квиз и посмотреть итог",
      hint: "Подсказка",
      moreHint: "Ещё подсказка",
      hintNumber: (number: number, total: number): string =>
        total === 1 ? "Подсказка" : `Подсказка ${n(number)} из ${n(total)}`,
      skip: "Пропустить",
      undo: "Отменить оценку",
      undoSkip: "Вернуться",
      undone: "Вы снова на прошлом вопросе.",
      reveal: "Показать ответ",
      check: "Проверить",
      chooseOne: "Выберите один вариант",
      chooseMany: "Выберите все верные варианты",
      placeholder: {
        open: "Ответьте письменно, вслух или про себя",
        short: "Короткий ответ",
        output: "Что напечатает этот код",
        code: "Набросок решения",
      },
      yourAnswer: "Ваш ответ",
      answer: "Ответ",
      accepted: "Принимается",
      expected: "Вывод",
      starter: "Заготовка",
      tests: "Тесты",
      solution: "Решение",
      keyPoints: "Ключевые пункты",
      followUps: "Углубление",
      sources: "Источники",
      right: "Верно",
      wrong: "Неверно",
      noneChosen: "Вы не выбрали вариант",
      chosenRight: "Ваш ответ, верно",
      chosenWrong: "Ваш ответ, неверно",
      missed: "Верный вариант",
      rate: "Насколько хорошо вы это знали",
      suggested: "предлагаем",
      rated: (rating: string, interval: string): string => `${rating}, вернётся через ${interval}.`,
      skipped: "Пропущено.",
      gone: "Этого вопроса больше нет в банке.",
      nothing: "Под этот выбор вопросов нет.",
      unknown: "Этот квиз уже закрыт или начат в другом браузере.",
      choose: "Выберите тему",
      waiting: "Можно продолжить",
      loading: "Загружаем вопросы",
    },

    help: {
      title: "Клавиши",
      close: "Закрыть",
      lines: [
        ["Пробел, Enter", "показать ответ, проверить, принять оценку"],
        ["1–4", "оценка, до ответа – вариант"],
        ["H", "подсказка"],
        ["S", "пропустить"],
        ["U", "отменить последнюю оценку"],
        ["Ctrl + Enter", "показать ответ из поля ввода"],
        ["Esc", "отложить квиз"],
        ["?", "этот список"],
      ] as [string, string][],
    },

    summary: {
      done: "Квиз закончен",
      line: (good: number, rated: number): string =>
        rated === 0 ? "Ни один вопрос не оценён." : `Вы вспомнили ${n(good)} из ${ofQuestions(rated)}.`,
      took: (duration: string): string => `Время на ответы: ${duration}.`,
      ratings: "Оценки",
      repeat: "Что повторить",
      skipped: "Пропущены",
      good: "Забытых вопросов нет.",
      back: (when: string): string => `вернётся ${when}`,
      mistakes: (count: number): string => `Пройти ${f.counted("трудный", "трудных", "трудных")(count)} ещё раз`,
      moreDue: (count: number): string => `Ещё ${questions(count)} на сегодня`,
      skippedOnes: (count: number): string =>
        `Вернуться к ${f.plural(count, "пропущенному", "пропущенным", "пропущенным")}`,
      more: "Следующие вопросы темы",
      home: "К темам",
      progress: "Прогресс",
    },

    progress: {
      line: (known: number, total: number): string => `Вы знаете ${n(known)} из ${ofQuestions(total)}`,
      weakest: (title: string): string => `; слабее всего тема «${title}»`,
      empty: "Прогресс появится здесь после первого ответа.",
      topics: "По темам",
      topic: "Тема",
      due: "сегодня",
      answers: "ответы",
      success: "успех",
      weak: "Слабые места",
      failures: (failures: number, attempts: number): string => `«Снова» в ${n(failures)} из ${ofAnswers(attempts)}`,
      noWeak: "Слабых мест не видно: забытых вопросов нет или ответов пока мало.",
      practise: "Потренировать слабые места",
      days: (attempts: number, active: number): string =>
        `За 14 дней ${answers(attempts)}${active > 0 ? `, занимались ${f.counted("день", "дня", "дней")(active)}` : ""}`,
      dayAnswers: (day: string, attempts: number): string => `${day}: ${answers(attempts)}`,
      day: "День",
      remembered: "вспомнили",
      table: "Показать таблицей",
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
      failed: {
        "not-json": "Это не JSON, или файл оборвался на середине.",
        foreign: "Это не файл прогресса interview-practice.",
        newer: "Файл сохранён более новой версией сайта. Обновите этот сайт и попробуйте снова.",
        damaged: "Файл прогресса повреждён.",
        unreadable: "Файл не удалось прочитать.",
      },
      safe: "Ваш прогресс не изменён.",
    },

    notices: {
      noBank: "Список вопросов не загрузился",
      noBankDetail: (path: string): string =>
        `Не открылся файл ${path}. Соберите сайт заново или верните папку assets на место. Ваш прогресс цел.`,
      badBank: (detail: string): string =>
        `Файл вопросов не читается: ${detail}. Соберите сайт заново. Ваш прогресс цел.`,
      noApp: "Эта страница загрузилась не полностью",
      noTopic: (title: string): string => `Вопросы темы «${title}» не загрузились`,
      noTopicDetail: (path: string): string =>
        `Не открылся файл ${path}. Проверьте соединение и попробуйте снова. Ваши ответы целы.`,
      retry: "Попробовать снова",
      blocked:
        "Браузер не разрешает хранить данные. Отвечать можно, но после закрытия страницы ответы пропадут: сохраните файл на странице «Прогресс».",
      full: "Место для данных сайта закончилось, последние ответы остались только в этой вкладке. Сохраните файл на странице «Прогресс», не закрывая её.",
      damaged: (count: number): string =>
        `${f.counted("запись журнала не читается", "записи журнала не читаются", "записей журнала не читаются")(count)}. Они отложены, остальные на месте.`,
      restored: (count: number): string =>
        `Браузер потерял журнал ответов; из копии ${f.plural(count, "восстановлен", "восстановлено", "восстановлено")} ${answers(count)}.`,
      dismiss: "Скрыть",
      crashed: "На этой странице что-то сломалось. Оценённые ответы сохранены; обновите страницу.",
    },
  };
}
