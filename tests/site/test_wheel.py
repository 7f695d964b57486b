"""A wheel in an empty environment, a fresh mkdocs.yml and one question file make a working site."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import CONFIGURATION, ROOT

QUESTION = """\
## Почему `0.1 + 0.2` не равно `0.3`?

### Ответ

Двоичная дробь не представляет 0,1 точно.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)], folder)
    return next(folder.glob("*.whl"))


def run(command: list[str], folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["NO_MKDOCS_2_WARNING"] = "1"
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout + result.stderr


def test_carries_the_built_theme_and_no_sources_of_it(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert {"builder/bundle/app.js", "builder/bundle/app.css", "builder/bundle/templates/topic.html"} <= set(names)
    assert "builder/report/progress.schema.json" in names
    assert not [name for name in names if name.startswith(("theme/", "tests/", "content/"))]


def test_builds_a_site_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = next(path for path in (tmp_path / "venv").glob("*/python*") if path.stem == "python")
    run([str(python), "-m", "pip", "install", "--quiet", str(wheel)], tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "floats.md").write_text(QUESTION, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")

    run([str(python), "-m", "mkdocs", "build"], tmp_path)

    site = tmp_path / "site"
    assert "Почему" in (site / "floats" / "index.html").read_text(encoding="utf-8")
    assert "floats" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "practice" / "index.html").is_file() and (site / "progress" / "index.html").is_file()
    assert (site / "assets" / "interview-practice" / "app.js").stat().st_size > 10_000
    index = (site / "assets" / "bank" / "index.js").read_text(encoding="utf-8")
    kind, bank = json.loads(index[index.index("(", 1 + index.index("push")) + 1 : index.rindex(")")])
    assert kind == "index" and bank["pages"]["practice"] == "practice/"
    assert [row[1] for row in bank["questions"]] == ["floats"]
