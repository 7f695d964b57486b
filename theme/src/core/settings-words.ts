/** The words of the settings, apart from the catalogue: only the progress page needs them. */

import { LIMITS, type TimerMode, WEIGHTS } from "./settings";

export interface SettingsWords {
  readonly title: string;
  readonly atOnce: string;
  readonly scheduling: string;
  readonly session: string;
  readonly retention: string;
  /** `interval` is how long a question rests that is remembered for a month. */
  readonly retentionNote: (interval: string) => string;
  readonly newPerDay: string;
  readonly reviewsPerDay: string;
  readonly perDayNote: string;
  readonly weights: string;
  readonly weightsNote: string;
  readonly weightsWrong: (count: number) => string;
  readonly timer: string;
  readonly timers: Readonly<Record<TimerMode, string>>;
  readonly sessionMinutes: string;
  readonly sessionMinutesNote: string;
  readonly confidence: string;
  readonly causes: string;
  readonly keepAnswers: string;
  readonly keepAnswersNote: string;
  readonly between: (least: number, most: number) => string;
  readonly reset: string;
  readonly saved: string;
  readonly wasReset: string;
}

const RUSSIAN: SettingsWords = {
  title: "Настройки",
  atOnce: "Действуют сразу, только в этом браузере.",
  scheduling: "Повторения",
  session: "Квиз",
  retention: "Вспоминать при повторении, %",
  retentionNote: (interval) =>
    `Вопрос возвращается, когда вероятность его вспомнить падает до этой. Выше – повторений заметно больше, ниже – больше забытого. То, что вы помните месяц, сейчас вернётся через ${interval}.`,
  newPerDay: "Новых вопросов в день",
  reviewsPerDay: "Повторений в день, не больше",
  perDayNote: "Считает главная страница в плане на сегодня. Квизы по теме этим не ограничены.",
  weights: "Свои веса FSRS",
  weightsNote: `${WEIGHTS} число FSRS-6 через запятую или пробел, какими их показывает оптимизатор, например в Anki. Пустое поле – обычные веса.`,
  weightsWrong: (count) => `Нужно ${WEIGHTS} число, а здесь ${count}. Веса не изменены.`,
  timer: "Таймер",
  timers: {
    off: "Выключен",
    up: "Показывает прошедшее время",
    question: "Предел на вопрос, по его минутам",
    session: "Предел на весь квиз",
  },
  sessionMinutes: "Минут на квиз",
  sessionMinutesNote: "Для предела на весь квиз.",
  confidence: "Спрашивать уверенность до ответа",
  causes: "Спрашивать причину после «Снова»",
  keepAnswers: "Хранить написанные ответы",
  keepAnswersNote: "Вместе с оценкой, в этом браузере и в сохранённом файле.",
  between: (least, most) => `Число от ${least} до ${most}. Пока осталось прежнее.`,
  reset: "Вернуть обычные настройки",
  saved: "Сохранено.",
  wasReset: "Настройки снова обычные.",
};

const ENGLISH: SettingsWords = {
  title: "Settings",
  atOnce: "They take effect at once, in this browser only.",
  scheduling: "Reviews",
  session: "Quiz",
  retention: "Remember at review, %",
  retentionNote: (interval) =>
    `A question comes back when the chance that you remember it falls to this. Higher means many more reviews, lower means more forgotten. What you remember for a month now comes back after ${interval}.`,
  newPerDay: "New questions a day",
  reviewsPerDay: "Reviews a day, at most",
  perDayNote: "Counted in the plan for today on the home page. Quizzes on a topic are not limited by it.",
  weights: "Your own FSRS weights",
  weightsNote: `The ${WEIGHTS} numbers of FSRS-6, separated by commas or spaces, as an optimizer prints them, for example in Anki. Empty for the usual weights.`,
  weightsWrong: (count) => `${WEIGHTS} numbers are needed, and here are ${count}. The weights have not changed.`,
  timer: "Timer",
  timers: {
    off: "Off",
    up: "Shows the time that has passed",
    question: "A limit per question, by its minutes",
    session: "A limit for the whole quiz",
  },
  sessionMinutes: "Minutes per quiz",
  sessionMinutesNote: "For the limit of the whole quiz.",
  confidence: "Ask how sure you are before the answer",
  causes: "Ask for the cause after “Again”",
  keepAnswers: "Keep what you write",
  keepAnswersNote: "With the rating, in this browser and in the saved file.",
  between: (least, most) => `A number from ${least} to ${most}. The old one stays for now.`,
  reset: "Back to the usual settings",
  saved: "Saved.",
  wasReset: "The settings are the usual ones again.",
};

/** Give the words of the settings in the language of the catalogue. */
export function settingsWords(locale: string): SettingsWords {
  return locale === "ru" ? RUSSIAN : ENGLISH;
}

/** Give the limits of a setting as the learner sees them: chances in percent. */
export function shownLimits(limit: keyof typeof LIMITS): readonly [least: number, most: number] {
  const [least, most] = LIMITS[limit];
  return limit === "retention" ? [Math.round(least * 100), Math.round(most * 100)] : [least, most];
}
