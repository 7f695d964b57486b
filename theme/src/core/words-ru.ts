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
    changed: "изменён после вашего ответа",
    due: "На сегодня",
    mix: "Разные темы",
    modes: { weak: "Слабые места", new: "Новые вопросы", mistakes: "Работа над ошибками" },
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
      started: (when: string): string => `Начат ${when}.`,
      resume: "Продолжить квиз",
      finish: "Завершить его",
      finishTitle: "Закончить этот квиз; ответы сохранены",
      due: (count: number, minutes: number): string =>
        `${questions(count)} на сегодня, около ${aboutMinutes(minutes)}.`,
      repeatCount: (count: number): string => `повторить ${n(count)}`,
      newCount: (count: number): string => `${f.plural(count, "новый", "новых", "новых")} ${n(count)}`,
      start: "Начать",
      startPart: (count: number): string => `Начать с ${ofQuestions(count)}`,
      rested: (when: string | undefined): string =>
        when === undefined ? "На сегодня всё." : `На сегодня всё, следующее повторение ${when}.`,
      takeNew: (count: number): string =>
        `Взять ${f.counted("новый вопрос", "новых вопроса", "новых вопросов")(count)}`,
      ahead: "Повторить заранее",
      choose: "Собрать свой квиз",
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
        ["1–4", "до ответа – вариант или уверенность, после – оценка или причина"],
        ["0", "не знаю"],
        ["A", "к полю ответа"],
        ["H", "подсказка"],
        ["D", "ответ на вопрос вглубь"],
        ["R", "запустить код"],
        ["S", "пропустить"],
        ["U", "отменить последнюю оценку"],
        ["Ctrl + Enter", "показать ответ из поля ввода; в редакторе – запустить код"],
        ["Ctrl + Shift + Enter", "проверить код тестами, из редактора"],
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
