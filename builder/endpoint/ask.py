"""Asking a model behind an OpenAI-compatible server: the answer comes in pieces, trouble in one line."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Final

from builder.endpoint.link import CONNECT_TIMEOUT, Address, EndpointError, Link, PassingTrouble, connect
from builder.endpoint.reply import BROKEN_OFF, Piece, clean, read_reply, say_error

# Ours first: set to nothing, it keeps the other one from a server that it is not meant for.
KEYS: Final = ("INTERVIEW_PRACTICE_API_KEY", "OPENAI_API_KEY")
READ_TIMEOUT: Final = 300.0
ATTEMPTS: Final = 5
LONGEST_PAUSE: Final = 60.0

# Five times what a hundred long questions take: a model that writes more has lost the end.
MOST_CHARACTERS: Final = 2_000_000
# Why an answer is over that we ended ourselves.
ENDLESS: Final = "endless"

_PASSING: Final = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
_LONGEST_ERROR: Final = 100_000


@dataclass(frozen=True, slots=True)
class Key:
    """A key and the variable that it comes from; its value is in no message and no trace."""

    name: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model and how to reach it; `read_timeout` is how many seconds it may say nothing."""

    address: Address
    model: str
    key: Key | None = None
    read_timeout: float = READ_TIMEOUT


def find_key(environment: Mapping[str, str]) -> Key | None:
    """Take the key from the first variable that is set; EndpointError when it cannot be one."""
    name = next((name for name in KEYS if name in environment), "")
    value = environment.get(name, "").strip()
    if not value:
        return None
    if not all("!" <= letter <= "~" for letter in value):
        raise EndpointError(f"the key in {name} has spaces or letters that no key has")
    return Key(name, value)


def ask(
    endpoint: Endpoint,
    prompt: str,
    *,
    say: Callable[[str], None],
    wait: Callable[[float], None] = time.sleep,
    now: Callable[[], float] = time.time,
) -> Iterator[Piece]:
    """Send a prompt and give the answer as it comes; `say` hears of attempts that fail.

    EndpointError is raised when there is no answer, or when it breaks off; what came until then stays valid. An answer
    without end is cut, with `ENDLESS` as the reason of its end.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            yield from _ask_once(endpoint, prompt, now)
            return
        except PassingTrouble as trouble:
            said = _hide(trouble, endpoint.key)
            pause = 2.0 ** (attempt - 1) if trouble.pause is None else trouble.pause
        except EndpointError as error:
            raise EndpointError(_hide(error, endpoint.key)) from None
        if attempt == ATTEMPTS:
            raise EndpointError(f"{said} (tried {ATTEMPTS} times)")
        if pause > LONGEST_PAUSE:
            raise EndpointError(f"{said}; the server asks to wait {pause:.0f} s: try again later")
        say(f"{said}; trying again in {pause:.0f} s")
        wait(pause)


def _hide(error: EndpointError, key: Key | None) -> str:
    """Take the key out of a message: some servers repeat the one that they refuse."""
    return str(error).replace(key.value, "…") if key else str(error)


def _ask_once(endpoint: Endpoint, prompt: str, now: Callable[[], float]) -> Iterator[Piece]:
    characters, thoughts, end = 0, 0, ""
    link = _connect(endpoint)
    with closing(link.connection), closing(_send(link, endpoint, prompt)) as response:
        if response.status != 200:
            raise _refusal(response, endpoint, now)
        try:
            for piece in _cut_endless(read_reply(response)):
                characters, thoughts = characters + len(piece.text), thoughts + len(piece.thought)
                end = piece.end or end
                yield piece
        except (OSError, HTTPException) as error:
            # After its end an answer is whole, whatever becomes of the connection.
            if not end:
                raise _breach(error, endpoint, characters + thoughts) from None
    if not end:
        raise _breach(None, endpoint, characters + thoughts)
    if not characters:
        raise EndpointError(_say_empty(end, thoughts))


def _cut_endless(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pass on the pieces of an answer up to the limit, thoughts included."""
    left = MOST_CHARACTERS
    for piece in pieces:
        size = len(piece.text) + len(piece.thought)
        if size > left:
            thought = piece.thought[:left]
            yield replace(piece, thought=thought, text=piece.text[: left - len(thought)], end=ENDLESS)
            return
        left -= size
        yield piece


