"""Requests to the door for browsers, as its tests make them."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

from builder.browser.door import browser_json

BROUGHT = Path(__file__).parents[1] / "data" / "brought"
NETWORKS = "## Чем TCP отличается от UDP?\n\nTCP ждёт подтверждений.\n\n## Что такое DNS?\n\nСправочник имён.\n"
CANONICAL = BROUGHT / "canonical.md"


def ask(**request: object) -> dict[str, Any]:
    answer = json.loads(browser_json(json.dumps(request)))
    assert isinstance(answer, dict)
    return answer


def file(text: str | bytes, name: str = "networks.md") -> dict[str, str]:
    data = text.encode() if isinstance(text, str) else text
    return {"name": name, "data": b64encode(data).decode()}


def read(text: str | bytes, name: str = "networks.md") -> dict[str, Any]:
    (found,) = ask(task="read", files=[file(text, name)])["files"]
    assert isinstance(found, dict)
    return found


def make(*texts: str | bytes, **more: object) -> dict[str, Any]:
    files = [file(text, f"file-{number}.md") for number, text in enumerate(texts)]
    answer = ask(task="make", files=files, **{"topic": "", "title": "Сети", "level": "middle", **more})
    assert "error" not in answer, answer
    return answer


def again(text: str, made: dict[str, Any], **more: object) -> dict[str, Any]:
    before = {"markdown": made["markdown"], "imports": made["imports"]}
    return make(text, topic=made["topic"], title=made["title"], before=before, **more)


def actions(answer: dict[str, Any]) -> list[str]:
    return [outcome["action"] for outcome in answer["outcomes"]]


def ids(answer: dict[str, Any]) -> list[str]:
    return [row[0] for row in answer["rows"]]
