"""Tables of questions: Anki's text files with their `#separator:` lines, CSV and TSV with named columns or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from builder.blocks import is_blank, split_lines
from builder.importers.anki_fields import field_text, has_gaps, join_fields, read_gaps
from builder.importers.columns import Columns, read_columns, read_level
from builder.importers.found import Found, FoundQuestion, Leftover
from builder.importers.records import Record, find_separator, read_records
from builder.importers.rest import split_title, with_rest
from builder.numerals import whole_number
from builder.question import Option

NAME: Final = "anki-text"

_HEADER: Final = re.compile(
    r"#(?P<key>separator|html|tags|columns|notetype|deck|if matches|(?:guid|notetype|deck|tags) column)"
    r"[ \t]*:[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)
_SEPARATORS: Final = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_SPECIAL: Final = ("guid column", "notetype column", "deck column")
_LETTERS: Final = "abcdefghijklmnop"
_CYRILLIC: Final = "абвгдежз"
_PARTS: Final = re.compile(r"[\s,;|/&]+(?:and\s+|и\s+)?")
_LABELLED: Final = re.compile(r"\(?([a-hа-з])[).:]\s*\S")
_MOST_COLUMNS: Final = 60
_MOST_WIDTH: Final = 4
_ASKS: Final = re.compile(
    r"[?？][\"'»”)*_`.]*$|^(?:what|why|how|when|explain|describe|что|как|зачем|почему|чем)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with what its first lines say: `first` is the line (from 0) of its first record."""

    first: int
    separator: str
    share: float
    headers: Mapping[str, str]
    columns: Columns | None


def fits(text: str) -> float:
    """Tell how much a text looks like a table of questions."""
    lines = split_lines(text)
    table = _read_table(lines)
    if table.headers:
        return 1.0
    if table.columns and table.share > 0.5:
        return 0.95
    records = [record.cells for record, _ in zip(read_records(lines, table.separator), range(200), strict=False)]
    if table.share < 0.9 or len(records) < 2 or len(records[0]) > _MOST_WIDTH:
        return 0.0
    asking = sum(bool(_ASKS.search(cells[0])) for cells in records) / len(records)
    is_filled = sum(len(cells) > 1 and bool(cells[1]) for cells in records) / len(records) > 0.9
    if asking >= 0.5:
        return 0.9 if table.separator == "\t" or '"' in text else 0.7
    return 0.5 if is_filled and table.separator in "\t;" else 0.2


def read(text: str) -> Found:
    """Read the questions, a record each; texts with gaps give one for each gap."""
    lines = split_lines(text)
    table = _read_table(lines)
    leftovers = [
        Leftover("header", (number, number))
        for number, line in enumerate(lines[: table.first], 1)
        if not is_blank(line)
    ]
    records = list(read_records(lines, table.separator, first=table.first))
    columns = table.columns or _columns_of(table.headers, max((len(record.cells) for record in records), default=2))
    base = 0 if any(_cell(record, place) == "0" for record in records for place in columns.of("right")) else 1
    questions = tuple(question for record in records for question in _read_record(record, columns, table.headers, base))
    deck = table.headers.get("deck", "").rpartition("::")[2]
    return with_rest(Found(NAME, questions, tuple(leftovers), title=deck), lines, name="record without a question")


def _read_table(lines: Sequence[str]) -> _Table:
    headers: dict[str, str] = {}
    first = 0
    while first < len(lines):
        header = _HEADER.match(lines[first])
        if header:
            headers[header["key"].casefold()] = header["value"].strip()
        elif not is_blank(lines[first]) and not (headers and lines[first].startswith("#")):
            break
        first += 1
    separator, share = find_separator(lines, first=first)
    named = headers.get("separator", "")
    separator = _SEPARATORS.get(named.casefold(), "\t" if named == "\\t" else named[:1]) or separator
    if "columns" in headers:
        names = next(read_records([headers["columns"]], separator), None)
        return _Table(first, separator, share, headers, _named(names))
    row = next(read_records(lines[first : first + 1], separator), None)
    columns = _named(row)
    if columns and columns.is_telling:
        return _Table(first + 1, separator, share, headers, columns)
    return _Table(first, separator, share, headers, None)


def _named(row: Record | None) -> Columns | None:
    return read_columns(row.cells) if row and len(row.cells) <= _MOST_COLUMNS else None


def _places(headers: Mapping[str, str], names: Sequence[str]) -> set[int]:
    numbers = (whole_number(headers.get(name, "")) for name in names)
    return {number - 1 for number in numbers if number is not None}


