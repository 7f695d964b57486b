"""A page with nothing but a runner on it: what tests and benchmarks of the sandbox open."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from builder import bundle

SCRIPT = Path(__file__).with_name("sandbox_page.mjs")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a page was told of one run: its stages, pieces of output and tests while it ran, then its end."""

    stages: list[dict[str, Any]]
    output: list[list[str]]
    tests: list[dict[str, Any]]
    result: dict[str, Any]
    refusal: dict[str, str] | None

    @property
    def stdout(self) -> str:
        return str(self.result["stdout"])

    @property
    def kind(self) -> str | None:
        """Why the code did not run to its end."""
        error = self.result.get("error")
        return error and str(error["kind"])


def build_page(folder: Path) -> Path:
    """Build the page from the sources of the sandbox, with the runtime beside it."""
    line, environment = bundle.command(["node", str(SCRIPT), str(folder)])
    subprocess.run(line, env=environment, check=True)
    return folder


def run(page: Page, code: str, tests: Sequence[str] | None = None, limit: float = 60) -> Heard:
    """Run code on that page, or check it by tests."""
    fences = None if tests is None else [{"code": test, "hidden": False} for test in tests]
    heard = page.evaluate(
        "([code, options]) => page.run(code, options)", [code, {"tests": fences, "limitMs": limit * 1000}]
    )
    return heard_from(heard)


def heard_from(told: dict[str, Any]) -> Heard:
    """Read what `page.run` gives."""
    return Heard(told["stages"], told["output"], told["tests"], told.get("result") or {}, told.get("refusal"))
