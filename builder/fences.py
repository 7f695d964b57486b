"""Code fences and the words after their language that say what is done with the code.

`hidden` keeps the code of tests from the learner, `runnable` has an answer's code run when the bank is verified, and
`unchecked` leaves it alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from builder.blocks import split_lines
from builder.markup import nested_tokens

WORDS: Final = frozenset({"hidden", "runnable", "unchecked"})
PYTHON: Final = frozenset({"python", "py", "python3"})

_MARKED: Final = re.compile(
    rf"^(?P<opening>[ \t>]*(?:`{{3,}}|~{{3,}})[ \t]*[\w+#.-]+)(?:[ \t]+(?:{'|'.join(sorted(WORDS))}))+[ \t]*$",
    re.MULTILINE,
)
_PYTHON_FENCE: Final = re.compile(rf"^[ \t>]*(?:`{{3,}}|~{{3,}})[ \t]*(?:{'|'.join(sorted(PYTHON))})\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fence:
    """One fence: its language in lower case, our words, its code without a last newline, its first line (from 1)."""

    language: str
    words: frozenset[str]
    code: str
    line: int

    @property
    def is_python(self) -> bool:
        """Tell Python by its usual names."""
        return self.language in PYTHON


def read_fences(markdown: str) -> tuple[Fence, ...]:
    """Read all fences of a text, also those inside lists, quotes and admonitions."""
    found = []
    for token in nested_tokens(split_lines(markdown)):
        if token.type == "fence" and token.map:
            language, *words = token.info.replace("{", " ").replace("}", " ").split() or [""]
            code = token.content.removesuffix("\n")
            found.append(Fence(language.lstrip(".").lower(), WORDS.intersection(words), code, token.map[0] + 1))
    return tuple(found)


def python_code(markdown: str) -> str:
    """Join the Python of a section to one program."""
    return "\n\n".join(fence.code for fence in read_fences(markdown) if fence.is_python)


def has_python(markdown: str) -> bool:
    """Tell cheaply whether a text has a Python fence."""
    return _PYTHON_FENCE.search(markdown) is not None


def plain_fences(markdown: str) -> str:
    """Drop our words, which the host's Markdown would not take for a fence."""
    return _MARKED.sub(r"\g<opening>", markdown)


def visible_fences(markdown: str) -> str:
    """Drop the hidden fences."""
    lines = split_lines(markdown)
    for token in reversed(nested_tokens(lines)):
        if token.type == "fence" and token.map and "hidden" in token.info.split()[1:]:
            del lines[slice(*token.map)]
    return "\n".join(lines).strip("\n")