def _columns_of(headers: Mapping[str, str], width: int) -> Columns:
    """Make the roles of columns without names: the first two that Anki does not need are front and back."""
    special = _places(headers, _SPECIAL)
    tags = _places(headers, ("tags column",))
    free = [place for place in range(width) if place not in special | tags]
    question, answer = [*free[:2], -1, -1][:2]
    return Columns(
        tuple(
            "question" if place == question else "answer" if place == answer else "tags" if place in tags
            else "ignored" if place in special else None
            for place in range(width)
        ),
        ("",) * width,
    )  # fmt: skip


def _cell(record: Record, place: int) -> str:
    return record.cells[place] if place < len(record.cells) else ""


def _texts(record: Record, places: Sequence[int]) -> list[str]:
    return [text for place in places if (text := field_text(_cell(record, place)))]


def _read_record(record: Record, columns: Columns, headers: Mapping[str, str], base: int) -> Iterator[FoundQuestion]:
    asked = [_cell(record, place) for place in columns.of("question")] or [_cell(record, 0)]
    tags = _tags(record, columns, headers)
    level = next((read_level(_cell(record, place)) for place in columns.of("level")), None)
    spans = ((record.start, record.end),)
    rest = _answer(record, columns)
    if has_gaps(asked[0]):
        for gap in read_gaps(asked[0]):
            title, prompt = split_title(gap.question, default="…")
            answer = "\n\n".join(filter(None, (gap.answer, rest)))
            yield FoundQuestion(
                title, spans, prompt=prompt, answer=answer, accepted=gap.accepted, level=level, tags=tags
            )
        return
    text = "\n\n".join(filter(None, (field_text(asked[0]), *_code(record, columns))))
    if not text:
        return
    title, prompt = split_title(text, default="…")
    options, doubts = _options(record, columns, base)
    wrong = () if options and not doubts else _texts(record, columns.of("right"))
    yield FoundQuestion(
        title,
        spans,
        prompt=prompt,
        answer="\n\n".join(filter(None, (*wrong, rest))),
        options=options,
        hints=tuple(_texts(record, columns.of("hint"))),
        level=level,
        tags=tags,
        doubts=doubts,
    )


def _code(record: Record, columns: Columns) -> list[str]:
    return [
        f"```\n{code}\n```" if "```" not in code else code
        for place in columns.of("code")
        if (code := _cell(record, place))
    ]


def _answer(record: Record, columns: Columns) -> str:
    """Join what answers: the answer, the explanation, and columns of which nothing is known."""
    main = [("", field_text(_cell(record, place))) for place in (*columns.of("answer"), *columns.of("explanation"))]
    extra = [
        (columns.names[place] if place < len(columns.names) else "", field_text(_cell(record, place)))
        for place in range(len(record.cells))
        if place >= len(columns.roles) or columns.roles[place] is None
    ]
    return join_fields([*main, *extra])


def _tags(record: Record, columns: Columns, headers: Mapping[str, str]) -> tuple[str, ...]:
    found = [headers.get("tags", ""), *(_cell(record, place) for place in columns.of("tags"))]
    split = (part for text in found for part in (text.split(",") if "," in text else text.split()))
    whole = (_cell(record, place) for place in columns.of("topic"))
    return tuple(tag for part in (*split, *whole) if (tag := part.strip()))


def _options(record: Record, columns: Columns, base: int) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    texts = [field_text(_cell(record, place)) for place in columns.of("option")]
    if sum(map(bool, texts)) < 2:
        return (), ()
    named = [_cell(record, place) for place in columns.of("right")]
    right = {number for text in named for number in _right(text, texts, base)}
    options = tuple(Option(text, number in right) for number, text in enumerate(texts) if text)
    return options, (() if right else ("no option is marked as right",))


def _right(text: str, options: Sequence[str], base: int) -> list[int]:
    """Find the options that a cell names: by text, else by letters or numbers."""
    plain = _plain(text)
    same = [number for number, option in enumerate(options) if _plain(option) == plain]
    if same or not plain:
        return same
    # `B) Paris` names both.
    labelled = _LABELLED.match(plain)
    if labelled:
        plain = labelled[1]
    found = [_place(part, base) for part in _PARTS.split(plain) if part]
    return [place for place in found if 0 <= place < len(options)] if all(place >= 0 for place in found) else []


def _place(part: str, base: int) -> int:
    name = re.sub(r"^(?:option|choice|answer|вариант)[ _]*", "", part).strip(".()[]:")
    number = whole_number(name)
    if number is not None:
        return number - base
    letters = _LETTERS if name.isascii() else _CYRILLIC
    return letters.find(name) if len(name) == 1 else -1


def _plain(text: str) -> str:
    return " ".join(text.replace("*", "").replace("`", "").casefold().split()).rstrip(".")
