"""The writer of question files: a topic as the text that the parser reads back as the same topic.

`parse(write(topic)).topic == topic` holds for texts that a person would call sensible:

- no text has blank lines around it or a carriage return in it, and none starts with an indented line;
- a text closes the fences, comments and elements that it opens, and outside its fences it has no `##` or `###` heading
  and no underlined one (in a follow-up no `####` either);
- the introduction does not start with a `#` heading, and the prompt has no task list at its top level;
- a title is one line without level marks or spaces around it, a tag has no comma and no double quote, an id is one;
- an option is one paragraph or one fence, none of whose lines is indented outside the fence;
- a key point does not start with a checkbox, an accepted answer is one line that is not itself a code span;
- starter, tests and solution hold fences, and a question has a task or neither of starter and solution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

import yaml

from builder.blocks import read_tokens, split_lines
from builder.heading import read_heading
from builder.question import SECTION_NAMES, Choice, Code, Option, Output, Parsed, Question, Section, Short, Topic

Language = Literal["ru", "en"]

_INDENT: Final = "    "
_TICKS: Final = re.compile(r"`+")
_FENCE_LINE: Final = re.compile(r"^[ \t]*(`{3,})", re.MULTILINE)
# Letters and digits need no code span; anything else might be Markdown.
_PLAIN: Final = re.compile(r"(?!\d+[.)](?:\s|$))[^\W_](?:[^\W_]|[ .,:;%()±+=/-])*")
_LINE_ENDS: Final = re.compile(r"(\r\n?|\n)")
_BULLET: Final = re.compile(r"^ {0,3}-(?:[ \t]|$)", re.MULTILINE)
_HEADING: Final = re.compile(r" {0,3}##[ \t]+(?P<content>.*?)(?:[ \t]+#+)?[ \t]*$")


class _Dumper(yaml.SafeDumper):
    """PyYAML's safe dumper without aliases, which the reader refuses."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def write(topic: Topic, *, language: Language = "ru") -> str:
    """Write a topic as a question file, sections named in a language, nested content indented by four spaces."""
    blocks = [_front_matter(topic), topic.introduction]
    for question in topic.questions:
        blocks += _question(question, topic, language)
    return "\n\n".join(block for block in blocks if block) + "\n"


def write_question(question: Question, topic: Topic, *, language: Language = "ru") -> str:
    """Write one question as it stands in the file of its topic, without the blank lines around it."""
    return "\n\n".join(block for block in _question(question, topic, language) if block)


def stamp_ids(text: str, parsed: Parsed) -> str:
    """Write the ids that `parsed`, read from this very text, made up into the headings that have none.

    Only those headings change; line ends, a BOM and a missing last newline stay as they are.
    """
    pieces = _LINE_ENDS.split(text)
    for question in parsed.topic.questions:
        if question.id in parsed.derived and question.title:
            position = 2 * (question.line - 1)
            pieces[position] = _stamp(pieces[position], question.id)
    return "".join(pieces)


def _stamp(line: str, name: str) -> str:
    bom = "\ufeff" if line.startswith("\ufeff") else ""
    line = line.removeprefix(bom)
    match = _HEADING.match(line)
    if match is None:
        return bom + line
    heading = read_heading(match["content"], match.start("content") + 1)
    if heading.has_id:
        return bom + line
    if not heading.list_column:
        end = match.end("content")
        return f"{bom}{line[:end]} {{ #{name} }}{line[end:]}"
    inside = heading.list_column + (1 if line.startswith("{:", heading.list_column - 1) else 0)
    return f"{bom}{line[:inside]} #{name}{'' if line[inside].isspace() else ' '}{line[inside:]}"


def _front_matter(topic: Topic) -> str:
    pairs: dict[str, object] = {
        "title": topic.title,
        "description": topic.description,
        "level": topic.level,
        "tags": list(topic.tags),
        "icon": topic.icon,
    }
    lines = [_yaml(name, value) for name, value in pairs.items() if value]
    lines += [_yaml(name, value) for name, value in topic.metadata.items()]
    return "".join(["---\n", *lines, "---"])


