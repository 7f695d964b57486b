/** The Russian words of the import page: reading files, what was found in them, and the learner's own topics. */

import type { Action } from "./imports";
import type { Words } from "./words";
import { russianDoubt, russianLeftover, russianRemark } from "./words-import-remarks-ru";

/** More names than these say no more. */
export const FEW = 5;

/** A picture that a question shows and that does not come along. */
export interface MissingPicture {
  readonly address: string;
  readonly reason: "absent" | "kind" | "size" | "full" | "clash";
}

export type ImportWords = ReturnType<typeof russianImport>;

/** Give the Russian words of the import page; `f` are those of the app. */
export function russianImport(f: Words) {
  const n = f.number;
  const { questions } = f;
  const lines = f.counted("строка", "строки", "строк");
  const answers = f.counted("ответ", "ответа", "ответов");
  // Only the first count of a sentence names what it counts.
  const these = (count: number, isFirst: boolean): string => (isFirst ? questions(count) : n(count));
  const actions: Record<Action, (count: number, isFirst: boolean) => string> = {
    added: (count, first) => `${these(count, first)} ${f.plural(count, "добавится", "добавятся", "добавится")}`,
    updated: (count, first) => `${these(count, first)} ${f.plural(count, "изменится", "изменятся", "изменится")}`,
    unchanged: (count, first) => `${these(count, first)} без изменений`,
    edited: (count, first) =>
      `${these(count, first)} ${f.plural(count, "правлен вручную и останется как есть", "правлены вручную и останутся как есть", "правлены вручную и останутся как есть")}`,
    removed: (count, first) =>
      `${these(count, first)} ${f.plural(count, "удалён вами и не вернётся", "удалены вами и не вернутся", "удалены вами и не вернутся")}`,
    duplicate: (count, first) =>
      `${these(count, first)} ${f.plural(count, "повторяется и не войдёт", "повторяются и не войдут", "повторяются и не войдут")}`,
  };
  const marks: Record<Action, string> = {
    ...{ added: "новый", updated: "изменится", unchanged: "без изменений" },
    ...{ edited: "правлен вручную, останется как есть", removed: "удалён вами", duplicate: "повтор" },
  };
  const reasons: Record<MissingPicture["reason"], string> = {
    absent: "нет среди выбранных файлов",
    kind: "это не PNG, JPEG, GIF и не WebP",
    size: "больше 2 МБ",
    full: "картинок темы больше 20 МБ",
    clash: "у двух файлов под этим адресом разные картинки",
  };
  const few = (texts: readonly string[]): string =>
    [...texts.slice(0, FEW), ...(texts.length > FEW ? [`и ещё ${n(texts.length - FEW)}`] : [])].join("; ");
  return {
    lead: "Принесите файлы с вопросами: Markdown, заметки, ответ чат-бота, GIFT, Aiken, CSV, колоду Anki. Вопросы станут вашей темой и войдут в квизы, повторения и прогресс.",
    local: "Файлы читаются здесь, в браузере, и никуда не отправляются.",
    drop: "Перетащите файлы или папку сюда – или вставьте их, Ctrl+V",
    files: "Выбрать файлы",
    folder: "Выбрать папку",
    pasteLabel: "Или вставьте текст с вопросами",
    readText: "Прочитать текст",
    pastedName: "вставленный текст.md",
    noFiles: "Здесь нет файлов, в которых могут быть вопросы.",
    tooBig: (names: string, megabytes: number): string => `Больше ${n(megabytes)} МБ, не прочитаны: ${names}.`,
    again: "Выбрать другие файлы",
    editText: "Править текст",
    nothingFound: "Вопросов не нашлось",
    expected: "Подойдут вопросы с ответами под ними, например:",
    example: "## Что такое замыкание?\n\nФункция вместе с переменными, которые ей видны.",

    download: (share: number): string => `Загружаем Python: ${f.percent(share)}`,
    downloading: "Загружаем Python",
    downloadNote: "Около 14 МБ, один раз: его читает тот же код, что собирает сайт.",
    start: "Запускаем Python",
    reading: "Читаем файлы",
    comparing: "Сравниваем с вопросами, которые уже есть",
    making: "Собираем тему",
    prompting: "Составляем промпт",
    doneFiles: (done: number, total: number): string =>
      `${n(done)} из ${f.counted("файла", "файлов", "файлов")(total)}`,
    doneQuestions: (done: number, total: number): string =>
      `${n(done)} из ${f.counted("вопроса", "вопросов", "вопросов")(total)}`,
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
    wrong: (count: number): string => `${n(count)} с ошибкой`,
    lost: (count: number): string => (count === 0 ? "ничего не потеряно" : `${lines(count)} не разобрано`),
    summary: (files: number, found: number): string =>
      `Прочитано: ${f.counted("файл", "файла", "файлов")(files)}, ${questions(found)}.`,
    list: "Вопросы",
    line: (line: number): string => `строка ${n(line)}`,
    lineSpan: (start: number, end: number): string =>
      start === end ? `строка ${n(start)}` : `строки ${n(start)}–${n(end)}`,
    wholeFile: "весь файл",
    remarks: (count: number): string => `На что посмотреть: ${n(count)}`,
    remark: russianRemark,
    leftovers: (count: number): string => `Что не вошло в вопросы: ${lines(count)}`,
    leftover: russianLeftover,
    doubt: russianDoubt,
    alike: (count: number): string => `уже есть ${n(count)}`,
    alikeList: (count: number): string => `Повторы: ${n(count)}`,
    isAlike: "повтор",
    isPerhaps: "возможно, повтор",
    sameAs: "Уже есть",
    perhapsAs: "Такой же заголовок; сравнить целиком не вышло, поэтому вопрос войдёт",
    sameAsLine: (line: number): string => `То же, что в строке ${n(line)}`,
    repeats: "Повторы",
    repeatsNote: "Такие вопросы уже есть: сравнили заголовок, условие и варианты. Ответы могут отличаться.",
    skipRepeats: "Не брать",
    keepRepeats: "Взять и их",
    onlyRepeats: "Все эти вопросы уже есть.",
    takeRepeats: "Взять и повторы",
    leftOut: (count: number): string => `Повторы не взяты: ${n(count)}.`,
    noAnswer: "без ответа",
    isDraft: "черновик",
    isWrong: "с ошибкой",
    notAsked: (count: number): string =>
      `Ещё ${questions(count)} ${f.plural(count, "войдёт", "войдут", "войдут")} в тему, но не в квизы: без ответа, с ошибкой или с сомнением.`,
    onlyNotAsked: "Таких, что можно задать в квизе, среди них нет.",
    takeUnasked: (count: number): string => `Взять как есть: ${questions(count)}`,
    keptUnasked: (count: number): string => `Не войдут в квизы: ${n(count)}.`,
    details: "Подробнее",
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
    needTitle: "Дайте теме название.",
    nothingToTake: "Отметьте хотя бы один файл с вопросами.",
    levelName: (level: string): string => `уровень ${level}`,

    ownMark: "ваша тема",
    own: "Ваши темы",
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
      "Прочитаны не наверняка. В квизы они не попадают: исправьте файл и обновите тему – или заберите Markdown.",
    unasked: (count: number): string => `Не вошли в квизы: ${n(count)}`,
    unaskedNote: "В них ошибка или нет ответа: исправьте файл и обновите тему – или заберите Markdown.",
    more: "Ещё",
    noQuestions: "В этой теме нет вопросов, которые можно задать.",

    rename: "Переименовать",
    renamed: (title: string): string => `Теперь тема называется «${title}».`,
    save: "Сохранить",
    update: "Обновить из файла",
    updateNote: "Выберите исправленный файл. Сначала покажем, что изменится; ваши ответы на вопросы останутся.",
    outcomes: "Что изменится",
    outcomeMark: (action: Action): string => marks[action],
    outcome: (action: Action, count: number, isFirst: boolean): string => actions[action](count, isFirst),
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
    missingPictures: (missing: readonly MissingPicture[]): string =>
      `Картинки, которых не будет видно: ${few(missing.map(({ address, reason }) => `${address} – ${reasons[reason]}`))}.`,
    withoutPictures: "Картинки в него не вошли: вместе они больше 5 МБ.",

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
      length: f.counted("знак", "знака", "знаков"),
    },
  };
}
