"""HTML inside Markdown: what a text leaves open, and how to keep it from swallowing what follows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from builder.blocks import is_closed, read_tokens, split_lines

_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905  # reads better
)
_RAW: Final = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_FOREIGN: Final = frozenset(("svg", "math"))
_COMMENT: Final = "!--"
_INTERESTING: Final = re.compile(r"<[A-Za-z/!?]")

# Material's blocks (admonitions, details, tabs), footnotes and definitions hold Markdown indented by four. CommonMark
# would take that for code; a list item has the same shape, so it stands in for them while the blocks are read.
_INDENTED_BLOCK: Final = re.compile(r"^([ \t>]*)(?:(?:!!!|\?\?\?\+?|===[!+]*)[ \t]+\S|\[\^[^\]\s]+\]:|:[ \t]+\S)")

_PIECE: Final = re.compile(
    r"""
    \\[`<\\]
    | (?P<ticks>`+)
    | (?P<comment><!--)
    | (?P<autolink><(?:(?:https?|ftp)://|mailto:|tel:)[^\s<>]*>)
    | <(?P<slash>/?)(?P<name>[A-Za-z][^\s<>/@]*)(?=[\s/>]|$)
    | (?P<instruction><\?|<!\[CDATA\[|<![A-Za-z])
    """,
    re.VERBOSE,
)
_TAG_TEXT: Final = re.compile(r"[^<>\"']*")
_INSTRUCTION_ENDS: Final = {"<?": "?>", "<![CDATA[": "]]>"}
_LINE_END: Final = re.compile(r"\r\n?|\n")
_FENCE: Final = re.compile(r"^ {0,3}(?P<ticks>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$")


@dataclass(frozen=True, slots=True, order=True)
class OpenMarkup:
    """Where a text leaves an element or a comment open (line and column from 1), or closes one that it never opened.

    `tag` is the name in lower case: `div`, `!--` for a comment, `/div` for an end without a start.
    """

    line: int
    column: int
    tag: str


def find_open(text: str) -> tuple[OpenMarkup, ...]:
    """Find the HTML that a text leaves open, as a renderer of Markdown would see it; code is no HTML."""
    if not _INTERESTING.search(text):
        return ()
    return tuple(sorted(set(_Scan(split_lines(text)).run())))


def neutralise(text: str) -> str:
    """Escape the `<` of what a text leaves open and close its last fence, so that it cannot swallow what follows."""
    # What follows an open comment is read anew once the comment is text, hence the rounds.
    for _ in range(_MAX_ROUNDS):
        found = find_open(text)
        if not found:
            break
        text = _escape(text, found)
    else:
        text = _INTERESTING.sub(lambda tag: "&lt;" + tag[0][1:], text)
    return text + _missing_fence(text)


_MAX_ROUNDS: Final = 8


def _escape(text: str, found: Iterable[OpenMarkup]) -> str:
    starts = [int(text.startswith("\ufeff")), *(end.end() for end in _LINE_END.finditer(text))]
    pieces, position = [], 0
    for markup in found:
        offset = starts[markup.line - 1] + markup.column - 1
        pieces += [text[position:offset], "&lt;"]
        position = offset + 1
    return "".join([*pieces, text[position:]])


def _missing_fence(text: str) -> str:
    if "```" not in text and "~~~" not in text:
        return ""
    lines = split_lines(text)
    if not _may_end_in_fence(lines):
        return ""
    last = next((token for token in reversed(read_tokens(lines)) if token.level == 0), None)
    if last is None or last.type != "fence" or is_closed(last):
        return ""
    return ("" if text.endswith(("\n", "\r")) else "\n") + last.markup


def _may_end_in_fence(lines: Iterable[str]) -> bool:
    """Follow the fences line by line: much cheaper than the block structure, and right for nearly all texts."""
    opened = ""
    for line in lines:
        fence = _FENCE.match(line)
        if fence is None:
            continue
        if not opened:
            opened = fence["ticks"]
        elif fence["ticks"].startswith(opened) and not fence["info"].strip():
            opened = ""
    return bool(opened)


class _Scan:
    """One walk over the blocks of a text; a container (list item, quotation) must close what it opens."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._frames: list[list[OpenMarkup]] = [[]]
        self._found: list[OpenMarkup] = []

    def run(self) -> list[OpenMarkup]:
        """Walk the blocks and give what stays open."""
        last: tuple[int, int] | None = None
        for token in read_tokens([_INDENTED_BLOCK.sub(r"\1-   x", line) for line in self._lines]):
            if token.type in _CONTAINERS:
                self._enter_or_leave(token)
            elif token.type in ("inline", "html_block") and token.map:
                lines = (token.map[0], token.map[1])
                # The cells of a table row all have the line of the row.
                if lines != last:
                    self._read(*lines, is_html=token.type == "html_block")
                last = lines
        self._found += self._frames[0]
        return self._found

    def _enter_or_leave(self, token: Token) -> None:
        if token.nesting == 1:
            self._frames.append([])
        else:
            self._found += self._frames.pop()

    def _read(self, start: int, end: int, *, is_html: bool) -> None:
        text = "\n".join(self._lines[start:end])
        starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

        def place(offset: int, tag: str) -> OpenMarkup:
            row = bisect_right(starts, offset) - 1
            return OpenMarkup(start + row + 1, offset - starts[row] + 1, tag)

        for offset, tag in _pieces(text, is_html=is_html):
            if tag.startswith("/"):
                self._close(place(offset, tag))
            elif tag.startswith(("!", "?")):
                self._found.append(place(offset, tag))
            else:
                self._open(place(offset, tag))

    def _open(self, element: OpenMarkup) -> None:
        name = element.tag.removesuffix("/")
        closed = name != element.tag and any(outer.tag in _FOREIGN for outer in self._frames[-1])
        if name not in _VOID and not closed:
            self._frames[-1].append(OpenMarkup(element.line, element.column, name))

    def _close(self, end: OpenMarkup) -> None:
        name, frame = end.tag[1:], self._frames[-1]
        depth = next((depth for depth in range(len(frame) - 1, -1, -1) if frame[depth].tag == name), None)
        if depth is not None:
            self._found += frame[depth + 1 :]
            del frame[depth:]
        elif name not in _VOID:
            self._found.append(end)


_CONTAINERS: Final = frozenset(("list_item_open", "list_item_close", "blockquote_open", "blockquote_close"))


def _pieces(text: str, *, is_html: bool) -> Iterator[tuple[int, str]]:
    """Give the tags of a text with their offsets: `name`, `name/` (closes itself), `/name`, and open `!--` or `?`."""
    position, missing = 0, set[str]()
    while piece := _PIECE.search(text, position):
        position = piece.end()
        if piece["ticks"] is not None:
            if not is_html and piece["ticks"] not in missing:
                position = _end_of_code(text, piece, missing)
        elif piece["comment"] is not None:
            end = _end_of_comment(text, piece.end())
            if end < 0:
                yield piece.start(), _COMMENT
            position = _after(end, piece, len(text), is_html=is_html)
        elif piece["instruction"] is not None:
            closing = _INSTRUCTION_ENDS.get(piece["instruction"], ">")
            end = text.find(closing, piece.end())
            if end < 0 and is_html:
                yield piece.start(), piece["instruction"][1:]
            position = _after(end, piece, len(text), is_html=is_html)
        elif piece["name"] is not None:
            end = _end_of_tag(text, piece.end())
            if end < 0 and not is_html:
                continue
            name = piece["name"].lower()
            closes_itself = "/" if end > 0 and text[end - 2] == "/" and not piece["slash"] else ""
            yield piece.start(), piece["slash"] + name + closes_itself
            position = end if end > 0 else len(text)
            if name in _RAW and not piece["slash"]:
                position = _end_of_raw(text, name, position)


def _after(end: int, piece: re.Match[str], length: int, *, is_html: bool) -> int:
    if end >= 0:
        return end + 1
    return length if is_html else piece.end()


def _end_of_code(text: str, ticks: re.Match[str], missing: set[str]) -> int:
    """Find the end of a code span; ticks without their like are ticks."""
    closing = re.compile(rf"(?<!`){ticks['ticks']}(?!`)").search(text, ticks.end())
    if closing is None:
        missing.add(ticks["ticks"])
        return ticks.end()
    return closing.end()


def _end_of_comment(text: str, start: int) -> int:
    # `<!-->` and `<!--->` are whole comments.
    for whole in (">", "->"):
        if text.startswith(whole, start):
            return start
    return text.find("-->", start)


def _end_of_tag(text: str, position: int) -> int:
    """Find where a tag ends, looking past quoted values; -1 when it does not."""
    while True:
        plain = _TAG_TEXT.match(text, position)
        position = plain.end() if plain else position
        letter = text[position : position + 1]
        if letter == ">":
            return position + 1
        if letter not in ('"', "'") or not letter:
            return -1
        closing = text.find(letter, position + 1)
        position = (closing if closing > 0 else position) + 1


def _end_of_raw(text: str, name: str, position: int) -> int:
    """Find the end tag of an element whose content is no markup."""
    closing = re.compile(rf"</{name}(?=[\s/>]|$)", re.IGNORECASE).search(text, position)
    return closing.start() if closing else len(text)
