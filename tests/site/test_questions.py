"""Questions of every state on their pages: with code, hidden tests, drafts, odd titles."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Build
from tests.site.scripts import bank_script

CODE = """# Код

## Сложите { #code-add limit=7 }

### Заготовка
```python
def add(a, b): ...
```

### Тесты
```python
assert add(1, 1) == 2
```

```python hidden
assert add(40, 2) == 42
```

### Решение
```python
def add(a, b):
    return a + b
```

### Ответ
Сложение.

## Что выведет? { #code-output }
```python
print(1)
```

### Вывод
```text
1
```

### Ответ
Единицу.
"""


def test_code_comes_as_text_that_can_be_run(build: Build) -> None:
    built = build({"code.md": CODE}, "--strict")
    _, topic = bank_script(built, "code")

    add, output = topic["questions"]
    assert add["code"] == {
        "starter": "def add(a, b): ...",
        "solution": "def add(a, b):\n    return a + b",
        "tests": [{"code": "assert add(1, 1) == 2"}, {"code": "assert add(40, 2) == 42", "hidden": 1}],
        "limit": 7,
    }
    assert output["program"] == "print(1)"
    assert (built.site / "assets/interview-practice/pyodide/pyodide.asm.wasm").is_file()


def test_hidden_tests_are_on_no_page(build: Build) -> None:
    built = build({"code.md": CODE}, "--strict")
    _, topic = bank_script(built, "code")

    shown = re.sub(r"<[^>]+>", "", built.page("code.html"))
    assert "add(1, 1) == 2" in shown
    assert "add(40, 2)" not in shown and "python hidden" not in shown
    assert "add(40, 2)" not in re.sub(r"<[^>]+>", "", topic["questions"][0]["tests"])


def test_a_draft_is_on_its_page_and_in_no_quiz(build: Build) -> None:
    questions = "## Первый? { #topic-one draft }\n\n### Ответ\nДа.\n\n## Второй? { #topic-two }\n\n### Ответ\nНет.\n"
    built = build({"topic.md": f"# Тема\n\n{questions}"}, "--strict")

    assert "Черновик" in built.page("topic.html") or "A draft" in built.page("topic.html")
    assert [question["id"] for question in bank_script(built, "topic")[1]["questions"]] == ["topic-two"]
    assert [row[0] for row in bank_script(built, "index")[1]["questions"]] == ["topic-two"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Where does {{ config }} come from in Jinja?", "Where does {{ config }} come from in Jinja?"),
        ("What do `${x}` and {literal} stand for?", "What do <code>${x}</code> and {literal} stand for?"),
        ("Why is `f'{a!r} {b}'` slow {in a loop}", "Why is <code>f'{a!r} {b}'</code> slow {in a loop}"),
        ("{1, 2} is {2, 1}?", "{1, 2} is {2, 1}?"),
    ],
)
def test_braces_of_a_title_are_no_attributes(title: str, shown: str, build: Build) -> None:
    built = build({"braces.md": f"## {title} {{ #the-question }}\n\n### Ответ\n\nДа.\n"})

    page = built.page("braces.html")
    assert f"<h2>{shown}</h2>" in page.replace("&#39;", "'")
    assert page.count('id="the-question"') == 1 and 'href="#the-question"' in page
