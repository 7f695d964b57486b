"""The images of foreign files: those that lie beside a file come along, and links follow them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from builder.importers.found import FoundQuestion
from builder.question import Choice, Code, FollowUp, Option, Question, Task

FOLDER: Final = "assets"

_SUFFIXES: Final = frozenset((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico"))
_LARGEST: Final = 50 * 1024 * 1024
_IMAGE: Final = re.compile(
    r"(?P<before>!\[[^\]\n]{0,1000}\]\([ \t]*)"
    r"(?:<(?P<pointed>[^<>\n]+)>|(?P<plain>[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*))"
    r"|(?P<start><img\b[^<>\n]{0,1000}?\bsrc[ \t]*=[ \t]*)(?:\"(?P<double>[^\"\n]+)\"|'(?P<single>[^'\n]+)')",
    re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#|\\")
_FENCE: Final = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_ODD: Final = re.compile(r"[^\w.-]+")

Link = Callable[[str], str]


@dataclass(slots=True)
class Images:
    """The images of one source: where they are looked for, where they go, and which were found.

    `media` holds the files of a package, which has no folder. Nothing outside `root` is followed.
    """

    folder: Path
    root: Path
    page: str
    topic: str
    content: Path
    media: Mapping[str, bytes] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    _links: dict[str, str] = field(default_factory=dict)
    _targets: dict[str, bytes | Path] = field(default_factory=dict)

    def link(self, target: str) -> str:
        """Give the link to an image from the page: the same as before if it does not come along."""
        if target not in self._links:
            self._links[target] = self._find(target)
        return self._links[target]

    def copy(self, text: str) -> int:
        """Copy the images to which a text links into the bank, and count the new ones."""
        copied = 0
        for name, source in self._targets.items():
            if quote(self._relative(name)) in text:
                copied += self._copy_one(self.content / name, source)
        return copied

    def _copy_one(self, target: Path, source: bytes | Path) -> bool:
        data = source if isinstance(source, bytes) else source.read_bytes()
        if target.is_file() and target.read_bytes() == data:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return True

    def _find(self, target: str) -> str:
        if _SCHEME.match(target):
            return target
        path = unquote(re.split(r"[?#]", target, maxsplit=1)[0])
        source = self.media.get(path) or self._file(path)
        if source is None:
            return target
        name = self._place(path, source)
        self._targets[name] = source
        return quote(self._relative(name))

    def _file(self, path: str) -> Path | None:
        """Find an image beside the source; what leads elsewhere, or is no image, stays where it is."""
        try:
            found = (self.folder / path).resolve()
            is_there = found.is_file()
        except (OSError, ValueError):
            is_there = False
        if not is_there:
            self.missing[path] = "there is no such file"
        elif not found.is_relative_to(self.root.resolve()):
            self.missing[path] = "it lies outside the folder that is imported"
        elif found.suffix.lower() not in _SUFFIXES or found.stat().st_size > _LARGEST:
            self.missing[path] = "it is no image that a page can show"
        else:
            return found
        return None

    def _place(self, path: str, source: bytes | Path) -> str:
        """Give an image its name in the bank: its own, unless another image has it."""
        name = _ODD.sub("-", posixpath.basename(path.replace("\\", "/"))).lstrip(".-") or "image"
        stem, dot, suffix = name.rpartition(".")
        number = 1
        while not self._is_free(place := f"{FOLDER}/{self.topic}/{name}", source):
            number += 1
            name = f"{stem}-{number}{dot}{suffix}"
        return place

    def _is_free(self, place: str, source: bytes | Path) -> bool:
        if place in self._targets:
            return self._targets[place] == source
        path = self.content / place
        data = source if isinstance(source, bytes) else source.read_bytes()
        return not path.exists() or (path.is_file() and path.read_bytes() == data)

    def _relative(self, name: str) -> str:
        return posixpath.relpath(name, posixpath.dirname(self.page) or ".")


def relink(text: str, link: Link) -> str:
    """Replace the addresses of the images in a text; code stays as it is."""
    if "![" not in text and "<img" not in text.lower():
        return text
    lines, opened = text.split("\n"), ""
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence and (not opened or fence[1].startswith(opened)):
            opened = "" if opened else fence[1]
        elif not opened and ("![" in line or "<" in line):
            lines[number] = _IMAGE.sub(lambda image: _replace(image, link), line)
    return "\n".join(lines)


def _replace(image: re.Match[str], link: Link) -> str:
    if image["before"]:
        old = image["pointed"] or image["plain"]
        new = link(old)
        return image[0] if new == old else image["before"] + new
    mark = '"' if image["double"] else "'"
    return f"{image['start']}{mark}{link(image['double'] or image['single'])}{mark}"


def relink_question(found: FoundQuestion, link: Link) -> FoundQuestion:
    """Replace the addresses of the images in all texts of a question."""

    def new(text: str) -> str:
        return relink(text, link)

    return replace(
        found,
        title=new(found.title),
        prompt=new(found.prompt),
        answer=new(found.answer),
        sources=new(found.sources),
        options=tuple(Option(new(one.text), one.correct, new(one.feedback)) for one in found.options),
        hints=tuple(map(new, found.hints)),
        follow_ups=tuple(FollowUp(new(one.title), new(one.answer)) for one in found.follow_ups),
        exact=_relink_exact(found.exact, new) if found.exact else None,
    )


def _relink_exact(question: Question, new: Link) -> Question:
    return replace(
        question,
        title=new(question.title),
        prompt=new(question.prompt),
        answer=new(question.answer),
        sources=new(question.sources),
        task=_relink_task(question.task, new),
        hints=tuple(map(new, question.hints)),
        key_points=tuple(map(new, question.key_points)),
        follow_ups=tuple(FollowUp(new(one.title), new(one.answer)) for one in question.follow_ups),
    )


def _relink_task(task: Task, new: Link) -> Task:
    match task:
        case Choice(options):
            return Choice(tuple(Option(new(one.text), one.correct, new(one.feedback)) for one in options))
        case Code(tests, starter, solution):
            return Code(new(tests), new(starter), new(solution))
        case _:
            return task
