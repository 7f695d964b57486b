"""A question file as it is edited: blocks of questions are replaced or added, every other character stays."""

from __future__ import annotations

import re
from typing import Final

from builder.blocks import is_blank, trim
from builder.question import Parsed, Topic

_LINE_END: Final = re.compile(r"(\r\n?|\n)")


class Page:
    """The text of a file with what it says; a file that does not exist yet has the topic that it will have."""

    def __init__(self, text: str, parsed: Parsed | None, topic: Topic) -> None:
        """Take the text apart; `parsed` was read from this very text."""
        pieces = _LINE_END.split(text)
        self._lines = pieces[0::2]
        self._ends = [*pieces[1::2], ""]
        self._end = self._ends[0] or "\n"
        self._replaced: dict[str, str] = {}
        self.added: dict[str, str] = {}
        self.is_new = parsed is None
        self.topic = parsed.topic if parsed else topic
        self.questions = {question.id: question for question in parsed.topic.questions} if parsed else {}
        self._places = _places(parsed) if parsed else {}

    def block(self, name: str) -> str:
        """Give the text of a question as it stands."""
        start, end = self._places[name]
        return trim(self._lines[start:end])

    def replace(self, name: str, block: str) -> None:
        """Put another text in the place of a question, one that was just added or one of the file."""
        (self.added if name in self.added else self._replaced)[name] = block

    def add(self, name: str, block: str) -> None:
        """Put a question at the end of the file."""
        self.added[name] = block

    def text(self) -> str:
        """Give the new text of a file that exists."""
        if not self._replaced and not self.added:
            return "".join(map("".join, zip(self._lines, self._ends, strict=True)))
        blocks = [block.replace("\n", self._end) for block in self.added.values()]
        return (self._end * 2).join(block for block in (self._edited(), *blocks) if block) + self._end

    def _edited(self) -> str:
        """Give the file with its questions replaced, without the blank lines at its end."""
        lines = [line + end for line, end in zip(self._lines, self._ends, strict=True)]
        for name in sorted(self._replaced, key=lambda name: self._places[name], reverse=True):
            start, end = self._places[name]
            while end > start and is_blank(self._lines[end - 1]):
                end -= 1
            last = self._ends[end - 1]
            lines[start:end] = [self._replaced[name].replace("\n", self._end) + last]
        text = "".join(lines)
        last = len(text.rstrip(" \t\r\n"))
        # Two spaces at the end of the last line may be meant.
        return text[:last] + _LINE_END.split(text[last:], maxsplit=1)[0]


def _places(parsed: Parsed) -> dict[str, tuple[int, int]]:
    """Find the lines of each question, from 0, the last one not included."""
    places: dict[str, tuple[int, int]] = {}
    for part in parsed.parts:
        if part.question:
            start = places.get(part.question, (part.start - 1, 0))[0]
            places[part.question] = (start, part.end)
    return places
