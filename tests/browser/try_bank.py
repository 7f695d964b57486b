"""A small bank whose answers have code to try out, for the tests of the editor and of running code where it stands."""

from __future__ import annotations

from pathlib import Path

from tests.browser.kinds import APPEARANCE, PALETTE
from tests.conftest import CONFIGURATION, mkdocs_build

TOPIC = """\
---
title: Код в ответах
level: middle
---

## Как сложить числа? { #sum-one }

Покажите на примере.

```python
print("условие")
```

### Ответ

Встроенной функцией:

```python
numbers = [1, 2, 3]
print("сумма", sum(numbers))
```

Коротко:

```py
print("коротко")
```

Это не Python:

```bash
echo нет
```

### Углубление

#### А если числа дробные?

```python
from math import fsum
print(fsum([0.1] * 10))
```

## Что напечатает программа? { #output-one }

```python
for value in (1, [1, 2], "Done"):
    print(value)
```

### Вывод

```text
1
[1, 2]
Done
```

### Ответ

Каждое значение в своей строке.

## Что не так с этим кодом? { #broken-one }

### Ответ

Пустая строка не число:

```python
def to_number(text):
    return int(text)


to_number("")
```

## Напишите функцию суммы { #code-one }

### Заготовка

```python
def add(first, second):
    total = 0
    return total
```

### Решение

```python
def add(first, second):
    \"\"\"Add two numbers, be they whole or not, and give their sum back to whoever asked for it.\"\"\"
    return first + second
```

### Тесты

```python
def test_add():
    assert add(1, 2) == 3
```

### Ответ

Сложение встроено.
"""


def build_try_bank(folder: Path) -> Path:
    """Build the site and give its folder."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "trying.md").write_text(TOPIC, encoding="utf-8")
    configuration = CONFIGURATION.replace("  font: false\n", PALETTE) + APPEARANCE
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    built = mkdocs_build(folder, folder / "site")
    assert built.status == 0, built.output
    return built.site
