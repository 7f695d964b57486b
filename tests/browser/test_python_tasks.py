"""The package's own Python in the sandbox: it answers, can be stopped, and says what is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.server import serve
from tests.browser.tasks import ask, build_tasks_page

pytestmark = pytest.mark.browser

QUESTION = "# Тема\n\n## Что такое `GIL`? { #gil }\n\n### Ответ\n\nЗамок.\n"
RENDER = {"task": "render", "topic": "theme", "markdown": QUESTION}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tasks_page(tmp_path_factory.mktemp("tasks"))


@pytest.fixture(scope="module")
def place(folder: Path) -> Iterator[str]:
    with serve(folder) as address:
        yield address + "index.html"


@pytest.fixture(scope="module")
def python(browser: Browser, place: str) -> Iterator[Page]:
    """Open a page whose Python the tests share: each of them leaves it able to answer."""
    context = browser.new_context()
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(place)
    yield page
    context.close()


def answers(page: Page) -> bool:
    told = ask(page, RENDER)
    return "answer" in told and json.loads(told["answer"])["rows"][0][0] == "gil"


def test_it_answers_after_telling_how_far_it_is(page: Page, place: str) -> None:
    page.goto(place)
    told = ask(page, RENDER)

    found = json.loads(told["answer"])
    assert found["parts"]["questions"][0]["answer"] == "<p>Замок.</p>"
    assert [stage["stage"] for stage in told["stages"] if stage["stage"] != "download"] == ["start", "run"]
    assert [stage["stage"] for stage in ask(page, RENDER)["stages"]] == ["run"]


def test_it_answers_from_a_file(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())

    assert answers(page)


def test_a_task_that_takes_too_long_is_ended_and_the_next_one_answered(python: Page) -> None:
    assert answers(python)
    told = ask(python, {**RENDER, "markdown": QUESTION * 500}, limit=0.1)

    assert (told["refusal"]["name"], told["refusal"]["reason"]) == ("TaskError", "timeout")
    assert answers(python)


def test_what_runs_and_what_waits_can_be_stopped(python: Page) -> None:
    both = (
        "request => { const all = [page.ask(request), page.ask(request)]; page.tasks.stop(); return Promise.all(all); }"
    )
    told = python.evaluate(both, json.dumps(RENDER))

    assert [one["refusal"]["reason"] for one in told] == ["stopped", "stopped"]
    assert answers(python)


def test_learners_code_and_tasks_do_not_meet(python: Page) -> None:
    ran = python.evaluate("code => page.run(code)", "import builder.browser.door")

    assert ran["result"]["error"]["kind"] == "import"
    assert answers(python)


@pytest.mark.parametrize("body", [None, "<!doctype html><title>Not found</title>"])
def test_missing_packages_are_told(page: Page, place: str, body: str | None) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=404 if body is None else 200, body=body or "")

    page.route("**/packages.zip", refuse)
    page.goto(place)
    told = ask(page, RENDER)

    assert told["refusal"]["reason"] == "missing-files" and "packages.zip" in told["refusal"]["message"]
