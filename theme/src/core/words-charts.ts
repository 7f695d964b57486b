/** The words of the charts in Russian and English; they travel with the progress page, not with the app. */

import type { Words } from "./words";

/** The topic that stands out, if any. */
type Standout = { readonly title: string; readonly mastery: number } | undefined;
type Shares = { readonly mastery: number; readonly seen: number; readonly total: number };

export type ChartWords = ReturnType<typeof russian>;

/** Give the words of the charts in the language of the app's words. */
export function chartWords(words: Words): ChartWords {
  return words.locale === "ru" ? russian(words) : english(words);
}

// Titles are sentences: they say what the chart shows, and screen readers read them instead of it.
function russian(f: Words) {
  const { number: n, percent: p, duration } = f;
  const answers = f.counted("ответ", "ответа", "ответов");
  const days = f.counted("день", "дня", "дней");
  const questions = f.counted("вопрос", "вопроса", "вопросов");
  const return_ = (count: number): string => f.plural(count, "вернётся", "вернутся", "вернутся");
  return {
    heading: { practice: "Занятия", memory: "Память", readiness: "Темы и уровни", answers: "Ответы" },
    table: "Показать таблицей",
    missing: "Рисунки не загрузились, их числа – в таблицах.",
    retry: "Попробовать снова",
    day: "День",
    answers: "ответы",
    remembered: "вспомнили",
    kinds: { open: "Развёрнутый ответ", choice: "Выбор", short: "Краткий ответ", output: "Вывод кода", code: "Код" },

    calendar: {
      title: (active: number, attempts: number): string => `За год ${days(active)} занятий, ${answers(attempts)}`,
      note: (most: number, day: string): string => `Больше кружок – больше ответов. Больше всего ${day}: ${n(most)}.`,
      dayAnswers: (day: string, attempts: number): string => `${day}: ${answers(attempts)}`,
    },
    forecast: {
      title: (now: number, soon: number): string =>
        `${now > 0 ? `Сейчас ${f.plural(now, "ждёт", "ждут", "ждут")} повторения ${questions(now)}` : "Сейчас повторять нечего"}, за 30 дней ${return_(soon)} ${now > 0 ? `ещё ${n(soon)}` : questions(soon)}`,
      note: "По дням, если повторять вовремя и не брать новых.",
      today: "сегодня",
      now: "из них уже сейчас",
      due: "вернутся",
      later: "позже",
      dayDue: (day: string, due: number): string => `${day}: ${questions(due)}`,
    },
    retention: {
      title: (retention: number, target: number): string =>
        `При повторении вы вспоминаете ${p(retention)} вопросов, цель ${p(target)}`,
      early: "Повторений ещё не было: пока видны только все ответы подряд",
      note: "Повторение – первый за день ответ на вопрос, который вы видели раньше. Чем больше точка, тем больше повторений.",
      week: "Неделя с",
      reviews: "повторения",
      signs: {
        reviews: "повторения",
        success: "все ответы",
        target: (share: number): string => `цель ${p(share)}`,
      },
      point: (week: string, share: number, count: number): string => `Неделя с ${week}: ${p(share)} из ${n(count)}`,
    },
    ratings: {
      title: (first: number, again: number | undefined): string =>
        `«Снова»: ${p(first)} первых ответов на вопрос, ${again === undefined ? "повторных пока нет" : `${p(again)} повторных`}`,
      rating: "Оценка",
      first: "первые ответы",
      again: "повторные",
      share: "доля",
      bar: (rating: string, group: string, count: number, share: number): string =>
        `${rating}, ${group}: ${n(count)}, ${p(share)}`,
    },
    mastery: {
      title: (share: number, best: Standout): string =>
        `Сегодня вы вспомнили бы ${p(share)} вопросов банка${best === undefined ? "" : `, увереннее всего «${best.title}» – ${p(best.mastery)}`}`,
      solid: "вспомнится сегодня",
      hatched: "начато, но подзабылось",
      others: (count: number): string => `Ещё ${f.counted("тема", "темы", "тем")(count)} – в таблице.`,
      topic: "Тема",
      total: "всего",
      seen: "начато",
      recall: "вспомнится из начатых",
      mastery: "из всех",
      bar: (name: string, { mastery, seen, total }: Shares): string =>
        `${name}: вспомнится ${p(mastery)}, начато ${n(seen)} из ${n(total)}`,
    },
    readiness: {
      title: (levels: readonly (readonly [name: string, share: number])[]): string =>
        `Готовность: ${levels.map(([name, share]) => `${name} ${p(share)}`).join(", ")}`,
      note: "Доля всех вопросов уровня, которую вы вспомнили бы сегодня.",
      level: "Уровень",
    },
    calibration: {
      title: (right: number): string => `Когда вы были уверены, ответ оказывался верным в ${p(right)} случаев`,
      unsure: "Уверенными вы ещё не были: верных ответов по степени уверенности",
      empty: "Здесь будет видно, как ваша уверенность перед ответом сходится с результатом.",
      note: "Черта – где, скорее всего, лежит настоящая доля: чем меньше ответов, тем она длиннее.",
      confidence: "Уверенность",
      steps: { 1: "Наугад", 2: "Вряд ли", 3: "Скорее да", 4: "Точно" } as Readonly<Record<number, string>>,
      right: "верные",
      share: "доля",
      low: "не ниже",
      high: "не выше",
      point: (step: string, share: number, count: number): string => `${step}: ${p(share)} из ${n(count)}`,
    },
    time: {
      title: (median: number, planned: number): string =>
        `Ответ обычно занимает ${duration(median)}, план – ${duration(planned)}`,
      empty: "Здесь будет видно, сколько времени занимают ответы.",
      note: "Полоса – средняя половина ответов, черта – медиана, ромб – план.",
      kind: "Вид вопроса",
      quarter: "четверть быстрее",
      median: "медиана",
      threeQuarters: "четверть дольше",
      planned: "план",
      bar: (kind: string, median: number, planned: number): string =>
        `${kind}: ${duration(median)}, план ${duration(planned)}`,
    },
  };
}

