"""HTML pages, saved or exported: turned into Markdown line by line, and read as that."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Final

from builder.blocks import is_blank, split_lines
from builder.importers.found import Found, Span
from builder.importers.html import code_language
from builder.importers.markdown import engine
from builder.importers.rest import with_rest

NAME: Final = "html"

_MOST: Final = 0.5
_DEEPEST: Final = 6
_PAGE: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_MARKDOWN: Final = re.compile(r"^ {0,3}(?:#{1,6} |[-*+] |\d+[.)] |```|~~~|> |\*\*\w|__\w)", re.MULTILINE)
_HEADING: Final = re.compile(r"h[1-6]")
_BLOCK_END: Final = re.compile(r"</(?:p|li|h[1-6]|td|dd)>", re.IGNORECASE)
# Over tags that never end the parser of the standard library takes the square of their number.
# It raises at marked sections that it does not know.
_OPEN: Final = re.compile(r"<(?=[A-Za-z/!?])(?![^<>]{0,2000}>)|<(?=!\[)")
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TAG: Final = re.compile(r"</?[A-Za-z][^<>`\n]{0,200}>")
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")

_HIDDEN: Final = frozenset(("script", "style", "head", "template", "noscript", "svg", "nav", "iframe", "footer"))
_BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "aside",
        "ul",
        "ol",
        "dl",
        "dd",
        "tr",
        "table",
        "tbody",
        "thead",
        "body",
        "form",
        "fieldset",
        "blockquote",
        "hr",
        "details",
        "figure",
        "figcaption",
        "label",
    ]  # reads better
)
_MARKS: Final = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "tt": "`"}


def fits(text: str) -> float:
    """Tell a page of HTML from Markdown with some HTML in it."""
    if _PAGE.match(text):
        return 1.0
    if "<" not in text or not _BLOCK_END.search(text) or _MARKDOWN.search(text):
        return 0.0
    filled = [line for line in split_lines(text) if not is_blank(line)]
    return 0.95 if sum(line.lstrip().startswith("<") for line in filled) >= _MOST * len(filled) else 0.0


def read(text: str) -> Found:
    """Read the questions of a page."""
    source = split_lines(text)
    page = _Page()
    page.feed(_OPEN.sub("&lt;", _without_comments("\n".join(source))))
    page.close()
    found = engine.read("\n".join(line.rstrip() for line in page.lines))
    questions = tuple(
        replace(one, spans=tuple(_place(span, page.numbers, len(source)) for span in one.spans))
        for one in found.questions
    )
    return with_rest(replace(found, importer=NAME, questions=questions, leftovers=()), source, name="markup")


def _without_comments(text: str) -> str:
    """Drop the comments but not their line ends."""
    pieces: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[position:start], "\n" * text.count("\n", start, end)]
        position = end + 3
    return "".join([*pieces, text[position:]])


def _place(span: Span, numbers: Sequence[int], length: int) -> Span:
    """Turn lines of the Markdown into those of the page that they come from."""
    first, last = numbers[span[0] - 1], numbers[span[1] - 1]
    below = bisect_right(numbers, last)
    after = numbers[below] if below < len(numbers) else last + 1
    return first, min(max(first, last, after - 1), length)


class _Page(HTMLParser):
    """Writes Markdown while the tags go by, and keeps for each line where it comes from."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.numbers: list[int] = [1]
        # Of each list that is open: what stands before its items, and how many there were.
        self._lists: list[tuple[str, int]] = []
        self._targets: list[str] = []
        self._hidden = 0
        self._in_code = False
        self._is_first_row = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a list or a mark."""
        facts = dict(attrs)
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "pre":
            self._break(blank=True)
            self._write("```")
            self._in_code = True
            self._break()
        elif tag == "code" and self._in_code:
            self._name_language(facts.get("class") or "")
        elif tag in _MARKS:
            self._mark(_MARKS[tag])
        elif tag in ("ul", "ol"):
            self._lists.append(((facts.get("type") or "1") if tag == "ol" else "", 0))
        elif tag == "a":
            self._targets.append(facts.get("href") or "")
            self._write("[" if self._targets[-1] else "")
        elif tag == "input" and facts.get("type") in ("checkbox", "radio"):
            self._write(f"{'' if self.lines[-1].strip() else '- '}[{'x' if 'checked' in facts else ' '}] ")
        elif tag == "img" and facts.get("src"):
            self._write(f"![{facts.get('alt') or ''}]({facts['src']})")
        else:
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break(blank=tag != "tr")
        if _HEADING.fullmatch(tag) or tag == "dt":
            self._break(blank=True)
            self._write("#" * (int(tag[1:]) if tag != "dt" else 4) + " ")
        elif tag == "li":
            self._break()
            self._write("    " * min(len(self._lists) - 1, _DEEPEST) + self._item())
        elif tag == "br":
            self._break()
        elif tag == "summary":
            self._write("<details><summary>")
        elif tag in ("td", "th"):
            self._write("| ")

    def _item(self) -> str:
        """Give what stands before the next item of a list: letters are those that an answer names."""
        kind, number = self._lists[-1] if self._lists else ("", 0)
        self._lists[-1:] = [(kind, number + 1)] if self._lists else []
        if kind.lower() == "a" and number < len(_LETTERS):
            return f"- {_LETTERS[number]}) "
        return f"{number + 1}. " if kind else "- "

    def _name_language(self, classes: str) -> None:
        """Name the language of code in the line that opened it."""
        if len(self.lines) > 1 and not self.lines[-1] and self.lines[-2] == "```":
            self.lines[-2] += code_language(classes)

    def handle_endtag(self, tag: str) -> None:
        """End what its start began."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "pre" and self._in_code:
            self._in_code = False
            self._break()
            self._write("```")
            self._break(blank=True)
        elif tag in _MARKS:
            self._mark(_MARKS[tag])
        elif tag == "a" and self._targets:
            target = self._targets.pop()
            self._write(f"]({target})" if target else "")
        else:
            self._close(tag)

    def _close(self, tag: str) -> None:
        if tag == "summary":
            self._write("</summary>")
            self._break(blank=True)
        elif tag == "details":
            self._break()
            self._write("</details>")
        elif tag == "tr" and self.lines[-1].startswith("|"):
            self._end_row()
        elif tag == "table":
            self._is_first_row = True
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in _BLOCKS or tag in ("dt", "li") or _HEADING.fullmatch(tag):
            self._break(blank=tag not in ("li", "tr"))

    def _end_row(self) -> None:
        self._write("|")
        if self._is_first_row:
            columns = self.lines[-1].count("| ")
            self._break()
            self._write("|" + " --- |" * columns)
        self._is_first_row = False

    def handle_data(self, data: str) -> None:
        """Write text; in code every line end counts."""
        if self._hidden:
            return
        if self._in_code:
            first, *rest = data.split("\n")
            self._write(first)
            for line in rest:
                self._break()
                self._write(line)
            return
        text = _SPACES.sub(" ", data)
        if "<" in text and not self.lines[-1].count("`") % 2:
            # What was escaped is meant to be seen.
            text = _TAG.sub(r"`\g<0>`", text)
        self._write(text.lstrip() if not self.lines[-1] else text)

    def _mark(self, mark: str) -> None:
        if not self._in_code:
            self._write(mark)

    def _write(self, text: str) -> None:
        if self._hidden or not text:
            return
        if not self.lines[-1]:
            self.numbers[-1] = self.getpos()[0]
        self.lines[-1] += text

    def _break(self, *, blank: bool = False) -> None:
        """Begin a new line, and with `blank` leave one free above it."""
        if self._hidden:
            return
        wanted = ["", ""] if blank and not self._in_code else [""]
        if self._in_code or self.lines[-1].strip():
            self.lines += wanted
            self.numbers += [self.getpos()[0]] * len(wanted)
        elif blank and len(self.lines) > 1 and self.lines[-2].strip():
            self.lines.append("")
            self.numbers.append(self.getpos()[0])
