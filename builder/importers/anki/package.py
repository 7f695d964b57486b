"""Anki packages: a zip file with an SQLite collection of notes, and the images that they show."""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from importlib import import_module
from io import BytesIO
from typing import Final

from builder.importers.anki.fields import field_text, has_gaps, join_fields, read_gaps
from builder.importers.anki.protobuf import read_fields
from builder.importers.found import Found, FoundQuestion, Leftover
from builder.importers.rest import split_title
from builder.question import Diagnostic

NAME: Final = "anki-package"
MAGIC: Final = b"PK\x03\x04"

# The newest comes first: beside it the older ones only hold a note that says so.
_COLLECTIONS: Final = ("collection.anki21b", "collection.anki21", "collection.anki2")
_LARGEST: Final = 512 * 1024 * 1024
_MOST_STEPS: Final = 50_000_000
_STEPS: Final = 100_000
_FIELD: Final = re.compile(r"\{\{(?:[\w-]+:)*([^#^/{}:!][^{}:]*)\}\}")
_OLDER: Final = "in Anki, export the deck with «Support older Anki versions» ticked"
# The standard library has it from Python 3.14; the other is the same for older ones.
_ZSTD: Final = ("compression.zstd", "backports.zstd")
_ERRORS: Final = (
    sqlite3.Error,
    zipfile.BadZipFile,
    OSError,
    ValueError,
    RuntimeError,
    KeyError,
    EOFError,
    TypeError,
    AttributeError,
)


class _Unreadable(Exception):
    """A package that cannot be read; the message says why, `hint` what to do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class _NoteType:
    """The names of a note's fields, and which of them stand on the front and on the back of its first card."""

    fields: tuple[str, ...]
    front: tuple[int, ...]
    back: tuple[int, ...]


def read_package(data: bytes) -> Found:
    """Read the notes of a package as questions; each note is a line, counted from 1."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package, closing(_open_collection(package)) as collection:
            return _read_collection(collection)
    except _Unreadable as error:
        return _refuse(str(error), error.hint)
    except _ERRORS as error:
        return _refuse(str(error) or type(error).__name__, f"export the deck again; {_OLDER}")


def read_media(data: bytes) -> dict[str, bytes]:
    """Give the files of a package by the names that its notes use; none if it cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = _media_names(_read_member(package, "media"))
            is_packed = "collection.anki21b" in package.namelist()
            files = (
                (name, _read_member(package, number)) for number, name in names.items() if number in package.namelist()
            )
            return {name: _unpack(content) if is_packed else content for name, content in files}
    except (_Unreadable, *_ERRORS):
        return {}


def _refuse(reason: str, hint: str) -> Found:
    message = f"the package cannot be read: {reason}"
    return Found(NAME, diagnostics=(Diagnostic("", 0, 0, "unreadable-file", message, hint),))


def _read_member(package: zipfile.ZipFile, name: str) -> bytes:
    info = package.getinfo(name)
    if info.file_size > _LARGEST:
        raise _Unreadable(f"`{name}` has {info.file_size} bytes", "split the deck")
    return package.read(name)


def _unpack(data: bytes) -> bytes:
    """Unpack Zstandard, in which newer versions of Anki pack everything."""
    for name in _ZSTD:
        try:
            zstd = import_module(name)
        except ModuleNotFoundError:
            continue
        try:
            return bytes(zstd.ZstdDecompressor().decompress(data, max_length=_LARGEST))
        except zstd.ZstdError as error:
            raise _Unreadable(str(error), f"export the deck again, or {_OLDER}") from None
    raise _Unreadable("it is packed as Zstandard, which Python reads from 3.14", f"{_OLDER}, or install backports.zstd")


def _open_collection(package: zipfile.ZipFile) -> sqlite3.Connection:
    names = package.namelist()
    name = next((name for name in _COLLECTIONS if name in names), None)
    if name is None:
        raise _Unreadable("it holds no collection of notes", "is it an Anki package?")
    data = _read_member(package, name)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(_unpack(data) if name.endswith("b") else data)
    # The file comes from a stranger: no functions hidden in its schema, and no query without end.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.create_collation("unicase", _compare)
    connection.set_progress_handler(_limit(), _STEPS)
    return connection


def _compare(one: str, other: str) -> int:
    return (one.casefold() > other.casefold()) - (one.casefold() < other.casefold())


