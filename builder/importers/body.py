"""What stands below the title of a question: its prompt, its options, its answer, its hints."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from builder.blocks import is_blank, trim
from builder.importers.html import fence_pages, reduce_html
from builder.importers.asking import refers_to_code
from builder.importers.marks import ANSWER_LINE, LETTER_LINE, OPTIONS_LINE, Marks, is_answer_box
from builder.importers.options import Key, Run, find_runs, marked, options_of, read_key
from builder.importers.outline import Kind, Outline
from builder.importers.start import Start
from builder.importers.title import plain_text
from builder.importers.vocabulary import HINT_PHRASE, LETTER_PAIRS, is_placeholder
from builder.question import Option

_TAGS_ONLY: Final = re.compile(r"(?:\s*</?[A-Za-z][^<>]*>)*\s*")
_ANSWER_LETTERS: Final = frozenset(pair[1] for pair in LETTER_PAIRS) | {"А"}
_QUOTE: Final = re.compile(r"^\s*> ?")
_TAG: Final = re.compile(r"</?(?:b|strong|p|i|em|u|details|span|h[1-6]|br)\b[^<>]*>", re.IGNORECASE)
_FIRST_TAGS: Final = re.compile(rf"^(?:\s*{_TAG.pattern})+\s*", re.IGNORECASE)
_LONE_TAGS: Final = re.compile(
    r"\s*(?:(?:<br\s*/?>|<hr\s*/?>|</?(?:div|p|center|span)\b[^<>]*>|<a\b[^<>]*>\s*(?:</a>)?)\s*)+"
)
_HINT_LINE: Final = re.compile(
    rf"[\s>#*_+•-]*+(?:<details[^<>]*>\s*)?(?:<summary[^<>]*>\s*)?(?:\?\?\?\+?\s*|!!!\s*|\[!)?[^\w\s]*+\s*+{HINT_PHRASE}(?:\s*\d+)?"
    r"\s*(?:[*_]{1,3}\s*[:：]?|[:：]\s*[*_]{0,3}|\][+-]?|</summary>|$)\s*",
    re.IGNORECASE,
)
_PICKED: Final = re.compile(r"\W*выбра[лн]", re.IGNORECASE)
_IS_LINE: Final = re.compile(r"\s*(?:[-*+]\s+)?[*_]{0,3}[^\W\d_]")
_SUMMARY: Final = re.compile(r"^.*?</summary\s*>", re.IGNORECASE | re.DOTALL)
_HEDGE: Final = re.compile(
    r"возможн\w+ ошибк|не уверен|кажется|наверн|скорее всего|предположительно|выбра[лн]|not (?:quite |entirely )?sure|i think|i (?:picked|chose|guess)|"
    r"probably|maybe|my guess|unsure|possibly|unverified|\(\?\)|\?\?",
    re.IGNORECASE,
)
# Longer bulleted lists with ticks are check lists.
_FEW: Final = 10

UNSURE: Final = "the file is not sure of its answer"
UNKNOWN_OPTION: Final = "the answer names none of the options"
CONTRADICTION: Final = "two different options are called right"


@dataclass(frozen=True, slots=True)
class Habits:
    """What the questions of one form usually have: an explicit answer; only code, which is what they ask about."""

    marked: float = 0.0
    is_code_asked: bool = False
    # In a list of bare questions what is nested below one belongs to it.
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of a question below its title, as Markdown."""

    prompt: str = ""
    answer: str = ""
    options: tuple[Option, ...] = ()
    hints: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class Region:
    """Lines of a file with their kinds."""

    lines: list[str]
    kinds: list[Kind]

    def cut(self, start: int, end: int | None = None) -> Region:
        return Region(self.lines[start:end], self.kinds[start:end])


