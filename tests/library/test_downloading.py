"""Downloads from a server on this computer, which is the only thing of any network that tests talk to."""

from __future__ import annotations

import gzip
import socket
import sys
import threading
import zlib
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest

from iweek_desktop import __version__
from iweek_desktop.library.address import DownloadError, checked, is_local
from iweek_desktop.library.catalogue import Validators
from iweek_desktop.library.downloading import Bounds, Downloaded, download
from iweek_desktop.library.progress import Cancelled, cancellable
from tests.library.web_server import CERTIFICATE, Answer, Request, closed_port, serving, silent_port

QUICK = Bounds(connect_s=5, read_s=5, whole_s=20, size=100_000, redirects=3)
BODY = b'{"any": "bytes"}'


@pytest.fixture(autouse=True)
def straight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no proxy of the computer that runs the tests."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Hold every download to leaving no thread behind."""
    yield
    for thread in threading.enumerate():
        if thread.name == "programme download":
            thread.join(5)
            assert not thread.is_alive()


def refused(address: str, bounds: Bounds = QUICK, known: Validators | None = None) -> tuple[str, Any]:
    """Return code and arguments of the notice of a download that fails."""
    with pytest.raises(DownloadError) as told:
        download(address, known, bounds=bounds)
    assert told.value.notice.level == "error"
    return told.value.notice.code, told.value.notice.arguments


def code(answer: Answer, bounds: Bounds = QUICK) -> str:
    with serving(answer) as server:
        return refused(server.address, bounds)[0]


def test_what_is_there_comes_with_how_to_ask_again() -> None:
    def answer(request: Request) -> None:
        request.give(BODY, etag='"v1"', last_modified="Mon, 05 May 2031 08:00:00 GMT")

    told: list[tuple[str, int, int | None]] = []
    with serving(answer) as server:
        got = download(server.address, tell=lambda *words: told.append(words), bounds=QUICK)
        (path, asked), *more = server.asked
    assert got == Downloaded(BODY, Validators(server.address, '"v1"', "Mon, 05 May 2031 08:00:00 GMT"))
    assert (path, more) == ("/p.json", [])
    assert asked["User-Agent"] == f"iweek-desktop/{__version__}"
    assert asked["Accept-Encoding"] == "gzip"
    assert "If-None-Match" not in asked
    assert told[-1] == ("downloading", len(BODY), len(BODY))


def test_the_server_is_asked_whether_anything_has_changed() -> None:
    def answer(request: Request) -> None:
        same = request.headers["If-None-Match"] == 'W/"v1"'
        request.give(*((b"", 304) if same else (BODY, 200)))

    with serving(answer) as server:
        known = Validators(server.address, 'W/"v1"', "Mon, 05 May 2031 08:00:00 GMT")
        assert download(server.address, known, bounds=QUICK) is None
        assert server.asked[0][1]["If-Modified-Since"] == "Mon, 05 May 2031 08:00:00 GMT"
        other = known._replace(address=f"http://{server.host}/other.json")
        assert download(server.address, other, bounds=QUICK) is not None
        assert "If-None-Match" not in server.asked[1][1]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (404, "update.missing"),
        (410, "update.missing"),
        (401, "update.refused"),
        (403, "update.refused"),
        (429, "update.refused"),
        (204, "update.refused"),
        (206, "update.refused"),
        (304, "update.refused"),
        (500, "update.server"),
        (503, "update.server"),
    ],
)
def test_an_answer_that_is_no_programme_file(status: int, expected: str) -> None:
    with serving(lambda request: request.give(b"", status)) as server:
        assert refused(server.address) == (expected, {"host": "127.0.0.1", "status": str(status)})


# Leading on


def leading(*steps: str) -> Answer:
    """Lead on from /p.json to each step in turn, the last of which has the body."""
    paths = ["/p.json", *steps]

    def answer(request: Request) -> None:
        at = paths.index(request.path)
        if at == len(steps):
            request.give(BODY)
        else:
            request.give(b"", 302, location=steps[at])

    return answer


def test_a_server_may_lead_on_a_few_times() -> None:
    with serving(leading("/a", "/b", "/c")) as server:
        got = download(server.address, bounds=QUICK)
        assert got is not None
        assert (got.data, got.validators.address) == (BODY, f"http://{server.host}/c")
    with serving(leading("/a", "/b", "/c", "/d")) as server:
        assert refused(server.address) == ("update.redirects", {"host": "127.0.0.1", "expected": "3"})


def test_the_place_that_is_led_on_to_is_asked_whether_anything_has_changed() -> None:
    with serving(leading("/a")) as server:
        download(server.address, Validators(f"http://{server.host}/a", '"v1"'), bounds=QUICK)
        assert ["If-None-Match" in asked for _, asked in server.asked] == [False, True]


