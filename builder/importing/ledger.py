"""The ledger of imports, `.question-imports.json`: what was brought, so that it can be brought again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Final

from builder.merging.merge import Import
from builder.source import save_source

LEDGER: Final = ".question-imports.json"

_FORMAT: Final = "interview-practice/imports"
_VERSION: Final = 1
_FIELDS: Final = tuple(field.name for field in fields(Import))


class DamagedLedger(Exception):
    """A ledger that cannot be read; the message says why."""


def read_imports(folder: Path) -> dict[str, Import]:
    """Read what was imported into a folder, by the ids of the questions; nothing without a ledger."""
    try:
        text = (folder / LEDGER).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedLedger(str(error)) from error
    return _decode(text)


def save_imports(folder: Path, imports: Mapping[str, Import]) -> None:
    """Write the ledger, a line for each question, so that changes to it are easy to read; only if it changes."""
    lines = [
        f"{json.dumps(name)}: {json.dumps(asdict(one), ensure_ascii=False)}" for name, one in sorted(imports.items())
    ]
    body = ",\n".join(lines)
    text = f'{{\n"format": "{_FORMAT}",\n"version": {_VERSION},\n"questions": {{\n{body}\n}}\n}}\n'
    path = folder / LEDGER
    if imports and not (path.is_file() and path.read_text(encoding="utf-8") == text):
        save_source(path, text)


def _decode(text: str) -> dict[str, Import]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamagedLedger(f"it is not JSON: {error}") from error
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise DamagedLedger(f'it has no `"format": "{_FORMAT}"`')
    if document.get("version") != _VERSION:
        raise DamagedLedger(f"it has version {document.get('version')!r}, and this program knows {_VERSION}")
    questions = document.get("questions")
    if not isinstance(questions, dict):
        raise DamagedLedger("it has no `questions`")
    return {name: _decode_import(name, entry) for name, entry in questions.items()}


def _decode_import(name: str, entry: object) -> Import:
    values = [entry.get(field) for field in _FIELDS] if isinstance(entry, dict) else []
    if not values or not all(isinstance(value, str) for value in values):
        raise DamagedLedger(f"the entry of `{name}` has not the fields {', '.join(_FIELDS)}")
    return Import(*map(str, values))
