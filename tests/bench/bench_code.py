"""Python in the browser, in the sandbox and bare: first run cold and warm, second run, first run after a timeout."""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium
from tests.browser.sandbox import build_page
from tests.browser.server import serve

CODE = """
from collections import OrderedDict
from dataclasses import dataclass, field


@dataclass
class Cache:
    size: int
    values: OrderedDict = field(default_factory=OrderedDict)

    def put(self, key, value):
        self.values[key] = value
        if len(self.values) > self.size:
            self.values.popitem(last=False)


cache = Cache(100)
for number in range(10_000):
    cache.put(number, number ** 2)
print(sum(cache.values.values()))
"""
ENDLESS = "while True: pass"
BARE = """<!doctype html><meta charset="utf-8"><title>Bare</title><script type="module">
  let python;
  const start = async () => (await import("./pyodide/pyodide.mjs")).loadPyodide();
  window.page = { run: async (code) => (python ??= await start()).runPython(code) };
</script>
"""
# Both pages are asked once they stand; what is measured is what the learner waits for.
TIME = """async ([code, options]) => {
  const start = performance.now();
  await page.run(code, options);
  return performance.now() - start;
}"""
COLD, WARM, SECOND, AFTER = "first run, cold", "first run, warm", "second run, at once", "run after a timeout, at once"

Times = dict[str, list[float]]


def main() -> None:
    runs = _runs()
    bare: Times = {COLD: [], WARM: [], SECOND: []}
    ours: Times = {COLD: [], WARM: [], SECOND: [], AFTER: []}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_page(Path(folder))
        (site / "bare.html").write_text(BARE, encoding="utf-8")
        launched = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        with serve(site) as address:
            for _ in range(runs):
                _measure(launched, address + "bare.html", bare)
                _measure(launched, address + "index.html", ours)
        launched.close()
    print(f"| median of {runs} | bare Pyodide | in the sandbox | | budget |")
    print("|---|---:|---:|---:|---:|")
    for name in (COLD, WARM):
        mine, other = statistics.median(ours[name]), statistics.median(bare[name])
        print(f"| {name} | {other:.0f} ms | {mine:.0f} ms | {mine / other:.2f} | {'1.25' if name == COLD else '–'} |")
    mine, other = statistics.median(ours[SECOND]), statistics.median(bare[SECOND])
    print(f"| {SECOND} | {other:.0f} ms | {mine:.0f} ms | +{mine - other:.0f} ms | +50 ms |")
    print(f"| {AFTER} | – | {statistics.median(ours[AFTER]):.0f} ms | – | – |")


def _runs() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs: int = parser.parse_args().runs
    return runs


def _measure(browser: Browser, address: str, times: Times) -> None:
    # A context of its own has an empty cache.
    context = browser.new_context()
    cold = _open(context, address)
    times[COLD].append(_time(cold))
    cold.close()
    warm = _open(context, address)
    times[WARM].append(_time(warm))
    times[SECOND].append(_time(warm))
    if AFTER in times:
        _time(warm, ENDLESS, 5_000)
        times[AFTER].append(_time(warm))
    context.close()


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    page.wait_for_function("window.page")
    return page


def _time(page: Page, code: str = CODE, limit: int = 60_000) -> float:
    taken: float = page.evaluate(TIME, [code, {"limitMs": limit}])
    return taken


if __name__ == "__main__":
    main()
