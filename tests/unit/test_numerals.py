"""Whole numbers as people write them into files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.numerals import whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("999999", 999_999), ("١٢", 12)])
def test_a_whole_number_is_read(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "²", "Ⅳ", "½", "-1", "+1", " 1", "1_000", "1.5", "1000000", "9" * 5000, "one"])
def test_anything_else_is_none(text: str) -> None:
    assert whole_number(text) is None


@given(st.text(max_size=8))
def test_no_text_raises(text: str) -> None:
    number = whole_number(text)
    assert number is None or 0 <= number < 1_000_000
