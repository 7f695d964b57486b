"""The lines of a foreign file and what each of them is: one tolerant pass, as such files are rarely sound Markdown.

CommonMark is not asked on purpose. It takes `answer` above `---` for a heading, the rest of the file for code where a
fence is left open, and knows no heading `###Title`: each of these is frequent, and none is what the author meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal

from builder.importers.markdown.asking import likeness
from builder.question import LEVEL_MARKS, PRACTICE_MARK

Kind = Literal["", "text", "heading", "item", "code", "rule", "table", "quote", "tag", "note"]

# Each recovery reads some lines again, and a file may consist of nothing but broken fences.
_MAX_RECOVERIES: Final = 25
_LONGEST_SETEXT: Final = 160

_ATX: Final = re.compile(r"(#{1,6})(?:[ \t\u00a0]+|(?=[\w\[<*`(«\"]))(.*?)[ \t]*#*[ \t]*$")
_ORG: Final = re.compile(r"\*{2,6}[ \t]+([^*\s][^*]*)$")
_WIKI: Final = re.compile(r"(={1,6})[ \t]+(\S.*?)(?:[ \t]+=+)?[ \t]*$")
_HTML_HEADING: Final = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>[ \t]*(?:<br ?/?>)?$", re.IGNORECASE)
_ITEM: Final = re.compile(
    r"(?P<marker>[-*+•▪◦●‣–—○■□➤➢►▶]|(?P<number>\d{1,4})(?:[.)](?![\d])|\ufe0f?\u20e3)|\((?P<inner>\d{1,4})\)|"
    r"(?P<keys>(?:\d\ufe0f?\u20e3){2}|🔟))"
    r"(?:[ \t\u00a0]+(?P<text>.*)|$)"
)
_NUMBERED_TIGHT: Final = re.compile(r"(?P<marker>(?P<number>\d{1,4})(?:[.)](?=[^\W\d])|[、．]\s*))(?P<text>\S.*)")
_SYMBOL: Final = re.compile(r"([^\w\s\"'“”«»‘’…¿¡]{1,3})[ \t]+(\S.*)")
_RULE: Final = re.compile(r"(?:[-*_=/~#—–] ?){3,}[ \t]*$")
_FENCE: Final = re.compile(r"(`{3,}|~{3,})(.*)$")
# `A: ```py`, with the code on the next lines.
_LABELLED_FENCE: Final = re.compile(r"[^\W\d_]{1,12}\s?\d{0,4}\s*[:.]\s*(?=`{3,})(?P<run>`{3,})([\w+#-]*)$")
_INFO: Final = re.compile(r"[ \t]*\{?\.?[A-Za-z][\w+#.-]*(?:[ \t{].*)?")
_MARKDOWN_INFO: Final = re.compile(r"[ \t]*(?:markdown|md|mdx)\b", re.IGNORECASE)
_BY_FIRST: Final[dict[str, Kind]] = {"|": "table", ">": "quote"}
# Lines that no code holds but that often follow a fence left open.
_AFTER_FENCE: Final = re.compile(
    r" {0,3}(?:#{2,6}[ \t]+(?:\d+[.)]|[QqВ][.:)]|.*[?？؟][*_ ]*$|(?:Question|Вопрос|Answer|Ответ)\b)"
    r"|</?details\b|</?summary\b)"
)
_CHECKBOX: Final = re.compile(r"\\?\[([ xX✓✔✅vV+]?)\\?\](?:[ \t]+|$)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its lines (`line` to before `end`, from 0), its level and its text as it stands."""

    line: int
    end: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: `column` is where its text begins, `number` is -1 for bullets, `box` the mark of its checkbox."""

    line: int
    indent: int
    column: int
    marker: str
    number: int
    text: str
    box: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a text with what each is, its headings and its list items in order."""

    lines: Sequence[str]
    kinds: Sequence[Kind]
    headings: tuple[Heading, ...]
    items: tuple[Item, ...]
    item_at: dict[int, Item]
    heading_at: dict[int, Heading]


