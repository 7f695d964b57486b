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
