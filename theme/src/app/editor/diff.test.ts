import { expect, test } from "vitest";
import { compareTexts, type DiffBlock, type DiffLine } from "./diff";

function linesOf({ rows }: DiffBlock, side: "mine" | "reference"): readonly DiffLine[] {
  return rows.flatMap((row) => row[side] ?? []);
}

/** Write the comparison as `diff` would. */
function written(mine: string, reference: string): string {
  const [mines, references] = [mine.split("\n"), reference.split("\n")];
  const write = (block: DiffBlock): string[] => {
    const own = linesOf(block, "mine").map(({ number }) => `${block.same ? " " : "-"} ${mines[number - 1]}`);
    if (block.same) return own;
    return [...own, ...linesOf(block, "reference").map(({ number }) => `+ ${references[number - 1]}`)];
  };
  return compareTexts(mine, reference).flatMap(write).join("\n");
}

/** List what is marked inside the changed lines of each side. */
function marked(mine: string, reference: string): readonly (readonly string[])[] {
  const side = (name: "mine" | "reference", text: string): string[] => {
    const lines = compareTexts(mine, reference).flatMap((block) => (block.same ? [] : linesOf(block, name)));
    return lines.flatMap(({ number, changed }) =>
      changed.map(([from, to]) => text.split("\n")[number - 1]?.slice(from, to) ?? ""),
    );
  };
  return [side("mine", mine), side("reference", reference)];
}

test.each([
  ["the same text", "a\nb", "a\nb", "  a\n  b"],
  ["a changed line", "a = 1\nb = 2\nc = 3", "a = 1\nb = 5\nc = 3", "  a = 1\n- b = 2\n+ b = 5\n  c = 3"],
  ["a line less", "a\nb\nc", "a\nc", "  a\n- b\n  c"],
  ["a line more", "a\nc", "a\nb\nc", "  a\n+ b\n  c"],
  ["lines more at the end", "a", "a\nb\nc", "  a\n+ b\n+ c"],
  ["lines more at the start", "c", "a\nb\nc", "+ a\n+ b\n  c"],
  ["nothing in common", "x = 1", "def f(): ...", "- x = 1\n+ def f(): ..."],
  ["nothing written", "", "a\nb", "+ a\n+ b"],
  ["two changes", "a\nb\nc\nd", "z\nb\nc\ny", "- a\n+ z\n  b\n  c\n- d\n+ y"],
])("shows %s line by line", (_, mine, reference, expected) => {
  expect(written(mine, reference)).toBe(expected);
});

test("white space at the end and the kind of line breaks make no difference", () => {
  expect(compareTexts("a\r\nb\r\n\r\n", "a\nb")).toEqual([
    { same: true, rows: [expect.anything(), expect.anything()] },
  ]);
});

test("inside a line only what differs is marked", () => {
  expect(marked("total = first + second", "total = first - second")).toEqual([["+"], ["-"]]);
});

test("a line that differs from end to end has no parts to mark", () => {
  expect(marked("a\n    return 1", "a\n    yield 5, 6, 7")).toEqual([[], []]);
});

test("indentation and the space around a change are not marked", () => {
  expect(marked("    return a - b", "return a  + b")).toEqual([["-"], ["+"]]);
  expect(marked("  a = 1", "      a = 1")).toEqual([[], []]);
});

test("words are marked whole, and the space between them is not", () => {
  expect(marked("    total = a + b", "    return a + b")).toEqual([["total", "="], ["return"]]);
});

test("lines stand beside those that say nearly the same, wherever these are", () => {
  const mine = "def add(a, b):\n    # first of all\n    if a is None:\n        return 0\n    return a - b";
  const changed = compareTexts(mine, "def add(a, b):\n    return a + b").filter(({ same }) => !same);
  const rows = changed.flatMap((block) => block.rows.map((row) => [row.mine?.number, row.reference?.number]));
  expect(rows).toEqual([
    [2, undefined],
    [3, undefined],
    [4, undefined],
    [5, 2],
  ]);
  expect(marked(mine, "def add(a, b):\n    return a + b")).toEqual([["-"], ["+"]]);
});

test("every line of both texts is shown once and in its order", () => {
  const mine =
    "import re\n\n\ndef words(text):\n    found = []\n    for word in text.split():\n        found.append(word)\n    return found";
  const reference = "import re\n\n\ndef words(text):\n    return re.findall(r'\\w+', text)\n\n\nprint(words('a b'))";
  const blocks = compareTexts(mine, reference);
  const numbers = (side: "mine" | "reference"): number[] =>
    blocks.flatMap((block) => linesOf(block, side).map((line) => line.number));
  expect(numbers("mine")).toEqual(mine.split("\n").map((_, at) => at + 1));
  expect(numbers("reference")).toEqual(reference.split("\n").map((_, at) => at + 1));
});
