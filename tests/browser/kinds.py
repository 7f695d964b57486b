"""A small bank with a question of every kind, in Russian and in English, so that tests know every right answer.

Its code cannot be run; `code_bank` has questions whose code can.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.conftest import CONFIGURATION, mkdocs_build

POINTS = 10
# Follows the reader's colour scheme and highlights code, as real sites do.
APPEARANCE = """\
use_directory_urls: false
markdown_extensions:
  - pymdownx.highlight
  - pymdownx.superfences
"""
PALETTE = """\
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
"""

RUSSIAN = """\
---
title: Виды вопросов
level: middle
---

## Что вы сделаете, если база отвечает медленно? { #open-one minutes=3 }

Расскажите по шагам.

### Подсказка

Начните с измерения.

### Подсказка

Посмотрите план запроса.

### Ответ

Сначала измерить, затем план запроса, затем индекс.

### Ключевые пункты

{points}

### Углубление

#### А если план хороший?

Тогда ждём блокировку.

#### А если блокировок нет?

Тогда диск.

## Какой статус у созданного ресурса? { #choice-one }

- [ ] 200
    Подходит, но не говорит о создании.
- [x] 201
    Именно он.
- [ ] 404
    Это «не найдено».

### Ответ

201 Created.

## Какие методы идемпотентны? { #choice-many }

- [x] PUT
    Второй раз ничего не меняет.
- [x] DELETE
    И этот тоже.
- [ ] POST
    Создаст второй раз.

### Ответ

PUT и DELETE.

## Чем CPython узнаёт, что объект не нужен? { #short-word }

### Принимается

- счётчик ссылок

### Ответ

Счётчик ссылок в заголовке объекта.

## За сколько сортирует слияние? { #short-regex }

### Принимается

- /^O\\(n\\s*log\\s*n\\)$/i

### Ответ

За O(n log n).

## Сколько миллисекунд займёт запрос? { #short-number }

### Принимается

- 42 ± 1

### Ответ

Около 42 мс.

## Что напечатает код? { #output-one }

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

## Напишите функцию суммы { #code-one }

### Заготовка

```javascript
function add(a, b) {}
```

### Решение

```javascript
function add(a, b) {
    return a + b
}
```

### Тесты

```javascript
assert.equal(add(1, 2), 3)
```

### Ответ

Сложение встроено.
"""

ENGLISH = """\
---
title: Kinds of questions
level: middle
---

## What do you do when the database is slow? { #open-one minutes=3 }

Tell it step by step.

### Hint

Measure first.

### Hint

Look at the plan.

### Answer

Measure, then the plan of the query, then an index.

### Key points

{points}

### Follow-up

#### And when the plan is good?

Then it waits for a lock.

#### And without locks?

Then the disk.

## Which status has a created resource? { #choice-one }

- [ ] 200
    Fits, but says nothing of creation.
- [x] 201
    Exactly.
- [ ] 404
    Not found.

### Answer

201 Created.

## Which methods are idempotent? { #choice-many }

- [x] PUT
    Changes nothing the second time.
- [x] DELETE
    Neither does this.
- [ ] POST
    Creates another one.

### Answer

PUT and DELETE.

## How does CPython know that an object is garbage? { #short-word }

### Accepted

- reference counting

### Answer

By reference counting.

## How long does a merge sort take? { #short-regex }

### Accepted

- /^O\\(n\\s*log\\s*n\\)$/i

### Answer

O(n log n).

## How many milliseconds does it take? { #short-number }

### Accepted

- 42 ± 1

### Answer

About 42 ms.

## What does it print? { #output-one }

```python
for value in (1, [1, 2], "Done"):
    print(value)
```

### Output

```text
1
[1, 2]
Done
```

### Answer

Each value on its own line.

## Write a function that adds { #code-one }

### Starter

```javascript
function add(a, b) {}
```

### Solution

```javascript
function add(a, b) {
    return a + b
}
```

### Tests

```javascript
assert.equal(add(1, 2), 3)
```

### Answer

Addition is built in.
"""


@dataclass(frozen=True)
class Language:
    name: str
    topic: str
    point: str
    """The right answer to the short question in words, as a careless learner types it."""
    careless: str


LANGUAGES = {
    "ru": Language("ru", RUSSIAN, "Пункт номер", " «СЧЕТЧИК  ссылок». "),
    "en": Language("en", ENGLISH, "Point number", " “REFERENCE  counting”. "),
}


def build_kinds(folder: Path, language: Language) -> Path:
    """Build the site of one language, strictly, and give its folder."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    points = "\n".join(f"- {language.point} {place}" for place in range(1, POINTS + 1))
    (docs / "kinds.md").write_text(language.topic.replace("{points}", points), encoding="utf-8")
    configuration = CONFIGURATION.replace("language: ru", f"language: {language.name}")
    configuration = configuration.replace("  font: false\n", PALETTE) + APPEARANCE
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    built = mkdocs_build(folder, folder / "site")
    assert built.status == 0, built.output
    return built.site
