import { expect, test } from "vitest";
import { shape } from "../testing/catalogue";
import { words } from "./words";
import { fenceWords } from "./words-fence";
import { tryWords } from "./words-try";

test("the words of trying code out have the same keys in every language", () => {
  const [ru, en] = [tryWords(words("ru")), tryWords(words("en"))];
  expect(shape(en)).toEqual(shape(ru));
  expect([ru.reset, en.reset]).toEqual(["Вернуть как было", "Put it back"]);
});

test("the offer to run code is in the language of the page", () => {
  expect(["ru", "en"].map((language) => fenceWords(words(language)).run)).toEqual(["Запустить", "Run"]);
});
