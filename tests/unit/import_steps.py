"""What tests of `import` do again and again: files in, the report out, a look into the bank."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.cli import main

REACT = """\
# React

Hello! Here are the questions:

### 1. What is JSX?

Syntax for elements.

### 2. What is a hook?

A function that starts with `use`.

### 3. What is a ref?
"""


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["import", *arguments]) == status
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def bank(project: Path, page: str) -> str:
    return (project / "content" / page).read_text(encoding="utf-8")
