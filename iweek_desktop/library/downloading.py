"""Fetching a programme from an address that the user gave: one request, with a bound on everything."""

from __future__ import annotations

import socket
import ssl
import zlib
from collections.abc import Mapping
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from iweek_desktop import __version__
from iweek_desktop.library.address import DownloadError, checked, leads_on, shown
from iweek_desktop.library.catalogue import Validators
from iweek_desktop.library.progress import Progress, Stage, silent

if TYPE_CHECKING:
    import httpx

_POLL_S = 0.05
_MOVED = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_MAGIC_GZIP = 31
"""What `zlib` calls gzip with its head and its sum."""


class Bounds(NamedTuple):
    """How long and how large a download may be; `size` is in bytes, as sent and as unpacked."""

    connect_s: float = 10
    read_s: float = 20
    whole_s: float = 120
    size: int = 50 * 1024 * 1024
    redirects: int = 5


class Downloaded(NamedTuple):
    """What an address gave."""

    data: bytes
    validators: Validators


def download(
    address: str, known: Validators | None = None, tell: Progress = silent, bounds: Bounds | None = None
) -> Downloaded | None:
    """Fetch what is at an address, following where it leads on to.

    The request is made in a thread of its own, so that neither a name server nor a server that
    says nothing can hold the caller beyond the bounds, or beyond the moment when `tell` raises.

    Args:
        address: https, or http on this computer.
        known: what the last download gave, to be told if nothing has changed since.
        tell: hears how many bytes have come; it may raise `Cancelled`.
        bounds: those of `Bounds` where None.

    Returns:
        What is there; None if it has not changed.

    Raises:
        DownloadError: why there is nothing.
        Cancelled: `tell` raised it.
    """
    bounds = bounds or Bounds()
    request = _Request(checked(address), known, bounds)
    thread = Thread(target=request.run, name="programme download", daemon=True)
    until = monotonic() + bounds.whole_s
    thread.start()
    try:
        while not request.done.wait(_POLL_S):
            tell(request.stage, request.received, request.total)
            if monotonic() > until:
                raise DownloadError("update.timeout", host=shown(address), n=_whole(bounds.whole_s))
        tell(request.stage, request.received, request.total)
    except BaseException:
        request.abandon()
        raise
    return request.result()


class _Request:
    """One request in a thread of its own; what it has learned is read by another."""

    def __init__(self, address: str, known: Validators | None, bounds: Bounds) -> None:
        self.stage: Stage = "connecting"
        self.received = 0
        self.total: int | None = None
        self.done = Event()
        self._address = address
        self._known = known
        self._bounds = bounds
        self._abandoned = Event()
        self._stream: Any = None
        self._result: Downloaded | None = None
        self._error: Exception | None = None

    def run(self) -> None:
        """Do it, and keep what came of it."""
        try:
            self._result = self._fetch()
        except Exception as error:
            self._error = error
        finally:
            self.done.set()

    def result(self) -> Downloaded | None:
        """Return what came of it, or raise why nothing did."""
        if self._error is None:
            return self._result
        raise _told(self._error, self._address, self._bounds) from self._error

    def abandon(self) -> None:
        """Have the thread end soon; nobody waits for it any more."""
        self._abandoned.set()
        found = self._stream.get_extra_info("socket") if self._stream is not None else None
        if found is not None:
            with suppress(OSError):
                # Past the TLS layer, which the other thread is using.
                socket.socket.shutdown(found, socket.SHUT_RDWR)

    def _fetch(self) -> Downloaded | None:
        import httpx
        import truststore

        address = httpx.URL(self._address)
        trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        for _ in range(self._bounds.redirects + 1):
            asked = self._conditions(address)
            with (
                _client(address, trust, self._bounds) as client,
                client.stream("GET", address, headers=asked, extensions={"trace": self._note}) as response,
            ):
                if response.status_code not in _MOVED:
                    return self._answer(response, conditional=bool(asked))
                address = leads_on(address, response.headers.get("location", ""))
        raise DownloadError("update.redirects", host=address.host, expected=str(self._bounds.redirects))

    def _conditions(self, address: httpx.URL) -> Mapping[str, str]:
        known = self._known
        if known is None or known.address != str(address):
            return {}
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return {name: value for name, value in asked.items() if value}

    def _note(self, event: str, info: Mapping[str, Any]) -> None:
        """Remember the connection, which is what a waiting thread can be woken by."""
        made = info.get("return_value") if event.endswith(".complete") else None
        if hasattr(made, "get_extra_info"):
            self._stream = made
        if self._abandoned.is_set():
            raise DownloadError("update.timeout", host=shown(self._address), n="0")

    def _answer(self, response: httpx.Response, *, conditional: bool) -> Downloaded | None:
        status, host = response.status_code, response.url.host
        if status == 304 and conditional:
            return None
        if status in _GONE:
            raise DownloadError("update.missing", host=host, status=str(status))
        if status >= 500:
            raise DownloadError("update.server", host=host, status=str(status))
        if status != 200:
            raise DownloadError("update.refused", host=host, status=str(status))
        validators = Validators(
            str(response.url), response.headers.get("etag"), response.headers.get("last-modified")
        )
        return Downloaded(self._body(response), validators)

    def _body(self, response: httpx.Response) -> bytes:
        length = response.headers.get("content-length", "")
        if length.isascii() and length.isdigit():
            self.total = int(length)
        if (self.total or 0) > self._bounds.size:
            raise _too_large(self._bounds)
        self.stage = "downloading"
        unpack = _unpacking(response, self._bounds)
        for part in response.iter_raw():
            self.received += len(part)
            unpack.add(part)
            if self.received > self._bounds.size:
                raise _too_large(self._bounds)
            if self._abandoned.is_set():
                break
        return unpack.whole()


