"""HTML inside Markdown: what a text leaves open, and how to keep it from swallowing what follows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from builder.blocks import is_blank, is_closed, read_tokens, split_lines

_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905  # reads better
)
_RAW: Final = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_FOREIGN: Final = frozenset(("svg", "math"))
_INTERESTING: Final = re.compile(r"<[A-Za-z/!?]")

# Material's blocks (admonitions, details, tabs), footnotes and definitions hold Markdown indented by four. CommonMark
# would take that for code; a list item has the same shape, so it stands in for them while the blocks are read.
_INDENTED_BLOCK: Final = re.compile(r"^([ \t>]*)(?:(?:!!!|\?\?\?\+?|===[!+]*)[ \t]+\S|\[\^[^\]\s]+\]:|:[ \t]+\S)")

_PIECE: Final = re.compile(
    r"""
    \\[`\\]
    | (?P<ticks>`+)
    | (?P<aside><!--|<\?|<!\[CDATA\[|<![A-Za-z])
    | (?P<autolink><(?:(?:https?|ftp)://|mailto:|tel:|[^\s<>/@]+@)[^\s<>]*>)
    | <(?P<slash>/?)(?P<name>[A-Za-z][^\s<>/@]*)(?=[\s/<>]|$)
    """,
    re.VERBOSE,
)
_TAG_TEXT: Final = re.compile(r"[^<>\"']*")
_ASIDE_ENDS: Final = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_MAX_ROUNDS: Final = 8
_LINE_END: Final = re.compile(r"\r\n?|\n")
_FENCE: Final = re.compile(r"^[ \t>]*(?:[-+*] +|\d+[.)] +)?(?P<ticks>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$")


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
    return tuple(markup for markup in _scan(text) if markup.tag)


def neutralise(text: str) -> str:
    """Escape the `<` of what a text leaves open and close its open fences, so that it cannot swallow what follows.

    A `<` that looks like the start of a tag and is none is escaped too: it means the same, and some renderers join it
    with what comes later.
    """
    # What follows an open comment is read anew once the comment is text, hence the rounds.
    for _ in range(_MAX_ROUNDS):
        found = _scan(text)
        if not found:
            break
        text = _escape(text, found)
    else:
        text = _INTERESTING.sub(lambda tag: "&lt;" + tag[0][1:], text)
    return _close_fences(text)


def _scan(text: str) -> list[OpenMarkup]:
    return sorted(set(_Scan(split_lines(text)).run())) if _INTERESTING.search(text) else []


def _escape(text: str, found: Iterable[OpenMarkup]) -> str:
    starts = [int(text.startswith("\ufeff")), *(end.end() for end in _LINE_END.finditer(text))]
    pieces, position = [], 0
    for markup in found:
        offset = starts[markup.line - 1] + markup.column - 1
        pieces += [text[position:offset], "&lt;"]
        position = offset + 1
    return "".join([*pieces, text[position:]])


def _close_fences(text: str) -> str:
    if "```" not in text and "~~~" not in text:
        return text
    lines = split_lines(text)
    if _pair_up(lines):
        return text
    opened = [token for token in nested_tokens(lines) if token.type == "fence" and token.map and not is_closed(token)]
    for fence in reversed(opened):
        start, end = fence.map or (0, 0)
        while end > start + 1 and is_blank(lines[end - 1]):
            end -= 1
        container = lines[start][: lines[start].find(fence.markup)]
        lines.insert(end, re.sub(r"[^ \t>]", " ", container) + fence.markup)
    return "\n".join(lines) if opened else text


def _pair_up(lines: Iterable[str]) -> bool:
    """Follow the fences line by line, which is much cheaper than the block structure and enough for sound texts."""
    opened = ""
    for line in lines:
        fence = _FENCE.match(line)
        if fence is None:
            continue
        has_info = bool(fence["info"].strip())
        if not opened:
            opened = fence["ticks"]
        elif fence["ticks"].startswith(opened):
            if has_info:
                return False
            opened = ""
    return not opened


def nested_tokens(lines: Sequence[str]) -> list[Token]:
    """Read the block tokens of lines, also of what stands inside Material's own blocks."""
    return read_tokens([_INDENTED_BLOCK.sub(r"\1-   x", line) for line in lines])


class _Frame:
    """The elements that are open in one container; counted by name, so that a stray end costs no search."""

    def __init__(self) -> None:
        self.elements: list[OpenMarkup] = []
        self.counts: Counter[str] = Counter()

    def push(self, element: OpenMarkup) -> None:
        self.elements.append(element)
        self.counts[element.tag] += 1

    def pop(self) -> OpenMarkup:
        element = self.elements.pop()
        self.counts[element.tag] -= 1
        return element


class _Scan:
    """One walk over the blocks of a text; a container (list item, quotation) must close what it opens."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._frames = [_Frame()]
        self._found: list[OpenMarkup] = []

    def run(self) -> list[OpenMarkup]:
        """Walk the blocks and give what stays open."""
        last, before = (-1, -1), ""
        for token in nested_tokens(self._lines):
            if token.type in _CONTAINERS:
                self._enter_or_leave(token)
            elif token.map and self._is_live(token, before):
                lines = (token.map[0], token.map[1])
                # The cells of a table row all have the line of the row.
                if lines != last:
                    self._read(*lines, is_html=token.type == "html_block")
                last = lines
            before = token.type
        self._found += self._frames[0].elements
        return self._found

    def _is_live(self, token: Token, before: str) -> bool:
        # Python-Markdown takes an indented line right below a table for a row.
        return token.type in ("inline", "html_block") or (token.type == "code_block" and before == "table_close")

    def _enter_or_leave(self, token: Token) -> None:
        if token.nesting == 1:
            self._frames.append(_Frame())
        else:
            self._found += self._frames.pop().elements

    def _read(self, start: int, end: int, *, is_html: bool) -> None:
        text = "\n".join(self._lines[start:end])
        starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

        def place(offset: int, tag: str) -> OpenMarkup:
            row = bisect_right(starts, offset) - 1
            return OpenMarkup(start + row + 1, offset - starts[row] + 1, tag)

        for offset, tag in _pieces(text, is_html=is_html):
            if tag.startswith("<") or not tag:
                self._found.append(place(offset, tag[1:]))
            elif tag.startswith("/"):
                self._close(place(offset, tag))
            else:
                self._open(place(offset, tag))

    def _open(self, element: OpenMarkup) -> None:
        name = element.tag.removesuffix("/")
        frame = self._frames[-1]
        closed = name != element.tag and any(frame.counts[outer] for outer in _FOREIGN)
        if name not in _VOID and not closed:
            frame.push(OpenMarkup(element.line, element.column, name))

    def _close(self, end: OpenMarkup) -> None:
        name, frame = end.tag[1:], self._frames[-1]
        if frame.counts[name]:
            while (element := frame.pop()).tag != name:
                self._found.append(element)
        elif name not in _VOID:
            self._found.append(end)


_CONTAINERS: Final = frozenset(("list_item_open", "list_item_close", "blockquote_open", "blockquote_close"))


def _pieces(text: str, *, is_html: bool) -> Iterator[tuple[int, str]]:
    """Give the tags of a text with their offsets: `name`, `/name`, `name/` (closes itself), `<…` (never ends).

    Nothing as a tag means that what begins there is text after all.
    """
    position, missing = 0, set[str]()
    while piece := _PIECE.search(text, position):
        position = piece.end()
        if piece["ticks"] is not None:
            if not is_html and piece["ticks"] not in missing:
                position = _end_of_code(text, piece, missing)
        elif piece["aside"] is not None:
            is_text = not is_html and piece["aside"] != "<!--"
            end = -1 if is_text else _end_of_aside(text, piece)
            if end < 0:
                yield piece.start(), "" if is_text else piece["aside"]
            # In HTML the rest is part of it; elsewhere the opening is text.
            position = end if end > 0 else len(text) if is_html else piece.end()
        elif piece["autolink"] is not None:
            if is_html:
                # Only Markdown makes links of these; to a browser they are elements.
                yield piece.start(), ""
        elif piece["name"] is not None:
            end = _end_of_tag(text, piece.end())
            if end > 0:
                yield piece.start(), _tag_of(text, piece, end)
                position = _end_of_raw(text, piece, end)
            else:
                yield piece.start(), f"<{piece['slash']}{piece['name'].lower()}" if is_html else ""


def _tag_of(text: str, piece: re.Match[str], end: int) -> str:
    closes_itself = text[end - 2] == "/" and not piece["slash"]
    return str(piece["slash"] + piece["name"].lower() + ("/" if closes_itself else ""))


def _end_of_code(text: str, ticks: re.Match[str], missing: set[str]) -> int:
    """Find the end of a code span; ticks without their like are ticks."""
    closing = re.compile(rf"(?<!`){ticks['ticks']}(?!`)").search(text, ticks.end())
    if closing is None:
        missing.add(ticks["ticks"])
        return ticks.end()
    return closing.end()


def _end_of_aside(text: str, piece: re.Match[str]) -> int:
    """Find the end of a comment, an instruction, a declaration or CDATA; -1 when it does not end."""
    # `<!-->` is a whole comment to a browser, but only the start of one to the HTML parser of Python-Markdown.
    opening, start = piece["aside"], piece.end()
    closing = _ASIDE_ENDS.get(opening, ">")
    end = text.find(closing, start)
    if end < 0:
        return -1
    if opening == "<!--":
        # Python-Markdown takes no comment within a comment, so the outer one would be text.
        end += len(closing)
        return -1 if "<!--" in text[start:end] else end
    # To a browser any `>` ends the others, whatever Markdown thinks: what follows is live.
    return text.index(">", start) + 1


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


def _end_of_raw(text: str, piece: re.Match[str], position: int) -> int:
    """Step over the content of an element whose content is no markup."""
    name = piece["name"].lower()
    if name not in _RAW or piece["slash"]:
        return position
    closing = re.compile(rf"</{name}(?=[\s/>]|$)", re.IGNORECASE).search(text, position)
    return closing.start() if closing else len(text)
