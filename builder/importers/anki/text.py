"""Tables of questions: Anki's text files with their `#separator:` lines, CSV and TSV with named columns or without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from builder.blocks import is_blank, split_lines
from builder.importers.anki.fields import field_text, has_gaps, join_fields
from builder.importers.data.choices import Naming, find_naming
from builder.importers.data.columns import Columns, read_level
from builder.importers.data.facts import Facts, make_questions, named_options
from builder.importers.data.records import Record
from builder.importers.data.tables import (
    Table,
    is_markdown,
    option_columns,
    read_table,
    share_of_asking,
    unnamed_columns,
)
from builder.importers.found import Found, Leftover
from builder.importers.rest import with_rest
from builder.question import FollowUp

NAME: Final = "anki-text"

_MOST_WIDTH: Final = 4
_SAMPLE: Final = 200


def fits(text: str) -> float:
    """Tell how much a text looks like a table of questions."""
    lines = split_lines(text)
    table = read_table(lines)
    if table.headers:
        return 1.0
    if is_markdown(lines, table):
        return 0.0
    if table.columns and table.share > 0.5:
        return 0.95
    records = table.records(lines[: table.first + _SAMPLE])
    if len(records) < 2:
        return 0.0
    has_options = option_columns(records) is not None
    asked = share_of_asking([record.cells[0] for record in records])
    return 0.9 if has_options and asked >= 0.5 else _fits_unnamed([record.cells for record in records], table, text)


def _fits_unnamed(records: Sequence[tuple[str, ...]], table: Table, text: str) -> float:
    """Tell by the cells alone: the first of each record asks."""
    asking = share_of_asking([cells[0] for cells in records])
    filled = sum(len(cells) > 1 and bool(cells[1]) for cells in records) / len(records)
    if 2 * sum(has_gaps(cells[0]) for cells in records) > len(records):
        return 0.9
    if table.share < 0.9 or len(records[0]) > _MOST_WIDTH:
        return 0.9 if asking > 0.8 and filled > 0.9 and len(records[0]) <= _MOST_WIDTH else 0.0
    if asking >= 0.5:
        return 0.9 if table.separator == "\t" or '"' in text else 0.7
    return 0.5 if filled > 0.9 and table.separator in "\t;" else 0.2


def read(text: str) -> Found:
    """Read the questions, a record each; texts with gaps give one for each gap."""
    lines = split_lines(text)
    table = read_table(lines)
    leftovers = [
        Leftover("header", (number, number))
        for number, line in enumerate(lines[: table.first], 1)
        if not is_blank(line)
    ]
    records = table.records(lines)
    columns = table.columns or _columns(records, table)
    facts = [_facts(record, columns, table.headers) for record in records]
    naming = _naming(facts, columns)
    questions = tuple(
        question
        for record, one in zip(records, facts, strict=True)
        for question in make_questions(one, (record.start, record.end), naming)
    )
    deck = table.headers.get("deck", "").rpartition("::")[2]
    return with_rest(Found(NAME, questions, tuple(leftovers), title=deck), lines, name="record without a question")


def _columns(records: Sequence[Record], table: Table) -> Columns:
    width = max((len(one.cells) for one in records), default=2)
    return (None if table.headers else option_columns(records)) or unnamed_columns(table.headers, width)


def _naming(facts: Sequence[Facts], columns: Columns) -> Naming:
    """Find out how the column of the right answers names them; a program's lists and indices begin at 0."""
    is_index = any("ind" in columns.names[place].casefold() for place in columns.of("right"))
    is_list = any(one.listed.startswith("[") for one in facts)
    return find_naming((pair for one in facts for pair in named_options(one)), likely=0 if is_index or is_list else 1)


def _cell(record: Record, place: int) -> str:
    return record.cells[place] if place < len(record.cells) else ""


def _texts(record: Record, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(text for place in places if (text := field_text(_cell(record, place))))


def _facts(record: Record, columns: Columns, headers: Mapping[str, str]) -> Facts:
    asked = next((_cell(record, place) for place in columns.of("question")), _cell(record, 0))
    return Facts(
        asked=asked,
        text="\n\n".join(filter(None, (field_text(asked), *_code(record, columns)))),
        answer=_answer(record, columns),
        options=tuple(field_text(_cell(record, place)) for place in columns.of("option")),
        listed="\n".join(_texts(record, columns.of("options"))),
        wrong=_texts(record, columns.of("wrong")),
        right=_texts(record, columns.of("right")),
        hints=_texts(record, columns.of("hint")),
        follow_ups=tuple(FollowUp(text, "") for text in _texts(record, columns.of("follow-up"))),
        level=next((read_level(_cell(record, place)) for place in columns.of("level")), None),
        tags=_tags(record, columns, headers),
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
