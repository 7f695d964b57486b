"""The records of a text with separators: cells in quotes may span lines, a quote that is never closed is a letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

SEPARATORS: Final = ("\t", ";", ",", "|")

_LONGEST_CELL: Final = 100_000
# Once a quote was not closed, others will not be either, and each is looked for to the end.
_LONGEST_DOUBTFUL_CELL: Final = 2_000
_SAMPLE: Final = 200


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
    position, line, longest = 0, first + 1, _LONGEST_CELL
    while position <= len(text):
        start, cells = position, []
        while True:
            if text[position : position + 80].lstrip(" ")[:1] == '"':
                match = quoted.match(text, position, position + longest)
                longest = longest if match else _LONGEST_DOUBTFUL_CELL
            else:
                match = None
            match = match or plain.match(text, position)
            cells.append(_cell(match))
            position = match.end() if match else position
            if position >= len(text) or text[position] == "\n":
                break
            position += 1
        height = text.count("\n", start, position)
        if any(cell.strip() for cell in cells):
            yield Record(tuple(cells), line, line + height)
        position, line = position + 1, line + height + 1


def _cell(match: re.Match[str] | None) -> str:
    """Give the text of a cell, quoted or plain."""
    if match is None:
        return ""
    return (match[1].replace('""', '"') if match.re.groups else match[0]).strip()


def find_separator(lines: Sequence[str], *, first: int = 0) -> tuple[str, float]:
    """Find the separator of the most records of one width, and the share of them that have it."""
    best = ("\t", 0.0)
    sample = list(lines[first : first + _SAMPLE])
    top = next((line for line in sample if line.strip()), "")
    for separator in SEPARATORS:
        # Every record has it, unless the first one begins with a cell of several lines.
        if separator not in top and not top.startswith('"'):
            continue
        widths = Counter(len(record.cells) for record in read_records(sample, separator))
        width, count = max(widths.items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]), default=(0, 0))
        share = count / widths.total() if width > 1 else 0.0
        if share > best[1]:
            best = (separator, share)
    return best
