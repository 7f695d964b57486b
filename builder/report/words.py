"""Every string that the report shows, in Russian and English, with the forms that numbers take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

Language = Literal["ru", "en"]

# English, Russian.
TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("Interview practice", "Подготовка к собеседованию"),
    "at": ("As of {at} ({timezone})", "На {at} ({timezone})"),
    "attempts": ("Attempts", "Ответы"),
    "period": ("{count}, {start} – {end}", "{count}, {start} – {end}"),
    "period_day": ("{count}, on {start}", "{count}, {start}"),
    "days": ("Active days", "Дни занятий"),
    "streak": ("{days}, current streak {streak}", "{days}, подряд сейчас {streak}"),
    "seen": ("Questions seen", "Видели вопросов"),
    "seen_note": ("{seen} of {total}, {known} known", "{seen} из {total}, знаете {known}"),
    "of": ("{seen} of {total}", "{seen} из {total}"),
    "success": ("Success", "Успешно"),
    "success_note": ("{share} rated better than Again", "{share} с оценкой лучше «Снова»"),
    "median": ("Median time", "Обычное время"),
    "median_note": ("{time} per attempt", "{time} на ответ (медиана)"),
    "recall": ("Recall today", "Помните сейчас"),
    "recall_note": ("{share} on average, estimated by FSRS", "в среднем {share}, оценка FSRS"),
    "due": ("Due now", "Пора повторить"),
    "sessions": ("Sessions", "Квизы"),
    "sessions_note": ("{count}, {finished} finished, {skipped} skipped", "{count}, до конца {finished}, {skipped}"),
    "gone": ("Gone from the bank", "Уже нет в банке"),
    "gone_note": ("{questions} with {attempts}", "{questions}, по ним {attempts}"),
    "topics": ("Topics", "Темы"),
    "levels": ("Levels", "Уровни"),
    "weak": ("Weak spots", "Слабые места"),
    "weak_none": ("None: no question has failed lately.", "Нет: в последнее время «Снова» не было."),
    "weak_more": ("and {count} more", "и ещё {count}"),
    "next": ("What next", "Что дальше"),
    "column_topic": ("Topic", "Тема"),
    "column_level": ("Level", "Уровень"),
    "column_seen": ("Seen", "Видели"),
    "column_known": ("Known", "Знаете"),
    "column_success": ("Success", "Успех"),
    "column_median": ("Median", "Время"),
    "column_last": ("Last seen", "Последний"),
    "column_due": ("Due", "Пора"),
    "column_failures": ("Again", "Снова"),
    "column_weakness": ("Weakness", "Слабость"),
    "column_question": ("Question", "Вопрос"),
    "none": ("–", "–"),
    "next_start": (
        "No attempts yet. Open the site, answer five questions and export your progress again.",
        "Ответов пока нет. Откройте сайт, ответьте на пять вопросов и экспортируйте прогресс снова.",
    ),
    "next_due": ("Repeat {count}: due now.", "Повторите {count}: срок уже подошёл."),
    "next_topic": (
        "Nothing is due. Work on “{topic}”: its questions fail most.",
        "Повторять пока нечего. Позанимайтесь темой «{topic}»: в ней больше всего «Снова».",
    ),
    "next_new": (
        "Nothing is due and nothing is weak. Take new questions: {count} left, most in “{topic}”.",
        "Повторять нечего, слабых тем нет. Возьмите новые вопросы: {count}, больше всего в теме «{topic}».",
    ),
    "next_wait": (
        "All questions are seen and none is due. Come back on {at}.",
        "Все вопросы пройдены, повторять пока нечего. Возвращайтесь {at}.",
    ),
    "next_done": ("All questions are seen and none is due.", "Все вопросы пройдены, повторять пока нечего."),
    "note_timezone": (
        "Note: the time zone {name} is not known here; days are counted in UTC.",
        "Примечание: часовой пояс {name} здесь неизвестен, дни считаются по UTC.",
    ),
    "note_merged": (
        "Merged from {count}; what is due is taken from the newest one.",
        "Объединено из {count}; сроки повторения взяты из самого нового.",
    ),
    "ms_seconds": ("{seconds} s", "{seconds} с"),
    "ms_minutes": ("{minutes} min {seconds:02} s", "{minutes} мин {seconds:02} с"),
    "ms_hours": ("{hours} h {minutes:02} min", "{hours} ч {minutes:02} мин"),
    "percent": ("{number}%", "{number} %"),
    "error_missing": (
        "there is no such file; check the name.",
        "такого файла нет; проверьте имя.",
    ),
    "error_directory": (
        "this is a folder; name the exported JSON file in it.",
        "это папка; укажите экспортированный файл JSON в ней.",
    ),
    "error_forbidden": (
        "the file may not be read; check its permissions.",
        "файл нельзя прочитать; проверьте права доступа.",
    ),
    "error_unreadable": (
        "the file cannot be read ({found}); copy it to another place and try again.",
        "файл не читается ({found}); скопируйте его в другое место и попробуйте снова.",
    ),
    "error_empty": (
        "the file is empty; export your progress from the site again.",
        "файл пуст; экспортируйте прогресс с сайта снова.",
    ),
    "error_encoding": (
        "the file is not UTF-8; use the file as the site exported it.",
        "файл не в кодировке UTF-8; возьмите файл таким, каким его экспортировал сайт.",
    ),
    "error_truncated": (
        "the file ends too early, its rest is missing; copy or export it again.",
        "файл обрывается, его конца нет; скопируйте или экспортируйте его снова.",
    ),
    "error_not-json": (
        "this is not JSON; use the file as the site exported it.",
        "это не JSON; возьмите файл таким, каким его экспортировал сайт.",
    ),
    "error_foreign": (
        "this is not a progress file of interview-practice; name the file that the site exported.",
        "это не файл прогресса interview-practice; укажите файл, который экспортировал сайт.",
    ),
    "error_newer": (
        "the file has version {found}, this program reads up to {expected}; update interview-practice.",
        "версия файла {found}, а программа читает до {expected}; обновите interview-practice.",
    ),
    "error_absent": (
        "{place} is missing; export your progress from the site again.",
        "нет поля {place}; экспортируйте прогресс с сайта снова.",
    ),
    "error_damaged": (
        "{place} is {found}, which is impossible{expected}; correct it or export the file again.",
        "{place}: невозможное значение {found}{expected}; исправьте его или экспортируйте файл снова.",
    ),
    "error_expected": (" (expected: {expected})", " (нужно: {expected})"),
    "error_other-bank": (
        "the file is of the bank {found}, the ones before it are of {expected}; report them separately.",
        "файл относится к банку {found}, а предыдущие – к {expected}; запустите отчёт по ним отдельно.",
    ),
}
# English: one, other. Russian: one, few, many.
COUNTS: Final[Mapping[str, tuple[tuple[str, str], tuple[str, str, str]]]] = {
    "attempts": (("attempt", "attempts"), ("ответ", "ответа", "ответов")),
    "days": (("day", "days"), ("день", "дня", "дней")),
    "files": (("file", "files"), ("файла", "файлов", "файлов")),
    "questions": (("question", "questions"), ("вопрос", "вопроса", "вопросов")),
    "sessions": (("session", "sessions"), ("квиз", "квиза", "квизов")),
    "skipped": (("question", "questions"), ("пропуск", "пропуска", "пропусков")),
}
LANGUAGES: Final[tuple[Language, ...]] = ("en", "ru")
MONTHS: Final[tuple[tuple[str, ...], ...]] = (
    (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue in one language."""

    language: Language

    @property
    def _place(self) -> int:
        return LANGUAGES.index(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """Fill in one string."""
        return TEXTS[key][self._place].format(**values)

    def count(self, key: str, number: int) -> str:
        """Write a number with its noun: "1 day", «2 дня», «5 дней»."""
        return f"{self.number(number)} {COUNTS[key][self._place][plural(self.language, number)]}"

    def number(self, number: int) -> str:
        """Write a whole number with its thousands apart."""
        return f"{number:,}".replace(",", "," if self.language == "en" else "\N{NO-BREAK SPACE}")

    def percent(self, share: float | None) -> str:
        """Write a share as a percentage."""
        return self("none") if share is None else self("percent", number=round(share * 100))

    def duration(self, ms: float | None) -> str:
        """Write milliseconds as a person would say them."""
        if ms is None:
            return self("none")
        minutes, seconds = divmod(round(ms / 1000), 60)
        hours, rest = divmod(minutes, 60)
        if hours:
            return self("ms_hours", hours=self.number(hours), minutes=rest)
        return self("ms_minutes", minutes=minutes, seconds=seconds) if minutes else self("ms_seconds", seconds=seconds)

    def day(self, moment: datetime) -> str:
        """Write a date in words."""
        return f"{moment.day} {MONTHS[self._place][moment.month - 1]} {moment.year}"


def plural(language: Language, number: int) -> int:
    """Choose the form of a noun after a number: CLDR's rules for whole numbers."""
    if language == "en":
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
