import { expect, test } from "vitest";
import { shape } from "../testing/catalogue";
import { words } from "./words";
import { answerWords } from "./words-answer";

test("the words of answering have the same keys in every language", () => {
  const [ru, en] = [answerWords(words("ru")), answerWords(words("en"))];
  expect(shape(en)).toEqual(shape(ru));
  expect([ru.unsure, en.unsure]).toEqual(["Не знаю", "I don’t know"]);
});
