"""The door through which a browser uses the package: one request as JSON in, one answer as JSON out.

A request is an object whose `task` names a row of the table below. Whatever goes wrong is an answer too,
`{"error": {"message": …}}`: nothing is ever raised.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Final

from builder.request import Fields, RequestError, Tell, fields_of

Answer = Mapping[str, object]
Task = Callable[[Fields, Tell], Answer]

_SAMPLE: Final = "# Sample\n\n## What does `print(1)` print?\n\n### Answer\n\nA **one**:\n\n```python\n1\n```\n"


def _tell_nobody(done: int, total: int) -> None:
    """Keep it to oneself how far a task has come."""


def browser_json(request: str, tell: Tell = _tell_nobody) -> str:
    """Answer a request; `tell` hears meanwhile how much of it is done."""
    try:
        fields = fields_of(json.loads(request), "the request")
        answer = _answer(fields, tell)
    except RequestError as error:
        answer = {"error": {"message": str(error)}}
    # A stranger's file must not end the page that reads it, whatever it finds to break.
    except Exception as error:
        answer = {"error": {"message": f"{type(error).__name__}: {error}"}}
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    # Half of a pair of surrogates is no character, and cannot leave Python.
    return text.encode("utf-8", "replace").decode("utf-8")


def _answer(fields: Fields, tell: Tell) -> Answer:
    task = fields.text("task")
    if task not in TASKS:
        raise RequestError(f"there is no task `{task}`, only {', '.join(TASKS)}")
    return TASKS[task](fields, tell)


# What a task needs is imported with its first request: reading waits for no renderer.


def _read(fields: Fields, tell: Tell) -> Answer:
    from builder.browser.brought import read

    return read(fields, tell)


def _compare(fields: Fields, tell: Tell) -> Answer:
    from builder.browser.brought import compare

    return compare(fields, tell)


def _make(fields: Fields, tell: Tell) -> Answer:
    from builder.browser.topic_import import make

    return make(fields, tell)


def _render(fields: Fields, tell: Tell) -> Answer:
    from builder.browser.own_topic import render

    return render(fields, tell)


def _prompt(fields: Fields, tell: Tell) -> Answer:
    from builder.prompt.write import prompt_json

    answer = fields_of(json.loads(prompt_json(json.dumps(fields.values))), "the answer")
    if "error" in answer.values:
        raise RequestError(answer.text("error"))
    return answer.values


def _warm(fields: Fields, tell: Tell) -> Answer:
    """Do a task on a small sample, so that the first real one finds everything loaded."""
    files = [{"name": "sample.md", "data": b64encode(_SAMPLE.encode()).decode()}]
    task = fields.one_of("for", ("read", "make"))
    TASKS[task](Fields({"files": files, "level": "middle"}), _tell_nobody)
    return {}


TASKS: Final[Mapping[str, Task]] = {
    "read": _read,
    "compare": _compare,
    "make": _make,
    "render": _render,
    "prompt": _prompt,
    "warm": _warm,
}
