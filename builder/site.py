"""The site's own pieces: the bank's scripts, and the HTML around the rendered questions. Knows no host and no file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

import nh3
from jinja2 import Environment
from markupsafe import Markup

from builder.entries import index_row, topic_entry
from builder.fences import has_python
from builder.question import LEVELS, Code, Level, Output, Parsed, Question
from builder.render import QuestionParts, TopicParts, split
from builder.words import Words

BANK_FORMAT: Final = "interview-practice/bank"
BANK_VERSION: Final = 1
INDEX_SCRIPT: Final = "assets/bank/index.js"
LAST: Final = 1_000_000

# What Material's Markdown produces, and nothing that runs: the texts may come from a stranger or a language model.
_TAGS: Final = nh3.ALLOWED_TAGS | {
    *("button", "figcaption", "figure", "input", "label", "section", "svg", "path", "g", "circle", "rect", "title"),
    *("details", "summary", "mark", "ins", "del", "kbd", "picture", "source", "audio", "video"),
}
_ATTRIBUTES: Final[dict[str, set[str]]] = {
    **{tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()},
    "*": {
        "class",
        "id",
        "title",
        "lang",
        "dir",
        "role",
        "aria-label",
        "aria-hidden",
        "hidden",
        "align",
        "style",
        "tabindex",
    },
    "a": {"href", "hreflang", "target", "rel", "name"},
    "details": {"open"},
    "img": {"src", "srcset", "alt", "width", "height", "loading"},
    "input": {"type", "name", "checked", "disabled"},
    "label": {"for"},
    "ol": {"start", "type", "reversed"},
    "source": {"src", "srcset", "type", "media"},
    "audio": {"src", "controls"},
    "video": {"src", "controls", "width", "height", "poster"},
    "svg": {"viewbox", "viewBox", "xmlns", "width", "height", "fill"},
    "path": {"d", "fill", "stroke"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
}


@dataclass(frozen=True, slots=True)
class TopicSource:
    """A topic of the bank: its name (`python`, `go/basics`), what its file says, and its page's address in the site."""

    topic: str
    parsed: Parsed
    url: str

    @property
    def script(self) -> str:
        """Name the topic's bank script, relative to the site's root."""
        return f"assets/bank/{self.topic}.js"

    @property
    def levels(self) -> Mapping[Level, int]:
        """Count the usable questions of each level that the topic has."""
        counts = Counter(question.level for question in self.parsed.usable)
        return {level: counts[level] for level in LEVELS if counts[level]}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the site's own pages and scripts are, relative to its root."""

    home: str
    practice: str
    progress: str
    app_script: str
    # Empty where the site has no such page.
    imports: str = ""
    index_script: str = INDEX_SCRIPT


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page's templates need of their surroundings; `link` turns a site address into one relative to the page."""

    templates: Environment
    words: Words
    addresses: Addresses
    link: Callable[[str], str]

    def render(self, template: str, **values: object) -> str:
        """Fill a template with the values and the surroundings."""
        page = self.templates.get_template(template)
        return page.render(words=self.words, addresses=self.addresses, link=self.link, **values)


def runs_python(topics: Iterable[TopicSource]) -> bool:
    """Tell whether the bank has Python that a learner can run: then the site carries what runs it."""
    return any(has_python(text) for source in topics for question in source.parsed.usable for text in _texts(question))


def _texts(question: Question) -> Iterator[str]:
    yield question.answer
    yield from (follow_up.answer for follow_up in question.follow_ups)
    match question.task:
        case Code(tests=tests):
            yield tests
        case Output():
            yield question.prompt


def in_order(topics: Iterable[TopicSource]) -> list[TopicSource]:
    """Sort topics by the `order` of their front matter, then by title: the order of the lists and of the navigation."""

    def place(source: TopicSource) -> tuple[float, str]:
        order = source.parsed.topic.metadata.get("order")
        return (order if isinstance(order, int | float) else LAST, source.parsed.topic.title.casefold())

    return sorted(topics, key=place)


def navigation(home: str, topics: Sequence[str], others: Sequence[str], words: Words) -> list[object]:
    """Lead from the home page over the topics, folder by folder, to everything else; values are source files."""
    return [home, *([{words.topics: _by_folder(topics)}] if topics else []), *_by_folder(others)]


