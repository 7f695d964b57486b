"""What a prompt is asked for: the request, and how plain values – JSON from a browser – become one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, get_args

from builder.question import KINDS, LEVELS, Kind, Level
from builder.request import Fields, RequestError, fields_of
from builder.writer import Language

USUAL_COUNT: Final = 10
MOST_QUESTIONS: Final = 100
# Some 200 titles, which is about twice as long as the rest of the prompt.
EXISTING_BUDGET: Final = 15_000
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that the bank has: `topic` is the title of its topic, `about` whatever else tells its subject."""

    title: str
    about: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class PromptRequest:
    """What to ask for; without a level all are mixed, without kinds the subject decides.

    The list of existing questions may take `budget` characters.
    """

    topic: str
    level: Level | None = None
    count: int = USUAL_COUNT
    kinds: tuple[Kind, ...] = ()
    language: Language = "ru"
    existing: tuple[Asked, ...] = ()
    budget: int = EXISTING_BUDGET


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """A question file to be criticised; `file` is how the prompt calls it."""

    text: str
    file: str = "questions.md"
    language: Language = "ru"


def decode_request(value: object) -> PromptRequest | ReviewRequest:
    """Read a request from plain values; the RequestError of one that cannot be used says why."""
    fields = fields_of(value, "the request")
    language = fields.one_of("language", LANGUAGES) if "language" in fields.values else "ru"
    review = fields.part("review")
    if review is not None:
        return ReviewRequest(review.text("text"), review.text("file", "questions.md"), language)
    return PromptRequest(
        topic=_topic(fields),
        level=fields.one_of("level", LEVELS) if fields.values.get("level") else None,
        count=_count(fields),
        kinds=tuple(Fields({"kinds": kind}).one_of("kinds", KINDS) for kind in fields.texts("kinds")),
        language=language,
        existing=tuple(map(_asked, fields.objects("existing"))),
    )


def _topic(fields: Fields) -> str:
    topic = " ".join(fields.text("topic").split())
    if not topic:
        raise RequestError("`topic` is empty: say what the questions are to be about")
    return topic


def _asked(fields: Fields) -> Asked:
    return Asked(fields.text("title"), fields.text("about", ""), fields.text("topic", ""))


def _count(fields: Fields) -> int:
    count = fields.values.get("count", USUAL_COUNT)
    # To Python, true is 1.
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= MOST_QUESTIONS:
        raise RequestError(f"`count` is not a whole number from 1 to {MOST_QUESTIONS}")
    return count
