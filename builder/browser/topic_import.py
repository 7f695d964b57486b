"""Making a learner's own topic of the files that were brought, and bringing later versions of them into it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from dataclasses import fields as fields_of_class
from difflib import unified_diff
from typing import Final

from builder.browser.alike import read_existing
from builder.browser.brought import read_files, title_of
from builder.browser.own_topic import retitle, show
from builder.identity import derive_id
from builder.importers.plain import plain_title
from builder.importing.sources import Reading
from builder.merging.merge import Import, Merged, Outcome, Target, know, merge
from builder.parser import parse
from builder.question import LEVELS, Level, Topic
from builder.request import Fields, RequestError, Tell

_REPEATED: Final = "all questions in what was brought are there already"
# An id says nothing to a reader, and one that was made up is a line that changed.
_ID: Final = re.compile(r" \{ #\S+ \}[ \t]*$|(?<=\{ )#\S+ (?=[^{}]*\}[ \t]*$)")
_REMEMBERED: Final = tuple(field.name for field in fields_of_class(Import))


def make(fields: Fields, tell: Tell) -> Mapping[str, object]:
    """Make a topic of files, or bring a later version of them into the topic that an earlier request made."""
    files = read_files(fields)
    title = fields.text("title", "").strip() or next(map(title_of, files), "")
    name = fields.text("topic", "") or derive_id(title, taken=frozenset(fields.texts("topics")))
    target = _target(files, name, title, fields.one_of("level", LEVELS))
    merged = _merge(fields, files, replace(target, keep_duplicates=fields.flag("keep_duplicates")))
    if not merged.text:
        raise RequestError(_REPEATED if merged.outcomes else "there are no questions in what was brought")
    return {
        **show(retitle(merged.text, title) if title else merged.text, name, tell),
        "imports": {key: asdict(one) for key, one in merged.imports.items()},
        "outcomes": list(map(_outcome, merged.outcomes)),
    }


def _target(files: Sequence[Reading], name: str, title: str, level: Level) -> Target:
    # All that is brought into a topic counts as one source: what a browser saves is often called `react (1).md`.
    target = Target(f"{name}.md", source=name, name=name, topic=Topic(title, level=level))
    if len(files) == 1 and (topic := files[0].found.topic):
        return replace(target, topic=topic, original=files[0].original)
    return target


def _merge(fields: Fields, files: Sequence[Reading], target: Target) -> Merged:
    before = fields.part("before")
    text = before.text("markdown") if before else ""
    imports = before.part("imports") if before else None
    bank = know({target.file: parse(text, topic=target.name).topic.questions})
    bank.files = {**dict.fromkeys(fields.texts("taken"), ""), **bank.files}
    for one in read_existing(fields):
        # By its title alone no question is left out.
        if one.asks is not None:
            bank.asked.add(one.asks, one.id)
    found = [question for file in files for question in file.found.questions]
    return merge(text, found, target, known=_known(imports) if imports else {}, bank=bank)


def _known(imports: Fields) -> dict[str, Import]:
    """Read what an earlier answer asked to remember."""
    known = {}
    for name in imports.values:
        one = imports.part(name)
        if one is None:
            raise RequestError(f"`imports` says nothing of `{name}`")
        known[name] = Import(*map(one.text, _REMEMBERED))
    return known


def _outcome(outcome: Outcome) -> dict[str, object]:
    lines = (_without_id(outcome.before), _without_id(outcome.after))
    diff = "" if outcome.action == "unchanged" else "\n".join(unified_diff(*lines, lineterm="", n=2))
    title = plain_title(outcome.found.title)
    return {"action": outcome.action, "id": outcome.id, "title": title, "diff": diff, "other": outcome.other}


def _without_id(text: str) -> list[str]:
    heading, *lines = text.split("\n")
    return [_ID.sub("", heading), *lines]
