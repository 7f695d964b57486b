"""The title of a question taken apart: its text, the number and the label before it, the level that its marks name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from builder.importers.html import reduce_html
from builder.importers.markdown.asking import likeness
from builder.importers.markdown.vocabulary import LONE_QUESTION, QUESTION_PHRASE, TASK_PHRASE
from builder.numerals import whole_number
from builder.question import LEVEL_MARKS, Level

Label = Literal["", "question", "task"]

# Longer lines are no titles, and every pattern below is cheap on what is left.
_LONGEST: Final = 1000
_LONGEST_NUMBER: Final = 3
_ROUNDS: Final = 4

_ARROW_LINK: Final = re.compile(r"\[+[^\]\w`]*\]+\([^)]*\)")
_WHOLE_LINK: Final = re.compile(r"\[(?P<text>(?:[^\[\]]|\[[^\]]*\])+)\]\([^)]*\)")
_ATTRIBUTES: Final = re.compile(r"\s*\{:?\s*[#.][^{}]*\}\s*$|\s+#(?:flash)?cards?(?:[-/][\w/-]*)?\s*$")
_SHORTCODE: Final = re.compile(r":[a-z][a-z0-9_+-]*:(?:\s*)")
_SYMBOLS: Final = re.compile(r"[^\w\s\"'«“(\[{<`*_$¿¡/\\.!?@#&%+=~^|>-]++\s*+")
_NUMBER: Final = re.compile(
    r"(?P<dotted>\d{1,3})(?:\.\d{1,3})+\s+"
    r"|(?:№\s*|n[o°]\.?\s*|#\s?)?(?P<number>\d{1,4})(?:\.\d{1,3}){0,3}"
    r"(?:\s*[.):\]、．。：]+(?=\s|[^\W\d_]|[*_`\"'«(\[<¿]|$)|\s+[-–—]\s+|\ufe0f?\u20e3\s*)\s*"
    r"|\((?P<inner>\d{1,4})\)\s*|\[(?P<square>\d{1,4})\]\s+|#(?P<hash>\d{1,4})\s+|(?-i:[PDCF])(?P<letter>\d{1,3})\.\s+(?=\S)|(?P<roman>[IVX]{1,7})[.)]\s+"
    r"|[一二三四五六七八九十百]{1,4}[、.．]\s*"
)
_LABEL: Final = re.compile(
    rf"""
    [\[(]? (?:
        (?P<word>{QUESTION_PHRASE}|(?P<task>{TASK_PHRASE}))
        (?: \s* (?:№|\#|n[o°]\.?|nr\.?|-)? \s* (?P<number>\d{{1,4}}|(?<=\s)(?-i:[IVXL]{{1,6}})(?=[\s.:)]|$))
            (?:\.\d{{1,3}})*
            (?: \s* (?:of|/|из|von|de|з) \s* \d+ )? (?: \s* \([^()]{{1,40}}\) )?
            (?: \s*[\]).:：、．。–—-]+ | \s*\|+ | \s*$ | \s*\*\*\s*:? | (?=\s+[\w`"«¿<]) )
          | \s*\*{{0,2}}\s*[:：](?!:)
        )
      | (?P<before>\d{{1,4}})\s*(?:-?[йяе])?\s+{QUESTION_PHRASE}\s*\*{{0,2}}\s*[.:：)]
      | 第\s*(?P<nth>\d{{1,4}})\s*[题題問问]\s*[.:：、．。]?
      | (?P<letter>Q|Que|Ques|(?-i:В)(?=\s?\d|\s*\*{{0,2}}\s*[:：]))
        (?: \s?[-\#№.]?\s? (?P<short>\d{{1,4}}) (?:\.\d{{1,3}})* (?:\s*\([^()]{{1,60}}\))? \s*
            (?:[\]).:：、．。–—-]+|\*\*\s*:?|(?=\s)|$)
          | \s*\*{{0,2}}\s*[.:：)\]]+ (?=\s|\*|_|`|[A-ZА-ЯЁ\"“«¿]|$)
          | \s+[-–—]\s
        )
    ) \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BOLD_START: Final = re.compile(r"(\*{1,3}|_{1,3})(?P<inner>[^*_]{1,60}?)\1(?=[\s:.])")
_STRAY_MARK: Final = re.compile(r"^#{1,6}\s+(?=\D)")
_LONE: Final = re.compile(rf"{LONE_QUESTION}\W*", re.IGNORECASE)
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LEVEL_MARK: Final = re.compile(rf"(?:[{''.join(LEVEL_MARKS)}])\ufe0f?\s*")
_MARKED: Final = re.compile(r"[*_\[\\<]")
_EMPHASIS: Final = ("***", "___", "**", "__", "*", "_")
_WORD: Final = re.compile(r"[^\W_]")
_MARKDOWN: Final = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|[*_]{1,3}|\\(?=[^\w\s])|</?[A-Za-z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Title:
    """A title: `text` is Markdown on one line; `number` is -1 and `label` empty where it has none."""

    text: str
    number: int = -1
    label: Label = ""
    level: Level | None = None
    is_link: bool = False
    likeness: float = 0.0


@lru_cache(maxsize=4096)
def read_title(raw: str) -> Title:
    """Take a title apart; the raw one is what stands in the heading, in the item or on the line."""
    text, rest = raw.strip()[:_LONGEST], raw.strip()[_LONGEST:]
    text, level = _take_level(text)
    if "<" in text:
        text = " ".join(reduce_html(text).split())
    if "](" in text:
        text = _ARROW_LINK.sub("", text).strip()
    is_link = _WHOLE_LINK.fullmatch(text) is not None
    text, number, label = _take_labels(_STRAY_MARK.sub("", _ATTRIBUTES.sub("", text)))
    return Title(" ".join((text + rest).split()), number, label, level, is_link, likeness(plain_text(text)))


def _take_level(text: str) -> tuple[str, Level | None]:
    marks = _LEVEL_MARK.findall(text)
    return (_LEVEL_MARK.sub("", text), LEVEL_MARKS[marks[0][0]]) if marks else (text, None)


def _take_labels(text: str) -> tuple[str, int, Label]:
    """Take what stands before a title: numbers, labels, emphasis, in any order."""
    number = -1
    label: Label = ""
    for _ in range(_ROUNDS):
        before = text
        text = _open_label(_unwrap(text))
        if not label and _LONE.fullmatch(text):
            return "", number, "question"
        if len(text) <= _LONGEST_NUMBER and (alone := whole_number(text)) is not None:
            return "", alone, label
        if found := _LABEL.match(text):
            label = label or ("task" if found["task"] else "question")
            number = _count(found["number"] or found["short"] or found["before"] or found["nth"], number)
            text = text[found.end() :]
        elif not label and (found := _NUMBER.match(text)):
            number = _count(next(filter(None, found.groups()), None), number)
            text = text[found.end() :]
        if text == before:
            break
    return text, number, label


def plain_text(markdown: str) -> str:
    """Drop the marks of Markdown, enough to compare texts and to look at their words."""
    if _MARKED.search(markdown):
        markdown = _MARKDOWN.sub(lambda mark: mark[1] or "", markdown)
    return " ".join(markdown.replace("`", "").split())


def _unwrap(text: str) -> str:
    """Drop symbols before the text and the emphasis around all of it."""
    text = _SHORTCODE.sub("", text, count=1) if text.startswith(":") else text
    symbols = _SYMBOLS.match(text)
    if symbols and symbols.end() < len(text):
        text = text[symbols.end() :]
    for mark in _EMPHASIS if text[:1] in ("*", "_") else ():
        end = text.rfind(mark)
        inner, after = text[len(mark) : end], text[end + len(mark) :]
        if text.startswith(mark) and end > len(mark) and not _WORD.search(after) and mark not in inner:
            return (inner + after).strip()
    if text.endswith("**") and text.count("**") % 2:
        text = text.removesuffix("**")
    return text.strip()


def _open_label(text: str) -> str:
    """Drop the emphasis around nothing but a label or a number: `**Q1:** What …`."""
    bold = _BOLD_START.match(text) if text[:1] in ("*", "_") else None
    if bold is None:
        return text
    inner, after = bold["inner"].strip(), text[bold.end() :]
    for pattern in (_LABEL, _NUMBER):
        # The colon may stand behind the emphasis: `**Q**: What …`.
        found = pattern.match(inner + after[:1])
        if found and found.end() >= len(inner):
            return f"{inner}{'' if after[:1] in (':', '.') else ' '}{after}"
    return text


def _count(text: str | None, fallback: int) -> int:
    if not text:
        return fallback
    if (value := whole_number(text)) is not None:
        return value
    values = [_ROMAN[letter] for letter in text.upper()]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
