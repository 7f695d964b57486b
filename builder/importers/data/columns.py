"""What the columns of a table of questions, or the fields of an object, mean: by their names in either language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from builder.question import Level

Role = Literal[
    "question",
    "answer",
    "option",
    "options",
    "wrong",
    "right",
    "explanation",
    "hint",
    "follow-up",
    "tags",
    "topic",
    "level",
    "code",
    "ignored",
]

_NAMES: Final[Mapping[Role, str]] = {
    "question": "front|(?:interview )?questions?|question (?:text|title|name|stem|body|prompt)|q|prompt|term|task|stem"
    "|вопросы?|(?:текст|формулировка) вопроса|задание|термин|лицо",
    "answer": "back|answers?|answer text|a|definition|reply|response"
    "|(?:model|sample|expected|accepted|suggested|ideal|short|full|detailed) answer"
    "|ответы?|текст ответа|определение|оборот",
    "right": "(?:correct|right)(?: (?:answers?|options?|choices?|letters?|index|indices|indexes|responses?|values?))*"
    "|(?:answer|solution) (?:key|index|indices|letter|number|id)|key|solution"
    "|(?:номер |индекс )?(?:правильн|верн)(?:ый|ые|ого|ых)(?: (?:ответ|вариант)(?:ы|а|ов)?)?(?: ответ(?:а|ов))?"
    "|ключ|номер ответа",
    "wrong": "(?:incorrect|wrong|false)(?: (?:answers?|options?|choices?))?|distractors?"
    "|не(?:правильн|верн)(?:ый|ые)(?: (?:ответ|вариант)ы?)?",
    "options": "options|choices|alternatives|variants"
    "|(?:answer|possible|multiple)(?: answer)? (?:options|choices|answers)|варианты(?: ответ(?:а|ов))?",
    "explanation": "(?:answer |question )?explanations?|comments?|notes?|rationale|(?:general )?feedback|reason(?:ing)?"
    "|extra|back extra|details|(?:объ|по)яснение|комментарий|разбор",
    "hint": "hints?|clue|подсказк[аи]",
    "follow-up": "follow ?ups?(?: questions?)?|углублени[ея]|дополнительны[ей] вопросы?",
    "tags": "tags?|labels?|keywords|compan(?:y|ies)|теги?|метки|компани[яи]",
    "topic": "(?:sub )?(?:topics?|categor(?:y|ies))|subject|section|module|deck|chapter|skill|technology"
    "|тема|категория|раздел|модуль",
    "level": "(?:question )?(?:level|difficulty)(?: level)?|complexity|grade|seniority"
    "|уровень(?: сложности)?|сложность",
    "code": "(?:code )?snippet|code(?: snippet| block| example)?|код",
    "ignored": "(?:question |quiz )?(?:u?u?id|guid|no|nr|num|number|index|type)|answer type|№|notetype|note type|kind"
    "|source|url|link|slug|points?|scores?|marks?|weight|time(?:stamp| limit| in seconds)?|timer|duration|date"
    "|(?:created|updated)(?: at| on)?|author|status|image(?: link| url)?|номер|п/п|тип(?: вопроса)?|баллы?|время"
    "|(?:unnamed: \\d+)?",
}
_PATTERNS: Final = {role: re.compile(f"(?:{names})") for role, names in _NAMES.items()}
_NUMBERED: Final = r"[ №#]*(?:[a-hа-е]|\d{1,2})"
_OPTION: Final = re.compile(
    rf"(?:(?:answer )?(?:option|choice)|answer|variant|вариант(?: ответа)?|ответ){_NUMBERED}|[a-h]|[а-е]"
)
_WRONG: Final = re.compile(rf"(?:{_NAMES['wrong']}){_NUMBERED}")
# Roles that several columns may have; a second one of another role only adds to the answer.
_COMMON: Final = frozenset(("tags", "topic", "ignored", "wrong", "hint", "follow-up"))
_HUMP: Final = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
# `Answer 1 - max 75 characters`, `Correct answer(s) – choose`, `Time limit (sec)`.
_REMARK: Final = re.compile(r"\(e?s\)|\s+[-–—(].*|\s*\(.*", re.DOTALL)
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
        return "question" in self.roles and self.can_answer

    @property
    def can_answer(self) -> bool:
        """Tell whether any column answers."""
        return bool({"answer", "right", "explanation", "options"}.intersection(self.roles)) or self.has_options

    @property
    def has_options(self) -> bool:
        """Tell whether there are columns of options."""
        return self.roles.count("option") > 1

    def of(self, role: Role | None) -> list[int]:
        """Give the places of the columns that have a role, or none."""
        return [place for place, one in enumerate(self.roles) if one == role]


@lru_cache(maxsize=200)
def read_columns(names: tuple[str, ...]) -> Columns:
    """Read the roles of columns from their names."""
    plain = [_plain(name) for name in names]
    options = [place for place, name in enumerate(plain) if _OPTION.fullmatch(name)]
    roles: list[Role | None] = []
    for place, name in enumerate(plain):
        # `a` alone is the answer, with `b` and `c` an option.
        if place in options and len(options) > 1:
            roles.append("option")
            continue
        role = next((role for role, pattern in _PATTERNS.items() if pattern.fullmatch(name)), None)
        role = role or ("wrong" if _WRONG.fullmatch(name) else None)
        roles.append(role if role not in roles or role in _COMMON else None)
    return Columns(tuple(_settle(roles)), tuple(name.strip() for name in names))


def _plain(name: str) -> str:
    words = _HUMP.sub(" ", _REMARK.sub("", name.strip().lstrip("#").strip()))
    words = words if words.islower() else words.casefold()
    return " ".join(re.split(r"[\s_.-]+", words.replace("ё", "е"))).strip(" :?")


def _settle(roles: Sequence[Role | None]) -> list[Role | None]:
    """Beside options `answer` is the right one of them, and beside a right one it lists the options."""
    has_options = roles.count("option") > 1 or "options" in roles or "wrong" in roles
    if has_options and "right" not in roles:
        return ["right" if role == "answer" else role for role in roles]
    if "right" in roles and not has_options:
        return ["options" if role == "answer" else role for role in roles]
    return list(roles)


def read_level(text: str) -> Level | None:
    """Read a level by the words that tables use for it."""
    return _LEVELS.get(text.strip().casefold().replace("ё", "е"))
