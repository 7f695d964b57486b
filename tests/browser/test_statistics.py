"""The progress page: charts with their tables, per-topic reset, CSV, weak spots, and the twelve histories."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiz import question
from tests.browser.seed import NOW, Attempt, log, of_topic, read_bank, seed
from tests.browser.server import serve
from tests.browser.test_whole_way import export, numbers
from tests.conftest import CONFIGURATION, ROOT, mkdocs_build

pytestmark = pytest.mark.browser

CHARTS = {"calendar", "forecast", "retention", "mastery", "readiness", "calibration", "time", "ratings"}
HISTORIES = sorted((ROOT / "tests" / "data" / "histories").glob("*.expected.json"))
DAY = timedelta(days=1)
DETAILS = {
    "choice": "- [x] Да\n- [ ] Нет\n\n### Ответ\nДа.",
    "short": "### Принимается\n- да\n\n### Ответ\nДа.",
    "output": "### Вывод\n```\n1\n```\n\n### Ответ\nОдин.",
    "code": "### Тесты\n```python\nassert True\n```\n\n### Ответ\nТак.",
    "open": "### Ответ\nТак.",
}


def months(bank_site: Path) -> list[Attempt]:
    """Make half a year of answers on three topics: every rating, sure and unsure, right and wrong."""
    bank = read_bank(bank_site)
    names = [*of_topic(bank, "web"), *of_topic(bank, "python"), *of_topic(bank, "databases")]
    return [
        Attempt(
            name,
            1 + (place + turn) % 4,
            (180 - 60 * turn - place) * DAY,
            session=f"s-{turn}",
            ms=20_000 + 3_000 * place,
            extra={"confidence": 1 + place % 4, "correct": (place + turn) % 4 > 0},
        )
        for turn in range(3)
        for place, name in enumerate(names)
    ]


@pytest.fixture
def studied(page: Page, address: str, bank_site: Path) -> list[Attempt]:
    """Open the progress page after half a year."""
    attempts = months(bank_site)
    page.clock.set_fixed_time(NOW)
    seed(page, address, attempts)
    page.goto(address + "progress.html")
    expect(page.locator("[data-overall]")).to_be_visible()
    return attempts


def column(page: Page, chart: str, name: str) -> list[float]:
    cells = page.locator(f'[data-chart="{chart}"] details td[data-number="{name}"]')
    values = cells.evaluate_all("all => all.map((one) => one.dataset.value)")
    return [float(value) for value in values if value is not None]


def test_every_chart_has_its_drawing_title_and_table(page: Page, studied: list[Attempt]) -> None:
    figures = page.locator("[data-chart]")
    assert set(figures.evaluate_all("all => all.map((one) => one.dataset.chart)")) == CHARTS
    for name in CHARTS:
        figure = page.locator(f'figure[data-chart="{name}"]')
        title = str(figure.locator("h3").text_content())
        expect(figure.locator(".chart-drawing svg").first).to_be_attached()
        expect(figure.locator("[role=img]")).to_have_attribute("aria-label", title)
        expect(figure.locator("details table")).to_be_hidden()
        figure.locator("details > summary").click()
        expect(figure.locator("details table")).to_be_visible()
        assert figure.locator("details tbody tr").count() > 0
    assert page.evaluate("document.querySelectorAll('[data-chart] [aria-label=\"\"]').length") == 0


def test_tables_of_the_charts_add_up(page: Page, studied: list[Attempt]) -> None:
    shown = numbers(page)["overall"]
    assert shown["attempts"] == len(studied)
    assert sum(column(page, "ratings", "first")) == len({attempt.question for attempt in studied})
    assert sum(column(page, "ratings", "first")) + sum(column(page, "ratings", "again")) == len(studied)
    assert sum(column(page, "calendar", "attempts")) == len(studied)
    now, *coming = column(page, "forecast", "due")
    assert now == shown["due"] and sum(coming) == shown["seen"], (
        "today has what is due now, the last line what is later"
    )
    assert sum(column(page, "readiness", "known")) == shown["known"]
    assert sum(column(page, "mastery", "seen")) == shown["seen"]


def test_nothing_of_the_charts_is_loaded_without_attempts(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "progress.html")
    expect(page.locator(".progress-line")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "charts" in url] and page.locator("[data-chart]").count() == 0

    for place in ("", "web.html", "practice.html#topic=web"):
        page.goto(address + place)
        page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "charts" in url], "no other page needs them"


def test_topic_reset_asks_first_and_takes_that_topic_only(
    page: Page, studied: list[Attempt], address: str, bank_site: Path
) -> None:
    own = set(of_topic(read_bank(bank_site), "web"))
    page.locator(".topic-reset select").select_option("web")
    page.locator("[data-action=reset-topic]").click()
    expect(page.locator("[data-panel=reset-topic]")).to_contain_text(str(3 * len(own)))
    page.locator("[data-panel=reset-topic] [data-action=cancel]").click()
    assert numbers(page)["overall"]["attempts"] == len(studied)
    before = numbers(page)["topics"]

    page.locator("[data-action=reset-topic]").click()
    page.locator("[data-action=reset-topic-confirm]").click()
    expect(page.locator(".said")).not_to_be_empty()
    page.reload()
    expect(page.locator("[data-overall]")).to_be_visible()
    left = {attempt[1] for attempt in log(page)}
    assert left == {attempt.question for attempt in studied} - own
    after = numbers(page)["topics"]
    assert after.pop("web")["attempts"] == 0 and before.pop("web")["attempts"] == 3 * len(own)
    assert after == before


def test_reset_of_the_only_topic_does_not_come_back_from_the_mirror(page: Page, address: str) -> None:
    seed(page, address, [Attempt("web-blog-api", 1, DAY)])
    page.goto(address + "progress.html")
    expect(page.locator("[data-overall]")).to_be_visible()
    page.wait_for_timeout(300)
    page.locator("[data-action=reset-topic]").click()
    page.locator("[data-action=reset-topic-confirm]").click()
    expect(page.locator("[data-overall]")).to_have_count(0)
    page.wait_for_timeout(300)
    page.reload()
    expect(page.locator(".progress-line")).to_be_visible()
    page.wait_for_timeout(500)
    assert page.locator("[data-overall]").count() == 0 and log(page) == []


AWKWARD = ("a,b;c", 'он сказал "да"', "две\nстроки\r\nи ещё", " края ", "=SUM(A1:A9)", '"', "ё 🙂 \u2028 x")


def test_csv_has_one_line_an_attempt_and_survives_any_answer(page: Page, address: str, tmp_path: Path) -> None:
    attempts = [
        Attempt("web-blog-api", 3, DAY, ms=1_500, extra={"answer": text, "points": [1, 4], "cause": "slip"})
        for text in AWKWARD
    ]
    seed(page, address, [*attempts, Attempt("gone-question", 1, 2 * DAY)])
    page.goto(address + "progress.html")
    with page.expect_download() as download:
        page.locator("[data-action=export-csv]").click()
    assert download.value.suggested_filename.endswith(".csv")
    download.value.save_as(tmp_path / "attempts.csv")

    with (tmp_path / "attempts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert len(rows) == len(attempts) + 1
    assert all(None not in row and None not in row.values() for row in rows), "every line has every column"
    assert rows[0]["question"] == "gone-question" and rows[0]["topic"] == ""
    answers = [row["answer"] for row in rows[1:]]
    assert answers == ["'" + text if text.startswith("=") else text for text in AWKWARD]
    assert {(row["rating"], row["seconds"], row["topic"]) for row in rows[1:]} == {("3", "1.5", "web")}
    assert (rows[1]["points_ticked"], rows[1]["points_all"], rows[1]["cause"]) == ("1", "4", "slip")


def test_each_weak_spot_starts_its_question(page: Page, studied: list[Attempt]) -> None:
    spots = page.locator(".weak-spots li")
    expect(spots).to_have_count(10)
    names = spots.evaluate_all("all => all.map((one) => one.dataset.question)")
    for name in names[:3]:
        page.locator(f'.weak-spots li[data-question="{name}"] [data-action=practise]').click()
        assert question(page) == name
        expect(page.locator(".session-line")).to_have_attribute("aria-valuemax", "1")
        page.keyboard.press("s")
        page.go_back()
        expect(spots).to_have_count(10)
    hrefs = spots.locator("[data-action=practise]").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert [href.rpartition("question=")[2] for href in hrefs] == names


@pytest.fixture(scope="module")
def histories_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a bank that has the questions of all histories, built from Markdown."""
    project = tmp_path_factory.mktemp("histories")
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text(CONFIGURATION + "use_directory_urls: false\n", encoding="utf-8")
    (project / "docs" / "index.md").write_text("# Банк\n", encoding="utf-8")
    for topic, questions in sorted(questions_of_histories().items()):
        text = "\n".join(question_text(name, facts) for name, facts in sorted(questions.items()))
        (project / "docs" / f"{topic}.md").write_text(f"---\ntitle: {topic}\n---\n\n{text}", encoding="utf-8")
    built = mkdocs_build(project, project / "site", "--strict")
    assert built.status == 0, built.output
    with serve(built.site) as served:
        yield served


