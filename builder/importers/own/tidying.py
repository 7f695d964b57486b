"""Files that a language model wrote nearly in the bank's own format: each line is mended in its place.

Every step takes lines and gives as many, so that what is found still stands where it stood.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from builder.blocks import is_blank
from builder.heading import read_section

# The attributes in the heading of a question, which nobody else writes.
_LIST: Final = r"\{:?[ \t]*[^{}]*\b(?:level|minutes|tags)[ \t]*=[^{}]*\}[ \t]*"
WITH_ATTRIBUTES: Final = re.compile(rf"(?P<hashes>#{{1,4}})[ \t]+\S.*[ \t]{_LIST}$")
FENCE: Final = re.compile(r" {0,3}(?P<run>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")

_ALONE: Final = re.compile(rf"[ \t]*{_LIST}$")
_HEADING: Final = re.compile(r"(?P<hashes>#{1,6})(?P<rest>[ \t]+\S.*)$")
_NUMBER: Final = re.compile(
    r"(?P<hashes>##[ \t]+)(?:(?:Вопрос|Question)[ \t]*№?[ \t]*\d{1,4}[.):]?|\d{1,4}[.)])[ \t]+(?=\S)"
)
_DECORATED: Final = re.compile(r"###[ \t]+(?P<name>.*[^\W\d_].*)$")
_BOLD: Final = re.compile(r"(?:\*\*|__)(?P<name>[^*_]+?)[ \t]*:?[ \t]*(?:\*\*|__)[ \t]*:?[ \t]*(?P<rest>.*)$")
_MARGIN: Final = re.compile(r"^[^\w`]+|[^\w`.)]+$")
_RULE: Final = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE: Final = re.compile(r" {0,3}> ?")
_INDENT: Final = re.compile(r"    |\t")
_THOUGHT: Final = re.compile(r"[ \t]*<think(?:ing)?>", re.IGNORECASE)
_THOUGHT_END: Final = re.compile(r"</think(?:ing)?>[ \t]*$", re.IGNORECASE)
_LONGEST_REMARK: Final = 4
_OFFER: Final = re.compile(
    r"[\s*_]*(?:хотите|если (?:хотите|нужно|вам|что)|нужно ли|могу|дайте знать|надеюсь|удачи|сообщите|готова? |"
    r"let me know|would you like|feel free|i hope|hope (?:this|these)|good luck|do you want|want me to|shall i|"
    r"if you(?:['’]d| would| want| need)|i can )",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"[\s*_]*(?:конечно|вот|привет|здравствуйте|хорошо|отлично|готово|ниже|с удовольствием|"
    r"sure|certainly|of course|here|below|okay|ok|great|absolutely|hi|hello|thanks?|i['’]ve|i have)\b",
    re.IGNORECASE,
)

Lines = list[str]


def bare(lines: Sequence[str]) -> Lines:
    """Take away what a model thought aloud before its reply, and the margin of a reply that is quoted or indented."""
    left = _without_thoughts(lines)
    for margin in (_QUOTE, _INDENT):
        if all(margin.match(line) or is_blank(line) for line in left):
            left = [margin.sub("", line, count=1) for line in left]
    return left


def tidy(lines: Sequence[str]) -> Lines:
    """Mend the headings of a file and leave out the rules between its questions."""
    left = list(lines)
    for step in (_level, _attach, _without_numbers, _sections, _without_rules, _without_talk):
        left = step(left)
    return left


def _without_thoughts(lines: Sequence[str]) -> Lines:
    first = next((number for number, line in enumerate(lines) if not is_blank(line)), 0)
    if not lines or not _THOUGHT.match(lines[first]):
        return list(lines)
    end = next((number for number in range(first, len(lines)) if _THOUGHT_END.search(lines[number])), -1)
    return ["" if number <= end else line for number, line in enumerate(lines)]


def _outside(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give the lines outside code, with their places."""
    opened = ""
    for number, line in enumerate(lines):
        fence = FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence and not opened:
            opened = fence["run"]
        elif fence and fence["run"].startswith(opened) and not fence["info"].strip():
            opened = ""
        elif not opened:
            yield number, line


