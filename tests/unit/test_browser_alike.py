"""Questions that are there already: told by their titles first, then by all that they ask."""

from __future__ import annotations

from tests.unit.browser_steps import NETWORKS, actions, again, ask, file, make, read

REPEATED = "## Что такое DNS?\n\nСправочник.\n\n## Что такое DNS?\n\nИмена.\n"
BANK = [
    {"id": "net-dns", "title": "Что такое DNS?", "prompt": "", "options": []},
    {"id": "py-sum", "title": "Что выведет код?", "prompt": "```\nprint(1 + 2)\n```", "options": []},
    {"id": "py-is", "title": "Чем `==` отличается от `is`?", "prompt": "", "options": []},
]
TITLES = [{"id": one["id"], "title": str(one["title"]).replace("`", "")} for one in BANK]
ASKED = """\
## Что это – DNS?

Справочник имён.

## Что выведет код?

```python
print(1 + 2)
```

Три.

## Что выведет код?

```python
print(1 - 2)
```

Минус один.

## Чем отличается `==` от `is`?

Всем.
"""


def test_titles_tell_which_questions_may_be_there_already() -> None:
    (found,) = ask(task="read", files=[file(ASKED)], existing=TITLES)["files"]

    alike = [question["alike"] for question in found["questions"]]
    assert alike == [["net-dns"], ["py-sum"], ["py-sum"], ["py-is"]]


def test_what_they_ask_tells_which_are() -> None:
    compared = ask(task="compare", files=[file(ASKED), file(NETWORKS)], existing=BANK)

    assert compared["files"] == [[["net-dns"], ["py-sum"], [], ["py-is"]], [[], ["net-dns"]]]


def test_what_is_there_already_is_left_out() -> None:
    made = make(ASKED, existing=BANK)

    assert actions(made) == ["duplicate", "duplicate", "added", "duplicate"]
    assert [outcome["other"] for outcome in made["outcomes"]] == ["net-dns", "py-sum", "", "py-is"]
    assert actions(make(ASKED, existing=TITLES)) == ["added"] * 4, "by its title alone no question is left out"
    assert actions(make(ASKED, existing=BANK, keep_duplicates=True)) == ["added"] * 4


def test_says_that_all_of_a_file_is_there_already() -> None:
    answer = ask(task="make", files=[file(REPEATED)], topic="", title="Т", level="middle", existing=BANK)

    assert answer["error"]["message"] == "all questions in what was brought are there already"


def test_a_file_that_repeats_itself_says_where() -> None:
    text = NETWORKS + "\n## Что такое DNS?\n\nТо же.\n"

    assert [question["repeats"] for question in read(text)["questions"]] == [0, 0, 5]
    assert actions(make(text)) == ["added", "added", "duplicate"]
    assert actions(make(text, keep_duplicates=True)) == ["added"] * 3


def test_an_update_of_a_topic_is_no_repetition_of_it() -> None:
    made = make(NETWORKS)
    text = NETWORKS + "\n## Что выведет код?\n\n```\nprint(1 + 2)\n```\n\nТри.\n"

    assert actions(again(text, made, existing=BANK)) == ["unchanged", "unchanged", "duplicate"]
