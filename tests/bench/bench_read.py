"""Measure reading question files of foreign shapes against markdown-it-py parsing the same text; print table rows.

The texts are the small files of the tests, repeated under new numbers to 5 MB each. Both are timed in one process by
its own processor time, in turns; the best of each counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

from builder.importers.recognise import read_any

BROUGHT = Path(__file__).parents[1] / "data" / "brought"
SHAPES = ("headings.md", "details.md", "checkboxes.md", "bold.md", "numbered.md", "labels-ru.md", "letters.md")
SIZE = 5_000_000
REPEATS = 2
BUDGET = 3.0


def main() -> None:
    markdown = MarkdownIt("commonmark").enable("table")
    print("| shape, 5 MB | questions | parse | read | read / parse |\n|---|---:|---:|---:|---:|", flush=True)
    for name in SHAPES:
        text = _enlarge((BROUGHT / name).read_text(encoding="utf-8"))
        parse, read = _times(lambda text=text: markdown.parse(text), lambda text=text: read_any(text))
        found = len(read_any(text).questions)
        cells = f"{found:,} | {parse:.2f} s | {read:.2f} s | {read / parse:.2f} (budget {BUDGET:.0f})"
        print(f"| `{name}` | {cells} |", flush=True)


def _enlarge(text: str) -> str:
    once = text.rstrip("\n") + "\n\n"
    copies = SIZE // len(once.encode()) + 1
    # A question that is asked again and again would be taken for a label.
    return "".join(once.replace("?", f" {number}?") for number in range(copies))


def _times(*functions: Callable[[], object]) -> list[float]:
    best = [float("inf")] * len(functions)
    for _ in range(REPEATS):
        for place, function in enumerate(functions):
            start = time.process_time()
            function()
            best[place] = min(best[place], time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
