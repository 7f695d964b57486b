"""`python -I -m builder.judge`: one request as JSON from stdin, its result as JSON to stdout."""

from __future__ import annotations

import os
import sys

from builder.judge.run import judge_json


def main() -> None:
    """Run the request; code that writes to the process's own stdout cannot reach the result."""
    request = sys.stdin.buffer.read().decode()
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="backslashreplace")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    channel.write(judge_json(request) + "\n")
    channel.flush()


if __name__ == "__main__":
    main()
