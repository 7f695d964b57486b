"""Bringing found questions into a question file: new ones are added, those brought before are updated, edits are kept.

What an import wrote is remembered by question: where it came from, what it asked, and a hash of it as it was written. A
question that still has this hash was not touched since, so a new version of its source may replace it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from builder.blocks import split_lines, trim
from builder.identity import derive_id
from builder.importers.canonical import is_sure, to_question
from builder.importers.found import FoundQuestion
from builder.merging.fingerprint import fingerprints, hash_question, wording_of
from builder.merging.likeness import Asked, Ratio, indel_ratio
from builder.merging.page import Page
from builder.merging.rematch import rematch
from builder.merging.wording import Wording
from builder.parser import is_topic, parse
from builder.question import Level, Question, Topic
from builder.writer import Language, stamp_ids, write, write_question

Action = Literal["added", "updated", "unchanged", "edited", "removed", "duplicate"]

_RUSSIAN: Final = re.compile(r"[а-яёА-ЯЁ]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_HEADING: Final = re.compile(r"##[ \t].*\{:?[^{}]*?#(?P<id>[A-Za-z0-9][\w.-]*)")


@dataclass(frozen=True, slots=True)
class Import:
    """What is remembered of an imported question: its file in the bank, its source, and hashes of what it says."""

    file: str
    source: str
    fingerprint: str
    written: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one found question.

    `other` names the question that it repeats, or the file to which somebody moved it; `is_misread` tells that the bank
    does not read it back as it was meant, so that it was made a draft.
    """

    action: Action
    id: str
    found: FoundQuestion
    other: str = ""
    before: str = ""
    after: str = ""
    is_misread: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """The new text of the file, what became of each question, what to remember, and where each question stands.

    `gone` names the questions that an earlier version of the source had and this one has not: they are kept.
    """

    text: str
    outcomes: tuple[Outcome, ...]
    imports: Mapping[str, Import]
    lines: Mapping[str, int]
    gone: tuple[str, ...] = ()


@dataclass(slots=True)
class Bank:
    """What the bank asks already, by id and by wording; it learns what is brought into it."""

    files: dict[str, str] = field(default_factory=dict)
    asked: Asked[str] = field(default_factory=Asked)
    # Ids that questions had once: progress is kept by them.
    retired: set[str] = field(default_factory=set)

    def add(self, name: str, wording: Wording, file: str) -> None:
        """Note a question of a file."""
        self.files[name] = file
        self.asked.add(wording, name)