def _limit() -> Callable[[], int]:
    calls = iter(range(_MOST_STEPS // _STEPS))
    return lambda: int(next(calls, None) is None)


def _read_collection(collection: sqlite3.Connection) -> Found:
    tables = {row[0] for row in collection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    has_tables = {"notetypes", "fields", "templates"} <= tables
    types = _types_of_tables(collection) if has_tables else _types_of_json(collection)
    decks = _deck_names(collection, is_new=has_tables)
    homes = dict(collection.execute("SELECT nid, min(did) FROM cards GROUP BY nid")) if "cards" in tables else {}
    questions: list[FoundQuestion] = []
    leftovers: list[Leftover] = []
    used: Counter[str] = Counter()
    rows = collection.execute("SELECT id, mid, tags, flds FROM notes ORDER BY id")
    for line, (note, kind, tags, fields) in enumerate(rows, 1):
        deck = decks.get(homes.get(note), "")
        made = list(_read_note(str(fields).split("\x1f"), types.get(kind), str(tags).split(), line))
        questions += made
        used[deck] += 1
        if not made:
            leftovers.append(Leftover("note without a question", (line, line)))
    title = used.most_common(1)[0][0].replace("::", " – ") if used else ""
    return Found(NAME, tuple(questions), tuple(leftovers), title=title)


def _deck_names(collection: sqlite3.Connection, *, is_new: bool) -> dict[object, str]:
    if is_new:
        rows = collection.execute("SELECT id, name FROM decks")
        return {key: str(name).replace("\x1f", "::") for key, name in rows}
    row = collection.execute("SELECT decks FROM col").fetchone()
    decks = json.loads(row[0]) if row and row[0] else {}
    return {int(key): str(deck.get("name", "")) for key, deck in decks.items()}


def _types_of_json(collection: sqlite3.Connection) -> dict[object, _NoteType]:
    row = collection.execute("SELECT models FROM col").fetchone()
    models = json.loads(row[0]) if row and row[0] else {}
    types: dict[object, _NoteType] = {}
    for key, model in models.items():
        names = tuple(str(field.get("name", "")) for field in model.get("flds", ()))
        template: Mapping[str, object] = next(iter(model.get("tmpls", ())), {})
        types[int(key)] = _note_type(names, str(template.get("qfmt", "")), str(template.get("afmt", "")))
    return types


def _types_of_tables(collection: sqlite3.Connection) -> dict[object, _NoteType]:
    names: dict[object, list[str]] = {}
    for key, name in collection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        names.setdefault(key, []).append(str(name))
    templates = collection.execute("SELECT ntid, config FROM templates WHERE ord = 0")
    formats = {key: read_fields(bytes(config)) for key, config in templates}
    return {
        key: _note_type(tuple(fields), _string(formats.get(key, {}), 1), _string(formats.get(key, {}), 2))
        for key, fields in names.items()
    }


def _string(fields: Mapping[int, list[bytes]], number: int) -> str:
    return fields[number][0].decode("utf-8", "replace") if fields.get(number) else ""


def _note_type(names: tuple[str, ...], front: str, back: str) -> _NoteType:
    """Read from the templates which fields are asked and which answer."""
    asked = _places(front, names)
    answers = [place for place in _places(back, names) if place not in asked]
    rest = [place for place in range(len(names)) if place not in asked and place not in answers]
    if not asked:
        return _NoteType(names, (0,), tuple(range(1, len(names))))
    # What no template shows is not meant to be seen, unless nothing else answers.
    return _NoteType(names, tuple(asked), tuple(answers or rest))


def _places(template: str, names: tuple[str, ...]) -> list[int]:
    used = (name.strip() for name in _FIELD.findall(template))
    return list(dict.fromkeys(names.index(name) for name in used if name in names))


def _read_note(fields: list[str], kind: _NoteType | None, tags: list[str], line: int) -> Iterator[FoundQuestion]:
    kind = kind or _note_type((), "", "")
    front = [fields[place] for place in kind.front if place < len(fields)] or fields[:1]
    names = [*kind.fields, *("" for _ in fields)]
    places = kind.back or tuple(range(1, len(fields)))
    rest = join_fields((names[place], field_text(fields[place])) for place in places if place < len(fields))
    found = FoundQuestion("", ((line, line),), tags=tuple(tags))
    gapped = next((field for field in front if has_gaps(field)), None)
    if gapped is not None:
        for gap in read_gaps(gapped):
            title, prompt = split_title(gap.question, default="…")
            answer = "\n\n".join(filter(None, (gap.answer, rest)))
            yield replace(found, title=title, prompt=prompt, answer=answer, accepted=gap.accepted)
        return
    text = "\n\n".join(filter(None, map(field_text, front)))
    if text:
        title, prompt = split_title(text, default="…")
        yield replace(found, title=title, prompt=prompt, answer=rest, doubts=() if rest else ("no answer",))


def _media_names(data: bytes) -> dict[str, str]:
    """Read which file of the package has which name: JSON once, a packed message since 2022."""
    if data[:1] == b"{":
        names = json.loads(data)
        return {str(key): str(name) for key, name in names.items()} if isinstance(names, dict) else {}
    entries = read_fields(_unpack(data)).get(1, [])
    return {str(number): _string(read_fields(entry), 1) for number, entry in enumerate(entries)}
