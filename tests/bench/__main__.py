"""Print the tables of docs/benchmarks.md: `python -m tests.bench`."""

from __future__ import annotations

import gzip
import subprocess
import sys

from builder.bundle import BUNDLE

SCRIPTS = ("app.js", "session.js", "progress.js", "charts.js", "code.js", "editor.js", "app.css")
TABLES = (
    ("Practice", "bench_app"),
    ("Running code", "bench_code"),
    ("Import", "bench_import"),
    ("Reading foreign files", "bench_read"),
    ("Build", "bench_build"),
    ("Report", "bench_report"),
)


def main() -> None:
    print("## App\n\n| file | bytes | gzip |\n|---|---:|---:|", flush=True)
    for name in SCRIPTS:
        data = (BUNDLE / name).read_bytes()
        print(f"| `{name}` | {len(data):,} | {len(gzip.compress(data, 9)) / 1000:.1f} kB |", flush=True)
    for title, module in TABLES:
        print(f"\n## {title}\n", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.bench.{module}"], check=True)


if __name__ == "__main__":
    main()
