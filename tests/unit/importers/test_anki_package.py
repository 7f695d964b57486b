"""Anki packages, made here as Anki makes them: both schemas, gaps, images, damage and Zstandard."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
import types
import zipfile
import zlib
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.importers.anki.package import read_media, read_package
from builder.importers.anki.protobuf import read_fields
from tests.unit.importers.shown import describe, expect

MODELS = {
    "1": {
        "flds": [{"name": "Front"}, {"name": "Back"}, {"name": "Internal"}],
        "tmpls": [{"qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}],
    },
    "2": {
        "flds": [{"name": "Text"}, {"name": "Extra"}],
        "tmpls": [{"qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}<br>{{Extra}}"}],
    },
}
NOTES = (
    (1, 1, " net  web ", "What is <b>DNS</b>?\x1fNames &amp; addresses.<br><img src=\"a b.png\">\x1fsecret"),
    (2, 2, "", "{{c1::Paris}} is in {{c2::France::where?}}.\x1fExtra"),
    (3, 1, "", "Why?\x1f[sound:a.mp3]\x1f"),
    (4, 1, "", "\x1f\x1f"),
)  # fmt: skip
EXPECTED = """
    title Web – Net
    1-1 What is **DNS**? net,web
      > Names & addresses.
      > ![](<a b.png>)
    2-2 […] is in France.
      = Paris
      > **Paris** is in **France**.
      >
      > Extra
    2-2 Paris is in [where?].
      = France
      > **Paris** is in **France**.
      >
      > Extra
    3-3 Why?
      doubt no answer
    left note without a question 4-4
"""


def collection(fill: Callable[[sqlite3.Connection], None], notes: Sequence[tuple[object, ...]] = NOTES) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    connection.executescript("CREATE TABLE notes (id, mid, tags, flds); CREATE TABLE cards (nid, did);")
    connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?)", notes)
    connection.executemany("INSERT INTO cards VALUES (?, 7)", [(note[0],) for note in notes])
    fill(connection)
    connection.commit()
    return connection.serialize()


def old_schema(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE col (models, decks)")
    connection.execute("INSERT INTO col VALUES (?, ?)", (json.dumps(MODELS), json.dumps({"7": {"name": "Web::Net"}})))


def message(*fields: tuple[int, bytes]) -> bytes:
    return b"".join(bytes((number << 3 | 2,)) + _varint(len(data)) + data for number, data in fields)


def _varint(number: int) -> bytes:
    return bytes((number,)) if number < 0x80 else bytes((number & 0x7F | 0x80,)) + _varint(number >> 7)


def new_schema(connection: sqlite3.Connection) -> None:
    connection.executescript("""
        CREATE TABLE notetypes (id INTEGER PRIMARY KEY, name TEXT COLLATE unicase);
        CREATE TABLE fields (ntid, ord, name TEXT COLLATE unicase, PRIMARY KEY (ntid, ord));
        CREATE TABLE templates (ntid, ord, config BLOB);
        CREATE TABLE decks (id INTEGER PRIMARY KEY, name TEXT COLLATE unicase);
        CREATE UNIQUE INDEX by_name ON decks (name);
        INSERT INTO decks VALUES (7, 'Web\x1fNet');
    """)
    for key, model in MODELS.items():
        names = [(int(key), place, one["name"]) for place, one in enumerate(model["flds"])]
        connection.executemany("INSERT INTO fields VALUES (?, ?, ?)", names)
        template = model["tmpls"][0]
        config = b"\x18\x01" + message((1, template["qfmt"].encode()), (2, template["afmt"].encode()))
        connection.execute("INSERT INTO templates VALUES (?, 0, ?)", (int(key), config))


def package(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return data.getvalue()


@pytest.fixture
def zstd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the Zstandard of newer Pythons, with another compression."""
    module = types.ModuleType("compression.zstd")

    class Decompressor:
        def decompress(self, data: bytes, max_length: int = -1) -> bytes:
            return zlib.decompress(data)

    vars(module).update(ZstdDecompressor=Decompressor, ZstdError=zlib.error)
    monkeypatch.setitem(sys.modules, "compression", types.ModuleType("compression"))
    monkeypatch.setitem(sys.modules, "compression.zstd", module)


@pytest.mark.parametrize("schema", [old_schema, new_schema])
@pytest.mark.parametrize("name", ["collection_anki2", "collection_anki21"])
def test_a_package(name: str, schema: Callable[[sqlite3.Connection], None]) -> None:
    data = package(**{name: collection(schema)}, media=b'{"0": "a b.png"}', **{"0": b"image"})
    assert describe(read_package(data)) == expect(EXPECTED)
    assert read_media(data) == {"a b.png": b"image"}


def test_the_newest_collection_counts(zstd: None) -> None:
    stub = collection(old_schema, [(1, 1, "", "Please update\x1fto the latest version\x1f")])
    media = zlib.compress(message((1, message((1, b"a b.png"), (2, b"x")))))
    data = package(
        collection_anki2=stub,
        collection_anki21b=zlib.compress(collection(new_schema)),
        media=media,
        **{"0": zlib.compress(b"image")},
    )
    assert describe(read_package(data)) == expect(EXPECTED)
    assert read_media(data) == {"a b.png": b"image"}


def test_without_zstandard_it_says_how_to_export(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    found = read_package(package(collection_anki21b=b"x", collection_anki2=collection(old_schema)))
    assert found.questions == ()
    (problem,) = found.diagnostics
    assert problem.code == "unreadable-file" and "Zstandard" in problem.message
    assert "Support older Anki versions" in problem.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no zip",
        package(readme_txt=b"x"),
        package(collection_anki2=b"no database"),
        package(collection_anki2=collection(lambda connection: None)),
        package(collection_anki2=collection(lambda c: c.execute("CREATE TABLE col (models, decks)") and None)),
        package(collection_anki2=collection(old_schema)[:3000]),
    ],
)
def test_damage_is_reported(data: bytes) -> None:
    found = read_package(data)
    assert found.questions == () or all(one.title for one in found.questions)
    assert found.diagnostics == () or found.diagnostics[0].code == "unreadable-file"
    assert read_media(data) == {}


def test_a_query_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.importers.anki.package._MOST_STEPS", 1_000_000)

    def trap(connection: sqlite3.Connection) -> None:
        old_schema(connection)
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, 1, '', 'x' FROM n"
        connection.executescript(f"DROP TABLE notes; CREATE VIEW notes (id, mid, tags, flds) AS {endless};")

    found = read_package(package(collection_anki2=collection(trap)))
    assert [problem.message for problem in found.diagnostics] == ["the package cannot be read: interrupted"]


@given(st.binary(max_size=60))
def test_any_message_is_read(data: bytes) -> None:
    for values in read_fields(data).values():
        assert all(value in data for value in values)
