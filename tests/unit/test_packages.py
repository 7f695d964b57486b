"""The zip that a browser gets: Python with nothing else installed does everything with it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zipfile
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest

from builder.browser.packages import PUBLISHED, as_script, notices, zip_packages

# -S keeps out what is installed, and the gate whatever else the path may hold.
PROGRAM = """
import json, sys

class Gate:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"builder", "jinja2", "markupsafe", "mkdocs", "msgspec", "nh3", "rapidfuzz"}:
            raise ModuleNotFoundError(name, name=name)

sys.path.insert(0, sys.argv[1])
sys.meta_path.append(Gate())
from builder.browser.door import browser_json
print(browser_json(sys.stdin.read()))
"""
MARKDOWN = """# Everything that the host can do

## What does `async` mean? { #all-async }

??? note "Details"
    Inside.

=== "Tab"
    Text[^1].

Press ++ctrl+c++, see `#!python print(1)` and HTML.

Term
:   Definition

| a | b |
|---|---|
| 1 | 2 |

```mermaid
graph LR
```

!!! tip
    A tip.

[^1]: A note.

*[HTML]: HyperText Markup Language

### Answer

Yes.
"""
# Each as it is written after the backticks of a fence.
LANGUAGES = (
    *("python", "py", "pycon", "js", "javascript", "ts", "typescript", "java", "kotlin", "scala", "groovy", "c"),
    *("cpp", "c++", "csharp", "cs", "go", "rust", "php", "ruby", "swift", "objectivec", "dart", "r", "lua", "perl"),
    *(
        "sql",
        "postgresql",
        "mysql",
        "bash",
        "sh",
        "shell",
        "console",
        "powershell",
        "html",
        "xml",
        "css",
        "scss",
        "json",
    ),
    *("yaml", "toml", "ini", "nginx", "dockerfile", "terraform", "diff", "make", "markdown", "md", "tex", "http"),
    *(
        "graphql",
        "protobuf",
        "solidity",
        "haskell",
        "elixir",
        "erlang",
        "vue",
        "tsx",
        "jsx",
        "jinja",
        "ocaml",
        "zig",
        "vb.net",
        "nix",
        "text",
    ),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packages") / "packages.zip"
    path.write_bytes(zip_packages())
    return path


def answer(archive: Path, request: object) -> dict[str, object]:
    command = [sys.executable, "-I", "-S", "-c", PROGRAM, str(archive)]
    finished = subprocess.run(command, input=json.dumps(request), capture_output=True, encoding="utf-8", check=False)
    assert finished.stderr == ""
    found = json.loads(finished.stdout)
    assert isinstance(found, dict) and "error" not in found, found
    return found


def render(archive: Path, markdown: str) -> str:
    found = answer(archive, {"task": "render", "topic": "all", "markdown": markdown})
    assert found["diagnostics"] == []
    return json.dumps(found["parts"], ensure_ascii=False)


def test_renders_everything_that_the_site_does(archive: Path) -> None:
    html = render(archive, MARKDOWN)

    for piece in (
        "<details",
        "tabbed-set",
        "footnote",
        "<kbd",
        "<dl>",
        "<table>",
        'class=\\"mermaid',
        "admonition tip",
    ):
        assert piece in html, piece
    assert "<abbr" in html and 'class=\\"nb\\">print' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_colours_the_languages_of_interviews(language: str) -> None:
    from pygments.lexers import find_lexer_class_by_name

    module = find_lexer_class_by_name(language).__module__

    assert f"{module.replace('.', '/')}.py" in zipfile.ZipFile(BytesIO(zip_packages())).namelist()


def test_highlights_from_the_zip(archive: Path) -> None:
    fences = "".join(f"```{language}\nvalue = 1\n```\n\n" for language in LANGUAGES)

    html = render(archive, f"# All\n\n## One {'{ #all-one }'}\n\n### Answer\n\n{fences}")

    for language in LANGUAGES:
        assert f"language-{language} " in html, language
    assert "language-cobol" not in render(archive, "# All\n\n## One { #all-one }\n\n### Answer\n\n```cobol\nx\n```\n")


def test_the_bytes_depend_on_the_texts_only() -> None:
    archive = zipfile.ZipFile(BytesIO(zip_packages()))

    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.namelist() == sorted(archive.namelist())
    assert {name.partition("/")[0] for name in archive.namelist()} == {"builder", *PUBLISHED}


def test_no_edge_and_no_host_travels_along() -> None:
    names = set(zipfile.ZipFile(BytesIO(zip_packages())).namelist())

    assert not names & {
        "builder/plugin.py",
        "builder/site.py",
        "builder/source.py",
        "builder/cli.py",
        "builder/bundle.py",
    }
    assert not [name for name in names if not name.endswith(".py")]


def test_the_script_holds_the_zip() -> None:
    script = as_script(zip_packages())

    kind, value = json.loads(script[script.index(").push(") + len(").push(") : script.rindex(");")])
    assert (kind, value["runtime"]) == ("runtime", "packages")
    assert gzip.decompress(b64decode(value["files"]["packages.zip"])) == zip_packages()


def test_the_licences_of_all_packages_are_named() -> None:
    text = notices()

    for name in PUBLISHED.values():
        licence = text[text.index(f"{name} ") :]
        assert "permi" in licence[:3000].lower(), name
