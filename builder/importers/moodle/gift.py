"""Moodle's GIFT: `::title:: text {=right ~wrong#feedback}`, with numbers, pairs, true or false, and blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from builder.blocks import is_blank, split_lines
from builder.importers.found import Found, FoundQuestion, Leftover
from builder.importers.moodle.gift_answers import Answers, is_answer, read_answers
from builder.importers.rest import split_title, to_markdown, with_rest

NAME: Final = "gift"
BLANK: Final = "\\_\\_\\_\\_\\_"

_COMMENT: Final = re.compile(r"[ \t]*//")
_CATEGORY: Final = re.compile(r"[ \t]*\$(?:CATEGORY|category):[ \t]*(?P<path>.*)")
_NAME: Final = re.compile(r"\s*::(?P<name>(?:\\.|[^\\:]|:(?!:))*)::", re.DOTALL)
_TAG: Final = re.compile(r"\[tag:(?P<tag>[^\[\]]+)\]")
_CLOSED: Final = re.compile(r"\}[ \t]*[.?!:;]?[ \t]*$")
_ENDS: Final = frozenset(("}", "}.", "}?", "}!", "}:", "};"))
_OPENED: Final = re.compile(r"(?<!\\)\{\s*(?:[=~#}]|$|T(?:RUE)?\s*[#}]|F(?:ALSE)?\s*[#}])", re.IGNORECASE)
_FENCE: Final = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_FORMAT: Final = re.compile(r"\s*\[(?P<format>html|markdown|plain|moodle)\]", re.IGNORECASE)
_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_ANSWERS: Final = re.compile(
    r"\{\s*(?:[=~#]|T(?:RUE)?\s*[#}]|F(?:ALSE)?\s*[#}])|^[ \t]*::.*::", re.MULTILINE | re.IGNORECASE
)
_ESCAPE: Final = re.compile(r"\\([~=#{}:\\n])")
_LONGEST_BLOCK: Final = 200


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one question (from 1, both included) and its text without comments."""

    start: int
    end: int
    text: str
    tags: tuple[str, ...]


def fits(text: str) -> float:
    """Tell how much of a text looks like GIFT: the share of its blocks that hold answers."""
    if not _ANSWERS.search(text):
        return 0.0
    blocks, _ = _divide(split_lines(text))
    return sum(map(_is_telling, blocks)) / len(blocks) if blocks else 0.0


def read(text: str) -> Found:
    """Read the questions; texts without answers are descriptions."""
    lines = split_lines(text)
    blocks, leftovers = _divide(lines)
    questions: list[FoundQuestion] = []
    for block in blocks:
        place = _find_answers(block.text)
        if place is None:
            leftovers.append(Leftover("description", (block.start, block.end)))
        else:
            questions.append(_read_block(block, place))
    return with_rest(Found(NAME, tuple(questions), tuple(leftovers)), lines)


def _is_telling(block: _Block) -> bool:
    place = _find_answers(block.text)
    # Empty braces are an essay in GIFT, and anything elsewhere.
    return place is not None and (bool(block.text[place[0] + 1 : place[1]].strip()) or bool(_NAME.match(block.text)))


def _divide(lines: Sequence[str]) -> tuple[list[_Block], list[Leftover]]:
    """Divide the lines into questions; a blank line ends one unless its answers are still open."""
    blocks: list[_Block] = []
    leftovers: list[Leftover] = []
    tags: tuple[str, ...] = ()
    for start, end in _runs(lines):
        own = [(number, line) for number, line in enumerate(lines[start:end], start + 1) if not _COMMENT.match(line)]
        category = _CATEGORY.match(own[0][1]) if own else None
        if category:
            tags = tuple(part for part in _unescape(category["path"]).split("/")[-1:] if part and part != "top")
            leftovers.append(Leftover("category", (own[0][0], own[0][0])))
            own = own[1:]
        if own:
            blocks.append(
                _Block(own[0][0], own[-1][0], "\n".join(line for _, line in own), (*tags, *_tags(lines[start:end])))
            )
    blocks = list(_joined(blocks))
    # Comments within a question are part of its lines.
    inside = {line for block in blocks for line in range(block.start, block.end + 1)}
    comments = (number for number, line in enumerate(lines, 1) if _COMMENT.match(line) and number not in inside)
    leftovers += (Leftover("comment", (number, number)) for number in comments)
    return blocks, leftovers


def _tags(lines: Sequence[str]) -> Iterator[str]:
    """Give the tags that the comments of a question name."""
    return (tag["tag"].strip() for line in lines if _COMMENT.match(line) for tag in _TAG.finditer(line))