def _yaml(name: str, value: object) -> str:
    # Lists stay on the line of their key: `tags: [a, b]`.
    flow = None if isinstance(value, (list, dict)) else False
    pair = {name: value}
    return str(
        yaml.dump(pair, Dumper=_Dumper, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10**6)
    )


def _question(question: Question, topic: Topic, language: Language) -> list[str]:
    """Write a question as blocks of lines; the order is the one in which a learner meets them."""

    def section(name: Section, *blocks: str) -> list[str]:
        filled = [block for block in blocks if block]
        return [_heading(name, language, filled[0]), *filled[1:]] if filled else []

    task = question.task
    blocks = [f"## {question.title} {_attributes(question, topic)}", question.prompt]
    if isinstance(task, Choice):
        blocks.append(_options(task, question.prompt))
    if isinstance(task, Code):
        blocks += section("starter", task.starter) + section("tests", task.tests)
    for hint in question.hints:
        blocks += section("hint", hint)
    if isinstance(task, Short):
        blocks += section("accepted", _list(_accepted(answer) for answer in task.accepted))
    if isinstance(task, Output):
        blocks += section("output", _fence(task.expected))
    if isinstance(task, Code):
        blocks += section("solution", task.solution)
    blocks += section("answer", question.answer)
    blocks += section("key_points", _list(question.key_points))
    ladder = "\n\n".join(f"#### {one.title}\n{_below(one.answer)}".rstrip("\n") for one in question.follow_ups)
    blocks += section("follow_up", ladder)
    blocks += section("sources", question.sources)
    return blocks


def _heading(name: Section, language: Language, text: str) -> str:
    return f"### {SECTION_NAMES[name][language][0]}\n{_below(text)}"


def _below(text: str) -> str:
    # A heading right above a heading reads badly.
    return "\n" + text if text.startswith("#") else text


def _attributes(question: Question, topic: Topic) -> str:
    written = {
        f"#{question.id}": True,
        f"level={question.level}": question.level != topic.level,
        f"minutes={question.minutes}": question.minutes > 0,
        f'tags="{", ".join(question.tags)}"': bool(question.tags),
        f"rev={question.rev}": question.rev != 1,
        f'aliases="{", ".join(question.aliases)}"': bool(question.aliases),
        f"limit={question.limit}": question.limit > 0,
        "mock": question.mock,
        "draft": question.draft,
    }
    return "{ " + " ".join(text for text, is_needed in written.items() if is_needed) + " }"


def _indent(text: str, indent: str = _INDENT) -> str:
    return "\n".join(indent + line if line else "" for line in text.split("\n"))


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {_indent(item).removeprefix(_INDENT)}" for item in items)


def _options(choice: Choice, prompt: str) -> str:
    # A list right below another one of the same marker would be the same list.
    tokens = read_tokens(split_lines(prompt)) if _BULLET.search(prompt) else []
    lists = [token for token in tokens if token.level == 0 and token.nesting >= 0][-1:]
    marker = "*" if lists and lists[0].type == "bullet_list_open" and lists[0].markup == "-" else "-"
    between = "\n\n" if any(option.feedback for option in choice.options) else "\n"
    return between.join(_option(option, marker) for option in choice.options)


def _option(option: Option, marker: str) -> str:
    box = f"{marker} [{'x' if option.correct else ' '}]"
    if _FENCE_LINE.match(option.text):
        blocks = [box, _indent(option.text)]
    else:
        blocks = [f"{box} {_indent(option.text, '  ').strip()}"]
    if option.feedback:
        blocks.append(_indent(option.feedback))
    return "\n\n".join(blocks)


def _accepted(answer: str) -> str:
    if _PLAIN.fullmatch(answer):
        return answer
    ticks = "`" * (max((len(run) for run in _TICKS.findall(answer)), default=0) + 1)
    padding = " " if answer.startswith("`") or answer.endswith("`") else ""
    return f"{ticks}{padding}{answer}{padding}{ticks}"


def _fence(text: str) -> str:
    ticks = "`" * max(3, *(len(run) + 1 for run in _FENCE_LINE.findall(text)), 3)
    return f"{ticks}text\n{text}\n{ticks}"
