"""The files that a learner brings to the browser: read whatever their shape, and told of line by line."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Final

from builder.blocks import split_lines
from builder.browser.alike import find_alike, find_repeated, read_existing
from builder.diagnostics import with_sources
from builder.importers.canonical import to_question
from builder.importers.found import FoundQuestion
from builder.importers.plain import plain_title
from builder.importing.sources import Reading, Source, read_data, report
from builder.question import Level, Topic
from builder.request import Fields, RequestError, Tell
from builder.writer import write_question

USUAL_LEVEL: Final[Level] = "middle"

# Files that are named after the folder that they describe.
_NAMELESS: Final = frozenset(("readme", "index"))
_LONGEST_TITLE: Final = 80


def read(fields: Fields, tell: Tell) -> Mapping[str, object]:
    """Read files, and tell what is in them and which of their questions seem to be there already."""
    existing = read_existing(fields)
    files = fields.objects("files")
    answers = []
    for number, file in enumerate(files):
        tell(number, len(files))
        reading = _read_one(file)
        alike = find_alike(reading.found.questions, existing)
        answers.append(_summarise(reading, alike))
    return {"files": answers}


def compare(fields: Fields, tell: Tell) -> Mapping[str, object]:
    """Tell which questions of files are there already, now that it is known what those of the same titles ask."""
    existing = read_existing(fields)
    return {"files": [list(find_alike(reading.found.questions, existing)) for reading in read_files(fields)]}


def read_files(fields: Fields) -> list[Reading]:
    """Read the files of a request."""
    return list(map(_read_one, fields.objects("files")))


def _read_one(file: Fields) -> Reading:
    return read_file(file.text("name"), _data(file))


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


def _summarise(reading: Reading, alike: Iterable[list[str]]) -> dict[str, object]:
    lines = split_lines(reading.text)
    found, name = reading.found, reading.source.name
    problems = report(reading)
    wrong = {problem.line for problem in problems if problem.leaves_out}
    known = zip(found.questions, alike, find_repeated(found.questions), strict=True)
    questions = [{**_summarise_question(one, wrong), "alike": ids, "repeats": line} for one, ids, line in known]
    return {
        "name": name,
        "title": title_of(reading),
        "level": _level(reading),
        "questions": questions,
        "diagnostics": with_sources(problems, lines, file=name),
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
    """Propose a level for the questions that name none: the one that most of all name, for a few say little."""
    if reading.found.topic:
        return reading.found.topic.level
    levels = Counter(question.level for question in reading.found.questions)
    level, count = levels.most_common(1)[0] if levels else (None, 0)
    return level if level and 2 * count > levels.total() else USUAL_LEVEL


def _summarise_question(found: FoundQuestion, wrong: Container[int]) -> dict[str, object]:
    question = to_question(found, name="question", level=USUAL_LEVEL)
    is_answered = found.is_answered or bool(found.exact and found.exact.task)
    is_wrong = any(line in wrong for start, end in found.spans for line in range(start, end + 1))
    return {
        "title": plain_title(question.title),
        "kind": question.kind,
        # Null where the topic decides.
        "level": found.level or (found.exact and found.exact.level),
        "line": found.line,
        "answered": is_answered,
        "draft": question.draft,
        # Whether quizzes will ask it.
        "asked": is_answered and not question.draft and not is_wrong,
        # As it will stand in the topic, so that it can be shown before.
        "markdown": write_question(question, Topic("", level=question.level)),
        "doubts": list(found.doubts),
    }


def _data(file: Fields) -> bytes:
    try:
        return b64decode(file.text("data"), validate=True)
    except Base64Error as error:
        raise RequestError(f"the data of `{file.text('name')}` is not base64") from error
