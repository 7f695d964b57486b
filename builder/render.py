"""One Markdown rendering per page: `compose` writes the page's Markdown with markers, `split` cuts the HTML at them.

The host renders in between, so a question has everything the host's Markdown has: checked links, footnotes,
highlighting, a table of contents. Both functions are pure; the marker carries a token made of the topic's own text, so
that no text can hold its own marker.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from builder.fences import plain_fences, visible_fences
from builder.markup import neutralise
from builder.question import Choice, Code, Question, Topic

_HEADING: Final = re.compile(r"<h2[^>]*>(?P<inner>.*)</h2>", re.DOTALL)
_HEADING_LINK: Final = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_LIST_ITEM: Final = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_LIST_MARK: Final = re.compile(r"[-*+]\s|\d+[.)]\s|#|>|```|~~~|\|")
# In a heading the host takes everything from the first brace behind a space for attributes; code it leaves alone.
_TITLE_BRACE: Final = re.compile(r"(?P<kept>(?P<run>`+).+?(?<!`)(?P=run)(?!`)|\\.)|(?<!\S)\{")
_PARAGRAPH: Final = re.compile(r"\A<p>(?P<inner>.*)</p>\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OptionParts:
    """The HTML of one option; `feedback` may be empty."""

    text: str
    correct: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpParts:
    """The HTML of one deeper question."""

    title: str
    answer: str


@dataclass(frozen=True, slots=True)
class QuestionParts:
    """The HTML of one question, piece by piece; `heading` is the title with the host's permalink."""

    heading: str
    title: str
    prompt: str = ""
    answer: str = ""
    hints: tuple[str, ...] = ()
    key_points: tuple[str, ...] = ()
    follow_ups: tuple[FollowUpParts, ...] = ()
    sources: str = ""
    options: tuple[OptionParts, ...] = ()
    starter: str = ""
    tests: str = ""
    solution: str = ""


@dataclass(frozen=True, slots=True)
class TopicParts:
    """The HTML of a topic: its introduction, its questions in order, and what the host put at the end."""

    introduction: str
    questions: tuple[QuestionParts, ...]
    tail: str = ""


@dataclass(slots=True)
class _Pieces:
    """The rendered pieces by name, as they are collected for one question."""

    by_name: dict[str, str] = field(default_factory=dict)

    def one(self, name: str) -> str:
        return self.by_name.get(name, "")

    def all(self, name: str) -> Iterator[str]:
        index = 0
        while (text := self.by_name.get(f"{name}-{index}")) is not None:
            yield text
            index += 1


def compose(topic: Topic) -> str:
    """Write the Markdown of a topic's page: its own texts in order, a marker comment before each and one at the end."""
    token = _token(topic)
    lines: list[str] = []
    for number, name, text in _pieces_of(topic):
        lines += [f"<!--{token} {number} {name}-->", "", text, ""]
    lines += [f"<!--{token} 0 tail-->", ""]
    return "\n".join(lines)


def split(html: str, topic: Topic) -> TopicParts:
    """Cut the HTML that a host made of `compose(topic)` into the parts of the topic.

    Raises ValueError when a marker is missing: then something between the two swallowed part of the page.
    """
    found = re.split(rf"<!--{_token(topic)} (\d+) ([a-z_0-9-]+)-->", html)
    pieces: dict[int, _Pieces] = {}
    for number, name, text in zip(found[1::3], found[2::3], found[3::3], strict=True):
        pieces.setdefault(int(number), _Pieces()).by_name[name] = text.strip()
    missing = [question.id for number, question in enumerate(topic.questions, 1) if number not in pieces]
    if missing or "tail" not in pieces.get(0, _Pieces()).by_name:
        raise ValueError(f"the rendered page lost the markers of: {', '.join(missing) or 'the end of the page'}")
    return TopicParts(
        introduction=pieces[0].one("introduction"),
        questions=tuple(
            _question_parts(pieces[number], question) for number, question in enumerate(topic.questions, 1)
        ),
        tail=pieces[0].one("tail"),
    )


