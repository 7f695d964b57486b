"""Finding the questions of an import again in the bank: as they were, or corrected in the meantime."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from builder.merging.fingerprint import hash_answer, wording_of
from builder.merging.likeness import Asked, Ratio
from builder.merging.wording import read_wording
from builder.question import Question

# What two versions of a question have in common; None where it tells nothing.
Feature = Callable[[Question], Hashable | None]


def rematch(
    brought: Sequence[Question],
    marks: Sequence[str],
    earlier: Mapping[str, str],
    present: Mapping[str, Question],
    *,
    ratio: Ratio,
) -> dict[int, str]:
    """Find the ids under which questions were brought before, by their place in `brought`.

    `earlier` holds the marks of what was brought, `present` what the bank has under these ids now. Who has the same
    mark is the same; of the others, those that ask the same, then nearly the same, then those that answer the same.
    """
    by_mark = {mark: key for key, mark in earlier.items()}
    ids = {number: by_mark[mark] for number, mark in enumerate(marks) if mark in by_mark}
    for find in (_by_title, _by_likeness, _by_answer):
        used = set(ids.values())
        left = {key: present[key] for key in earlier if key not in used and key in present}
        missing = {number: one for number, one in enumerate(brought) if number not in ids}
        if not left or not missing:
            break
        for number, key in find(missing, left, ratio):
            if key not in used:
                used.add(key)
                ids[number] = key
    return ids


def _by_title(missing: Mapping[int, Question], left: Mapping[str, Question], ratio: Ratio) -> Iterable[tuple[int, str]]:
    """Match by title and prompt: the options may have changed."""
    return _pair(missing, left, lambda question: read_wording(question.title, question.prompt))


def _by_answer(
    missing: Mapping[int, Question], left: Mapping[str, Question], ratio: Ratio
) -> Iterable[tuple[int, str]]:
    return _pair(missing, left, lambda question: hash_answer(question) or None)


def _by_likeness(
    missing: Mapping[int, Question], left: Mapping[str, Question], ratio: Ratio
) -> Iterable[tuple[int, str]]:
    asked = Asked[str](ratio)
    for key, question in left.items():
        asked.add(wording_of(question), key)
    for number, question in missing.items():
        same = asked.find(wording_of(question))
        if same is not None:
            yield number, same


def _pair(missing: Mapping[int, Question], left: Mapping[str, Question], feature: Feature) -> Iterable[tuple[int, str]]:
    """Pair those that alone on their side have a feature."""
    new = {number: feature(question) for number, question in missing.items()}
    old = {key: feature(question) for key, question in left.items()}
    counts = (Counter(new.values()), Counter(old.values()))
    keys = {value: key for key, value in old.items() if value is not None and counts[1][value] == 1}
    return [(number, keys[value]) for number, value in new.items() if value in keys and counts[0][value] == 1]
