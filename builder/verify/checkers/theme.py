"""JavaScript, TypeScript and Solidity, read by the tools that a checkout installs for the theme: esbuild and solc."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from builder.bundle import THEME, BundleError, command
from builder.verify.checker import Checker, Fault, Source

_SCRIPT: Final = "check_snippets.mjs"
_PACKAGES: Final = ("esbuild", "solc")


def version() -> str | None:
    """Name the tools of the checkout; outside of one there are none."""
    manifests = [THEME / "node_modules" / name / "package.json" for name in _PACKAGES]
    if not (THEME / _SCRIPT).is_file() or not all(manifest.is_file() for manifest in manifests):
        return None
    try:
        command(["node"])
    except BundleError:
        return None
    script = (THEME / _SCRIPT).read_text(encoding="utf-8")
    return "\n".join([*(json.loads(manifest.read_text(encoding="utf-8"))["version"] for manifest in manifests), script])


def check(sources: Sequence[Source]) -> list[Fault | None]:
    """Find the first fault of each source in one run of Node.js."""
    line, environment = command(["node", _SCRIPT])
    request = json.dumps([asdict(source) for source in sources])
    result = subprocess.run(
        line, cwd=THEME, env=environment, input=request, capture_output=True, encoding="utf-8", check=True
    )
    return [fault and Fault(fault["line"], fault["column"], fault["message"]) for fault in json.loads(result.stdout)]


CHECKER: Final = Checker(version, check, install="work in a checkout of interview-practice and run `make build`")
