"""Foreign texts made to fit the places of the format, so that they are read back as they were meant."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import Final

from markdown_it.token import Token

from builder.blocks import DEEPEST, is_closed, read_tokens, split_lines, trim
from builder.markup import neutralise
from builder.question import LEVEL_MARKS, PRACTICE_MARK

EMPTY: Final = "…"

_MARKS: Final = re.compile(rf"(?:[{''.join(LEVEL_MARKS)}]|{PRACTICE_MARK})\ufe0f?")
_CHECKBOX: Final = re.compile(r"([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xXхХ])\](?=\s|$)")
_BOXES: Final = {" ": "☐"}
# One line of words that begins no block.
_ONE_LINE: Final = re.compile(r"[^\W\d_][^\n]*|`[^`\n][^\n]*|\d+(?:[ ,%][^\n]*)?")
_NO_QUOTE: Final = re.compile(r"[^ \t>]")
_FENCE_START: Final = re.compile(r"^ {0,3}(?:`{3}|~{3})", re.MULTILINE)
_HASHES: Final = re.compile(r"^( {0,3})#{1,6}(?=[ \t]|$)")
_LAST_LEVEL: Final = 6
_NESTED: Final = re.compile(r"(?:(?:[-*+>]|\d{1,9}[.)])[ \t]*){10}")
_CODE_INDENT: Final = 4
_MOST_ROUNDS: Final = 6
_MOST_MENDED: Final = 50
# Each fence that is mended costs a look at the whole text.
_MOST_LETTERS: Final = 100_000
_AS_HEADING: Final = "# "
# Control characters that no editor shows and that other readers take for line ends.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]")


def fit(text: str, *, level: int = 4, is_prompt: bool = False) -> str:
    """Make a text one that may stand in a section: no heading of the format's own, nothing left open.

    `level` is that of its highest heading: in a deeper question `####` would begin the next one. In a prompt no list
    may be a task list, for it would be the options.
    """
    if not text:
        return ""
    text = clean(text)
    text = trim(split_lines(textwrap.dedent(text) if text[0] in " \t\n" else text))
    if is_plain(text) and not (is_prompt and "[" in text):
        return text.lstrip(" \t")
    for _ in range(_MOST_ROUNDS):
        # What is text after all may be a heading next, and a heading may end what was open.
        before, text = text, neutralise(_fit_lines(text, level, is_prompt=is_prompt))
        if text == before:
            return text
    return code_fence(text, "text")


def is_plain(text: str) -> bool:
    """Tell that a text can only be read in one way: it has no headings, no HTML, and no fences but sound ones.

    Else the block structure must be asked, which costs more than all the rest: not for every comment in code.
    """
    return "<" not in text and _width(text) < _CODE_INDENT and _has_sound_lines(text.split("\n"))


def _fit_lines(text: str, level: int, *, is_prompt: bool) -> str:
    lines = split_lines(text)
    if lines and _width(lines[0]) >= _CODE_INDENT:
        lines = _fence_first_code(lines)
    lines[:1] = [line.lstrip(" \t") for line in lines[:1]]
    if not _has_sound_lines(lines):
        _mend(lines, level)
    if is_prompt:
        _replace_boxes(lines)
    return trim(lines)


def fit_title(text: str) -> str:
    """Make a text a title: one line, no level marks, nothing left open; it says something even if the text does not."""
    line = " ".join(_MARKS.sub("", clean(text)).split())
    return _close(re.sub(r"^#+(?:\s+|$)", "", line)).strip() or EMPTY


def fit_step(text: str) -> str:
    """Make a text the title of a deeper question, which has no attributes behind it to keep its last `#`."""
    title = fit_title(text)
    words = title.rstrip("# ")
    # `C#` keeps its own, which no space sets apart.
    own = len(title) - len(words) - len(title[len(words) :].lstrip("#"))
    return title[: len(words) + own] if words else EMPTY


def fit_option(text: str) -> str:
    """Make a text an option: one paragraph or one fence; what is neither is joined to a line."""
    text = textwrap.dedent(clean(text)).strip()
    if _ONE_LINE.fullmatch(text):
        return _close(text)
    lines = split_lines(text)
    tokens = _top(read_tokens(lines))
    if len(tokens) == 1 and tokens[0].type in ("fence", "code_block"):
        return _as_fence(tokens[0])
    line = _close(" ".join(line for token in tokens if (line := _inline(token, lines)))) or EMPTY
    # On one line three backticks begin a code span; in the format they would begin a fence.
    return f"\\{line}" if line.startswith("```") else line


def is_plain_option(text: str) -> bool:
    """Tell that an option is one line of words, which can only be read in one way."""
    return "<" not in text and _ONE_LINE.fullmatch(text) is not None


def is_option(text: str) -> bool:
    """Tell whether a text can be an option without losing its lines."""
    if "\n" not in text.strip():
        return True
    tokens = _top(read_tokens(split_lines(textwrap.dedent(clean(text)).strip())))
    has_code = any(token.type in ("fence", "code_block") and "\n" in token.content.strip("\n") for token in tokens)
    return len(tokens) <= 1 or not has_code


def fit_accepted(text: str) -> str:
    """Make a text an accepted answer: one line."""
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """Drop the control characters that no text needs."""
    return _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def code_fence(code: str, language: str = "") -> str:
    """Put code into a fence that it cannot close."""
    ticks = "`" * max((len(run) + 1 for run in re.findall("`{3,}", code)), default=3)
    return f"{ticks}{language}\n{code}\n{ticks}"


def _close(line: str) -> str:
    """Escape what a line leaves open; it is read as a heading, for at its start it could be a fence or a list."""
    if "<" not in line and "```" not in line and "~~~" not in line:
        return line
    return neutralise(f"{_AS_HEADING}{line}").removeprefix(_AS_HEADING)


def _top(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.level == 0 and token.nesting >= 0]


def _width(line: str) -> int:
    return len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4))


def _mend(lines: list[str], level: int) -> None:
    """Mend the headings and the fences of a text, in place."""
    tokens = read_tokens(lines)
    if any(token.level >= DEEPEST for token in tokens):
        # The block structure ends here, and nobody meant so many lists in one another.
        lines[:] = code_fence("\n".join(lines), "text").split("\n")
        return
    for change in (_lengthen_fences, lambda tokens, lines: _lower_headings(tokens, lines, level), _mend_fences):
        before = list(lines)
        change(tokens, lines)
        if lines != before:
            tokens = read_tokens(lines)


def _lengthen_fences(tokens: Sequence[Token], lines: list[str]) -> None:
    """Lengthen the fences around a heading and a fence: the parser would think that they were left open."""
    for token in reversed(_top(tokens)):
        if token.type == "fence" and "##" in token.content and is_closed(token) and _FENCE_START.search(token.content):
            start, end = token.map or (0, 0)
            lines[start:end] = _as_fence(token).split("\n")


def _mend_fences(tokens: Sequence[Token], lines: list[str]) -> None:
    """Close the fences that only seem to be closed: in lists, both the code and its end lie too far off."""
    for _ in range(min(_MOST_MENDED, 1 + _MOST_LETTERS // (1 + sum(map(len, lines))))):
        opened = next((token for token in tokens if token.type == "fence" and not is_closed(token)), None)
        if opened is None:
            return
        _mend_fence(opened, lines)
        # With this one closed, what seemed to open the next may be its end.
        tokens = read_tokens(lines)


def _mend_fence(token: Token, lines: list[str]) -> None:
    start, stop = token.map or (0, 0)
    indent = _NO_QUOTE.sub(" ", lines[start][: lines[start].find(token.markup)])
    end = next((at for at in range(start + 1, len(lines)) if lines[at].strip() == token.markup), 0)
    if not end:
        lines.insert(stop, indent + token.markup)
        return
    lines[end] = indent + token.markup
    for at in range(start + 1, end):
        if lines[at].strip() and not lines[at].startswith(indent):
            lines[at] = indent + lines[at].lstrip(" \t")


def _lower_headings(tokens: Sequence[Token], lines: list[str], highest: int) -> None:
    """Lower the headings of a text so that none of them begins a question or a section."""
    headings = [token for token in tokens if token.type == "heading_open" and token.level == 0]
    shift = highest - min((_level(token) for token in headings), default=highest)
    for token in reversed(headings):
        start, end = token.map or (0, 0)
        hashes = "#" * min(_level(token) + max(shift, 0), _LAST_LEVEL)
        if token.markup.startswith("#"):
            lines[start] = _HASHES.sub(rf"\g<1>{hashes}", lines[start])
        else:
            lines[start:end] = [f"{hashes} {' '.join(line.strip() for line in lines[start : end - 1])}"]


def _has_sound_lines(lines: Sequence[str]) -> bool:
    """Tell that lines hold no headings, no fences but sound ones, and not list in list in list."""
    opened = indent = ""
    for line in lines:
        text = line.lstrip(" ")
        has_fence = "```" in line or "~~~" in line
        if opened:
            if has_fence:
                if line.rstrip(" \t") != indent + opened:
                    return False
                opened = ""
            elif text and not line.startswith(indent):
                return False
        elif has_fence:
            if not text.startswith(("```", "~~~")):
                return False
            opened, indent = text[: len(text) - len(text.lstrip(text[0]))], line[: len(line) - len(text)]
            if "`" in text[len(opened) :]:
                return False
        elif text.startswith(("#", "<")) or _is_underline(text) or _NESTED.match(text):
            return False
    return not opened


def _level(heading: Token) -> int:
    return int(heading.tag[1])


def _is_underline(line: str) -> bool:
    text = line.strip(" \t>")
    return bool(text) and (not text.strip("=") or not text.strip("-"))


def _replace_boxes(lines: list[str]) -> None:
    if not any("[" in line and _CHECKBOX.match(line) for line in lines):
        return
    for token in read_tokens(lines):
        if token.type == "list_item_open" and token.level == 1 and token.map:
            line = token.map[0]
            lines[line] = _CHECKBOX.sub(lambda box: box[1] + _BOXES.get(box[2], "☑"), lines[line], count=1)


def _fence_first_code(lines: list[str]) -> list[str]:
    """Put indented code at the very start of a text into a fence: there its indentation would be lost."""
    end = next((at for at, line in enumerate(lines) if line.strip() and _width(line) < _CODE_INDENT), len(lines))
    code = trim([_cut(line) for line in lines[:end]])
    return [*code_fence(code).split("\n"), "", *lines[end:]]


def _cut(line: str) -> str:
    return " " * max(_width(line) - _CODE_INDENT, 0) + line.lstrip(" \t")


def _as_fence(token: Token) -> str:
    return code_fence(token.content.removesuffix("\n"), token.info.strip() if "`" not in token.info else "")


def _inline(token: Token, lines: Sequence[str]) -> str:
    if token.type in ("fence", "code_block"):
        code = " ".join(token.content.split())
        ticks = "`" * (1 + max((len(run) for run in re.findall("`+", code)), default=0))
        return f"{ticks} {code} {ticks}" if code else ""
    start, end = token.map or (0, 0)
    text = " ".join(lines[start:end]) if token.type != "heading_open" else lines[start].lstrip(" #")
    return " ".join(text.split())
