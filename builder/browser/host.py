"""The host of a browser: Python-Markdown with the extensions that the project's own site uses.

Loading them takes longer than reading a file of questions, so whoever only reads does not import this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from markdown import Markdown

from builder.question import Topic
from builder.render import TopicParts, compose, split

_SUPERFENCES: Final = "pymdownx.superfences"

# By full names: the short ones are looked up among installed distributions, and a zip has none.
EXTENSIONS: Final[Mapping[str, Mapping[str, object]]] = {
    "markdown.extensions.abbr": {},
    "markdown.extensions.admonition": {},
    "markdown.extensions.attr_list": {},
    "markdown.extensions.def_list": {},
    "markdown.extensions.footnotes": {},
    "markdown.extensions.tables": {},
    "pymdownx.details": {},
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    _SUPERFENCES: {},
    "pymdownx.tabbed": {"alternate_style": True},
}


def render_topic(topic: Topic) -> TopicParts:
    """Render a topic; ValueError when a text of it swallows what follows, or is nested too deeply to be read."""
    extensions = [import_module(name).makeExtension(**_options(name)) for name in EXTENSIONS]
    try:
        return split(Markdown(extensions=extensions).convert(compose(topic)), topic)
    except RecursionError as error:
        raise ValueError("the Markdown is nested too deeply") from error


def _options(name: str) -> Mapping[str, object]:
    if name != _SUPERFENCES:
        return EXTENSIONS[name]
    mermaid = {"name": "mermaid", "class": "mermaid", "format": import_module(_SUPERFENCES).fence_code_format}
    return {"custom_fences": [mermaid]}
