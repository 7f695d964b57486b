"""A web server for the built site, on a free port of this machine, under a sub-path as on GitHub Pages."""

from __future__ import annotations

import functools
import http.server
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serve files without a line on the terminal for each."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a site at /bank/, so that no address may start at the server's root, and give its address."""
    with tempfile.TemporaryDirectory() as root:
        Path(root, "bank").symlink_to(site, target_is_directory=True)
        handler = functools.partial(QuietHandler, directory=root)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            yield f"http://127.0.0.1:{server.server_port}/bank/"
            server.shutdown()
            thread.join()
