"""A question put together from its sections, and the checks that only the whole question can fail."""

from __future__ import annotations

from collections.abc import Sequence

from builder.attributes import Facts
from builder.blocks import trim
from builder.diagnostics import Problems, quote
from builder.question import (
    Choice,
    Code,
    Level,
    Option,
    Output,
    Question,
    Short,
    Task,
)
from builder.sections import (
    Item,
    Section,
    has_fence,
    read_accepted,
    read_expected,
    read_follow_ups,
    read_items,
    read_options,
    text_of,
    whole_text,
)


class Draft:
    """The sections of one question while it is being read."""

    def __init__(self, sections: Sequence[Section], lines: Sequence[str], problems: Problems) -> None:
        """Sort the sections by name, reporting those that are empty or stand twice."""
        self.lines = lines
        self.problems = problems
        self.prompt = sections[0]
        self._sections: dict[str, list[Section]] = {}
        self._empty: dict[str, Section] = {}
        for section in sections[1:]:
            self._add(section)

    def _add(self, section: Section) -> None:
        if not text_of(section, self.lines):
            self._empty.setdefault(section.name, section)
            return
        same = self._sections.setdefault(section.name, [])
        same.append(section)
        if len(same) > 1 and section.name != "hint":
            message = f"{self.spelled(section)} stands twice in this question"
            self.report(section, "repeated-section", message, "put both into one section")

    def report_empty(self) -> None:
        """Report the sections with nothing below their heading."""
        for name, section in self._empty.items():
            # A missing answer has a diagnostic of its own.
            if name != "answer":
                message = f"{self.spelled(section)} has nothing below it"
                self.report(section, "empty-section", message, "write its content or delete the heading")

    def spelled(self, section: Section) -> str:
        """Quote the heading of a section as the author wrote it."""
        return quote(self.lines[section.heading])

    def report(self, section: Section, code: str, message: str, hint: str) -> None:
        """Report a problem at the heading of a section."""
        heading = self.lines[section.heading]
        column = len(heading) - len(heading.lstrip(" \t")) + 1
        self.problems.add(section.heading + 1, column, code, message, hint=hint)

    def all(self, name: str) -> list[Section]:
        """Give the sections of a name that have content."""
        return self._sections.get(name, [])

    def first(self, *names: str) -> Section | None:
        """Give the first section that has one of the names, in the order of the names."""
        return next((section for name in names for section in self.all(name)), None)

    def empty(self, name: str) -> Section | None:
        """Give the section of a name that has a heading and nothing else."""
        return self._empty.get(name)

    def text(self, name: str) -> str:
        """Give the text of a section, empty when there is none."""
        return "\n\n".join(text_of(section, self.lines) for section in self.all(name))

    def items(self, name: str) -> list[Item]:
        """Give the items of a section that is a list."""
        return [item for section in self.all(name) for item in read_items(section, self.lines, self.problems)]


def read_question(
    draft: Draft, facts: Facts, *, name: str, title: str, level: Level, line: int, column: int
) -> tuple[Question, list[Item]]:
    """Put a question together; the items are the lines of its options."""
    options, option_items = read_options(draft.prompt, draft.lines, draft.problems)
    task = _read_task(draft, options, option_items)
    answer = draft.text("answer")
    if not answer and not (draft.first("tests") and draft.first("solution")):
        _report_no_answer(draft, title, line, column)
    draft.report_empty()
    question = Question(
        id=name,
        title=title,
        prompt=_text_without(option_items, draft.prompt, draft.lines),
        answer=answer,
        level=facts.level or level,
        minutes=facts.minutes,
        tags=facts.tags,
        rev=facts.rev,
        mock=facts.mock,
        task=task,
        hints=tuple(text_of(section, draft.lines) for section in draft.all("hint")),
        key_points=tuple(whole_text(item) for item in draft.items("key_points")),
        follow_ups=tuple(
            follow_up
            for section in draft.all("follow_up")
            for follow_up in read_follow_ups(section, draft.lines, draft.problems)
        ),
        sources=draft.text("sources"),
        aliases=facts.aliases,
        limit=facts.limit,
        draft=facts.draft,
        line=line,
    )
    return question, option_items


def _report_no_answer(draft: Draft, title: str, line: int, column: int) -> None:
    empty = draft.empty("answer")
    if empty is not None:
        draft.report(empty, "no-answer", f"{draft.spelled(empty)} has nothing below it", "write the reference answer")
    else:
        message = f"the question {quote(title)} has no answer"
        hint = "add a section `### Ответ` (`### Answer`) with the reference answer"
        draft.problems.add(line, column, "no-answer", message, hint=hint)


def _text_without(items: Sequence[Item], prompt: Section, lines: Sequence[str]) -> str:
    if not items:
        return text_of(prompt, lines)
    parts = (trim(lines[prompt.start : items[0].start]), trim(lines[items[-1].end : prompt.end]))
    return "\n\n".join(part for part in parts if part)


def _read_task(draft: Draft, options: tuple[Option, ...], items: Sequence[Item]) -> Task:
    tasks: list[tuple[Task, str]] = []
    if options:
        _check_options(options, items[0], draft.problems)
        tasks.append((Choice(options), "a task list in the prompt"))
    if draft.first("accepted"):
        accepted = tuple(read_accepted(item, draft.problems) for item in draft.items("accepted"))
        tasks.append((Short(accepted), _named(draft, "accepted")))
    output = draft.first("output")
    if output:
        tasks.append((Output(read_expected(output, draft.lines)), _named(draft, "output")))
    if draft.first("tests"):
        _check_code(draft)
        code = Code(draft.text("tests"), draft.text("starter"), draft.text("solution"))
        tasks.append((code, _named(draft, "tests")))
    _check_tasks(draft, tasks)
    return tasks[0][0] if tasks else None


def _named(draft: Draft, name: str) -> str:
    section = draft.first(name)
    return draft.spelled(section) if section else name


def _check_options(options: Sequence[Option], first: Item, problems: Problems) -> None:
    if len(options) < 2:
        problems.add(
            first.start + 1,
            first.column,
            "too-few-options",
            f"{quote(options[0].text)} is the only option",
            hint="add the options that people confuse it with",
        )
    if not any(option.correct for option in options):
        problems.add(
            first.start + 1,
            first.column,
            "no-right-option",
            f"none of the {len(options)} options is marked as right",
            hint="mark each right option: `- [x]`",
        )


def _check_code(draft: Draft) -> None:
    for name in ("starter", "tests", "solution"):
        for section in draft.all(name):
            if not has_fence(section):
                message = f"{draft.spelled(section)} holds no code"
                draft.report(section, "bad-section", message, "put the code into a fence: ```python")


def _check_tasks(draft: Draft, tasks: Sequence[tuple[Task, str]]) -> None:
    if len(tasks) > 1:
        (_, one), (_, other), *_ = tasks
        section = draft.first("tests", "output", "accepted") or draft.prompt
        message = f"{one} and {other} make two kinds of one question"
        draft.report(section, "mixed-kinds", message, "keep one of them, or make two questions")
    lone = draft.first("starter", "solution")
    if lone and not draft.first("tests"):
        message = f"{draft.spelled(lone)} stands without `### Тесты`"
        hint = "add `### Тесты` (`### Tests`), or move the code to the prompt or the answer"
        draft.report(lone, "bad-section", message, hint)
