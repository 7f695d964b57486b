"""What stands between the braces of a GIFT question: options, pairs, numbers, true or false, weights, feedback."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from builder.importers.rest import is_russian, literal
from builder.question import Option

_TRUTH: Final = re.compile(r"\s*(?P<value>T|TRUE|F|FALSE)\s*(?:#|$)", re.IGNORECASE)
_NUMBER: Final = r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?"
_RANGE: Final = re.compile(rf"\s*(?P<low>{_NUMBER})\s*\.\.\s*(?P<high>{_NUMBER})\s*")
_TOLERANT: Final = re.compile(rf"\s*(?P<value>{_NUMBER})\s*(?::\s*(?P<tolerance>{_NUMBER})\s*)?")
_NUMERIC: Final = re.compile(rf"\s*#\s*(?:=|{_NUMBER}\s*(?:$|[:#]|\.\.))")
_GENERAL: Final = re.compile(r"(?<!\\)####")
_HASH: Final = re.compile(r"(?<!\\)#")
_ARROW: Final = re.compile(r"(?<!\\)->")
_LOOSE: Final = re.compile(r"(?:^|(?<=\s))(?<!\\)[=~]|(?<=\w)~(?=[\w%])")
_TIGHT: Final = re.compile(r"(?<!\\)[=~]")
_WEIGHT: Final = re.compile(r"\s*%(?P<weight>-?\d+(?:[.,]\d+)?)%")
_WEIGHED: Final = re.compile(r"~\s*%[1-9]")
_WILDCARD: Final = re.compile(r"(?<!\\)\*")
_SPECIAL: Final = re.compile(r"[\\^$.|?+()\[\]{}/]")

ToText = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the braces say; `prompt` is what the learner must see of it."""

    answer: str = ""
    options: tuple[Option, ...] = ()
    accepted: tuple[str, ...] = ()
    prompt: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer: its mark `=` or `~`, its text as it stands, what it is worth of 100, and the feedback to it."""

    mark: str
    text: str
    weight: float | None
    feedback: str

    @property
    def is_full(self) -> bool:
        return self.mark == "=" and (self.weight is None or self.weight >= 100)


def is_answer(text: str) -> bool:
    """Tell whether a text between braces is that of answers; nothing at all is an essay."""
    start = text.strip()
    return not start or start[0] in "=~" or bool(_TRUTH.match(text) or _NUMERIC.match(text)) or start.startswith("####")


def read_answers(text: str, stem: str, to_text: ToText) -> Answers:
    """Read the answers to a question, whose text is `stem`."""
    parts = _GENERAL.split(text, maxsplit=1)
    general = to_text(parts[1]) if len(parts) > 1 else ""
    body = parts[0]
    truth = _TRUTH.match(body)
    if not body.strip():
        return Answers(general)
    if truth:
        return _read_truth(body, truth, general, to_text, is_russian=is_russian(stem))
    if body.lstrip().startswith("#"):
        return _read_numbers(body.lstrip()[1:], general, to_text)
    answers = _split(body, to_text)
    if len(answers) > 1 and all(answer.mark == "=" and _ARROW.search(answer.text) for answer in answers):
        return _read_pairs(answers, general, to_text)
    if all(answer.mark == "=" for answer in answers):
        return _read_short(answers, general, to_text)
    return _read_options(answers, general, to_text)


def _split(text: str, to_text: ToText) -> list[_Answer]:
    """Split the answers at their marks; inside a text `=` should be escaped, and often is not."""
    marks = [*_LOOSE.finditer(text)]
    tight = [*_TIGHT.finditer(text)]
    if {mark[0] for mark in marks} != {mark[0] for mark in tight} and not _WEIGHED.search(text):
        marks = tight
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    answers = [_read_answer(mark[0], text[mark.end() : end], to_text) for mark, end in zip(marks, ends, strict=True)]
    # `~=right` has two marks, the second of which counts.
    return [answer for answer in answers if answer.text or answer.feedback] or answers


def _read_answer(mark: str, text: str, to_text: ToText) -> _Answer:
    weight = _WEIGHT.match(text)
    text = text[weight.end() :] if weight else text
    parts = _HASH.split(text, maxsplit=1)
    feedback = to_text(parts[1]) if len(parts) > 1 else ""
    return _Answer(mark, parts[0].strip(), float(weight["weight"].replace(",", ".")) if weight else None, feedback)


def _read_truth(text: str, truth: re.Match[str], general: str, to_text: ToText, *, is_russian: bool) -> Answers:
    is_true = truth["value"][0] in "Tt"
    # The first feedback is for those who were wrong.
    wrong, right = [*map(to_text, _HASH.split(text)[1:3]), "", ""][:2]
    names = ("Верно", "Неверно") if is_russian else ("True", "False")
    options = tuple(
        Option(name, value == is_true, right if value == is_true else wrong)
        for name, value in zip(names, (True, False), strict=True)
    )
    return Answers(general, options)


def _read_options(answers: Sequence[_Answer], general: str, to_text: ToText) -> Answers:
    has_right = any(answer.mark == "=" for answer in answers)
    options = tuple(
        Option(
            to_text(answer.text),
            answer.mark == "=" if has_right else (answer.weight or 0) > 0,
            answer.feedback,
        )
        for answer in answers
    )
    doubts = () if any(option.correct for option in options) else ("no option is marked as right",)
    return Answers(general, options, doubts=doubts)


def _read_pairs(answers: Sequence[_Answer], general: str, to_text: ToText) -> Answers:
    split = ([to_text(part) for part in _ARROW.split(answer.text, maxsplit=1)] for answer in answers)
    found = pair([(one, other) for one, other in split])
    return Answers("\n\n".join(filter(None, (found.answer, general))), prompt=found.prompt)


def pair(pairs: Sequence[tuple[str, str]]) -> Answers:
    """Ask for pairs in two lists, the second in another order: which belong together is the question."""
    right = sorted({other for _, other in pairs})
    prompt = "\n".join(f"- {one}" for one, _ in pairs if one) + "\n\n" + _numbered(right)
    return Answers("\n".join(f"- {one} → {other}" for one, other in pairs if one), prompt=prompt)


def _numbered(items: Sequence[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def _read_short(answers: Sequence[_Answer], general: str, to_text: ToText) -> Answers:
    accepted = tuple(accept(answer.text, to_text) for answer in answers if answer.is_full and answer.text)
    return Answers(_explain(answers, general, to_text), accepted=accepted)


def accept(text: str, to_text: ToText) -> str:
    """Write an answer as the format does; a star in it stands for any text."""
    if not _WILDCARD.search(text):
        return literal(to_text(text.replace("\\*", "*")))
    parts = (_SPECIAL.sub(lambda special: chr(92) + special[0], to_text(part)) for part in _WILDCARD.split(text))
    return f"/^{'.*'.join(parts)}$/i"


def _read_numbers(text: str, general: str, to_text: ToText) -> Answers:
    answers = _split(text, to_text) if _TIGHT.search(text) else [_read_answer("=", text, to_text)]
    accepted = tuple(filter(None, (number_with_tolerance(answer.text) for answer in answers if answer.is_full)))
    doubts = () if accepted else ("no number can be read as the answer",)
    return Answers(_explain(answers, general, to_text), accepted=accepted, doubts=doubts)


def number_with_tolerance(text: str) -> str:
    """Write a number as the format does, with its tolerance; empty if it is none."""
    span, tolerant = _RANGE.fullmatch(text), _TOLERANT.fullmatch(text)
    try:
        if span:
            low, high = (Decimal(span[name].replace(",", ".")) for name in ("low", "high"))
            return f"{_plain((low + high) / 2)} ± {_plain(abs(high - low) / 2)}"
        if tolerant:
            value = _plain(Decimal(tolerant["value"].replace(",", ".")))
            tolerance = abs(Decimal((tolerant["tolerance"] or "0").replace(",", ".")))
            return f"{value} ± {_plain(tolerance)}" if tolerance else value
    except (InvalidOperation, OverflowError):
        return ""
    return ""


def _plain(number: Decimal) -> str:
    if abs(number.adjusted()) > 30:
        raise InvalidOperation
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _explain(answers: Sequence[_Answer], general: str, to_text: ToText) -> str:
    """Say the answers with their feedback, where there is more to say than the accepted ones."""
    if all(answer.is_full and not answer.feedback for answer in answers):
        return general
    lines = []
    for answer in answers:
        share = "" if answer.is_full else f" ({answer.weight or 0:g} %)"
        feedback = f" – {' '.join(answer.feedback.split())}" if answer.feedback else ""
        lines.append(f"- {number_with_tolerance(answer.text) or to_text(answer.text)}{share}{feedback}")
    return "\n\n".join(filter(None, ("\n".join(lines), general)))
