"""The options of a question: a list with boxes, letters, numbers or ticks, and which of them the file calls right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from builder.importers.marks import OPTIONS_LINE
from builder.importers.outline import Kind, indent_of
from builder.importers.title import plain_text
from builder.question import Option

Style = Literal["box", "letter", "number", "bullet"]

_MOST_OPTIONS: Final = 26
_ALPHABETS: Final = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "АБВГДЕЖЗИК",
    "АБВГҐДЕЄЖЗ",
    "ABCDЕFG",
    "АВСДЕ",
    "ABCD",
    "أبجدهو",
    "ابجده",
    "一二三四五",
)

_BOX: Final = re.compile(
    r"\s*(?:(?:[-*+•]|\d+[.)])\s+)?(?:\[(?P<box>[ xX✓✔✅vV+*]?)\]|\((?P<round>[ xX*])\)|(?P<ballot>[☐☑☒]))(?:\s+(?P<text>.*)|\s*$)"
)
_LETTER: Final = re.compile(
    r"\s*(?P<bullet>[-*+•]\s+)?(?P<star>\*(?=[A-Za-z][.)]))?(?P<bold>\*\*|__)?[\[(]?(?P<key>[A-Za-zА-Яа-яأ-ي一-五])(?:\*\*|__)?\s*[.):\]]+(?:\*\*|__)?(?:\s+(?P<text>.*)|\s*$)"
)
_NUMBER: Final = re.compile(
    r"\s*(?P<bold>\*\*|__)?\(?(?P<key>\d{1,2})\s*[.)\]](?:\*\*|__)?(?:\s+|(?=[^\W\d]))(?P<text>.*)$"
)
_BULLET: Final = re.compile(r"\s*[-*+•○●▪◦]\s+(?P<text>\S.*)$")
_TICK: Final = r"(?:[✓✔✅☑]\ufe0f?|:white_check_mark:|:heavy_check_mark:|:ballot_box_with_check:)"
_RIGHT_WORDS: Final = (
    r"correct(?: answer| option)?|right(?: answer)?|верн(?:о|ый(?: ответ)?)|правильн(?:о|ый(?: ответ| вариант)?)|richtig|korrekt|correct[ao]|"
    r"правильна(?: відповідь)?|вірно|bonne réponse|prawid[łl]ow[ay]|正解|正确"
)
_RIGHT_AT_END: Final = re.compile(
    rf"\s*(?:{_TICK}|[\[(*_]+\s*(?:{_RIGHT_WORDS}|{_TICK})\s*[!.]?\s*[\])*_]+|(?:<?[-—–=]+|←|⟵|//|#|<)\s*(?:{_TICK}\s*)?(?:{_RIGHT_WORDS})\b[.! ]*(?:{_TICK})?)\s*$",
    re.IGNORECASE,
)
_RIGHT_AT_START: Final = re.compile(rf"(?:{_TICK}|[\[(](?:{_RIGHT_WORDS})[\])]:?)\s*", re.IGNORECASE)
_WRONG: Final = re.compile(
    r"(?:^\s*(?:❌|✗|✘|🗙|:x:)\ufe0f?\s*)|(?:\s*(?:❌|✗|✘|:x:|\((?:wrong|incorrect|неверно|неправильно)\))\ufe0f?\s*$)",
    re.IGNORECASE,
)
_BOLD: Final = re.compile(r"(\*\*|__)(?P<text>(?:(?!\1).)+)\1[.;]?$")
_REMARK: Final = re.compile(r"\s*(?:[-*+•>]|\d+[.)])\s+")
_QUOTED: Final = re.compile(r"^\s*>\s?")
_INLINE: Final = re.compile(r"(?:^|\s)[\[(]?([A-Ea-eА-Да-д])[).\]]\s+")
_KEYS: Final = re.compile(
    r"\W*(?:(?:option|choice|letter|variant|вариант|ответ|пункт|номер|number|№)\s*(?:№\s*)?)?"
    r"(?P<keys>[\[(]?(?:[A-Za-zА-Яа-яأ-ي]|\d{1,2})[\])]?(?:\s*(?:,|;|/|&|\+|\band\b|\bund\b|\by\b|(?<=\s)и(?=\s))\s*[\[(]?(?:[A-Za-zА-Яа-яأ-ي]|\d{1,2})[\])]?(?![\w]))*)"
    r"(?P<after>\s*(?:[.):;,*_`\]-]+|[-–—]\s|ответы?\b|вариант\w*|$)|\s+)",
    re.IGNORECASE,
)
_RUN_OF_KEYS: Final = re.compile(r"\W*([A-H]{2,6})\W*$")
_ONE_KEY: Final = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class _Draft:
    """An option while it is read: its key as it stands, its text, what is nested below it."""

    key: str
    lines: list[str]
    is_right: bool
    line: int
    indent: int
    nested: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Run:
    """A run of options (lines `start` to before `end` of the body)."""

    style: Style
    start: int
    end: int
    drafts: list[_Draft]
    is_announced: bool = False
    # Bold alone marks the right one only where it is clear that the list is one of options.
    bold: frozenset[int] = frozenset()
    starts_with_ticks: bool = False


def find_runs(lines: Sequence[str], kinds: Sequence[Kind]) -> list[Run]:
    """Find all lists that may be options, in order."""
    runs: list[Run] = []
    current: Run | None = None
    for number, line in enumerate(lines):
        kind = kinds[number]
        draft_style = _read(line, number) if kind in ("text", "item", "tag") else None
        if draft_style and current and _continues(current, *draft_style):
            current.drafts.append(draft_style[0])
            current.end = number + 1
        elif draft_style and not (current and draft_style[0].indent > current.drafts[-1].indent):
            current = _open(runs, *draft_style)
        elif current and line.strip():
            current = _add_line(current, lines, kinds, number)
    for run in runs:
        _finish(run, lines)
    return [run for run in runs if 2 <= len(run.drafts) <= _MOST_OPTIONS]


def _open(runs: list[Run], draft: _Draft, style: Style) -> Run | None:
    if style in ("letter", "number") and _ordinal(draft.key, "") != 0:
        return None
    run = Run(style, draft.line, draft.line + 1, [draft])
    runs.append(run)
    return run


def _read(line: str, number: int) -> tuple[_Draft, Style] | None:
    """Read a line as an option."""
    indent = indent_of(line)
    if box := _BOX.match(line):
        mark = box["box"] if box["box"] is not None else box["round"] if box["round"] is not None else box["ballot"]
        return _Draft("", [box["text"] or ""], bool(mark.strip(" ☐❌☒")), number, indent), "box"
    if (letter := _LETTER.match(line)) and letter["key"]:
        text = (letter["bold"] or "") + (letter["text"] or "")
        right = letter["star"] is not None
        if letter["bold"] and text.count(letter["bold"]) % 2:
            text = text.removeprefix(letter["bold"])
            right = right or text.rstrip().endswith(letter["bold"])
            text = text.rstrip().removesuffix(letter["bold"])
        return _Draft(letter["key"], [text], right, number, indent), "letter"
    if numbered := _NUMBER.match(line):
        return _Draft(numbered["key"], [numbered["text"]], False, number, indent), "number"
    if bullet := _BULLET.match(line):
        return _Draft("", [bullet["text"]], False, number, indent), "bullet"
    return None


def _continues(run: Run, draft: _Draft, style: Style) -> bool:
    if style != run.style or abs(draft.indent - run.drafts[0].indent) > 1:
        return False
    if style in ("letter", "number"):
        return _ordinal(draft.key, run.drafts[0].key) == len(run.drafts)
    return True


def _add_line(run: Run, lines: Sequence[str], kinds: Sequence[Kind], number: int) -> Run | None:
    """Give a line to the option above it, if it belongs there."""
    last, line = run.drafts[-1], lines[number]
    inside = indent_of(line) > last.indent
    if kinds[number] == "code" and (inside or len(last.lines[0].strip("*_`: ")) <= 1 or run.style == "box"):
        last.code.append(line)
    elif (
        inside
        and kinds[number] in ("item", "quote", "text", "table")
        and (kinds[number] != "text" or not lines[number - 1].strip())
    ):
        last.nested.append(line)
    elif kinds[number] == "text" and lines[number - 1].strip() and not last.code and not last.nested:
        last.lines.append(line.strip())
    else:
        return None
    if inside or kinds[number] == "text":
        run.end = number + 1
    return run


def _ordinal(key: str, first: str) -> int:
    """Tell the place of a key among its kind, from 0; -1 for none."""
    if key.isdigit():
        return int(key) - 1
    for alphabet in _ALPHABETS:
        if key.upper() in alphabet and (not first or first.upper() in alphabet):
            return alphabet.index(key.upper())
    return -1


def _finish(run: Run, lines: Sequence[str]) -> None:
    above = next((at for at in range(run.start - 1, max(run.start - 3, -1), -1) if lines[at].strip()), -1)
    if above >= 0 and OPTIONS_LINE.fullmatch(lines[above]):
        run.is_announced, run.start = True, above
    # Code below the last option belongs to it only if the others have some too.
    if run.drafts[-1].code and not run.drafts[0].code:
        run.drafts[-1].code = []
    elif run.drafts[-1].code:
        run.end = max(run.end, _end_of_code(run, lines))
    bold = [_BOLD.fullmatch(" ".join(draft.lines).strip()) for draft in run.drafts]
    some_bold = run.style != "box" and 0 < sum(map(bool, bold)) <= max(1, len(bold) // 2) < len(bold)
    if some_bold:
        run.bold = frozenset(at for at, is_bold in enumerate(bold) if is_bold)
    for draft, is_bold in zip(run.drafts, bold, strict=True):
        text = " ".join(part.strip() for part in draft.lines).strip()
        if some_bold and is_bold:
            text = is_bold["text"]
        run.starts_with_ticks = run.starts_with_ticks or _RIGHT_AT_START.match(text) is not None
        text, is_ticked = _take_tick(text)
        draft.is_right = draft.is_right or is_ticked
        draft.lines = [text]


def _end_of_code(run: Run, lines: Sequence[str]) -> int:
    end = run.drafts[-1].line + 1
    left = len(run.drafts[-1].code)
    while end < len(lines) and left:
        left -= bool(lines[end].strip())
        end += 1
    return end


def _take_tick(text: str) -> tuple[str, bool]:
    """Take the tick from an option, and say whether it had one."""
    text = _WRONG.sub("", text)
    for pattern in (_RIGHT_AT_END, _RIGHT_AT_START):
        found = pattern.search(text) if pattern is _RIGHT_AT_END else pattern.match(text)
        if found and found.group().strip():
            return (text[: found.start()] + text[found.end() :]).strip(), True
    return text, False


def split_inline(line: str) -> list[str]:
    """Split `A) one B) two C) three` into a line each; any other line stays whole."""
    found = list(_INLINE.finditer(line))
    keys = [_ordinal(one[1], "") for one in found]
    if len(found) < 3 or keys != list(range(len(found))):
        return [line]
    cuts = [one.start() for one in found] + [len(line)]
    head = [line[: cuts[0]]] if line[: cuts[0]].strip() else []
    return head + [line[a:b].strip() for a, b in zip(cuts, cuts[1:], strict=False)]


@dataclass(frozen=True, slots=True)
class Key:
    """What an answer says about the options: which are right, and what is left of its line."""

    right: frozenset[int]
    rest: str


def read_key(line: str, run: Run) -> Key | None:
    """Read which options a line names, by key or by text; None when it names none."""
    texts = [_normal(draft.lines[0]) for draft in run.drafts]
    whole = _normal(_KEY_MARKS.sub("", line))
    if whole and whole in texts:
        return Key(frozenset(at for at, text in enumerate(texts) if text == whole), "")
    joined = _RUN_OF_KEYS.match(line) if run.style in ("letter", "box") else None
    found = _KEYS.match(line)
    keys = list(joined[1]) if joined else _ONE_KEY.findall(found["keys"]) if found else []
    numbers = [_place(key, run) for key in keys if key.lower() not in ("and", "und", "y", "и") or len(keys) == 1]
    if numbers and all(0 <= number < len(run.drafts) for number in numbers):
        rest = "" if joined or found is None else line[found.end() :].strip()
        if joined or _is_key(found, rest, texts, numbers):
            return Key(frozenset(numbers), "" if _starts_with(_normal(rest), [texts[n] for n in numbers]) else rest)
    starts = [at for at, text in enumerate(texts) if len(text) > 3 and whole.startswith(text)]
    if len(starts) == 1:
        return Key(frozenset(starts), line)
    return None


_KEY_MARKS: Final = re.compile(r"^\W*(?:[A-Za-zА-Яа-я]|\d{1,2})[.)]\s+|^\s*[-*+•]\s+")


def _place(key: str, run: Run) -> int:
    if key.isdigit():
        return int(key) - 1 if run.style != "letter" else -1
    if run.style == "number" or len(key) > 1:
        return -1
    return _ordinal(key, run.drafts[0].key if run.style == "letter" else "")


def _is_key(found: re.Match[str] | None, rest: str, texts: Sequence[str], numbers: Sequence[int]) -> bool:
    """Tell a key from the first word of a sentence: `A closure is …` names no option."""
    if found is None:
        return False
    if found["after"].strip() or not rest:
        return True
    return _starts_with(_normal(rest), [texts[number] for number in numbers]) or rest[:1] in "(-–—=:"


def _starts_with(text: str, options: Sequence[str]) -> bool:
    return bool(text) and any(option and (text.startswith(option) or option.startswith(text)) for option in options)


def _normal(text: str) -> str:
    return "".join(plain_text(text).split()).casefold().strip(".;,\"'“”«»")


def options_of(run: Run, right: frozenset[int]) -> tuple[tuple[Option, ...], list[str]]:
    """Give the options, and the code that stands below options that are no more than a letter."""
    options, code = [], []
    for at, draft in enumerate(run.drafts):
        text = draft.lines[0]
        if draft.code and len(text.strip("*_`: ")) <= 1 and text.strip():
            code += ["", f"**{text.strip('*_`: ')}**", "", *draft.code]
        elif draft.code:
            text = "\n".join([text, *draft.code] if text else draft.code)
        options.append(Option(text or draft.key, at in right, _feedback(draft.nested)))
    return tuple(options), code


def _feedback(lines: Sequence[str]) -> str:
    """Take the bullet or the quotation mark from what is nested below an option, if it is a single remark."""
    marks = [match for line in lines if (match := _REMARK.match(line))]
    if len(marks) == 1 and marks[0].string == lines[0]:
        return "\n".join([lines[0][marks[0].end() :], *lines[1:]])
    return "\n".join(_QUOTED.sub("", line) for line in lines)


def marked(run: Run) -> frozenset[int]:
    """Give the options that carry a mark of their own, as far as it can be one: a list may also weigh pros and cons."""
    ticked = frozenset(at for at, draft in enumerate(run.drafts) if draft.is_right)
    if len(ticked) == len(run.drafts) and run.style != "box":
        ticked = frozenset()
    is_plain = run.style in ("bullet", "number") and not run.is_announced
    if is_plain and run.starts_with_ticks:
        return frozenset()
    return ticked or (frozenset() if is_plain else run.bold)


def lines_of(run: Run) -> Iterator[str]:
    """Write the options as a plain list, for a prompt that cannot say which is right."""
    for draft in run.drafts:
        yield f"- {draft.key + ') ' if draft.key else ''}{draft.lines[0]}"