@dataclass(frozen=True, slots=True)
class Target:
    """Where questions are brought: the file, its topic if it is new, and the source they come from.

    `name` begins the ids made here; `level` is for questions that name none, else the topic's holds. `original` is the
    source itself when it is in the bank's own format: a new file then keeps it to the letter.
    """

    file: str
    source: str
    name: str
    topic: Topic
    level: Level | None = None
    keep_duplicates: bool = False
    original: str = ""


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A question on its way: as it was found, as it would stand in the bank, what it asks, and its mark."""

    found: FoundQuestion
    question: Question
    wording: Wording
    mark: str


@dataclass(slots=True)
class _Work:
    """A file while questions are brought into it."""

    target: Target
    page: Page
    bank: Bank
    language: Language
    earlier: Mapping[str, Import]
    outcomes: list[Outcome] = field(default_factory=list)
    imports: dict[str, Import] = field(default_factory=dict)
    meant: dict[str, Question] = field(default_factory=dict)
    sure: set[str] = field(default_factory=set)

    @property
    def level(self) -> Level:
        return self.target.level or self.page.topic.level


def know(files: Mapping[str, Iterable[Question]], retired: Iterable[str] = (), *, ratio: Ratio = indel_ratio) -> Bank:
    """Collect what the bank asks, file by file, and the ids that it had once."""
    bank = Bank(asked=Asked(ratio), retired=set(retired))
    for file, questions in files.items():
        for question in questions:
            bank.add(question.id, wording_of(question), file)
    return bank


def merge(
    text: str, found: Sequence[FoundQuestion], target: Target, *, known: Mapping[str, Import], bank: Bank
) -> Merged:
    """Bring the questions of a source into a file, whose text is empty when there is none yet.

    `known` is what earlier imports brought. The bank learns what is added.
    """
    page = Page(text, parse(text, file=target.file, topic=target.name) if text.strip() else None, target.topic)
    own = {key: one for key, one in known.items() if one.file == target.file}
    earlier = {key: one for key, one in own.items() if is_same_source(one.source, target.source)}
    work = _Work(target, page, bank, language_of(found), earlier)
    questions = [to_question(one, name=one.exact.id if one.exact else "", level=work.level) for one in found]
    wordings = [wording_of(question) for question in questions]
    marks = fingerprints(questions, wordings)
    ids = _match(questions, marks, work)
    for number, one in enumerate(found):
        incoming = _Incoming(one, questions[number], wordings[number], marks[number])
        if number in ids:
            _bring_again(work, incoming, ids[number])
        else:
            _bring(work, incoming)
    written = _check(work, _text(work))
    found_again = set(ids.values())
    gone = tuple(key for key in page.questions if key in earlier and key not in found_again)
    return Merged(written, tuple(work.outcomes), {**known, **work.imports}, _lines(written), gone)


def is_same_source(one: str, other: str) -> bool:
    """Tell whether two names of sources mean the same file: by itself it is named without its folder."""
    return one == other or one.endswith(f"/{other}") or other.endswith(f"/{one}")


def language_of(found: Iterable[FoundQuestion]) -> Language:
    """Tell in which language the sections are named: Russian if a quarter of the letters is."""
    text = "".join(one.title for one in found)
    russian = len(_RUSSIAN.findall(text))
    return "ru" if russian and 4 * russian >= len(_LETTER.findall(text)) else "en"


def _match(questions: Sequence[Question], marks: Sequence[str], work: _Work) -> dict[int, str]:
    earlier = {key: one.fingerprint for key, one in work.earlier.items()}
    return rematch(questions, marks, earlier, work.page.questions, ratio=work.bank.asked.ratio)


def _bring(work: _Work, incoming: _Incoming) -> None:
    """Add a question that no earlier import brought, unless the bank asks it."""
    other = None if work.target.keep_duplicates else work.bank.asked.find(incoming.wording)
    if other is not None:
        work.outcomes.append(Outcome("duplicate", "", incoming.found, other=other))
        return
    wished = incoming.question.id
    name = wished if wished and not _is_taken(work, wished) else _derive(work, incoming.question.title)
    _add(work, incoming, replace(incoming.question, id=name))


def _derive(work: _Work, title: str) -> str:
    return derive_id(title, topic=work.target.name, taken=_Taken(work.bank))


@dataclass(frozen=True, slots=True)
class _Taken:
    """The ids that no new question may have."""

    bank: Bank

    def __contains__(self, name: object) -> bool:
        return name in self.bank.files or name in self.bank.retired


def _is_taken(work: _Work, name: str) -> bool:
    # A question that is brought in the bank's own format may well come back to where it was.
    return name in work.bank.files or name in work.earlier


def _add(work: _Work, incoming: _Incoming, question: Question) -> None:
    found = incoming.found
    work.page.add(question.id, _verbatim(work, found, question) or _written(work, question))
    work.bank.add(question.id, incoming.wording, work.target.file)
    work.meant[question.id] = question
    if found.exact is None and is_sure(question):
        work.sure.add(question.id)
    work.imports[question.id] = _remember(work, question, incoming.mark)
    work.outcomes.append(Outcome("added", question.id, found))


def _verbatim(work: _Work, found: FoundQuestion, question: Question) -> str:
    """Give the block of a question that is in the bank's own format already, with the id that it has now."""
    if not (work.target.original and work.page.is_new and found.exact):
        return ""
    ((start, end),) = found.spans
    block = trim(split_lines(work.target.original)[start - 1 : end])
    parsed = parse(block)
    if len(parsed.topic.questions) != 1:
        return ""
    named = replace(parsed.topic.questions[0], id=question.id)
    renamed = replace(parsed, topic=replace(parsed.topic, questions=(named,)), derived=frozenset((question.id,)))
    return stamp_ids(block, renamed) if parsed.derived else block if found.exact.id == question.id else ""


def _written(work: _Work, question: Question) -> str:
    return write_question(question, work.page.topic, language=work.language)


