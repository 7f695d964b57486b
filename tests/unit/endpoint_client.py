"""A client of the servers that the tests run: it asks, and remembers what it was told."""

from __future__ import annotations

import pytest

from builder.endpoint.ask import Endpoint, Key, ask
from builder.endpoint.link import EndpointError, read_address
from tests.unit.endpoint_server import Server

NOW = 1_700_000_000.0


class Client:
    """Ask a server, remembering what was said and waited for."""

    def __init__(self, server: Server | str, *, key: str = "", timeout: float = 5, model: str = "small") -> None:
        url = server if isinstance(server, str) else server.url
        self.endpoint = Endpoint(read_address(url), model, Key("OPENAI_API_KEY", key) if key else None, timeout)
        self.said: list[str] = []
        self.waited: list[float] = []
        self.text = self.thought = self.end = ""

    def ask(self) -> str:
        for piece in ask(self.endpoint, "prompt", say=self.said.append, wait=self.waited.append, now=lambda: NOW):
            self.text += piece.text
            self.thought += piece.thought
            self.end = piece.end or self.end
        return self.text

    def fail(self) -> str:
        with pytest.raises(EndpointError) as caught:
            self.ask()
        message = str(caught.value)
        assert message and "\n" not in message
        return message