def questions_of_histories() -> dict[str, dict[str, Any]]:
    topics: dict[str, dict[str, Any]] = {}
    for path in HISTORIES:
        for name, facts in json.loads(history_of(path).read_text(encoding="utf-8"))["questions"].items():
            known = topics.setdefault(facts["topic"], {}).setdefault(name, facts)
            assert known == facts, f"{path.stem}: {name} is another question elsewhere"
    return topics


def question_text(name: str, facts: dict[str, Any]) -> str:
    aliases = f' aliases="{", ".join(facts["aliases"])}"' if facts.get("aliases") else ""
    tags = f' tags="{", ".join(facts["tags"])}"' if facts["tags"] else ""
    attributes = f"#{name} level={facts['level']} rev={facts['rev']}{tags}{aliases}"
    return f"## {facts['title']} {name} {{ {attributes} }}\n\nВопрос {name}.\n\n{DETAILS[facts['kind']]}\n"


def history_of(expected: Path) -> Path:
    return expected.with_name(expected.name.replace(".expected", ""))


@pytest.mark.parametrize("path", HISTORIES, ids=lambda path: path.name.partition(".")[0])
def test_history_is_the_same_on_the_page_in_the_export_and_in_the_report(
    path: Path, histories_site: str, browser: Browser, tmp_path: Path
) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    file = json.loads(history_of(path).read_text(encoding="utf-8"))
    context = browser.new_context(locale="ru-RU", timezone_id=file["timezone"])
    page = context.new_page()
    page.clock.set_fixed_time(expected["now"])
    page.goto(histories_site + "progress.html")
    page.locator(".data input[type=file]").set_input_files(history_of(path))
    page.locator("[data-action=import-confirm]").click()
    shown = numbers(page)
    weak = [spot["question"] for spot in expected["weak_spots"]]
    assert shown["overall"]["due"] == expected["due_count"]
    assert shown["weak"] == weak

    exported = export(page, tmp_path / "progress.json")
    context.close()
    document = json.loads(exported.read_text(encoding="utf-8"))
    assert {name: facts["due"] for name, facts in document["schedule"].items()} == expected["due"]
    assert document["settings"] == expected.get("settings", {})
    for source in (history_of(path), exported):
        reported = report(source, expected["now"])
        assert reported["overall"]["due"] == expected["due_count"]
        assert [spot["question"] for spot in reported["weak_spots"]] == weak


def report(progress: Path, now: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "builder.report", str(progress), "--at", now, "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 0, result.stderr
    reported: dict[str, Any] = json.loads(result.stdout)
    return reported


def test_there_are_twelve_histories() -> None:
    assert len(HISTORIES) == 12
