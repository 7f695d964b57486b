"""mdbook-quiz: TOML with `[[questions]]` of the types MultipleChoice, ShortAnswer and Tracing."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from builder.blocks import split_lines
from builder.importers.data.choices import mix
from builder.importers.fitting import code_fence
from builder.importers.found import Found, FoundQuestion, Span
from builder.importers.rest import literal, split_title, with_rest
from builder.question import Diagnostic

NAME: Final = "mdbook-quiz"

_HEADER: Final = re.compile(r"[ \t]*\[\[[ \t]*[\"']?questions[\"']?[ \t]*\]\]")
_OTHER_HEADER: Final = re.compile(r"[ \t]*\[[ \t]*[\w\"'.-]+[ \t]*\][ \t]*(?:#.*)?$")
_PART: Final = re.compile(r"[ \t]*\[[ \t]*questions[ \t]*\.")
_TYPE: Final = re.compile(
    r"(?:^|[{,])[ \t]*type[ \t]*=[ \t]*[\"'](?:MultipleChoice|ShortAnswer|Tracing|Informational)\b", re.MULTILINE
)
_STRING_MARK: Final = re.compile(r"\\.|\"\"\"|'''")
_ANSWERS: Final = frozenset(("answer", "prompt", "context", "type", "program"))
_TRACING: Final = "Does this program compile? If it does, what does it print?"
_PROGRAM: Final = "What does this program do?"

Table = Mapping[str, object]


def fits(text: str) -> float:
    """Tell whether a text is such a quiz, by the tables and types that only it has."""
    if "questions" not in text:
        return 0.0
    if any(_HEADER.match(line) for line in split_lines(text)):
        return 1.0 if _TYPE.search(text) else 0.5
    return 0.5 if re.search(r"^[ \t]*questions[ \t]*=[ \t]*\[", text, re.MULTILINE) and _TYPE.search(text) else 0.0


def read(text: str) -> Found:
    """Read the questions; where the TOML is broken, those whose own lines are sound."""
    lines = split_lines(text)
    spans = _spans(lines)
    questions: list[FoundQuestion] = []
    problems: list[Diagnostic] = []
    for span, table, parts in _tables(lines, spans, problems):
        found = _read_question(table, span, parts)
        if found:
            questions.append(found)
    return with_rest(Found(NAME, tuple(questions), diagnostics=tuple(problems)), lines, name="settings")


def _spans(lines: Sequence[str]) -> list[Span]:
    """Find the lines of each `[[questions]]`, looking past strings of several lines."""
    starts, ends, opened = [], [], ""
    for number, line in enumerate(lines, 1):
        if not opened and _HEADER.match(line):
            starts.append(number)
        elif not opened and _OTHER_HEADER.match(line) and not _PART.match(line):
            ends.append(number)
        opened = _follow_strings(line, opened)
    stops = sorted([*starts, *ends, len(lines) + 1])
    return [_trim_span(lines, start, stops[bisect_right(stops, start)]) for start in starts]


def _trim_span(lines: Sequence[str], start: int, stop: int) -> Span:
    while stop > start + 1 and not lines[stop - 2].strip():
        stop -= 1
    return start, stop - 1


def _follow_strings(line: str, opened: str) -> str:
    for mark in _STRING_MARK.findall(line):
        if not opened and mark in ('"""', "'''"):
            opened = mark
        elif mark == opened:
            opened = ""
    return opened


def _tables(
    lines: Sequence[str], spans: Sequence[Span], problems: list[Diagnostic]
) -> Iterator[tuple[Span, Table, Mapping[str, str]]]:
    """Give each question with its lines and the texts that several questions share."""
    whole = _load("\n".join(lines))
    parts = _parts(whole)
    tables = whole.get("questions") if whole else None
    if isinstance(tables, list) and len(tables) == len(spans):
        yield from ((span, table, parts) for span, table in zip(spans, tables, strict=True) if isinstance(table, dict))
        return
    if isinstance(tables, list) and not spans:
        filled = [number for number, line in enumerate(lines, 1) if line.strip()]
        yield from (((filled[0], filled[-1]), table, parts) for table in tables if isinstance(table, dict))
        return
    for span in spans:
        own = _load("\n".join(lines[span[0] - 1 : span[1]]))
        table = own.get("questions") if own else None
        if isinstance(table, list) and table and isinstance(table[0], dict):
            yield span, table[0], parts
        else:
            problems.append(_problem(lines, span))


