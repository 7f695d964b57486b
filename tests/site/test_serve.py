"""`mkdocs serve` alone works, and shows a question the moment it is saved."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.conftest import CONFIGURATION
from tests.site.test_pages import OTHER, TOPIC

PATIENCE = 60


def test_serve_answers_and_rebuilds_after_a_change(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (docs / "other.md").write_text(OTHER, encoding="utf-8")
    (docs / "numbers.md").write_text(TOPIC, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            page = f"http://127.0.0.1:{port}/numbers/"
            wait_for(page, "Сколько байт")
            added = TOPIC + "\n## Добавленный вопрос { #numbers-added }\n\n### Ответ\n\nДа.\n"
            (docs / "numbers.md").write_text(added, encoding="utf-8")
            wait_for(page, "Добавленный вопрос")
        finally:
            server.terminate()


def wait_for(address: str, text: str) -> None:
    deadline = time.monotonic() + PATIENCE
    seen = ""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                seen = answer.read().decode()
        except OSError:
            seen = ""
        if text in seen:
            return
        time.sleep(0.2)
    raise AssertionError(f"{text!r} did not appear at {address}")
