"""Which importer reads a file: decided by its content; the name is only a hint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from builder.importers import aiken, mdbook_quiz, mkdocs_quiz, pages, trivia
from builder.importers.anki import text as anki_text
from builder.importers.data import objects
from builder.importers.found import Found, Importer
from builder.importers.markdown import engine
from builder.importers.moodle import gift
from builder.importers.moodle import xml as moodle_xml
from builder.importers.own import own_format, reply

# What a file must have at least to be read as something else than Markdown, and what leaves no doubt.
_LIKELY: Final = 0.5
_CERTAIN: Final = 0.9
_LIKELY_BY_NAME: Final = 0.25

# How well a text fits each format, from 0 to 1, and who reads it.
IMPORTERS: Final[Mapping[str, tuple[Callable[[str], float], Importer]]] = {
    reply.NAME: (reply.fits, reply.read),
    own_format.NAME: (own_format.fits, own_format.read),
    moodle_xml.NAME: (moodle_xml.fits, moodle_xml.read),
    mkdocs_quiz.NAME: (mkdocs_quiz.fits, mkdocs_quiz.read),
    mdbook_quiz.NAME: (mdbook_quiz.fits, mdbook_quiz.read),
    gift.NAME: (gift.fits, gift.read),
    aiken.NAME: (aiken.fits, aiken.read),
    trivia.NAME: (trivia.fits, trivia.read),
    anki_text.NAME: (anki_text.fits, anki_text.read),
    objects.NAME: (objects.fits, objects.read),
    pages.NAME: (pages.fits, pages.read),
}
_SUFFIXES: Final = {
    "toml": mdbook_quiz.NAME,
    "gift": gift.NAME,
    "csv": anki_text.NAME,
    "tsv": anki_text.NAME,
    "html": pages.NAME,
    "htm": pages.NAME,
}


def read_any(text: str, *, name: str = "") -> Found:
    """Read a file of any shape; what is no other format is Markdown, or at least text."""
    scores = {importer: fits(text) for importer, (fits, _) in IMPORTERS.items()}
    best = max(scores, key=lambda importer: scores[importer])
    hinted = _SUFFIXES.get(name.rpartition(".")[2].lower(), "")
    if scores[best] >= _CERTAIN:
        return IMPORTERS[best][1](text)
    if scores.get(hinted, 0.0) >= _LIKELY_BY_NAME:
        return IMPORTERS[hinted][1](text)
    found = engine.read(text, name=name)
    if scores[best] < _LIKELY:
        return found
    other = IMPORTERS[best][1](text)
    return other if len(other.questions) > len(found.questions) else found
