"""The parser: case files for what it makes of a text, properties for what holds whatever the text is."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given

from builder.blocks import split_lines
from builder.parser import is_topic, parse
from builder.question import CODES
from tests.unit.cases import Case, outcome, read_cases
from tests.unit.topics import any_text

CASES = list(read_cases())
# These two need files that cannot be read; tests/unit/test_check.py has their texts.
FILE_CODES = {"unreadable-file", "bad-encoding"}
# What `verify` finds has cases of its own.
VERIFY_CODES = {"solution-fails", "starter-passes", "wrong-output", "code-fails", "bad-code"}
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_case(case: Case) -> None:
    assert outcome(case.input) == case.expected, case.title


@pytest.mark.parametrize("code", sorted(CODES.keys() - FILE_CODES - VERIFY_CODES))
def test_every_code_has_a_case(code: str) -> None:
    assert any(re.search(rf"^\S+: {code}: .+\n  hint: .+$", case.expected, re.MULTILINE) for case in CASES)


@pytest.mark.parametrize("code", sorted(VERIFY_CODES))
def test_every_code_of_verify_has_a_case(code: str) -> None:
    golden = [path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "data" / "verify").glob("*.txt")]
    assert any(re.search(rf"^\S+: {code}: .+\n  hint: .+$", text, re.MULTILINE) for text in golden)


@given(any_text)
def test_every_line_belongs_to_exactly_one_part(text: str) -> None:
    parts = parse(text).parts
    numbers = [number for part in parts for number in range(part.start, part.end + 1)]
    assert numbers == list(range(1, len(split_lines(text)) + 1))


@given(any_text)
def test_any_text_gives_sound_values(text: str) -> None:
    parsed = parse(text, file="x.md", topic="go/basics")
    ids = [question.id for question in parsed.topic.questions]
    lines = split_lines(text)
    assert len(set(ids)) == len(ids)
    assert parsed.left_out <= set(ids)
    assert list(parsed.diagnostics) == sorted(parsed.diagnostics)
    for found in parsed.diagnostics:
        assert found.code in CODES and found.file == "x.md" and found.message
        assert "\n" not in found.message + found.hint
        assert (found.line, found.column) == (0, 0) or 1 <= found.column <= len(lines[found.line - 1]) + 1
    assert is_topic(text) in (True, False)


@given(any_text)
def test_line_ends_and_a_bom_change_nothing(text: str) -> None:
    plain = "\n".join(split_lines(text)).lstrip("\ufeff")
    assert parse("\ufeff" + plain.replace("\n", "\r\n")) == parse(plain)


def test_parts_of_a_choice_question() -> None:
    text = "---\ntitle: T\n---\nIntro.\n\n## One { #a }\nWhich?\n\n- [ ] a\n    no\n- [x] b\n\nAfter.\n### Answer\nb.\n"
    assert [(part.name, part.start, part.end, part.question) for part in parse(text).parts] == [
        ("front_matter", 1, 3, ""),
        ("introduction", 4, 5, ""),
        ("heading", 6, 6, "a"),
        ("prompt", 7, 8, "a"),
        ("option", 9, 10, "a"),
        ("option", 11, 12, "a"),
        ("prompt", 13, 13, "a"),
        ("section_heading", 14, 14, "a"),
        ("answer", 15, 15, "a"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("# Help\n\n## How to\n\ntext\n", False),
        ("## One\n### Answer\ntext\n", True),
        ("## One { #a level=senior }\ntext\n", True),
        ("## One { #a rev=2 }\n", True),
        ("## One { #a .wide }\ntext\n", False),
        ("### Answer\ntext\n\n## One\ntext\n", False),
        ("```\n## One\n### Answer\n```\n", False),
        ("---\nquestions: true\n---\n# Help\n", True),
        ("---\nquestions: false\n---\n## One\n### Answer\ntext\n", False),
        ("---\ntitle: about questions\n---\n## One\n### Ответ\ntext\n", True),
    ],
)
def test_is_topic(text: str, expected: bool) -> None:
    assert is_topic(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "## a\n" * 5_000,
        "## a { #x }\n" * 5_000,
        "```py\n## a\n" * 5_000,
        "<!--\n## a\n" * 5_000,
        "- " * 5_000 + "\n## a\n",
        ">" * 5_000,
        "<div></p>" * 5_000,
        "## a\n- " + "`" * 5_000,
        "## " + "{ a=" * 5_000 + "}",
        "---\na: " + "[" * 5_000 + "\n---\n",
        "---\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 99)) + "---\n",
        "## a\n### Key points\n" + "- b\n\n    c\n" * 3_000,
    ],
)
def test_hostile_texts_take_no_longer_than_their_size(text: str) -> None:
    start = time.process_time()
    parse(text)
    # Far above what it takes, far below what anything quadratic would.
    assert time.process_time() - start < 3


def test_questions_below_endless_nesting_are_found() -> None:
    nested = "\n".join("  " * depth + "- a" for depth in range(60))
    parsed = parse(f"## One {{ #a }}\n### Answer\n{nested}\n\n## Two {{ #b }}\n### Answer\ntext\n")
    assert [question.id for question in parsed.usable] == ["a", "b"]


@pytest.mark.parametrize("path", sorted((ROOT / "content").glob("*.md")), ids=lambda path: path.stem)
def test_the_bank_of_this_repository_is_sound(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if is_topic(text):
        assert parse(text, file=path.name, topic=path.stem).diagnostics == ()