def _by_folder(files: Sequence[str], depth: int = 0) -> list[object]:
    groups: dict[str, list[str]] = {}
    for file in files:
        folder = file.split("/")[depth] if file.count("/") > depth else file
        groups.setdefault(folder, []).append(file)
    return [
        group[0] if folder == group[0] else {_folder_title(folder): _by_folder(group, depth + 1)}
        for folder, group in groups.items()
    ]


def _folder_title(folder: str) -> str:
    return folder.replace("-", " ").replace("_", " ").capitalize()


def sanitise(html: str) -> str:
    """Drop what could run or escape its place – scripts, handlers, foreign schemes – and keep what Markdown makes."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"data-"},
        filter_style_properties={"text-align", "width"},
        strip_comments=False,
        link_rel=None,
    )


def rendered_topic(source: TopicSource, html: str) -> TopicParts:
    """Take the host's HTML of a composed topic apart, sanitised."""
    return split(sanitise(html), source.parsed.topic)


def topic_page(source: TopicSource, parts: TopicParts, context: PageContext) -> str:
    """Wrap a topic's parts into its page: questions with collapsed answers, complete without JavaScript."""
    questions = zip(source.parsed.topic.questions, parts.questions, strict=True)
    return context.render(
        "topic.html",
        source=source,
        introduction=Markup(parts.introduction),
        tail=Markup(parts.tail),
        questions=[
            (question, _markup(html), question.draft or question.id in source.parsed.left_out)
            for question, html in questions
        ],
    )


def home_block(topics: Sequence[TopicSource], context: PageContext) -> str:
    """Show all topics as cards, with the place where the app tells what is due today."""
    return context.render("home.html", topics=topics)


def app_block(view: str, context: PageContext) -> str:
    """Give the app the place where it shows a whole page of its own: `session`, `progress` or `import`."""
    return context.render("view.html", view=view)


def index_script(topics: Sequence[TopicSource], addresses: Addresses, *, bank: str, renderer: str = "") -> str:
    """Write the script that hands the app the list of all topics and usable questions.

    `renderer` names the Python that a browser renders with: what an earlier one rendered is rendered anew.
    """
    return _script(
        "index",
        {
            "format": BANK_FORMAT,
            "version": BANK_VERSION,
            "name": bank,
            "pages": _pages(addresses),
            **({"renderer": renderer} if renderer else {}),
            "topics": [_summary(source) for source in topics],
            "questions": [index_row(source.topic, question) for source in topics for question in source.parsed.usable],
        },
    )


def topic_script(source: TopicSource, parts: TopicParts) -> str:
    """Write the script that hands the app the rendered parts of a topic's usable questions."""
    asked = {question.id for question in source.parsed.usable}
    return _script("topic", topic_entry(source.topic, source.parsed.topic, parts, asked=asked))


def _summary(source: TopicSource) -> dict[str, str]:
    topic = source.parsed.topic
    entry = {"topic": source.topic, "title": topic.title, "description": topic.description, "url": source.url}
    return {**entry, "script": source.script, **({"icon": topic.icon} if topic.icon else {})}


def _pages(addresses: Addresses) -> dict[str, str]:
    pages = {"home": addresses.home, "practice": addresses.practice, "progress": addresses.progress}
    return {**pages, **({"import": addresses.imports} if addresses.imports else {})}


def _script(kind: str, value: object) -> str:
    text = json.dumps([kind, value], ensure_ascii=False, separators=(",", ":"))
    return f"(self.interviewPractice=self.interviewPractice||[]).push({text});\n"


def _markup(parts: QuestionParts) -> dict[str, object]:
    # Only what went through `sanitise` may skip the templates' escaping.
    return {name: _deep_markup(value) for name, value in asdict(parts).items()}


def _deep_markup(value: object) -> object:
    match value:
        case str():
            return Markup(value)
        case dict():
            return {name: _deep_markup(item) for name, item in value.items()}
        case list() | tuple():
            return [_deep_markup(item) for item in value]
        case _:
            return value
