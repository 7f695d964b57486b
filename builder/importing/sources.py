"""The files that an import is asked for: found, read and made into questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from builder.blocks import split_lines
from builder.diagnostics import quote
from builder.importers.anki.package import MAGIC, read_media, read_package
from builder.importers.decode import NOT_TEXT, Decoded, decode
from builder.importers.found import Found, FoundQuestion, uncovered
from builder.importers.recognise import read_any
from builder.question import Diagnostic

SUFFIXES: Final = frozenset(
    (
        *("", ".md", ".markdown", ".mdx", ".txt", ".html", ".htm", ".toml", ".csv", ".tsv", ".gift", ".apkg"),
        *(".json", ".jsonl", ".yaml", ".yml", ".xml"),
    )
)

_SKIPPED: Final = frozenset(("node_modules", "__pycache__", "LICENSE", "Makefile", "Dockerfile"))
_REPLACEMENT: Final = "\ufffd"
_MOST_LINES: Final = 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import: `root` is the folder that bounds its images, `name` tells it from others at the next import."""

    path: Path
    root: Path
    name: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source gave; `lost` are lines that nothing accounts for, `media` the files of a package."""

    source: Source
    found: Found
    text: str = ""
    lost: tuple[int, ...] = ()
    media: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def original(self) -> str:
        """Give the text that a bank may take over as it stands."""
        return self.found.text or self.text


def find_sources(paths: Iterable[Path], *, content: Path) -> Iterator[Source]:
    """Find the files at the paths: a file that is named whatever it is, in a folder those of a known suffix."""
    seen: set[Path] = set()
    for path in paths:
        for source in _find(path, content):
            if source.path.resolve() not in seen:
                seen.add(source.path.resolve())
                yield source


def _find(path: Path, content: Path) -> Iterator[Source]:
    if not path.is_dir():
        yield Source(path, path.parent, path.name, is_named=True)
        return
    own = path.resolve().name
    for file in _walk(path, content.resolve()):
        yield Source(file, path, f"{own}/{file.relative_to(path).as_posix()}", is_named=False)


def _walk(folder: Path, content: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        # Reading it tells why, and the others are imported.
        yield folder
        return
    for path in paths:
        if path.name.startswith(".") or path.name in _SKIPPED or path.resolve() == content:
            continue
        if _is_folder(path):
            # A link to a folder may lead back here.
            if not path.is_symlink():
                yield from _walk(path, content)
        elif path.suffix.lower() in SUFFIXES and not _is_pipe(path):
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_pipe(path: Path) -> bool:
    """Tell a pipe, a socket or a device, on which reading may wait for ever."""
    try:
        return path.exists() and not path.is_file()
    except OSError:
        return False


def read(source: Source) -> Reading:
    """Read a file; what cannot be read is a diagnostic."""
    if _is_folder(source.path):
        return _refuse(source, f"the folder `{source.path.name}` cannot be opened", "check its permissions")
    try:
        data = source.path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "check the path and the permissions of the file"
        return _refuse(source, f"`{source.path.name}` cannot be read: {reason}", hint)
    reading = read_data(source, data)
    has_media = data.startswith(MAGIC) and reading.found.questions
    return replace(reading, media=read_media(data)) if has_media else reading


def read_data(source: Source, data: bytes) -> Reading:
    """Read the bytes of a file, which need not lie where its path says; the media of a package are left out."""
    if data.startswith(MAGIC):
        return Reading(source, _named(read_package(data), source.path.as_posix()))
    decoded = decode(data)
    if decoded.encoding == NOT_TEXT:
        return _refuse(source, f"`{source.path.name}` is no text", "export it as text, Markdown, CSV or `.apkg`")
    return read_text(source, decoded)


def read_text(source: Source, decoded: Decoded) -> Reading:
    """Read a text that is there already."""
    text = decoded.text
    found = read_any(text, name=source.path.name)
    lines = split_lines(text)
    if _REPLACEMENT in text:
        found = replace(found, questions=tuple(_doubt(one, lines) for one in found.questions))
    found = replace(found, diagnostics=(*_encoding(decoded), *found.diagnostics))
    return Reading(source, _named(found, source.path.as_posix()), text, uncovered(found, lines))


def _refuse(source: Source, message: str, hint: str) -> Reading:
    found = Diagnostic(source.path.as_posix(), 0, 0, "unreadable-file", message, hint)
    return Reading(source, Found("", diagnostics=(found,)))


def _named(found: Found, file: str) -> Found:
    return replace(found, diagnostics=tuple(replace(one, file=file) for one in found.diagnostics))


def _doubt(found: FoundQuestion, lines: list[str]) -> FoundQuestion:
    """Doubt a question in which a character could not be read."""
    own = (line for start, end in found.spans for line in lines[start - 1 : end])
    if not any(_REPLACEMENT in line for line in own):
        return found
    return replace(found, doubts=(*found.doubts, "a character could not be read"))


def _encoding(decoded: Decoded) -> Iterator[Diagnostic]:
    if decoded.doubtful_lines:
        lines = ", ".join(map(str, decoded.doubtful_lines[:_MOST_LINES]))
        more = ", …" if len(decoded.doubtful_lines) > _MOST_LINES else ""
        message = f"the file is {decoded.encoding}, with other characters in lines {lines}{more}"
        hint = "look whether these lines read well, and save the file as UTF-8"
        yield Diagnostic("", decoded.doubtful_lines[0], 1, "bad-encoding", message, hint)


def report(reading: Reading) -> tuple[Diagnostic, ...]:
    """Give all problems of a source: those of its importer, no questions, lost lines and doubtful questions."""
    file = reading.source.path.as_posix()
    problems = [*reading.found.diagnostics]
    if not reading.found.questions and not any(one.code == "unreadable-file" for one in problems):
        hint = "see docs/importing.md for what a file of questions may look like"
        problems.append(Diagnostic(file, 0, 0, "no-questions", f"`{reading.source.path.name}` has no questions", hint))
    if reading.lost:
        message = f"nothing was made of {len(reading.lost)} lines"
        problems.append(Diagnostic(file, reading.lost[0], 1, "lost-lines", message, "please report this file as a bug"))
    for one in reading.found.questions:
        if one.doubts:
            message = f"the question {quote(one.title)} is a draft: {'; '.join(one.doubts)}"
            hint = "read it in the bank, then delete the word `draft` in its heading"
            problems.append(Diagnostic(file, one.line, 1, "draft", message, hint))
    return tuple(sorted(problems))
