"""The core runs wherever Python runs: it needs markdown-it-py and PyYAML, and no file and no host."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ALLOWED = {"builder", "markdown_it", "mdurl", "yaml", "_yaml"}
PROGRAM = f"""
import sys

class Gate:
    def find_spec(self, name, path=None, target=None):
        root = name.partition(".")[0]
        if root not in sys.stdlib_module_names and root not in {ALLOWED!r}:
            # markdown-it-py probes for linkify_it and expects exactly this.
            raise ModuleNotFoundError(f"the core must not import {{name}}", name=name)

sys.meta_path.insert(0, Gate())
from builder import check, fences, identity, markup, parser, question, render, writer
from builder.importers import recognise
from builder.importers.anki import package
from builder.judge import run
from builder.merging import merge
from builder.prompt import write
topic = parser.parse("## One\\n### Answer\\n<b>\\n", topic="t").topic
assert "## One {{ #t-one }}" in writer.write(topic)
outside = {{name.partition(".")[0] for name in sys.modules}} - sys.stdlib_module_names - {ALLOWED!r}
print(sorted(name for name in outside if getattr(sys.modules[name], "__spec__", None) and name != "__main__"))
"""


def test_the_core_imports_nothing_else() -> None:
    # -S: no site-packages hooks, so that only what the core asks for is imported.
    paths = [str(ROOT), *(path for path in sys.path if path.endswith("site-packages"))]
    program = f"import sys; sys.path += {paths!r}\n{PROGRAM}"
    result = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert result.stdout == "[]\n"
