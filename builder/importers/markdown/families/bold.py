"""Questions that are bold lines of their own, or the bold beginning of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from builder.importers.markdown.marks import ANSWER_LINE, Marks
from builder.importers.markdown.outline import Outline
from builder.importers.markdown.start import ASKS, LIKELY, LINE_RANK, Start
from builder.importers.markdown.title import Title, plain_text, read_title
from builder.importers.markdown.vocabulary import is_furniture, is_hint, is_part
from builder.question import LEVEL_MARKS, PRACTICE_MARK

_MOST: Final = 0.6
_NEARLY_ALL: Final = 0.8
_FEW: Final = 3
_MARK: Final = re.compile(rf"^[{''.join(LEVEL_MARKS)}{PRACTICE_MARK}]\ufe0f?\s*")
_LINE: Final = re.compile(r"(?P<mark>\*\*|__)(?P<text>\S.*?)(?P=mark)(?P<after>[^\w]*)$")
_LEAD: Final = re.compile(r"(?P<lead>(?:\*\*|__)\S.*?[?？؟][\"'»”)]?(?:\*\*|__))\s+(?P<rest>\S.*)$")


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the bold lines that ask, and the others too where nearly all of them do."""
    found: list[tuple[Start, bool]] = []
    is_alert = False
    for number, line in enumerate(outline.lines):
        # What a box such as `> [!TIP]` says in bold is no question.
        is_alert = outline.kinds[number] == "quote" and (is_alert or "[!" in line)
        if is_alert:
            continue
        text = line.strip().lstrip("> ") if outline.kinds[number] == "quote" else line.strip()
        bare = _MARK.sub("", text)
        if bare[:2] not in ("**", "__") or outline.kinds[number] not in ("text", "quote") or line.startswith("    "):
            continue
        start = _start(number, line, text, bare)
        if start:
            found.append((start, start.title.likeness >= ASKS))
    asking = sum(asks for _, asks in found)
    takes_all = asking >= 0.9 * len(found)
    taken = _counted(start for start, _ in found) | _alike(outline, found)
    return tuple(start for start, asks in found if asks or takes_all or start.line in taken)


def _alike(outline: Outline, found: Sequence[tuple[Start, bool]]) -> set[int]:
    """Find the lines that stand as those that ask do, and are as few: they are the titles of questions too."""
    kinds = outline.kinds
    asking = [start.line for start, asks in found if asks]
    alone = [line for line in asking if _stands_alone(kinds, line)]
    names = Counter(start.title.text for start, _ in found)
    others = [
        start.line
        for start, asks in found
        if not asks
        and start.form == "bold"
        and _stands_alone(kinds, start.line)
        and (names[start.title.text] == 1 or start.title.level)
        and not start.title.text.endswith((":", "："))
    ]
    # A bold line inside an answer looks the same, but then there are as many of them as questions.
    is_regular = len(alone) >= _NEARLY_ALL * len(asking) and len(asking) >= _MOST * len(found)
    return {*others} if is_regular and len(asking) >= _FEW else set()


def _stands_alone(kinds: Sequence[str], line: int) -> bool:
    return (line == 0 or kinds[line - 1] in ("", "rule", "heading")) and kinds[line + 1 : line + 2] in ([""], ["code"])


def _counted(starts: Iterable[Start]) -> set[int]:
    """Find the lines that are counted through, if most of those in a row ask."""
    runs: list[list[Start]] = []
    for start in starts:
        if start.title.number < 0:
            continue
        if not runs or runs[-1][-1].title.number + 1 != start.title.number:
            runs.append([])
        runs[-1].append(start)
    return {
        start.line
        for run in runs
        if sum(one.title.likeness >= ASKS for one in run) >= _MOST * len(run)
        for start in run
    }


def _start(number: int, line: str, text: str, bare: str) -> Start | None:
    whole = _LINE.match(bare)
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
