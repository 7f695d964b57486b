"""The values of a JSON or YAML file, with the lines that each of its objects stands on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import yaml

from builder.blocks import split_lines
from builder.importers.found import Span
from builder.numerals import whole_number

_MARK: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}]|\n', re.DOTALL)
# A field that asks: without one, YAML need not be read.
_ASKING: Final = re.compile(
    r"^[ \t]*(?:-[ \t]+)*[{\[]?[ \t]*[\"']?"
    r"(?:q|front|term|prompt|task|title|text|name|(?:\w+[ _-]?)?question(?:[ _-]?\w+)?|вопрос)[\"']?[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_NO_CONTENT: Final = re.compile(r"[ \t]*(?:#.*|//.*)?|---[ \t]*|%.*")
_YAML_START: Final = re.compile(r"-[ \t]|[\"']?[^\W\d][\w -]*[\"']?:(?:[ \t]|$)|[\[{]")
_COMMENT: Final = re.compile(r"^[ \t]*//.*", re.MULTILINE)
# Reading YAML in pure Python takes seconds for each megabyte, and the square of what nests; in C, depth is fatal.
_LONGEST_YAML: Final = 500_000
_DEEPEST: Final = 100
_BRACKET: Final = re.compile(r"[\[\]{}]|^[ \t]*(?:-[ \t]+){20}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """The value of a file, and the lines of each object in it by the object's identity."""

    value: object
    spans: Mapping[int, Span]
    is_json: bool = False


@lru_cache(maxsize=1)
def read_document(text: str) -> Document | None:
    """Read JSON, JSON on each line, or YAML; None for anything else. A text is asked for twice, and read once."""
    lines = split_lines(text)
    text = "\n".join(lines)
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return _read_json(text) or _read_json_lines(lines) or _read_yaml(_COMMENT.sub("", text))
    first = next((line for line in lines if not _NO_CONTENT.fullmatch(line)), "")
    return _read_yaml(text) if _YAML_START.match(first) else None


def _read_json(text: str, line: int = 1) -> Document | None:
    spans: dict[int, Span] = {}
    closing = _closing(text, line)

    def keep(pairs: list[tuple[str, object]]) -> dict[str, object]:
        # The reader closes the objects in the order of their ends.
        value = dict(pairs)
        spans[id(value)] = next(closing)
        return value

    try:
        value = json.loads(text, object_pairs_hook=keep, strict=False)
    except (ValueError, RecursionError, StopIteration):
        return None
    return Document(value, spans, is_json=True)


def _closing(text: str, line: int) -> Iterator[Span]:
    """Give the lines of the objects, as they end."""
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        sign = mark[0]
        if sign == "{":
            opened.append(line)
        elif sign == "}" and opened:
            yield opened.pop(), line
        else:
            line += sign.count("\n")


def _read_json_lines(lines: Sequence[str]) -> Document | None:
    values: list[object] = []
    spans: dict[int, Span] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            document = _read_json(line, number)
            if document is None:
                return None
            values.append(document.value)
            spans |= document.spans
    return Document(values, spans)


def _read_yaml(text: str) -> Document | None:
    if len(text) > _LONGEST_YAML or not _ASKING.search(text) or _is_deep(text):
        return None
    builder = _Builder({}, {})
    try:
        value = builder.build(yaml.compose(text, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    # Labels on lines, `Q:` and `A:` by turns, are no object.
    return Document(value, builder.spans) if not builder.repeated else None


def _is_deep(text: str) -> bool:
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] in "[{" else -1 if bracket[0] in "]}" else _DEEPEST
        if depth > _DEEPEST:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the values of YAML; what is named once and used often is one value."""

    spans: dict[int, Span]
    # By the identity of the nodes: their values, and the lines on which they end.
    built: dict[int, object]
    ends: dict[int, int] = field(default_factory=dict)
    repeated: list[int] = field(default_factory=list)

    def build(self, node: yaml.Node | None) -> object:
        """Give the value of a node."""
        if node is None or id(node) in self.built:
            return self.built.get(id(node))
        self.ends[id(node)] = node.start_mark.line + 1
        if isinstance(node, yaml.SequenceNode):
            items: list[object] = []
            self.built[id(node)] = items
            items += [self.build(item) for item in node.value]
            self.ends[id(node)] = self._end(node, node.value)
            return items
        if isinstance(node, yaml.MappingNode):
            fields: dict[str, object] = {}
            self.built[id(node)] = fields
            fields |= {str(key.value): self.build(value) for key, value in node.value}
            self.repeated.extend([node.start_mark.line] if len(fields) < len(node.value) else [])
            self.ends[id(node)] = self._end(node, [value for _, value in node.value])
            self.spans[id(fields)] = node.start_mark.line + 1, self.ends[id(node)]
            return fields
        self.ends[id(node)] = node.end_mark.line + (1 if node.end_mark.column else 0)
        return _scalar(node)

    def _end(self, node: yaml.CollectionNode, children: Sequence[yaml.Node]) -> int:
        # In block style the mark of the end is the beginning of what follows.
        own = node.end_mark.line + 1 if node.flow_style else node.start_mark.line + 1
        return max(own, *(self.ends[id(child)] for child in children), own)


def _scalar(node: yaml.Node) -> object:
    text = str(node.value)
    if node.tag.endswith(":bool"):
        return text.casefold() in ("true", "yes", "on")
    number = whole_number(text) if node.tag.endswith(":int") else None
    return None if node.tag.endswith(":null") else text if number is None else number
