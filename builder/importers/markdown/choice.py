"""Questions with options: which list holds them, and which of them the file calls right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from builder.blocks import is_blank
from builder.importers.markdown.marks import ANSWER_LINE
from builder.importers.markdown.option_key import Key, read_key
from builder.importers.markdown.options import (
    FIRST_INLINE,
    Run,
    find_runs,
    is_signed,
    marked,
    options_of,
    split_inline,
    take_signs,
)
from builder.importers.markdown.outline import Kind
from builder.importers.markdown.region import TAGS_ONLY, Region, answer_of, prompt_of, text_of
from builder.question import Option

UNSURE: Final = "the file is not sure of its answer"
UNKNOWN_OPTION: Final = "the answer names none of the options"
CONTRADICTION: Final = "two different options are called right"

# Longer bulleted lists with ticks are check lists.
_FEW: Final = 10
# An answer that names an option without our understanding it is no longer than this.
_SHORT: Final = 120

_TAG: Final = re.compile(r"</?(?:b|strong|p|i|em|u|details|span|h[1-6]|br)\b[^<>]*>", re.IGNORECASE)
_LINE: Final = re.compile(r"\s*(?:[-*+]\s+)?[*_]{0,3}[^\W\d_]")
_PICKED: Final = re.compile(r"\W*+выбра[лн]", re.IGNORECASE)
_VAGUE: Final = re.compile(
    r"^\W*(?:probably|maybe|possibly|i think|i guess|my guess is|наверное?|кажется|скорее всего|возможно)\W+",
    re.IGNORECASE,
)
_HEDGE: Final = re.compile(
    r"возможн\w+ ошибк|не уверен|кажется|наверн|скорее всего|предположительно|not (?:quite |entirely )?sure|i think|"
    r"i (?:picked|chose|guess)|probably|maybe|my guess|unsure|possibly|unverified|\(\?\)|\?\?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of a question below its title, as Markdown."""

    prompt: str = ""
    answer: str = ""
    options: tuple[Option, ...] = ()
    hints: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What an answer says about a run of options, and what else it says."""

    key: Key | None = None
    is_unsure: bool = False
    rest: Sequence[str] | None = None


def read_choice(before: Region, after: Region | None, said: str, *, are_signed: bool = False) -> Body | None:
    """Read a question with options, if there is any reason to take a list for options.

    `before` stands above the answer, `after` is the answer without its label, `said` the line with the label. In files
    where options `are_signed`, a plus marks the right ones.
    """
    before = _with_lines(before)
    for run in reversed(find_runs(before.lines, before.kinds)):
        if are_signed and is_signed(run):
            take_signs(run)
        verdict = _judge(after, run) if after else _Verdict()
        if _is_choice(before, after, run, verdict):
            return _choice(before, run, verdict, said)
    return None


def _with_lines(region: Region) -> Region:
    """Give each option a line of its own."""
    if not any(FIRST_INLINE.match(line) for line in region.lines):
        return region
    lines: list[str] = []
    kinds: list[Kind] = []
    for line, kind in zip(region.lines, region.kinds, strict=True):
        parts = split_inline(line) if kind in ("text", "item") and FIRST_INLINE.match(line) else [line]
        lines += parts
        kinds += [kind] * len(parts)
    return Region(lines, kinds)


def _is_choice(before: Region, after: Region | None, run: Run, verdict: _Verdict) -> bool:
    is_plain = run.style in ("number", "bullet") and not run.is_announced
    if marked(run):
        return run.style != "bullet" or run.is_announced or len(run.drafts) <= _FEW
    if verdict.key is not None:
        return not is_plain or _is_last(before, run)
    if is_plain:
        return False
    if after:
        return _is_short(after)
    # Boxes of which nobody ticked one are options still, whatever stands below them.
    return run.style == "box" or _is_all(before, run)


def _is_short(answer: Region) -> bool:
    return len("".join(answer.lines).strip()) <= _SHORT


def _is_all(before: Region, run: Run) -> bool:
    """Tell whether there is nothing but options, and code above them."""
    return _is_last(before, run) and not {*before.kinds[: run.start]} & {"text", "item", "table", "quote", "heading"}


def _is_last(before: Region, run: Run) -> bool:
    """Tell whether nothing but blanks stands between the options and the answer."""
    return all(is_blank(line) or TAGS_ONLY.fullmatch(line) for line in before.lines[run.end :])


def _judge(answer: Region, run: Run) -> _Verdict:
    """Read which options an answer names: on its first line, or on several lines that name one each."""
    first = answer.first_filled()
    if first is None or answer.kinds[first] == "code":
        return _Verdict(rest=answer.lines)
    line = answer.lines[first]
    plain = line if "`" in line else _TAG.sub("", line)
    key = read_key(_VAGUE.sub("", plain), run)
    is_unsure = is_hedged(line)
    if key is None:
        return _Verdict(None, is_unsure, answer.lines)
    right, end = set(key.right), first + 1
    while end < len(answer.lines) and not key.rest and not is_blank(answer.lines[end]):
        more = read_key(answer.lines[end], run)
        if more is None or more.rest:
            break
        right |= more.right
        end += 1
    return _Verdict(Key(frozenset(right), key.rest), is_unsure, [key.rest, *answer.lines[end:]])


def is_hedged(line: str) -> bool:
    """Tell a line that says that it may be wrong."""
    return _HEDGE.search(line) is not None


def _choice(before: Region, run: Run, verdict: _Verdict, said: str) -> Body:
    """Put the parts together; a line such as `Answer: 2.` stays, with the words of the option."""
    key, ticked = verdict.key, marked(run)
    right = key.right if key else ticked
    is_unsure = verdict.is_unsure or _PICKED.match(said) is not None
    options, code = options_of(run, right)
    prompt, below = [*before.lines[: run.start], *code], before.lines[run.end :]
    answer = list(verdict.rest or ())
    label = ANSWER_LINE.match(said) if key and _LINE.match(said) else None
    if key and label and label.end() < len(said.rstrip()) and (is_unsure or not key.rest):
        answer = [_spell(said, run, key), *answer[1:]]
    if right and key is None:
        answer = [*below, *answer]
    else:
        prompt += below
    doubts = {
        UNSURE: is_unsure,
        CONTRADICTION: bool(key and ticked and key.right != ticked),
        UNKNOWN_OPTION: verdict.rest is not None and not right,
    }
    return Body(
        prompt_of(prompt),
        answer_of(answer),
        tuple(map(_option, options)),
        doubts=tuple(doubt for doubt, is_there in doubts.items() if is_there),
    )


def _option(option: Option) -> Option:
    return Option(text_of([option.text]), option.correct, text_of(option.feedback.split("\n")))


def _spell(said: str, run: Run, key: Key) -> str:
    """Add the text of the right options to a line that only names them: their order is not kept when they are shown."""
    texts = [run.drafts[at].text for at in sorted(key.right)]
    named = [text for text in texts if text not in said]
    return f"{said.strip()} — {'; '.join(named)}" if named else said.strip()
