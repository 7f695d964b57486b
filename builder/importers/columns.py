"""What the columns of a table of questions mean, by their names in either language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from builder.question import Level

Role = Literal[
    "question", "answer", "option", "right", "explanation", "hint", "tags", "topic", "level", "code", "ignored"
]

_NAMES: Final[Mapping[Role, str]] = {
    "question": "front|questions?|question text|q|prompt|term|task|вопросы?|текст вопроса|задание|термин|лицо",
    "answer": "back|answers?|a|definition|reply|response|model answer|ответы?|определение|оборот",
    "right": "correct|correct answers?|correct options?|correct choice|right answers?|right|key|answer key|solution"
    "|правильный ответ|верный ответ|правильные ответы|ключ|номер правильного ответа",
    "explanation": "explanations?|comments?|notes?|rationale|feedback|reason|extra|back extra"
    "|объяснение|пояснение|комментарий",
    "hint": "hints?|clue|подсказка",
    "tags": "tags?|labels?|keywords|теги?|метки",
    "topic": "topic|category|subject|section|module|deck|тема|категория|раздел|модуль",
    "level": "level|difficulty|complexity|grade|seniority|уровень|сложность",
    "code": "code|snippet|код",
    "ignored": "id|guid|no|nr|number|index|type|notetype|note type|kind|source|url|link|points|score|time"
    "|номер|п/п|тип|баллы",
}
_PATTERNS: Final = {role: re.compile(f"(?:{names})") for role, names in _NAMES.items()}
_OPTION: Final = re.compile(
    r"(?:(?:option|choice|answer|variant|distractor|incorrect(?: answer)?|wrong(?: answer)?|вариант(?: ответа)?|ответ)"
    r"[ №#]*(?:[a-hа-е]|\d{1,2})|[a-h]|[а-е])"
)
_LEVEL_NAMES: Final[Mapping[Level, str]] = {
    "junior": "junior|easy|beginner|basic|low|simple|1|легкий|простой|начальный|джуниор|🟢",
    "middle": "middle|medium|intermediate|normal|mid|2|средний|мидл|🟡",
    "senior": "senior|hard|advanced|difficult|expert|high|3|сложный|трудный|сеньор|🔴",
}
_LEVELS: Final = {name: level for level, names in _LEVEL_NAMES.items() for name in names.split("|")}


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of the columns with their names; a column without a role adds to the answer."""

    roles: tuple[Role | None, ...]
    names: tuple[str, ...]

    @property
    def is_telling(self) -> bool:
        """Tell a row of names from a row of data: it names a question, and an answer in any form."""
        roles = set(self.roles)
        return "question" in roles and bool(
            roles & {"answer", "right", "explanation"} or self.roles.count("option") > 1
        )

    def of(self, role: Role) -> list[int]:
        """Give the places of the columns that have a role."""
        return [place for place, one in enumerate(self.roles) if one == role]


def read_columns(names: Sequence[str]) -> Columns:
    """Read the roles of columns from their names."""
    plain = [
        " ".join(re.split(r"[\s_.-]+", name.strip().lstrip("#").casefold().replace("ё", "е"))).strip(" :?")
        for name in names
    ]
    options = [place for place, name in enumerate(plain) if _OPTION.fullmatch(name)]
    roles: list[Role | None] = []
    for place, name in enumerate(plain):
        # `a` alone is the answer, with `b` and `c` an option.
        is_option = place in options and len(options) > 1
        named = next((role for role, pattern in _PATTERNS.items() if pattern.fullmatch(name)), None)
        roles.append("option" if is_option else named if named not in roles or named in ("tags", "ignored") else None)
    return Columns(tuple(_settle(roles)), tuple(name.strip() for name in names))


def _settle(roles: Sequence[Role | None]) -> list[Role | None]:
    """Beside options, `answer` is the right one of them."""
    has_options = roles.count("option") > 1
    return ["right" if role == "answer" and has_options and "right" not in roles else role for role in roles]


def read_level(text: str) -> Level | None:
    """Read a level by the words that tables use for it."""
    return _LEVELS.get(text.strip().casefold().replace("ё", "е"))