@pytest.mark.parametrize(
    "location",
    [
        "http://programme.invalid/p.json",
        "ftp://127.0.0.1/p.json",
        "file:///etc/passwd",
        "https://user:word@127.0.0.1/p.json",
        "//programme.invalid/p.json",
        "",
        "http://[broken",
    ],
)
def test_a_server_may_not_lead_on_to_just_anything(location: str) -> None:
    found = code(lambda request: request.give(b"", 301, location=location))
    assert found in ("update.redirect", "update.address")


def test_another_computer_may_not_lead_on_to_this_one() -> None:
    import httpx

    from iweek_desktop.library.address import leads_on

    for inside in ("http://127.0.0.1:631/", "https://localhost/", "http://[::1]/"):
        with pytest.raises(DownloadError) as told:
            leads_on(httpx.URL("https://programme.example/p.json"), inside)
        assert told.value.notice.code == "update.redirect"
    onwards = leads_on(httpx.URL("https://programme.example/a/p.json"), "../b.json#c")
    assert str(onwards) == "https://programme.example/b.json"


# Bounds


def test_a_download_that_says_it_is_too_large_is_not_begun() -> None:
    def answer(request: Request) -> None:
        request.give(b"", content_length="100001")

    with serving(answer) as server:
        assert refused(server.address) == ("update.size", {"expected": "0 MB"})


def test_a_download_that_says_nothing_is_stopped_when_it_is_too_large() -> None:
    sent = 0

    def answer(request: Request) -> None:
        nonlocal sent
        request.give(b"", content_length="")
        while True:
            sent += request.wfile.write(b"x" * 1000)

    assert code(answer) == "update.size"
    assert sent > QUICK.size


def test_the_size_is_the_last_that_is_taken() -> None:
    with serving(lambda request: request.give(b"x" * QUICK.size)) as server:
        got = download(server.address, bounds=QUICK)
        assert got is not None
        assert len(got.data) == QUICK.size


def packed(data: bytes, encoding: str = "gzip") -> Answer:
    return lambda request: request.give(data, content_encoding=encoding)


def test_a_packed_download_is_unpacked() -> None:
    for data in (gzip.compress(BODY), gzip.compress(BODY[:5]) + gzip.compress(BODY[5:])):
        with serving(packed(data)) as server:
            got = download(server.address, bounds=QUICK)
            assert got is not None
            assert got.data == BODY


def test_a_download_that_unpacks_to_too_much_is_stopped() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < QUICK.size
    assert code(packed(bomb)) == "update.size"


@pytest.mark.parametrize(
    ("data", "encoding", "expected"),
    [
        (gzip.compress(BODY)[:-3], "gzip", "update.broken"),
        (b"", "gzip", "update.broken"),
        (b"not packed", "gzip", "update.broken"),
        (zlib.compress(BODY), "deflate", "update.packed"),
        (BODY, "br", "update.packed"),
        (BODY, "gzip, gzip", "update.packed"),
    ],
)
def test_a_download_that_cannot_be_unpacked(data: bytes, encoding: str, expected: str) -> None:
    assert code(packed(data, encoding)) == expected


def test_a_download_that_is_cut_off() -> None:
    assert code(lambda request: request.give(BODY, content_length="1000")) == "update.broken"


def test_a_server_that_speaks_no_http() -> None:
    def answer(request: Request) -> None:
        request.wfile.write(b"220 made-up mail server\r\n")

    assert code(answer) == "update.broken"


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n"])
def test_a_server_that_falls_silent(begin: bytes) -> None:
    def answer(request: Request) -> None:
        request.wfile.write(begin)
        request.server.over.wait(20)

    with serving(answer) as server:
        found = refused(server.address, QUICK._replace(read_s=0.2))
    assert found == ("update.timeout", {"host": server.address, "n": "1"})


