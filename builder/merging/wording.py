"""The wording of a question: its telling words, and what of it must be the same to the letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

_SHORTEST_STEM: Final = 4

_FENCE: Final = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}|~{3,})(.*)")
_LINE_START: Final = re.compile(r"[ \t>]*(?:[-*+•][ \t]+|#{1,6}[ \t]+)?")
_PIECE: Final = re.compile(
    r"(?P<ticks>`+)(?P<code>[^`]{1,500})(?P=ticks)"
    r"|!\[[^\]\n]{0,300}\]\((?P<image>[^)\n]{0,500})\)|\]\([^)\n]{0,500}\)|</?[A-Za-z][^<>\n]{0,500}>"
    r"|(?<=\w)(?P<language>\+\+|#)(?!\w)|(?<!\S)(?P<operator>[=<>!&^~%@$+*/-]{1,3})(?!\S)"
    r"|['’](?:s|t|re|ve|ll|d)\b|(?<=[\w,] )(?P<letter>[A-ZА-Я])(?!\w)|(?P<word>\w+)"
)
_WORD: Final = re.compile(r"\w+")
_SYMBOLS: Final = re.compile(r"[^\w\s().,'\";]+")
_ENDING: Final = re.compile(
    r"(?:(?<=ss)es|(?<=[a-rt-z])s|(?<=[а-я])(?:ами|ями|ого|его|ому|ему|ыми|ими|ах|ях|ов|ев|ей|[аеиоуыюяйь]{1,2}|[оае]м))$"
)
_NEGATIONS: Final = "not no non never without unless не нет без ни никогда кроме"
_DIRECTIONS: Final = "to from into than over before after в из чем от до через"
_FILLERS: Final = """
a an the is are was were be been do does did of in on to for and it its this that these those there you your we our me i
can could would should will shall what which explain describe please about mean means meant by with as at from into than
что такое это какой какая какое какие каков какова расскажите опишите объясните поясните назовите перечислите
в во на с со к ко о об и а у из от до для по за ли же бы вы вам вас ты тебя мы нам нас я он она они его ее их
есть быть является являются означает значит пожалуйста чем
"""
NEGATIONS: Final = frozenset(_NEGATIONS.split())
# Words after which the order of the others matters.
DIRECTIONS: Final = frozenset(_DIRECTIONS.split())
FILLERS: Final = frozenset(_FILLERS.split())
# Without its last letter it is the name of something else.
_UNINFLECTED: Final = frozenset(("https",))


@dataclass(frozen=True, slots=True)
class Wording:
    """What a question asks: the stems of its telling words, what must be exact, and the small words in between."""

    stems: tuple[str, ...]
    exact: tuple[str, ...]
    small: frozenset[str] = field(compare=False)


def read_wording(*texts: str) -> Wording:
    """Reduce the Markdown texts of a question to its wording."""
    words: list[str] = []
    exact: list[str] = []
    for text in texts:
        _read(text, words, exact)
    # A question of nothing but small words still asks something.
    telling = [word for word in words if word not in FILLERS] or words
    stems = tuple(stem(word) for word in telling if word.isalpha())
    exact += (word for word in telling if not word.isalpha())
    return Wording(stems, tuple(exact), FILLERS.intersection(words))


def stem(word: str) -> str:
    """Drop the ending that only inflects a word."""
    short = word if word in _UNINFLECTED else _ENDING.sub("", word)
    return short if len(short) >= _SHORTEST_STEM else word


def _read(text: str, words: list[str], exact: list[str]) -> None:
    opened = ""
    code: list[str] = []
    for line in text.split("\n"):
        fence = _FENCE.match(line) if "`" in line or "~" in line else None
        if opened:
            if fence and fence[1].startswith(opened) and not fence[2].strip():
                exact.append("\n".join(code))
                opened, code = "", []
            else:
                code.append(" ".join(line.split()))
        elif fence and "`" not in fence[2]:
            opened = fence[1]
        else:
            _read_line(line, words, exact)
    if opened:
        exact.append("\n".join(code))


def _read_line(line: str, words: list[str], exact: list[str]) -> None:
    start = _LINE_START.match(line)
    for piece in _PIECE.finditer(line, start.end() if start else 0):
        if piece["word"]:
            words.append(_fold(piece["word"].strip("_") or piece["word"]))
        elif piece["code"]:
            _read_code(piece["code"], words, exact)
        else:
            # The A of ACID is not its I.
            exact += filter(None, (piece["image"], piece["language"], piece["operator"], piece["letter"]))


def _read_code(code: str, words: list[str], exact: list[str]) -> None:
    found = _WORD.findall(code)
    words += map(_fold, found)
    # `self` and self are the same word; `==` and `===` are not.
    exact += _SYMBOLS.findall(code) if found else ["".join(code.split())]


def _fold(word: str) -> str:
    return word.casefold().replace("ё", "е")
