"""The way to a server: addresses, keys, certificates, proxies, and nobody there."""

from __future__ import annotations

import shutil
import socket
import subprocess

import pytest

from builder.endpoint.ask import Key, find_key
from builder.endpoint.link import EndpointError, read_address
from tests.unit.endpoint_client import Client
from tests.unit.endpoint_server import raw, says, serve, stream


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://localhost:11434", "http://localhost:11434 /v1/chat/completions"),
        ("http://localhost:11434/", "http://localhost:11434 /v1/chat/completions"),
        ("localhost:8080", "http://localhost:8080 /v1/chat/completions"),
        ("127.0.0.1:8080/v1", "http://127.0.0.1:8080 /v1/chat/completions"),
        ("[::1]:8080", "http://[::1]:8080 /v1/chat/completions"),
        ("api.example.com", "https://api.example.com /v1/chat/completions"),
        ("https://api.example.com/v1/", "https://api.example.com /v1/chat/completions"),
        ("https://api.example.com/v1/chat/completions", "https://api.example.com /v1/chat/completions"),
        ("https://api.example.com/chat/completions/", "https://api.example.com /chat/completions"),
        ("https://example.com/api/paas/v4", "https://example.com /api/paas/v4/chat/completions"),
        ("https://example.com/v1beta/openai", "https://example.com /v1beta/openai/chat/completions"),
        ("https://example.com:8443/api", "https://example.com:8443 /api/v1/chat/completions"),
        ("https://e.com/d/m/chat/completions?version=2", "https://e.com /d/m/chat/completions?version=2"),
        (
            " https://example.com/модель ",
            "https://example.com /%D0%BC%D0%BE%D0%B4%D0%B5%D0%BB%D1%8C/v1/chat/completions",
        ),
    ],
)
def test_addresses(url: str, address: str) -> None:
    found = read_address(url)
    assert f"{found.server} {found.path}" == address


@pytest.mark.parametrize(
    "url", ["", "http://", "ftp://example.com", "http://a b", "http://example.com:port", "http://["]
)
def test_no_addresses(url: str) -> None:
    with pytest.raises(EndpointError, match="is not"):
        read_address(url)


def test_a_password_in_the_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(EndpointError, match="leave user and password out") as caught:
        read_address("https://user:secret@example.com")
    assert "secret" not in str(caught.value)
    with pytest.raises(EndpointError) as caught:
        read_address("https://user:secret@example.com:port?key=secret")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("environment", "key"),
    [
        ({}, None),
        ({"OPENAI_API_KEY": " b\n"}, Key("OPENAI_API_KEY", "b")),
        ({"OPENAI_API_KEY": "b", "INTERVIEW_PRACTICE_API_KEY": "a"}, Key("INTERVIEW_PRACTICE_API_KEY", "a")),
        ({"OPENAI_API_KEY": "b", "INTERVIEW_PRACTICE_API_KEY": ""}, None),
    ],
)
def test_keys(environment: dict[str, str], key: Key | None) -> None:
    assert find_key(environment) == key


def test_what_cannot_be_a_key() -> None:
    with pytest.raises(EndpointError, match="the key in OPENAI_API_KEY has spaces") as caught:
        find_key({"OPENAI_API_KEY": "ключ ключ"})
    assert "ключ ключ" not in str(caught.value)


def test_nobody_is_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    client = Client(url)
    assert client.fail() == f"cannot reach {url}: connection refused (tried 5 times)"


def test_not_http() -> None:
    with serve(raw(b"SSH-2.0-OpenSSH_9.2\r\n")) as server:
        assert Client(server).fail() == f"{server.url} does not speak HTTP"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    names = (str(folder / "certificate.pem"), str(folder / "key.pem"))
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1"
    )
    subprocess.run([*command.split(), "-out", names[0], "-keyout", names[1]], check=True, capture_output=True)
    return names


def test_a_certificate_that_nobody_knows(certificate: tuple[str, str]) -> None:
    with serve(stream(says("a")), certificate=certificate) as server:
        client = Client(server)
        message = client.fail()
        assert (
            message.startswith(f"the certificate of {server.url} is not trusted: self") and "SSL_CERT_FILE" in message
        )
        assert client.waited == [] and server.requests == []


def test_a_certificate_of_ones_own(certificate: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certificate[0])
    with serve(stream(says("a")), certificate=certificate) as server:
        assert Client(server).ask() == "a"


def test_no_encryption_there() -> None:
    with serve(stream(says("a"))) as server:
        message = Client(server.url.replace("http://", "https://")).fail()
    assert message.startswith("no encrypted connection to https://127.0.0.1:") and message.endswith("is it `http://`?")


def test_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(stream(says("by proxy"))) as server:
        monkeypatch.setenv("http_proxy", server.url.replace("//", "//user:p%40ss@"))
        assert Client("http://models.example/v1").ask() == "by proxy"
        (request,) = server.requests
        assert request.path == "http://models.example/v1/chat/completions"
        assert request.headers["Proxy-Authorization"] == "Basic dXNlcjpwQHNz"
        monkeypatch.setenv("no_proxy", "models.example")
        assert Client("http://models.example/v1").fail().startswith("cannot reach http://models.example: ")


def test_a_proxy_that_tunnels_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(stream(says("a"))) as server:
        monkeypatch.setenv("https_proxy", server.url)
        assert "tunnel connection failed: 501" in Client("https://models.example").fail()


def test_a_proxy_of_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1080")
    assert Client("http://models.example").fail().startswith("a proxy of the kind `socks5` is not supported")


def test_this_machine_needs_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with serve(stream(says("a"))) as server:
        assert Client(server).ask() == "a"
