"""Cold build of a generated bank against plain MkDocs on the same text, each as a process of its own, in turn."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.generated_bank import write_details, write_questions

EXTENSIONS = """
markdown_extensions:
  - admonition
  - attr_list
  - footnotes
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
"""
CONFIGURATION = (
    "site_name: Bench\ntheme:\n  name: material\n  font: false\n  language: ru\nplugins: [{plugins}]\n" + EXTENSIONS
)


def main() -> None:
    options = _options()
    print("| build of the bank | median | runs |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        size = {"topics": options.topics, "questions": options.questions}
        plain = _project(Path(folder, "plain"), "search", lambda docs: write_details(docs, **size))
        ours = _project(Path(folder, "ours"), "search, questions", lambda docs: write_questions(docs, **size))
        times = {plain: [], ours: []}  # type: dict[Path, list[float]]
        for _ in range(options.runs):
            for project, seconds in times.items():
                seconds.append(_build(project))
    for name, project in (("plain `??? details`", plain), ("question files", ours)):
        runs = ", ".join(f"{seconds:.1f}" for seconds in times[project])
        print(f"| {name}, {options.questions} questions | {statistics.median(times[project]):.1f} s | {runs} |")
    ratios = [ours_seconds / plain_seconds for plain_seconds, ours_seconds in zip(*times.values(), strict=True)]
    print(f"| **ratio** | **{statistics.median(ratios):.2f}** | {', '.join(f'{ratio:.2f}' for ratio in ratios)} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--topics", type=int, default=200)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


def _project(folder: Path, plugins: str, write: Callable[[Path], None]) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIGURATION.format(plugins=plugins), encoding="utf-8")
    write(folder / "docs")
    if plugins == "search":
        (folder / "docs" / "index.md").write_text("# Bench\n", encoding="utf-8")
    return folder


def _build(folder: Path) -> float:
    start = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, env=environment, timeout=900
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
