"""Flashcards in notes: `question::answer`, a lone `?` between the two, `C: a [blank]`, and definitions that ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from builder.blocks import is_blank
from builder.importers.markdown.marks import Marks
from builder.importers.markdown.outline import Outline, indent_of
from builder.importers.markdown.start import ASKS, EXPLICIT, LINE_RANK, Start
from builder.importers.markdown.title import read_title

_MARKED: Final = 0.9
_LONGEST: Final = 50
_WORD: Final = re.compile(r"[^\W_]")
_INLINE: Final = re.compile(
    r"\s*(?:[-*+]\s+|\d+[.)]\s+)?(?P<question>\S.*?\S)\s*:::?\s*(?P<answer>\S.*?)\s*(?:<!--.*)?$"
)
_CODE_LIKE: Final = re.compile(
    r"^\s*[-*]?\s*(?:id|collapsed|title|tags|alias|type|public)::"
    r"|`[^`]*::[^`]*`|\w::\w+\(|^\s*(?:use|using|std|import)\b"
)
_DECK: Final = re.compile(r"(?:^|\s)#(?:flash)?cards?\b|<!--SR:|#review\b")
# `Question #card` with the answer nested or right below.
_TAGGED: Final = re.compile(r".*\S\s+#(?:flash)?card(?:[-/][\w/-]*)?\s*$")
_CLOZE: Final = re.compile(r"\s*C:\s*(?P<text>.*\[[^\[\]\n]+\](?!\().*)$")
_BLANK: Final = re.compile(r"\[([^\[\]\n]+)\](?!\()")
_DEFINITION: Final = re.compile(r":[ \t]+(?P<text>\S.*)$")


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the cards."""
    return tuple(_cards(outline))


def _cards(outline: Outline) -> Iterator[Start]:
    lines, kinds = outline.lines, outline.kinds
    is_deck = any("#" in line and _DECK.search(line) for line in lines)
    for number, line in enumerate(lines):
        if kinds[number] not in ("text", "item"):
            continue
        if "card" in line and _TAGGED.match(line):
            yield _tagged(outline, number)
        elif "::" in line:
            yield from _inline(line, number, is_deck=is_deck)
        elif line.strip() in ("?", "??") and 0 < number < len(lines) - 1:
            yield from _stacked(outline, number)
        elif line.startswith("C:") and (cloze := _CLOZE.match(line)):
            question = read_title(_BLANK.sub("[…]", cloze["text"]))
            yield Start(
                number,
                number + 1,
                question,
                "cloze",
                LINE_RANK,
                EXPLICIT,
                end=number + 1,
                answer=_BLANK.sub(r"**\1**", cloze["text"]),
            )
        elif (
            line.startswith(":") and number and (definition := _DEFINITION.match(line)) and kinds[number - 1] == "text"
        ):
            yield from _definition(outline, number, definition)


def _tagged(outline: Outline, number: int) -> Start:
    """Take the card below a tag: what is nested below an item, or the paragraph below a line."""
    item = outline.item_at.get(number)
    end = last = number + 1
    while end < len(outline.lines) and outline.kinds[end] != "heading":
        line = outline.lines[end]
        if not item and is_blank(line):
            break
        if item and not is_blank(line) and indent_of(line) <= item.indent:
            break
        end += 1
        last = end if not is_blank(line) else last
    title = read_title(item.text if item else outline.lines[number])
    return Start(number, number + 1, title, "card", LINE_RANK, EXPLICIT, end=last)


def _inline(line: str, number: int, *, is_deck: bool) -> Iterator[Start]:
    match = _INLINE.match(line)
    if match is None or _CODE_LIKE.search(line):
        return
    title = read_title(match["question"])
    if title.text and (title.likeness >= _MARKED or is_deck):
        yield Start(number, number + 1, title, "card", LINE_RANK, EXPLICIT, end=number + 1, answer=match["answer"])


def _stacked(outline: Outline, number: int) -> Iterator[Start]:
    first, end = number, number + 1
    while (
        first > number - _LONGEST
        and first
        and not is_blank(outline.lines[first - 1])
        and outline.kinds[first - 1] in ("text", "item")
    ):
        first -= 1
    while (
        end < min(len(outline.lines), number + _LONGEST)
        and not is_blank(outline.lines[end])
        and outline.kinds[end] != "note"
    ):
        end += 1
    question, answer = outline.lines[first:number], outline.lines[number + 1 : end]
    if question and answer and _WORD.search(question[0]) and _WORD.search(answer[0]):
        yield Start(
            first,
            end,
            read_title(question[0]),
            "card",
            LINE_RANK,
            EXPLICIT,
            end=end,
            prompt="\n".join(question[1:]),
            answer="\n".join(answer),
        )


def _definition(outline: Outline, number: int, match: re.Match[str]) -> Iterator[Start]:
    title = read_title(outline.lines[number - 1])
    if title.likeness < ASKS:
        return
    end = number + 1
    while end < len(outline.lines) and (
        is_blank(outline.lines[end]) or outline.lines[end].startswith(("    ", "\t", ":"))
    ):
        end += 1
    rest = [line.strip().removeprefix(":").strip() for line in outline.lines[number + 1 : end]]
    yield Start(
        number - 1,
        end,
        title,
        "definition",
        LINE_RANK,
        EXPLICIT,
        end=end,
        answer="\n".join([match["text"], *rest]).strip(),
    )
