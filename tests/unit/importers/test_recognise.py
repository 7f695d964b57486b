"""The right importer reads each file, whatever it is called."""

from __future__ import annotations

import pytest

from builder.blocks import split_lines
from builder.importers.found import uncovered
from builder.importers.recognise import IMPORTERS, read_any

OWN = """---
title: Networks
---
# Networks

Read this first.

## What is a port? { #port level=senior }

Think.

### Answer
A number.

### Key points
- 16 bits

## Which is even? { #even }

- [ ] 1
- [x] 2

### Answer
Two.
"""
PAGE = """<!DOCTYPE html>
<html><head><title>x</title></head><body>
<h1>Interview questions</h1>
<h3>1. What is a <code>port</code>?</h3>
<p>A number that tells
<b>programs</b> apart.</p>
<ul><li>TCP</li><li>UDP</li></ul>
<h3>2. What is a socket?</h3>
<pre><code>import socket
s = socket.socket()
</code></pre>
<p>An address &amp; a port.</p>
<script>alert(1)</script>
</body></html>
"""


@pytest.mark.parametrize(
    ("importer", "text"),
    [
        ("own-format", OWN),
        ("html", PAGE),
        ("gift", "::One:: What is it? {=this ~that}\n\n::Two:: And that? {TRUE}\n"),
        ("aiken", "What is it?\nA. This\nB. That\nANSWER: B\n"),
        ("mdbook-quiz", '[[questions]]\ntype = "ShortAnswer"\nprompt.prompt = "What?"\nanswer.answer = "this"\n'),
        ("mkdocs-quiz", "<quiz>\nWhat is it?\n- [x] this\n- [ ] that\n</quiz>\n"),
        ("trivia", "#Q What is it?\n^ this\nA this\nB that\n"),
        ("anki-text", "#separator:Comma\n#columns:Front,Back\nWhat is it?,this\n"),
        ("markdown", "### Q1. What is it?\n\n**Answer:** this\n"),
        ("markdown", "## 1. What is it?\n\n### Answer\n\nThis.\n\n## 2. And that?\n\n### Answer\n\nThat.\n"),
        ("markdown", ""),
    ],
)
def test_files_are_recognised_by_their_content(importer: str, text: str) -> None:
    found = read_any(text, name="notes.txt")
    assert found.importer == importer
    assert uncovered(found, split_lines(text)) == ()


def test_a_name_helps_where_the_content_leaves_a_doubt() -> None:
    text = "term,meaning\nport,a number\nhost,a machine\n"
    assert read_any(text).importer == "markdown" or read_any(text, name="words.csv").importer == "anki-text"


def test_every_importer_survives_an_empty_file() -> None:
    for fits, read in IMPORTERS.values():
        assert 0.0 <= fits("") <= 1.0
        assert read("").questions == ()


def test_pages_keep_the_lines_of_their_source() -> None:
    port, socket = read_any(PAGE).questions
    assert (port.title, port.spans) == ("What is a `port`?", ((4, 7),))
    assert port.answer == "A number that tells **programs** apart.\n\n- TCP\n- UDP"
    assert (socket.title, socket.spans) == ("What is a socket?", ((8, 12),))
    assert socket.answer == "```\nimport socket\ns = socket.socket()\n```\n\nAn address & a port."


def test_pages_with_lettered_options_and_tags_that_are_meant_to_be_seen() -> None:
    page = (
        "<!DOCTYPE html><html><body>\n"
        "<p><b>1. Which tag links?</b></p><ol type='A'><li>&lt;link&gt;</li><li><code>&lt;a&gt;</code></li></ol>\n"
        "<p>Answer: B</p>\n"
        "<p><b>2. Which tag is bold?</b></p><ol type='a'><li>&lt;b&gt;</li><li>&lt;i&gt;</li></ol>\n"
        "<p>Answer: A</p>\n"
        "<footer><p>Somebody, 2024</p></footer>\n"
        "</body></html>\n"
    )
    found = read_any(page)
    assert [[(option.text, option.correct) for option in one.options] for one in found.questions] == [
        [("`<link>`", False), ("`<a>`", True)],
        [("`<b>`", True), ("`<i>`", False)],
    ]
    assert not any("Somebody" in one.answer for one in found.questions)


def test_pages_name_the_language_of_code_and_number_their_lists() -> None:
    code = '<pre><code class="hljs language-sh">ls\n</code></pre><ol><li>one</li><li>two</li></ol>'
    page = f"<html><body><h3>What lists files?</h3><p>This:</p>{code}<h3>Why does it?</h3><p>So.</p></body></html>"
    assert read_any(page).questions[0].answer == "This:\n\n```sh\nls\n```\n\n1. one\n2. two"


def test_a_marked_section_in_a_page_is_text() -> None:
    page = "<!doctype html>\n<h3>What is <![one]>?</h3>\n<p>One.</p>\n<h3>Why <![CDATA[two]]>?</h3>\n<p>Two.</p>\n"
    assert [one.answer for one in read_any(page).questions] == ["One.", "Two."]
