"""What the bank asks already, as a prompt lists it: the nearest to the topic first, as much as a budget allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from builder.merging.wording import read_wording
from builder.prompt.request import Asked, PromptRequest

_SHORT_TITLE: Final = 45
_LONGEST_TITLE: Final = 300
# Related words differ in their endings, what they begin with is the same: асинхронность, асинхронный.
_BEGINNING: Final = 5


@dataclass(frozen=True, slots=True)
class Existing:
    """The lines to list, and how many there are in all."""

    lines: tuple[str, ...]
    total: int


def select_existing(request: PromptRequest) -> Existing:
    """Choose the existing questions that fit into the budget."""
    ranked = _rank(request)
    selected: list[str] = []
    left = request.budget
    for line in ranked:
        left -= len(line) + len("- \n")
        if left < 0:
            break
        selected.append(line)
    return Existing(tuple(selected), len(ranked))


def _rank(request: PromptRequest) -> Sequence[str]:
    """Order the questions: those of the same topic, those that share words with it, the rest as they come."""
    wanted = _telling(request.topic)

    def distance(asked: Asked) -> tuple[bool, int, int]:
        subject = _telling(asked.topic)
        words = subject | _telling(asked.about) | _telling(asked.title)
        return subject != wanted, -len(wanted & words), -len(_beginnings(wanted) & _beginnings(words))

    lines = map(_say, sorted(request.existing, key=distance))
    return list(dict.fromkeys(line for line in lines if line))


# Topics and tags repeat from question to question.
@lru_cache(maxsize=1024)
def _telling(text: str) -> frozenset[str]:
    """Give what tells the subject of a text: the stems of its words, without those that every question has."""
    wording = read_wording(text)
    return frozenset((*wording.stems, *wording.exact))


def _beginnings(words: frozenset[str]) -> set[str]:
    return {word[:_BEGINNING] for word in words}


def _say(asked: Asked) -> str:
    title, topic, about = (" ".join(text.split()) for text in (asked.title, asked.topic, asked.about))
    about = ", ".join(filter(None, (topic, about)))
    # "What does this code print?" says little without its subject.
    said = f"{title} ({about})" if about and title and len(title) < _SHORT_TITLE else title
    return said if len(said) <= _LONGEST_TITLE else said[: _LONGEST_TITLE - 1] + "…"
