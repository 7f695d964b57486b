"""Hypothesis strategies: found questions with texts as nasty as the wild has them."""

from __future__ import annotations

from hypothesis import strategies as st

from builder.importers.found import FoundQuestion
from builder.question import LEVELS, FollowUp, Option
from tests.unit.topics import any_text

_NASTY = (
    *("# One\n\ntext", "## Two { #two }", "### Ответ\ntext", "### Answer\n", "#### deep\n##### deeper", "Title\n===\n"),
    *("text\n---\n", "---", "***", "- [x] right\n- [ ] wrong", "* [ ] a\n\n* [x] b", "1. [x] a", "> - [x] quoted"),
    *("```python\nx = 1", "~~~\n## x\n~~~", "````\n```\n````", "```\n\tcode\n\n\n  more\n```", "`a", "``b`"),
    *("    indented code\n\n    more", "\tcode", "  text\n    more", "- a\n\n        code", "\n\n\n", " \n text"),
    *("<div>", "</div>", "<details><summary>x", "<!-- open", "<script>alert(1)</script>", "a < b", "List<String>"),
    *("text { #id }", "{ level=x }", "{", "}", "{% raw %}", "{{ x }}", "$x$", "🟢 What?", "💡 Do", "#", "C#", "# #"),
    *("| a | b |\n|---|---|\n| c | d |", "!!! note\n    text", '=== "Tab"\n    text', "[^1]: note", "a\n: definition"),
    *(
        "[ ] no",
        "[x]",
        "x" * 400,
        "слово " * 70,
        "/re/",
        "/[/",
        "42 ± 1",
        "± x",
        "\\",
        "a\\",
        "&lt;",
        "\u2028",
        "\ufeff",
    ),
    *("1. one\n2. two", "- a\n- b", "* a", "+ a", "-", "1.", "=", "a\r\nb", "a\rb", "a\0b", "\x0b", "a\xa0b", "Setext"),
)
texts = st.one_of(st.sampled_from(_NASTY), any_text, st.lists(st.sampled_from(_NASTY), max_size=4).map("\n".join))
titles = st.one_of(texts, st.just("What is a closure?"))


def _tuples(strategy: st.SearchStrategy[str], size: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(strategy, max_size=size).map(tuple)


found_questions = st.builds(
    FoundQuestion,
    title=titles,
    spans=st.integers(1, 9).map(lambda line: ((line, line),)),
    prompt=texts,
    answer=texts,
    options=st.lists(st.builds(Option, texts, st.booleans(), texts), max_size=4).map(tuple),
    accepted=_tuples(texts),
    hints=_tuples(texts),
    follow_ups=st.lists(st.builds(FollowUp, texts, texts), max_size=2).map(tuple),
    sources=texts,
    level=st.none() | st.sampled_from(LEVELS),
    tags=_tuples(texts),
    doubts=_tuples(st.just("no answer"), 1),
)
