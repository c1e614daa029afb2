"""A web server on this computer that answers as a test tells it to."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

Answer = Callable[["Request"], None]

CERTIFICATE = Path(__file__).parent / "made_up_server.pem"
"""For 127.0.0.1, signed by itself: nobody trusts it who is not told to."""


class Request(BaseHTTPRequestHandler):
    """One request, and ways to answer it."""

    protocol_version = "HTTP/1.1"
    server: Server

    def give(self, data: bytes, status: int = 200, **headers: str) -> None:
        """Send a whole answer; `content_length=""` leaves that head out."""
        self.send_response(status)
        told = {"content_length": str(len(data)), **headers}
        for name, value in told.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.asked.append((self.path, dict(self.headers)))
        with suppress(OSError):
            self.server.answer(self)

    def do_CONNECT(self) -> None:
        self.close_connection = True
        self.server.asked.append((f"CONNECT {self.path}", dict(self.headers)))
        self.give(b"", 502)

    def log_message(self, *_words: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Requests are answered by `answer` and noted in `asked`; `over` is set when the test is."""

    daemon_threads = True

    def __init__(self, answer: Answer, secure: bool) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.answer = answer
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = Event()
        self.host = f"127.0.0.1:{self.server_address[1]}"
        self.address = f"{'https' if secure else 'http'}://{self.host}/p.json"
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, *_rest: object) -> None:
        pass


@contextmanager
def serving(answer: Answer, *, secure: bool = False) -> Iterator[Server]:
    """Run a server until the test is over."""
    with Server(answer, secure) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


@contextmanager
def silent_port() -> Iterator[str]:
    """Give a host that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"127.0.0.1:{listening.getsockname()[1]}"


def closed_port() -> str:
    """Return a host on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return f"127.0.0.1:{listening.getsockname()[1]}"
