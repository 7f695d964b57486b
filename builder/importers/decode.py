"""The bytes of a foreign file as text: every encoding that such files come in, and mixtures of two."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

NOT_TEXT: Final = "binary"

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Of two that make the same text of a file, the first is named.
_SINGLE: Final = ("cp1252", "cp1251", "koi8-r", "cp866")
_SAMPLE: Final = 50_000
_LINE_END: Final = re.compile(rb"\r\n?|\n")
_TEXT_LINE_END: Final = re.compile(r"\r\n?|\n")
_CONTROLS: Final = frozenset(range(32)) - {9, 10, 12, 13, 27}
_MOST_CONTROLS: Final = 0.05
_FEW_CONTROLS: Final = 8
_REPLACEMENT: Final = "\ufffd"
_STRAYS: Final = re.compile("[\udc80-\udcff]+")
_STRAY: Final = re.compile("[A-Za-z ]?[\udc80-\udcff]+[A-Za-z]?")
# How many in a thousand letters of Russian each one is: only in the right encoding are the letters the common ones.
_FREQUENCIES: Final = (
    "о109 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 "
    "г17 з16 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ё1 ъ1"
)
_RUSSIAN: Final = {entry[0]: int(entry[1:]) / 50 for entry in _FREQUENCIES.split()}
_LATIN: Final = frozenset("áàâäãåæçéèêëíìîïñóòôöõøœßúùûüýÿšžÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŠŽ")
_SIGNS: Final = frozenset("“”‘’„‚«»‹›–—…•·°±×÷€£§©®™†‡‰µ№¿¡´¨¸\xa0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its encoding, and the lines (from 1) that had to be read in another one or hold what is no text.

    The line ends are those of the file; what is no text at all is empty, and its encoding `binary`.
    """

    text: str
    encoding: str
    doubtful_lines: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode a file, whatever it is."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _checked(data.decode(name, "replace"), name)
    wide = _guess_wide(data)
    if wide:
        return _checked(data.decode(wide, "replace"), wide)
    if _is_binary(data):
        return Decoded("", NOT_TEXT)
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_other(data)


def _checked(text: str, encoding: str) -> Decoded:
    """Put the sign for what is no character in the place of NUL, and list the lines that have that sign."""
    if "\0" in text:
        text = text.replace("\0", _REPLACEMENT)
    if _REPLACEMENT not in text:
        return Decoded(text, encoding)
    lines = _TEXT_LINE_END.split(text)
    return Decoded(text, encoding, tuple(number for number, line in enumerate(lines, 1) if _REPLACEMENT in line))


def _guess_wide(data: bytes) -> str:
    """Guess UTF-16 without a mark: every other byte of its spaces, line ends and digits is zero."""
    sample = data[:4096]
    if len(data) % 2 or b"\0" not in sample:
        return ""
    ends = {"utf-16-le": sum(sample.count(sign + b"\0") for sign in (b"\n", b" ")), "utf-16-be": 0}
    ends["utf-16-be"] = sum(sample.count(b"\0" + sign) for sign in (b"\n", b" "))
    zeros = {"utf-16-le": sample[1::2].count(0), "utf-16-be": sample[0::2].count(0)}
    name = max(zeros, key=lambda name: (zeros[name], ends[name]))
    other = zeros["utf-16-be" if name == "utf-16-le" else "utf-16-le"]
    # Russian has zeros at spaces and line ends only.
    if zeros[name] < len(sample) // 20 or other * 4 > zeros[name]:
        return ""
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return ""
    return name


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    counts = sum(sample.count(control) for control in _CONTROLS)
    # A few of them in a short text are an accident.
    return counts > max(len(sample) * _MOST_CONTROLS, _FEW_CONTROLS) or 3 * counts > len(sample)


def _decode_other(data: bytes) -> Decoded:
    """Decode what is not UTF-8: all of it in an encoding of one byte a letter, or only the bytes that are not."""
    escaped = data.decode("utf-8", "surrogateescape")
    strays = " ".join(_STRAY.findall(escaped)).encode("utf-8", "surrogateescape")
    inner = _best(strays)
    outer = _best(data)
    if escaped.isascii() or not re.search(r"[\x80-\ud7ff\ue000-\U0010ffff]", escaped):
        return _checked(data.decode(outer, "replace"), outer)
    mixed = _STRAYS.sub(lambda run: run[0].encode("utf-8", "surrogateescape").decode(inner, "replace"), escaped)
    whole = data.decode(outer, "replace")
    if _score(whole[:_SAMPLE]) > _score(mixed[:_SAMPLE]):
        return _checked(whole, outer)
    lines = _TEXT_LINE_END.split(escaped)
    doubtful = tuple(number for number, line in enumerate(lines, 1) if _STRAYS.search(line))
    return Decoded(mixed.replace("\0", _REPLACEMENT), f"utf-8 and {inner}", doubtful)


def _best(data: bytes) -> str:
    """Find the encoding in which the letters make the most sensible words."""
    sample = b"\n".join(line for line in _LINE_END.split(data[:_SAMPLE]) if not line.isascii())
    return max(_SINGLE, key=lambda name: _score(sample.decode(name, "replace")))


def _score(text: str) -> float:
    """Tell how sensible the letters beyond ASCII are on average, each with the one before it."""
    total, count, before = 0.0, 0, " "
    for letter in text:
        if letter > "\x7f":
            total += _score_letter(letter, before)
            count += 1
        elif letter.isalpha() and before.casefold() in _RUSSIAN:
            total -= 1.0
        before = letter
    return total / count if count else 0.0


def _score_letter(letter: str, before: str) -> float:
    frequency = _RUSSIAN.get(letter.casefold())
    if frequency is not None:
        if letter.isupper() and before.islower():
            return -3.0
        if before.isascii() and before.isalpha():
            return -1.0
        return frequency
    if letter in _LATIN:
        # In western words these stand alone among plain letters.
        return 1.0 if before < "\x7f" else -1.5
    return 0.3 if letter in _SIGNS else -2.0
