"""The scripts of a built bank, read as the app reads them."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.conftest import Built


def bank_script(built: Built, name: str) -> tuple[str, dict[str, Any]]:
    text = built.page(f"assets/bank/{name}.js")
    match = re.fullmatch(
        r"\(self\.interviewPractice=self\.interviewPractice\|\|\[\]\)\.push\((.*)\);\n", text, re.DOTALL
    )
    assert match is not None
    kind, value = json.loads(match[1])
    return kind, value
