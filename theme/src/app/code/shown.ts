/** What a program prints, as it can be shown: as a terminal would leave it, and nothing in it that acts on the page's text. */

const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
// Colours, movements of the cursor, titles of the window.
const COMMANDS = new RegExp(
  `${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\)|[@-Z\\\\-_])`,
  "g",
);
const UNSEEN = /[^\P{Cc}\t\n]/gu;
// They would turn the order of what stands around them.
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const PICTURES = 0x2400;
const DELETE = 0x7f;

/** Make such a text harmless and all of it visible. */
export function toShown(text: string): string {
  const plain = text.replace(COMMANDS, "");
  const lines = plain.split("\n").map((line) => line.replace(/\r$/, "").split("\r").reduce(over));
  return lines.join("\n").replace(UNSEEN, picture).replace(TURNING, named);
}

// What is printed after a return of the carriage lies over what was there before.
function over(before: string, after: string): string {
  return after + before.slice(after.length);
}

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code === DELETE) return "\u2421";
  return code < DELETE ? String.fromCharCode(PICTURES + code) : named(character);
}

function named(character: string): string {
  return `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}›`;
}
