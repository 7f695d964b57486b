"""Where a file marks answers: labels, headings, checked boxes and `<details>`, found once for all families of shapes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from builder.blocks import is_blank
from builder.importers.outline import Item, Outline
from builder.importers.title import plain_text
from builder.importers.vocabulary import ANSWER_PHRASE, LETTER_PAIRS, OPTION_PHRASE, is_contents, is_hint

_LONGEST_SUMMARY: Final = 60
_MANY: Final = 4

_BEFORE: Final = (
    r"[\s>#*_+•-]*+(?:[^\w\s\"'«(\[<>#*_`|\\/=.,:;!?-]++\s*+|:[a-z_]++:\s*+)?(?:\*{1,3}|_{1,3})?\s*(?:\d{1,4}[.)]\s*)?"
)
_KEY: Final = r"(?:№\s*)?\(?(?:[A-Za-zА-Яа-яأ-ي]|\d{1,2})\)?(?=[\s.,;:)*_<-]|$)"
ANSWER_LINE: Final = re.compile(
    rf"(?:{_BEFORE}(?:"
    rf"(?P<label>{ANSWER_PHRASE})(?:\s+(?:to\s+)?(?:question\s+)?(?:№|#)?\s*\d{{1,4}}(?=\s*[:：]))?(?:\s+(?:is|are|это)\b)?"
    rf"(?:\s*\([^()]{{1,40}}\))?"
    rf"(?P<end>\s*(?:\*{{1,3}}|_{{1,3}})?\s*(?:[:：]|[-–—=]+[>\s]|[.?!]?\s*$)\s*(?:\*{{1,3}}|_{{1,3}})?|\s*(?:\*{{1,3}}|_{{1,3}})|(?=\s+{_KEY}))"
    rf"|(?P<picked>выбра(?:л[аи]?|н[ао]?)\s+(?:(?:ответ|вариант)\s*:?\s*)?(?=\d))"
    rf")|\s*+(?:[-*+>]\s++)?(?P<arrow>(?:=++|-++)>|→|⇒|➜))\s*",
    re.IGNORECASE,
)
OPTIONS_LINE: Final = re.compile(
    rf"{_BEFORE}{OPTION_PHRASE}\s*(?:\([^()]*\))?(?:\*\*|__)?\s*[:：]?\s*(?:\*\*|__)?\s*", re.IGNORECASE
)
LETTER_LINE: Final = re.compile(
    r"[\s>]*+(?:[-*+]\s+|\d{1,4}[.)]\s+)?[*_]{0,3}([^\W\d_])\d{0,4}[*_]{0,3}\s*[:：](?!:)[*_]{0,3}\s*"
)
_ALPHABETS: Final = ("ABCDEFGHIJ", "АБВГДЕЖЗИ", "АВСДЕ", "أبجدهو", "ابجده")
_TWINS: Final = {"A": "А", "О": "O"}
_OPTION_LEAD: Final = r"\s*(?:[-*+•]\s+)?[*_]{0,2}[\[(]?"
_FIRST_OPTION: Final = re.compile(rf"{_OPTION_LEAD}[AaАаأا][*_]{{0,2}}\s*[.):\]]")
_SECOND_OPTION: Final = re.compile(rf"{_OPTION_LEAD}[BbБбВвب][*_]{{0,2}}\s*[.):\]]")
ANSWER_BOXES: Final = frozenset(
    ("answer", "solution", "success", "check", "done", "explanation", "ответ", "решение", "reveal", "spoiler")
)
_BOX: Final = re.compile(
    r"[\s>]*+(?:(?:\?\?\?\+?|!!!)\s*(?P<type>[\w-]+)?|\[!(?P<callout>[\w-]+)\][+-]?)\s*+\"?(?P<title>[^\"]*+)\"?\s*$"
)
# An explanation may also stand where nothing was asked.
_REMARK: Final = re.compile(r"expla|ration|поясн|объясн|обосн|разбор|erkl|expli|wyja|解析", re.IGNORECASE)
_HANDLE: Final = re.compile(
    r"\W*(?:(?:click|tap|press|show|see|view|reveal|open|expand|toggle|spoiler|hidden|unfold)\b.*|here|spoiler|details?|more|"
    r"(?:показать|посмотреть|открыть|нажми|раскрыть|спойлер|развернуть|подробнее)\b.*|как отвечать|детали)\W*",
    re.IGNORECASE,
)
_DETAILS: Final = re.compile(r"<(?P<end>/?)details\b[^>]*>", re.IGNORECASE)
_SUMMARY: Final = re.compile(r"<summary\b[^>]*>", re.IGNORECASE)
_SUMMARY_END: Final = re.compile(r"</summary\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Details:
    """One `<details>`: its lines (`line` to before `end`), its summary, and where its content begins."""

    line: int
    end: int
    summary: str
    body: int
    column: int
    depth: int


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a file, in order: lines of answers, of other folds that many questions share, of arrows and so on.

    `letters` are the two letters that label questions and answers in this file, if any do.
    """

    answers: Sequence[int]
    handles: Sequence[int]
    arrows: Sequence[int]
    checked: Sequence[int]
    options: Sequence[int]
    details: Sequence[Details]
    letters: str = ""

    def count(self, start: int, end: int) -> int:
        """Count what marks an answer between two lines; the checked boxes of one list count once."""
        return _count_in(self.answers, start, end) + _count_in(self.checked, start, end)

    def supports(self, start: int, end: int) -> bool:
        """Tell whether what stands between two lines looks like the rest of a question that asks: options or a fold."""
        return _count_in(self.options, start, end) > 0 or _count_in(self.handles, start, end) > 0