def plain_title(title: str) -> str:
    """Reduce a title's inline Markdown to the text that lists and reports show."""
    without_links = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", title)
    marks = re.compile(r"(`+)(.+?)\1|(\*\*|__)(?=\S)(.+?)(?<=\S)\3|\\([!-/:-@\[-`{-~])")
    return marks.sub(lambda match: match[2] or match[4] or match[5], without_links).strip()


def _token(topic: Topic) -> str:
    texts = "\0".join(part for question in topic.questions for part in (question.id, question.prompt, question.answer))
    return "part-" + hashlib.sha256((topic.introduction + "\0" + texts).encode()).hexdigest()[:16]


def _pieces_of(topic: Topic) -> Iterator[tuple[int, str, str]]:
    if topic.introduction:
        yield 0, "introduction", neutralise(plain_fences(topic.introduction))
    for number, question in enumerate(topic.questions, 1):
        yield number, "heading", f"## {_heading_text(question.title)} {{ #{question.id} }}"
        for name, text in _texts_of(question):
            if text:
                yield number, name, neutralise(plain_fences(text))


def _heading_text(title: str) -> str:
    return neutralise(_TITLE_BRACE.sub(lambda found: found["kept"] or r"\{", title))


def _texts_of(question: Question) -> Iterator[tuple[str, str]]:
    yield "prompt", question.prompt
    match question.task:
        case Choice(options=options):
            for index, option in enumerate(options):
                yield f"option-{index}", option.text
                yield f"feedback-{index}", option.feedback
        case Code(tests=tests, starter=starter, solution=solution):
            yield from (("starter", starter), ("tests", visible_fences(tests)), ("solution", solution))
    yield from _numbered("hint", question.hints)
    yield "answer", question.answer
    yield from _key_point_texts(question.key_points)
    for index, follow_up in enumerate(question.follow_ups):
        yield f"follow_up_title-{index}", follow_up.title
        yield f"follow_up_answer-{index}", follow_up.answer
    yield "sources", question.sources


def _key_point_texts(key_points: Sequence[str]) -> Iterator[tuple[str, str]]:
    # As one list they cost the host one block instead of many; items of several lines need a place of their own.
    if _are_plain(key_points):
        yield "key_points", "\n".join(f"- {text}" for text in key_points)
    else:
        yield from _numbered("key_point", key_points)


def _are_plain(key_points: Sequence[str]) -> bool:
    return not any("\n" in text or _LIST_MARK.match(text) for text in key_points)


def _numbered(name: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((f"{name}-{index}", text) for index, text in enumerate(texts))


def _question_parts(pieces: _Pieces, question: Question) -> QuestionParts:
    match = _HEADING.search(pieces.one("heading"))
    heading = match["inner"] if match else pieces.one("heading")
    options = question.task.options if isinstance(question.task, Choice) else ()
    return QuestionParts(
        heading=heading,
        title=_HEADING_LINK.sub("", heading).strip(),
        prompt=pieces.one("prompt"),
        answer=pieces.one("answer"),
        hints=tuple(pieces.all("hint")),
        key_points=_key_points(pieces, len(question.key_points)),
        follow_ups=tuple(
            FollowUpParts(_inline(pieces.one(f"follow_up_title-{index}")), pieces.one(f"follow_up_answer-{index}"))
            for index in range(len(question.follow_ups))
        ),
        sources=pieces.one("sources"),
        options=tuple(
            OptionParts(_inline(pieces.one(f"option-{index}")), option.correct, pieces.one(f"feedback-{index}"))
            for index, option in enumerate(options)
        ),
        starter=pieces.one("starter"),
        tests=pieces.one("tests"),
        solution=pieces.one("solution"),
    )


def _key_points(pieces: _Pieces, count: int) -> tuple[str, ...]:
    items = tuple(_LIST_ITEM.findall(pieces.one("key_points")))
    if len(items) == count:
        return items
    return tuple(_inline(text) for text in pieces.all("key_point")) or (pieces.one("key_points"),)


def _inline(html: str) -> str:
    # A list item of one paragraph reads better without the paragraph's margins.
    match = _PARAGRAPH.match(html)
    return match["inner"] if match and "<p>" not in match["inner"] else html
