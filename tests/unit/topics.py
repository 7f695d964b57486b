"""Hypothesis strategies: any text at all for the parser, and any topic that a person would call sensible."""

from __future__ import annotations

from hypothesis import strategies as st

from builder.question import LEVELS, Choice, Code, FollowUp, Option, Output, Question, Short, Topic

_FRAGMENTS = (
    *("## ", "### ", "#### ", "# ", "##", "\n", "\n", "\n\n", "\r\n", "\r", "    ", "  ", "\t", "- ", "1. ", "> "),
    *(
        "- [ ] ",
        "- [x] ",
        "* [х] ",
        "---\n",
        "===\n",
        "---",
        "...\n",
        "```\n",
        "```py\n",
        "~~~\n",
        "`",
        "``",
        "|a|\n|-|\n",
    ),
    *("### Ответ\n", "### Answer:\n", "### Подсказка 2\n", "### Key points\n", "### Follow-up\n", "### Вывод\n"),
    *("### Принимается\n", "### Tests\n", "### Решение\n", "### Ответы\n", "Ответ", "text", "слово", "/re(/", "42 ± x"),
    *("{ #a }", "{ #b level=senior }", "{ level=x }", "{: mock", "{", "}", '"', "'", "=", "🟢", "💡", "\\", "[a]: b\n"),
    *("<div>", "</div>", "<!--", "-->", "<b", ">", "<script>", "</script>", "<details>", "<br>", "<?", "<![CDATA["),
    *("title: x\n", "tags: [a\n", "&a *a", "date: 2024-99-99\n", "!!python/x y\n", "level: junior\n", "? [a]\n: b\n"),
    *("!!! note\n    ", '=== "Tab"\n    ', "[^1]: ", ":   text\n", "\ufeff", "\0", "\u2028", "\x85", "\x0b", "\ud800"),
)
fragments = st.lists(st.sampled_from(_FRAGMENTS), max_size=40).map("".join)
front_matters = st.sampled_from(("", "---\n", "\ufeff---\n", "---\ntitle: a\n---\n"))
any_text = st.one_of(st.text(max_size=60), st.builds("".join, st.tuples(front_matters, fragments)))

_letters = st.characters(categories=("L", "N"))
_word = st.one_of(
    st.text(_letters, min_size=1, max_size=8),
    st.sampled_from(
        ("a < b", "<br>", "**да**", "`##`", "`<div>`", "{a: 1}", "&lt;", "5 > 3", "_x_", "«ё»", "C++", "[a](b#c)")
    ),
)
_first_word = st.text(st.characters(categories=("Lu", "Ll")), min_size=1, max_size=8)
_line = st.builds(lambda first, more: " ".join((first, *more)), _first_word, st.lists(_word, max_size=5))
_paragraph = st.lists(_line, min_size=1, max_size=3).map("\n".join)

_code_line = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\n`~"), max_size=12),
    st.sampled_from(
        ("## heading", "### Ответ", "- [x] a", "    x = 1", "<div>", "<!--", "---", "{ #a }", "  ", "\tx", "~~")
    ),
)
_fence = st.builds(
    lambda ticks, info, lines: "\n".join((ticks + info, *lines, ticks)),
    st.sampled_from(("```", "````", "~~~")),
    st.sampled_from(("", "python", " text")),
    st.lists(_code_line, max_size=4),
)
_list = st.builds(
    lambda marker, items: "\n".join(f"{marker} {item}" for item in items),
    st.sampled_from(("-", "*", "1.")),
    st.lists(_line, min_size=1, max_size=3),
)
_fixed_block = st.sampled_from(
    (
        '!!! note "Title"\n    ## inside\n\n    ### Ответ\n    text',
        "> ## quoted\n> - [x] a",
        "| a | b |\n|---|---|\n| `x` | y |",
        "<details>\n<summary>More</summary>\n\ntext\n\n</details>",
        "<!-- ## a comment\n\n### Ответ -->",
        "- item\n\n    ```python\n    ## code\n    ```",
        "#### A plain heading\ntext",
        "    ## indented code",
    )
)


def _texts(*first: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    more = st.lists(st.one_of(_paragraph, _fence, _list, _fixed_block), max_size=3)
    return st.builds(lambda block, blocks: "\n\n".join((block, *blocks)), st.one_of(*first), more)


_text = _texts(_paragraph, _fence, _list)
_no_text = st.just("")
_task_text = _fence | st.builds("{}\n\n{}".format, _paragraph, _fence)
_follow_up_answer = st.one_of(_paragraph, _fence, _list, _no_text)

_option = st.builds(
    Option,
    text=_paragraph | _fence.filter(lambda text: text[0] == "`"),
    correct=st.booleans(),
    feedback=_text | _no_text,
)
_one_line = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20)
_answer = _one_line.map(str.strip).filter(bool)
_output = st.lists(_code_line | st.sampled_from(("```", " ````x", "~~~")), max_size=4).map("\n".join)
_task = st.one_of(
    st.none(),
    st.builds(Choice, st.lists(_option, min_size=1, max_size=4).map(tuple)),
    st.builds(Short, st.lists(_answer, min_size=1, max_size=4).map(tuple)),
    st.builds(Output, _output),
    st.builds(Code, tests=_task_text, starter=_task_text | _no_text, solution=_task_text | _no_text),
)


def _tuples(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(strategy, max_size=3, unique=True).map(tuple)


_tags = _tuples(st.text(_letters | st.sampled_from(" }-'#"), min_size=1, max_size=8).map(str.strip).filter(bool))
_questions = st.lists(
    st.builds(
        Question,
        id=st.from_regex(r"[a-z][a-z0-9._-]{0,8}", fullmatch=True),
        title=_line,
        prompt=_text | _no_text,
        answer=_text | _no_text,
        level=st.sampled_from(LEVELS),
        minutes=st.integers(0, 99),
        limit=st.integers(0, 99),
        tags=_tags,
        rev=st.integers(1, 9),
        mock=st.booleans(),
        draft=st.booleans(),
        task=_task,
        hints=_tuples(_text),
        key_points=_tuples(_texts(_paragraph)),
        follow_ups=st.lists(st.builds(FollowUp, _line, _follow_up_answer), max_size=2).map(tuple),
        sources=_list | _no_text,
        aliases=_tuples(st.from_regex(r"[a-z][a-z0-9._-]{0,8}", fullmatch=True)),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda question: question.id,
).map(tuple)
_value = st.recursive(
    st.none() | st.booleans() | st.integers() | _one_line,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_one_line, inner, max_size=3),
    max_leaves=6,
)
_yaml_text = _one_line.map(str.strip)
topics = st.builds(
    Topic,
    title=_yaml_text,
    description=_yaml_text,
    level=st.sampled_from(LEVELS),
    tags=_tuples(_yaml_text.filter(bool)),
    icon=_yaml_text,
    introduction=_text | _no_text,
    questions=_questions | st.just(()),
    metadata=st.dictionaries(st.sampled_from(("hide", "search", "yes", "1", "ё: #")), _value, max_size=2),
)
