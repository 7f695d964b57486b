"""What code prints: kept up to a limit, and handed on while the code still runs."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Emit = Callable[[str, str], object]

OUTPUT_LIMIT: Final = 100_000
TEST_OUTPUT_LIMIT: Final = 10_000
# The first lines are handed on one by one, so that a program that hangs has shown them; a flood goes in larger pieces.
PROMPT_CHUNKS: Final = 200
CHUNK: Final = 2_048


class Printed:
    """What code prints to its two streams; what is beyond the limit is only counted."""

    def __init__(self, limit: int, tell: Emit) -> None:
        """Start with nothing printed; `tell` hears the name of the stream and the text."""
        self.truncated = 0
        self._left = limit
        self._tell = tell
        self._kept: dict[str, list[str]] = {"stdout": [], "stderr": []}
        self._waiting: dict[str, str] = {"stdout": "", "stderr": ""}
        self._chunks = 0
        self._apart: Printed | None = None

    def stream(self, name: str) -> io.TextIOWrapper:
        """Make the text stream that code writes to, with a `buffer` for those who write bytes."""
        raw = _Raw(name, lambda text: (self._apart or self)._write(name, text))
        return io.TextIOWrapper(raw, "utf-8", "backslashreplace", write_through=True)

    def text(self, name: str) -> str:
        """Give what was kept of a stream."""
        return "".join(self._kept[name])

    @contextmanager
    def apart(self) -> Iterator[Printed]:
        """Keep what is printed meanwhile to itself."""
        self._apart = Printed(TEST_OUTPUT_LIMIT, lambda kind, text: None)
        try:
            yield self._apart
        finally:
            self._apart = None

    def flush(self) -> None:
        """Hand on what waits for company."""
        for name, text in self._waiting.items():
            if text:
                self._tell(name, text)
        self._waiting = dict.fromkeys(self._waiting, "")

    def _write(self, name: str, text: str) -> None:
        taken = text[: self._left]
        self._left -= len(taken)
        self.truncated += len(text) - len(taken)
        if not taken:
            return
        self._kept[name].append(taken)
        self._waiting[name] += taken
        if len(self._waiting[name]) >= CHUNK or (self._chunks < PROMPT_CHUNKS and "\n" in taken):
            self._chunks += 1
            self.flush()


class _Raw(io.RawIOBase):
    """The bytes under a text stream, decoded as they come."""

    def __init__(self, name: str, hand_on: Callable[[str], object]) -> None:
        self.name = f"<{name}>"
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._hand_on = hand_on

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        taken = bytes(data)
        self._hand_on(self._decode(taken))
        return len(taken)
