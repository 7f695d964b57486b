"""Lists that may be the options of a question: with boxes, letters, numbers, or nothing but bullets and a tick."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal

from builder.blocks import is_blank
from builder.importers.markdown.marks import OPTIONS_LINE
from builder.importers.markdown.outline import Kind, indent_of
from builder.numerals import whole_number
from builder.question import Option

Style = Literal["box", "letter", "number", "bullet"]

_LEAST: Final = 2
_MOST: Final = 26
_LEAST_INLINE: Final = 3
_ALPHABETS: Final = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "АБВГДЕЖЗИК", "АБВГҐДЕЄЖЗ", "АВСДЕ", "أبجدهو", "ابجده", "一二三四五")

_BOX: Final = re.compile(
    r"\s*(?:(?:[-*+•]|\d+[.)])\s+)?(?:\*\*(?=[(\[]))?"
    r"(?:\\?\[(?P<box>[ xX✓✔✅vV+*]?)\\?\]|\((?P<round>[ xX*]?)\)(?!\s*[=-]>)|(?P<ballot>[☐☑☒]))"
    r"(?:\s+(?P<text>.*)|\s*$)"
)
_LETTER: Final = re.compile(
    r"\s*(?:[-*+•]\s+)?(?P<star>\*(?=[A-Za-z][.)]))?(?P<bold>\*\*|__)?[\[(]?(?P<key>[A-Za-zА-Яа-яأ-ي一-五])"
    r"(?:\*\*|__)?\s*[.):\]．、：]+(?:\*\*|__)?(?:(?:\s+|(?<=[.):．、：])(?=[^\W_]|[`\"«(]))(?P<text>.*)|\s*$)"
)
_NUMBER: Final = re.compile(
    r"\s*(?:\*\*|__)?\(?(?P<key>\d{1,2})\s*[.)\]](?:\*\*|__)?(?:\s+|(?=[^\W\d])|$)(?P<text>.*)$"
)
_BULLET: Final = re.compile(r"\s*(?P<marker>[-*+•○●▪◦])\s+(?P<text>\S.*)$")
# A star behind an option; behind a type it belongs to C.
_STARRED: Final = re.compile(r"(?P<text>[^*`]*[^*`\s])(?<!int)(?<!char)(?<!void)(?<!float)(?<!double)(?<!long)\s*\*")
FIRST_INLINE: Final = re.compile(r"\s*[\[(]?[AaАа][).\]]\s")
_INLINE: Final = re.compile(r"(?:^|\s)[\[(]?([A-Ea-eА-Да-д])[).\]]\s+")
_REMARK: Final = re.compile(r"\s*(?:[-*+•>]|\d+[.)])\s+")
_QUOTED: Final = re.compile(r"^\s*>\s?")
_BOLD: Final = re.compile(r"(\*\*|__)(?P<text>(?:(?!\1).)+)\1[.;]?$")

_TICK: Final = r"(?:[✓✔✅☑]\ufe0f?|:white_check_mark:|:heavy_check_mark:|:ballot_box_with_check:)"
_RIGHT: Final = (
    r"(?:correct(?: answer| option)?|right(?: answer)?|верн(?:о|ый(?: ответ)?)|правильн(?:о|ый(?: ответ| вариант)?)|"
    r"richtig|korrekt|correct[ao]|правильна(?: відповідь)?|вірно|bonne réponse|prawid[łl]ow[ay]|正解|正确)"
)
_RIGHT_AT_END: Final = re.compile(
    rf"\s*(?:{_TICK}|[\[(*_]+\s*(?:{_RIGHT}|{_TICK})\s*[!.]?\s*[\])*_]+"
    rf"|(?:<?[-—–=]+|←|⟵|//|#|<)\s*(?:{_TICK}\s*)?{_RIGHT}\b[.! ]*(?:{_TICK})?)\s*$",
    re.IGNORECASE,
)
_RIGHT_AT_START: Final = re.compile(rf"(?:{_TICK}|[\[(]{_RIGHT}[\])]:?)\s*", re.IGNORECASE)
_WRONG_SIGN: Final = r"(?:❌|✗|✘|🗙|:x:)\ufe0f?"
_WRONG: Final = re.compile(
    rf"^\s*{_WRONG_SIGN}\s*|\s*(?:{_WRONG_SIGN}|\((?:wrong|incorrect|неверно|неправильно)\))\s*$", re.IGNORECASE
)


@dataclass(slots=True)
class Draft:
    """An option while it is read: its key as it stands, its text, what is nested below it, the code below it."""

    style: Style
    key: str
    text: str
    line: int
    indent: int
    is_right: bool = False
    nested: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Run:
    """A list that may be options (lines `start` to before `end` of the body)."""

    start: int
    end: int
    drafts: list[Draft]
    # A line such as `Options:` stands above.
    is_announced: bool = False
    # Options that are bold while the others are not; that alone says little.
    bold: frozenset[int] = frozenset()
    starts_with_ticks: bool = False
    # Every option has a tick or a cross, and there are both.
    is_graded: bool = False

    @property
    def style(self) -> Style:
        """Tell by what the options are marked."""
        return self.drafts[0].style


def find_runs(lines: Sequence[str], kinds: Sequence[Kind]) -> list[Run]:
    """Find all lists that may be options, in order."""
    runs: list[Run] = []
    is_open = False
    for number, line in enumerate(lines):
        draft = _read(line, number) if kinds[number] in ("text", "item", "tag") else None
        last = runs[-1].drafts[-1] if is_open else None
        if draft and last and _continues(runs[-1], draft):
            runs[-1].drafts.append(draft)
            runs[-1].end = number + 1
        elif draft and not (last and draft.indent > last.indent):
            is_open = draft.style not in ("letter", "number") or ordinal(draft.key) == 0
            runs += [Run(number, number + 1, [draft])] if is_open else []
        elif is_open and not is_blank(line):
            is_open = _add_line(runs[-1], lines, kinds[number], number)
    return [_finished(run, lines) for run in runs if _LEAST <= len(run.drafts) <= _MOST]


def _read(line: str, number: int) -> Draft | None:
    """Read a line as an option."""
    indent = indent_of(line)
    if box := _BOX.match(line):
        mark = next(mark for mark in (box["box"], box["round"], box["ballot"]) if mark is not None)
        return Draft("box", "", box["text"] or "", number, indent, bool(mark.strip(" ☐☒")))
    if letter := _LETTER.match(line):
        return _read_letter(letter, number, indent)
    if numbered := _NUMBER.match(line):
        return Draft("number", numbered["key"], numbered["text"], number, indent)
    bullet = _BULLET.match(line)
    return Draft("bullet", bullet["marker"], bullet["text"], number, indent) if bullet else None


def _read_letter(letter: re.Match[str], number: int, indent: int) -> Draft:
    """Read a lettered option; a star before the letter, or bold around all of it, marks the right one."""
    bold, text, is_right = letter["bold"] or "", letter["text"] or "", letter["star"] is not None
    if bold and not text.count(bold) % 2:
        text = bold + text
    elif bold and text.rstrip().endswith(bold):
        text, is_right = text.rstrip().removesuffix(bold), True
    return Draft("letter", letter["key"], text, number, indent, is_right)


def _continues(run: Run, draft: Draft) -> bool:
    first = run.drafts[0]
    if draft.style != first.style or abs(draft.indent - first.indent) > 1:
        return False
    return draft.style not in ("letter", "number") or ordinal(draft.key, first.key) == len(run.drafts)


def ordinal(key: str, first: str = "") -> int:
    """Tell the place of a key among its kind, from 0; -1 for none. `first` is the first key of the list."""
    number = whole_number(key)
    if number is not None:
        return number - 1
    letter = key.upper()
    places = (alphabet.index(letter) for alphabet in _ALPHABETS if letter in alphabet and first.upper() in alphabet)
    return next(places, -1)


def _add_line(run: Run, lines: Sequence[str], kind: Kind, number: int) -> bool:
    """Give a line to the option above it; tell whether it belongs there."""
    last, line = run.drafts[-1], lines[number]
    is_inside, is_apart = indent_of(line) > last.indent, is_blank(lines[number - 1])
    if kind == "code" and (is_inside or run.style == "box" or _is_bare(last.text)):
        last.code.append(line)
    elif is_inside and (kind in ("item", "quote", "table") or (kind == "text" and is_apart)):
        last.nested.append(line)
    elif kind == "text" and not (is_apart or last.code or last.nested):
        last.text += " " + line.strip()
    else:
        return False
    if is_inside or kind == "text":
        run.end = number + 1
    return True


def _is_bare(text: str) -> bool:
    """Tell an option that is only a letter: what it means stands below it."""
    return len(text.strip("*_`: ")) <= 1


def _finished(run: Run, lines: Sequence[str]) -> Run:
    """Read the ticks of a run, and what stands right above and below it."""
    above = next((at for at in range(run.start - 1, max(run.start - 3, -1), -1) if not is_blank(lines[at])), -1)
    if above >= 0 and OPTIONS_LINE.fullmatch(lines[above]):
        run.is_announced, run.start = True, above
    last = run.drafts[-1]
    if not run.drafts[0].code:
        # Code below the last option belongs to it only if the others have some too.
        last.code = []
    elif last.code:
        run.end = max(run.end, lines.index(last.code[-1], last.line) + 1)
    if run.style == "box":
        _take_letters(run)
    bold = [_BOLD.fullmatch(draft.text.strip()) for draft in run.drafts]
    some_bold = run.style != "box" and 0 < sum(map(bool, bold)) <= max(1, len(bold) // 2) < len(bold)
    run.bold = frozenset(at for at, found in enumerate(bold) if found and some_bold)
    _take_stars(run)
    graded: list[tuple[bool, bool]] = []
    for draft, found in zip(run.drafts, bold, strict=True):
        text = found["text"] if found and some_bold else draft.text.strip()
        graded.append((_RIGHT_AT_START.match(text) is not None, _WRONG.match(text) is not None))
        run.starts_with_ticks = run.starts_with_ticks or _RIGHT_AT_START.match(text) is not None
        draft.text, is_ticked = _take_tick(text)
        draft.is_right = draft.is_right or is_ticked
    run.is_graded = all(map(any, graded)) and len({*graded}) > 1
    return run


def _take_stars(run: Run) -> None:
    """Take the star from behind the options that have one, if it sets some apart."""
    starred = [_STARRED.fullmatch(draft.text.strip()) for draft in run.drafts]
    if run.style != "bullet" and 0 < sum(map(bool, starred)) <= len(starred) // 2:
        for draft, found in zip(run.drafts, starred, strict=True):
            if found:
                draft.text, draft.is_right = found["text"], True


def _take_letters(run: Run) -> None:
    """Take the letters from options that have boxes too: their order is not kept when they are shown."""
    letters = [_LETTER.match(draft.text) for draft in run.drafts]
    if all(letter and letter["text"] and ordinal(letter["key"]) == at for at, letter in enumerate(letters)):
        for draft, letter in zip(run.drafts, letters, strict=True):
            if letter:
                draft.key, draft.text = letter["key"], letter["text"]


def _take_tick(text: str) -> tuple[str, bool]:
    """Take the tick from an option, and say whether it had one."""
    text = _WRONG.sub("", text)
    found = _RIGHT_AT_END.search(text) or _RIGHT_AT_START.match(text)
    if found is None:
        return text, False
    text = (text[: found.start()] + text[found.end() :]).strip()
    # What opened the emphasis may have stood in front of the key.
    return text.removesuffix("**") if text.count("**") % 2 else text, True


def is_signed(run: Run) -> bool:
    """Tell a list whose bullets are both plus and minus signs, whose items have ticks and crosses, or one bold one."""
    return (
        run.is_graded
        or len(run.bold) == 1
        or (run.style == "bullet" and {draft.key for draft in run.drafts} == {"+", "-"})
    )


def take_signs(run: Run) -> None:
    """Take the options behind a plus, or the bold one, for the right ones; ticks in front mean what they say."""
    run.starts_with_ticks = False
    for at, draft in enumerate(run.drafts):
        draft.is_right = draft.is_right or draft.key == "+" or at in run.bold


def marked(run: Run) -> frozenset[int]:
    """Give the options that carry a mark of their own, as far as it can be one: a list may also weigh pros and cons."""
    ticked = frozenset(at for at, draft in enumerate(run.drafts) if draft.is_right)
    if len(ticked) == len(run.drafts) and run.style != "box":
        ticked = frozenset()
    is_plain = run.style in ("bullet", "number") and not run.is_announced
    if is_plain and run.starts_with_ticks:
        return frozenset()
    return ticked or (frozenset() if is_plain else run.bold)


def options_of(run: Run, right: frozenset[int]) -> tuple[tuple[Option, ...], list[str]]:
    """Give the options, and the code that stands below options that are no more than a letter."""
    options: list[Option] = []
    code: list[str] = []
    for at, draft in enumerate(run.drafts):
        text = draft.text
        if draft.code and text and _is_bare(text):
            code += ["", f"**{text.strip('*_`: ')}**", "", *draft.code]
        elif draft.code:
            text = "\n".join([*([text] if text else []), *draft.code])
        options.append(Option(text or draft.key, at in right, _feedback(draft.nested)))
    return tuple(options), code


def _feedback(lines: Sequence[str]) -> str:
    """Take the bullet or the quotation mark from what is nested below an option, if it is a single remark."""
    remark = _REMARK.match(lines[0]) if lines else None
    if remark and not any(_REMARK.match(line) for line in lines[1:]):
        return "\n".join([lines[0][remark.end() :], *lines[1:]])
    return "\n".join(_QUOTED.sub("", line) for line in lines)


def split_inline(line: str) -> list[str]:
    """Split `A) one B) two C) three` into a line each; any other line stays whole."""
    found = list(_INLINE.finditer(line))
    if len(found) < _LEAST_INLINE or [ordinal(one[1]) for one in found] != list(range(len(found))):
        return [line]
    cuts = [0, *(one.start() for one in found), len(line)]
    return [line[start:end].strip() for start, end in pairwise(cuts) if not is_blank(line[start:end])]
