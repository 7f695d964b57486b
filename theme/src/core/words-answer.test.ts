import { expect, test } from "vitest";
import { words } from "./words";
import { answerWords } from "./words-answer";

/** List the paths of a catalogue with the type of each value. */
function shape(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}/${key}`));
}

test("the words of answering have the same keys in every language", () => {
  const [ru, en] = [answerWords(words("ru")), answerWords(words("en"))];
  expect(shape(en)).toEqual(shape(ru));
  expect([ru.unsure, en.unsure]).toEqual(["Не знаю", "I don’t know"]);
});
