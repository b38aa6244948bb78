"""Posting to real servers on loopback, kind and hostile ones."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import pytest
import trustme
from pytest_httpserver import HTTPServer
from werkzeug import Response

from letters.delivery.connections import Connections
from letters.delivery.submission import DeliveryError
from letters.webhooks.posting import Post, post

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

HEADERS = {"Content-Type": "application/json", "webhook-id": "<a@b.example>"}


def a_post(url: str) -> Post:
    return Post(url=url, headers=HEADERS, body='{"é":1}'.encode())


def failure(url: str, *, allow_private: bool = True, deadline: float = 20) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        post(a_post(url), allow_private=allow_private, deadline=deadline)
    assert "\n" not in str(caught.value)
    assert "SECRET" not in str(caught.value)
    return caught.value


def test_a_letter_arrives_whole(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hooks/1", method="POST").respond_with_data("")
    post(a_post(httpserver.url_for("/hooks/1?key=a%20b")), allow_private=True)
    ((request, _),) = httpserver.log
    assert request.get_data() == '{"é":1}'.encode()
    assert request.query_string == b"key=a%20b"
    assert request.headers["webhook-id"] == "<a@b.example>"
    assert request.headers["Host"] == f"{httpserver.host}:{httpserver.port}"


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_any_2xx_is_a_yes(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/").respond_with_data("", status=status)
    post(a_post(httpserver.url_for("/")), allow_private=True)
    assert len(httpserver.log) == 1


@pytest.mark.parametrize(
    ("status", "temporary", "refused", "gone"),
    [
        *((status, True, False, False) for status in (408, 409, 423, 425, 429, 500, 503, 599)),
        *((status, False, True, False) for status in (400, 401, 403, 404, 413, 422)),
        (410, False, True, True),
    ],
)
def test_what_an_answer_says_of_the_letter(
    httpserver: HTTPServer, status: int, temporary: bool, refused: bool, gone: bool
) -> None:
    httpserver.expect_request("/SECRET").respond_with_data("no\n\x1b[31m", status=status)
    error = failure(httpserver.url_for("/SECRET"))
    assert (error.temporary, error.refused, error.of_address) == (temporary, refused, gone)
    assert str(error).startswith(f"{httpserver.host}:{httpserver.port} did not take the letter:")
    assert "\x1b" not in str(error)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("where", ["/other", "http://169.254.169.254/latest/meta-data/"])
def test_no_redirect_is_followed(httpserver: HTTPServer, status: int, where: str) -> None:
    httpserver.expect_request("/").respond_with_data("", status=status, headers={"Location": where})
    error = failure(httpserver.url_for("/"))
    assert (error.temporary, error.refused) == (False, False)
    assert "is not followed" in str(error)
    assert [request.path for request, _ in httpserver.log] == ["/"]


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("120", timedelta(seconds=120)),
        ("999999999999", timedelta(days=1)),
        ("Fri, 01 Jan 2021 00:00:00 GMT", timedelta()),
        ("soon", None),
        ("-5", None),
        ("1 Jan 2021", None),
        ("Fri, 01 Jan 2021 00:00:00 +99999999999999999999", None),
    ],
)
def test_how_long_it_asks_us_to_wait(
    httpserver: HTTPServer, written: str, rest: timedelta | None
) -> None:
    answer = Response("", status=429, headers={"Retry-After": written})
    httpserver.expect_request("/").respond_with_response(answer)
    assert failure(httpserver.url_for("/")).rest == rest


def test_a_day_to_wait_for(httpserver: HTTPServer) -> None:
    day = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    answer = Response("", status=503, headers={"Retry-After": day})
    httpserver.expect_request("/").respond_with_response(answer)
    rest = failure(httpserver.url_for("/")).rest
    assert rest is not None
    assert timedelta(minutes=8) < rest <= timedelta(minutes=10)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]"],
)
def test_a_private_address_is_not_asked(httpserver: HTTPServer, host: str) -> None:
    error = failure(f"http://{host}:{httpserver.port}/", allow_private=False)
    assert "is a private address; allow_private = true" in str(error)
    assert (error.temporary, error.refused) == (False, False)
    assert httpserver.log == []


def test_a_name_is_resolved_once_and_connected_to_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = ["8.8.8.8", "127.0.0.1", "127.0.0.1"]
    asked: list[object] = []

    def changing(host: object, port: int, **_: object) -> list[object]:
        address = (answers.pop(0), port)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address)]

    def refuse(line: socket.socket, address: object) -> None:
        asked.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    error = failure("http://changing.example/", allow_private=False)
    assert error.temporary
    assert asked == [("8.8.8.8", 80)]


def test_a_name_of_which_one_address_is_private_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))
        for address in ("8.8.8.8", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert "10.0.0.1 is a private address" in str(failure("http://x.example/", allow_private=False))


def test_a_name_that_is_unknown_or_none_is_tried_again() -> None:
    assert failure(f"http://{'a' * 70}.example/").temporary
    assert failure("http://nobody.invalid/").temporary


@contextmanager
def a_server(behave: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that does with each connection as it is told; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    line, _ = listening.accept()
                    with line, suppress(OSError):
                        behave(line)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/SECRET"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def _drip(piece: bytes) -> Callable[[socket.socket], None]:
    def behave(line: socket.socket) -> None:
        line.recv(65536)
        while True:
            line.sendall(piece)
            time.sleep(0.05)

    return behave


@pytest.mark.parametrize(
    "piece",
    [b"", b"H", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: y\r\n"[:1]],
)
def test_a_server_that_drips_is_cut_at_the_deadline(piece: bytes) -> None:
    with a_server(_drip(piece)) as url:
        assert failure(url, deadline=0.5).temporary


def test_all_connections_can_be_cut_at_once() -> None:
    connections, began = Connections(), threading.Event()

    def behave(line: socket.socket) -> None:
        line.recv(65536)
        began.set()
        _drip(b"H")(line)

    with a_server(behave) as url:

        def cut() -> None:
            began.wait(10)
            connections.cut_all()

        cutting = threading.Thread(target=cut)
        cutting.start()
        with pytest.raises(DeliveryError) as caught:
            post(a_post(url), allow_private=True, connections=connections)
        cutting.join()
    assert caught.value.temporary


def _say(answer: bytes) -> Callable[[socket.socket], None]:
    def behave(line: socket.socket) -> None:
        line.recv(65536)
        line.sendall(answer)

    return behave


def test_a_yes_counts_whatever_follows_it() -> None:
    def behave(line: socket.socket) -> None:
        _say(b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n")(line)
        _drip(b"x" * 1000)(line)

    with a_server(behave) as url:
        post(a_post(url), allow_private=True)


def test_of_a_long_no_only_the_beginning_is_read() -> None:
    def behave(line: socket.socket) -> None:
        _say(b"HTTP/1.1 404 Not Found\r\nContent-Length: 9999999999\r\n\r\n")(line)
        while True:
            line.sendall(b"never " * 10_000)

    with a_server(behave) as url:
        error = failure(url)
    assert error.refused
    assert len(str(error)) < 300


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 999999 X\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 2000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_answer_is_tried_again(answer: bytes) -> None:
    with a_server(_say(answer)) as url:
        error = failure(url)
    assert (error.temporary, error.refused) == (True, False)


@pytest.fixture
def encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HTTPServer]:
    """A server with a certificate for `localhost` of an authority that is trusted."""
    authority = trustme.CA()
    context = SSLContext(PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with HTTPServer(ssl_context=context) as server:
        server.expect_request("/").respond_with_data("")
        yield server


def test_over_https_the_certificate_is_of_the_name(encrypted: HTTPServer) -> None:
    post(a_post(f"https://localhost:{encrypted.port}/"), allow_private=True)
    assert len(encrypted.log) == 1
    error = failure(f"https://127.0.0.1:{encrypted.port}/")
    assert (error.temporary, len(encrypted.log)) == (True, 1)
