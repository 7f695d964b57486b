"""The prompts for a language model: one asks for questions in the bank's format, the other for a critique of a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from builder.blocks import split_lines
from builder.diagnostics import as_text
from builder.parser import is_topic, parse
from builder.prompt.existing import select_existing
from builder.prompt.request import PromptRequest, ReviewRequest, decode_request
from builder.prompt.texts.english import ENGLISH
from builder.prompt.texts.russian import RUSSIAN
from builder.prompt.texts.words import PromptWords
from builder.question import DEFAULT_LIMIT, KINDS, LEVELS, SECTION_NAMES, Kind, Level, Section, Topic
from builder.words import words
from builder.writer import Language, write

MOST_DIAGNOSTICS: Final = 40

_WORDS: Final[Mapping[Language, PromptWords]] = {"ru": RUSSIAN, "en": ENGLISH}
# The sections that only questions of one kind have.
_OWN_SECTIONS: Final[Mapping[Kind, tuple[Section, ...]]] = {
    "open": (),
    "choice": (),
    "short": ("accepted",),
    "output": ("output",),
    "code": ("starter", "tests", "solution"),
}
# Without kinds: the two forms that a table describes least.
_USUAL_EXAMPLES: Final[tuple[Kind, ...]] = ("open", "choice")
# Ids are stamped by the tool, and a draft waits for a person.
_NOT_FOR_MODELS: Final = frozenset(("missing-id", "draft"))
_LEVEL: Final = re.compile(r"(?<=\{) level=\w+")
_TICKS: Final = re.compile(r"`{3,}")


def write_prompt(request: PromptRequest) -> str:
    """Write the prompt that asks for new questions."""
    texts = _WORDS[request.language]
    kinds = tuple(kind for kind in KINDS if kind in request.kinds)
    return texts.request.format(
        topic=request.topic,
        questions=words(request.language).questions(request.count),
        levels=_write_levels(texts, request.level),
        kinds=_write_kinds(texts, kinds, request.language),
        limit=DEFAULT_LIMIT,
        format=_write_format(texts, kinds or KINDS, request.language, request.level or "middle"),
        example=_fence(write_example(request)),
        existing=_write_existing(texts, request),
    )


def write_example(request: PromptRequest) -> str:
    """Write the question file that the prompt shows, with a question of each kind that is asked for."""
    examples = _WORDS[request.language].examples
    kinds = [kind for kind in KINDS if kind in (request.kinds or _USUAL_EXAMPLES)]
    topic = Topic(request.topic, examples.description, level=request.level or "middle", tags=examples.tags)
    questions = "\n".join(examples.questions[kind] for kind in kinds)
    # Where all are of one level, headings that name others would mislead.
    return f"{write(topic)}\n{_LEVEL.sub('', questions) if request.level else questions}"


def write_review(request: ReviewRequest) -> str:
    """Write the prompt that asks for a critique of a file, along with what `check` finds in it."""
    texts = _WORDS[request.language]
    return texts.review.format(
        file=request.file,
        format=_write_format(texts, KINDS, request.language, "middle"),
        diagnostics=_write_diagnostics(texts, request),
        text=_fence("\n".join(split_lines(request.text))),
    )


def prompt_json(request: str) -> str:
    """Serve the browser: a JSON request in, `{"prompt", "shown", "existing"}` or `{"error"}` out.

    The request has the fields of PromptRequest, `existing` as objects with `title`, `about` and `topic`; or
    `language` and `review`, an object with `text` and `file`. `shown` counts the existing questions that are listed.
    """
    try:
        decoded = decode_request(json.loads(request))
    except (ValueError, RecursionError) as error:
        return json.dumps({"error": str(error)}, ensure_ascii=False)
    if isinstance(decoded, ReviewRequest):
        answer: dict[str, str | int] = {"prompt": write_review(decoded), "shown": 0, "existing": 0}
    else:
        existing = select_existing(decoded)
        answer = {"prompt": write_prompt(decoded), "shown": len(existing.lines), "existing": existing.total}
    return json.dumps(answer, ensure_ascii=False)


def _write_levels(texts: PromptWords, level: Level | None) -> str:
    if level:
        return f"{level} – {texts.levels[level]}."
    return f"{texts.mixed_levels}\n\n{_list(f'`level={one}` – {texts.levels[one]}' for one in LEVELS)}"


def _write_kinds(texts: PromptWords, kinds: Sequence[Kind], language: Language) -> str:
    names = {section: f"`{_heading(section, language)}`" for section in SECTION_NAMES}
    intro = texts.asked_kinds if kinds else texts.any_kind
    return f"{intro}\n\n{_list(f'{kind} – {texts.kinds[kind].format(**names)}' for kind in kinds or KINDS)}"


def _write_format(texts: PromptWords, kinds: Iterable[Kind], language: Language, level: Level) -> str:
    own = {section for sections in _OWN_SECTIONS.values() for section in sections}
    meant = {section for kind in kinds for section in _OWN_SECTIONS[kind]}
    sections = [section for section in SECTION_NAMES if section not in own or section in meant]
    lines = (f"`{_heading(section, language)}` – {texts.sections[section]}" for section in sections)
    return texts.format.format(sections=_list(lines), level=level)


def _write_existing(texts: PromptWords, request: PromptRequest) -> str:
    existing = select_existing(request)
    shown, total = len(existing.lines), existing.total
    if not total:
        return ""
    cut = texts.existing_cut.format(shown=shown, total=total) if shown < total else ""
    return texts.existing.format(cut=cut, list=_list(existing.lines))


def _write_diagnostics(texts: PromptWords, request: ReviewRequest) -> str:
    # About a file in another format, `check` has nothing to say that helps.
    parsed = parse(request.text, file=request.file).diagnostics if is_topic(request.text) else ()
    found = [one for one in parsed if one.code not in _NOT_FOR_MODELS]
    lines = [as_text(one) for one in found[:MOST_DIAGNOSTICS]]
    if len(found) > MOST_DIAGNOSTICS:
        lines.append(texts.diagnostics_cut.format(count=len(found) - MOST_DIAGNOSTICS))
    return texts.diagnostics.format(list=_list(lines)) if lines else ""


def _heading(section: Section, language: Language) -> str:
    return f"### {SECTION_NAMES[section][language][0]}"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _fence(text: str) -> str:
    """Put Markdown into a fence that none inside it can close."""
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(text)), default=3))
    return f"{ticks}markdown\n{text.strip(chr(10))}\n{ticks}"
