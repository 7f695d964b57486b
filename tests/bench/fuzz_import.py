"""Bring mutated question files into a bank until time is up: `python -m tests.bench.fuzz_import [SECONDS] [SEED]`.

Each text is pieces of the tests' files and of the bank, cut, joined and spoiled. It is read, brought into an empty
topic, read back, and brought once more. Nothing may raise, no line may be lost, everything that was added must be read
back, and the second time must change nothing. The last line tells how many texts there were and the slowest of them.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from builder.blocks import split_lines
from builder.importers.decode import decode
from builder.importers.found import uncovered
from builder.importers.recognise import read_any
from builder.merging.merge import Target, know, merge
from builder.parser import parse
from builder.question import Topic
from tests.conftest import ROOT

SOURCES: Final = ("tests/data/imports", "tests/data/brought", "content")
SPOILS: Final = (
    *("```", "```py", "~~~", "````markdown", "<details>", "</details>", "<summary>", "</summary>", "**", "__", "# "),
    *("## ", "### Answer", "Answer: B", "Ответ 2.", "- [x] ", "- [ ] ", "A) ", "1. ", "> ", "| a | b |", "|---|---|"),
    *("<!--", "-->", "::", "?", "\t", "\r", "\r\n", "\n", "\n\n", "---", "===", "Q: ", "A: ", "🟢 ", "💡", "[", "]("),
    *("<b>", "<pre>", "<script>", "\ufeff", "\u2028", "\x0b", "\0", "&lt;", "=>", "Вопрос 3.", "$$", "{ #id }", "{"),
    *("}", "\\", "`", "é", "中", "²", "    "),
)
LEAST: Final = 20_000
"""Shorter texts count as this long: their time is mostly the clock's."""


def main(seconds: float, seed: int) -> int:
    choose = random.Random(seed)
    files = [decode(path.read_bytes()).text for path in _paths()]
    end = time.monotonic() + seconds
    runs, worst = 0, 0.0
    while time.monotonic() < end:
        text = _text(files, choose)
        begun = time.process_time()
        try:
            fault = _fault(text)
        except Exception as error:
            fault = f"{type(error).__name__}: {error}"
        taken = time.process_time() - begun
        worst = max(worst, taken * 100_000 / max(len(text.encode("utf-8", "replace")), LEAST))
        runs += 1
        if fault:
            with tempfile.NamedTemporaryFile("w", suffix=".md", delete=False, encoding="utf-8", newline="") as kept:
                kept.write(text)
            print(f"{fault}: seed {seed}, text {runs}, kept as {kept.name}")
            return 1
    print(f"{runs:,} texts, no fault; the slowest took {worst:.2f} s per 100 kB")
    return 0


def _paths() -> Iterator[Path]:
    for folder in SOURCES:
        paths = sorted((ROOT / folder).rglob("*"))
        yield from (path for path in paths if path.is_file() and not path.name.startswith("."))


def _text(files: list[str], choose: random.Random) -> str:
    lines = [line for _ in range(choose.choice((1, 1, 2, 3))) for line in _piece(choose.choice(files), choose)]
    for _ in range(choose.choice((0, 1, 3, 10, 30))):
        _spoil(lines, choose)
    return "\n".join(lines)


def _piece(text: str, choose: random.Random) -> list[str]:
    lines = text.split("\n")
    start = choose.randrange(len(lines))
    return lines[start : start + choose.choice((5, 20, 60, 200))]


def _spoil(lines: list[str], choose: random.Random) -> None:
    place = choose.randrange(len(lines) + 1)
    match choose.randrange(4) if place < len(lines) else 0:
        case 0:
            lines.insert(place, choose.choice(SPOILS) * choose.choice((1, 1, 2, 50)))
        case 1:
            del lines[place]
        case 2:
            lines.insert(place, choose.choice(lines))
        case _:
            column = choose.randint(0, len(lines[place]))
            lines[place] = lines[place][:column] + choose.choice(SPOILS) + lines[place][column:]


def _fault(text: str) -> str:
    """Say what is wrong with how a text is brought in; nothing when all is well."""
    found = read_any(text, name="mutated.md")
    if uncovered(found, split_lines(text)):
        return "a line is lost"
    target = Target("topic.md", "mutated.md", "topic", Topic("Topic"))
    once = merge("", found.questions, target, known={}, bank=know({}))
    read = parse(once.text, topic="topic").topic.questions if once.text else ()
    if len(read) != sum(outcome.action == "added" for outcome in once.outcomes):
        return "not every question is read back"
    again = merge(once.text, found.questions, target, known=once.imports, bank=know({"topic.md": read}))
    return "" if again.text == once.text else "the second import changes something"


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(float(arguments[0]) if arguments else 600, int(arguments[1]) if len(arguments) > 1 else 1))