def _load(text: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _problem(lines: Sequence[str], span: Span) -> Diagnostic:
    try:
        tomllib.loads("\n".join(lines[span[0] - 1 : span[1]]))
        reason = "it has no fields"
    except (ValueError, RecursionError) as error:
        reason = str(error) or "it is nested too deeply"
    return Diagnostic("", span[0], 1, "bad-toml", f"the question cannot be read: {reason}", "correct the TOML")


def _parts(whole: Table | None) -> dict[str, str]:
    parts = whole.get("multipart") if whole else None
    return {str(key): _text(value) for key, value in parts.items()} if isinstance(parts, dict) else {}


def _text(value: object) -> str:
    """Give a value as Markdown; in place of a text there may be a table with one."""
    if isinstance(value, dict):
        return _text(value.get("prompt") or value.get("answer") or value.get("text"))
    return value.strip("\n").rstrip() if isinstance(value, str) else "" if value is None else str(value)


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [text for text in map(_text, values) if text]


def _read_question(table: Table, span: Span, parts: Mapping[str, str]) -> FoundQuestion | None:
    if table.get("type") == "Informational" or not _ANSWERS.intersection(table):
        return None
    prompt, answer = _table(table, "prompt"), _table(table, "answer")
    shared = parts.get(_text(table.get("multipart")), "")
    context = _text(table.get("context"))
    if "program" in prompt:
        program = code_fence(_text(prompt["program"]), "rust")
        text = "\n\n".join(filter(None, (shared, program, _text(prompt.get("prompt")))))
        title, rest = split_title(text, default=_TRACING if "doesCompile" in answer else _PROGRAM)
        said = "\n\n".join(filter(None, (_trace(answer), context)))
        return FoundQuestion(title, (span,), prompt=rest, answer=said)
    title, rest = split_title(_text(prompt.get("prompt")) or shared, default=_PROGRAM)
    rest = "\n\n".join(filter(None, (shared if prompt.get("prompt") else "", rest)))
    right, wrong = _texts(answer.get("answer")), _texts(prompt.get("distractors"))
    if wrong or table.get("type") == "MultipleChoice":
        return FoundQuestion(title, (span,), prompt=rest, answer=context, options=mix(right, wrong))
    return _read_short(FoundQuestion(title, (span,), prompt=rest), prompt, answer, context)


def _table(table: Table, name: str) -> dict[str, object]:
    value = table.get(name)
    return value if isinstance(value, dict) else {} if value is None else {name: value}


def _read_short(found: FoundQuestion, prompt: Table, answer: Table, context: str) -> FoundQuestion:
    texts = [*_texts(answer.get("answer")), *_texts(answer.get("alternatives"))]
    is_long = prompt.get("response") in ("long", "code") or any("\n" in text for text in texts)
    said = "\n\n".join(filter(None, (*(texts[:1] if is_long or context else ()), context)))
    accepted = () if is_long else tuple(map(literal, texts))
    return FoundQuestion(found.title, found.spans, prompt=found.prompt, answer=said, accepted=accepted)


def _trace(answer: Table) -> str:
    if answer.get("doesCompile") is False:
        line = answer.get("lineNumber")
        return "It does not compile" + (f": the error is in line {line}." if line else ".")
    output = _text(answer.get("stdout"))
    if "doesCompile" not in answer:
        return _text(answer.get("answer"))
    return f"It compiles and prints:\n\n{code_fence(output, 'text')}" if output else "It compiles and prints nothing."
