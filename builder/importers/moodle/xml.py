"""Moodle's XML: `<quiz>` with a `<question type="…">` for each question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from builder.blocks import split_lines
from builder.importers.found import Found, FoundQuestion, Leftover
from builder.importers.moodle.gift_answers import Answers, accept, number_with_tolerance, pair
from builder.importers.rest import is_russian, split_title, to_markdown, with_rest
from builder.question import Option

NAME: Final = "moodle-xml"

_START: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*)*+<quiz\b[^>]*>", re.DOTALL)
_QUESTION: Final = re.compile(r"<question\s+type\s*=")
_GAP: Final = re.compile(r"(?<!\\)\{\d*:[A-Z_]+:(?P<answers>(?:\\.|[^{}\\])*)\}")
_RIGHT: Final = re.compile(r"(?:^|~)(?:=|%100%)(?P<text>(?:\\.|[^~#\\])*)")
_BLANK: Final = "\\_\\_\\_\\_\\_"
_FULL: Final = 100.0
_UNANSWERED: Final = frozenset(("category", "description"))


@dataclass(slots=True)
class _Node:
    """An element with its lines (from 1), its text and what is in it."""

    name: str
    facts: Mapping[str, str]
    line: int
    end: int = 0
    text: str = ""
    children: list[_Node] = field(default_factory=list)

    def all(self, name: str) -> list[_Node]:
        """Give the elements of a name right in this one."""
        return [child for child in self.children if child.name == name]

    def say(self, *names: str) -> str:
        """Give the text of the element at a path as Markdown; empty without one."""
        node: _Node | None = self
        for name in names:
            node = next(iter(node.all(name)), None) if node else None
        return to_markdown(node.text.strip()).strip() if node else ""


@dataclass(slots=True)
class _Tree:
    """The questions of a file while its elements are read; those inside an open element wait for its end."""

    opened: list[_Node] = field(default_factory=list)
    questions: list[_Node] = field(default_factory=list)


def fits(text: str) -> float:
    """Tell whether a text is a quiz of Moodle."""
    return 1.0 if _START.match(text) and _QUESTION.search(text) else 0.0


def read(text: str) -> Found:
    """Read the questions; where the XML is broken, those before that place."""
    lines = split_lines(text)
    questions: list[FoundQuestion] = []
    leftovers: list[Leftover] = []
    tags: tuple[str, ...] = ()
    for node in _read_nodes("\n".join(lines)):
        kind = node.facts.get("type", "")
        if kind == "category":
            path = node.say("category", "text").split("/")
            tags = tuple(part.strip() for part in path[-1:] if part.strip() not in ("", "top"))
        if kind in _UNANSWERED:
            leftovers.append(Leftover(kind, (node.line, node.end)))
        else:
            questions.append(_read_question(node, kind, tags))
    return with_rest(Found(NAME, tuple(questions), tuple(leftovers)), lines, name="markup")


def _read_nodes(text: str) -> list[_Node]:
    tree = _Tree()
    # What entities stand for could be larger than any file.
    if "<!ENTITY" in text:
        return []
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True

    def start(name: str, facts: Mapping[str, str]) -> None:
        tree.opened.append(_Node(name, facts, parser.CurrentLineNumber))

    def end(_name: str) -> None:
        node = tree.opened.pop()
        node.end = parser.CurrentLineNumber
        if len(tree.opened) == 1 and node.name == "question":
            tree.questions.append(node)
        elif len(tree.opened) > 1:
            tree.opened[-1].children.append(node)

    def say(data: str) -> None:
        if tree.opened:
            tree.opened[-1].text += data

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, say
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError:
        return tree.questions
    return tree.questions


def _read_question(node: _Node, kind: str, tags: Sequence[str]) -> FoundQuestion:
    stem = node.say("questiontext", "text")
    answers = _READERS.get(kind, _read_open)(node)
    text = _GAP.sub(_BLANK, stem) if kind == "cloze" else stem
    title, prompt = split_title(text, default=node.say("name", "text") or "…")
    own = (tag.say("text") for group in node.all("tags") for tag in group.all("tag"))
    return FoundQuestion(
        title,
        ((node.line, node.end),),
        prompt="\n\n".join(filter(None, (prompt, answers.prompt))),
        answer="\n\n".join(filter(None, (answers.answer, node.say("generalfeedback", "text")))),
        options=answers.options,
        accepted=answers.accepted,
        hints=tuple(filter(None, (hint.say("text") for hint in node.all("hint")))),
        tags=(*tags, *filter(None, own)),
        doubts=answers.doubts,
    )


def _rated(node: _Node) -> Iterator[tuple[_Node, float]]:
    for answer in node.all("answer"):
        try:
            yield answer, float(answer.facts.get("fraction", "0").replace(",", "."))
        except ValueError:
            yield answer, 0.0


def _read_options(node: _Node) -> Answers:
    rated = list(_rated(node))
    # Of one right answer, the others are worth less; of several, each is worth a part.
    least = _FULL if any(worth >= _FULL for _, worth in rated) else 0.001
    options = tuple(
        Option(answer.say("text"), worth >= least, answer.say("feedback", "text")) for answer, worth in rated
    )
    doubts = () if any(option.correct for option in options) else ("no option is marked as right",)
    return Answers(options=options, doubts=doubts)


def _read_truth(node: _Node) -> Answers:
    answers = _read_options(node)
    russian = {"true": "Верно", "false": "Неверно"} if is_russian(node.say("questiontext", "text")) else {}
    named = (Option(russian.get(one.text, one.text.capitalize()), one.correct, one.feedback) for one in answers.options)
    return Answers(options=tuple(named), doubts=answers.doubts)


def _read_short(node: _Node) -> Answers:
    texts = [answer.say("text") for answer, worth in _rated(node) if worth >= _FULL]
    return Answers(accepted=tuple(accept(text, str) for text in texts if text))


def _read_number(node: _Node) -> Answers:
    right = (answer for answer, worth in _rated(node) if worth >= _FULL)
    texts = (f"{answer.say('text')}:{answer.say('tolerance') or '0'}" for answer in right)
    return Answers(accepted=tuple(filter(None, map(number_with_tolerance, texts))))


def _read_pairs(node: _Node) -> Answers:
    pairs = [(one.say("text"), one.say("answer", "text")) for one in node.all("subquestion")]
    return pair(pairs)


def _read_gaps(node: _Node) -> Answers:
    found = [_RIGHT.search(gap["answers"]) for gap in _GAP.finditer(node.say("questiontext", "text"))]
    texts = [right["text"].strip() for right in found if right]
    if len(texts) == 1:
        return Answers(accepted=(accept(texts[0], str),))
    return Answers("\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1)))


def _read_open(node: _Node) -> Answers:
    return Answers(node.say("graderinfo", "text"))


_READERS: Final[Mapping[str, Callable[[_Node], Answers]]] = {
    "multichoice": _read_options,
    "multichoiceset": _read_options,
    "truefalse": _read_truth,
    "shortanswer": _read_short,
    "numerical": _read_number,
    "matching": _read_pairs,
    "cloze": _read_gaps,
}
