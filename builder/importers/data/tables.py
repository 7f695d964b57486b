"""Where a table begins, what separates its cells and what its columns are: by lines of Anki or a row of names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import Final

from builder.blocks import is_blank
from builder.importers.anki.fields import has_gaps
from builder.importers.data.columns import Columns, Role, read_columns
from builder.importers.data.records import SEPARATORS, Record, find_separator, read_records
from builder.numerals import whole_number

_HEADER: Final = re.compile(
    r"#(?P<key>separator|html|tags|columns|notetype|deck|if matches|(?:guid|notetype|deck|tags) column)"
    r"[ \t]*:[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)
_NAMED: Final = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":", "\\t": "\t"}
_SPECIAL: Final = ("guid column", "notetype column", "deck column")
# The names of the fields of Anki's texts with gaps.
_GAPPED: Final = ("text", "extra", "back extra")
_MARKDOWN: Final = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$")
_ASKS: Final = re.compile(
    r"[?？][\"'»”)*_`.]*$|^(?:what|why|how|when|explain|describe|что|как|зачем|почему|чем)\b", re.IGNORECASE
)
_COMMENT: Final = re.compile(r"#(?!#)[^\t]*$")
_FILLED: Final = re.compile(r"[^\s#][^\t]*\t+[^\s]")
_MOST_COLUMNS: Final = 60
_LEAST_OPTIONS: Final = 2
# Templates of other programs have a title and a hint above the names.
_FARTHEST_NAMES: Final = 10
_SAMPLE: Final = 200


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what its first lines say: `first` is the line (from 0) of its first record."""

    first: int
    separator: str
    share: float
    headers: Mapping[str, str]
    columns: Columns | None = None

    def records(self, lines: Sequence[str]) -> list[Record]:
        """Read the records, the cells that the last column has too many joined again."""
        records = list(read_records(lines, self.separator, first=self.first))
        width = self._width(records)
        return [_fold(record, width, self.separator) for record in records]

    def _width(self, records: Sequence[Record]) -> int:
        if self.columns:
            return len(self.columns.names) if self.columns.roles[-1] in ("answer", "explanation") else 0
        # A definition after the first semicolon may have others.
        return 2 if not self.headers and self.separator in ",;" and len({len(one.cells) for one in records}) > 1 else 0


def read_table(lines: Sequence[str]) -> Table:
    """Find out what the first lines of a text say of it as a table."""
    headers, first = _read_headers(lines)
    table = _find_names(lines, first) or _unnamed(lines, first)
    named = headers.get("separator", "")
    table = replace(table, headers=headers, separator=_NAMED.get(named.casefold(), named[:1]) or table.separator)
    if "columns" in headers:
        names = next(read_records([headers["columns"]], table.separator), None)
        return replace(table, first=first, columns=_named(names))
    return table


def share_of_asking(texts: Sequence[str]) -> float:
    """Tell how many of some texts ask."""
    return sum(bool(_ASKS.search(text)) for text in texts) / len(texts) if texts else 0.0


def is_markdown(lines: Sequence[str], table: Table) -> bool:
    """Tell whether a table is one of Markdown, which the rule below its names shows."""
    return table.separator == "|" and any(_MARKDOWN.match(line) for line in lines[: table.first + 2])


def unnamed_columns(headers: Mapping[str, str], width: int) -> Columns:
    """Make the roles of columns without names: the first two that Anki does not need are front and back."""
    special = _places(headers, _SPECIAL)
    tags = _places(headers, ("tags column",))
    free = [place for place in range(width) if place not in special | tags]
    question, answer = [*free[:2], -1, -1][:2]
    roles: dict[int, Role] = {
        **dict.fromkeys(special, "ignored"),
        **dict.fromkeys(tags, "tags"),
        question: "question",
        answer: "answer",
    }
    return Columns(tuple(roles.get(place) for place in range(width)), ("",) * width)


