"""Generate a bank of any size: question files, and the same text written by hand as `??? details`."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

LEVELS = ("junior", "middle", "senior")
WORDS = [
    "индекс",
    "транзакция",
    "очередь",
    "задержка",
    "реплика",
    "блокировка",
    "запрос",
    "сессия",
    "корутина",
    "поток",
    "кэш",
    "метрика",
    "контейнер",
    "токен",
    "схема",
    "миграция",
    "событие",
    "партиция",
    "снимок",
    "журнал",
    "пул",
    "соединение",
    "граница",
    "ошибка",
    "повтор",
    "таймаут",
    "нагрузка",
    "версия",
    "ключ",
]
SENTENCES = 6


def write_questions(folder: Path, *, topics: int, questions: int) -> None:
    """Write `topics` question files with `questions` questions in all."""
    for topic, entries in _topics(topics, questions):
        lines = [f"---\ntitle: Тема {topic}\nlevel: middle\ntags: [generated]\n---\n\nВступление темы {topic}.\n"]
        for number, level, title, prompt, answer, points in entries:
            lines.append(f'## {title} {{ #t{topic}-q{number} level={level} minutes=5 tags="generated" }}\n\n{prompt}\n')
            lines.append(f"### Ответ\n\n{answer}\n\n### Ключевые пункты\n\n{points}\n")
        (folder / f"topic-{topic:03}.md").write_text("\n".join(lines), encoding="utf-8")


def write_details(folder: Path, *, topics: int, questions: int) -> None:
    """Write the same text as ordinary pages, answers collapsed by pymdownx.details."""
    for topic, entries in _topics(topics, questions):
        lines = [f"---\ntitle: Тема {topic}\ntags: [generated]\n---\n\nВступление темы {topic}.\n"]
        for number, _level, title, prompt, answer, points in entries:
            lines.append(f'## {title} {{ #t{topic}-q{number} }}\n\n{prompt}\n\n??? details "Показать ответ"\n')
            hidden = f"{answer}\n\nКлючевые пункты\n\n{points}\n"
            lines.append("\n".join(f"    {line}" if line else "" for line in hidden.split("\n")))
        (folder / f"topic-{topic:03}.md").write_text("\n".join(lines), encoding="utf-8")


def _topics(topics: int, questions: int) -> Iterator[tuple[int, list[tuple[int, str, str, str, str, str]]]]:
    choose = random.Random(1)
    each, rest = divmod(questions, topics)
    for topic in range(topics):
        yield topic, [_question(number, choose) for number in range(each + (topic < rest))]


def _question(number: int, choose: random.Random) -> tuple[int, str, str, str, str, str]:
    title = f"Вопрос {number}: {_words(choose, 6)}?"
    prompt = (
        f"{_text(choose, 2)}\n\n```python\ndef handle(items: list[int]) -> int:\n    return sum(items[{number}:])\n```"
    )
    items = f"- {_text(choose, 1)}\n- {_text(choose, 1)}"
    answer = f"**{_words(choose, 3)}.** {_text(choose, SENTENCES)}\n\n{items}\n\n{_text(choose, 3)}"
    points = "\n".join(f"- {_text(choose, 1)}" for _ in range(4))
    return number, choose.choice(LEVELS), title, prompt, answer, points


def _text(choose: random.Random, sentences: int) -> str:
    return " ".join(f"{_words(choose, 9).capitalize()} `{choose.choice(WORDS)}`." for _ in range(sentences))


def _words(choose: random.Random, count: int) -> str:
    return " ".join(choose.choices(WORDS, k=count))
