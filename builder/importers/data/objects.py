"""Questions as the objects of a JSON or YAML file: fields with the names that the columns of tables have too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from builder.blocks import split_lines
from builder.importers.data.choices import find_naming
from builder.importers.data.columns import Columns, read_columns
from builder.importers.data.documents import Document, read_document
from builder.importers.data.entries import Entry, Fields, as_text, read_facts
from builder.importers.data.facts import make_questions, named_options
from builder.importers.data.tables import share_of_asking
from builder.importers.found import Found
from builder.importers.rest import with_rest

NAME: Final = "objects"

# Names that mean a question only beside its answer or options.
_ASKED: Final = re.compile(r"title|text|name|content|description|statement|body|heading|label|sentence", re.IGNORECASE)
_HEADING: Final = ("title", "name", "topic", "category", "section", "subject", "тема", "раздел")
_NO_TOPIC: Final = re.compile(
    r".*questions?|.*items?|data|results?|.*quiz(?:zes)?|.*list|.*cards?|content|main_?entity|sections?|entries|faqs?"
    r"|body|exercises?|tests?|problems?|pool|bank|вопросы",
    re.IGNORECASE,
)
_LEAST_WORDS: Final = 2
_DEEPEST: Final = 40


def fits(text: str) -> float:
    """Tell whether a text is JSON, or YAML with objects that ask."""
    document = read_document(text)
    return 1.0 if document and (_find_entries(document) or (document.is_json and document.spans)) else 0.0


def read(text: str) -> Found:
    """Read the objects that ask; all others are left over."""
    lines = split_lines(text)
    document = read_document(text)
    if document is None:
        return with_rest(Found(NAME), lines, name="data")
    entries = _find_entries(document)
    facts = [read_facts(entry) for entry in entries]
    naming = find_naming((pair for one in facts for pair in named_options(one)), likely=0)
    questions = tuple(
        question
        for entry, one in zip(entries, facts, strict=True)
        for question in make_questions(one, document.spans[id(entry.fields)], naming)
    )
    title = _heading(document.value) if isinstance(document.value, dict) else ""
    return with_rest(Found(NAME, questions, title=title), lines, name="data")


def _find_entries(document: Document) -> list[Entry]:
    """Find the objects that ask; a single one, or the words of an interface, may only be named so."""
    entries = list(_walk(document.value, (), set()))
    asked = [entry.asked for entry in entries]
    is_wordy = (
        2 * sum(len(text.split()) >= _LEAST_WORDS for text in asked) >= len(asked) or share_of_asking(asked) >= 0.5
    )
    is_sure = len(entries) > 1 or any(entry.has_options for entry in entries) or share_of_asking(asked) > 0
    return entries if is_wordy and is_sure else []


def _walk(value: object, headings: tuple[str, ...], seen: set[int], depth: int = 0) -> Iterator[Entry]:
    if depth > _DEEPEST or not isinstance(value, (dict, list)) or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, headings, seen, depth + 1)
        return
    entry = _read_entry(value, headings)
    if entry:
        yield entry
        return
    own = _heading(value) if depth else ""
    below = (*headings, own) if own else headings
    for key, item in value.items():
        is_topic = isinstance(item, list) and not own and not _NO_TOPIC.fullmatch(key.strip())
        is_topic = is_topic and any(isinstance(one, dict) and _read_entry(one, ()) for one in item[:1])
        yield from _walk(item, (*below, key) if is_topic else below, seen, depth + 1)


def _heading(fields: Fields) -> str:
    named = (value for key, value in fields.items() if key.casefold() in _HEADING and isinstance(value, str))
    return next((" ".join(text.split()) for text in named), "")


def _read_entry(fields: Fields, headings: tuple[str, ...]) -> Entry | None:
    keys = tuple(fields)
    columns = read_columns(keys)
    place = next(iter(columns.of("question")), -1)
    is_named = place >= 0
    if not is_named:
        place = next((at for at, key in enumerate(keys) if _ASKED.fullmatch(key)), -1)
        columns = Columns(
            tuple("question" if at == place else role for at, role in enumerate(columns.roles)), columns.names
        )
    asked = as_text(fields[keys[place]]) if place >= 0 else ""
    entry = Entry(fields, columns, asked, headings)
    is_asking = share_of_asking([asked.strip()]) > 0
    if is_named:
        return entry if asked.strip() and len(fields) > 1 and (is_asking or columns.can_answer) else None
    is_answered = any(entry.texts("answer")) or entry.has_right_options
    return entry if asked.strip() and is_answered and (is_asking or entry.has_right_options) else None
