"""A real server on this machine that answers chat completions as it is told, one behaviour after the other."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Behaviour = Callable[[BaseHTTPRequestHandler], None]

STOP = '{"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}'


@dataclass
class Request:
    """What a client sent."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, object]


@dataclass
class Server:
    """A running server; the last behaviour serves all further requests."""

    url: str
    behaviours: list[Behaviour] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    def next(self) -> Behaviour:
        return self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]


@contextmanager
def serve(*behaviours: Behaviour, certificate: tuple[str, str] | None = None) -> Iterator[Server]:
    server = Server("", list(behaviours))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            server.requests.append(Request(self.path, dict(self.headers), json.loads(body)))
            self.close_connection = True
            server.next()(self)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            """A client that goes away in the middle is part of the tests."""

    http = Quiet(("127.0.0.1", 0), Handler)
    scheme = "http"
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        http.socket = context.wrap_socket(http.socket, server_side=True)
        scheme = "https"
    server.url = f"{scheme}://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def delta(text: str) -> str:
    return json.dumps({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]})


def says(*texts: str, end: str = "stop") -> list[str]:
    """The events of an answer in pieces."""
    last = {"choices": [{"index": 0, "delta": {}, "finish_reason": end}]}
    return [*map(delta, texts), json.dumps(last), "[DONE]"]


def stream(
    events: Iterable[str], *, is_chunked: bool = True, pause: float = 0, then: Behaviour | None = None
) -> Behaviour:
    """Send server-sent events; `then` happens in place of a proper end."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream; charset=utf-8")
        handler.send_header(*(("Transfer-Encoding", "chunked") if is_chunked else ("Connection", "close")))
        handler.end_headers()
        for event in events:
            data = f"data: {event}\n\n".encode()
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(data), data) if is_chunked else data)
            handler.wfile.flush()
            time.sleep(pause)
        if then:
            then(handler)
        elif is_chunked:
            handler.wfile.write(b"0\r\n\r\n")

    return behave


def reply(status: int, body: str, *, kind: str = "application/json", **headers: str) -> Behaviour:
    """Send one whole answer."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        data = body.encode()
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return behave


def fail(status: int, message: str = "", **headers: str) -> Behaviour:
    return reply(status, json.dumps({"error": {"message": message}}), **headers)


def raw(data: bytes) -> Behaviour:
    """Send bytes as they are."""
    return lambda handler: void(handler.wfile.write(data))


def stall(seconds: float) -> Behaviour:
    return lambda handler: time.sleep(seconds)


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection the hard way, without a word."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    handler.connection.close()


def void(_: object) -> None:
    pass
