"""Answers that stand far from their questions: a key at the end of a file or of a section, matched by number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.blocks import is_blank
from builder.importers.markdown.marks import ANSWER_LINE, Marks
from builder.importers.markdown.outline import Heading, Kind, Outline
from builder.importers.markdown.start import Start
from builder.importers.markdown.title import plain_text, read_title
from builder.importers.markdown.vocabulary import ANSWER_PHRASE, KEY_PHRASE, QUESTION_PHRASE

_LEAST: Final = 2
_SHARE: Final = 0.6
_LONGEST: Final = 300

_NAME: Final = re.compile(
    r"[^\w]*+(?:(?:the )?(?:correct |right )?(?:answers|answer (?:key|sheet|list))|answers? (?:to|for) .{1,40}|"
    r"solutions|keys?|(?:правильные |верные )?ответы(?: на .{1,40})?|ключи?(?: к .{1,40})?|решения|"
    r"відповіді|lösungen|antworten|"
    r"respuestas|soluciones|réponses|respostas|risposte|odpowiedzi|odpovědi|odgovori|antwoorden|"
    rf"cevaplar|απαντήσεις|תשובות|{KEY_PHRASE}|答案|解答)"
    r"(?:\s*(?:&|and|with|und|y|et|и|с)\s*(?:(?:detailed|full|brief|подробными?)\s+)?"
    r"(?:explanations?|solutions?|rationales?|reasoning|пояснени\w+|объяснени\w+|erklärungen|explicaciones))?"
    r"(?:\s*\([^()]{1,40}\))?\W*",
    re.IGNORECASE,
)
# Only as a heading: on a line of its own it answers the question above.
_SINGLE: Final = re.compile(rf"[^\w]*+{ANSWER_PHRASE}\W*", re.IGNORECASE)
_ENTRY: Final = re.compile(
    r"\s*(?:[-*+]\s+)?[*_]{0,2}(?:(?:A|Ans(?:wer)?|Q|Question|Ответ|Вопрос|О|№)\s*\.?\s*)?(?P<number>\d{1,4})[*_]{0,2}"
    r"\s*(?:[.):–—-]+[*_]{0,2}\s*|\s+(?=[A-Za-zА-Яа-я]\b))(?P<text>.*)$",
    re.IGNORECASE,
)
_ROW: Final = re.compile(r"\s*\|?\s*[*_]{0,2}Q?(?P<number>\d{1,4})[*_.]{0,3}\s*\|(?P<text>.*?)\|?\s*$", re.IGNORECASE)
# `1. B  2. C  3. A`, all in one line.
_SEVERAL: Final = re.compile(
    r"(?:[\s,;|*]*+(?:Q\s?)?\d{1,3}\s*+[.):\-–—]++\s*+[(*]*+[A-Ha-hА-Еа-е](?![^\W_])[)*\s,;.|]*+){2,}"
)
_ONE_OF_SEVERAL: Final = re.compile(r"(?P<number>\d{1,3})\s*[.):\-–—]+\s*[(*]*(?P<text>[A-Ha-hА-Еа-е])(?![^\W_])")
_FOLDED: Final = re.compile(r"\s*</?(?:details|summary)\b", re.IGNORECASE)
_QUESTION: Final = re.compile(rf"[\s>*_#+•-]*+{QUESTION_PHRASE}\b|\s*[QqВ]\d*[.:)]", re.IGNORECASE)
_LABELLED: Final = re.compile(
    r"\s*[*_]{0,2}(?:A|Ans(?:wer)?|Solution|Ответ|О|Решение)\s*\.?\s*(?P<number>\d{1,4})[*_]{0,2}\s*[.):–—-]+"
    r"[*_]{0,2}\s*(?P<text>.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a key: the number it is for, its lines (`line` to before `end`) and their text."""

    number: int
    line: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class KeySection:
    """A key: its lines and its answers."""

    line: int
    end: int
    answers: tuple[Answer, ...]
    # The heading says no more than `Answer`: it may belong to anything but to questions with the same numbers.
    is_vague: bool = False


def find_keys(outline: Outline) -> tuple[KeySection, ...]:
    """Find the keys of a file: a heading or a line that names answers with numbered lines below it, or lines `A1.`."""
    first_lines = [number for number in range(len(outline.lines)) if _may_be_key(outline, number)]
    ends = sorted({*first_lines, *(heading.line for heading in outline.headings), len(outline.lines)})
    found: list[KeySection] = []
    for line in first_lines:
        is_named = not (_LABELLED.match(outline.lines[line]) or _rest_of_key(outline.lines[line]))
        heading = outline.heading_at.get(line)
        first = (heading.end if heading else line + 1) if is_named else line
        end = ends[bisect_left(ends, first + (not is_named))]
        if heading and (below := outline.heading_at.get(end)) and below.level > heading.level:
            # Each answer has a heading of its own.
            end = _end_of_section(outline, heading)
        section = _read_section(outline, line, first, end, is_heading=heading is not None)
        if section:
            found.append(section)
    return tuple(found)


def _end_of_section(outline: Outline, heading: Heading) -> int:
    after = (one.line for one in outline.headings if one.line > heading.line and one.level <= heading.level)
    return next(after, len(outline.lines))


def _may_be_key(outline: Outline, number: int) -> bool:
    line = outline.lines[number]
    if outline.kinds[number] == "heading":
        heading = outline.heading_at.get(number)
        plain = plain_text(heading.text) if heading else ""
        return _NAME.fullmatch(plain) is not None or _SINGLE.fullmatch(plain) is not None
    if outline.kinds[number] != "text" or len(line) > _LONGEST:
        return False
    labelled = _LABELLED.match(line)
    if labelled:
        return labelled["number"] == "1"
    return _rest_of_key(line) != "" or _NAME.fullmatch(plain_text(line)) is not None


