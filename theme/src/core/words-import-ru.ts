/** The Russian words of the import page: reading files, what was found in them, and the learner's own topics. */

import type { Action } from "./imports";
import type { Words } from "./words";

export type ImportWords = ReturnType<typeof russianImport>;

/** Give the Russian words of the import page; `f` are those of the app. */
export function russianImport(f: Words) {
  const n = f.number;
  const { questions } = f;
  const lines = f.counted("строка", "строки", "строк");
  const answers = f.counted("ответ", "ответа", "ответов");
  const actions: Record<Action, (count: number) => string> = {
    added: (count) => `${f.plural(count, "добавится", "добавятся", "добавится")} ${questions(count)}`,
    updated: (count) => `${f.plural(count, "изменится", "изменятся", "изменится")} ${n(count)}`,
    unchanged: (count) => `без изменений ${n(count)}`,
    edited: (count) => `правлены вручную и останутся как есть: ${n(count)}`,
    removed: (count) => `удалены вами и не вернутся: ${n(count)}`,
    duplicate: (count) => `повторы, не войдут: ${n(count)}`,
  };
  const marks: Record<Action, string> = {
    ...{ added: "новый", updated: "изменится", unchanged: "без изменений" },
    ...{ edited: "правлен вручную, останется как есть", removed: "удалён вами", duplicate: "повтор" },
  };
  const leftovers: Record<string, string> = {
    "front matter": "шапка файла",
    "page directive": "служебные команды страницы",
    "table of contents": "оглавление",
    navigation: "навигация",
    badges: "значки",
    tag: "тег HTML",
    promotion: "реклама",
    links: "список ссылок",
    heading: "заголовок",
    note: "пояснение",
    text: "текст вне вопросов",
    item: "пункт списка без вопроса",
  };
  const remarks: Record<string, string> = {
    "unreadable-file": "Файл не читается.",
    "bad-encoding": "Строка не в той кодировке, что остальной файл. Проверьте, те ли в ней буквы.",
    "bad-front-matter": "Шапка файла не читается как YAML.",
    "bad-heading": "Заголовок не читается как вопрос.",
    "unknown-section": "Такого раздела в формате нет.",
    "repeated-section": "Раздел повторяется.",
    "empty-section": "Раздел пуст.",
    "bad-section": "Содержимое раздела не подходит под его название.",
    "unknown-attribute": "Такого атрибута в формате нет.",
    "bad-attribute": "Значение атрибута не подходит.",
    "unknown-level": "Уровень не junior, не middle и не senior.",
    "no-answer": "У вопроса нет ответа.",
    "no-right-option": "Ни один вариант не отмечен верным.",
    "too-few-options": "Вариант только один.",
    "mixed-kinds": "У вопроса разделы двух разных видов.",
    "duplicate-id": "Такой id уже есть у другого вопроса.",
    "duplicate-question": "Такой вопрос уже есть.",
    "unclosed-html": "Элемент HTML не закрыт.",
    "unclosed-fence": "Блок кода не закрыт.",
    "no-questions": "В файле не нашлось вопросов.",
    draft: "Черновик: в квизы не попадает.",
  };
  const doubts: Record<string, string> = {
    "the file is not sure of its answer": "файл сам не уверен в ответе",
    "the answer names none of the options": "ответ не называет ни одного варианта",
    "two different options are called right": "верными названы два разных варианта",
  };
  return {
    lead: "Принесите файлы с вопросами: Markdown, заметки, ответ чат-бота, GIFT, Aiken, CSV, колоду Anki. Вопросы станут вашей темой и войдут в квизы, повторения и прогресс.",
    local: "Файлы читаются здесь, в браузере, и никуда не отправляются.",
    drop: "Перетащите файлы или папку сюда",
    files: "Выбрать файлы",
    folder: "Выбрать папку",
    paste: "Вставить текст",
    pasteLabel: "Текст с вопросами",
    readText: "Прочитать текст",
    pastedName: "вставленный текст.md",
    nothingPasted: "Вставьте текст с вопросами.",
    noFiles: "Здесь нет файлов, в которых могут быть вопросы.",
    skipped: (names: string): string => `Пропущены: ${names}.`,
    tooBig: (names: string, megabytes: number): string => `Больше ${n(megabytes)} МБ, не прочитаны: ${names}.`,
    again: "Выбрать другие файлы",

    download: (share: number): string => `Загружаем Python: ${f.percent(share)}`,
    downloading: "Загружаем Python",
    downloadNote: "Около 14 МБ, один раз: его читает тот же код, что собирает сайт.",
    start: "Запускаем Python",
    reading: "Читаем файлы",
    making: "Собираем тему",
    prompting: "Составляем промпт",
    stop: "Остановить",
    cut: {
      stopped: "Остановлено, ничего не изменилось.",
      timeout: "Остановлено: это заняло больше пяти минут. Разделите файл на части. Ваши темы не изменены.",
      crash:
        "Python неожиданно завершился, скорее всего от нехватки памяти. Попробуйте файл поменьше. Ваши темы не изменены.",
    },
    safe: "Ваши темы и прогресс не изменены.",
    failed: (reason: string): string => `Не получилось: ${reason}.`,
    unreadable: (name: string): string => `Файл ${name} не открылся.`,

    read: (count: number): string => (count === 0 ? "вопросов не нашлось" : questions(count)),
    choice: (count: number): string => `${n(count)} с вариантами`,
    unanswered: (count: number): string => `${n(count)} без ответа`,
    doubtful: (count: number): string => `${f.plural(count, "сомнителен", "сомнительны", "сомнительны")} ${n(count)}`,
    lost: (count: number): string => (count === 0 ? "ничего не потеряно" : `${lines(count)} не разобрано`),
    summary: (files: number, found: number): string =>
      `Прочитано: ${f.counted("файл", "файла", "файлов")(files)}, ${questions(found)}.`,
    list: "Вопросы",
    line: (line: number): string => `строка ${n(line)}`,
    lineSpan: (start: number, end: number): string =>
      start === end ? `строка ${n(start)}` : `строки ${n(start)}–${n(end)}`,
    wholeFile: "весь файл",
    remarks: (count: number): string => `На что посмотреть: ${n(count)}`,
    remark: (code: string, message: string): string => remarks[code] ?? message,
    leftovers: (count: number): string => `Что не вошло в вопросы: ${lines(count)}`,
    leftover: (name: string): string => leftovers[name] ?? name,
    doubt: (text: string): string => doubts[text] ?? text,
    noAnswer: "без ответа",
    isDraft: "черновик",
    showMore: (count: number): string => `Показать ещё ${n(count)}`,
    kinds: { open: "открытый", choice: "с вариантами", short: "короткий ответ", output: "вывод кода", code: "код" },

    grouping: "Темы",
    each: "Каждый файл – своя тема",
    together: "Всё в одну тему",
    title: "Название темы",
    level: "Уровень, если он не назван в файле",
    target: "Куда",
    newTopic: "Новая тема",
    existing: (title: string): string => `Обновить «${title}»`,
    take: (count: number): string => `Взять ${questions(count)}`,
    show: "Показать, что изменится",
    include: "Взять этот файл",
    needTitle: "Дайте теме название.",
    nothingToTake: "Отметьте хотя бы один файл с вопросами.",

    ownMark: "ваша тема",
    own: "Ваши темы",
    ownNone: "Своих тем пока нет.",
    ownDamaged: (count: number): string =>
      `${f.counted("тема не читается", "темы не читаются", "тем не читаются")(count)}. Они остались в браузере, но показать их нельзя.`,
    kept: (title: string): string => `Тема «${title}» сохранена в этом браузере.`,
    keptTab:
      "Браузер не даёт места для своих тем, поэтому тема живёт, пока открыта эта вкладка. Скачайте Markdown, чтобы не потерять её.",
    keptPage:
      "Браузер запрещает хранить данные: тема видна только на этой странице, квиз по ней начать нельзя. Скачайте Markdown, чтобы не потерять её.",
    facts: (count: number, made: string): string => `${questions(count)}, обновлена ${made}`,
    back: "Все свои темы и импорт",
    unknown: "Такой темы в этом браузере нет. Возможно, её удалили или загрузили в другом браузере.",
    duplicates: (count: number): string =>
      `${f.counted("вопрос с таким же id появился", "вопроса с такими же id появились", "вопросов с такими же id появились")(count)} в банке сайта. В квизах участвует вопрос банка, здесь он показан как есть.`,
    hidden:
      "В банке сайта появилась тема с таким же именем, поэтому ваша в квизы не входит. Скачайте её и импортируйте под другим названием.",
    startQuiz: "Начать квиз",
    showAnswer: "Показать ответ",
    rightOption: "верно",
    drafts: (count: number): string => `Черновики: ${n(count)}`,
    draftsNote:
      "Без ответа или прочитаны не наверняка. В квизы они не попадают: исправьте файл и обновите тему – или заберите Markdown.",
    noQuestions: "В этой теме нет вопросов, которые можно задать.",

    rename: "Переименовать",
    renamed: (title: string): string => `Теперь тема называется «${title}».`,
    save: "Сохранить",
    update: "Обновить из файла",
    updateNote: "Выберите исправленный файл. Сначала покажем, что изменится; ваши ответы на вопросы останутся.",
    outcomes: "Что изменится",
    outcomeMark: (action: Action): string => marks[action],
    outcome: (action: Action, count: number): string => actions[action](count),
    nothingChanges: "В файле то же самое, менять нечего.",
    differences: "Было и стало",
    confirmUpdate: "Обновить тему",
    updated: (title: string): string => `Тема «${title}» обновлена.`,
    downloadFile: "Скачать Markdown",
    downloaded: (name: string): string => `Сохранён файл ${name}.`,
    remove: "Удалить тему",
    removeWhat: (title: string, count: number, given: number): string =>
      `Тема «${title}» (${questions(count)}) исчезнет из этого браузера. ` +
      (given === 0
        ? "Ответов на её вопросы нет."
        : `История (${answers(given)}) останется в прогрессе и в сохранённых файлах.`),
    removeConfirm: "Да, удалить",
    removed: (title: string): string => `Тема «${title}» удалена.`,
    removeFailed: "Браузер не дал удалить тему.",
    picture: (host: string): string => `Картинка на ${host}`,

    prompt: {
      title: "Промпт для нейросети",
      note: "Опишите тему, отправьте промпт любому чат-боту, а его ответ принесите сюда же.",
      topic: "О чём вопросы",
      level: "Уровень",
      anyLevel: "разные",
      count: "Сколько вопросов",
      kinds: "Виды вопросов",
      anyKind: "Ничего не выбрано – вид подскажет тема.",
      avoid: "Не повторять вопросы, которые уже есть",
      write: "Составить промпт",
      text: "Готовый промпт",
      copy: "Скопировать",
      copied: "Промпт скопирован.",
      notCopied: "Браузер не дал скопировать: выделите текст и скопируйте сами.",
      needTopic: "Напишите, о чём нужны вопросы.",
    },
  };
}
