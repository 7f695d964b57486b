import { expect, test } from "vitest";
import { toShown } from "./shown";

test.each([
  ["plain text", "a\tb\n  c\n", "a\tb\n  c\n"],
  ["colours", "\u001b[31mred\u001b[0m\u001b[2J \u001b]0;title\u0007end", "red end"],
  ["a progress bar", "\r00%\r10%\r100%\ndone", "100%\ndone"],
  ["a shorter text over a longer one", "loading\rok", "okading"],
  ["line breaks of Windows", "a\r\nb\r\n", "a\nb\n"],
  ["control characters", "a\u0000b\u0007c\u0008d\u007f", "a\u2400b\u2407c\u2408d\u2421"],
  ["turned text", "a\u202eb\u2066c", "a‹U+202E›b‹U+2066›c"],
  ["text that is written from right to left", "عربى 🎉", "عربى 🎉"],
])("shows %s", (_, printed, shown) => {
  expect(toShown(printed)).toBe(shown);
});
