"""Asking a model: what is sent, what comes back, and one clear line for each thing that goes wrong."""

from __future__ import annotations

import json
import socket
import time
from contextlib import closing
from http.client import HTTPResponse
from itertools import repeat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.endpoint.ask import ATTEMPTS, ENDLESS, ask
from builder.endpoint.link import EndpointError
from builder.endpoint.reply import read_reply, split_thought
from tests.unit.endpoint_client import Client
from tests.unit.endpoint_server import (
    STOP,
    Behaviour,
    delta,
    fail,
    hang_up,
    raw,
    reply,
    says,
    serve,
    stall,
    stream,
    void,
)


@pytest.mark.parametrize("is_chunked", [True, False])
def test_an_answer_comes_in_pieces(is_chunked: bool) -> None:
    with serve(stream(says("# Заго", "ловок\n", "😀"), is_chunked=is_chunked)) as server:
        client = Client(server)
        assert client.ask() == "# Заголовок\n😀"
        assert client.end == "stop"
        (request,) = server.requests
        assert request.path == "/v1/chat/completions"
        assert request.body == {"model": "small", "messages": [{"role": "user", "content": "prompt"}], "stream": True}
        assert "Authorization" not in request.headers
    assert client.said == client.waited == []


@pytest.mark.parametrize("is_chunked", [True, False])
def test_pieces_arrive_when_they_are_sent(is_chunked: bool) -> None:
    with serve(stream(says("a", "b"), is_chunked=is_chunked, pause=0.2)) as server:
        start = time.monotonic()
        pieces = ask(Client(server).endpoint, "prompt", say=print)
        assert next(pieces).text == "a"
        assert time.monotonic() - start < 0.19
        assert [piece.text for piece in pieces] == ["b", ""]


def test_the_key_is_sent_and_shown_nowhere() -> None:
    with serve(fail(401, "Incorrect API key provided: sk-12345")) as server:
        client = Client(server, key="sk-12345")
        assert client.fail() == "the server does not accept the key in OPENAI_API_KEY: Incorrect API key provided: …"
        assert server.requests[0].headers["Authorization"] == "Bearer sk-12345"
    assert "sk-12345" not in repr(client.endpoint)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_it_tries_again(status: int) -> None:
    with serve(fail(status, "busy"), hang_up, stream(says("done"))) as server:
        client = Client(server)
        assert client.ask() == "done"
    assert client.waited == [1, 2]
    assert client.said[0].startswith(f"the server answers {status}") and client.said[0].endswith("in 1 s")
    assert client.said[1] == f"{server.url} closed the connection without an answer; trying again in 2 s"


def test_it_gives_up() -> None:
    with serve(fail(503, "Loading model")) as server:
        client = Client(server)
        assert client.fail() == "the server answers 503 Service Unavailable: Loading model (tried 5 times)"
        assert len(server.requests) == ATTEMPTS
    assert client.waited == [1, 2, 4, 8]


@pytest.mark.parametrize(
    ("value", "pause"), [("7", 7), ("0", 0), ("Tue, 14 Nov 2023 22:13:50 GMT", 30), ("soon", 1), ("-1", 1)]
)
def test_it_waits_as_long_as_the_server_asks(value: str, pause: float) -> None:
    with serve(fail(429, Retry_After=value), stream(says("done"))) as server:
        client = Client(server)
        assert client.ask() == "done"
    assert client.waited == [pause]


def test_it_does_not_wait_for_an_hour() -> None:
    with serve(fail(429, "slow down", Retry_After="3600")) as server:
        assert Client(server).fail().endswith("slow down; the server asks to wait 3600 s: try again later")


def test_a_quota_does_not_come_back() -> None:
    body = {"error": {"message": "You exceeded your quota", "code": "insufficient_quota"}}
    with serve(reply(429, json.dumps(body))) as server:
        client = Client(server)
        assert client.fail() == "the quota of this key is used up: You exceeded your quota"
    assert client.waited == []


def test_silence() -> None:
    with serve(stall(2)) as server:
        client = Client(server, timeout=0.2)
        assert client.fail() == f"{server.url} has said nothing for 0.2 s"
    assert client.waited == []


def test_silence_in_the_middle() -> None:
    with serve(stream([delta("half")], then=stall(2))) as server:
        client = Client(server, timeout=0.3)
        assert client.fail() == f"{server.url} has said nothing for 0.3 s"
    assert client.text == "half"


def test_silence_after_the_end_is_no_trouble() -> None:
    with serve(stream(says("all")[:-1], then=stall(2))) as server:
        assert Client(server, timeout=0.3).ask() == "all"


