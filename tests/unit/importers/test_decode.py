"""Bytes as text: each encoding that files come in, mixtures, NUL bytes, lone carriage returns, no text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.importers.decode import NOT_TEXT, Decoded, decode

RUSSIAN = "## Что такое замыкание?\r\n### Ответ\r\nФункция вместе с её областью видимости – «лексическое окружение».\n"
CAPITALS = "ВОПРОС: ЧТО ТАКОЕ HTTP?\n"
FRENCH = "Qu'est-ce qu'une déclaration ?\nRéponse : à côté, où “guillemets” – naïve façade. Größe, señor.\n"
ENGLISH = "What’s a “closure”?\n"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, CAPITALS])
def test_russian(text: str, encoding: str) -> None:
    data = text.encode(encoding, "replace")
    decoded = decode(data)
    assert decoded == Decoded(data.decode(encoding), encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, FRENCH, "Plain words."])
def test_two_bytes_a_letter_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding)


@pytest.mark.parametrize("text", [FRENCH, ENGLISH, "À la façon\n", "Yes — no\n"])
def test_western(text: str) -> None:
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252")
    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_line_ends_stay() -> None:
    assert decode(b"a\rb\r\nc\nd").text == "a\rb\r\nc\nd"


def test_western_lines_among_utf8() -> None:
    data = "“Größe” – ja\n".encode() * 3 + "“façade” déjà\r".encode("cp1252") + "é\n".encode()
    assert decode(data) == Decoded("“Größe” – ja\n" * 3 + "“façade” déjà\ré\n", "utf-8 and cp1252", (4,))


def test_russian_lines_among_utf8_and_both_in_one_line() -> None:
    data = "Что такое поток?\n".encode() * 3 + "Ответ: ".encode() + "очередь задач\n".encode("cp1251")
    assert decode(data) == Decoded("Что такое поток?\n" * 3 + "Ответ: очередь задач\n", "utf-8 and cp1251", (4,))


def test_nul_bytes_are_no_characters() -> None:
    assert decode(b"What is\0 it?\nThis.\n" * 3) == Decoded("What is\ufffd it?\nThis.\n" * 3, "utf-8", (1, 3, 5))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, bytes(99)])
def test_what_is_no_text(data: bytes) -> None:
    assert decode(data) == Decoded("", NOT_TEXT)


def test_nothing() -> None:
    assert decode(b"") == Decoded("", "utf-8")


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded(data: bytes) -> None:
    decoded = decode(data)
    decoded.text.encode("utf-8")
    assert all(1 <= line <= decoded.text.count("\n") + decoded.text.count("\r") + 1 for line in decoded.doubtful_lines)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1))
def test_any_utf8_is_utf8(text: str) -> None:
    assert decode(text.encode()).text.removeprefix("\ufeff") == text.replace("\ufffd", "\ufffd").removeprefix("\ufeff")
