"""The front matter of a page: YAML between two `---` lines at its very top."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import yaml

from builder.diagnostics import Problems, quote
from builder.identity import is_id
from builder.question import LEVEL_MARKS, LEVELS, Level

_FENCE: Final = "---"
_FENCES: Final = ("---", "...")
_KEY: Final = re.compile(r"[\w-]+[ \t]*:")
_HEADING: Final = re.compile(r"^#{2,3}[ \t]")
_QUOTE: Final = "a value with `: `, `#`, or a bracket or quote at its start needs quotes around it"
_ALIAS: Final = "aliases are not supported here"
# PyYAML's constructors let these through for values such as `2024-99-99` or a very deep list.
_CONSTRUCTION_ERRORS: Final = (
    yaml.YAMLError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Alias:
    """An id that a question had before, the one it has now, and where the file says so."""

    name: str
    question: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `end` is how many lines it takes, 0 without one."""

    end: int = 0
    title: str = ""
    description: str = ""
    level: Level = "middle"
    tags: tuple[str, ...] = ()
    icon: str = ""
    questions: bool | None = None
    aliases: tuple[Alias, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)


def find_end(lines: Sequence[str]) -> int:
    """Count the lines that the front matter takes, 0 when the text has none."""
    if not lines or lines[0].rstrip(" \t") != _FENCE:
        return 0
    for position, line in enumerate(lines[1:], start=2):
        if line.rstrip(" \t") in _FENCES:
            return position
    return 0


def read_front_matter(lines: Sequence[str], problems: Problems) -> FrontMatter:
    """Read the front matter of a page, whatever it holds; a value of a wrong form is reported and left out."""
    end = find_end(lines)
    if not end:
        if len(lines) > 1 and lines[0].rstrip(" \t") == _FENCE and _KEY.match(lines[1]):
            _report_unclosed(problems)
        return FrontMatter()
    reader = _Reader(lines[1 : end - 1], problems)
    pairs = reader.read_pairs()
    if pairs is None:
        if any(_HEADING.match(line) for line in lines[1:end]):
            # The second `---` is a rule somewhere below: everything up to it is the page.
            reader.forget()
            _report_unclosed(problems)
            return FrontMatter()
        reader.report_error()
        return FrontMatter(end)
    return _decode(pairs, reader, end)


def _report_unclosed(problems: Problems) -> None:
    problems.add(
        1,
        1,
        "bad-front-matter",
        "the front matter that `---` opens is never closed",
        hint="put a line `---` after its last key",
    )


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader without aliases: a page needs none, and nested ones grow without bound."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.get_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem=_ALIAS, problem_mark=mark, note="write the value again")
        return super().compose_node(parent, index)


class _Reader:
    """The YAML of one front matter: composes it and knows where each node stands in the file."""

    def __init__(self, lines: Sequence[str], problems: Problems) -> None:
        self._text = "\n".join(lines) + "\n"
        self._problems = problems
        self._error: tuple[int, str, str] | None = None
        self._loader: _Loader | None = None

    def read_pairs(self) -> list[tuple[yaml.ScalarNode, yaml.Node]] | None:
        """Read the keys and their nodes in order, or nothing when this is not YAML or not a mapping."""
        try:
            self._loader = _Loader(self._text)
            node = self._loader.get_single_node()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._error = (
                mark.index if mark else 0,
                error.problem or error.context or "not YAML",
                error.note or _QUOTE,
            )
            return None
        except yaml.reader.ReaderError as error:
            self._error = (
                int(error.position),
                f"the character {chr(int(error.character))!r} is not allowed",
                "delete it",
            )
            return None
        except _CONSTRUCTION_ERRORS:
            self._error = (0, "it is nested too deeply", "write `key: value` lines")
            return None
        if node is None:
            return []
        if not isinstance(node, yaml.MappingNode):
            self._error = (node.start_mark.index, "it has no keys", "write `key: value` lines")
            return None
        return [(key, value) for key, value in node.value if self._check_key(key)]

    def _check_key(self, key: yaml.Node) -> bool:
        if isinstance(key, yaml.ScalarNode):
            return True
        self.report(key, "a key that is not a word", hint="write each key as `name: value`")
        return False

    def construct_into(self, values: dict[str, object], name: str, node: yaml.Node) -> None:
        """Add the Python value of a node under a name, or report one that YAML cannot make."""
        try:
            assert self._loader is not None
            values[name] = self._loader.construct_object(node, deep=True)
        except _CONSTRUCTION_ERRORS as error:
            reason = error.problem if isinstance(error, yaml.MarkedYAMLError) else str(error)
            self.report(node, f"a value that YAML cannot read: {reason}", hint="put the value into quotes")

    def report(self, node: yaml.Node, message: str, *, hint: str, code: str = "bad-front-matter") -> None:
        """Report a problem where a node starts."""
        self._problems.add(*self._place(node.start_mark.index), code, message, hint=hint)

    def place(self, node: yaml.Node) -> tuple[int, int]:
        """Find the line and column of the file where a node starts."""
        return self._place(node.start_mark.index)

    def report_error(self) -> None:
        """Report why the front matter could not be read at all."""
        index, reason, hint = self._error or (0, "not YAML", _QUOTE)
        line, column = self._place(index)
        text = self._text.split("\n")[line - 2]
        message = f"the front matter cannot be read: {reason}" + (f" in {quote(text)}" if text.strip() else "")
        self._problems.add(line, column, "bad-front-matter", message, hint=hint)

    def forget(self) -> None:
        """Drop the error: the text was no front matter."""
        self._error = None

    def _place(self, index: int) -> tuple[int, int]:
        # The index counts characters; the line of a YAML mark counts other separators too (U+0085, U+2028).
        before = self._text[:index]
        # An error at the very end is better shown at the last key than at the closing line.
        before = before.removesuffix("\n") if index >= len(self._text) else before
        return before.count("\n") + 2, len(before) - before.rfind("\n")


