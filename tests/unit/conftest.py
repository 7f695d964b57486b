"""Fixtures of commands that work on a bank."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project with an empty bank."""
    (tmp_path / "project" / "content").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def bare_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project with an empty bank, without keys, clipboard and programs."""
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "INTERVIEW_PRACTICE_API_KEY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    (tmp_path / "content").mkdir()
    return tmp_path
