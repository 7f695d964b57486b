"""Found questions in the bank's own format: each of their texts made to fit its place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from builder.importers.fitting import (
    code_fence,
    fit,
    fit_accepted,
    fit_option,
    fit_step,
    fit_title,
    is_option,
    is_plain,
    is_plain_option,
)
from builder.importers.found import FoundQuestion
from builder.question import (
    LEVEL_MARKS,
    PRACTICE_MARK,
    PRACTICE_TAG,
    Choice,
    FollowUp,
    Level,
    Option,
    Question,
    Short,
    Task,
)

LONGEST_TITLE: Final = 300

_LIST: Final = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])(?:\s|$)", re.MULTILINE)
_ODD_TITLE: Final = re.compile(r"[{<]|^[^\w`*«\"'(\[]")
_NO_TAG: Final = re.compile(r"[,\"<>{}]")
_LONGEST_TAG: Final = 60
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def to_question(found: FoundQuestion, *, name: str, level: Level) -> Question:
    """Give a found question its id; `level` holds where the file names none, and any doubt makes it a draft."""
    if found.exact is not None:
        return replace(found.exact, id=name, draft=found.exact.draft or bool(found.doubts), line=found.line)
    title, rest = _title(found.title)
    task, listed = _task(found)
    return Question(
        id=name,
        title=title,
        prompt=fit("\n\n".join(part for part in (rest, found.prompt, listed) if part.strip()), is_prompt=True),
        answer=fit(found.answer) or _answer(task),
        level=found.level or _level(found.title) or level,
        tags=_tags(found),
        task=task,
        hints=tuple(filter(None, map(fit, found.hints))),
        follow_ups=tuple(FollowUp(fit_step(step.title), fit(step.answer, level=5)) for step in found.follow_ups),
        sources=fit(found.sources),
        draft=bool(found.doubts),
        line=found.line,
    )


def is_sure(question: Question) -> bool:
    """Tell that a question made here can only be read back as it is: none of its texts holds anything but words, lists
    and sound fences. The others should be read back and compared.
    """
    texts = (question.prompt, question.answer, question.sources, *question.hints)
    if question.follow_ups or question.key_points or not all(map(is_plain, texts)):
        return False
    match question.task:
        case None:
            is_plain_task = True
        case Choice(options):
            # Behind a list, the options may become part of it.
            is_plain_task = not _LIST.search(question.prompt) and all(
                not option.feedback and is_plain_option(option.text) for option in options
            )
        case _:
            is_plain_task = False
    return is_plain_task and _ODD_TITLE.search(question.title) is None


def _title(text: str) -> tuple[str, str]:
    """Give the title, and as prompt the whole text when it is too long to be one."""
    title = fit_title(text)
    if len(title) <= LONGEST_TITLE:
        return title, ""
    cut = title.rfind(" ", 0, LONGEST_TITLE)
    return fit_title(title[: cut if cut > 0 else LONGEST_TITLE].rstrip() + "…"), text


def _level(title: str) -> Level | None:
    return next((level for mark, level in LEVEL_MARKS.items() if mark in title), None)


def _tags(found: FoundQuestion) -> tuple[str, ...]:
    tags = (" ".join(_NO_TAG.sub(" ", tag).split()) for tag in found.tags)
    practice = (PRACTICE_TAG,) if PRACTICE_MARK in found.title else ()
    return tuple(dict.fromkeys(tag for tag in (*tags, *practice) if 0 < len(tag) <= _LONGEST_TAG))


def _task(found: FoundQuestion) -> tuple[Task, str]:
    """Make the task, and what of the options stands in the prompt instead.

    Options of which none is known to be right are only a list there; options of several blocks are lettered there.
    """
    if len(found.options) > 1 and any(option.correct for option in found.options):
        if all(is_option(option.text) for option in found.options):
            return Choice(tuple(map(_option, found.options))), ""
        pairs = list(zip(_names(len(found.options)), found.options, strict=True))
        lettered = tuple(replace(_option(option), text=letter) for letter, option in pairs)
        return Choice(lettered), "\n\n".join(f"**{letter}.**\n\n{fit(option.text)}" for letter, option in pairs)
    accepted = tuple(dict.fromkeys(filter(None, map(fit_accepted, found.accepted))))
    unmarked = "\n".join(f"- {_indent(fit_option(option.text))}" for option in found.options)
    return (Short(accepted) if accepted else None), unmarked


def _option(option: Option) -> Option:
    return Option(fit_option(option.text), option.correct, fit(option.feedback))


def _names(count: int) -> list[str]:
    return list(_LETTERS[:count]) if count <= len(_LETTERS) else [str(number + 1) for number in range(count)]


def _indent(text: str) -> str:
    return text.replace("\n", "\n  ")


def _answer(task: Task) -> str:
    """Say the answer that is marked in a task: the format wants one in words, and many files have none."""
    match task:
        case Choice(options):
            right = [option.text for option in options if option.correct]
        case Short(accepted):
            right = [_as_code(answer) for answer in accepted]
        case _:
            return ""
    return fit(right[0] if len(right) == 1 else "\n".join(f"- {_indent(text)}" for text in right))


def _as_code(text: str) -> str:
    return text if text.isalnum() else f"`{text}`" if "`" not in text else code_fence(text)
