/** The Russian words for what Python says of a file: remarks with their ways out, doubts, and lines left over. */

import type { Remark } from "./imports";

/** A remark in the learner's language; `way` says what to do, and may be empty. */
export interface RemarkWords {
  readonly text: string;
  readonly way: string;
}

// What is quoted, then numbers: the other words of a message are always the same.
const DETAIL = /"[^"]*`.*"|`{3}\w+|`[^`]*`|\d+/g;
const PLACE = /[%#](?!\w)/g;

const LEFTOVERS: Readonly<Record<string, string>> = {
  "front matter": "шапка файла",
  "page directive": "служебные команды страницы",
  "table of contents": "оглавление",
  navigation: "навигация",
  badges: "значки",
  promotion: "реклама",
  property: "свойство заметки",
  links: "список ссылок",
  heading: "заголовок",
  head: "начало файла",
  text: "текст вне вопросов",
  list: "список",
  table: "таблица",
  code: "код",
  quotation: "цитата",
  rule: "разделительная линия",
  markup: "разметка",
  comment: "комментарий",
  remark: "реплика вне вопросов",
  "closing remark": "заключительная реплика",
  "fence around the questions": "ограда вокруг вопросов",
  header: "строка с названиями столбцов",
  category: "категория",
  description: "описание",
  settings: "настройки",
  data: "данные",
  "record without a question": "запись без вопроса",
  "note without a question": "карточка без вопроса",
};

const DOUBTS: Readonly<Record<string, string>> = {
  "the file is not sure of its answer": "файл сам не уверен в ответе",
  "the answer names none of the options": "ответ не называет ни одного варианта",
  "two different options are called right": "верными названы два разных варианта",
  "no option is marked as right": "ни один вариант не отмечен верным",
  "the right answer is none of the options": "верного ответа нет среди вариантов",
  "no number can be read as the answer": "в ответе нет числа",
  "no answer": "нет ответа",
  "a character could not be read": "символ не прочитался",
};
const NO_SUCH_OPTION = /^the answer (.+) is none of the options$/;
// The title may say anything, so the last one counts.
const DRAFT = /^the question (.*) is a draft: (.*)$/;

// Where a message is not below: what its code means.
const CODES: Readonly<Record<string, string>> = {
  "unreadable-file": "Файл не читается",
  "bad-encoding": "Строки не в той кодировке, что остальной файл",
  "bad-front-matter": "Шапка файла не читается",
  "bad-toml": "Вопрос не читается как TOML",
  "bad-heading": "Заголовок не читается как вопрос",
  "missing-id": "У вопроса нет id",
  "bad-id": "Такой id не подходит",
  "bad-alias": "Прежний id не подходит",
  "duplicate-id": "Такой id уже есть у другого вопроса",
  "vanished-id": "Вопроса с таким id больше нет",
  "unknown-section": "Такого раздела в формате нет",
  "repeated-section": "Раздел повторяется",
  "empty-section": "Раздел пуст",
  "bad-section": "Содержимое раздела не подходит под его название",
  "unknown-attribute": "Такого атрибута в формате нет",
  "bad-attribute": "Значение атрибута не подходит",
  "unknown-level": "Уровень не junior, не middle и не senior",
  "no-answer": "У вопроса нет ответа",
  "no-right-option": "Ни один вариант не отмечен верным",
  "too-few-options": "Вариант только один",
  "mixed-kinds": "У вопроса разделы двух разных видов",
  "duplicate-question": "Такой вопрос уже есть",
  "unclosed-html": "Элемент HTML не закрыт",
  "unclosed-fence": "Блок кода не закрыт",
  "no-questions": "В файле не нашлось вопросов",
  "lost-lines": "Строки не вошли ни в вопросы, ни в остальное",
  "missing-image": "Картинка не нашлась",
  draft: "Черновик: в квизы не попадает",
  "solution-fails": "Решение не проходит свои тесты",
  "starter-passes": "Тесты проходят и без решения",
  "wrong-output": "Код печатает другое",
  "code-fails": "Код завершается ошибкой",
  "bad-code": "Код не читается на своём языке",
};

const MESSAGES: Readonly<Record<string, string>> = {
  "% is not a level": "% – не уровень",
  "% is not a list": "% – не список",
  "% is not a text": "% – не текст",
  "% is not a number that can be used": "% – не подходящее число",
  "% is not an attribute": "% – не атрибут",
  "% is not an attribute of the format": "Атрибута % в формате нет",
  "% is not a usable id": "% не годится как id",
  "% is not an item of a list": "% – не пункт списка",
  "% is not a section of the format": "Раздела % в формате нет",
  "% has a value": "У % есть значение, а должно быть одно слово",
  "% has no title": "У % нет заголовка",
  "% has nothing below it": "Под % ничего нет",
  "% holds no code": "В разделе % нет кода",
  "% is no text": "% – не текстовый файл",
  "% is the only option": "Вариант только один: %",
  "% is underlined by %": "Заголовок % подчёркнут: %",
  "% names no id": "В % нет id",
  "% names no tag": "В % нет тегов",
  "% stands outside the deeper questions": "% стоит вне углубляющих вопросов",
  "% stands twice": "% стоит дважды",
  "% stands twice in this question": "% стоит в этом вопросе дважды",
  "% stands without %": "% стоит без %",
  "% closes an element that is not open here": "% закрывает элемент, который здесь не открыт",
  "% is never closed here": "% здесь не закрыт",
  "a deeper question % has no title": "У углубляющего вопроса % нет заголовка",
  "an item of the list is empty": "Пункт списка пуст",
  "none of the # options is marked as right": "Верный вариант не отмечен (вариантов: #)",
  "the accepted answer % cannot be typed: it has several lines": "Ответ % нельзя ввести: в нём несколько строк",
  "the code fence % is never closed": "Блок кода % не закрыт",
  "the front matter that % opens is never closed": "Шапка файла, которую открывает %, не закрыта",
  "the id % is taken by the question in line #": "Id % уже есть у вопроса в строке #",
  "the key % stands twice": "Ключ % стоит дважды",
  "the option % has no checkbox": "У варианта % нет флажка",
  "the option % has no text": "У варианта % нет текста",
  "the question % has no answer": "У вопроса % нет ответа",
  "the question % has no id": "У вопроса % нет id",
  "the question % is a draft": "Вопрос % – черновик",
  "the topic has no questions": "В теме нет вопросов",
  "nothing was made of # lines": "Из файла ничего не взято, строк: #",
};

const OLDER_ANKI = "выгрузите колоду из Anki ещё раз, отметив «Поддержка старых версий Anki»";

const HINTS: Readonly<Record<string, string>> = {
  "a value with %, %, or a bracket or quote at its start needs quotes around it":
    "значение, в котором есть % или % или которое начинается скобкой или кавычкой, возьмите в кавычки",
  "add % (%), or move the code to the prompt or the answer": "добавьте % (%) или перенесите код в условие или ответ",
  "add a section % (%) with the reference answer": "добавьте раздел % (%) с эталонным ответом",
  "add the options that people confuse it with": "добавьте варианты, с которыми его путают",
  "attributes look like %, with straight quotes": "атрибуты пишут так: %, с прямыми кавычками",
  "begin each deeper question with %, its answer below": "начните каждый углубляющий вопрос с %, ответ – под ним",
  "begin each question with %": "начните каждый вопрос с %",
  "close it in the same part, or write it in backticks if it is meant as text":
    "закройте его в той же части или, если это текст, возьмите в обратные апострофы",
  "close it with a line of the same characters below the code": "закройте его под кодом строкой из тех же знаков",
  "correct it, or escape special characters by %": "исправьте его или поставьте перед особыми знаками %",
  "correct the TOML": "исправьте TOML",
  "delete it": "удалите его",
  "delete it, or write it in backticks if it is meant as text":
    "удалите его или, если это текст, возьмите в обратные апострофы",
  "delete one of the two, or make the title say what is different":
    "удалите один из двух или скажите в заголовке, чем они отличаются",
  "did you mean %?": "может быть, %?",
  "export the deck again; in Anki, export the deck with «Support older Anki versions» ticked": OLDER_ANKI,
  "export the deck again, or in Anki, export the deck with «Support older Anki versions» ticked": OLDER_ANKI,
  "in Anki, export the deck with «Support older Anki versions» ticked, or install backports.zstd": OLDER_ANKI,
  "split the deck": "разделите колоду",
  "the attributes are #id, level, minutes, tags, rev, aliases, limit, mock, draft":
    "атрибуты: `#id`, `level`, `minutes`, `tags`, `rev`, `aliases`, `limit`, `mock`, `draft`",
  "export it as text, Markdown, CSV or %": "сохраните его как текст, Markdown, CSV или %",
  "fill it or delete it": "заполните его или удалите",
  "give this question an id of its own": "дайте этому вопросу свой id",
  "keep one of the two": "оставьте один из двух",
  "keep one of them, or make two questions": "оставьте одно из них или сделайте два вопроса",
  "look whether these lines read well, and save the file as UTF-#":
    "проверьте, те ли буквы в этих строках, и сохраните файл в UTF-#",
  "mark each right option: %": "отметьте каждый верный вариант: %",
  "put a line % after its last key": "поставьте строку % после последнего ключа",
  "put both into one section": "соедините оба в одном разделе",
  "put the code into a fence: %": "возьмите код в ограду: %",
  "put the value into quotes": "возьмите значение в кавычки",
  "read it in the bank, then delete the word % in its heading":
    "прочитайте вопрос и, если он верен, удалите слово % в его заголовке",
  "read it, then delete the word % in its heading":
    "прочитайте вопрос и, если он верен, удалите слово % в его заголовке",
  "start each option with % or %": "начните каждый вариант с % или %",
  "the sections are Ответ, Подсказка, Ключевые пункты, Углубление, Принимается, Вывод, Заготовка, Тесты, Решение, Источники; % makes a plain heading":
    "разделы: Ответ, Подсказка, Ключевые пункты, Углубление, Принимается, Вывод, Заготовка, Тесты, Решение, Источники; % – обычный заголовок",
  "the levels are junior, middle, senior": "уровни: `junior`, `middle`, `senior`",
  "this section is a list: start each item with %": "этот раздел – список: начните каждый пункт с %",
  "type a latin %: %": "введите латинскую %: %",
  "write %": "напишите %",
  "write % lines": "напишите строки вида %",
  "write % on one line": "напишите % в одну строку",
  "write %, or delete it": "напишите % или удалите",
  "write %: the ids that the question had": "напишите %: прежние id вопроса",
  "write a question as %; for a rule, put an empty line before %":
    "пишите вопрос как %; для линии оставьте перед % пустую строку",
  "write a whole number from #: %": "напишите целое число от #: %",
  "write each key as %": "пишите каждый ключ как %",
  "write it as %": "напишите это как %",
  "write it there": "напишите его",
  "write it with latin letters, digits, %, % and %, a letter or digit first":
    "пишите латинскими буквами, цифрами, %, % и %, первой – буква или цифра",
  "write its content or delete the heading": "напишите, что в нём, или удалите заголовок",
  "write one short line per item": "пишите по одной короткой строке в пункте",
  "write the answer below it": "напишите под ним ответ",
  "write the question after %": "напишите вопрос после %",
  "write the reference answer": "напишите эталонный ответ",
  "write the text of the option after its checkbox": "напишите текст варианта после флажка",
  "write the value again": "напишите значение ещё раз",
  "write the word % alone, or delete it": "напишите одно слово % или удалите его",
};

