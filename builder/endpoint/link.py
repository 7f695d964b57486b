"""The way to a server: its address as people write it, the proxy in between, and a connection with two time-outs."""

from __future__ import annotations

import base64
import ipaddress
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from typing import Final
from urllib.parse import SplitResult, quote, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

CONNECT_TIMEOUT: Final = 10.0

_USUAL_PORTS: Final = {"http": 80, "https": 443}
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# `v1`, and what others call it: `v4`, `v1beta`.
_VERSION: Final = re.compile(r"/v\d+\w*(?=/|$)")
_COMPLETIONS: Final = "/chat/completions"
# What may stand in a path or query as it is.
_SAFE: Final = "/%:@!$&'()*+,;=?~"


class EndpointError(Exception):
    """What keeps a model from answering, in one line for the user."""


class PassingTrouble(EndpointError):
    """What may be over in a moment; `pause` is how many seconds the server asks to wait, if it does."""

    def __init__(self, message: str, pause: float | None = None) -> None:
        """Keep the message and the pause."""
        super().__init__(message)
        self.pause = pause


@dataclass(frozen=True, slots=True)
class Address:
    """Where chat completions are asked for; `path` includes the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def server(self) -> str:
        """Name the server as in a URL, without the path, which may hold secrets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_usual = self.port == _USUAL_PORTS[self.scheme]
        return f"{self.scheme}://{host}" if is_usual else f"{self.scheme}://{host}:{self.port}"

    @property
    def is_local(self) -> bool:
        """Tell this machine from all others."""
        if self.host == "localhost" or self.host.endswith(".localhost"):
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def read_address(url: str) -> Address:
    """Complete the URL of a server to that of its chat completions; EndpointError says what is wrong with it."""
    text = url.strip()
    scheme = "" if _SCHEME.match(text) else _guess_scheme(text)
    try:
        parts = urlsplit(scheme + text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise EndpointError(f"`{_without_secrets(text)}` is not a URL: {str(error).lower()}") from None
    if parts.scheme not in ("http", "https") or not host or any(letter.isspace() for letter in text):
        raise EndpointError(f"`{_without_secrets(text)}` is not the URL of a server: write `http://localhost:11434`")
    if parts.username is not None:
        raise EndpointError("leave user and password out of the URL: others can see the arguments of a command")
    path = _complete(parts.path)
    query = f"?{parts.query}" if parts.query else ""
    port = port or _USUAL_PORTS[parts.scheme]
    return Address(parts.scheme, host, port, quote(path + query, safe=_SAFE))


@dataclass(frozen=True, slots=True)
class Link:
    """An open connection, what to ask it for, and the headers that the way needs."""

    connection: HTTPConnection
    target: str
    headers: Mapping[str, str]


def connect(address: Address, *, read_timeout: float) -> Link:
    """Open a connection, by the proxy of the environment if there is one."""
    proxy = _find_proxy(address)
    target = address.path
    headers = _proxy_headers(proxy) if proxy else {}
    host, port = (proxy.hostname or "", proxy.port or 80) if proxy else (address.host, address.port)
    connection: HTTPConnection
    if address.scheme == "https":
        context = ssl.create_default_context()
        connection = HTTPSConnection(host, port, timeout=CONNECT_TIMEOUT, context=context)
        if proxy:
            connection.set_tunnel(address.host, address.port, headers)
            headers = {}
    else:
        connection = HTTPConnection(host, port, timeout=CONNECT_TIMEOUT)
        target = address.server + address.path if proxy else address.path
    connection.connect()
    # To be reached takes seconds or fails; a model on a small machine may think for minutes before its first word.
    connection.sock.settimeout(read_timeout)
    return Link(connection, target, headers)


def _guess_scheme(text: str) -> str:
    host = re.split(r"[/?#]", text, maxsplit=1)[0].rpartition("@")[2]
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return "http://" if Address("http", name, 80, "").is_local else "https://"


def _complete(path: str) -> str:
    path = path.rstrip("/")
    if path.endswith(_COMPLETIONS):
        return path
    return f"{path}{_COMPLETIONS}" if _VERSION.search(path) else f"{path}/v1{_COMPLETIONS}"


def _without_secrets(url: str) -> str:
    return re.sub(r"(?<=//)[^/@]*@|\?.*", "…", url)


def _find_proxy(address: Address) -> SplitResult | None:
    if address.is_local or proxy_bypass(f"{address.host}:{address.port}"):
        return None
    proxies = getproxies()
    url = proxies.get(address.scheme) or proxies.get("all")
    if not url:
        return None
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme != "http":
        raise EndpointError(f"a proxy of the kind `{parts.scheme}` is not supported: set HTTPS_PROXY to an HTTP proxy")
    return parts


def _proxy_headers(proxy: SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    user = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {base64.b64encode(user.encode()).decode()}"}
