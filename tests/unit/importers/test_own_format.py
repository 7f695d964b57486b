"""Files in the bank's own format are told from those that only look like it, and taken as they are."""

from __future__ import annotations

import pytest

from builder.blocks import split_lines
from builder.importers.found import uncovered
from builder.importers.own.own_format import fits, read

OWN = """\
---
title: SQL
level: senior
---

Intro.

## What is printed? { #one mock }

```python
print(1)
```

### Output
```text
1
```

### Answer
One.

## Which? { #two }

- [x] a
- [ ] b

### Answer
a

## Why?
### Answer
So.
"""


def test_questions_stay_what_they_are() -> None:
    found = read(OWN)
    assert uncovered(found, split_lines(OWN)) == ()
    assert [(one.title, one.spans, one.exact and one.exact.id) for one in found.questions] == [
        ("What is printed?", ((8, 21),), "one"),
        ("Which?", ((22, 29),), "two"),
        ("Why?", ((30, 32),), ""),
    ]
    first = found.questions[0].exact
    assert first is not None and first.mock and first.kind == "output" and first.level == "senior"
    assert found.topic is not None and found.topic.level == "senior" and found.topic.introduction == "Intro."
    assert [(one.name, one.span) for one in found.leftovers] == [("head", (1, 7))]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        (OWN, True),
        ("## Why?\n### Ответ\nSo.\n### Подсказка\nThink.\n", True),
        ("## 1. Why?\n### Answer\nSo.\n", False),
        ("## Q: Why?\n### Answer\nSo.\n", False),
        ("## Basics\n### What is it?\ntext\n### Answer\nSo.\n", False),
        ("## Why?\n### Answer\n\n## How?\n### Answer\n\n## What?\n### Answer\nx\n", False),
        ("# Page\n\n## Part\ntext\n", False),
        ("", False),
    ],
)
def test_fits(text: str, *, is_own: bool) -> None:
    assert (fits(text) > 0) is is_own
