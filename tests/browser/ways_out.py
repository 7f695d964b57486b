"""Code that tries every way out of a sandbox which browsers have, and a server that notices who got through."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

START = '''
import json
import js
from pyodide.ffi import create_proxy, run_sync

def until(start):
    """Wait for a promise; what rejects it must be an error, or Python would wait for ever."""
    def executor(resolve, reject):
        refuse = create_proxy(lambda *_: reject(js.Error.new("refused")))
        js.setTimeout(refuse, 3000)
        start(resolve, refuse)
    return run_sync(js.Promise.new(create_proxy(executor)))

def settled(thing, good, bad="onerror"):
    def start(resolve, refuse):
        setattr(thing, good, resolve)
        setattr(thing, bad, refuse)
    return until(start)

def javascript(call):
    text = "self.answer = new Promise((good, bad) => setTimeout(bad, 3000, Error('late')) && good(" + call + "))"
    js.importScripts(js.URL.createObjectURL(js.Blob.new([text], type="text/javascript")))
    return run_sync(js.answer)
'''

# Each gives something when it got somewhere; `control` does nothing forbidden.
READING = """
attempts = {
    "control": lambda: run_sync(js.Promise.resolve("reached")),
    "localStorage": lambda: js.localStorage.secret,
    "sessionStorage": lambda: js.sessionStorage.secret,
    "cookie": lambda: js.document.cookie,
    "cookie store": lambda: run_sync(js.cookieStore.getAll()),
    "indexedDB": lambda: settled(js.indexedDB.open("secret"), "onsuccess"),
    "list of databases": lambda: run_sync(js.indexedDB.databases()),
    "caches": lambda: run_sync(js.caches.keys()),
    "private files": lambda: run_sync(js.navigator.storage.getDirectory()),
    "locks": lambda: run_sync(js.navigator.locks.query()),
    "document": lambda: js.document.title,
    "window": lambda: js.window.name,
    "parent": lambda: js.parent.document.title,
    "top": lambda: js.top.document.title,
    "service worker": lambda: run_sync(js.navigator.serviceWorker.getRegistrations()),
    "eval": lambda: js.eval("1"),
    "function from text": lambda: js.Function.new("return 1")(),
    "JavaScript from Pyodide": lambda: __import__("pyodide").code.run_js("1"),
}
"""

SENDING = """
http, ws, port = "http://ADDRESS/", "ws://ADDRESS/", "ADDRESS".split(":")

def request():
    made = js.XMLHttpRequest.new()
    made.open("GET", http, False)
    made.send()

def worker():
    return settled(js.Worker.new(js.URL.createObjectURL(js.Blob.new(["postMessage(1)"]))), "onmessage")

attempts = {
    "control": lambda: javascript("1"),
    "fetch": lambda: run_sync(js.fetch(http)),
    "fetch without an answer": lambda: run_sync(js.fetch(http, mode="no-cors", keepalive=True)),
    "request": request,
    "scripts": lambda: js.importScripts(http),
    "module": lambda: javascript(f"import('{http}')"),
    "module that imports": lambda: javascript(f"import(URL.createObjectURL(new Blob([`import '{http}'`], "
                                              "{type: 'text/javascript'})))"),
    "beacon": lambda: js.navigator.sendBeacon(http),
    "web socket": lambda: settled(js.WebSocket.new(ws), "onopen"),
    "stream of a web socket": lambda: run_sync(js.WebSocketStream.new(ws).opened),
    "events": lambda: settled(js.EventSource.new(http), "onopen"),
    "transport": lambda: run_sync(js.WebTransport.new(http.replace("http", "https")).ready),
    "peers": lambda: js.RTCPeerConnection.new(),
    "font": lambda: run_sync(js.FontFace.new("far", f"url({http})").load()),
    "worker": worker,
    "worker from far": lambda: settled(js.Worker.new(http), "onmessage"),
    "shared worker": lambda: js.SharedWorker.new(http),
    "service worker": lambda: run_sync(js.navigator.serviceWorker.register(http)),
    "fetch of Pyodide": lambda: run_sync(__import__("pyodide.http").http.pyfetch(http)),
    "package of Pyodide": lambda: run_sync(__import__("pyodide_js").loadPackage(http + "a-1-py3-none-any.whl"))[0],
    "urllib": lambda: __import__("urllib.request").request.urlopen(http, timeout=1).read(),
    "socket": lambda: __import__("socket").create_connection(port, timeout=1).recv(1)[0],
}
"""

END = """
reached = []
for name, attempt in attempts.items():
    try:
        attempt()
        reached.append(name)
    except BaseException:
        pass
print(json.dumps(reached))
"""

READ = START + READING + END


def send(address: str) -> str:
    """Give code that tries to reach a server."""
    return START + SENDING.replace("ADDRESS", address) + END


@contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """Listen on a free port of this machine; give its address, and the first line of all that comes."""
    heard: list[bytes] = []

    class Note(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            heard.append(self.rfile.readline())
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nAccess-Control-Allow-Origin: *\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Note) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        host, port = server.server_address
        yield f"{host}:{port}", heard
        server.shutdown()
        thread.join()