def _joined(blocks: Sequence[_Block]) -> Iterator[_Block]:
    """Join what blank lines have torn apart: a text with a name, or code, and the answers to it."""
    waiting: _Block | None = None
    for block in blocks:
        if waiting and _goes_on(waiting, block):
            text = f"{waiting.text}\n\n{block.text}"
            block = _Block(waiting.start, block.end, text, (*waiting.tags, *block.tags))
        elif waiting:
            yield waiting
        waiting = block
        if _find_answers(block.text):
            yield block
            waiting = None
    if waiting:
        yield waiting


def _goes_on(block: _Block, after: _Block) -> bool:
    if after.end - block.start > _LONGEST_BLOCK:
        return False
    is_open = len(_FENCE.findall(block.text)) % 2 == 1
    is_nameless = not _NAME.match(after.text)
    return is_nameless and (is_open or bool(_NAME.match(block.text)) or after.text.lstrip().startswith("{"))


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the runs of lines (from 0) that belong together."""
    start, depth, closed = 0, 0, False
    for number, line in enumerate(lines):
        is_new = closed and (line.lstrip().startswith("::") or _follows_answers(lines, start, number))
        ends_here = is_blank(line) and (
            depth <= 0 or _starts_anew(lines, number + 1) or number - start > _LONGEST_BLOCK
        )
        if is_new or ends_here or _CATEGORY.match(line) or (number and _CATEGORY.match(lines[number - 1])):
            if start < number:
                yield start, number
            start, depth, closed = (number + 1 if is_blank(line) else number), 0, False
        if not _COMMENT.match(line):
            change, has_end = _braces(line)
            depth += change
            closed = (closed or has_end) and depth <= 0
    if start < len(lines):
        yield start, len(lines)


def _follows_answers(lines: Sequence[str], start: int, number: int) -> bool:
    """Tell whether a line begins another question though none is blank above it: both have answers."""
    if not _CLOSED.search(lines[number - 1]):
        return False
    text = "\n".join(lines[start:number])
    place = _find_answers(text)
    if place is None or not text[place[0] + 1 : place[1]].strip() or text[place[1] :].strip() not in _ENDS:
        return False
    rest = takewhile(lambda line: not is_blank(line), lines[number : number + _LONGEST_BLOCK])
    return any(map(_OPENED.search, rest))


def _braces(line: str) -> tuple[int, bool]:
    braces = [brace for brace in _BRACE.findall(line) if brace in "{}"] if "{" in line or "}" in line else []
    return braces.count("{") - braces.count("}"), "}" in braces


def _starts_anew(lines: Sequence[str], start: int) -> bool:
    """Tell whether a new question starts before the open brace is closed: then it is one of the text."""
    for line in lines[start : start + _LONGEST_BLOCK]:
        opening = next((brace for brace in _BRACE.findall(line) if brace in "{}"), "")
        if opening or line.lstrip().startswith("::"):
            return opening != "}"
    return True


def _find_answers(text: str) -> tuple[int, int] | None:
    """Find the braces of the answers: the last pair that holds some, for code in the text may have braces too."""
    opened = -1
    best: tuple[int, int] | None = None
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened = brace.start() if opened < 0 or not is_answer(text[opened + 1 : opened + 40]) else opened
        elif brace[0] == "}" and opened >= 0:
            if is_answer(text[opened + 1 : brace.start()]):
                best = (opened, brace.start())
            opened = -1
    return best


def _read_block(block: _Block, place: tuple[int, int]) -> FoundQuestion:
    before, after = block.text[: place[0]], block.text[place[1] + 1 :]
    name = _NAME.match(before)
    before = before[name.end() :] if name else before
    text_format = _FORMAT.match(before)
    before = before[text_format.end() :] if text_format else before
    gap = f" {BLANK} " if after.strip() else ""
    stem = _to_text(f"{before.rstrip() if gap else before}{gap}{after.strip()}")
    title, prompt = split_title(
        stem.replace(f"{BLANK} .", f"{BLANK}."), default=_unescape(name["name"]) if name else "…"
    )
    answers = read_answers(block.text[place[0] + 1 : place[1]], stem, _to_text)
    return _make(block, title, prompt, answers)


def _make(block: _Block, title: str, prompt: str, answers: Answers) -> FoundQuestion:
    return FoundQuestion(
        title=title,
        spans=((block.start, block.end),),
        prompt="\n\n".join(filter(None, (prompt, answers.prompt))),
        answer=answers.answer,
        options=answers.options,
        accepted=answers.accepted,
        tags=block.tags,
        doubts=answers.doubts,
    )


def _to_text(text: str) -> str:
    text = text.strip()
    own = _FORMAT.match(text)
    return to_markdown(_unescape(text[own.end() :] if own else text)).strip()


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda escape: "\n" if escape[1] == "n" else escape[1], text).strip()
