"""What a row of a table or an object of a data file says about a question, made into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from builder.importers.anki.fields import has_gaps, read_gaps
from builder.importers.data.choices import Naming, choose, mix, split_options
from builder.importers.found import FoundQuestion, Span
from builder.importers.rest import literal, split_title
from builder.question import FollowUp, Level, Option

_LONGEST_TYPED: Final = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """The texts of one record by their roles, as Markdown; `asked` is as it stands, for it may have gaps.

    `options` are those of which `right` names the right ones, `marked` those that say it themselves, `listed` a text
    that lists them, `wrong` those beside the right answer.
    """

    asked: str
    text: str
    answer: str = ""
    options: tuple[str, ...] = ()
    marked: tuple[Option, ...] = ()
    listed: str = ""
    wrong: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    level: Level | None = None
    tags: tuple[str, ...] = ()


def make_questions(facts: Facts, span: Span, naming: Naming) -> Iterator[FoundQuestion]:
    """Make the question of a record, one for each gap of a text with gaps."""
    if has_gaps(facts.asked):
        yield from _make_gaps(facts, span)
    elif facts.text:
        yield _make(facts, span, naming)


def named_options(facts: Facts) -> Iterator[tuple[str, Sequence[str]]]:
    """Give what a record names as right, with its options."""
    options = facts.options or split_options(facts.listed)
    if len(options) > 1:
        yield from ((text, options) for text in facts.right)


def _make_gaps(facts: Facts, span: Span) -> Iterator[FoundQuestion]:
    for gap in read_gaps(facts.asked):
        title, prompt = split_title(gap.question, default="…")
        yield FoundQuestion(
            title,
            (span,),
            prompt=prompt,
            answer=_join(gap.answer, facts.answer),
            accepted=gap.accepted,
            level=facts.level,
            tags=facts.tags,
        )


def _make(facts: Facts, span: Span, naming: Naming) -> FoundQuestion:
    title, prompt = split_title(facts.text, default="…")
    options, doubts = _options(facts, naming)
    is_settled = bool(options) and not doubts
    accepted = () if options else _accepted(facts)
    said = () if is_settled else tuple(text for text in facts.right if text)
    listed = facts.listed if not options else ""
    return FoundQuestion(
        title,
        (span,),
        prompt=prompt,
        answer=_join(*said, listed, *(facts.options if not options and not accepted else ()), facts.answer),
        options=options,
        accepted=accepted,
        hints=facts.hints,
        follow_ups=facts.follow_ups,
        level=facts.level,
        tags=facts.tags,
        doubts=doubts,
    )


def _options(facts: Facts, naming: Naming) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    if len(facts.marked) > 1:
        is_marked = any(option.correct for option in facts.marked)
        return facts.marked, () if is_marked else ("no option is marked as right",)
    if facts.wrong and facts.right:
        return mix(facts.right, (*facts.wrong, *facts.options)), ()
    if sum(map(bool, facts.options)) > 1:
        return choose(facts.options, facts.right, naming)
    listed = split_options(facts.listed)
    chosen, doubts = choose(listed, facts.right, naming) if len(listed) > 1 else ((), ())
    # Without the right answer among them, these may be the commas of a sentence.
    is_list = not doubts or len(split_options(facts.listed, signs="\n|")) > 1
    return (chosen, doubts) if is_list else ((), ())


def _accepted(facts: Facts) -> tuple[str, ...]:
    """Give what may be typed: the only option, where the others are left empty."""
    filled = [text for text in facts.options if text]
    is_short = len(filled) == 1 and len(filled[0]) <= _LONGEST_TYPED and "\n" not in filled[0]
    return (literal(filled[0]),) if is_short and len(facts.options) > 1 else ()


def _join(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))
