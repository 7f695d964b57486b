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
        self.left = limit
        # Who takes what is printed now.
        self.taker = self
        self._tell = tell
        self._kept: dict[str, list[str]] = {"stdout": [], "stderr": []}
        self._waiting: dict[str, str] = {"stdout": "", "stderr": ""}
        self._chunks = 0

    def stream(self, name: str) -> io.TextIOWrapper:
        """Make the text stream that code writes to, with a `buffer` for those who write bytes."""
        return _Stream(_Raw(name, lambda text: self.taker.take(name, text)), self)

    def text(self, name: str) -> str:
        """Give what was kept of a stream."""
        return "".join(self._kept[name])

    @contextmanager
    def apart(self) -> Iterator[Printed]:
        """Keep what is printed meanwhile to itself."""
        self.taker = Printed(TEST_OUTPUT_LIMIT, lambda kind, text: None)
        try:
            yield self.taker
        finally:
            self.taker = self

    def flush(self) -> None:
        """Hand on what waits for company."""
        for name, text in self._waiting.items():
            if text:
                self._tell(name, text)
        self._waiting = dict.fromkeys(self._waiting, "")

    def take(self, name: str, text: str) -> None:
        """Keep what a stream prints, as long as there is room."""
        taken = text[: self.left]
        self.left -= len(taken)
        self.truncated += len(text) - len(taken)
        if not taken:
            return
        self._kept[name].append(taken)
        self._waiting[name] += taken
        is_prompt = self._chunks < PROMPT_CHUNKS and "\n" in taken
        if is_prompt or len(self._waiting[name]) >= CHUNK or not self.left:
            self._chunks += 1
            self.flush()


class _Stream(io.TextIOWrapper):
    """A text stream that encodes nothing once nobody keeps it: loops that print without end spend their time here."""

    def __init__(self, raw: _Raw, printed: Printed) -> None:
        super().__init__(raw, "utf-8", "backslashreplace", write_through=True)
        self._printed = printed

    def write(self, text: str, /) -> int:
        taker = self._printed.taker
        if taker.left or not isinstance(text, str):
            return super().write(text)
        taker.truncated += len(text)
        return len(text)


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
