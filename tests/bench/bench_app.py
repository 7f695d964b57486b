"""The app in Chromium with a large bank and a long log: first question, grade to next question, progress page."""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.bench.generated_bank import write_questions
from tests.browser import chromium
from tests.browser.server import serve
from tests.conftest import CONFIGURATION, mkdocs_build

SEGMENT = 256
# The eighth chart, calibration, has nothing to draw: the generated attempts carry no confidence.
CHARTS, DRAWN = "[data-chart]:has(svg)", 7
DAY = 24 * 60 * 60 * 1000
RATINGS = (1, 2, 3, 3, 3, 3, 4)
# No Again among the grades: it would ask for its cause first.
GRADES = (2, 3, 3, 3, 3, 4)

# When an element first appears is told by the page itself, to the millisecond.
WATCH = """
  window.firstSeen = new Promise((resolve) => {
    const look = () => {
      if (document.querySelectorAll(SELECTOR).length >= COUNT) { observer.disconnect(); resolve(performance.now()); }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
    look();
  });
"""
# The click is answered once the next question stands in the document; the browser paints it with the next frame.
GRADE = """async (rating) => {
  const until = (test) => new Promise((resolve) => {
    const look = () => { if (test()) { observer.disconnect(); resolve(performance.now()); } };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true });
    look();
  });
  const shown = () => document.querySelector('.session-question')?.dataset.question;
  document.querySelector('[data-action=reveal]').click();
  await until(() => document.querySelector('[data-rating]'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const before = shown();
  const start = performance.now();
  document.querySelector(`[data-rating="${rating}"]`).click();
  return await until(() => shown() !== undefined && shown() !== before) - start;
}"""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = _site(Path(folder), options)
        log = _log(options)
        launched = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        with serve(site) as address:
            context = _learner(launched.new_context(), address, log)
            first = [_first(context, address) for _ in range(options.runs)]
            grades = _grades(context, address, options.grades)
            charts = [_charts(context, address) for _ in range(options.runs)]
        launched.close()
    print(f"| {options.questions:,} questions, {options.attempts:,} attempts | median | 95th percentile | budget |")
    print("|---|---:|---:|---:|")
    _row("first question, after navigation began", [start for start, _ in first], None)
    _row("first question, after the page had loaded", [after for _, after in first], 300)
    _row("grade → next question", grades, 16)
    _row("progress page, after navigation began, to everything", charts, 1500)


def _row(name: str, times: list[float], budget: float | None) -> None:
    worst = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    limit = f"{budget} ms" if budget else "–"
    print(f"| {name} | {statistics.median(times):.0f} ms | {worst:.0f} ms | {limit} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--attempts", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--grades", type=int, default=60)
    return parser.parse_args()


def _site(folder: Path, options: argparse.Namespace) -> Path:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIGURATION + "use_directory_urls: false\n", encoding="utf-8")
    write_questions(folder / "docs", topics=options.questions // 50, questions=options.questions)
    built = mkdocs_build(folder, folder / "site")
    if built.status != 0:
        raise SystemExit(built.output)
    return built.site


def _log(options: argparse.Namespace) -> dict[str, str]:
    """Write a year of practice as the segments that the app keeps."""
    choose = random.Random(7)
    topics = options.questions // 50

    def question() -> str:
        return f"t{choose.randrange(topics)}-q{choose.randrange(50)}"

    now = int(time.time() * 1000)
    moments = sorted(now - choose.randrange(365 * DAY) for _ in range(options.attempts))
    lines = [
        json.dumps(
            [f"b{place:05}", question(), 1, at, "mix", "s1", choose.choice(RATINGS), choose.randrange(5_000, 240_000)],
            separators=(",", ":"),
        )
        for place, at in enumerate(moments)
    ]
    return {
        f"interview-practice/main/log/bench-{start // SEGMENT}": "\n".join(lines[start : start + SEGMENT]) + "\n"
        for start in range(0, len(lines), SEGMENT)
    }


def _learner(context: BrowserContext, address: str, log: dict[str, str]) -> BrowserContext:
    page = context.new_page()
    page.goto(address + "404.html")
    page.evaluate("(log) => { for (const key in log) localStorage[key] = log[key]; }", log)
    page.close()
    return context


def _watched(context: BrowserContext, address: str, selector: str, count: int = 1) -> tuple[Page, float]:
    page = context.new_page()
    page.add_init_script(WATCH.replace("SELECTOR", json.dumps(selector)).replace("COUNT", str(count)))
    page.goto(address)
    return page, page.evaluate("window.firstSeen")


def _first(context: BrowserContext, address: str) -> tuple[float, float]:
    page, seen = _watched(context, address + "practice.html#mode=due&count=20", ".session-question")
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    page.close()
    return seen, max(0.0, seen - loaded)


def _grades(context: BrowserContext, address: str, count: int) -> list[float]:
    page, _ = _watched(context, f"{address}practice.html#topic=topic-001&count={count}", ".session-question")
    times = []
    for place in range(min(count, 50) - 1):
        times.append(page.evaluate(GRADE, GRADES[place % len(GRADES)]))
        page.wait_for_timeout(30)
    page.close()
    return times


def _charts(context: BrowserContext, address: str) -> float:
    page, seen = _watched(context, address + "progress.html", CHARTS, DRAWN)
    page.close()
    return seen


if __name__ == "__main__":
    main()
