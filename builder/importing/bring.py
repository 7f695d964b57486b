"""An import from beginning to end: sources are read, brought into the files of a bank, and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from builder.identity import derive_id
from builder.importers.found import FoundQuestion
from builder.importers.markdown.title import plain_text
from builder.importing.images import Images, relink, relink_question
from builder.importing.ledger import read_imports, save_imports
from builder.importing.sources import Reading, Source, read
from builder.merging.merge import Bank, Import, Merged, Outcome, Target, know, merge
from builder.merging.renamed import follow_renamed
from builder.parser import is_topic, parse
from builder.question import Diagnostic, Level, Parsed, Topic
from builder.source import find_pages, known_ids, read_source, save_ledger, save_source, topic_of

_LONGEST_TITLE: Final = 80
# Files that are named after the folder that they describe.
_NAMELESS: Final = frozenset(("readme", "index"))


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for; `level` is None where it was not named."""

    content: Path
    topic: str = ""
    level: Level | None = None
    keep_duplicates: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one source: `page` is its file in the bank, empty when nothing was brought.

    `gone` names the questions that it had earlier and has no more.
    """

    reading: Reading
    page: str = ""
    outcomes: tuple[Outcome, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    images: int = 0
    gone: tuple[str, ...] = ()


@dataclass(slots=True)
class _State:
    """A bank while sources are brought into it."""

    options: Options
    texts: dict[str, str]
    files: dict[str, Parsed]
    bank: Bank
    imports: dict[str, Import]
    plain_pages: set[str]
    # The source for which each page was chosen in this run, and the ids that it brought.
    taken: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    # Where each question stands: the file and the line.
    places: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a run: where each question of the bank stands, and what of the bank cannot be read."""

    brought: tuple[Brought, ...]
    places: dict[str, str]
    unread: tuple[Diagnostic, ...] = ()


def bring(sources: Iterable[Source], options: Options) -> Result:
    """Import sources into a bank.

    Raises DamagedLedger when it cannot be known what was imported before.
    """
    return bring_readings(map(read, sources), options)


def bring_readings(readings: Iterable[Reading], options: Options) -> Result:
    """Import what was read already; see `bring`."""
    state, unread = _open(options)
    brought: list[Brought] = []
    try:
        brought += (_bring_one(reading, state) for reading in readings)
    finally:
        # What was written is remembered even if a later source stops the run.
        if not options.dry_run:
            _save(state)
    return Result(tuple(brought), state.places, unread)


def _open(options: Options) -> tuple[_State, tuple[Diagnostic, ...]]:
    content = options.content
    remembered = read_imports(content)
    texts: dict[str, str] = {}
    unread: list[Diagnostic] = []
    for page in find_pages(content) if content.is_dir() else ():
        text = read_source(page)
        if isinstance(text, Diagnostic):
            unread.append(text)
        else:
            texts[page.relative_to(content).as_posix()] = text
    topics = {name: text for name, text in texts.items() if is_topic(text)}
    files = {name: parse(text, file=name, topic=topic_of(name)) for name, text in topics.items()}
    retired = known_ids(content) if content.is_dir() else {}
    bank = know(
        {name: parsed.topic.questions for name, parsed in files.items()}, [*retired, *remembered], ratio=fuzz.ratio
    )
    imports = follow_renamed(remembered, bank.files, texts)
    places = {
        question.id: f"{(content / name).as_posix()}:{question.line}"
        for name, parsed in files.items()
        for question in parsed.topic.questions
    }
    hidden = {Path(found.file).relative_to(content).as_posix() for found in unread}
    return _State(options, topics, files, bank, imports, (texts.keys() - topics.keys()) | hidden, places=places), tuple(
        unread
    )


def _bring_one(reading: Reading, state: _State) -> Brought:
    if not reading.found.questions:
        return Brought(reading)
    page = _page_of(reading, state)
    images = Images(
        folder=reading.source.path.parent,
        root=reading.source.root,
        page=page,
        topic=topic_of(page),
        content=state.options.content,
        media=reading.media,
    )
    found, problems = _relink(reading, images)
    merged = merge(
        state.texts.get(page, ""), found, _target(reading, page, images, state), known=state.imports, bank=state.bank
    )
    copied = _write(page, merged, images, state)
    return Brought(reading, page, merged.outcomes, (*problems, *_misread(merged, reading)), copied, merged.gone)


