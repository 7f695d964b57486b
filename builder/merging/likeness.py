"""Telling whether two questions are the same one in slightly other words, fast for thousands of them.

Letters alone cannot tell: "GET and POST" and "GET and PUT" share nearly all of theirs. So besides a ratio of letters,
all telling words but one must be the same, and code, numbers and operators to the last one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from builder.merging.wording import DIRECTIONS, NEGATIONS, Wording

# How much of two texts must be the same, of 100.
CUTOFF: Final = 90.0

Ratio = Callable[[str, str], float]
Key = TypeVar("Key")

_LONGEST: Final = 4000
# A word more or less is a detail in a long question and the point of a short one.
_LONG: Final = 8
_SHORTEST_MISSPELT: Final = 8
# Longer questions are the same word by word or not at all: each word of the others costs a key.
_MOST_WORDS: Final = 100
_KEY_MASK: Final = (1 << 64) - 1


def indel_ratio(one: str, other: str) -> float:
    """Tell how much of two texts is the same, of 100: what rapidfuzz calls `fuzz.ratio`, in pure Python."""
    total = len(one) + len(other)
    if not total:
        return 100.0
    places: dict[str, int] = defaultdict(int)
    for place, letter in enumerate(one):
        places[letter] |= 1 << place
    # The longest common subsequence, all of its columns at once in the bits of one number (Hyyrö 2004).
    row = mask = (1 << len(one)) - 1
    for letter in other:
        matched = row & places.get(letter, 0)
        row = ((row + matched) | (row - matched)) & mask
    return 200.0 * (len(one) - row.bit_count()) / total


def is_same(one: Wording, other: Wording, ratio: Ratio = indel_ratio) -> bool:
    """Tell whether two wordings ask the same."""
    if one == other:
        return True
    if one.exact != other.exact or not _differ_by_a_word(one, other):
        return False
    texts = [" ".join(sorted(wording.stems))[:_LONGEST] for wording in (one, other)]
    return ratio(texts[0], texts[1]) >= CUTOFF


def _differ_by_a_word(one: Wording, other: Wording) -> bool:
    mine, its = Counter(one.stems), Counter(other.stems)
    extra, missing = [*(mine - its).elements()], [*(its - mine).elements()]
    if not extra and not missing:
        # "Lists to tuples" and "tuples to lists" differ by their order only.
        return one.stems == other.stems or DIRECTIONS.isdisjoint(one.small | other.small)
    if len(extra) == len(missing) == 1:
        return _is_misspelt(extra[0], missing[0])
    lone = [*extra, *missing]
    return len(lone) == 1 and lone[0] not in NEGATIONS and min(len(one.stems), len(other.stems)) >= _LONG


def _is_misspelt(one: str, other: str) -> bool:
    """Tell a slip of the finger: one letter more, less, or out of place within a long word."""
    if min(len(one), len(other)) < _SHORTEST_MISSPELT or one[:2] != other[:2] or abs(len(one) - len(other)) > 1:
        return False
    before = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    left, right = sorted((one[before:], other[before:]), key=len)
    if len(left) < len(right):
        return right[1:] == left
    return left[:2] == right[1::-1] and left[2:] == right[2:]


@dataclass(slots=True)
class Asked(Generic[Key]):
    """Questions by what they ask; `ratio` compares letters, and a compiled one may take the place of our own."""

    ratio: Ratio = indel_ratio
    _same: dict[Wording, Key] = field(default_factory=dict)
    _by_key: dict[object, list[Wording]] = field(default_factory=dict)

    def add(self, wording: Wording, key: Key) -> None:
        """Note a question; the first of two with the same wording is the one that is found."""
        if wording not in self._same:
            self._same[wording] = key
            for mark in {_whole(wording), *_lacking(wording)}:
                self._by_key.setdefault(mark, []).append(wording)

    def find(self, wording: Wording) -> Key | None:
        """Find the question that asks the same."""
        if wording in self._same:
            return self._same[wording]
        for mark in (_whole(wording), *_lacking(wording)):
            for other in self._by_key.get(mark, ()):
                if is_same(wording, other, self.ratio):
                    return self._same[other]
        return None


def _whole(wording: Wording) -> object:
    """Make a key that does not depend on the order of words."""
    return (wording.exact, sum(map(hash, wording.stems)) & _KEY_MASK)


def _lacking(wording: Wording) -> Iterator[object]:
    """Make the keys that a question shares with those that differ from it by one word."""
    if len(wording.stems) > _MOST_WORDS:
        return
    total = sum(map(hash, wording.stems))
    for stem in wording.stems:
        rest = (total - hash(stem)) & _KEY_MASK
        if len(stem) >= _SHORTEST_MISSPELT:
            yield (wording.exact, rest, stem[:2])
        if len(wording.stems) >= _LONG:
            yield (wording.exact, rest)
