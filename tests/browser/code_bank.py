"""A small bank of questions whose code really runs, in Russian and in English, so that tests know what passes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.browser.kinds import APPEARANCE, PALETTE
from tests.conftest import CONFIGURATION, mkdocs_build

RUSSIAN = """\
---
title: Код
level: middle
---

## Напишите функцию суммы { #code-sum limit=3 }

Сложите два значения.

### Заготовка

```python
def add(a, b):
    ...
```

### Решение

```python
def add(a, b):
    return a + b
```

### Тесты

```python
def test_small():
    \"\"\"складывает малые числа\"\"\"
    print("складываем")
    assert add(1, 2) == 3, "один и два"

assert add(-1, 1) == 0

async def test_awaited():
    import asyncio
    await asyncio.sleep(0)
    assert add(2, 2) == 4
```

```python hidden
def test_strings():
    \"\"\"складывает строки\"\"\"
    assert add("тайный", "код") == "тайныйкод"
```

### Ответ

Сложение встроено:

```python
print(20 + 22)
```

### Ключевые пункты

- Пункт первый
- Пункт второй

## Напишите функцию удвоения { #code-double limit=3 }

### Решение

```python
def double(value):
    return value * 2
```

### Тесты

```python
assert double(2) == 4
```

### Ответ

Умножьте на два.

## Сложите на Go { #code-go }

### Заготовка

```go
func add(a, b int) int
```

### Решение

```go
func add(a, b int) int { return a + b }
```

### Тесты

```go
func TestAdd(t *testing.T) {}
```

### Ответ

Сложение встроено.

## Что напечатает цикл? { #output-loop }

```python
for value in range(3):
    print(value * 2)
```

### Вывод

```text
0
2
4
```

### Ответ

Удвоенные числа.
"""

ENGLISH = """\
---
title: Code
level: middle
---

## Write a function that adds { #code-sum limit=3 }

Add two values.

### Starter

```python
def add(a, b):
    ...
```

### Solution

```python
def add(a, b):
    return a + b
```

### Tests

```python
def test_small():
    \"\"\"adds small numbers\"\"\"
    print("adding")
    assert add(1, 2) == 3, "one and two"

assert add(-1, 1) == 0

async def test_awaited():
    import asyncio
    await asyncio.sleep(0)
    assert add(2, 2) == 4
```

```python hidden
def test_strings():
    \"\"\"adds strings\"\"\"
    assert add("secret", "code") == "secretcode"
```

### Answer

Addition is built in.

### Key points

- The first point
- The second point

## Write a function that doubles { #code-double limit=3 }

### Solution

```python
def double(value):
    return value * 2
```

### Tests

```python
assert double(2) == 4
```

### Answer

Multiply by two.

## Add in Go { #code-go }

### Starter

```go
func add(a, b int) int
```

### Solution

```go
func add(a, b int) int { return a + b }
```

### Tests

```go
func TestAdd(t *testing.T) {}
```

### Answer

Addition is built in.

## What does the loop print? { #output-loop }

```python
for value in range(3):
    print(value * 2)
```

### Output

```text
0
2
4
```

### Answer

Doubled numbers.
"""

SOLUTION = "def add(a, b):\n    return a + b"
TESTS = 4
"""How many tests the question about the sum has, one of them hidden."""


@dataclass(frozen=True)
class Language:
    name: str
    topic: str


LANGUAGES = {"ru": Language("ru", RUSSIAN), "en": Language("en", ENGLISH)}


def build_code(folder: Path, language: Language) -> Path:
    """Build the site of one language, strictly, and give its folder."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "code.md").write_text(language.topic, encoding="utf-8")
    configuration = CONFIGURATION.replace("language: ru", f"language: {language.name}")
    # Made to be opened from the file system too.
    configuration = configuration.replace("  - search\n", "  - search\n  - offline\n")
    configuration = configuration.replace("  font: false\n", PALETTE) + APPEARANCE
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    built = mkdocs_build(folder, folder / "site")
    assert built.status == 0, built.output
    return built.site