class _Plain:
    """A body as it is sent."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._data = bytearray()

    def add(self, part: bytes) -> None:
        """Take the next bytes."""
        self._data += part
        if len(self._data) > self._bounds.size:
            raise _too_large(self._bounds)

    def whole(self) -> bytes:
        """Return all of it."""
        return bytes(self._data)


class _Gzip(_Plain):
    """A body that is sent packed; what it unpacks to is never held beyond the bound."""

    def __init__(self, bounds: Bounds) -> None:
        super().__init__(bounds)
        self._member = zlib.decompressobj(_MAGIC_GZIP)

    def add(self, part: bytes) -> None:
        """Take the next packed bytes."""
        while part:
            room = self._bounds.size - len(self._data) + 1
            super().add(self._member.decompress(part, room))
            part = self._member.unconsumed_tail or self._member.unused_data
            if self._member.eof and part:
                self._member = zlib.decompressobj(_MAGIC_GZIP)

    def whole(self) -> bytes:
        """Return all of it, unless its end is missing."""
        if not self._member.eof:
            raise zlib.error("the end is missing")
        return super().whole()


def _unpacking(response: httpx.Response, bounds: Bounds) -> _Plain:
    encoding = response.headers.get("content-encoding", "identity").strip().casefold()
    if encoding in ("", "identity"):
        return _Plain(bounds)
    if encoding in ("gzip", "x-gzip"):
        return _Gzip(bounds)
    raise DownloadError("update.packed", host=response.url.host, value=encoding[:40])


def _client(address: httpx.URL, trust: ssl.SSLContext, bounds: Bounds) -> httpx.Client:
    """Return a client for one request: it knows the system's certificates and proxies, and no cookie."""
    import httpx

    from iweek_desktop.library.address import is_local

    try:
        return httpx.Client(
            verify=trust,
            # What lies on this computer is not asked of a proxy.
            trust_env=not is_local(address.host),
            timeout=httpx.Timeout(bounds.read_s, connect=bounds.connect_s),
            headers={
                "Accept": "*/*",
                "Accept-Encoding": "gzip",
                "User-Agent": f"iweek-desktop/{__version__}",
            },
        )
    except (ImportError, ValueError) as error:
        raise DownloadError("update.proxy", host=address.host, cause=str(error)) from error


def _whole(seconds: float) -> str:
    return str(max(1, round(seconds)))


def _too_large(bounds: Bounds) -> DownloadError:
    return DownloadError("update.size", expected=f"{bounds.size / 2**20:.0f} MB")


def _told(error: Exception, address: str, bounds: Bounds) -> Exception:
    """Return what an error of the network means for the user; another error is a fault of this program."""
    import httpx

    host, cause = shown(address), str(error)
    match error:
        case DownloadError():
            return error
        case httpx.TransportError() if _of_tls(error):
            return DownloadError("update.tls", host=host, cause=cause)
        case httpx.ConnectTimeout() | httpx.PoolTimeout():
            return DownloadError("update.timeout", host=host, n=_whole(bounds.connect_s))
        case httpx.TimeoutException():
            return DownloadError("update.timeout", host=host, n=_whole(bounds.read_s))
        case httpx.ProxyError():
            return DownloadError("update.proxy", host=host, cause=cause)
        case httpx.ConnectError():
            return DownloadError("update.offline", host=host, cause=cause)
        case httpx.TransportError() | zlib.error():
            return DownloadError("update.broken", host=host, cause=cause)
        case httpx.InvalidURL():
            return DownloadError("update.address", value=host)
    return error


def _of_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