def _replace(lines: Lines, change: Callable[[str], str]) -> Lines:
    left = list(lines)
    for number, line in _outside(lines):
        left[number] = change(line)
    return left


def _level(lines: Lines) -> Lines:
    """Move all headings so that those of the questions are `##`."""
    levels = Counter(len(found["hashes"]) for _, line in _outside(lines) if (found := WITH_ATTRIBUTES.match(line)))
    shift = 2 - levels.most_common(1)[0][0] if levels else 0
    if not shift:
        return lines

    def move(line: str) -> str:
        heading = _HEADING.match(line)
        return "#" * min(max(len(heading["hashes"]) + shift, 1), 6) + heading["rest"] if heading else line

    return _replace(lines, move)


def _attach(lines: Lines) -> Lines:
    """Put attributes that stand below a heading behind it."""
    left = list(lines)
    for number, line in _outside(lines):
        if number and _ALONE.match(line) and lines[number - 1].startswith("## ") and "{" not in lines[number - 1]:
            left[number - 1 : number + 1] = [f"{lines[number - 1].rstrip()} {line.strip()}", ""]
    return left


def _without_numbers(lines: Lines) -> Lines:
    """Take the numbers off the titles, if most have one."""
    titles = [line for _, line in _outside(lines) if line.startswith("## ")]
    if 2 * sum(bool(_NUMBER.match(line)) for line in titles) <= len(titles):
        return lines
    return _replace(lines, lambda line: _NUMBER.sub(r"\g<hashes>", line, count=1))


def _sections(lines: Lines) -> Lines:
    """Write the names of sections as the format does: without signs, and as headings where they are bold."""
    left = list(lines)
    # Beside sections, a bold word is a part of an answer: «Вывод» is a conclusion as well.
    has_sections = any(line.startswith("### ") and read_section(line[4:]) for _, line in _outside(lines))
    for number, line in _outside(lines):
        decorated, bold = _DECORATED.match(line), None if has_sections else _BOLD.match(line)
        found = decorated or bold
        name = _MARGIN.sub("", found["name"]) if found else ""
        if found is None or not read_section(name):
            continue
        rest = bold["rest"] if bold else ""
        if (decorated and not read_section(decorated["name"])) or (bold and not rest):
            left[number] = f"### {name}"
        elif bold and number and is_blank(left[number - 1]):
            left[number - 1 : number + 1] = [f"### {name}", rest]
    return left


def _without_rules(lines: Lines) -> Lines:
    """Leave out the rules above questions, and the last one with a remark below it."""
    left = list(lines)
    rules = [number for number, line in _outside(lines) if _RULE.match(line) and number and is_blank(lines[number - 1])]
    for number in rules:
        after = next((line for line in lines[number + 1 :] if not is_blank(line)), "")
        if after.startswith("## ") or not after:
            left[number] = ""
    if rules and _is_remark(lines[rules[-1] + 1 :]):
        left[rules[-1] :] = [""] * (len(lines) - rules[-1])
    return left


def _without_talk(lines: Lines) -> Lines:
    """Leave out a greeting above the first question and an offer below the last one."""
    left = list(lines)
    filled = [number for number, line in enumerate(lines) if not is_blank(line)]
    first = next((number for number in filled if lines[number].startswith("#")), 0)
    if filled and _GREETING.match(lines[filled[0]]) and _is_remark(lines[:first]):
        left[:first] = [""] * first
    start = next((number + 1 for number in reversed(filled) if number and is_blank(lines[number - 1])), len(lines)) - 1
    if 0 < start < len(lines) and _OFFER.match(lines[start]) and _is_remark(lines[start:]):
        left[start:] = [""] * (len(lines) - start)
    return left


def _is_remark(lines: Sequence[str]) -> bool:
    filled = [line for line in lines if not is_blank(line)]
    return len(filled) <= _LONGEST_REMARK and not any(line.startswith(("#", "`", "~", "-")) for line in filled)
