"""HTML reduced to what Markdown can say; what it cannot say becomes text, and nothing that runs survives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from typing import Final

from builder.blocks import trim

_LONGEST_SPAN: Final = 2000

_PIECE: Final = re.compile(
    r"(?P<fence>^[ \t>]*(?:[-*+] +|\d+[.)] +)?(?P<run>`{3,}|~{3,})[^`\n]*$)"
    r"|(?P<ticks>(?<!\\)`+)"
    r"|(?P<comment><!--)"
    r"|(?P<autolink><(?:(?:https?|ftp|mailto):[^\s<>]*|[\w.+-]+@[\w.-]+)>)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>[^<>]*)>"
    r"|(?P<aside><[!?][^<>]*>)"
    r"|(?P<link>\]\(\s*<?\s*(?:javascript|vbscript|data|file)\s*:(?:[^()\n]|\([^()\n]*\))*\)?)"
    r"|(?P<pointed>\]\([ \t]*<[^<>\n]*>)",
    re.MULTILINE | re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SAFE_TARGET: Final = re.compile(r"(?:https?:|mailto:|#|\.{0,2}/|[\w%.-]+(?:[/#?.]|$))", re.IGNORECASE)
_SCHEME: Final = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BLANKS: Final = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_SPACE: Final = re.compile(r"\s*")
_TAGS: Final = re.compile(r"<[^<>]*>")
_ROW: Final = re.compile(r"<tr\b[^>]*>(.*?)(?=<tr\b|</table|\Z)", re.IGNORECASE | re.DOTALL)
_CELL: Final = re.compile(r"<t[dh]\b[^>]*>(.*?)(?=<t[dh]\b|</tr|</td|</th|\Z)", re.IGNORECASE | re.DOTALL)

_DEEPEST: Final = 8
_LEAST_OF_PAGE: Final = 3
_MEANT: Final = re.compile(
    r"\s(?:class|id|name|type|for|onclick)\s*=|<(?:form|input|script|style|html|!doctype|body|head|tr|template)\b",
    re.IGNORECASE,
)
_FOLDED: Final = re.compile(r"</?(?:details|summary)\b|\balign\s*=", re.IGNORECASE)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EMPHASIS: Final = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("s", "del"), "~~"),
}
_CODE: Final = _names("code tt samp kbd")
_BLOCKS: Final = _names(
    "p div center section article header footer main nav figure figcaption details blockquote dl dt dd ul ol table "
    "thead tbody tr td th pre body html form"
)
_INLINE: Final = _names(
    "span font u a abbr small big ins label button input img picture source mark wbr q time data bdi bdo ruby svg path "
    "meta link head video audio embed object param select option textarea title base col colgroup caption tfoot g rect "
    "nobr"
)
_FORMATS: Final = _names("b strong i em u br hr wbr sub sup s del code center font")
_MENTIONED: Final = _names("ul ol li table pre img a summary")
_DROPPED: Final = _names("script style iframe noscript template")
_KEPT: Final = _names("sub sup")
_WORD: Final = re.compile(r"[^\W_]")
_LONGEST_TAG: Final = 200
_CODE_TAG: Final = re.compile(r"\s*<code[^<>]{0,200}>", re.IGNORECASE)
# As Markdown renderers, GitHub, Sphinx and the old highlighters of blogs write it.
_LANGUAGE: Final = re.compile(
    r"\b(?:language-|lang-|brush:\s?|highlight-(?:source-)?)(?!text|default|none|source)([a-z][\w+#]{0,19})",
    re.IGNORECASE,
)
_HEADINGS: Final = re.compile(r"h[1-6]")


def reduce_html(text: str) -> str:
    """Turn the HTML of a text into Markdown; code stays as it is."""
    if "<" not in text and "](" not in text:
        return text
    return _BLANKS.sub("\n\n", _Reduction(text).run())


def fence_pages(lines: Sequence[str]) -> list[str]:
    """Put a fence around runs of lines that are HTML with a meaning of its own: classes, ids, forms."""
    if not any("<" in line for line in lines):
        return list(lines)
    result: list[str] = []
    run: list[str] = []
    is_code = False
    for line in [*lines, "."]:
        if line.lstrip().startswith(("```", "~~~")):
            is_code = not is_code
        if not is_code and (line.lstrip().startswith("<") or (run and not line.strip())):
            run.append(line)
            continue
        result += _fenced(run)
        run = []
        result.append(line)
    return result[:-1]


def _fenced(run: list[str]) -> list[str]:
    filled = [line for line in run if line.strip()]
    if (
        len(filled) < _LEAST_OF_PAGE
        or not any(_MEANT.search(line) for line in filled)
        or any(_FOLDED.search(line) for line in filled)
    ):
        return run
    return ["```", *trim(run).split("\n"), "```", ""]


class _Reduction:
    """One walk over a text; it writes the pieces of the result."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lower = text.lower() if len(text.lower()) == len(text) else text
        self.out: list[str] = []
        self.lists: list[str] = []
        self._missing: set[str] = set()

    def run(self) -> str:
        position = 0
        while piece := _PIECE.search(self.text, position):
            self.out.append(self.text[position : piece.start()])
            position = self._take(piece)
        self.out.append(self.text[position:])
        return "".join(self.out)

    def _take(self, piece: re.Match[str]) -> int:
        """Write what a piece becomes and give where to read on."""
        if piece["fence"] is not None:
            return self._copy(piece.start(), self._end_of_fence(piece))
        if piece["ticks"] is not None:
            return self._copy(piece.start(), self._find(piece["ticks"], piece.end(), is_ticks=True) or piece.end())
        if piece["comment"] is not None:
            return self._find("-->", piece.end()) or self._write("&lt;!--", piece.end())
        if piece["link"] is not None:
            return self._write("]", piece.end())
        if piece["autolink"] is not None or piece["pointed"] is not None:
            return self._copy(piece.start(), piece.end())
        if piece["name"] is not None:
            return self._tag(piece, piece["name"].lower())
        return piece.end()

    def _copy(self, start: int, end: int) -> int:
        self.out.append(self.text[start:end])
        return end

    def _write(self, text: str, position: int) -> int:
        self.out.append(text)
        return position

    def _find(self, closing: str, position: int, *, is_ticks: bool = False) -> int:
        """Find the end of what is closed by a text, 0 when it is not; what is missing once is not looked for again."""
        if closing in self._missing:
            return 0
        if is_ticks:
            found = re.compile(rf"(?<!`){closing}(?!`)").search(self.text, position)
            end = found.end() if found else 0
        else:
            at = self._lower.find(closing, position)
            end = at + len(closing) if at >= 0 else 0
        if not end:
            self._missing.add(closing)
        return end

    def _end_of_fence(self, piece: re.Match[str]) -> int:
        run = piece["run"]
        closing = re.compile(rf"^[ \t>]*{run}{run[0]}*[ \t]*$", re.MULTILINE).search(self.text, piece.end())
        return closing.end() if closing else len(self.text)

    def _tag(self, piece: re.Match[str], name: str) -> int:
        if name in _DROPPED:
            end = 0 if piece["end"] else self._find(f"</{name}", piece.end())
            return (self.text.find(">", end) + 1 or len(self.text)) if end else piece.end()
        writer = _WRITERS.get(name)
        if writer and not (name in _MENTIONED and not piece["rest"].strip(" /") and self._is_mention(piece, name)):
            return writer(self, piece, name)
        if name in _EMPHASIS or name in _CODE:
            return self._span(piece, name)
        if not piece["rest"].strip(" /") and name not in _FORMATS and self._is_mention(piece, name):
            return self._write(f"`{piece.group()}`", piece.end())
        if name in _KEPT:
            return self._write(f"<{piece['end']}{name}>", piece.end())
        if _HEADINGS.fullmatch(name):
            return self._write("\n\n" if piece["end"] else "\n\n#### ", piece.end())
        if name in _BLOCKS:
            return self._write("\n\n", piece.end())
        if name in _INLINE:
            return piece.end()
        # No element at all: `List<String>`, `<file name>`.
        return self._write("&lt;", piece.start() + 1)

    def _is_mention(self, piece: re.Match[str], name: str) -> bool:
        """Tell a tag that a sentence is about from one that is meant: it stands alone between words."""
        line = self.text.rfind("\n", 0, piece.start()) + 1
        before = self.text[line : piece.start()]
        end = self.text.find("\n", piece.end())
        after = self.text[piece.end() : end if end >= 0 else len(self.text)]
        stands_alone = before.endswith((" ", "(", "«", '"', "'")) and (not after or after[0] in " ,.;:?!)»\"'")
        return bool(
            stands_alone
            and _WORD.search(before)
            and f"</{name}" not in after.lower()
            and f"<{name}" not in before.lower()
        )

    def _span(self, piece: re.Match[str], name: str) -> int:
        """Turn an inline element into its mark, if it is closed in the same paragraph; else it was decoration."""
        if piece["end"]:
            return piece.end()
        end = self._find(f"</{name}>", piece.end())
        inner = self.text[piece.end() : end - len(name) - 3] if end else ""
        if not inner.strip() or len(inner) > _LONGEST_SPAN or "\n\n" in inner or "<li" in inner or "<p" in inner:
            return piece.end()
        if name in _CODE:
            code = " ".join(unescape(_TAGS.sub("", inner) if "</" in inner else inner).split())
            ticks = "``" if "`" in code else "`"
            return self._write(f"{ticks}{code}{ticks}" if ticks == "`" else f"{ticks} {code} {ticks}", end)
        text = reduce_html(inner)
        mark = _EMPHASIS[name]
        if "\n" in text.strip() or mark[0] in text:
            return self._write(text, end)
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return self._write(f"{lead}{mark}{text.strip()}{mark}{tail}", end)

    def _break(self, piece: re.Match[str], name: str) -> int:
        line = self.text.rfind("\n", 0, piece.start()) + 1
        is_row = self.text[line : piece.start()].lstrip().startswith("|")
        return self._write("<br>" if is_row else "\n", piece.end())

    def _anchor(self, piece: re.Match[str], name: str) -> int:
        target = _attributes(piece["rest"]).get("href", "") if not piece["end"] else ""
        end = self._find("</a>", piece.end()) if target else 0
        inner = self.text[piece.end() : end - 4] if end else ""
        if not inner.strip() or len(inner) > _LONGEST_SPAN or "<a" in inner:
            return piece.end()
        label = " ".join(reduce_html(inner).split())
        return self._write(f"[{label}]({target})" if _is_safe(target) else label, end)

    def _image(self, piece: re.Match[str], name: str) -> int:
        attributes = _attributes(piece["rest"])
        source = attributes.get("src", "")
        alt = attributes.get("alt", "").replace("[", "").replace("]", "")
        target = f"<{source}>" if " " in source else source
        return self._write(f"![{alt}]({target})" if source and _is_safe(source) else alt, piece.end())

    def _list(self, piece: re.Match[str], name: str) -> int:
        if piece["end"]:
            if self.lists:
                self.lists.pop()
        elif len(self.lists) < _DEEPEST:
            self.lists.append("1." if name == "ol" else "-")
        return self._write("" if len(self.lists) > 1 else "\n\n", piece.end())

    def _list_item(self, piece: re.Match[str], name: str) -> int:
        if piece["end"]:
            return piece.end()
        indent = "    " * max(len(self.lists) - 1, 0)
        space = _SPACE.match(self.text, piece.end())
        return self._write(f"\n{indent}{self.lists[-1] if self.lists else '-'} ", space.end() if space else piece.end())

    def _pre(self, piece: re.Match[str], name: str) -> int:
        end = 0 if piece["end"] else self._find("</pre>", piece.end())
        if not end:
            return self._write("\n\n", piece.end())
        code = unescape(_TAGS.sub("", self.text[piece.end() : end - 6])).strip("\n")
        ticks = "~~~" if "```" in code else "```"
        return self._write(f"\n\n{ticks}{self._code_language(piece)}\n{code}\n{ticks}\n\n", end)

    def _code_language(self, piece: re.Match[str]) -> str:
        """Look for a language in the tag itself, in the one around it and in the one inside."""
        before = self.text[max(piece.start() - _LONGEST_TAG, 0) : piece.start()].rstrip()
        around = before[before.rfind("<") :] if before.endswith(">") else ""
        inside = _CODE_TAG.match(self.text, piece.end())
        tags = around + piece[0] + (inside[0] if inside else "")
        return code_language(" ".join(_attributes(tag).get("class", "") for tag in _TAGS.findall(tags)))

    def _table(self, piece: re.Match[str], name: str) -> int:
        end = 0 if piece["end"] else self._find("</table>", piece.end())
        if not end:
            return self._write("\n\n", piece.end())
        rows = [_CELL.findall(row) for row in _ROW.findall(self.text[piece.end() : end])]
        cells = [[" ".join(reduce_html(cell).split()).replace("|", "\\|") for cell in row] for row in rows if row]
        width = max((len(row) for row in cells), default=0)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in cells]
        lines[1:1] = [f"|{' --- |' * width}"] if lines else []
        return self._write("\n\n" + "\n".join(lines) + "\n\n", end)

    def _summary(self, piece: re.Match[str], name: str) -> int:
        end = 0 if piece["end"] else self._find("</summary>", piece.end())
        inner = " ".join(reduce_html(self.text[piece.end() : end - 10]).replace("*", "").split()) if end else ""
        return self._write(f"\n\n**{inner}**\n\n", end) if inner else piece.end()

    def _rule(self, piece: re.Match[str], name: str) -> int:
        return self._write("\n\n---\n\n", piece.end())


_WRITERS: Final[dict[str, Callable[[_Reduction, re.Match[str], str], int]]] = {
    "br": _Reduction._break,
    "a": _Reduction._anchor,
    "img": _Reduction._image,
    "ul": _Reduction._list,
    "ol": _Reduction._list,
    "li": _Reduction._list_item,
    "pre": _Reduction._pre,
    "table": _Reduction._table,
    "summary": _Reduction._summary,
    "hr": _Reduction._rule,
}


def code_language(classes: str) -> str:
    """Read the language of a code block out of its classes, as the usual highlighters write them; "" for none."""
    language = _LANGUAGE.search(classes)
    return language[1].lower() if language else ""


def _attributes(text: str) -> dict[str, str]:
    return {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(text)}


def _is_safe(target: str) -> bool:
    plain = "".join(target.split())
    return not _SCHEME.match(plain) or plain.lower().startswith(("http:", "https:", "mailto:"))
