"""The tests of code questions catch the mistakes that people make: each has wrong solutions, and all of them fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.verify.cache import key_of
from builder.verify.result import Result
from builder.verify.sandbox import Request, key_of_run, run
from tests.exercises import CACHE, WRONG_SOLUTIONS, Exercise, exercises, run_all, wrong_solutions

EXERCISES = exercises()
REQUESTS = {
    f"{exercise.id}/{name}": exercise.request(code)
    for exercise in EXERCISES
    for name, code in wrong_solutions(exercise.id).items()
}


def key(request: Request) -> str:
    return key_of("wrong", key_of_run(request))


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    """Run those that are not known to fail; what is too slow gets more time, alone: the machine may be busy."""
    found = run_all({name: request for name, request in REQUESTS.items() if CACHE.read(key(request)) is None})
    slow = [name for name, result in found.items() if result.status == "timeout"]
    return found | {name: run(replace(REQUESTS[name], limit=3 * REQUESTS[name].limit)) for name in slow}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_each_code_question_has_three_wrong_solutions(exercise: Exercise) -> None:
    wrong = wrong_solutions(exercise.id)
    assert len(wrong) >= 3
    assert [name for name, code in wrong.items() if not code.startswith("# ")] == [], "say in a comment what is wrong"


@pytest.mark.parametrize("name", REQUESTS)
def test_each_wrong_solution_fails(name: str, results: dict[str, Result]) -> None:
    if name not in results:
        return
    result = results[name]
    # One that does not even start would prove nothing about the tests.
    assert result.status in ("fail", "timeout"), result.error
    CACHE.save(key(REQUESTS[name]), b"")


def test_no_wrong_solution_without_a_question() -> None:
    known = {exercise.id for exercise in EXERCISES}
    assert [folder.name for folder in WRONG_SOLUTIONS.iterdir() if folder.name not in known] == []
