"""Fences and the words after their language."""

from __future__ import annotations

from builder.fences import Fence, has_python, plain_fences, python_code, read_fences, visible_fences

TESTS = """Текст.

```python
assert f(1) == 1
```

```python hidden
assert f(2) == 2
```

- в списке

    ```sql unchecked
    select 1
    ```
"""


def test_every_fence_is_found_with_its_words_and_its_line() -> None:
    assert read_fences(TESTS) == (
        Fence("python", frozenset(), "assert f(1) == 1", 3),
        Fence("python", frozenset({"hidden"}), "assert f(2) == 2", 7),
        Fence("sql", frozenset({"unchecked"}), "select 1", 13),
    )


def test_fences_inside_admonitions_and_tabs_are_found() -> None:
    text = '!!! note "Так"\n    ```python\n    x = 1\n    ```\n\n=== "Вкладка"\n\n    ```sql\n    select 1\n    ```\n'
    assert [(fence.language, fence.code, fence.line) for fence in read_fences(text)] == [
        ("python", "x = 1", 2),
        ("sql", "select 1", 8),
    ]


def test_the_attribute_form_names_the_language_too() -> None:
    (fence,) = read_fences("``` {.Python hidden}\nx\n```")
    assert (fence.language, fence.words, fence.is_python) == ("python", frozenset({"hidden"}), True)


def test_the_host_gets_fences_without_our_words() -> None:
    plain = plain_fences(TESTS)
    assert "```python\nassert f(2)" in plain
    assert "    ```sql\n" in plain
    assert plain_fences('```python title="hidden"\nx\n```') == '```python title="hidden"\nx\n```'


def test_hidden_fences_are_not_shown() -> None:
    visible = visible_fences(TESTS)
    assert "f(2)" not in visible
    assert visible.startswith("Текст.\n\n```python\nassert f(1) == 1\n```\n")


def test_the_python_of_a_section_is_one_program() -> None:
    assert python_code("```py\na = 1\n```\n\nи\n\n```text\nb\n```\n\n```python3\nprint(a)\n```") == "a = 1\n\nprint(a)"


def test_python_is_told_from_other_languages() -> None:
    assert has_python("- x\n\n    ```python runnable\n    x\n    ```")
    assert not has_python("```pythonic\nx\n```\n\npython")
