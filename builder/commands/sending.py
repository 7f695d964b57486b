"""Sending a prompt to a model: what is shown meanwhile, and where its reply is kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final, TextIO

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from builder.diagnostics import count_noun
from builder.endpoint.ask import Endpoint, ask
from builder.endpoint.reply import Piece, split_thought
from builder.identity import derive_id

# Beside a reply: importing a folder must not take it for questions.
THOUGHTS: Final = ".thoughts"

_NOT_FOR_TERMINALS: Final = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def new_reply(folder: Path, name: str, now: datetime) -> Path:
    """Choose the file of a reply by the time and a name."""
    stem = f"{now:%Y-%m-%d-%H%M%S}-{derive_id(name)}"
    names = (f"{stem}{number}.md" for number in ("", *(f"-{count}" for count in range(2, 1000))))
    return next(path for one in names if not (path := folder / one).exists())


def receive(endpoint: Endpoint, prompt: str, path: Path, *, echo: bool) -> str:
    """Send a prompt, keep the reply in a file while it comes, and give the reason why it ended.

    Whatever happens, the file holds what came until then; what the model thought stands in a file beside it. `echo`
    prints the reply too.
    """
    end, last = "", "\n"
    try:
        with _progress(endpoint.model, is_shown=sys.stderr.isatty() and not echo) as (watch, say):
            pieces = ask(endpoint, prompt, say=say)
            for piece in _keep(pieces, path):
                watch(piece)
                end = piece.end or end
                if echo and piece.text:
                    last = piece.text
                    sys.stdout.write(last.translate(_NOT_FOR_TERMINALS))
                    sys.stdout.flush()
    finally:
        if not last.endswith("\n"):
            sys.stdout.write("\n")
        _take_out_thought(path)
    return end


def _keep(pieces: Iterable[Piece], path: Path) -> Iterator[Piece]:
    """Write each piece down before anybody else gets it."""
    with ExitStack() as files:
        opened: dict[Path, TextIO] = {}
        for piece in pieces:
            for place, text in ((path, piece.text), (path.with_suffix(THOUGHTS), piece.thought)):
                if not text:
                    continue
                if place not in opened:
                    _make(path.parent)
                    # A model may end in the middle of a letter.
                    file = place.open("w", encoding="utf-8", errors="replace", newline="")
                    opened[place] = files.enter_context(file)
                opened[place].write(text)
                opened[place].flush()
            yield piece


def _make(folder: Path) -> None:
    """Make the folder of replies, and tell Git to ignore it: they are raw, and the bank has what is good in them."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _take_out_thought(path: Path) -> None:
    """Move what a model thought aloud before its answer to the file beside the reply."""
    if not path.exists():
        return
    thought, answer = split_thought(path.read_bytes().decode("utf-8"))
    if thought:
        with path.with_suffix(THOUGHTS).open("a", encoding="utf-8", newline="") as file:
            file.write(thought)
        path.write_bytes(answer.encode("utf-8"))


@contextmanager
def _progress(model: str, *, is_shown: bool) -> Iterator[tuple[Callable[[Piece], None], Callable[[str], None]]]:
    """Show how much has come so far; without it, only what goes wrong."""
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    console = Console(stderr=True, highlight=False)
    with Progress(*columns, console=console, transient=True, disable=not is_shown) as bar:
        task = bar.add_task(f"{model}: waiting", total=None)
        count = _Count()

        def watch(piece: Piece) -> None:
            bar.update(task, description=f"{model}: {count.add(piece)}")

        def say(message: str) -> None:
            bar.console.print(message, markup=False, soft_wrap=True)

        yield watch, say


class _Count:
    """How much has come: characters and headings of questions."""

    def __init__(self) -> None:
        self._characters = 0
        self._questions = 0
        self._tail = "\n"

    def add(self, piece: Piece) -> str:
        """Count one more piece and say what there is."""
        if not piece.text and not self._characters:
            return "thinking"
        self._characters += len(piece.text)
        seen = self._tail + piece.text
        self._questions += seen.count("\n## ")
        # A heading may come in two pieces.
        self._tail = seen[-len("\n##") :]
        return f"{count_noun(self._questions, 'question')}, {count_noun(self._characters, 'character')}"
