"""Find a Chromium for the browser tests, and get one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ["--no-sandbox", "--disable-background-networking"]
MISSING = """No Chromium found. Install Chromium or Google Chrome, or name one in the variable CHROMIUM:
  Debian, Ubuntu: sudo apt-get install chromium
  macOS, Windows: install Google Chrome
"""


def find() -> str | None:
    """Give the path of an installed Chromium or Chrome, or of the one that playwright downloaded."""
    named = [os.environ["CHROMIUM"]] if "CHROMIUM" in os.environ else []
    installed = next((path for name in (*named, *NAMES) if (path := shutil.which(name))), None)
    return installed or _downloaded()


def _downloaded() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Try playwright's own download, then the system's packages where this user may install them."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, capture_output=True)
    if (path := _downloaded()) or shutil.which("apt-get") is None or os.geteuid() != 0:
        return path
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, stdout=subprocess.DEVNULL)
    return find()


if __name__ == "__main__":
    if not (find() or install()):
        sys.exit(MISSING)