/** Make a sentence of what Python says in lower case. */
export function sentence(text: string): string {
  if (text === "") return "";
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.?!…]$/.test(text) ? "" : ".");
}

/** Say a remark in Russian; one that nobody translated by its code, with what it quotes. */
export function russianRemark({ code, message, hint }: Pick<Remark, "code" | "message" | "hint">): RemarkWords {
  const way = sentence(filled(HINTS, hint) ?? "");
  const [, title, doubts] = DRAFT.exec(message) ?? [];
  if (title !== undefined && doubts !== undefined)
    return { text: sentence(`вопрос ${title} – черновик: ${doubts.split("; ").map(russianDoubt).join("; ")}`), way };
  const general = CODES[code];
  if (general === undefined) return { text: filled(MESSAGES, message) ?? sentence(message), way };
  const quoted = detailsOf(message).filter((one) => /\D/.test(one));
  const detailed = quoted.length === 0 ? general : `${general}: ${quoted.join(", ")}`;
  return { text: sentence(filled(MESSAGES, message) ?? detailed), way };
}

/** Say in Russian why a question is a draft. */
export function russianDoubt(text: string): string {
  const [, letter] = NO_SUCH_OPTION.exec(text) ?? [];
  if (DOUBTS[text] === undefined && letter !== undefined) return `варианта ${letter}, который назван верным, нет`;
  return DOUBTS[text] ?? text;
}

/** Say in Russian what lines are that belong to no question. */
export function russianLeftover(name: string): string {
  return LEFTOVERS[name] ?? name;
}

function detailsOf(text: string): readonly string[] {
  return text.match(DETAIL) ?? [];
}

function filled(texts: Readonly<Record<string, string>>, text: string): string | undefined {
  const details = detailsOf(text);
  const found = texts[text.replace(DETAIL, (detail) => (/^\d/.test(detail) ? "#" : "%"))];
  let at = 0;
  return found?.replace(PLACE, () => details[at++] ?? "");
}
