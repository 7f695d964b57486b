"""Where a question begins: what every family of shapes proposes, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from builder.importers.markdown.title import Title

# How a start is known: by how it reads, by a solution below what may be a problem of any kind, by an answer, or because
# the file says so.
LIKELY: Final = 1
SOLVED: Final = 2
ANSWERED: Final = 3
EXPLICIT: Final = 4
# From this likeness on a title asks.
ASKS: Final = 0.65
# Headings have their level; lines and list items are always below them.
LINE_RANK: Final = 7
# The form of lines such as `Exercise: …`: with an answer below they need no company.
EXERCISE: Final = "label exercise"


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of a question (lines from 0).

    `body` and `column` are where the text after the title begins; `end`, where known, is the line after the question.
    Starts of one `form` look alike. `prompt` and `answer` hold what the family has already taken apart itself.
    """

    line: int
    body: int
    title: Title
    form: str
    rank: int
    trust: int = LIKELY
    column: int = 0
    end: int = 0
    # Where its answer begins, if that is how the start was found.
    marker: int = 0
    prompt: str = ""
    answer: str = ""
    # Lines that stood on that of the title and belong below it.
    lead: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    # What stands below, if nothing marks an answer there, is still the question.
    is_prompt: bool = False
