"""Which addresses a programme may be fetched from: https, or http on this computer."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from iweek_desktop.programme.notices import Notice
from iweek_desktop.programme.text import one_line

if TYPE_CHECKING:
    import httpx

_LONGEST = 2000
_LAST_PORT = 65535


class DownloadError(Exception):
    """Nothing could be fetched; `notice` says why."""

    def __init__(self, code: str, **arguments: str) -> None:
        super().__init__(code, arguments)
        self.notice = Notice(code, "error", "", arguments)


def checked(text: str) -> str:
    """Return an address as it is asked for and kept: without a fragment and with what must be escaped.

    Raises:
        DownloadError: nothing may be fetched from it.
    """
    address = _parsed(text.strip())
    if address.userinfo:
        raise DownloadError("update.credentials")
    if address.scheme == "http" and not is_local(address.host):
        raise DownloadError("update.insecure", value=shown(text))
    return str(address.copy_with(fragment=None))


def leads_on(address: httpx.URL, location: str) -> httpx.URL:
    """Return where a server leads on to.

    Raises:
        DownloadError: it may not be followed: no https, or to this computer from another one.
    """
    target = _parsed(str(address.join(_parsable(location)))).copy_with(fragment=None)
    local = is_local(target.host)
    if target.userinfo or (target.scheme == "http" and not local) or (local and not is_local(address.host)):
        raise DownloadError("update.redirect", host=address.host, value=shown(str(target)))
    return target


def is_local(host: str) -> bool:
    """Whether a host is this computer."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def shown(text: str) -> str:
    """Return an address for a sentence: in one line and not too long."""
    line = one_line(text)
    return line if len(line) <= 80 else line[:79] + "…"


def _parsed(text: str) -> httpx.URL:
    address = _parsable(text)
    if address.scheme not in ("http", "https") or not address.host or (address.port or 0) > _LAST_PORT:
        raise DownloadError("update.address", value=shown(text))
    return address


def _parsable(text: str) -> httpx.URL:
    import httpx

    if not text or len(text) > _LONGEST or not text.isprintable() or " " in text:
        raise DownloadError("update.address", value=shown(text))
    try:
        return httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise DownloadError("update.address", value=shown(text)) from error