def _decode(pairs: list[tuple[yaml.ScalarNode, yaml.Node]], reader: _Reader, end: int) -> FrontMatter:
    known: dict[str, object] = {}
    metadata: dict[str, object] = {}
    seen: set[str] = set()
    for key, node in pairs:
        name = str(key.value)
        if name in seen:
            reader.report(key, f"the key `{name}` stands twice", hint="keep one of the two")
        seen.add(name)
        if name in _DECODERS and not _is_foreign(name, node):
            value = _DECODERS[name](name, node, reader)
            if value is not None:
                known[name] = value
        else:
            reader.construct_into(metadata, name, node)
    questions = metadata.get("questions")
    return FrontMatter(
        end=end,
        questions=questions if isinstance(questions, bool) else None,
        metadata=metadata,
        **known,  # type: ignore[arg-type]  # each decoder gives the type of its own field
    )


def _is_foreign(name: str, node: yaml.Node) -> bool:
    # Obsidian and others keep a list of a page's own names under the same key.
    return name == "aliases" and not isinstance(node, yaml.MappingNode)


def _is_null(node: yaml.Node) -> bool:
    return bool(node.tag == "tag:yaml.org,2002:null")


def _decode_text(name: str, node: yaml.Node, reader: _Reader) -> str | None:
    # `title: 2024` and `title: on` are texts to a person, so the characters count and not YAML's idea of a type.
    if isinstance(node, yaml.ScalarNode):
        return None if _is_null(node) else str(node.value).strip()
    reader.report(node, f"`{name}` is not a text", hint=f"write `{name}: …` on one line")
    return None


def _decode_level(name: str, node: yaml.Node, reader: _Reader) -> Level | None:
    text = _decode_text(name, node, reader)
    if not text:
        return None
    level = read_level(text)
    if level is None:
        reader.report(
            node, f"{quote(text)} is not a level", hint=f"the levels are {', '.join(LEVELS)}", code="unknown-level"
        )
    return level


def _decode_tags(name: str, node: yaml.Node, reader: _Reader) -> tuple[str, ...] | None:
    if isinstance(node, yaml.SequenceNode):
        texts = [_decode_text("tag", item, reader) or "" for item in node.value]
        return tuple(dict.fromkeys(text for text in texts if text))
    text = _decode_text(name, node, reader) if isinstance(node, yaml.ScalarNode) else None
    if text is None and not _is_null(node):
        reader.report(node, f"`{name}` is not a list", hint=f"write `{name}: [first, second]`")
    return split_tags(text or "")


def _decode_aliases(name: str, node: yaml.Node, reader: _Reader) -> tuple[Alias, ...]:
    assert isinstance(node, yaml.MappingNode)
    aliases = [_decode_alias(old, new, reader) for old, new in node.value]
    return tuple(alias for alias in aliases if alias is not None)


def _decode_alias(old: yaml.Node, new: yaml.Node, reader: _Reader) -> Alias | None:
    names = [str(node.value).strip() if isinstance(node, yaml.ScalarNode) else "" for node in (old, new)]
    if all(map(is_id, names)):
        return Alias(names[0], names[1], *reader.place(old))
    reader.report(
        old, "an alias that is not a pair of ids", hint="write `aliases: {old-id: present-id}`", code="bad-alias"
    )
    return None


def split_tags(text: str) -> tuple[str, ...]:
    """Split `a, b` into tags, each once."""
    return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := part.strip())))


def read_level(text: str) -> Level | None:
    """Read a level by its name in any case or by its mark."""
    named: Mapping[str, Level] = {level: level for level in LEVELS}
    return named.get(text.casefold()) or LEVEL_MARKS.get(text)


_DECODERS: Final[Mapping[str, Callable[[str, yaml.Node, _Reader], object]]] = {
    "title": _decode_text,
    "description": _decode_text,
    "level": _decode_level,
    "tags": _decode_tags,
    "icon": _decode_text,
    "aliases": _decode_aliases,
}
