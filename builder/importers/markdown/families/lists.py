"""Questions that are items of a list: bare, bold with the answer nested, or with the answer on the very next line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.blocks import is_blank
from builder.importers.markdown.marks import Marks
from builder.importers.markdown.outline import Item, Outline, indent_of
from builder.importers.markdown.start import ANSWERED, ASKS, LIKELY, LINE_RANK, Start
from builder.importers.markdown.title import Title, read_title
from builder.importers.markdown.vocabulary import hints_at_questions

_MOST: Final = 0.6
_NEARLY_ALL: Final = 0.75
_SOME: Final = 0.2
_VAGUE: Final = 0.36
_TERMINAL: Final = tuple('?.!:;)»”"؟？…]*`')
_LEAD: Final = re.compile(r"\*\*(?P<bold>[^*]+)\*\*\s*[:–—-]\s+\S")
_WRAPPED_FROM: Final = 50


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item with its title, which may go over several lines, and the item that it is nested in."""

    item: Item
    title: Title
    body: int
    parent: int
    is_answered: bool = False

    @property
    def asks(self) -> bool:
        return self.title.likeness >= ASKS or self.is_answered


@dataclass(frozen=True, slots=True)
class _Group:
    """The items of one list: between two headings, equally indented and marked; the heading may promise questions."""

    kind: tuple[int, str]
    entries: tuple[_Entry, ...]
    is_promised: bool = False

    @property
    def likeness(self) -> float:
        return sum(entry.title.likeness for entry in self.entries) / len(self.entries)

    @property
    def share(self) -> float:
        return sum(entry.asks for entry in self.entries) / len(self.entries)


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the lists most of whose items ask, and their like in a file that consists of such lists."""
    groups = [group for group in _groups(outline, marks) if group.entries]
    usual = _usual(groups)
    taken: set[int] = set()
    starts: list[Start] = []
    for group in sorted(groups, key=lambda group: group.kind[0]):
        is_like_others = usual.get(group.kind, 0.0) >= _NEARLY_ALL
        is_announced = group.is_promised and group.likeness >= _VAGUE
        if group.share < (_SOME if is_like_others or is_announced else _MOST):
            continue
        entries = [entry for entry in group.entries if entry.parent not in taken]
        taken.update(entry.item.line for entry in group.entries)
        if entries:
            starts += _starts(outline, marks, entries)
    return tuple(starts)


def _usual(groups: Sequence[_Group]) -> dict[tuple[int, str], float]:
    """Tell for each kind of list how many of its items ask in the whole file."""
    entries: dict[tuple[int, str], list[_Entry]] = defaultdict(list)
    for group in groups:
        entries[group.kind] += group.entries
    return {kind: sum(entry.asks for entry in some) / len(some) for kind, some in entries.items()}


def _groups(outline: Outline, marks: Marks) -> list[_Group]:
    groups: dict[tuple[int, int, str], list[tuple[Item, int]]] = defaultdict(list)
    headings = [heading.line for heading in outline.headings]
    section = 0
    branch: list[Item] = []
    for item in outline.items:
        while section < len(headings) and headings[section] < item.line:
            section += 1
            branch = []
        while branch and branch[-1].indent >= item.indent:
            branch.pop()
        if item.text.strip() and item.box is None:
            kind = f"number{item.marker}" if item.number >= 0 else item.marker
            groups[section, item.indent, kind].append((item, branch[-1].line if branch else -1))
        branch.append(item)
    promised = [False, *(hints_at_questions(heading.text) for heading in outline.headings)]
    return [
        _Group((indent, kind), _entries(outline, marks, items), promised[section])
        for (section, indent, kind), items in groups.items()
    ]


def _entries(outline: Outline, marks: Marks, items: Sequence[tuple[Item, int]]) -> tuple[_Entry, ...]:
    titled = [(item, parent, _title(item, item.text)) for item, parent in items]
    titled = [(item, parent, title) for item, parent, title in titled if not title.is_link]
    tails = [item for item, _, _ in titled if _goes_on(outline, marks, item.line + 1)]
    wrapped = [item for item in tails if not item.text.rstrip().endswith(_TERMINAL) and len(item.text) >= _WRAPPED_FROM]
    is_wrapped = len(wrapped) > len(tails) / 2
    entries = [_entry(outline, marks, item, parent, title, is_wrapped=is_wrapped) for item, parent, title in titled]
    limits = [entry.item.line for entry in entries[1:]] + [len(outline.lines)]
    return tuple(
        replace(entry, is_answered=_is_answered(outline, marks, entry, limit))
        for entry, limit in zip(entries, limits[: len(entries)], strict=True)
    )


def _is_answered(outline: Outline, marks: Marks, entry: _Entry, limit: int) -> bool:
    """Tell whether an answer is marked below an item, or an arrow leads from it to one."""
    return marks.count(entry.body, _end_of_item(outline, entry, limit)) > 0 or (
        entry.body < limit and marks.leads(entry.body) and outline.kinds[entry.body] == "text"
    )


def _title(item: Item, text: str) -> Title:
    title = read_title(text)
    lead = _LEAD.match(text) if text.startswith("**") else None
    if lead:
        # `**What is it**: this`: only the bold part can ask.
        title = replace(title, likeness=max(title.likeness, read_title(lead["bold"]).likeness))
    return replace(title, number=item.number) if title.number < 0 else title


def _goes_on(outline: Outline, marks: Marks, line: int) -> bool:
    return line < len(outline.lines) and outline.kinds[line] == "text" and not marks.count(line, line + 1)


def _entry(outline: Outline, marks: Marks, item: Item, parent: int, title: Title, *, is_wrapped: bool) -> _Entry:
    end = item.line + 1
    if is_wrapped:
        while _goes_on(outline, marks, end):
            end += 1
        if end > item.line + 1:
            title = _title(item, " ".join([item.text, *(line.strip() for line in outline.lines[item.line + 1 : end])]))
    return _Entry(item, title, end, parent)


def _starts(outline: Outline, marks: Marks, entries: Sequence[_Entry]) -> list[Start]:
    """Make starts of a list; whether text that is not indented belongs to the items is up to the list as a whole."""
    limits = [entry.item.line for entry in entries[1:]] + [len(outline.lines)]
    ends = [_end_of_item(outline, entry, limit) for entry, limit in zip(entries, limits, strict=True)]
    filled = sum(any(outline.kinds[entry.body : limit]) for entry, limit in zip(entries, limits, strict=True))
    is_lazy = filled > len(entries) / 2
    starts = []
    for entry, end in zip(entries, ends, strict=True):
        kind = "bold" if entry.item.text.startswith(("**", "__")) else "plain"
        is_answered = entry.is_answered or (entry.asks and kind == "bold" and any(outline.kinds[entry.body : end]))
        trust = ANSWERED if is_answered else LIKELY
        rank = LINE_RANK + 1 + entry.item.indent
        starts.append(
            Start(entry.item.line, entry.body, entry.title, f"item {kind}", rank, trust, end=0 if is_lazy else end)
        )
    return starts


def _end_of_item(outline: Outline, entry: _Entry, limit: int) -> int:
    """Find the first line that is not indented below an item, nor continues it, nor is code right below it."""
    end, last = entry.body, entry.body
    while end < limit:
        line = outline.lines[end]
        if is_blank(line):
            end += 1
            continue
        is_inside = indent_of(line) > entry.item.indent
        continues = end == last and outline.kinds[end] in ("text", "code")
        if not is_inside and not continues and not (outline.kinds[end] == "code" and outline.kinds[end - 1] == "code"):
            break
        end += 1
        last = end
    return last
