"""Questions that are headings: marked as such, numbered, or only reading like questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

from builder.importers.markdown.marks import ANSWER_LINE, Marks
from builder.importers.markdown.outline import Heading, Outline
from builder.importers.markdown.start import ANSWERED, ASKS, EXPLICIT, LIKELY, SOLVED, Start
from builder.importers.markdown.title import Title, plain_text, read_title
from builder.importers.markdown.vocabulary import is_furniture, is_hint, is_key, is_part, promises_questions

NO_PART: Final = 99
_MOST: Final = 0.5
_SOME: Final = 0.35
_NEARLY_ALL: Final = 0.6
# A question that is this many times longer than the others is a chapter.
_CHAPTER: Final = 15
_CHAPTER_PARTS: Final = 5
_MARKS_OF_ONE: Final = 3
_MANY: Final = 5


@dataclass(slots=True)
class _Node:
    """A heading with what is below it."""

    heading: Heading
    title: Title
    end: int = 0
    has_text: bool = False
    is_answered: bool = False
    is_supported: bool = False
    is_solved: bool = False
    # A heading above it promises questions.
    is_promised: bool = False
    children: list[_Node] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        return self.title.likeness >= ASKS

    @property
    def form(self) -> str:
        kind = self.title.label or ("numbered" if self.title.number >= 0 else "plain")
        return f"heading {self.heading.level} {kind}{' promised' if self.is_promised else ''}"

    def walk(self) -> Iterator[_Node]:
        yield self
        for child in self.children:
            yield from child.walk()


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the headings that are questions."""
    nodes, roots = _grow(outline, marks)
    if not nodes:
        return ()
    shares = _shares(nodes)
    labelled = [node for node in nodes if node.title.label]
    chosen = _labelled(nodes, labelled) if _are_labels(labelled) else _plain(roots, shares)
    starts = [_start(node) for node in sorted(chosen, key=lambda node: node.heading.line)]
    return tuple(starts) or _counted(nodes)


def _counted(nodes: Sequence[_Node]) -> tuple[Start, ...]:
    """Take the topics that a title such as "50 questions about Git" announces and that are counted from one on."""
    if not promises_questions(nodes[0].heading.text):
        return ()
    forms: dict[str, list[_Node]] = defaultdict(list)
    for node in nodes:
        forms[node.form].append(node)
    for members in forms.values():
        is_counted = [node.title.number for node in members] == list(range(1, len(members) + 1))
        if is_counted and len(members) >= _MANY and all(node.has_text for node in members):
            return tuple(replace(_start(node), trust=ANSWERED) for node in members)
    return ()


def depth_of_part(heading: Heading) -> int:
    """Tell below which level a heading is part of a question: an answer anywhere, its sources if deep enough."""
    plain = plain_text(heading.text)
    if is_key(plain):
        return NO_PART
    if is_hint(plain) or ANSWER_LINE.match(heading.text):
        return 0
    return heading.level if is_part(plain) else NO_PART


def _start(node: _Node) -> Start:
    trust = EXPLICIT if node.title.label == "question" else ANSWERED if node.is_answered else LIKELY
    if trust == ANSWERED and node.is_solved and not (node.asks or node.title.label):
        trust = SOLVED
    return Start(node.heading.line, node.heading.end, node.title, node.form, node.heading.level, trust)


def _grow(outline: Outline, marks: Marks) -> tuple[list[_Node], list[_Node]]:
    """Grow the tree of headings, without those that are parts of a question."""
    headings = [one for one in outline.headings if depth_of_part(one) == NO_PART]
    nodes: list[_Node] = []
    roots: list[_Node] = []
    branch: list[_Node] = []
    for at, heading in enumerate(headings):
        after = headings[at + 1].line if at + 1 < len(headings) else len(outline.lines)
        node = _Node(heading, read_title(heading.text))
        node.has_text = any(
            outline.kinds[line] not in ("", "rule", "tag", "note") for line in range(heading.end, after)
        )
        # More marks than one question can have: these are answers to several below the heading.
        node.is_answered = 0 < marks.count(heading.end, after) <= _MARKS_OF_ONE
        node.is_solved = node.is_answered and marks.only_solves(heading.end, after)
        node.is_supported = node.is_answered or (node.asks and marks.supports(heading.end, after))
        while branch and (branch[-1].heading.level >= heading.level or _goes_on(branch[-1], node)):
            branch.pop().end = heading.line
        node.is_promised = bool(branch) and (branch[-1].is_promised or promises_questions(branch[-1].heading.text))
        (branch[-1].children if branch else roots).append(node)
        branch.append(node)
        nodes.append(node)
    for node in branch:
        node.end = len(outline.lines)
    return nodes, roots


def _goes_on(above: _Node, node: _Node) -> bool:
    """Tell a question that is counted on from the one above, but whose level is wrong."""
    return 0 < above.title.number == node.title.number - 1 and above.asks and node.asks


def _shares(nodes: Sequence[_Node]) -> dict[str, float]:
    """Tell for each form how many of its headings ask, leaving out those that every file has."""
    likeness: dict[str, list[float]] = defaultdict(list)
    for node in nodes:
        if not _is_furniture(node) and (node.has_text or not node.children):
            likeness[node.form].append(1.0 if node.asks or node.is_supported else node.title.likeness)
    return {form: sum(values) / len(values) for form, values in likeness.items()}


def _is_furniture(node: _Node) -> bool:
    if not node.title.text:
        # Only a number: it asks if there is an answer.
        return not (node.title.label or node.is_answered)
    return is_furniture(plain_text(node.title.text)) or (node.title.is_link and not node.has_text)


def _are_labels(labelled: Sequence[_Node]) -> bool:
    return len(labelled) > 1 or any(node.is_supported or node.asks for node in labelled)


def _labelled(nodes: Sequence[_Node], labelled: Sequence[_Node]) -> list[_Node]:
    """Take the headings that say so, and their like that only forgot to."""
    levels = {node.heading.level for node in labelled}
    return [
        node
        for node in nodes
        if node.title.label or (node.title.likeness == 1.0 and (node.heading.level in levels or node.is_supported))
    ]


def _plain(roots: Sequence[_Node], shares: dict[str, float]) -> list[_Node]:
    chosen = [node for root in roots for node in _choose(root, shares)]
    usual = median(node.end - node.heading.line for node in chosen) if chosen else 0
    split: list[_Node] = []
    for node in chosen:
        parts = [one for one in node.walk() if not one.children and not _is_furniture(one)]
        is_chapter = node.end - node.heading.line > _CHAPTER * max(usual, 10) and len(parts) >= _CHAPTER_PARTS
        split += parts if is_chapter else [node]
    return split


def _choose(node: _Node, shares: dict[str, float]) -> Iterator[_Node]:
    """Choose the questions at or below a heading: what is below a question is part of its answer."""
    share = shares.get(node.form, 0.0)
    inner = [child for child in node.children if child.asks or shares.get(child.form, 0.0) >= _MOST]
    if _is_furniture(node):
        is_question = False
    elif node.is_supported or (node.asks and share >= _SOME):
        is_question = len(inner) < 2 or share > max(shares.get(child.form, 0.0) for child in inner)
    else:
        # In a file of questions a title that asks nothing is one too, unless it only holds others.
        holds = node.has_text or (share >= _NEARLY_ALL and bool(node.children))
        is_question = share >= _MOST and holds and not inner
    if is_question:
        yield node
        return
    for child in node.children:
        yield from _choose(child, shares)
