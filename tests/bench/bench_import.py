"""Importing a file of 100 kB in the browser: what of the waiting is download, start, loading and work."""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from base64 import b64encode
from collections import defaultdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.server import serve
from tests.browser.tasks import ask, build_tasks_page

SIZE = 100_000
QUESTION = """## {number}. What does `step_{number}` in a pipeline of {number} stages return?

It returns the **{number}th** of its values, see [the source](https://example.org/{number}):

```python
def step_{number}(values: list[int]) -> int:
    return sorted(values)[{number}]
```

| stages | values |
|---|---|
| {number} | any |

- the list is *not* changed;
- an empty one raises `IndexError`.

"""

Times = dict[str, list[float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    times: Times = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_tasks_page(Path(folder))
        launched = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        with serve(site) as address:
            for _ in range(runs):
                # A context of its own has an empty cache.
                context = launched.new_context()
                page = context.new_page()
                page.set_default_timeout(60_000)
                page.goto(address + "index.html")
                page.wait_for_function("window.page")
                _measure(page, times)
                context.close()
        launched.close()
    print(f"| median of {runs} | |\n|---|---:|")
    for name, taken in times.items():
        print(f"| {name} | {statistics.median(taken):.0f} ms |")


def _measure(page: Page, times: Times) -> None:
    files = [{"name": "pipelines.md", "data": b64encode(_text().encode()).decode()}]
    read = {"task": "read", "files": files}
    make = {"task": "make", "files": files, "topic": "", "title": "Pipelines", "level": "middle"}
    first = _ask(page, {"task": "warm", "for": "read"})
    begun = {stage["stage"]: float(stage["at"]) for stage in reversed(first["stages"])}
    steps = {
        "download, from a server on the same machine": begun["start"],
        "start of Python": begun["run"] - begun["start"],
        "loading the readers": first["ms"] - begun["run"],
        "reading 100 kB": _ask(page, read)["ms"],
        "loading the renderer": _ask(page, {"task": "warm", "for": "make"})["ms"],
        "making the topic, rendered": _ask(page, make)["ms"],
    }
    for name, taken in steps.items():
        times[name].append(taken)
    times["**all, one after the other**"].append(sum(steps.values()))


def _text() -> str:
    count = SIZE // len(QUESTION.format(number=100))
    return "# Pipelines\n\n" + "".join(QUESTION.format(number=number) for number in range(1, count + 1))


def _ask(page: Page, request: object) -> dict[str, Any]:
    told = ask(page, request)
    answer = json.loads(told["answer"])
    assert "error" not in answer, answer
    return told


if __name__ == "__main__":
    main()