def _connect(endpoint: Endpoint) -> Link:
    server = endpoint.address.server
    try:
        return connect(endpoint.address, read_timeout=endpoint.read_timeout)
    except TimeoutError:
        raise PassingTrouble(f"cannot reach {server}: no connection within {CONNECT_TIMEOUT:.0f} s") from None
    except ssl.SSLCertVerificationError as error:
        hint = "SSL_CERT_FILE may name a file of the authorities to trust"
        raise EndpointError(f"the certificate of {server} is not trusted: {error.verify_message} ({hint})") from None
    except ssl.SSLError as error:
        reason = (error.reason or "").lower().replace("_", " ")
        raise EndpointError(f"no encrypted connection to {server}: {reason}; is it `http://`?") from None
    except UnicodeError:
        raise EndpointError(f"cannot reach {server}: this is not the name of a server") from None
    except OSError as error:
        raise PassingTrouble(f"cannot reach {server}: {clean((error.strerror or str(error)).lower())}") from None


def _send(link: Link, endpoint: Endpoint, prompt: str) -> HTTPResponse:
    body = {"model": endpoint.model, "messages": [{"role": "user", "content": prompt}], "stream": True}
    headers = {
        "Content-Type": "application/json",
        "Accept": "text/event-stream, application/json",
        "User-Agent": "interview-practice",
        **link.headers,
    }
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key.value}"
    try:
        link.connection.request("POST", link.target, json.dumps(body).encode(), headers)
        return link.connection.getresponse()
    except (OSError, HTTPException) as error:
        raise _breach(error, endpoint, 0) from None


def _breach(error: Exception | None, endpoint: Endpoint, characters: int) -> EndpointError:
    """Say how a connection ended before the answer did."""
    if isinstance(error, TimeoutError):
        return EndpointError(f"{endpoint.address.server} has said nothing for {endpoint.read_timeout:g} s")
    if characters or isinstance(error, IncompleteRead):
        return EndpointError(BROKEN_OFF)
    if isinstance(error, HTTPException) and not isinstance(error, OSError):
        return EndpointError(f"{endpoint.address.server} does not speak HTTP")
    return PassingTrouble(f"{endpoint.address.server} closed the connection without an answer")


def _refusal(response: HTTPResponse, endpoint: Endpoint, now: Callable[[], float]) -> EndpointError:
    """Say why a server answers with another status than 200."""
    try:
        body = response.read(_LONGEST_ERROR)
    except (OSError, HTTPException):
        body = b""
    words = say_error(body)
    said = f": {words}" if words else ""
    status = response.status
    if status == 429 and b"insufficient_quota" in body:
        return EndpointError(f"the quota of this key is used up{said}")
    if status in _PASSING:
        return PassingTrouble(f"the server answers {status} {clean(response.reason)}{said}", _pause(response, now))
    if status in (401, 403):
        return EndpointError(f"{_say_key(endpoint.key)}{said}")
    if status == 404:
        return EndpointError(_say_missing(endpoint, words))
    if 300 <= status < 400:
        place = clean(response.headers.get("Location", "")) or "another address"
        return EndpointError(f"the server sends us to {place}: if you trust it, name that one")
    return EndpointError(f"the server answers {status} {clean(response.reason)}{said}")


def _say_key(key: Key | None) -> str:
    if key is None:
        return f"the server wants a key: set {KEYS[0]}"
    return f"the server does not accept the key in {key.name}"


def _say_missing(endpoint: Endpoint, words: str) -> str:
    if "model" in words.lower() or endpoint.model.lower() in words.lower():
        return f"the server has no model `{clean(endpoint.model)}`: {words}"
    path = endpoint.address.path.partition("?")[0]
    return f"{endpoint.address.server} has no `{path}`: is this the address of an OpenAI-compatible server?"


def _say_empty(end: str, thoughts: int) -> str:
    if end == "content_filter":
        return "the server's filter kept the answer back"
    if end == "length":
        spent = "thinking" if thoughts else "the prompt"
        return f"the model spent all its tokens on {spent} and gave no answer: allow it a longer context"
    if end == ENDLESS:
        return f"the model thought for {MOST_CHARACTERS:,} characters and gave no answer"
    return "the model gave an empty answer"


def _pause(response: HTTPResponse, now: Callable[[], float]) -> float | None:
    """Read how long the server asks to wait: seconds or a date."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        return max(parsedate_to_datetime(value).timestamp() - now(), 0.0)
    except (ValueError, TypeError, OverflowError):
        return None
