"""The reply of a chat completions server, as a stream of events or whole, read piece by piece."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import Final

from builder.endpoint.link import EndpointError

BROKEN_OFF: Final = "the answer broke off: the server closed the connection"

# No line and no whole reply of a model is longer; what is would only fill memory.
_LONGEST: Final = 16_000_000
_LONGEST_QUOTE: Final = 300
# A comment has an empty name.
_FIELDS: Final = frozenset(("data", "event", "id", "retry", ""))
# Some servers swallow the opening tag.
_THOUGHT: Final = re.compile(r"\s*(?:<(think|thinking)>.*?</\1>|(?:(?!</think>).)*\n</think>)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """What came at once: text of the answer, text that the model thought, or why the answer is over."""

    text: str = ""
    thought: str = ""
    end: str = ""


def read_reply(response: HTTPResponse) -> Iterator[Piece]:
    """Read the pieces of a reply; EndpointError when it is none."""
    kind = response.headers.get_content_type()
    if kind == "text/html":
        raise _is_a_page()
    if kind == "application/json":
        yield from _read_whole(response, b"")
        return
    has_ended = False
    while line := _bounded(response.readline(_LONGEST + 1)):
        text = line.decode("utf-8", errors="replace").strip()
        if text.startswith("{"):
            # A whole reply under a wrong name.
            yield from _read_whole(response, line)
            return
        data = _read_event(text)
        if data == "[DONE]":
            if not has_ended:
                yield Piece(end="stop")
            return
        # The line in which a connection broke is no reply, but no fault of the server's either.
        if data and (line.endswith(b"\n") or not _find_fault(data)):
            for piece in _read_chunk(_decode(data)):
                has_ended = has_ended or bool(piece.end)
                yield piece


def split_thought(text: str) -> tuple[str, str]:
    """Split off what a model thought aloud before its answer; the first part is empty when it did not."""
    match = _THOUGHT.match(text)
    return (match[0], text[match.end() :]) if match else ("", text)


def say_error(body: bytes) -> str:
    """Find the words of an error in the forms that servers give it, on one line; empty when there are none."""
    text = body.decode("utf-8", errors="replace").strip()
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return "" if text.startswith("<") else clean(text)
    return clean(_find_words(value))


def clean(text: str) -> str:
    """Put foreign text on one line that is not too long and cannot command a terminal."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"


def _read_event(line: str) -> str:
    """Give the data of a line of an event stream; empty when it has none."""
    field, _, value = line.partition(":")
    if field == "error":
        # llama.cpp names its errors so.
        raise EndpointError(f"the server broke off: {say_error(value.encode())}")
    if field not in _FIELDS:
        raise _is_a_page() if line.startswith("<") else _is_no_reply(line)
    return value.strip() if field == "data" else ""


def _bounded(data: bytes) -> bytes:
    if len(data) > _LONGEST:
        raise EndpointError(f"the server sends more than {_LONGEST // 1_000_000} MB at once: no model answers so")
    return data


def _find_fault(text: str) -> str:
    """Say why a text is not JSON; empty when it is."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return f"{error.msg.lower().removesuffix(' at')}, character {error.pos + 1}"
    except (ValueError, RecursionError):
        return "a number too long or brackets too deep"
    return ""


def _find_words(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return _find_words(value[0]) if value else ""
    if not isinstance(value, dict):
        return ""
    found = (_find_words(value.get(name)) for name in ("error", "message", "detail", "msg"))
    return next(filter(None, found), "")


def _read_whole(response: HTTPResponse, begun: bytes) -> Iterator[Piece]:
    """Read the rest of a reply that comes at once, and give its pieces."""
    text = _bounded(begun + response.read(_LONGEST + 1)).decode("utf-8", errors="replace").strip()
    if text.startswith("{") and (fault := _find_fault(text)):
        if _is_cut(response, text):
            raise EndpointError(BROKEN_OFF)
        raise EndpointError(f"the answer came whole but is not valid JSON ({fault}): `{clean(text)}`")
    value = _decode(text)
    yield from _read_chunk(value)
    if not _text(_choice(value).get("finish_reason")):
        # Whether it says so or not: it came whole.
        yield Piece(end="stop")


def _is_cut(response: HTTPResponse, text: str) -> bool:
    """Tell whether the connection closed too early; where nothing says how long a reply is, its last letter tells."""
    if response.length is None and not response.chunked:
        return not text.endswith("}")
    # Of a chunked reply http.client says so itself.
    return bool(response.length)


def _read_chunk(value: object) -> Iterator[Piece]:
    fields = _object(value)
    if fields.get("error"):
        raise EndpointError(f"the server broke off: {clean(_find_words(fields)) or 'it does not say why'}")
    if "choices" not in fields:
        raise _is_no_reply(json.dumps(value, ensure_ascii=False))
    choice = _choice(value)
    said = _object(choice.get("delta") or choice.get("message"))
    if refusal := _text(said.get("refusal")):
        raise EndpointError(f"the model refuses: {clean(refusal)}")
    text, end = _content(said.get("content")), _text(choice.get("finish_reason"))
    thought = _text(said.get("reasoning_content")) or _text(said.get("reasoning"))
    if text or thought or end:
        yield Piece(text, thought, end)


def _choice(value: object) -> Mapping[str, object]:
    choices = _object(value).get("choices")
    return _object(choices[0]) if isinstance(choices, list) and choices else {}


def _content(value: object) -> str:
    if not isinstance(value, list):
        return _text(value)
    # A list of parts, of which some may be pictures or thoughts.
    return "".join(_text(_object(part).get("text")) for part in value if _object(part).get("type") == "text")


def _decode(text: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        raise (_is_a_page() if text.lstrip().startswith("<") else _is_no_reply(text)) from None
    return value


def _is_a_page() -> EndpointError:
    return EndpointError("the server answers with a web page: is this the address of an API?")


def _is_no_reply(text: str) -> EndpointError:
    said = f": `{clean(text)}`" if clean(text) else ""
    return EndpointError(f"the server does not answer as an OpenAI-compatible one{said}")


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
