"""The documentation says what the program does."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from builder.question import CODES, SECTION_NAMES, WARNINGS
from tests.conftest import ROOT

WRITING = (ROOT / "docs" / "writing-questions.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_every_diagnostic_is_explained(code: str) -> None:
    severity = "warning" if code in WARNINGS else "error"
    assert f"| `{code}` | {severity} | {CODES[code]} |" in WRITING


@pytest.mark.parametrize("names", SECTION_NAMES.values(), ids=SECTION_NAMES)
def test_every_section_is_named_in_both_languages(names: Mapping[str, tuple[str, ...]]) -> None:
    assert names["ru"][0] in WRITING and names["en"][0] in WRITING


def test_links_between_the_documents_lead_somewhere() -> None:
    pages = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    missing = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists()
    ]
    assert not missing