def region_of(outline: Outline, start: Start, end: int) -> Region:
    """Take the lines below a title, the first one from where the title ended."""
    lines, kinds = list(outline.lines[start.body : end]), list(outline.kinds[start.body : end])
    if lines and start.column:
        lines[0] = lines[0][start.column :]
        kinds[0] = "text" if lines[0].strip() else ""
    while kinds and (kinds[-1] in ("", "rule", "note") or _LONE_TAGS.fullmatch(lines[-1])):
        del lines[-1], kinds[-1]
    sound = [_sound(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    return Region([*start.lead, *sound], [*["text"] * len(start.lead), *kinds])


def _sound(line: str, kind: Kind) -> str:
    """Drop comments, and keep a rule from becoming the underline of what stands above it."""
    return "" if kind == "note" else "\n---" if kind == "rule" else line


def find_marker(region: Region, marks: Marks, start: Start) -> int | None:
    """Find the line, counted in the region, where the answer begins."""
    first, shift = start.body, len(start.lead)
    last = first + len(region.lines) - shift
    end = last
    for places in (marks.answers, marks.handles):
        end = next(
            (
                place
                for place in places[bisect_left(places, first) : bisect_left(places, end)]
                if not _announces_options(region, place - first + shift)
            ),
            end,
        )
    at = bisect_left(marks.arrows, first)
    arrow = marks.arrows[at] if at < len(marks.arrows) else end
    if arrow < end and not any(kind in ("text", "item") for kind in region.kinds[: arrow - first + shift]):
        end = arrow
    return end - first + shift if end < last else None


def _announces_options(region: Region, position: int) -> bool:
    """Tell `Ответы:` above a list of options from `Ответы:` above the answers."""
    if not OPTIONS_LINE.fullmatch(region.lines[position]):
        return False
    below = [at for at in range(position + 1, len(region.lines)) if not is_blank(region.lines[at])][:3]
    return any(region.kinds[at] in ("item", "text") for at in below) and bool(
        [run for run in find_runs(region.lines[position:], region.kinds[position:]) if run.is_announced]
    )


def read_body(region: Region, marker: int | None, title: str, habits: Habits, *, is_prompt: bool = False) -> Body:
    """Divide what is below a title."""
    if marker is not None and marker >= len(region.lines):
        marker = None
    before, hints = _take_hints(region.cut(0, marker)) if marker is not None else (region, ())
    after = _answer_lines(region.cut(marker)) if marker is not None else None
    said = region.lines[marker] if marker is not None else ""
    return replace(_divide(before, after, said, title, habits, is_prompt=is_prompt), hints=hints)


def _take_hints(before: Region) -> tuple[Region, tuple[str, ...]]:
    """Take the hints from what stands above an answer: each goes on to the next one."""
    at = [
        position
        for position, line in enumerate(before.lines)
        if before.kinds[position] not in ("", "code") and _HINT_LINE.match(line)
    ]
    if not at:
        return before, ()
    hints = []
    for start, end in pairwise([*at, len(before.lines)]):
        first = before.lines[start]
        label = _HINT_LINE.match(first)
        hints.append(text_of(_unquoted([first[label.end() if label else 0 :], *before.lines[start + 1 : end]])))
    return before.cut(0, at[0]), tuple(hint for hint in hints if hint)


def _divide(before: Region, after: Region | None, said: str, title: str, habits: Habits, *, is_prompt: bool) -> Body:
    runs = find_runs(before.lines, before.kinds)
    if runs:
        chosen = _read_choice(before, runs, after, said)
        if chosen:
            return chosen
    if after is not None:
        return _marked_body(before, after)
    if is_prompt:
        return Body(prompt=prompt_of(before.lines))
    return _unmarked_body(before, title, habits)


def _answer_lines(region: Region) -> Region:
    """Drop the labels in front of an answer; what is left of the last one is its first line."""
    lines, kinds = list(region.lines), list(region.kinds)
    if lines and is_answer_box(lines[0]):
        del lines[0], kinds[0]
        return Region(_unquoted(lines), ["text" if kind == "quote" else kind for kind in kinds])
    joined = "\n".join(lines[:3]).lower()
    if lines and "<details" in joined.split("</summary")[0] and "</summary" in joined:
        text = "\n".join(lines)
        cut = _SUMMARY.match(text)
        if cut:
            dropped = text[: cut.end()].count("\n")
            lines = text[cut.end() :].split("\n")
            kinds = kinds[dropped:]
            kinds[0] = "text" if lines[0].strip() else ""
    for _ in range(4):
        while lines and _TAGS_ONLY.fullmatch(lines[0]):
            del lines[0], kinds[0]
        bare = _FIRST_TAGS.sub("", lines[0], count=1) if lines else ""
        found = _answer_label(bare) if lines and kinds[0] not in ("code", "table") else None
        if not found:
            break
        rest = bare[found.end() :]
        lines[0] = rest
        kinds[0] = "text"
        if rest.strip():
            break
    return Region(lines, kinds)


def _answer_label(line: str) -> re.Match[str] | None:
    found = ANSWER_LINE.match(line)
    if found:
        return found
    letter = LETTER_LINE.match(line)
    return letter if letter and letter[1].upper() in _ANSWER_LETTERS else None


def _unquoted(lines: list[str]) -> list[str]:
    """Take the marks of a quotation from lines that are all quoted."""
    if all(is_blank(line) or line.lstrip().startswith(">") for line in lines):
        return [_QUOTE.sub("", line, count=1) for line in lines]
    return lines


def _strip_tags(line: str) -> str:
    """Drop the tags of a line that names options; those in code are its text."""
    return line if "`" in line else _TAG.sub("", line)


def _read_choice(before: Region, runs: Sequence[Run], after: Region | None, said: str) -> Body | None:
    """Read a question with options, if there is any reason to take a list for options."""
    for run in reversed(runs):
        ticked = marked(run)
        key, hedged, explanation = _find_key(after, run) if after else (None, False, after)
        is_list = run.style in ("number", "bullet") and not run.is_announced
        if ticked:
            is_choice = run.style != "bullet" or run.is_announced or len(run.drafts) <= _FEW
        elif key is not None:
            is_choice = not is_list or _touches(before, run)
        else:
            is_choice = (run.is_announced or run.style in ("letter", "box")) and (
                after is not None or _is_all(before, run)
            )
        if is_choice:
            return _choice(
                before, run, ticked, key, explanation, said=said, hedged=hedged or _PICKED.match(said) is not None
            )
    return None


def _is_all(before: Region, run: Run) -> bool:
    """Tell whether there is nothing but options, and code above them."""
    return _touches(before, run) and all(
        kind in ("", "code", "tag", "rule", "note") for kind in before.kinds[: run.start]
    )


def _touches(before: Region, run: Run) -> bool:
    """Tell whether nothing but blanks stands between the options and the answer."""
    return all(is_blank(line) or _TAGS_ONLY.fullmatch(line) for line in before.lines[run.end :])


def _find_key(after: Region, run: Run) -> tuple[Key | None, bool, Region]:
    first = next((at for at, line in enumerate(after.lines) if line.strip()), None)
    if first is None or after.kinds[first] == "code":
        return None, False, after
    line = after.lines[first]
    key = read_key(_strip_tags(line), run)
    hedged = _HEDGE.search(line) is not None
    if key is None:
        return None, hedged, after
    right = set(key.right)
    end = first + 1
    while end < len(after.lines) and after.lines[end].strip() and not key.rest:
        more = read_key(after.lines[end], run)
        if more is None or more.rest:
            break
        right |= more.right
        end += 1
    rest = Region([key.rest, *after.lines[end:]], ["text", *after.kinds[end:]])
    return Key(frozenset(right), key.rest), hedged, rest


def _choice(
    before: Region,
    run: Run,
    ticked: frozenset[int],
    key: Key | None,
    explanation: Region | None,
    *,
    said: str,
    hedged: bool,
) -> Body:
    """Put a question with options together; a line such as `Answer: 2.` stays, with the words of the option."""
    right = key.right if key else ticked
    doubts = [UNSURE] if hedged else []
    if key and ticked and key.right != ticked:
        doubts.append(CONTRADICTION)
    if explanation is not None and not right:
        doubts.append(UNKNOWN_OPTION)
    options, code = options_of(run, right)
    below = before.lines[run.end :]
    prompt = before.lines[: run.start] + code
    answer = list(explanation.lines) if explanation else []
    if key and _IS_LINE.match(said) and ANSWER_LINE.match(said) and (hedged or not key.rest):
        answer = [_spelled(said, run, key), *answer[1:]]
    if right and key is None:
        answer = below + answer
    else:
        prompt += below
    return Body(
        prompt_of(prompt),
        answer_of(answer),
        tuple(
            Option(text_of([option.text]), option.correct, text_of(option.feedback.split("\n"))) for option in options
        ),
        doubts=tuple(doubts),
    )


def _spelled(said: str, run: Run, key: Key) -> str:
    """Add the text of the right options to a line that only names them: their order is not kept when they are shown."""
    texts = [run.drafts[at].lines[0] for at in sorted(key.right)]
    named = [text for text in texts if text not in said]
    return f"{said.strip()} — {'; '.join(named)}" if named else said.strip()


def _marked_body(before: Region, after: Region) -> Body:
    first = next((line for line in after.lines if line.strip()), "")
    doubts = (UNSURE,) if len(first) < 200 and _HEDGE.search(first) else ()
    return Body(prompt_of(before.lines), answer_of(after.lines), doubts=doubts)


def _unmarked_body(region: Region, title: str, habits: Habits) -> Body:
    """Decide without any mark: code that the question is about belongs to the prompt, the rest is the answer."""
    if habits.is_bare and not any(kind == "text" for kind in region.kinds):
        return Body(prompt=prompt_of(region.lines))
    kinds = {kind for kind, line in zip(region.kinds, region.lines, strict=True) if line.strip()} - {
        "tag",
        "rule",
        "note",
    }
    if habits.marked > 0.5 and kinds <= {"code"}:
        return Body(prompt=prompt_of(region.lines))
    if kinds == {"code"} and (habits.is_code_asked or refers_to_code(title)):
        return Body(prompt=prompt_of(region.lines))
    if refers_to_code(title) and (end := _leading_code(region)):
        return Body(prompt_of(region.lines[:end]), answer_of(region.lines[end:]))
    return Body(answer=answer_of(region.lines))


def _leading_code(region: Region) -> int:
    """Count the lines of the code that a body begins with."""
    first = next((at for at, line in enumerate(region.lines) if line.strip() and region.kinds[at] != "tag"), 0)
    end = first
    while end < len(region.lines) and region.kinds[end] == "code":
        end += 1
    return end if end > first else 0


def text_of(lines: Sequence[str]) -> str:
    """Make Markdown of lines: without the indentation they share, HTML reduced."""
    text = trim(_unquoted(list(lines)))
    if not text:
        return ""
    first, _, rest = text.partition("\n")
    # The first line may have lost its indentation with the label in front of it.
    text = (
        first.strip() + ("\n" + textwrap.dedent(rest) if rest else "")
        if not first[:1].isspace()
        else textwrap.dedent(text)
    )
    reduced = reduce_html(text)
    return text if reduced == text else trim(textwrap.dedent("\n" + trim(reduced.split("\n"))).split("\n"))


def prompt_of(lines: Sequence[str]) -> str:
    """Make a prompt of lines; pages of HTML without a fence around them are what is asked about."""
    return text_of(fence_pages(lines))


def answer_of(lines: Sequence[str]) -> str:
    """Make an answer of lines; a placeholder is none."""
    text = text_of(lines)
    return "" if not text or is_placeholder(plain_text(text) if len(text) < 100 else text) else text