def _bring_again(work: _Work, incoming: _Incoming, key: str) -> None:
    """Update a question that an earlier import brought, unless it was edited, moved or deleted by hand."""
    fresh = replace(incoming.question, id=key)
    present = work.page.questions.get(key)
    if present is None:
        _bring_back(work, incoming, fresh)
        return
    # Who deleted the word `draft` has read the question; what its source says does not make it one again.
    fresh = replace(fresh, draft=fresh.draft and present.draft)
    now = _remember(work, fresh, incoming.mark)
    after = _written(work, fresh)
    outcome = Outcome("updated", key, incoming.found, before=work.page.block(key), after=after)
    if present == fresh:
        work.imports[key] = now
        work.outcomes.append(replace(outcome, action="unchanged"))
    elif hash_question(present) != work.earlier[key].written:
        # The hash of what was written stays: it tells at the next import too that this one was edited.
        work.imports[key] = replace(now, written=work.earlier[key].written)
        work.outcomes.append(replace(outcome, action="edited"))
    else:
        work.page.replace(key, after)
        work.meant[key] = fresh
        work.imports[key] = now
        work.outcomes.append(outcome)


def _bring_back(work: _Work, incoming: _Incoming, fresh: Question) -> None:
    """Treat a question that is not in the file any more: a file that is gone comes back, a lone question does not."""
    place = work.bank.files.get(fresh.id, "")
    if place and place != work.target.file:
        work.outcomes.append(Outcome("edited", fresh.id, incoming.found, other=place))
    elif work.page.is_new:
        _add(work, incoming, fresh)
    else:
        work.outcomes.append(Outcome("removed", fresh.id, incoming.found))


def _remember(work: _Work, question: Question, mark: str) -> Import:
    return Import(work.target.file, work.target.source, mark, hash_question(question))


def _check(work: _Work, text: str) -> str:
    """Read back what is written and give it; a question that says something else becomes a draft.

    What is added to a file of the bank is read together with the file. Of a new file, only the questions are read that
    could be taken for something else: reading all costs as much as all the rest.
    """
    if work.page.is_new:
        doubtful = {key: question for key, question in work.meant.items() if key not in work.sure}
        text_to_read = _text_of(work, [work.page.added[key] for key in doubtful])
    else:
        doubtful, text_to_read = work.meant, text
    if not doubtful:
        return text
    read = {question.id: question for question in parse(text_to_read, topic=work.target.name).topic.questions}
    wrong = {key for key, question in doubtful.items() if read.get(key) != question}
    for key in wrong:
        draft = replace(work.meant[key], draft=True)
        work.page.replace(key, _written(work, draft))
        work.imports[key] = replace(work.imports[key], written=hash_question(read.get(key, draft)))
    if not wrong:
        return text
    work.outcomes = [replace(one, is_misread=one.id in wrong) for one in work.outcomes]
    return _text(work)


def _lines(text: str) -> dict[str, int]:
    """Find the lines of the questions in a text by the ids in their headings."""
    lines: dict[str, int] = {}
    for number, line in enumerate(split_lines(text), 1):
        heading = _HEADING.match(line) if line.startswith("##") else None
        if heading:
            lines.setdefault(heading["id"], number)
    return lines


def _text(work: _Work) -> str:
    """Write the file; a new one says that it is a question file if nothing else in it does."""
    if not work.page.is_new:
        return work.page.text()
    if not work.page.added:
        return ""
    text = _text_of(work, work.page.added.values())
    if is_topic(text):
        return text
    said = replace(work.page.topic, metadata={**work.page.topic.metadata, "questions": True})
    return "\n\n".join([write(said).rstrip("\n"), *work.page.added.values()]) + "\n"


def _text_of(work: _Work, blocks: Iterable[str]) -> str:
    """Give the text of a new file with some questions."""
    head = _head(work.target) or write(work.page.topic).rstrip("\n")
    return "\n\n".join([head, *blocks]) + "\n"


def _head(target: Target) -> str:
    """Give what stands above the first question of a source in the bank's own format."""
    parsed = parse(target.original)
    start = min((question.line for question in parsed.topic.questions), default=1)
    return trim(split_lines(target.original)[: start - 1])
