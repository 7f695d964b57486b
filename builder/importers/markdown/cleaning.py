"""What is never part of a question: front matter, tables of contents, ways back to the top, badges, page directives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from builder.front_matter import find_end
from builder.importers.markdown.outline import Kind, Outline
from builder.importers.markdown.title import plain_text
from builder.importers.markdown.vocabulary import is_contents, is_not_asked

_LINK: Final = r"\[(?:[^\[\]]|\[[^\[\]]*\]|!\[[^\]]*\]\([^)]*\))*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])"
_LEAD: Final = r"[\s>|*_+•-]*+(?:\d{1,4}[.)]?[\d.]*+)?[\s|]*+(?:<[^<>]*+>\s*+)*+[^\w\[]*+"
_CONTENTS_LINE: Final = re.compile(
    rf"{_LEAD}(?:{_LINK}[\s|,;:.·•—–-]*+)++(?:\(?\d*\)?)[*_]{{0,3}}\s*(?:<[^<>]*>\s*)*\|?\s*", re.IGNORECASE
)
_INNER_TARGET: Final = re.compile(r"\]\(\s*<?#|href=[\"']?#", re.IGNORECASE)
_PAGE_TARGET: Final = re.compile(r"\]\((?!\w+:)[^)\s]*\.(?:md|mdx|html?|rst)(?:/?#[^)]*)?\)", re.IGNORECASE)
_TOP: Final = re.compile(
    r"[^\w<]*+(?:<[^<>]*+>[^\w<]*+)*+(?:back to (?:the )?(?:top|toc|contents?|table of contents|questions?|list)|"
    r"to (?:the )?top|return to (?:the )?(?:top|toc|contents)|go to (?:the )?top|наверх|вверх|в начало|к началу|"
    r"(?:назад )?(?:к|в) (?:оглавлени[юе]|содержани[юе]|списку(?: вопросов)?)|nach oben|volver arriba)"
    r"|[\s>*_]*+(?:<[^<>]*+>\s*+)*+\[++[*_]*+[↑⬆⇧⤴🔝🔼][^\w]*\]",
    re.IGNORECASE,
)
_BADGE: Final = re.compile(
    r"\s*(?:\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)\s*|!\[[^\]]*\]\([^)]*(?:badge|shields\.io|travis|codecov)[^)]*\)\s*)+"
)
_DIRECTIVE: Final = re.compile(
    r"\s*(?:\[\[?_?toc_?\]\]?|\{:?toc\}|\{%.*%\}|\{\{[<%].*[%>]\}\}|\\newpage|\\pagebreak|:::\s*\w*|<TOC\s*/?>|%%.*%%|\[comment\]:.*)\s*",
    re.IGNORECASE,
)
# What Logseq writes below a line for itself.
_PROPERTY: Final = re.compile(
    r"\s+(?:id|collapsed|card-[\w-]+|logseq\.[\w.-]+|background-color|(?:created|updated)-at|heading|deck|sr-\w+)::\s.*"
)
_PROMOTION: Final = re.compile(
    r"#{1,6}.*\b(?:all|more)\b.*\b(?:answers?|questions?)\b.*\]\(|#{1,6}.*\b(?:все|больше)\b.*\b(?:ответ|вопрос).*\]\(",
    re.IGNORECASE,
)
_IMPORT: Final = re.compile(
    r"(?:import\s+(?:[\w{}*,\s]+\s+from\s+)?['\"][^'\"]+['\"]|export\s+(?:const|default|let)\s).*"
)
_PAIR: Final = re.compile(r"[\w\"'.-]+[ \t]*:|[ \t]|-|#|\]|\}")
_LONGEST: Final = 2000
_DEEPEST: Final = 6
_REFRAIN: Final = 2
_NOTHING: Final = frozenset(("", "rule", "tag", "note"))
_TOML_EDGE: Final = "+++"


def name_furniture(lines: Sequence[str]) -> dict[int, str]:
    """Name the lines (from 0) that no question and no answer is made of."""
    named: dict[int, str] = dict.fromkeys(range(_end_of_matter(lines)), "front matter")
    is_head = True
    for number in range(len(named), len(lines)):
        line = lines[number]
        if not line or line.isspace():
            continue
        name = _name(line)
        if name:
            named[number] = name
        elif is_head and line.startswith(("import ", "export ")) and _IMPORT.match(line):
            named[number] = "page directive"
        elif line.startswith("#"):
            is_head = False
    return named


def without_contents(outline: Outline) -> Outline:
    """Silence the lists of sections that ask nothing: a table of contents need not have links."""
    silent: set[int] = set()
    depth, last = 0, 0
    for heading in outline.headings:
        if depth:
            silent.update(range(last, heading.line))
        if depth and heading.level <= depth:
            depth = 0
        if not depth and is_not_asked(plain := plain_text(heading.text)):
            # Below the heading of a table of contents the questions may begin without another one of its level.
            depth = heading.level if not is_contents(plain) else _DEEPEST + 1
        last = heading.end
    if depth:
        silent.update(range(last, len(outline.lines)))
    if not silent:
        return outline
    kinds = ["note" if kind == "item" and number in silent else kind for number, kind in enumerate(outline.kinds)]
    items = tuple(item for item in outline.items if item.line not in silent)
    return replace(outline, kinds=kinds, items=items, item_at={item.line: item for item in items})


def without_refrains(outline: Outline) -> Outline:
    """Silence the headings that come again and again with nothing below them: `Still unclear?`."""
    ends = [*outline.headings[1:], None][: len(outline.headings)]
    bare = [
        heading
        for heading, after in zip(outline.headings, ends, strict=True)
        if not any(kind not in _NOTHING for kind in outline.kinds[heading.end : after.line if after else None])
        and not (after and after.level > heading.level)
    ]
    counts = Counter(heading.text for heading in bare)
    silent = {heading.line for heading in bare if counts[heading.text] > _REFRAIN}
    if not silent:
        return outline
    headings = tuple(heading for heading in outline.headings if heading.line not in silent)
    kinds: list[Kind] = ["note" if number in silent else kind for number, kind in enumerate(outline.kinds)]
    return replace(outline, kinds=kinds, headings=headings, heading_at={heading.line: heading for heading in headings})


def _end_of_matter(lines: Sequence[str]) -> int:
    if lines and lines[0].rstrip() == _TOML_EDGE:
        return next((at + 1 for at in range(1, min(len(lines), 200)) if lines[at].rstrip() == _TOML_EDGE), 0)
    end = find_end(lines)
    # A rule at the top and another one below look the same but hold no pairs.
    return end if end > 2 and all(not line or _PAIR.match(line) for line in lines[1 : end - 1]) else 0


def _name(line: str) -> str:
    """Name one line by what it looks like; the cheap questions come first, for every line is asked."""
    if "](" in line or "href" in line or "][" in line:
        if _TOP.match(line) and len(line) < 300:
            return "navigation"
        if "![" in line and _BADGE.fullmatch(line):
            return "badges"
        first = line.lstrip()[:1]
        if first == "#" and _PROMOTION.match(line):
            return "promotion"
        leads_inside = _INNER_TARGET.search(line) or (first in "-*+|0123456789" and _PAGE_TARGET.search(line))
        if leads_inside and len(line) < _LONGEST and _CONTENTS_LINE.fullmatch(line):
            return "table of contents"
    if "::" in line and _PROPERTY.fullmatch(line):
        return "property"
    first = line.lstrip()[:1]
    if first in "[{\\:<%" and _DIRECTIVE.fullmatch(line):
        return "page directive"
    return ""