def _read_headers(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """Read the lines of Anki, and tell where the records begin; other lines with `#` are comments to it."""
    headers: dict[str, str] = {}
    first = 0
    is_comment = _begins_with_comments(lines)
    while first < len(lines):
        header = _HEADER.match(lines[first])
        if header:
            headers[header["key"].casefold()] = header["value"].strip()
        elif not is_blank(lines[first]) and not ((headers or is_comment) and lines[first].startswith("#")):
            break
        first += 1
    return headers, first


def _begins_with_comments(lines: Sequence[str]) -> bool:
    top = next((line for line in lines[:_SAMPLE] if not is_blank(line) and not _COMMENT.match(line)), "")
    return _FILLED.match(top) is not None


def _unnamed(lines: Sequence[str], first: int) -> Table:
    separator, share = find_separator(lines, first=first)
    sample = [line for line in lines[first : first + _SAMPLE] if not is_blank(line)]
    if (separator == "," or share < 0.9) and 2 * sum(map(has_gaps, sample)) > len(sample):
        # Texts with gaps stand alone on their lines, commas and all.
        return Table(first, "\t", 1.0, {})
    return Table(first, separator, share, {})


def option_columns(records: Sequence[Record]) -> Columns | None:
    """Find options in columns without names: the last cell of each record is one of those before it, or names it."""
    width = len(records[0].cells) if records else 0
    if width < _LEAST_OPTIONS + 2 or width > _MOST_COLUMNS:
        return None
    telling = sum(len(one.cells) == width and _names_another(one.cells) for one in records)
    if telling < 0.9 * len(records):
        return None
    option: Role = "option"
    return Columns(("question", *[option] * (width - 2), "right"), ("",) * width)


def _names_another(cells: Sequence[str]) -> bool:
    *options, right = [cell.casefold() for cell in cells[1:]]
    letters = "abcdefgh"[: len(options)]
    return bool(right) and (right in options or (len(right) == 1 and right in letters))


def _find_names(lines: Sequence[str], first: int) -> Table | None:
    """Find the row of names; above it there may be a few lines of a template."""
    for separator in SEPARATORS:
        rows = list(islice(read_records(lines[first : first + _SAMPLE], separator), _FARTHEST_NAMES + 1))
        for row, after in zip_longest(rows, rows[1:]):
            columns = _named(row, after)
            if columns and _are_names(columns, rows, is_first=row is rows[0]):
                start = first + row.end
                least = min(len(columns.names), 2)
                widths = [len(record.cells) for record in read_records(lines[start : start + _SAMPLE], separator)]
                return Table(start, separator, sum(one >= least for one in widths) / max(len(widths), 1), {}, columns)
    return None


def _are_names(columns: Columns, rows: Sequence[Record], *, is_first: bool) -> bool:
    """Tell whether columns are those of questions: they answer, or what is below the first row asks."""
    if columns.is_telling:
        return is_first or len(columns.names) > 2
    asked = [row.cells[place] for row in rows[1:] for place in columns.of("question") if place < len(row.cells)]
    return is_first and share_of_asking(asked) >= (0.5 if len(columns.names) > 1 else 0.8)


def _named(row: Record | None, after: Record | None = None) -> Columns | None:
    if row is None or len(row.cells) > _MOST_COLUMNS:
        return None
    if after and has_gaps(after.cells[0]) and row.cells[0].casefold() == "text":
        names: list[Role | None] = ["explanation" if name.casefold() in _GAPPED else None for name in row.cells[1:]]
        return Columns(("question", *names), row.cells)
    return read_columns(row.cells)


def _places(headers: Mapping[str, str], names: Sequence[str]) -> set[int]:
    numbers = (whole_number(headers.get(name, "")) for name in names)
    return {number - 1 for number in numbers if number is not None}


def _fold(record: Record, width: int, separator: str) -> Record:
    """Join the cells from the last column on: its text has the separator and no quotes."""
    if not width or len(record.cells) <= width:
        return record
    last = f"{separator} ".join(record.cells[width - 1 :]).rstrip(f"{separator} ")
    return replace(record, cells=(*record.cells[: width - 1], last))
