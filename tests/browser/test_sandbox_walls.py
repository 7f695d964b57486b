"""Code in the sandbox cannot read what the page knows, reach a server, nor speak for the runner."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.sandbox import build_page, run
from tests.browser.server import serve
from tests.browser.ways_out import READ, listening, send

pytestmark = pytest.mark.browser

SECRETS = """async () => {
  localStorage.secret = sessionStorage.secret = document.title = "secret";
  document.cookie = "secret=secret";
  await new Promise((resolve) => {
    const request = indexedDB.open("secret", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("secret");
    request.onsuccess = resolve;
  });
}"""
LISTEN = """() => {
  window.heard = [];
  addEventListener("message", ({ data }) => heard.push(data));
  new BroadcastChannel("secret").onmessage = ({ data }) => heard.push(data);
}"""
CONTROL = """async () => {
  new BroadcastChannel("secret").postMessage("control");
  postMessage("control");
  while (heard.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  return heard;
}"""
SPEAK = """
import js
from pyodide.ffi import to_js
forged = {"report": "result", "news": "stopped", "run": 1, "worker": 1, "text": "forged"}
told = to_js(forged, dict_converter=js.Object.fromEntries)
js.postMessage(told)
js.BroadcastChannel.new("secret").postMessage(told)
"""
# Every port that a message goes through from here on is kept, and asked to carry forged ones.
STEAL = """
import js
js.importScripts(js.URL.createObjectURL(js.Blob.new(['''
  const send = MessagePort.prototype.postMessage;
  const ports = new Set();
  const keep = (place) => place instanceof MessagePort && ports.add(place);
  MessagePort.prototype.postMessage = function (...told) { keep(this); return send.apply(this, told); };
  for (const [owner, name] of [[MessageEvent, "data"], [MessageEvent, "ports"], [Event, "target"]]) {
    const { get } = Object.getOwnPropertyDescriptor(owner.prototype, name);
    const target = Object.getOwnPropertyDescriptor(Event.prototype, "target").get;
    Object.defineProperty(owner.prototype, name, { get() { keep(target.call(this)); return get.call(this); } });
  }
  new MessageChannel().port1.postMessage(1);
  self.forge = () => {
    for (const port of ports) for (let run = 1; run < 5; run += 1) {
      send.call(port, { report: "stdout", run, text: "forged" });
      send.call(port, { report: "result", run, text: "forged" });
    }
    return ports.size;
  };
'''])))
"""
FORGE = "import js\nprint(js.forge() > 0)"
FRAME_TRIES = """async (address) => {
  const tries = {
    localStorage: () => localStorage.secret,
    cookie: () => document.cookie || Promise.reject(),
    indexedDB: () => new Promise((good, bad) =>
      Object.assign(indexedDB.open("secret"), { onsuccess: good, onerror: bad })),
    parent: () => parent.document.title,
    fetch: () => fetch(`http://${address}/`, { mode: "no-cors" }),
    image: () => new Promise((good, bad) =>
      Object.assign(new Image(), { onload: good, onerror: bad, src: `http://${address}/` })),
    popup: () => open("about:blank") ?? Promise.reject(),
    control: () => 1,
  };
  const reached = [];
  for (const [name, attempt] of Object.entries(tries))
    await Promise.resolve().then(attempt).then(() => reached.push(name), () => {});
  return reached;
}"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build_page(tmp_path_factory.mktemp("walls"))) as address:
        yield address + "index.html"


@pytest.fixture
def python(context: BrowserContext, place: str) -> Page:
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(place)
    return page


def reached(page: Page, code: str) -> list[str]:
    heard = run(page, code)
    assert heard.result["status"] == "pass", heard
    names: list[str] = json.loads(heard.stdout.splitlines()[-1])
    return names


def test_code_reads_nothing_that_the_page_keeps(python: Page) -> None:
    python.evaluate(SECRETS)
    assert reached(python, READ) == ["control"]


def test_code_reaches_no_server(python: Page) -> None:
    with listening() as (address, heard):
        assert reached(python, send(address)) == ["control"]
        assert heard == []
        # The server would have noticed.
        python.evaluate("address => fetch(`http://${address}/control`)", address)
        assert heard == [b"GET /control HTTP/1.1\r\n"]


def test_code_cannot_speak_for_the_runner(python: Page) -> None:
    python.evaluate(LISTEN)
    spoken = run(python, SPEAK)
    assert (spoken.result["status"], spoken.stdout) == ("pass", "")
    assert run(python, "print('honest')").stdout == "honest\n"
    assert python.evaluate(CONTROL) == ["control", "control"]


def test_code_cannot_take_the_runners_port(python: Page) -> None:
    assert run(python, STEAL).result["status"] == "pass"
    forging = run(python, FORGE)
    assert (forging.result["status"], forging.output) == ("pass", [["stdout", "True\n"]])


def test_even_the_frame_can_do_nothing(python: Page) -> None:
    python.evaluate(SECRETS)
    assert run(python, "print(1)").stdout == "1\n"
    (frame,) = (frame for frame in python.frames if frame != python.main_frame)
    with listening() as (address, heard):
        assert frame.evaluate(FRAME_TRIES, address) == ["control"]
        assert heard == []
