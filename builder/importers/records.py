"""The records of a text with separators: cells in quotes may span lines, a quote that is never closed is a letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

SEPARATORS: Final = ("\t", ";", ",", "|")

_LONGEST_CELL: Final = 100_000
_SAMPLE: Final = 400


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its cells and its lines (from 1, both included)."""

    cells: tuple[str, ...]
    start: int
    end: int


def read_records(lines: Sequence[str], separator: str, *, first: int = 0) -> Iterator[Record]:
    """Read the records from a line on (from 0); blank lines are none."""
    text = "\n".join(lines[first:])
    quoted = re.compile(r'[ ]*"((?:[^"]|"")*+)"[ ]*(?=' + re.escape(separator) + r"|\n|\Z)")
    plain = re.compile(f"[^\\n{re.escape(separator)}]*")
    position, line = 0, first + 1
    while position <= len(text):
        start, cells = position, []
        while True:
            cell, position = _read_cell(text, position, quoted, plain)
            cells.append(cell)
            if position >= len(text) or text[position] == "\n":
                break
            position += 1
        height = text.count("\n", start, position)
        if any(cell.strip() for cell in cells):
            yield Record(tuple(cells), line, line + height)
        position, line = position + 1, line + height + 1


def _read_cell(text: str, position: int, quoted: re.Pattern[str], plain: re.Pattern[str]) -> tuple[str, int]:
    match = (
        quoted.match(text, position, position + _LONGEST_CELL)
        if text[position : position + 80].lstrip(" ")[:1] == '"'
        else None
    )
    if match:
        return match[1].replace('""', '"').strip(), match.end()
    bare = plain.match(text, position)
    end = bare.end() if bare else position
    return text[position:end].strip(), end


def find_separator(lines: Sequence[str], *, first: int = 0) -> tuple[str, float]:
    """Find the separator of the most records of one width, and the share of them that have it."""
    best = ("\t", 0.0)
    sample = list(lines[first : first + _SAMPLE])
    for separator in SEPARATORS:
        if not any(separator in line for line in sample):
            continue
        widths = Counter(len(record.cells) for record in read_records(sample, separator))
        width, count = max(widths.items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]), default=(0, 0))
        share = count / widths.total() if width > 1 else 0.0
        if share > best[1]:
            best = (separator, share)
    return best
