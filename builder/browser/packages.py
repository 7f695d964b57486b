"""The Python that a browser runs besides the runtime: the core and the pure-Python packages it stands on, as one zip.

It is made of what is installed where the site is built, so that a browser renders with the very same versions.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import distribution
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from builder.browser.host import EXTENSIONS

ENTRY: Final = "builder.browser.door"
# The packages that a browser may be given, with the names under which they are published.
PUBLISHED: Final[Mapping[str, str]] = {
    "markdown": "Markdown",
    "markdown_it": "markdown-it-py",
    "mdurl": "mdurl",
    "pygments": "Pygments",
    "pymdownx": "pymdown-extensions",
    "yaml": "PyYAML",
}
# What is imported by a name that is made at run time: no import statement tells of it.
_NAMED: Final = (*EXTENSIONS, "pygments.formatters.html", "pygments.styles.default")
# The languages that interviews are about; code in any other one is shown without colours.
_LEXERS: Final = (
    *("asm", "basic", "bdd", "c_cpp", "c_like", "configs", "console", "crystal", "css", "d", "data", "diff"),
    *("dotnet", "dsls", "elm", "erlang", "fortran", "func", "gleam", "go", "graph", "graphql", "graphviz", "haskell"),
    *("hdl", "html", "javascript", "json5", "jsonnet", "jsx", "julia", "jvm", "lisp", "make", "markup", "matlab"),
    *("ml", "nimrod", "nix", "objective", "pascal", "perl", "php", "prolog", "promql", "python", "r", "rdf", "ruby"),
    *("rust", "scripting", "shell", "solidity", "special", "sql", "tcl", "templates", "testing", "textfmts", "tls"),
    *("typst", "vyper", "webassembly", "webmisc", "wgsl", "zig"),
)
_IMPORT: Final = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<source>[.\w]+)[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n]+)"
    r"|import[ \t]+(?P<modules>[^\n]+))",
    re.MULTILINE,
)
_NAME: Final = re.compile(r"[\w.]+")
_NOTICE: Final = re.compile(r"(?:licen[cs]e|copying|notice)(?:[.-]\w+)?", re.IGNORECASE)
# No zip may hold an older date.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644 << 16


def zip_packages() -> bytes:
    """Zip the modules that a browser needs; the bytes depend on nothing but their texts."""
    return _zipped(tuple(sorted(_modules().items())))


def name_version(zipped: bytes) -> str:
    """Name what is in the zip: another name may render otherwise."""
    return hashlib.sha256(zipped).hexdigest()[:10]


def as_script(zipped: bytes) -> str:
    """Write the zip as a classic script, for pages from the file system: they cannot fetch."""
    # As the runtime's files are packed, so that one reader serves both; what is in the zip is compressed already.
    packed = b64encode(gzip.compress(zipped, compresslevel=1, mtime=0)).decode()
    value = json.dumps(["runtime", {"runtime": "packages", "files": {"packages.zip": packed}}])
    return f"(self.interviewPractice=self.interviewPractice||[]).push({value});\n"


def notices() -> str:
    """Join the licences of the packages in the zip, each under its name and version."""
    return "\n".join(map(_notice, PUBLISHED.values()))


@lru_cache(maxsize=1)
def _zipped(files: tuple[tuple[str, bytes], ...]) -> bytes:
    zipped = BytesIO()
    with ZipFile(zipped, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in files:
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = _READABLE
            archive.writestr(entry, text)
    return zipped.getvalue()


def _modules() -> dict[str, bytes]:
    """Read the entry and all that it imports, wherever the import stands, of our own and of the packages."""
    roots = {name: _root(name) for name in ("builder", *PUBLISHED)}
    found: dict[str, bytes] = {}
    waiting = [ENTRY, *_NAMED, *(f"pygments.lexers.{name}" for name in _LEXERS)]
    while waiting:
        module = waiting.pop()
        root = roots.get(module.partition(".")[0])
        path = root and _path(module, root)
        if root is None or path is None or (name := path.relative_to(root.parent).as_posix()) in found:
            continue
        found[name] = path.read_bytes()
        package = module if path.stem == "__init__" else module.rpartition(".")[0]
        waiting += [package, module.rpartition(".")[0], *_imports(found[name].decode(), package)]
    return found


def _root(package: str) -> Path:
    specification = find_spec(package)
    assert specification is not None and specification.origin is not None, package
    return Path(specification.origin).parent


def _path(module: str, root: Path) -> Path | None:
    place = root.joinpath(*module.split(".")[1:])
    return next((path for path in (place / "__init__.py", place.with_name(f"{place.name}.py")) if path.is_file()), None)


def _imports(text: str, package: str) -> Iterator[str]:
    """Name what a module may import: a name that is imported from a package can be a module of it."""
    for match in _IMPORT.finditer(text):
        if match["modules"]:
            yield from _NAME.findall(match["modules"])
            continue
        dots = len(match["source"]) - len(match["source"].lstrip("."))
        parents = package.split(".")[: len(package.split(".")) - dots + 1] if dots else []
        source = ".".join([*parents, *filter(None, [match["source"].lstrip(".")])])
        yield source
        yield from (f"{source}.{name}" for name in _NAME.findall(match["names"]))


def _notice(name: str) -> str:
    published = distribution(name)
    paths = [path for path in published.files or () if _NOTICE.fullmatch(PurePosixPath(path).name)]
    texts = "\n\n".join(path.read_text(encoding="utf-8").strip() for path in paths)
    return f"{name} {published.version}\n\n{texts}\n"
