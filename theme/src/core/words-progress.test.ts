import { describe, expect, it } from "vitest";
import { shape } from "../testing/catalogue";
import { words } from "./words";
import { answerWords } from "./words-answer";
import { chartWords } from "./words-charts";
import { progressWords } from "./words-progress";

const [ru, en] = [words("ru"), words("en")];
const plain = (text: string): string => text.replace(/\s/g, " ");

describe("the words of the progress page", () => {
  it("have the same keys in every language", () => {
    expect(shape(progressWords(en))).toEqual(shape(progressWords(ru)));
    expect(shape(chartWords(en))).toEqual(shape(chartWords(ru)));
  });

  it("put the noun in the case that the sentence asks for", () => {
    const { data } = progressWords(ru);
    expect(data.imported(1)).toBe("Добавлен 1 ответ.");
    expect(data.resetTopicWhat("SQL", 2)).toMatch(/^В теме «SQL» удалятся 2 ответа\./);
    const { calendar, forecast } = chartWords(ru);
    expect(calendar.title(2, 21)).toBe("За год 2 дня занятий, 21 ответ");
    expect(forecast.title(1, 2)).toBe("Сейчас ждёт повторения 1 вопрос, за 30 дней вернутся ещё 2");
    expect(forecast.title(0, 1)).toBe("Сейчас повторять нечего, за 30 дней вернётся 1 вопрос");
  });

  it("say when there is nothing to compare yet", () => {
    expect(plain(chartWords(ru).ratings.title(0.5, undefined))).toMatch(
      /50 % первых ответов на вопрос, повторных пока нет$/,
    );
    expect(chartWords(en).ratings.title(0.5, undefined)).toMatch(
      /50% of first answers to a question, no later ones yet$/,
    );
  });

  it("name confidence as the quiz does", () => {
    for (const language of [ru, en]) {
      expect(chartWords(language).calibration.steps).toEqual(answerWords(language).confidences);
    }
  });
});
