"""What a prompt says, as one catalogue for each language; the tables cover every level, kind and section there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.question import Kind, Level, Section


@dataclass(frozen=True, slots=True)
class Examples:
    """A question of each kind as an author would write it, and what the front matter above them says."""

    description: str
    tags: tuple[str, ...]
    questions: Mapping[Kind, str]


@dataclass(frozen=True, slots=True)
class PromptWords:
    """The texts of one language; names in braces are filled in by `builder.prompt.write`.

    `request` and `review` are the two prompts, `format` is the part that both have.
    """

    request: str
    review: str
    format: str
    existing: str
    existing_cut: str
    diagnostics: str
    diagnostics_cut: str
    mixed_levels: str
    any_kind: str
    asked_kinds: str
    levels: Mapping[Level, str]
    kinds: Mapping[Kind, str]
    sections: Mapping[Section, str]
    examples: Examples