@pytest.mark.parametrize("begin", [b"HTTP/1.1 200 OK\r\nx: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_gives_a_byte_now_and_then(begin: bytes) -> None:
    def answer(request: Request) -> None:
        request.wfile.write(begin)
        while not request.server.over.wait(0.02):
            request.wfile.write(b"x")

    with serving(answer) as server:
        assert refused(server.address, QUICK._replace(whole_s=0.4))[0] == "update.timeout"


def test_a_server_that_never_shakes_hands() -> None:
    with silent_port() as host:
        found = refused(f"https://{host}/p.json", QUICK._replace(connect_s=0.2))
    assert found[0] == "update.timeout"


def test_a_name_server_that_does_not_answer_holds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()

    def hang(*_words: object, **_more: object) -> None:
        over.wait(20)
        raise socket.gaierror(-3, "no answer")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    try:
        found = refused("https://programme.invalid/p.json", QUICK._replace(whole_s=0.2))
        assert found[0] == "update.timeout"
    finally:
        over.set()


def test_nothing_listens_there() -> None:
    assert refused(f"http://{closed_port()}/p.json")[0] == "update.offline"


def test_a_name_that_nobody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_words: object, **_more: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    found, arguments = refused("https://programme.invalid/p.json")
    assert (found, arguments["host"]) == ("update.offline", "https://programme.invalid/p.json")
    assert "Name or service not known" in arguments["cause"]


# Stopping


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.1 200 OK\r\n\r\nxx"])
def test_a_cancelled_download_ends_at_once(begin: bytes) -> None:
    reached = Event()

    def answer(request: Request) -> None:
        request.wfile.write(begin)
        reached.set()
        request.server.over.wait(20)

    with serving(answer) as server, pytest.raises(Cancelled):
        download(server.address, tell=cancellable(reached.is_set), bounds=QUICK)


def test_a_download_can_be_cancelled_before_it_has_begun() -> None:
    with serving(lambda request: request.give(BODY)) as server, pytest.raises(Cancelled):
        download(server.address, tell=cancellable(lambda: True), bounds=QUICK)


# Whom to trust


def test_a_certificate_that_nobody_trusts_is_refused() -> None:
    with serving(lambda request: request.give(BODY), secure=True) as server:
        found, arguments = refused(server.address)
        assert found == "update.tls"
        assert arguments["cause"]
        assert server.asked == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="only the system's own store counts there")
def test_a_certificate_that_this_computer_trusts_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving(lambda request: request.give(BODY), secure=True) as server:
        got = download(server.address, bounds=QUICK)
        assert got is not None
        assert got.data == BODY


def test_a_server_without_tls_behind_https_is_refused() -> None:
    with serving(lambda request: request.give(BODY)) as server:
        assert refused(server.address.replace("http:", "https:"))[0] == "update.tls"


def test_the_proxy_of_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda request: request.give(BODY)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy.host}")
        found, arguments = refused("https://programme.invalid/p.json")
        assert (found, arguments["host"]) == ("update.proxy", "https://programme.invalid/p.json")
        assert [path for path, _ in proxy.asked] == ["CONNECT programme.invalid:443"]


def test_a_proxy_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks9://127.0.0.1:9")
    assert refused("https://programme.invalid/p.json")[0] == "update.proxy"


def test_what_is_on_this_computer_is_asked_of_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{closed_port()}")
    with serving(lambda request: request.give(BODY)) as server:
        assert download(server.address, bounds=QUICK) is not None


# Addresses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" https://Week.example/p.json#day ", "https://week.example/p.json"),
        ("https://week.example:443/å?q=1", "https://week.example/%C3%A5?q=1"),
        ("http://localhost:8000/p", "http://localhost:8000/p"),
        ("http://[::1]/p", "http://[::1]/p"),
        ("https://åäö.example/p", "https://xn--4cab6c.example/p"),
    ],
)
def test_an_address_is_kept_in_one_form(text: str, expected: str) -> None:
    assert checked(text) == expected
    assert checked(expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://week.example/p.json", "update.insecure"),
        ("http://127.1/p.json", "update.insecure"),
        ("http://localhost.week.example/", "update.insecure"),
        ("https://me:secret@week.example/", "update.credentials"),
        ("http://localhost\\@week.example/", "update.credentials"),
        ("ftp://week.example/p.json", "update.address"),
        ("file:///etc/passwd", "update.address"),
        ("week.example/p.json", "update.address"),
        ("https:///p.json", "update.address"),
        ("https://week.example:99999/", "update.address"),
        ("https://week.example:port/", "update.address"),
        ("https://week.example/a b", "update.address"),
        ("https://week.example/\r\nHost: other", "update.address"),
        ("https://week.example/" + "x" * 3000, "update.address"),
        ("", "update.address"),
    ],
)
def test_an_address_from_which_nothing_is_fetched(text: str, expected: str) -> None:
    found, arguments = refused(text)
    assert found == expected
    assert "secret" not in str(arguments)
    assert all(len(value) <= 80 and value.isprintable() for value in arguments.values())


def test_this_computer_has_several_names() -> None:
    assert all(map(is_local, ("localhost", "127.0.0.1", "127.8.9.1", "::1")))
    assert not any(map(is_local, ("0.0.0.0", "10.0.0.1", "localhost.example", "", "::")))
