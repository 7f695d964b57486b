"""What tests of `prompt` do again and again: a bank, a model that answers, the replies that are kept."""

from __future__ import annotations

from pathlib import Path

from builder.cli import main
from builder.prompt.request import PromptRequest
from builder.prompt.write import write_example
from tests.unit.endpoint_server import Server

GOOD = "---\ntitle: Basics\n---\n## What is printed? { #a tags=python }\n### Answer\ntext\n"
ANSWER = write_example(PromptRequest("Caches", language="en", kinds=("open", "choice")))


def send(server: Server, *arguments: str, topic: str = "Caches") -> int:
    return main(["prompt", f"--topic={topic}", "--endpoint", server.url, "--model", "small", *arguments])


def replies(project: Path, suffix: str = ".md") -> list[Path]:
    return sorted((project / "replies").glob(f"*{suffix}"))
