"""The title of a topic as a command takes it: words, not a way through folders."""

from __future__ import annotations

import re
from typing import Final

from builder.diagnostics import quote

_SLASH: Final = re.compile(r"[/\\]")
_DOTS: Final = frozenset((".", "..", "~"))


def find_topic_fault(topic: str) -> str:
    """Say why a text cannot be the title of a topic; empty when it can be."""
    if not topic.strip():
        return "the topic is empty: say what the questions are to be about"
    if any(part.strip() in _DOTS for part in _SLASH.split(topic)):
        return f"the topic {quote(topic)} is a path: name the subject, such as `React hooks`"
    if not any(letter.isalnum() for letter in topic):
        return f"the topic {quote(topic)} has no letter: name the subject, such as `React hooks`"
    return ""