def _rest_of_key(line: str) -> str:
    """Give what stands behind the name of a key if that is all of it: `Answers: 1-B, 2-C`."""
    name, colon, rest = line.partition(":")
    rest = rest.strip("*_ ")
    return rest if colon and _SEVERAL.fullmatch(rest) and _NAME.fullmatch(plain_text(name.strip("*_ "))) else ""


def _read_section(outline: Outline, line: int, first: int, end: int, *, is_heading: bool) -> KeySection | None:
    rest = _rest_of_key(outline.lines[line])
    if rest:
        return KeySection(line, line + 1, tuple(_several(rest, line)))
    is_labelled = first == line
    answers = list(_answers(outline, first, end, _LABELLED if is_labelled else _ENTRY))
    numbers = [one.number for one in answers]
    if len(answers) < _LEAST or numbers != sorted(set(numbers)):
        return None
    if is_labelled and (numbers != list(range(1, len(numbers) + 1)) or _asks_between(outline, line, answers[-1].end)):
        return None
    # `Ответы:` above the options of a question looks the same, but there an answer follows.
    if not is_heading and not is_labelled and any(ANSWER_LINE.match(text) for text in outline.lines[first:end]):
        return None
    heading = outline.heading_at.get(line)
    is_vague = heading is not None and not _NAME.fullmatch(plain_text(heading.text))
    return KeySection(line, end, tuple(answers), is_vague)


def _asks_between(outline: Outline, first: int, end: int) -> bool:
    """Tell whether questions stand between the answers: then each answer is near its own."""
    return any(_QUESTION.match(line) for line in outline.lines[first:end])


def _answers(outline: Outline, first: int, end: int, pattern: re.Pattern[str]) -> Iterator[Answer]:
    current: Answer | None = None
    for number in range(first, end):
        line = outline.lines[number]
        if pattern is _ENTRY and _SEVERAL.fullmatch(line):
            yield from _several(line, number)
            continue
        entry = _read_entry(outline, number, pattern)
        if entry:
            if current:
                yield current
            current = Answer(entry[0], number, number + 1, entry[1])
        elif current and not is_blank(line):
            current = replace(current, end=number + 1, text=f"{current.text}\n{line}")
        elif not current and not (is_blank(line) or outline.kinds[number] == "table" or _FOLDED.match(line)):
            return
    if current:
        yield current


def _several(line: str, number: int) -> Iterator[Answer]:
    """Read the answers of a line that holds several."""
    for one in _ONE_OF_SEVERAL.finditer(line):
        yield Answer(int(one["number"]), number, number + 1, one["text"])


def _read_entry(outline: Outline, number: int, pattern: re.Pattern[str]) -> tuple[int, str] | None:
    """Read the number of an answer and what stands beside it."""
    kind, line = outline.kinds[number], outline.lines[number]
    heading = outline.heading_at.get(number)
    if heading and pattern is _ENTRY:
        named = _LABELLED.match(f"{heading.text}:")
        title = read_title(heading.text)
        if named:
            return int(named["number"]), named["text"].removesuffix(":")
        return (title.number, title.text) if title.number >= 0 else None
    if kind == "table" and pattern is _ENTRY:
        row = _ROW.match(line)
        return (int(row["number"]), row["text"].split("|")[0].strip()) if row else None
    match = pattern.match(line) if kind in ("text", "item") and not line.startswith(("   ", "\t")) else None
    return (int(match["number"]), match["text"]) if match else None


def silence_keys(outline: Outline, keys: Sequence[KeySection]) -> Outline:
    """Take the keys out of the outline, so that they are not read as questions."""
    if not keys:
        return outline
    kinds: list[Kind] = list(outline.kinds)
    for key in keys:
        kinds[key.line : key.end] = ["note"] * (key.end - key.line)

    firsts = [key.line for key in keys]

    def is_kept(line: int) -> bool:
        at = bisect_right(firsts, line) - 1
        return at < 0 or line >= keys[at].end

    items = tuple(item for item in outline.items if is_kept(item.line))
    headings = tuple(heading for heading in outline.headings if is_kept(heading.line))
    return replace(
        outline,
        kinds=kinds,
        items=items,
        headings=headings,
        item_at={item.line: item for item in items},
        heading_at={heading.line: heading for heading in headings},
    )


def match_keys(
    keys: Sequence[KeySection], starts: Sequence[Start], marks: Marks
) -> tuple[dict[int, Answer], list[KeySection]]:
    """Tell which start (by its place) each answer is for, by number or by order, and which keys are for any at all."""
    matched: dict[int, Answer] = {}
    used: list[KeySection] = []
    lines = [one.line for one in starts]
    first = 0
    for key in keys:
        places = range(first, bisect_left(lines, key.line))
        first = places.stop
        answered = sum(marks.count(starts[at].body, starts[at].end) > 0 for at in places)
        if answered > len(places) / 2:
            # They have answers of their own: this is the list of one of them.
            continue
        numbers = [starts[at].title.number for at in places]
        if len(set(numbers)) < len(numbers) or min(numbers, default=-1) < 0:
            if key.is_vague:
                continue
            numbers = list(range(1, len(places) + 1))
        by_number = dict(zip(numbers, places, strict=True))
        found = {by_number[one.number]: one for one in key.answers if one.number in by_number}
        if len(found) >= max(_LEAST, _SHARE * len(key.answers)):
            matched.update(found)
            used.append(key)
    return matched, used
