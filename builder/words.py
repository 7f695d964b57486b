"""What the built pages say, in Russian and English; the browser app has its own catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from builder.question import LEVELS, Level


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of one language; the forms of a noun go by the CLDR categories one, few and many."""

    language: str
    show_answer: str
    hint: str
    key_points: str
    follow_up: str
    sources: str
    starter: str
    tests: str
    solution: str
    output: str
    accepted: str
    right_option: str
    left_out: str
    draft: str
    minutes: str
    start: str
    home: str
    topics: str
    practice: str
    progress: str
    imports: str
    without_script: str
    no_topics: str
    questions_one: str
    questions_few: str
    questions_many: str
    levels: Mapping[Level, str]

    def questions(self, count: int) -> str:
        """Say how many questions: "1 вопрос", "2 вопроса", "5 вопросов"."""
        form = _russian_form(count) if self.language == "ru" else ("one" if count == 1 else "many")
        forms = {"one": self.questions_one, "few": self.questions_few, "many": self.questions_many}
        return f"{count} {forms[form]}"


def words(language: str) -> Words:
    """Choose the catalogue by a language tag such as `ru` or `en-GB`; English serves every other language."""
    return RUSSIAN if language.split("-")[0].lower() == "ru" else ENGLISH


def _russian_form(count: int) -> str:
    # CLDR plural rules for Russian, whole numbers.
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14:
        return "few"
    return "many"


_LEVEL_NAMES: Final[Mapping[Level, str]] = dict(zip(LEVELS, ("Junior", "Middle", "Senior"), strict=True))

RUSSIAN: Final = Words(
    language="ru",
    show_answer="Показать ответ",
    hint="Подсказка",
    key_points="Ключевые пункты",
    follow_up="Углубление",
    sources="Источники",
    starter="Заготовка",
    tests="Тесты",
    solution="Решение",
    output="Вывод",
    accepted="Принимается",
    right_option="верно",
    left_out="Этого вопроса нет в квизе: с ним что-то не так, что именно – покажет builder check.",
    draft="Черновик: этого вопроса нет в квизах, пока его не проверит человек.",
    minutes="мин",
    start="Начать квиз",
    home="Сегодня",
    topics="Темы",
    practice="Квиз",
    progress="Прогресс",
    imports="Импорт",
    without_script="Для этой страницы нужен JavaScript. Вопросы с ответами открываются и без него – на страницах тем.",
    no_topics="Тем пока нет. Положите файл с вопросами рядом с этой страницей, и он появится здесь.",
    questions_one="вопрос",
    questions_few="вопроса",
    questions_many="вопросов",
    levels=_LEVEL_NAMES,
)

ENGLISH: Final = Words(
    language="en",
    show_answer="Show answer",
    hint="Hint",
    key_points="Key points",
    follow_up="Follow-up",
    sources="Sources",
    starter="Starter",
    tests="Tests",
    solution="Solution",
    output="Output",
    accepted="Accepted",
    right_option="right",
    left_out="This question is not in the quiz: its file has a problem that builder check shows.",
    draft="A draft: no quiz asks this question until somebody has read it.",
    minutes="min",
    start="Start quiz",
    home="Today",
    topics="Topics",
    practice="Quiz",
    progress="Progress",
    imports="Import",
    without_script="This page needs JavaScript. Questions and answers open without it on the topic pages.",
    no_topics="No topics yet. Put a question file beside this page and it appears here.",
    questions_one="question",
    questions_few="questions",
    questions_many="questions",
    levels=_LEVEL_NAMES,
)
