"""The model: what a question file says, as values that every other module reads.

Texts are Markdown exactly as the author wrote them, without the blank lines around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

Level = Literal["junior", "middle", "senior"]
Kind = Literal["open", "choice", "short", "output", "code"]
Section = Literal[
    "answer",
    "hint",
    "key_points",
    "follow_up",
    "accepted",
    "output",
    "starter",
    "tests",
    "solution",
    "sources",
]
Severity = Literal["error", "warning"]

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

# The first name of each language is the one that the writer uses.
SECTION_NAMES: Final[Mapping[Section, Mapping[str, tuple[str, ...]]]] = {
    "answer": {"ru": ("Ответ",), "en": ("Answer",)},
    "hint": {"ru": ("Подсказка",), "en": ("Hint",)},
    "key_points": {"ru": ("Ключевые пункты",), "en": ("Key points",)},
    "follow_up": {"ru": ("Углубление",), "en": ("Follow-up",)},
    "accepted": {"ru": ("Принимается",), "en": ("Accepted",)},
    "output": {"ru": ("Вывод",), "en": ("Output",)},
    "starter": {"ru": ("Заготовка",), "en": ("Starter",)},
    "tests": {"ru": ("Тесты",), "en": ("Tests",)},
    "solution": {"ru": ("Решение",), "en": ("Solution",)},
    "sources": {"ru": ("Источники",), "en": ("Sources",)},
}

# What each diagnostic code means; docs/writing-questions.md lists the same table.
CODES: Final[Mapping[str, str]] = {
    "unreadable-file": "the file cannot be read",
    "bad-encoding": "the file is not UTF-8",
    "bad-front-matter": "the front matter is not valid YAML or a value has the wrong type",
    "bad-heading": "a question heading that cannot be read as one: empty, or underlined instead of `##`",
    "missing-id": "a question without a stable id",
    "bad-id": "an id with characters other than latin letters, digits, `-`, `_` and `.`",
    "duplicate-id": "two questions with the same id",
    "bad-alias": "an alias that is not an id, belongs to no question, or is taken by another one",
    "vanished-id": "an id that an earlier version of the bank had and this one has not",
    "unknown-attribute": "an attribute that the format does not have",
    "bad-attribute": "an attribute whose value cannot be used",
    "unknown-level": "a level other than junior, middle and senior",
    "unknown-section": "a `###` heading that is not a section of the format",
    "repeated-section": "a section that may stand only once stands twice",
    "empty-section": "a section heading with nothing below it",
    "no-answer": "a question without an answer: kept out of quizzes until it has one",
    "no-right-option": "a choice question in which no option is right",
    "too-few-options": "a choice question with a single option",
    "bad-section": "a section whose content is not of the expected form",
    "mixed-kinds": "a question with sections of two kinds",
    "duplicate-question": "a question that the bank already asks",
    "unclosed-html": "an HTML element or comment that is never closed",
    "unclosed-fence": "a code fence that is never closed",
    "no-questions": "a topic without questions",
    "draft": "a question that is kept out of quizzes until somebody has read it",
    # What only `verify` finds.
    "solution-fails": "a solution that does not pass its tests",
    "starter-passes": "tests that pass without a solution",
    "wrong-output": "an output that is not what the code prints, or is another one from run to run",
    "code-fails": "code that is run and ends with an error",
    "bad-code": "a fence whose code is not valid in its language, or too deeply nested to be checked",
}
WARNINGS: Final[frozenset[str]] = frozenset(
    {
        "missing-id",
        "bad-alias",
        "vanished-id",
        "unknown-attribute",
        "unknown-section",
        "repeated-section",
        "empty-section",
        "no-answer",
        "duplicate-question",
        "unclosed-html",
        "no-questions",
        "draft",
    }
)

LEVEL_MARKS: Final[Mapping[str, Level]] = {"🟢": "junior", "🟡": "middle", "🔴": "senior"}
PRACTICE_MARK: Final = "💡"
PRACTICE_TAG: Final = "практика"
# How many seconds the code of a question may run.
DEFAULT_LIMIT: Final = 5


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice question; `feedback` is shown after the answer and may be empty."""

    text: str
    correct: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Pick one option, or several when several are correct."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Short:
    """Type a short answer: each accepted one is a literal, a `/regex/`, or a number with tolerance (`42 ± 1`)."""

    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """Predict what the code of the prompt prints."""

    expected: str


@dataclass(frozen=True, slots=True)
class Code:
    """Write code that passes `tests`; every field is Markdown holding fences."""

    tests: str
    starter: str = ""
    solution: str = ""


Task = Choice | Short | Output | Code | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A deeper question of the ladder and its answer."""

    title: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `line` is where its heading stands (from 1).

    `minutes` to answer and the `limit` of seconds for a run of its code are 0 where the author named none.
    """

    id: str
    title: str
    prompt: str = ""
    answer: str = ""
    level: Level = "middle"
    minutes: int = 0
    tags: tuple[str, ...] = ()
    rev: int = 1
    mock: bool = False
    task: Task = None
    hints: tuple[str, ...] = ()
    key_points: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    sources: str = ""
    # Ids that the question had earlier, or that were merged into it.
    aliases: tuple[str, ...] = ()
    limit: int = 0
    # Nobody has vouched for it yet: it is on its page, but no quiz asks it.
    draft: bool = False
    line: int = field(default=0, compare=False)

    @property
    def kind(self) -> Kind:
        """Derive the kind from the task, so that the two cannot disagree."""
        match self.task:
            case Choice():
                return "choice"
            case Short():
                return "short"
            case Output():
                return "output"
            case Code():
                return "code"
            case None:
                return "open"


@dataclass(frozen=True, slots=True)
class Topic:
    """One question file. `metadata` holds the front matter keys that belong to others (MkDocs, Material)."""

    title: str
    description: str = ""
    level: Level = "middle"
    tags: tuple[str, ...] = ()
    icon: str = ""
    introduction: str = ""
    questions: tuple[Question, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A run of source lines (`start` to `end`, from 1, both included) and what it is.

    The parts of a file tile it: each line is in exactly one. `name` is `front_matter`, `introduction`, `heading`,
    `prompt`, `option`, a section heading (`section_heading`) or a section name; `question` is the id of the question it
    belongs to. A heading without a question is the title of the topic; an unknown section is part of what it follows.
    """

    name: str
    start: int
    end: int
    question: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem, where it is (line and column from 1; 0 means the whole file) and what to do about it."""

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """Tell what is wrong from what only deserves a look."""
        return "warning" if self.code in WARNINGS else "error"

    @property
    def leaves_out(self) -> bool:
        """Tell whether its question stays out of the quizzes: it is wrong, or has no answer yet."""
        return self.severity == "error" or self.code == "no-answer"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file gave: the topic, all its problems, how many questions it had and which are left out of quizzes."""

    topic: Topic
    diagnostics: tuple[Diagnostic, ...] = ()
    parts: tuple[Part, ...] = ()
    left_out: frozenset[str] = frozenset()
    # Ids that the file does not have yet: made from titles, because none stands there or it cannot be used.
    derived: frozenset[str] = frozenset()
    file: str = ""

    @property
    def found(self) -> int:
        """Count the questions that the file has, usable or not."""
        return len(self.topic.questions)

    @property
    def usable(self) -> tuple[Question, ...]:
        """Select the questions that may be asked."""
        asked = (question for question in self.topic.questions if not question.draft)
        return tuple(question for question in asked if question.id not in self.left_out)
