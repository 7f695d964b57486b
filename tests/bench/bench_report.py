"""Measure the report against decoding the same bytes into the same structs; print Markdown table rows.

Both run in a process of their own, are timed inside it without the start of Python and the imports, and are repeated;
the best of each counts. The report is the whole of it: reading the file, decoding, sorting, numbers and text.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

COUNTS = (100_000, 1_000_000)
TOPICS, QUESTIONS = 20, 1_000
REPEATS = 5
BUDGET = 3.0

DECODE = """
import sys, time
from pathlib import Path
from builder.report.progress import DECODER
data = Path(sys.argv[1]).read_bytes()
start = time.perf_counter()
progress = DECODER.decode(data)
print(time.perf_counter() - start, file=sys.stderr)
"""
REPORT = """
import sys, time
from builder.report.__main__ import main
start = time.perf_counter()
main([sys.argv[1], "--at", "2026-11-21T12:00:00Z"])
print(time.perf_counter() - start, file=sys.stderr)
"""


def attempts(count: int, randomness: random.Random) -> Iterator[dict[str, object]]:
    """Generate a log of three years in time order, as the site writes it."""
    start = datetime(2023, 11, 21, 6, tzinfo=UTC)
    step = timedelta(days=3 * 365) / count
    for number in range(count):
        at = start + step * (number + randomness.random())
        question = randomness.randrange(QUESTIONS)
        attempt: dict[str, object] = {
            "id": f"{int(at.timestamp() * 1000):x}{number:07x}",
            "question": f"topic-{question % TOPICS}-what-does-it-do-{question}",
            "rev": 1,
            "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "mode": "topic",
            "session": f"s{number // 10:08x}",
            "rating": randomness.choices((1, 2, 3, 4), (20, 15, 50, 15))[0],
            "ms": int(randomness.lognormvariate(10.5, 0.7)),
        }
        if question % 3 == 0:
            attempt["correct"] = attempt["rating"] != 1
        if question % 4 == 0:
            attempt["points"] = [randomness.randrange(5), 4]
        yield attempt


def write_progress(path: Path, count: int) -> None:
    """Write a progress file with that many attempts."""
    randomness = random.Random(count)
    questions: dict[str, object] = {
        f"topic-{number % TOPICS}-what-does-it-do-{number}": {
            "title": f"What does thing {number} do?",
            "topic": f"topic-{number % TOPICS}",
            "level": ("junior", "middle", "senior")[number % 3],
            "kind": "open",
            "tags": [],
            "rev": 1,
        }
        for number in range(QUESTIONS)
    }
    sizes = {"junior": QUESTIONS // TOPICS // 3, "middle": QUESTIONS // TOPICS // 3, "senior": QUESTIONS // TOPICS // 3}
    document = {
        "format": "interview-practice/progress",
        "version": 1,
        "exported_at": "2026-11-21T11:00:00.000Z",
        "timezone": "Europe/Moscow",
        "language": "ru",
        "bank": "main",
        "topics": {f"topic-{number}": {"title": f"Тема {number}", "questions": sizes} for number in range(TOPICS)},
        "questions": questions,
        "attempts": list(attempts(count, randomness)),
        "sessions": [],
        "checks": {},
        "schedule": {
            name: {
                "due": f"2026-{randomness.randrange(10, 13)}-15T12:00:00.000Z",
                "stability": randomness.uniform(0.5, 60),
                "difficulty": randomness.uniform(1, 10),
            }
            for name in questions
        },
        "settings": {},
    }
    path.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def seconds(program: str, path: Path) -> float:
    """Run a program on the file and return the time that it measured."""
    result = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, check=True, text=True)
    return float(result.stderr)


def main() -> int:
    """Print one row per size; return 1 when the largest misses the budget."""
    print("| attempts | file | decode | report | report / decode |")
    print("|---:|---:|---:|---:|---:|")
    ratio = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            path = Path(folder) / f"{count}.json"
            write_progress(path, count)
            # Alternating, so that a busy moment of the machine hits both.
            times = [(seconds(DECODE, path), seconds(REPORT, path)) for _ in range(REPEATS)]
            decode, report = (min(column) for column in zip(*times, strict=True))
            ratio = report / decode
            size = path.stat().st_size / 1e6
            print(
                f"| {count:,} | {size:,.0f} MB | {decode:.2f} s | {report:.2f} s | {ratio:.2f} (budget {BUDGET:.0f}) |"
            )
    return 0 if ratio <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