def _page_of(reading: Reading, state: _State) -> str:
    """Choose the file of the bank: the topic that was named, that of the last import, or one named after the source."""
    topic = state.options.topic
    if topic:
        titled = (name for name, parsed in state.files.items() if parsed.topic.title.casefold() == topic.casefold())
        page = next(titled, "") or "/".join(map(derive_id, topic.split("/"))) + ".md"
        state.taken[page] = ""
        return page
    name = reading.source.name
    known = next((one.file for one in state.imports.values() if one.source == name), "")
    if known and state.taken.setdefault(known, name) == name:
        return known
    stem = _stem(reading.source)
    page = f"{stem}.md"
    if page in state.plain_pages or state.taken.get(page, name) != name:
        # Another file of this name, from another folder.
        folder = reading.source.path.absolute().parent.name
        busy = {topic_of(one) for one in (*state.plain_pages, *state.taken)}
        page = derive_id(stem, topic=folder, taken=busy) + ".md"
    state.taken[page] = name
    return page


def _stem(source: Source) -> str:
    stem = source.path.name.removesuffix(source.path.suffix) or source.path.name
    parent = source.path.absolute().parent.name
    return derive_id(parent if stem.casefold() in _NAMELESS and parent else stem)


def _relink(reading: Reading, images: Images) -> tuple[list[FoundQuestion], tuple[Diagnostic, ...]]:
    """Let the links to images follow them into the bank, and report those that do not come along."""
    if not reading.media and "![" not in reading.text and "<img" not in reading.text.lower():
        return list(reading.found.questions), ()
    found: list[FoundQuestion] = []
    problems: list[Diagnostic] = []
    for one in reading.found.questions:
        before = set(images.missing)
        found.append(relink_question(one, images.link))
        for path in images.missing.keys() - before:
            message = f"the image `{path}` does not come along: {images.missing[path]}"
            file = reading.source.path.as_posix()
            problems.append(Diagnostic(file, one.line, 1, "missing-image", message, "copy it by hand"))
    return found, tuple(sorted(problems))


def _target(reading: Reading, page: str, images: Images, state: _State) -> Target:
    options, found = state.options, reading.found
    title = options.topic.rpartition("/")[2] or plain_text(found.title)[:_LONGEST_TITLE].strip()
    title = title or _stem(reading.source).replace("-", " ").capitalize()
    topic = found.topic or Topic(title, level=options.level or "middle")
    is_whole = found.topic is not None and not options.topic
    if not is_whole or not topic.title:
        topic = replace(topic, title=title)
    return Target(
        file=page,
        source=reading.source.name,
        name=topic_of(page),
        topic=topic,
        level=options.level,
        keep_duplicates=options.keep_duplicates,
        original=relink(reading.original, images.link) if is_whole else "",
    )


def _write(page: str, merged: Merged, images: Images, state: _State) -> int:
    """Keep the new text for the sources that follow and, unless this is a trial, write it with its images."""
    before = state.texts.get(page, "")
    state.imports = dict(merged.imports)
    file = (state.options.content / page).as_posix()
    state.places |= {name: f"{file}:{line}" for name, line in merged.lines.items()}
    state.added += [outcome.id for outcome in merged.outcomes if outcome.action == "added"]
    if merged.text == before:
        return 0
    state.texts[page] = merged.text
    if state.options.dry_run:
        return 0
    path = state.options.content / page
    path.parent.mkdir(parents=True, exist_ok=True)
    copied = images.copy(merged.text)
    save_source(path, merged.text)
    return copied


def _misread(merged: Merged, reading: Reading) -> Iterator[Diagnostic]:
    for outcome in merged.outcomes:
        if outcome.is_misread:
            message = f"the question `{outcome.id}` is a draft: the bank reads it otherwise than it was meant"
            file = reading.source.path.as_posix()
            yield Diagnostic(file, outcome.found.line, 1, "draft", message, "compare it with its source")


def _save(state: _State) -> None:
    content = state.options.content
    if not content.is_dir():
        return
    save_imports(content, state.imports)
    if state.added:
        save_ledger(content, [*known_ids(content), *state.added])


def count(outcomes: Sequence[Outcome], action: str) -> int:
    """Count the questions with which one thing was done."""
    return sum(outcome.action == action for outcome in outcomes)
