"""Questions that are bold lines of their own, or the bold beginning of a line."""

from __future__ import annotations

import re
from typing import Final

from builder.importers.markdown.marks import ANSWER_LINE, Marks
from builder.importers.markdown.outline import Outline
from builder.importers.markdown.start import ASKS, LIKELY, LINE_RANK, Start
from builder.importers.markdown.title import Title, plain_text, read_title
from builder.importers.markdown.vocabulary import is_furniture, is_hint, is_part

_LINE: Final = re.compile(r"(?P<mark>\*\*|__)(?P<text>\S.*?)(?P=mark)(?P<after>[^\w]*)$")
_LEAD: Final = re.compile(r"(?P<lead>(?:\*\*|__)\S.*?[?？؟][\"'»”)]?(?:\*\*|__))\s+(?P<rest>\S.*)$")


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the bold lines that ask, and the others too where nearly all of them do."""
    found: list[tuple[Start, bool]] = []
    for number, line in enumerate(outline.lines):
        text = line.strip().lstrip("> ") if outline.kinds[number] == "quote" else line.strip()
        if text[:2] not in ("**", "__") or outline.kinds[number] not in ("text", "quote") or line.startswith("    "):
            continue
        start = _start(number, line, text)
        if start:
            found.append((start, start.title.likeness >= ASKS))
    asking = sum(asks for _, asks in found)
    takes_all = asking >= 0.9 * len(found)
    return tuple(start for start, asks in found if asks or takes_all)


def _start(number: int, line: str, text: str) -> Start | None:
    whole = _LINE.match(text)
    if whole and whole["mark"] not in whole["text"]:
        title = read_title(text)
        return None if _is_part(title) else Start(number, number + 1, title, "bold", LINE_RANK, LIKELY)
    lead = _LEAD.match(text)
    if lead:
        title = read_title(lead["lead"])
        column = len(line) - len(line.lstrip()) + lead.start("rest")
        return Start(number, number, title, "bold lead", LINE_RANK, LIKELY, column)
    return None


def _is_part(title: Title) -> bool:
    plain = plain_text(title.text)
    return (
        not plain
        or is_part(plain)
        or is_hint(plain)
        or is_furniture(plain)
        or ANSWER_LINE.match(title.text) is not None
    )
