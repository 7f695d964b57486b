"""mkdocs-quiz: `<quiz>` with checkboxes or `[[blanks]]`, and the `question:` lines of its first versions."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from builder.blocks import is_blank, split_lines
from builder.importers.found import Found, FoundQuestion, Span
from builder.importers.rest import literal, split_title, to_markdown, with_rest
from builder.question import Option

NAME: Final = "mkdocs-quiz"
BLANK: Final = "\\_\\_\\_\\_\\_"

# Each opening with its end; the older ones come from the first versions of the plugin.
_MARKS: Final = (
    (re.compile(r"[ \t]*<quiz\b[^>]*>[ \t]*$", re.IGNORECASE), re.compile(r"[ \t]*</quiz>[ \t]*$", re.IGNORECASE)),
    (re.compile(r"[ \t]*<\?quiz\?>[ \t]*$"), re.compile(r"[ \t]*<\?/quiz\?>[ \t]*$")),
    (re.compile(r"[ \t]*quiz-start[ \t]*$"), re.compile(r"[ \t]*quiz-end[ \t]*$")),
)
_FENCE: Final = re.compile(r"[ \t]*(?P<run>`{3,}|~{3,})(?P<info>[^`]*)$")
_BOX: Final = re.compile(r"[ \t]*[-*+][ \t]+\[(?P<mark>[ xX]?)\](?:[ \t]+(?P<text>.*)|$)")
_FIELD: Final = re.compile(r"[ \t]*(?:quiz-)?(?P<name>question|answer-correct|answer|content):(?P<text>.*)")
_GAP: Final = re.compile(r"\[\[(?P<answer>[^\[\]\n]+)\]\]")
_COMMENT: Final = re.compile(r"[ \t]*<!--(?:(?!-->).)*+-->")
_RULE: Final = re.compile(r"[ \t]*(?:-[ \t]*){3,}$")


@dataclass(frozen=True, slots=True)
class _Quiz:
    """The lines of one quiz: `span` with its tags (from 1), `lines` without them."""

    span: Span
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """An option while its lines are read."""

    is_right: bool
    text: list[str]
    feedback: list[str]

    @property
    def last(self) -> list[str]:
        return self.feedback or self.text


def fits(text: str) -> float:
    """Tell whether a text has quizzes outside its code."""
    if "quiz" not in text and "QUIZ" not in text:
        return 0.0
    return 1.0 if next(_quizzes(split_lines(text)), None) else 0.0


def read(text: str) -> Found:
    """Read the quizzes; what is shown as code is the same again, for readers of a manual."""
    lines = split_lines(text)
    questions = tuple(_read_quiz(quiz) for quiz in _quizzes(lines))
    return with_rest(Found(NAME, questions), lines)


def _quizzes(lines: Sequence[str]) -> Iterator[_Quiz]:
    """Give the quizzes outside fences; a quiz that is not closed ends before the next one."""
    number, opened = 0, ""
    while number < len(lines):
        line = lines[number]
        fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
        mark = next((mark for mark in _MARKS if mark[0].match(line)), None) if "quiz" in line.lower() else None
        if fence and not opened:
            opened = fence["run"]
        elif fence and fence["run"].startswith(opened) and not fence["info"].strip():
            opened = ""
        elif mark and not opened:
            end = _end_of_quiz(lines, number + 1, mark)
            inside = lines[number + 1 : end]
            closed = end < len(lines) and mark[1].match(lines[end]) is not None
            stop = end + 1 if closed else end
            if any(not is_blank(one) for one in inside):
                yield _Quiz((number + 1, stop), tuple(split_lines(textwrap.dedent("\n".join(inside)))))
            number = stop
            continue
        number += 1


def _end_of_quiz(lines: Sequence[str], start: int, mark: tuple[re.Pattern[str], re.Pattern[str]]) -> int:
    for number in range(start, len(lines)):
        if mark[1].match(lines[number]) or mark[0].match(lines[number]):
            return number
    return len(lines)


def _read_quiz(quiz: _Quiz) -> FoundQuestion:
    quiz = _Quiz(quiz.span, tuple(_without_comments(quiz.lines)))
    fields = [line for line in quiz.lines if (field := _FIELD.match(line)) and field["name"] == "question"]
    if fields and not any(map(_BOX.match, quiz.lines)):
        return _read_fields(quiz)
    first = next((number for number, line in _outside_fences(quiz.lines) if _BOX.match(line)), None)
    if first is None:
        return _read_gaps(quiz)
    title, prompt = split_title("\n".join(quiz.lines[:first]), default="…")
    options, rest = _read_options(quiz.lines, first)
    return _make(quiz, title, prompt, "\n".join(rest).strip("\n"), options)


def _without_comments(lines: Sequence[str]) -> Sequence[str]:
    """Leave out comments in lines, by which themes mark what they explain; in code they stay."""
    left = list(lines)
    for number, line in _outside_fences(lines):
        left[number] = _COMMENT.sub("", line) if "<!--" in line else line
    return left


def _outside_fences(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    opened = ""
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence and (not opened or (fence["run"].startswith(opened) and not fence["info"].strip())):
            opened = "" if opened else fence["run"]
        elif not opened:
            yield number, line


def _read_options(lines: Sequence[str], first: int) -> tuple[tuple[Option, ...], Sequence[str]]:
    """Read the options with the quotations below them, and give the lines behind the last one."""
    options: list[_Draft] = []
    number = first
    while number < len(lines):
        line = lines[number]
        box = _BOX.match(line)
        if box:
            options.append(_Draft(box["mark"] in ("x", "X"), [box["text"] or ""], []))
        elif is_blank(line):
            end = next((at for at in range(number, len(lines)) if not is_blank(lines[at])), len(lines))
            if end == len(lines) or not (_BOX.match(lines[end]) or lines[end].startswith(("  ", "\t"))):
                break
            options[-1].last.append("")
            number = end
            continue
        elif line.lstrip().startswith(">"):
            options[-1].feedback.append(line.lstrip()[1:].removeprefix(" "))
        elif line.startswith((" ", "\t")):
            options[-1].text.append(line)
        else:
            break
        number += 1
    read = (Option(_join(one.text), one.is_right, "\n".join(one.feedback).strip("\n")) for one in options)
    return tuple(read), lines[number:]


def _join(text: Sequence[str]) -> str:
    below = textwrap.dedent("\n".join(text[1:])).strip("\n")
    return "\n".join(filter(None, (text[0].strip(), below)))


def _read_gaps(quiz: _Quiz) -> FoundQuestion:
    """Read a text with blanks; without any it is an open question."""
    rule = next((number for number, line in _outside_fences(quiz.lines) if _RULE.match(line)), len(quiz.lines))
    stem = "\n".join(quiz.lines[:rule])
    answers = [gap["answer"].strip() for gap in _GAP.finditer(stem)]
    title, prompt = split_title(_GAP.sub(BLANK, stem), default="…")
    content = "\n".join(quiz.lines[rule + 1 :]).strip("\n")
    if not answers:
        return _make(quiz, title, prompt, content, ())
    # One blank can be typed; of several, the learner compares.
    accepted = (literal(answers[0]),) if len(answers) == 1 else ()
    said = "" if len(answers) == 1 else "\n".join(f"{number}. {text}" for number, text in enumerate(answers, 1))
    answer = "\n\n".join(filter(None, (said or (answers[0] if content else ""), content)))
    return FoundQuestion(title, (quiz.span,), prompt=prompt, answer=answer, accepted=accepted)


def _read_fields(quiz: _Quiz) -> FoundQuestion:
    """Read the lines `question:`, `answer:` and so on; lines without a name go on with what came before."""
    parts: list[tuple[str, list[str]]] = []
    for line in quiz.lines:
        field = _FIELD.match(line) if not parts or parts[-1][0] != "content" else None
        if field:
            parts.append((field["name"], [field["text"].strip()]))
        elif parts:
            parts[-1][1].append(line)
    texts = [(name, to_markdown("\n".join(lines).strip())) for name, lines in parts]
    title, prompt = split_title("\n".join(text for name, text in texts if name == "question"), default="…")
    options = tuple(Option(text, name == "answer-correct") for name, text in texts if name.startswith("answer"))
    content = "\n\n".join(text for name, text in texts if name == "content")
    return _make(quiz, title, prompt, content, options)


def _make(quiz: _Quiz, title: str, prompt: str, answer: str, options: tuple[Option, ...]) -> FoundQuestion:
    is_unmarked = bool(options) and not any(option.correct for option in options)
    doubts = ("no option is marked as right",) if is_unmarked else ()
    return FoundQuestion(title, (quiz.span,), prompt=prompt, answer=answer, options=options, doubts=doubts)
