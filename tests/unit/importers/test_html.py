"""HTML becomes Markdown, and nothing that runs survives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.importers.html import fence_pages, reduce_html

SAME = ("no tags, 1 < 2", "`<b>` in code", "```html\n<p>kept</p>\n```", "<https://example.com>", "a\n\n    <p>code</p>")
ALIVE = ("<script", "<iframe", "<object", "<style", "onerror", "onclick", "javascript:")


@pytest.mark.parametrize("text", SAME[:4])
def test_markdown_stays(text: str) -> None:
    assert reduce_html(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>bold</b>, <em>slanted</em>, <s>struck</s> word", "a **bold**, *slanted*, ~~struck~~ word"),
        ("<code>a &lt; b</code> and <code>a`b</code>", "`a < b` and `` a`b ``"),
        ("one<br>two<br/>\nthree", "one\ntwo\n\nthree"),
        ("| a<br>b | c |", "| a<br>b | c |"),
        ('<a href="https://x.org" target="_blank">there</a>', "[there](https://x.org)"),
        ('<a name="here"></a>text', "text"),
        ('<img src="a.png" alt="a [b]" width="3">', "![a b](a.png)"),
        ('<img src="my folder/a.png" alt="a">', "![a](<my folder/a.png>)"),
        ("![a](<my folder/b one.png>), [c]( <d e.md> )", "![a](<my folder/b one.png>), [c]( <d e.md> )"),
        ("<ul><li>one</li><li>two<ol><li>three</li></ol></li></ul>", "- one\n- two\n    1. three"),
        ("<pre>\na &amp; b\n</pre>", "```\na & b\n```"),
        ('<pre><code class="hljs language-java">int a;</code></pre>', "```java\nint a;\n```"),
        ("<div class='highlight highlight-source-python'>\n<pre>x = 1</pre></div>", "```python\nx = 1\n```"),
        ('<pre class="brush: sql; gutter: false">SELECT 1</pre>', "```sql\nSELECT 1\n```"),
        ('<pre class="highlight">plain</pre><p class="lang-c">no code</p>', "```\nplain\n```\n\nno code"),
        ("<h3>Title</h3>text", "#### Title\n\ntext"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1\\|2 |  |",
        ),
        ("<details><summary>More</summary>text</details>", "**More**\n\ntext"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("List<String> and <file name>", "List&lt;String> and &lt;file name>"),
        ("what is the tag <p> for, and <table>?", "what is the tag `<p>` for, and `<table>`?"),
        ("<b>\n\nall of it\n</b>", "all of it"),
        ("a <!-- hidden --> b", "a  b"),
        ("left <b>open", "left open"),
    ],
)
def test_html_becomes_markdown(text: str, expected: str) -> None:
    assert reduce_html(text).strip("\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>text",
        "<SCRIPT src=x></SCRIPT >",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
        '<a href=" java\nscript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x]( JavaScript:alert(1) 'title')",
        "[x](<javascript:alert(1)>)",
        "[x](< javascript:alert(1)>)",
        "<iframe src=x></iframe><object data=x></object><style>a{}</style>",
        '<div onclick="alert(1)">x</div>',
    ],
)
def test_nothing_that_runs_survives(text: str) -> None:
    reduced = reduce_html(text).lower()
    assert not any(word in reduced for word in ALIVE), reduced


PIECES = (
    *(
        "<b>",
        "</b>",
        "<script>",
        "</script>",
        "<a href=x>",
        "</a>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<pre>",
        "</pre>",
    ),
    *("<table>", "<tr>", "<td>", "</table>", "`", "```\n", "\n", "text ", "<!--", "-->", "<", ">", "](javascript:x)"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_tags_can_be_reduced(text: str) -> None:
    reduced = reduce_html(text)
    if "`" not in text and "<pre>" not in text:
        assert "<script" not in reduced
        assert "](javascript" not in reduced


def test_pages_without_a_fence_get_one() -> None:
    lines = ["Which one is red?", "", '<div class="a">', "  <p>x</p>", "</div>", "", "Look well."]
    assert "\n".join(fence_pages(lines)) == (
        'Which one is red?\n\n```\n<div class="a">\n  <p>x</p>\n</div>\n```\n\nLook well.'
    )
    assert fence_pages(["<p>", "a", "</p>"]) == ["<p>", "a", "</p>"]