def indent_of(line: str) -> int:
    """Count the columns before the text of a line, tabs as four."""
    space = line[: len(line) - len(line.lstrip())]
    return len(space.expandtabs(4)) if "\t" in space else len(space)


def read_outline(lines: Sequence[str], code: AbstractSet[int] = frozenset()) -> Outline:
    """Read what each line is; of `code` it is known already."""
    reader = _Reader(lines, code)
    reader.run()
    return Outline(
        lines,
        reader.kinds,
        tuple(reader.headings),
        tuple(reader.items),
        {item.line: item for item in reader.items},
        {heading.line: heading for heading in reader.headings},
    )


class _Reader:
    """One pass over the lines; it goes back only to the line where an open fence must have ended."""

    def __init__(self, lines: Sequence[str], code: AbstractSet[int]) -> None:
        self.lines = lines
        self._code = code
        self.kinds: list[Kind] = [""] * len(lines)
        self.headings: list[Heading] = []
        self.items: list[Item] = []
        self._is_balanced = _pair_up(lines)
        self._recoveries = 0
        self._comments_end = True

    def run(self) -> None:
        """Classify all lines."""
        lines, kinds, position = self.lines, self.kinds, 0
        while position < len(lines):
            text = lines[position].strip()
            if not text:
                position += 1
                continue
            first = text[0]
            if position in self._code:
                kinds[position] = "code"
            elif first.isalpha():
                kinds[position] = "text"
                if "```" in text and (label := _LABELLED_FENCE.match(text)):
                    start, position = position, self._skip_fence(position, label)
                    kinds[start] = "text"
                    continue
            elif first in "`~" and (fence := _FENCE.match(text)) and "`" not in fence[2]:
                position = self._skip_fence(position, fence)
                continue
            elif first == "<" and text.startswith("<!--"):
                position = self._skip_note(position)
                continue
            else:
                kinds[position] = self._classify(position, text, first)
            position += 1

    def _skip_fence(self, start: int, opening: re.Match[str]) -> int:
        """Step over a fence, or over as much of it as is code if it was left open."""
        end, suspect = self._find_fence_end(start, opening)
        is_open = end >= len(self.lines)
        if is_open:
            self._recoveries += 1
        is_believed = not suspect or self._recoveries > _MAX_RECOVERIES
        end = min(end + 1, len(self.lines)) if is_believed else suspect
        self.kinds[start:end] = ["code"] * (end - start)
        return end

    def _find_fence_end(self, start: int, opening: re.Match[str]) -> tuple[int, int]:
        """Give the line that closes a fence, and the line before which it must have ended if that is not believable."""
        ticks, is_markdown, suspect, depth = opening[1], _MARKDOWN_INFO.match(opening[2]), 0, 0
        for position in range(start + 1, len(self.lines)):
            text = self.lines[position].lstrip()
            if not text:
                continue
            if text[0] == ticks[0] and text.startswith(ticks):
                info = text.lstrip(ticks[0]).strip()
                if not info and depth:
                    depth -= 1
                elif not info:
                    trusted = self._is_balanced or opening[2].strip() or is_markdown
                    return position, 0 if trusted else suspect
                elif is_markdown:
                    depth += 1
                elif _INFO.fullmatch(info):
                    return position, suspect or position
            elif not suspect and text[0] in "#<" and _AFTER_FENCE.match(self.lines[position]):
                suspect = position
        return len(self.lines), 0 if is_markdown else suspect

    def _classify(self, position: int, text: str, first: str) -> Kind:
        if first == "#" and (heading := _ATX.match(text)) and (text[1:2] in " \t\u00a0" or text.startswith("##")):
            return self._add_heading(position, len(heading[1]), heading[2])
        if text.startswith("** ") and (org := _ORG.match(text)):
            return self._add_heading(position, text.index(" "), org[1])
        if first.isdigit() or first in "-*+(•▪◦●‣–—○■□➤➢►▶🔟":
            return self._classify_item(position, text)
        if first == "<":
            return self._classify_tag(position, text)
        if first == "=":
            wiki = _WIKI.match(text)
            if wiki:
                return self._add_heading(position, len(wiki[1]), wiki[2])
        if first in "=_/~#" and _RULE.match(text):
            return self._classify_rule(position, text)
        if (
            first > "\u2190"
            and first not in LEVEL_MARKS
            and first not in PRACTICE_MARK
            and (bullet := _SYMBOL.match(text))
        ):
            # A symbol in front of a line is a bullet, whatever it shows.
            column = indent_of(self.lines[position]) + bullet.start(2)
            self.items.append(Item(position, indent_of(self.lines[position]), column, "symbol", -1, bullet[2]))
            return "item"
        return _BY_FIRST.get(first, "text")

    def _classify_tag(self, position: int, text: str) -> Kind:
        html = _HTML_HEADING.match(text)
        return self._add_heading(position, int(html[1]), html[2]) if html else "tag"

    def _skip_note(self, start: int) -> int:
        """Step over a comment of several lines; one that never ends is only its first line."""
        end = start
        while self._comments_end and "-->" not in self.lines[end]:
            end += 1
            if end == len(self.lines):
                self._comments_end, end = False, start
        self.kinds[start : end + 1] = ["note"] * (end + 1 - start)
        return end + 1

    def _classify_item(self, position: int, text: str) -> Kind:
        if text[0] in "-*—–" and _RULE.match(text):
            return self._classify_rule(position, text)
        match = _ITEM.match(text) or (_NUMBERED_TIGHT.match(text) if text[0].isdigit() else None)
        if match is None:
            return "text"
        line = self.lines[position]
        indent = indent_of(line)
        content = match["text"] or ""
        number = _number(match)
        box = _CHECKBOX.match(content) if content.startswith(("[", "\\[")) else None
        heading = _ATX.match(content) if content.startswith("#") and number >= 0 else None
        if heading and content.startswith("#"):
            # `1. ### Title`: a heading that happens to be numbered by a list.
            return self._add_heading(position, len(heading[1]), f"{match['marker']} {heading[2]}")
        self.items.append(
            Item(
                position,
                indent,
                indent + match.start("text") if match["text"] is not None else indent + len(text),
                match["marker"][-1] if number >= 0 else match["marker"],
                number,
                content[box.end() :] if box else content,
                box[1] if box else None,
            )
        )
        return "item"

    def _classify_rule(self, position: int, text: str) -> Kind:
        """Tell a rule from the underline of a heading: `---` below an answer is much more often a rule."""
        above = position - 1
        if text[0] not in "=-" or " " in text or above < 0 or self.kinds[above] != "text":
            return "rule"
        title = self.lines[above].strip()
        alone = above == 0 or self.kinds[above - 1] in ("", "heading", "rule")
        if not alone or len(title) > _LONGEST_SETEXT:
            return "rule"
        close = text[0] == "=" or (len(text) > 3 and abs(len(text) - len(title)) <= max(3, len(title) // 3))
        if not close and likeness(title) < 0.7:
            return "rule"
        self.kinds[above] = "heading"
        self.headings.append(Heading(above, position + 1, 1 if text[0] == "=" else 2, title))
        return "heading"

    def _add_heading(self, position: int, level: int, text: str) -> Kind:
        self.headings.append(Heading(position, position + 1, level, text.strip()))
        return "heading"


def _number(item: re.Match[str]) -> int:
    """Give the number of an item, -1 for a bullet."""
    found = item.groupdict()
    # A keycap has only one digit, so two of them make a number, and ten has one of its own.
    keys = "".join(filter(str.isdigit, found.get("keys") or "")) or ("10" if found.get("keys") else "")
    return int(found["number"] or found.get("inner") or keys or -1)


def _pair_up(lines: Sequence[str]) -> bool:
    """Tell whether the fences of a text come in pairs; if so, each is taken at its word."""
    opened = bare = 0
    for line in lines:
        text = line.lstrip()
        if text.startswith("```") and "`" not in (info := text.lstrip("`").strip()):
            opened, bare = (opened + 1, bare) if info else (opened, bare + 1)
    return bare >= opened and (bare - opened) % 2 == 0
