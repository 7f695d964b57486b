"""A topic of what a browser brought: made, brought again, shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.cli import main
from builder.parser import parse
from tests.unit.browser_steps import BROUGHT, CANONICAL, NETWORKS, actions, again, ask, file, ids, make


def test_makes_a_topic_for_the_app() -> None:
    made = make(NETWORKS, level="junior")

    assert (made["topic"], made["title"]) == ("seti", "Сети")
    assert [row[1:5] for row in made["rows"]] == [
        ["seti", "junior", "open", "Чем TCP отличается от UDP?"],
        ["seti", "junior", "open", "Что такое DNS?"],
    ]
    assert made["parts"]["topic"] == "seti"
    assert [part["id"] for part in made["parts"]["questions"]] == ids(made)
    assert made["parts"]["questions"][1]["answer"] == "<p>Справочник имён.</p>"
    assert actions(made) == ["added", "added"]
    parsed = parse(made["markdown"], topic="seti")
    assert (parsed.topic.title, parsed.topic.level, parsed.diagnostics) == ("Сети", "junior", ())


def test_no_id_and_no_name_is_taken_twice() -> None:
    first = make(NETWORKS)
    second = make(NETWORKS, taken=ids(first), topics=["seti"])

    assert second["topic"] != "seti"
    assert not set(ids(second)) & set(ids(first))
    third = make(CANONICAL.read_text(encoding="utf-8"), taken=["queues-partitions"])
    assert ids(third)[0] == "queues-at-least-once" and "queues-partitions" not in ids(third) and len(ids(third)) == 2


def test_several_files_make_one_topic() -> None:
    other = "## Что такое NAT?\n\nПодмена адресов.\n\n## Что такое DNS?\n\nСправочник.\n"
    made = make(NETWORKS, other)

    assert [row[4] for row in made["rows"]] == ["Чем TCP отличается от UDP?", "Что такое DNS?", "Что такое NAT?"]
    assert actions(made) == ["added", "added", "added", "duplicate"]


def test_a_later_version_changes_only_what_it_changes() -> None:
    made = make(NETWORKS)
    later = again(NETWORKS.replace("Справочник имён", "Служба имён") + "\n## Что такое NAT?\n\nПодмена.\n", made)

    assert actions(later) == ["unchanged", "updated", "added"]
    assert ids(later)[:2] == ids(made)
    diff = later["outcomes"][1]["diff"]
    assert "-Справочник имён." in diff and "+Служба имён." in diff and "{ #" not in diff
    assert later["parts"]["questions"][1]["answer"] == "<p>Служба имён.</p>"
    assert later["rows"][0] == made["rows"][0] and later["rows"][1][7] != made["rows"][1][7]


def test_the_same_file_under_another_name_changes_nothing() -> None:
    made = make(NETWORKS)
    files = [file(NETWORKS, "networks (1).md")]
    before = {"markdown": made["markdown"], "imports": made["imports"]}
    same = ask(task="make", files=files, topic="seti", title="Сети", level="middle", before=before)

    assert actions(same) == ["unchanged", "unchanged"]
    assert (same["markdown"], same["rows"], same["imports"]) == (made["markdown"], made["rows"], made["imports"])


def test_a_file_of_the_banks_own_format_is_kept_to_the_letter() -> None:
    text = CANONICAL.read_text(encoding="utf-8")
    made = make(text, title="Очереди")

    assert made["markdown"] == text
    assert [(row[0], row[2], row[3]) for row in made["rows"]] == [
        ("queues-at-least-once", "senior", "open"),
        ("queues-partitions", "senior", "short"),
    ]
    assert actions(again(text, made)) == ["unchanged", "unchanged"]


def test_doubtful_questions_are_drafts_that_can_be_seen() -> None:
    text = "## Первый? { #first draft }\n\n### Ответ\n\nДа.\n\n## Второй? { #second }\n\n### Ответ\n\nНет.\n"
    shown = ask(task="render", topic="t", markdown=text)

    assert (ids(shown), [row[0] for row in shown["drafts"]]) == (["second"], ["first"])
    assert [part["id"] for part in shown["parts"]["questions"]] == ["first", "second"]


def test_questions_that_no_quiz_asks_can_be_seen() -> None:
    text = "# Т\n\n## Первый? { #first }\n\n## Второй? { #second }\n\n### Ответ\n\nНет.\n"
    shown = ask(task="render", topic="t", markdown=text)

    assert (ids(shown), [row[0] for row in shown["left_out"]]) == (["second"], ["first"])
    assert [part["id"] for part in shown["parts"]["questions"]] == ["first", "second"]
    (found,) = shown["diagnostics"]
    assert (found["code"], found["line"], found["source"]) == ("no-answer", 3, "## Первый? { #first }")


def test_what_stands_around_the_questions_is_rendered_too() -> None:
    text = "# Т\n\nО *многом*.\n\n## Что? { #what }\n\n### Ответ\n\nТо[^1].\n\n[^1]: Или нет.\n"
    shown = ask(task="render", topic="t", markdown=text)

    assert shown["introduction"] == "<p>О <em>многом</em>.</p>"
    assert "Или нет." in shown["tail"]


def test_a_line_with_many_problems_is_shown_in_part() -> None:
    text = "# Т\n\n## Что? { #what }\n\n### Ответ\n\n" + "слово <b> " * 500 + "\n"
    found = ask(task="render", topic="t", markdown=text)["diagnostics"]

    assert len(found) == 500
    assert all(len(one["source"]) <= 202 and "<b>" in one["source"] for one in found)
    assert found[0]["source"].startswith("слово") and found[0]["source"].endswith("…")
    assert found[-1]["source"].startswith("…") and found[-1]["source"].endswith("<b> ")


def test_a_long_topic_is_rendered_in_pieces() -> None:
    count = 120
    question = "## Вопрос {0}? {{ #long-{0} }}\n\n### Ответ\n\nОтвет {0}. " + "слово " * 2000 + "\n\n"
    text = "# Т\n\n[общая]: https://example.org/\n\n" + "".join(map(question.format, range(count)))
    shown = ask(task="render", topic="t", markdown=text + "## Ещё? { #more }\n\n### Ответ\n\nСм. [общая].\n")

    answers = [part["answer"] for part in shown["parts"]["questions"]]
    assert len(answers) == count + 1
    assert all(answer.startswith(f"<p>Ответ {number}.") for number, answer in enumerate(answers[:-1]))
    assert 'href="https://example.org/"' in answers[-1]


def test_a_topic_gets_another_title_and_nothing_else() -> None:
    made = make(NETWORKS)
    renamed = ask(task="render", topic="seti", title='Сети: «основы» и "прочее"', markdown=made["markdown"])

    assert parse(renamed["markdown"]).topic.title == renamed["title"] == 'Сети: «основы» и "прочее"'
    assert (renamed["rows"], renamed["parts"]) == (made["rows"], made["parts"])
    assert renamed["markdown"].partition("\n## ")[2] == made["markdown"].partition("\n## ")[2]


def test_one_question_that_cannot_be_shown_leaves_the_others() -> None:
    deep = "## Глубоко? { #deep }\n\n### Ответ\n\n" + "> " * 3000 + "дно\n\n"
    shown = ask(task="render", topic="t", markdown=deep + "## Рядом? { #near }\n\n### Ответ\n\nДа.\n")

    assert "near" in ids(shown)
    assert next(part for part in shown["parts"]["questions"] if part["id"] == "near")["answer"] == "<p>Да.</p>"
    assert "deep" in ids(shown) or any(found["line"] == 1 for found in shown["diagnostics"])


def test_broken_markup_stays_in_its_question() -> None:
    made = make((BROUGHT / "hostile.md").read_bytes())

    shown = {part["title"]: part for part in made["parts"]["questions"]}
    assert len(shown) == 2
    assert "alert(5)" not in shown["Is the next question still there?"]["answer"]


@pytest.mark.parametrize("path", sorted(BROUGHT.iterdir()), ids=lambda path: path.name)
def test_the_command_writes_the_same_file(path: Path, tmp_path: Path) -> None:
    files = [file(path.read_bytes(), path.name)]
    answer = ask(task="make", files=files, topic="", title="Тема", level="middle")
    main(["import", str(path), "--topic", "Тема", "--level", "middle", "--into", str(tmp_path)])

    written = tmp_path / "tema.md"
    if path.name == "prose.md":
        assert "error" in answer and not written.exists()
    elif path.name == "canonical.md":
        # Under another topic's name the command cannot keep the file to the letter.
        assert parse(written.read_text(encoding="utf-8")).topic.questions == parse(answer["markdown"]).topic.questions
    else:
        assert written.read_text(encoding="utf-8") == answer["markdown"]