@pytest.mark.parametrize(
    ("cut", "is_chunked"),
    [
        (hang_up, True),
        (hang_up, False),
        (void, True),
        (void, False),
        (raw(b'ff\r\ndata: {"choices"'), True),
        (raw(b'data: {"choices"'), False),
    ],
)
def test_a_cut_stream_keeps_what_came_and_is_not_asked_again(cut: Behaviour, is_chunked: bool) -> None:
    with serve(stream([delta("half")], is_chunked=is_chunked, pause=0.1, then=cut)) as server:
        client = Client(server)
        assert client.fail() == "the answer broke off: the server closed the connection"
        assert len(server.requests) == 1
    assert client.text == "half"


@pytest.mark.parametrize(
    ("length", "body", "is_cut"),
    [
        ("Content-Length: 999", '{"choices', True),
        ("Content-Length: 999", '{"choices": {}', True),
        ("Connection: close", '{"choices', True),
        ("Connection: close", '{"choices": [}', False),
        ("Transfer-Encoding: chunked", '9\r\n{"choices', True),
        ("Transfer-Encoding: chunked", '9\r\n{"choices\r\n0\r\n\r\n', False),
    ],
)
@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_a_whole_reply_that_is_cut(length: str, body: str, is_cut: bool, kind: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{length}\r\n\r\n"
    with serve(raw(f"{head}{body}".encode())) as server:
        said = Client(server).fail()
    assert said.startswith("the answer broke off" if is_cut else "the answer came whole but is not valid JSON (")


@pytest.mark.parametrize("kind", ["application/json", "text/event-stream", "text/plain"])
def test_more_at_once_than_any_model_says(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.endpoint.reply._LONGEST", 1000)
    with serve(reply(200, f"data: {delta('a' * 1000)}", kind=kind)) as server:
        assert Client(server).fail().startswith("the server sends more than ")


@pytest.mark.parametrize(
    ("name", "said"),
    [("content", ""), ("reasoning", "the model thought for 10 characters and gave no answer")],
)
def test_an_answer_without_end(name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.endpoint.ask.MOST_CHARACTERS", 10)
    event = json.dumps({"choices": [{"delta": {name: "ещё "}}]})
    with serve(stream(repeat(event))) as server:
        client = Client(server)
        assert (client.fail() if said else client.ask()) == (said or "ещё ещё ещ")
    assert (client.text + client.thought, client.end) == ("ещё ещё ещ", ENDLESS)


@pytest.mark.parametrize(
    ("message", "model"),
    [('model "smalll" not found, try pulling it first', "small"), ("The `small` does not exist", "small")],
)
def test_a_wrong_model(message: str, model: str) -> None:
    with serve(fail(404, message)) as server:
        assert Client(server, model=model).fail() == f"the server has no model `{model}`: {message}"


def test_a_wrong_path() -> None:
    with serve(reply(404, "404 page not found", kind="text/plain")) as server:
        assert Client(server).fail() == (
            f"{server.url} has no `/v1/chat/completions`: is this the address of an OpenAI-compatible server?"
        )


@pytest.mark.parametrize("kind", ["text/html", "application/json", "text/event-stream"])
def test_a_page(kind: str) -> None:
    with serve(reply(200, "<!doctype html>\n<p>Hello</p>", kind=kind)) as server:
        assert Client(server).fail() == "the server answers with a web page: is this the address of an API?"


def test_a_page_as_error() -> None:
    with serve(reply(403, "<html>no</html>", kind="text/html")) as server:
        assert Client(server).fail() == "the server wants a key: set INTERVIEW_PRACTICE_API_KEY"


def test_no_error_repeats_the_key() -> None:
    leaks = (fail(503, "busy, sk-1"), stream(['{"error": "bad key sk-1"}']))
    with serve(*leaks) as server:
        client = Client(server, key="sk-1")
        assert "sk-1" not in client.fail() + "".join(client.said)
        assert len(server.requests) == len(leaks)


def test_a_redirect_is_not_followed_with_the_key() -> None:
    with serve(reply(307, "", Location="http://elsewhere.example/v1")) as server:
        client = Client(server, key="sk-1")
        assert client.fail() == "the server sends us to http://elsewhere.example/v1: if you trust it, name that one"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"response": "hi", "done": true}', 'as an OpenAI-compatible one: `{"response": "hi", "done": true}`'),
        ("[1]", "as an OpenAI-compatible one: `[1]`"),
        ("hello", "as an OpenAI-compatible one: `hello`"),
        ("{", "JSON (expecting property name enclosed in double quotes, character 2): `{`"),
        ('{"choices": [},\n ]}', 'not valid JSON (expecting value, character 14): `{"choices": [}, ]}`'),
        ('{"n": ' + "9" * 5000 + "}", f'a number too long or brackets too deep): `{{"n": {"9" * 293}…`'),
        ('{"error": {"message": "out of\\nmemory \\u001b[31m"}}', "the server broke off: out of memory [31m"),
    ],
)
@pytest.mark.parametrize("kind", ["application/json", "text/event-stream"])
def test_what_is_no_answer(body: str, said: str, kind: str) -> None:
    with serve(reply(200, body, kind=kind)) as server:
        assert Client(server).fail().endswith(said)