function english(f: Words): ChartWords {
  const { number: n, percent: p, duration } = f;
  const counted = (one: string, many: string) => f.counted(one, many, many);
  const answers = counted("answer", "answers");
  const days = counted("day", "days");
  const questions = counted("question", "questions");
  return {
    heading: { practice: "Practice", memory: "Memory", readiness: "Topics and levels", answers: "Answers" },
    table: "Show as a table",
    missing: "The drawings did not load; their numbers are in the tables.",
    retry: "Try again",
    day: "Day",
    answers: "answers",
    remembered: "recalled",
    kinds: { open: "Open answer", choice: "Choice", short: "Short answer", output: "Code output", code: "Code" },

    calendar: {
      title: (active, attempts) => `${days(active)} of practice in a year, ${answers(attempts)}`,
      note: (most, day) => `A larger dot is more answers. The most on ${day}: ${n(most)}.`,
      dayAnswers: (day, attempts) => `${day}: ${answers(attempts)}`,
    },
    forecast: {
      title: (now, soon) =>
        now > 0
          ? `${questions(now)} to review now, ${n(soon)} more in 30 days`
          : `Nothing to review now, ${questions(soon)} in 30 days`,
      note: "By day, if you review in time and take no new ones.",
      today: "today",
      now: "of them already now",
      due: "return",
      later: "later",
      dayDue: (day, due) => `${day}: ${questions(due)}`,
    },
    retention: {
      title: (retention, target) => `At review you recall ${p(retention)} of the questions, the aim is ${p(target)}`,
      early: "No reviews yet: so far only all answers together",
      note: "A review is the day's first answer to a question that you saw on an earlier day. A larger dot is more reviews.",
      week: "Week of",
      reviews: "reviews",
      signs: { reviews: "reviews", success: "all answers", target: (share) => `aim ${p(share)}` },
      point: (week, share, count) => `Week of ${week}: ${p(share)} of ${n(count)}`,
    },
    ratings: {
      title: (first, again) =>
        `“Again”: ${p(first)} of first answers to a question, ${again === undefined ? "no later ones yet" : `${p(again)} of later ones`}`,
      rating: "Rating",
      first: "first answers",
      again: "later ones",
      share: "share",
      bar: (rating, group, count, share) => `${rating}, ${group}: ${n(count)}, ${p(share)}`,
    },
    mastery: {
      title: (share, best) =>
        `Today you would recall ${p(share)} of the bank${best === undefined ? "" : `, surest in “${best.title}”: ${p(best.mastery)}`}`,
      solid: "recalled today",
      hatched: "begun but faded",
      others: (count) => `${counted("more topic is", "more topics are")(count)} in the table.`,
      topic: "Topic",
      total: "all",
      seen: "begun",
      recall: "recalled of the begun",
      mastery: "of all",
      bar: (name, { mastery, seen, total }) => `${name}: ${p(mastery)} recalled, ${n(seen)} of ${n(total)} begun`,
    },
    readiness: {
      title: (levels) => `Readiness: ${levels.map(([name, share]) => `${name} ${p(share)}`).join(", ")}`,
      note: "The share of all questions of a level that you would recall today.",
      level: "Level",
    },
    calibration: {
      title: (right) => `When you were sure, the answer was right in ${p(right)} of cases`,
      unsure: "You have not been sure yet: right answers by degree of confidence",
      empty: "This will show how your confidence before an answer agrees with the result.",
      note: "The line is where the true share probably lies: the fewer answers, the longer it is.",
      confidence: "Confidence",
      steps: { 1: "Guessing", 2: "Doubtful", 3: "Fairly", 4: "Certain" },
      right: "right",
      share: "share",
      low: "at least",
      high: "at most",
      point: (step, share, count) => `${step}: ${p(share)} of ${n(count)}`,
    },
    time: {
      title: (median, planned) => `An answer usually takes ${duration(median)}, planned are ${duration(planned)}`,
      empty: "This will show how long answers take.",
      note: "The bar is the middle half of the answers, the line the median, the diamond the plan.",
      kind: "Kind of question",
      quarter: "a quarter is faster",
      median: "median",
      threeQuarters: "a quarter is slower",
      planned: "plan",
      bar: (kind, median, planned) => `${kind}: ${duration(median)}, plan ${duration(planned)}`,
    },
  };
}
