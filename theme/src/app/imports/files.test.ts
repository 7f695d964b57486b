import { expect, test } from "vitest";
import { MOST_MEGABYTES, sortFiles } from "./files";

function inFolder(path: string): File {
  const file = new File(["text"], path.split("/").pop() ?? "");
  return Object.defineProperty(file, "webkitRelativePath", { value: path });
}

test("of a folder only what can hold questions is read", () => {
  const paths = [
    "n/a.md",
    "n/deep/B.MARKDOWN",
    "n/LICENSE",
    "n/deck.apkg",
    "n/quiz.json",
    "n/lines.jsonl",
    "n/bank.yml",
    "n/moodle.XML",
    "n/photo.png",
    "n/drawing.svg",
    "n/.git/config.md",
    "n/.hidden.md",
  ];
  const { files, pictures, skipped } = sortFiles([...paths, "n/node_modules/x/readme.md"].map(inFolder), {
    folder: true,
  });
  expect(files.map(({ webkitRelativePath }) => webkitRelativePath)).toEqual([
    "n/a.md",
    "n/deep/B.MARKDOWN",
    "n/LICENSE",
    "n/deck.apkg",
    "n/quiz.json",
    "n/lines.jsonl",
    "n/bank.yml",
    "n/moodle.XML",
  ]);
  expect(pictures.map(({ webkitRelativePath }) => webkitRelativePath)).toEqual(["n/photo.png"]);
  expect(skipped).toEqual(["n/drawing.svg"]);
});

test("what was chosen by itself is read whatever its name", () => {
  const { files, skipped } = sortFiles([new File(["?"], "questions.log"), new File(["?"], ".notes")], {
    folder: false,
  });
  expect(files).toHaveLength(2);
  expect(skipped).toEqual([]);
});

test("pictures come with other files, and alone they are read like any file", () => {
  const [photo, notes] = [new File(["?"], "photo.JPG"), new File(["?"], "notes.md")];
  expect(sortFiles([photo, notes], { folder: false })).toMatchObject({
    files: [notes],
    pictures: [photo],
    skipped: [],
  });
  expect(sortFiles([photo], { folder: false }).files).toEqual([photo]);
  expect(sortFiles([photo], { folder: true }).files).toEqual([]);
});

test("files that would fill the memory are told", () => {
  const big = Object.defineProperty(new File(["?"], "big.apkg"), "size", { value: MOST_MEGABYTES * 1_000_000 + 1 });
  expect(sortFiles([big, new File(["?"], "small.md")], { folder: false })).toMatchObject({ tooBig: ["big.apkg"] });
});
