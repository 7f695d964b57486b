"""The files that a learner brings to the browser: read whatever their shape, and told of line by line."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from collections import Counter
from pathlib import Path
from typing import Final

from builder.blocks import split_lines
from builder.diagnostics import with_sources
from builder.importers.canonical import to_question
from builder.importers.found import FoundQuestion
from builder.importers.plain import plain_title
from builder.importing.sources import Reading, Source, read_data, report
from builder.question import Level
from builder.request import Fields, RequestError

USUAL_LEVEL: Final[Level] = "middle"

# Files that are named after the folder that they describe.
_NAMELESS: Final = frozenset(("readme", "index"))
_LONGEST_TITLE: Final = 80


def read_files(fields: Fields) -> list[Reading]:
    """Read the files of a request."""
    return [read_file(file.text("name"), _data(file)) for file in fields.objects("files")]


def read_file(name: str, data: bytes) -> Reading:
    """Read a file of any shape."""
    path = Path(name)
    return read_data(Source(path, path.parent, name, is_named=True), data)


def title_of(reading: Reading) -> str:
    """Propose a title for the topic: the file's own, else one made of its name."""
    title = plain_title(reading.found.title)[:_LONGEST_TITLE].strip()
    path = reading.source.path
    stem = path.parent.name if path.stem.casefold() in _NAMELESS and path.parent.name else path.stem
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return title or words[:1].upper() + words[1:]


def summarise(reading: Reading) -> dict[str, object]:
    """Tell what was read."""
    lines = split_lines(reading.text)
    found, name = reading.found, reading.source.name
    questions = [_summarise_question(question) for question in found.questions]
    return {
        "name": name,
        "title": title_of(reading),
        "level": _level(reading),
        "questions": questions,
        "diagnostics": with_sources(report(reading), lines, file=name),
        "leftovers": [{"name": one.name, "start": one.span[0], "end": one.span[1]} for one in found.leftovers],
        "lines": len(lines),
        "counts": {
            "questions": len(questions),
            "choice": sum(question["kind"] == "choice" for question in questions),
            "unanswered": sum(not question["answered"] for question in questions),
            "drafts": sum(bool(question["draft"]) for question in questions),
            "lost": len(reading.lost),
        },
    }


def _level(reading: Reading) -> Level:
    """Propose a level for the questions that name none: the one that most of the others have."""
    if reading.found.topic:
        return reading.found.topic.level
    levels = Counter(question.level for question in reading.found.questions if question.level)
    return levels.most_common(1)[0][0] if levels else USUAL_LEVEL


def _summarise_question(found: FoundQuestion) -> dict[str, object]:
    question = to_question(found, name="question", level=USUAL_LEVEL)
    return {
        "title": plain_title(question.title),
        "kind": question.kind,
        # Null where the topic decides.
        "level": found.level or (found.exact and found.exact.level),
        "line": found.line,
        "answered": found.is_answered or bool(found.exact and found.exact.task),
        "draft": question.draft,
        "doubts": list(found.doubts),
    }


def _data(file: Fields) -> bytes:
    try:
        return b64decode(file.text("data"), validate=True)
    except Base64Error as error:
        raise RequestError(f"the data of `{file.text('name')}` is not base64") from error