def _count_in(lines: Sequence[int], start: int, end: int) -> int:
    return bisect_left(lines, end) - bisect_left(lines, start)


def read_marks(outline: Outline) -> Marks:
    """Find the marks of a file."""
    details = tuple(_find_details(outline))
    letters, lettered = _read_letters(outline)
    places: dict[str, list[int]] = {"label": lettered, "arrow": [], "remark": []}
    for number, line in enumerate(outline.lines):
        found = _marks_answer(outline, number, line)
        if found:
            places[found].append(number)
    shared = _handles(details)
    folds = [one for one in details if one.summary in shared]
    answers = {*places["label"], *(one.line for one in folds if is_answer_summary(one.summary))}
    handles = {*places["remark"], *(one.line for one in folds if not is_answer_summary(one.summary))}
    checked = _checked_lists(outline)
    return Marks(sorted(answers), sorted(handles), places["arrow"], checked, _first_options(outline), details, letters)


def _read_letters(outline: Outline) -> tuple[str, list[int]]:
    """Find the letters that take turns at the start of lines, `Q:` and `A:`, and the lines of the second one."""
    found = [
        (number, match[1].upper())
        for number, line in enumerate(outline.lines)
        if (":" in line[:24] or "：" in line[:24])
        and outline.kinds[number] in ("text", "item", "quote")
        and (match := LETTER_LINE.match(line))
    ]
    found = _without_options(found)
    letters = "".join(letter for _, letter in found)
    pair = next((pair for pair in LETTER_PAIRS if letters.count(pair) >= max(1, letters.count(pair[0]) // 2)), "")
    # `A:` alone answers what other labels ask.
    second = pair[1] if pair else "A"
    return pair, [number for number, letter in found if letter in (second, _TWINS.get(second))]


def _without_options(found: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Leave out runs of letters in the order of an alphabet, from its first one on: those are options."""
    kept: list[tuple[int, str]] = []
    run = ""
    for at, (number, letter) in enumerate(found):
        after = found[at + 1][1] if at + 1 < len(found) else ""
        if run and any(run + letter in alphabet for alphabet in _ALPHABETS):
            run += letter
        elif any(alphabet.startswith(letter + after) for alphabet in _ALPHABETS if after):
            run = letter
        else:
            run = ""
            kept.append((number, letter))
    return kept


def _checked_lists(outline: Outline) -> list[int]:
    """Find the lists with boxes of which some are checked: the line of the first box of each."""
    lists: list[list[Item]] = []
    for item in outline.items:
        above = lists[-1][-1] if lists and lists[-1] else None
        if above is None or any(kind in ("text", "heading", "rule") for kind in outline.kinds[above.line + 1 : item.line]):
            lists.append([])
        if item.box is not None:
            lists[-1].append(item)
        elif above and item.indent <= above.indent:
            lists.append([])
    return [boxes[0].line for boxes in lists if any(item.box and item.box.strip() for item in boxes)]


def _first_options(outline: Outline) -> list[int]:
    """Find where lettered options begin: an A with a B soon after."""
    firsts = []
    for number, line in enumerate(outline.lines):
        if outline.kinds[number] in ("text", "item") and _FIRST_OPTION.match(line):
            below = [one for one in outline.lines[number + 1 : number + 4] if not is_blank(one)][:2]
            if any(_SECOND_OPTION.match(one) for one in below):
                firsts.append(number)
    return firsts


def is_answer_summary(summary: str) -> bool:
    """Tell the handle of a hidden answer: `Show answer`, `Ответ`."""
    return ANSWER_LINE.match(plain_text(summary)) is not None


def is_handle(summary: str) -> bool:
    """Tell a summary that says nothing about what is folded away, or that it is an answer."""
    return is_answer_summary(summary) or _HANDLE.fullmatch(plain_text(summary)) is not None


def _handles(details: Sequence[Details]) -> set[str]:
    """Find the summaries that are no questions: the words for an answer, and what many details share."""
    counts = Counter(one.summary for one in details)
    return {
        text
        for text, count in counts.items()
        if text
        and (is_handle(text) or (count > max(2, len(details) // _MANY) and not is_hint(plain_text(text))))
        and not is_contents(plain_text(text))
    }


def _marks_answer(outline: Outline, number: int, line: str) -> str:
    """Tell how a line marks an answer: with a `label` or only with an `arrow`."""
    if outline.kinds[number] not in ("text", "heading", "item", "quote"):
        return ""
    if "!" in line[:8] or "???" in line[:8]:
        return "label" if is_answer_box(line) else ""
    found = ANSWER_LINE.match(line)
    if found is None:
        return ""
    return "arrow" if found["arrow"] else "remark" if _REMARK.match(found["label"] or "") else "label"


def is_answer_box(line: str) -> bool:
    """Tell the first line of a box that holds an answer: `??? answer`, `> [!success]- Answer`."""
    box = _BOX.match(line)
    if box is None:
        return False
    kind = (box["type"] or box["callout"] or "").lower()
    return kind in ANSWER_BOXES or is_answer_summary(box["title"])


def _find_details(outline: Outline) -> list[Details]:
    """Pair the tags; what is never closed ends with the text, and a stray end is ignored."""
    found: list[Details] = []
    open_ones: list[int] = []
    for number, line in enumerate(outline.lines):
        if "details" not in line and "DETAILS" not in line or outline.kinds[number] == "code":
            continue
        for tag in _DETAILS.finditer(line):
            if not tag["end"]:
                open_ones.append(len(found))
                found.append(_read_summary(outline, number, tag.end(), len(open_ones) - 1))
            elif open_ones:
                at = open_ones.pop()
                found[at] = _with_end(found[at], number + 1)
    return [one if one.end else _with_end(one, _end_of_open(found, at, outline)) for at, one in enumerate(found)]


def _with_end(one: Details, end: int) -> Details:
    return Details(one.line, end, one.summary, one.body, one.column, one.depth)


def _end_of_open(found: Sequence[Details], at: int, outline: Outline) -> int:
    return found[at + 1].line if at + 1 < len(found) else len(outline.lines)


def _read_summary(outline: Outline, start: int, column: int, depth: int) -> Details:
    lines = outline.lines
    number, opening = start, None
    while number < min(start + 3, len(lines)):
        opening = _SUMMARY.search(lines[number], column if number == start else 0)
        if opening or lines[number][column if number == start else 0 :].strip():
            break
        number += 1
    if opening is None:
        return Details(start, 0, "", start, column, depth)
    texts, at = [], opening.end()
    for inner in range(number, min(number + _LONGEST_SUMMARY, len(lines))):
        closing = _SUMMARY_END.search(lines[inner], at)
        if closing:
            texts.append(lines[inner][at : closing.start()])
            return Details(start, 0, "\n".join(texts).strip(), inner, closing.end(), depth)
        if inner > number and _DETAILS.search(lines[inner]):
            break
        texts.append(lines[inner][at:])
        at = 0
    return Details(start, 0, lines[number][opening.end() :].strip(), number, len(lines[number]), depth)
