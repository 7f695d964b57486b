"""Fixtures that build sites the way a user does: the mkdocs command on a folder with a mkdocs.yml."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

# A shared machine may stop for longer than any deadline; what must be quick has a test or a benchmark of its own.
# A change must not fail for what another one did: every run asks the same, and `make explore` looks for news.
settings.register_profile("house", deadline=None, derandomize=True, max_examples=200)
settings.register_profile("explore", deadline=None, derandomize=False, max_examples=3000)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = """\
site_name: Test bank
theme:
  name: material
  language: ru
  font: false
plugins:
  - search
  - questions
"""


@dataclass(frozen=True)
class Built:
    """The outcome of a build: the site's folder, what the command printed, and its exit status."""

    site: Path
    output: str
    status: int

    def page(self, name: str) -> str:
        return (self.site / name).read_text(encoding="utf-8")


Build = Callable[..., Built]


def mkdocs_build(project: Path, site: Path, *arguments: str) -> Built:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "default"}
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site), *arguments]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env=environment)
    return Built(site, result.stdout + result.stderr, result.returncode)


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a small site from Markdown texts by file name, with plain addresses unless `flat` is off."""

    def build_files(
        files: Mapping[str, str | bytes], *arguments: str, configuration: str = CONFIGURATION, flat: bool = True
    ) -> Built:
        docs = tmp_path / "project" / "docs"
        docs.mkdir(parents=True, exist_ok=True)
        extra = "use_directory_urls: false\n" if flat else ""
        (docs.parent / "mkdocs.yml").write_text(configuration + extra, encoding="utf-8")
        for name, text in files.items():
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return mkdocs_build(docs.parent, tmp_path / "site", *arguments)

    return build_files


@pytest.fixture(scope="session")
def bank_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's own site, strictly, once for all tests."""
    built = mkdocs_build(ROOT, tmp_path_factory.mktemp("bank") / "site", "--strict")
    assert built.status == 0, built.output
    return built.site