def test_events_that_are_no_json() -> None:
    with serve(stream([delta("a"), "{oops"])) as server:
        client = Client(server)
        assert client.fail() == "the server does not answer as an OpenAI-compatible one: `{oops`"
    assert client.text == "a"


@pytest.mark.parametrize("event", ['{"error": {"message": "overloaded"}}', '{"error": "overloaded", "choices": []}'])
def test_an_error_in_the_middle(event: str) -> None:
    with serve(stream([delta("a"), event])) as server:
        assert Client(server).fail() == "the server broke off: overloaded"


def test_an_error_as_llama_cpp_sends_it() -> None:
    body = 'data: {"choices": []}\n\nerror: {"code": 500, "message": "no slots"}\n\n'
    with serve(reply(200, body, kind="text/event-stream")) as server:
        assert Client(server).fail() == "the server broke off: no slots"


@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_a_server_that_does_not_stream(kind: str) -> None:
    whole = {"choices": [{"message": {"role": "assistant", "content": "all"}, "finish_reason": "length"}]}
    with serve(reply(200, json.dumps(whole, indent=1), kind=kind)) as server:
        client = Client(server)
        assert client.ask() == "all"
        assert client.end == "length"


def test_comments_other_fields_and_empty_choices_are_passed_over() -> None:
    body = f": waiting\r\n\r\nevent: message\r\nid: 1\r\ndata:{delta('a')}\r\n\r\n"
    body += 'data: {"choices": [], "usage": {"total_tokens": 3}}\r\n\r\ndata: [DONE]\r\n\r\n'
    with serve(reply(200, body, kind="text/event-stream")) as server:
        assert Client(server).ask() == "a"


EVENTS = st.sampled_from(
    [
        b"data: ",
        b"data:",
        b"[DONE]",
        b"\n",
        b"\r\n",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b",",
        b"null",
        b"1",
        b'""',
        b"error: ",
    ]
    + [f'"{name}"'.encode() for name in ("choices", "delta", "message", "content", "error", "finish_reason", "stop")]
    + [delta("a").encode(), STOP.encode(), b"<html>", b"\xff"]
)


@given(
    kind=st.sampled_from(["text/event-stream", "application/json", "text/plain", "text/html"]),
    body=st.one_of(st.binary(), st.lists(EVENTS).map(b"".join)),
)
def test_whatever_is_sent_is_an_answer_or_one_error(kind: str, body: bytes) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nConnection: close\r\n\r\n".encode()
    here, there = socket.socketpair()
    with here, there, closing(HTTPResponse(here)) as response:
        there.sendall(head + body)
        there.shutdown(socket.SHUT_WR)
        response.begin()
        try:
            assert all(piece.text or piece.thought or piece.end for piece in read_reply(response))
        except EndpointError as error:
            assert str(error) and str(error).isprintable()


def test_parts_and_thoughts() -> None:
    events = [
        '{"choices": [{"delta": {"reasoning_content": "hm, "}}]}',
        '{"choices": [{"delta": {"reasoning": "so"}}]}',
        '{"choices": [{"delta": {"content": [{"type": "text", "text": "a"}, {"type": "image"}]}}]}',
    ]
    with serve(stream([*events, "[DONE]"])) as server:
        client = Client(server)
        assert client.ask() == "a"
        assert client.thought == "hm, so"


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (says(), "the model gave an empty answer"),
        (says(end="content_filter"), "the server's filter kept the answer back"),
        (
            ['{"choices": [{"delta": {"reasoning": "hm"}}]}', *says(end="length")],
            "the model spent all its tokens on thinking and gave no answer: allow it a longer context",
        ),
        (['{"choices": [{"delta": {"refusal": "I will not"}}]}'], "the model refuses: I will not"),
    ],
)
def test_no_answer(events: list[str], said: str) -> None:
    with serve(stream(events)) as server:
        assert Client(server).fail() == said


@pytest.mark.parametrize(
    ("text", "thought"),
    [
        ("<think>\nhm\n</think>\n\n## One", "<think>\nhm\n</think>\n\n"),
        ("\n<thinking>hm</thinking>## One", "\n<thinking>hm</thinking>"),
        ("hm\n</think>\n## One", "hm\n</think>\n"),
        ("## One", ""),
        ("## One `</think>`", ""),
        ("<think>## One", ""),
    ],
)
def test_thinking_aloud(text: str, thought: str) -> None:
    assert split_thought(text) == (thought, text.removeprefix(thought))


def test_a_stop_closes_the_connection(tmp_path: Path) -> None:
    with serve(stream(says("a", "b", "c"), pause=0.1)) as server:
        pieces = ask(Client(server).endpoint, "prompt", say=print)
        next(pieces)
        assert hasattr(pieces, "close")
        pieces.close()
