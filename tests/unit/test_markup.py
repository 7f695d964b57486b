"""Open markup: found where a renderer would see it, and harmless once neutralised."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.markup import find_open, neutralise
from tests.unit.topics import any_text

EXTENSIONS = ["tables", "attr_list", "admonition", "footnotes", "def_list", "pymdownx.details", "pymdownx.superfences"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no markup, a < b && c > d", []),
        ("<div>", [(1, 1, "div")]),
        ("a\n\nb <B>c", [(3, 3, "b")]),
        ("<div>\n<p>x</p>\n</div>", []),
        ("<details>\n<summary>s</summary>\n\ntext\n\n</details>", []),
        ("<details>\n<summary>s\n\ntext\n\n</details>", [(2, 1, "summary")]),
        ("a<br>b<hr/>c <img src='a>b'>", []),
        ("`<div>` ``a ` <b>``", []),
        ("```html\n<div>\n```\n\n    <div>", []),
        ("<!-- a -->\n\n<!---->\n\n<!-->", [(5, 1, "!--")]),
        ("<!-- a\n\nb", [(1, 1, "!--")]),
        ("text <!-- a", [(1, 6, "!--")]),
        ("<script>\nif (a < b) '<div>'\n</script>", []),
        ("<script>\n'<div>'", [(1, 1, "script")]),
        ("</article>", [(1, 1, "/article")]),
        ("<div\nclass='x'", [(1, 1, "div")]),
        ("List<int> and a<T, U>", [(1, 5, "int"), (1, 16, "t,")]),
        ("<https://a.b> <mailto:a@b.c> <a@b.c>", []),
        ("- <b>\n\n</b>", [(1, 3, "b"), (3, 1, "/b")]),
        ("> <i>x</i>\n\n<svg><path/></svg> <path/>", [(3, 20, "path")]),
        ("!!! note\n\n    <div>\n\n    ```\n    <p>\n    ```", [(3, 5, "div")]),
        ('=== "Tab"\n    `<b>` <b>x</b>', []),
        ("| a | b |\n|---|---|\n| <u>x | `<i>` |", [(3, 3, "u")]),
        ("\\<b>", [(1, 2, "b")]),
    ],
)
def test_find_open(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert [(found.line, found.column, found.tag) for found in find_open(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b", "a < b"),
        ("<b>x</b> <i>", "<b>x</b> &lt;i>"),
        ("<!-- <b>", "&lt;!-- &lt;b>"),
        ("\ufeff<b>\r\n<i>x</i>", "\ufeff&lt;b>\r\n<i>x</i>"),
        ("```py\nx < 1", "```py\nx < 1\n```"),
        ("- ~~~~\n  x\n\ntext", "- ~~~~\n  x\n  ~~~~\n\ntext"),
        ("```\n<div>\n```", "```\n<div>\n```"),
    ],
)
def test_neutralise(text: str, expected: str) -> None:
    assert neutralise(text) == expected


@given(any_text)
def test_neutralised_texts_leave_nothing_open(text: str) -> None:
    once = neutralise(text)
    assert find_open(once) == ()
    assert neutralise(once) == once


class _Open(HTMLParser):
    """Which elements are open at the marker."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.at_marker: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag)]

    def handle_comment(self, data: str) -> None:
        if data == "marker":
            self.at_marker = list(self.open)


_HTML = (
    "<div>",
    "</div>",
    "<span>",
    "</span>",
    "<!--",
    "-->",
    "<b",
    ">",
    "<details>",
    "</details>",
    "<script>",
    "<br>",
)
_MARKDOWN = (
    "text",
    " ",
    "\n",
    "\n\n",
    "`x`",
    "\n\n```\n<i>\n```\n\n",
    "\n- ",
    "\n> ",
    "\n!!! note\n    ",
    "a < b",
    "</p>",
)
_mixed = st.lists(st.sampled_from(_HTML + _MARKDOWN), max_size=10).map("".join)


@given(_mixed)
def test_the_host_keeps_what_follows_a_neutralised_text(text: str) -> None:
    html = markdown.markdown(f"{neutralise(text)}\n\n<!--marker-->\n\nafter", extensions=EXTENSIONS)
    page = _Open()
    page.feed(html)
    page.close()
    assert page.at_marker == [], html
