"""Where a file marks answers: labels, headings, checked boxes, folds; found once for all families of shapes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from builder.blocks import is_blank
from builder.importers.markdown.folds import Fold, find_folds
from builder.importers.markdown.letters import find_letters
from builder.importers.markdown.outline import Item, Outline
from builder.importers.markdown.title import plain_text
from builder.importers.markdown.vocabulary import ANSWER_PHRASE, OPTION_PHRASE, is_contents, is_hint

# A summary that this part of all details share is no question.
_MANY: Final = 4

_BEFORE: Final = (
    r"[\s>#*_+•-]*+(?:[^\w\s\"'«(\[<>#*_`|\\/=.,:;!?-]++\s*+|:[a-z_]++:\s*+)?"
    r"(?:\*{1,3}|_{1,3})?\s*(?:\d{1,4}[.)]\s*)?\(?"
)
_KEY: Final = r"(?:№\s*)?\(?(?:[A-Za-zА-Яа-яأ-ي]|\d{1,2})\)?(?=[\s.,;:)*_<-]|$)"
ANSWER_LINE: Final = re.compile(
    rf"(?:{_BEFORE}(?:"
    rf"(?P<label>{ANSWER_PHRASE})(?:\s+(?:to\s+)?(?:question\s+)?(?:№|#)?\s*\d{{1,4}}(?=\s*[:：]))?"
    rf"(?:\s+(?:is|are|это)\b)?"
    rf"(?:\s*\([^()]{{1,40}}\))?"
    rf"(?P<end>\s*(?:\*{{1,3}}|_{{1,3}})?\s*(?:[:：】]|[-–—=]+[>\s]|[.?!]?\s*$)\s*(?:\*{{1,3}}|_{{1,3}})?"
    rf"|\s*(?:\*{{1,3}}|_{{1,3}})|(?<=ans)(?:\.(?=\s)|\s?[-–—]+(?=\w))|(?=\s+{_KEY}))"
    rf"|(?P<picked>выбра(?:л[аи]?|н[ао]?)\s+(?:(?:ответ|вариант)\s*:?\s*)?(?=\d))"
    rf")|\s*+(?:[-*+>]\s++)?(?P<arrow>(?:=++|-++)>|→|⇒|➜))\s*",
    re.IGNORECASE,
)
OPTIONS_LINE: Final = re.compile(
    rf"{_BEFORE}{OPTION_PHRASE}\s*(?:\([^()]*\))?(?:\*\*|__)?\s*[:：]?\s*(?:\*\*|__)?\s*", re.IGNORECASE
)
_OPTION_LEAD: Final = r"\s*(?:[-*+•]\s+)?[*_]{0,2}[\[(]?"
_FIRST_OPTION: Final = re.compile(rf"{_OPTION_LEAD}[AaАаأا][*_]{{0,2}}\s*[.):\]．、：]")
_SECOND_OPTION: Final = re.compile(rf"{_OPTION_LEAD}[BbБбВвب][*_]{{0,2}}\s*[.):\]．、：]")
ANSWER_BOXES: Final = frozenset(
    ("answer", "solution", "success", "check", "done", "explanation", "ответ", "решение", "reveal", "spoiler")
)
_BOX: Final = re.compile(
    r"[\s>]*+(?:(?:\?\?\?\+?|!!!)\s*(?P<type>[\w-]+)?|\[!(?P<callout>[\w-]+)\][+-]?)\s*+\"?(?P<title>[^\"]*+)\"?\s*$"
)
# An explanation may also stand where nothing was asked.
_REMARK: Final = re.compile(r"expla|ration|поясн|объясн|обосн|разбор|erkl|expli|wyja|解析", re.IGNORECASE)
# What is solved may be a question, or a problem that a project had.
_SOLUTION: Final = re.compile(r"solu|реш|lös|rozw|řeš|rješ|çöz|λύσ|ratk|megold|פתר|lời giải", re.IGNORECASE)
_HANDLE: Final = re.compile(
    r"\W*(?:(?:click|tap|press|show|see|view|reveal|open|expand|toggle|spoiler|hidden|unfold)\b.*|here|details?|more|"
    r"(?:показать|посмотреть|открыть|нажми|раскрыть|спойлер|развернуть|подробнее)\b.*|как отвечать|детали)\W*",
    re.IGNORECASE,
)


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
    folds: Sequence[Fold]
    letters: str = ""
    solutions: Sequence[int] = ()

    def only_solves(self, start: int, end: int) -> bool:
        """Tell whether all that marks an answer between two lines are labels such as `Solution:`."""
        return self.count(start, end) == _count_in(self.solutions, start, end)

    def count(self, start: int, end: int) -> int:
        """Count what marks an answer between two lines; the checked boxes of one list count once."""
        return _count_in(self.answers, start, end) + _count_in(self.checked, start, end)

    def leads(self, line: int) -> bool:
        """Tell a line that begins with an arrow."""
        return _count_in(self.arrows, line, line + 1) > 0

    def supports(self, start: int, end: int) -> bool:
        """Tell whether what stands between two lines looks like the rest of a question that asks: options or a fold."""
        return _count_in(self.options, start, end) > 0 or _count_in(self.handles, start, end) > 0


def _count_in(lines: Sequence[int], start: int, end: int) -> int:
    return bisect_left(lines, end) - bisect_left(lines, start)


def read_marks(outline: Outline) -> Marks:
    """Find the marks of a file."""
    folds = find_folds(outline)
    letters, lettered = find_letters(outline)
    places: dict[str, list[int]] = {"label": lettered, "arrow": [], "remark": [], "solution": []}
    for number, line in enumerate(outline.lines):
        found = _marks_answer(outline, number, line)
        if found:
            places[found].append(number)
    shared = _shared_summaries(folds)
    for one in folds:
        if one.summary in shared:
            places["label" if is_answer_summary(one.summary) else "remark"].append(one.line)
    return Marks(
        answers=sorted({*places["label"], *places["solution"]}),
        handles=sorted({*places["remark"]}),
        arrows=places["arrow"],
        checked=_checked_lists(outline),
        options=_first_options(outline),
        folds=folds,
        letters=letters,
        solutions=places["solution"],
    )


def _checked_lists(outline: Outline) -> list[int]:
    """Find the lists with boxes of which some are checked: the line of the first box of each."""
    lists: list[list[Item]] = []
    for item in outline.items:
        above = lists[-1][-1] if lists and lists[-1] else None
        between = outline.kinds[above.line + 1 : item.line] if above else ()
        if above is None or {"text", "heading", "rule"} & {*between}:
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


def _shared_summaries(folds: Sequence[Fold]) -> set[str]:
    """Find the summaries that are no questions: the words for an answer, and what many details share."""
    counts = Counter(one.summary for one in folds)
    return {
        text
        for text, count in counts.items()
        if text
        and (is_handle(text) or (count > max(2, len(folds) // _MANY) and not is_hint(plain_text(text))))
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
    label = found["label"] or ""
    if _SOLUTION.match(label) and outline.kinds[number] != "heading":
        return "solution"
    return "arrow" if found["arrow"] else "remark" if _REMARK.match(label) else "label"


def is_answer_box(line: str) -> bool:
    """Tell the first line of a box that holds an answer: `??? answer`, `> [!success]- Answer`."""
    box = _BOX.match(line)
    if box is None:
        return False
    kind = (box["type"] or box["callout"] or "").lower()
    return kind in ANSWER_BOXES or is_answer_summary(box["title"])
