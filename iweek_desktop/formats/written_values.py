"""The values of an event as a file writes them, checked and told where they are not as they should be."""

from __future__ import annotations

import re
from collections.abc import Collection

from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.written_text import LONGEST_LINE, LONGEST_TEXT, readable, readable_line
from iweek_desktop.programme.model import Link, Recording, Registration, State
from iweek_desktop.programme.text import safe_url

_HOST = r"(?i)www\.[^\s./]+\.\S+"
URL_FORM = "https://…, mailto:…"

_STATES = {
    "canceled": State.CANCELLED,
    "deleted": State.CANCELLED,
    "rejected": State.CANCELLED,
    "withdrawn": State.WITHDRAWN,
    "cancelled": State.CANCELLED,
    "delayed": State.DELAYED,
    "postponed": State.DELAYED,
    "tentative": State.TENTATIVE,
    "draft": State.TENTATIVE,
    "submitted": State.TENTATIVE,
    "unconfirmed": State.TENTATIVE,
}
"""What files write, to what it means; every other word says that a session takes place."""


def state_of(word: str | None) -> State:
    """Return the state that a file's word means."""
    return _STATES.get(word.strip().casefold(), State.CONFIRMED) if word else State.CONFIRMED


def readable_within(text: str | None, where: str, findings: Findings) -> str | None:
    """Return a long text in the Markdown subset; of HTML only words where a file has had too much of it."""
    tags = text.count("<") if text else 0
    return readable(text, not tags or findings.takes_tags(tags, where))


class Values:
    """Read texts and addresses.

    Args:
        findings: where it is told that something is cut or left out.
        base_url: what relative addresses are joined to.
    """

    def __init__(self, findings: Findings, base_url: str | None) -> None:
        self._findings = findings
        self._base_url = base_url or ""

    def line(self, text: str | None, where: str) -> str | None:
        """Return a title, name or label on one line."""
        if not text:
            return None
        if len(text) > LONGEST_LINE:
            self._tell_cut(text, LONGEST_LINE, where)
        return readable_line(text)

    def text(self, text: str | None, where: str) -> str | None:
        """Return a long text in the Markdown subset."""
        if not text:
            return None
        if len(text) > LONGEST_TEXT:
            self._tell_cut(text, LONGEST_TEXT, where)
        return readable_within(text, where, self._findings)

    def tell_untitled(self, where: str, stand_in: str) -> None:
        """Tell that an event has no title, and what stands for it."""
        self._findings.warning("format.untitled", where, stand_in)

    def _tell_cut(self, text: str, longest: int, where: str) -> None:
        self._findings.warning("format.text_cut", where, text, str(longest), n=str(len(text)))

    def url(self, text: str | None, where: str) -> str | None:
        """Return an address that may be opened, joined to the programme's where it is relative."""
        if not text or not (stated := text.strip()):
            return None
        address = safe_url(stated) or safe_url(self._joined(stated))
        if address is None and re.fullmatch(_HOST, stated):
            address = safe_url(f"https://{stated}")
        if address is None:
            self._findings.warning("format.url", where, stated, URL_FORM)
        return address

    def _joined(self, text: str) -> str:
        if not self._base_url:
            return ""
        from urllib.parse import urljoin

        try:
            return urljoin(self._base_url, text)
        except ValueError:
            return ""

    def links(self, links: Collection[Link], where: str) -> tuple[Link, ...]:
        """Return the links that may be opened, each once."""
        if not links:
            return ()
        checked: dict[tuple[str, str | None], Link] = {}
        for link in links:
            if address := self.url(link.url, where):
                title = self.line(link.title, where)
                checked.setdefault(
                    (address, title), Link(address, title, self.line(link.type, where), link.extra)
                )
        return tuple(checked.values())

    def registration(self, entry: Registration | None, where: str) -> Registration | None:
        """Return what is known of signing up, its address checked."""
        return entry and entry._replace(url=self.url(entry.url, where))

    def recording(self, entry: Recording | None, where: str) -> Recording | None:
        """Return what is known of a recording, its address checked."""
        if entry is None:
            return None
        return entry._replace(url=self.url(entry.url, where), licence=self.line(entry.licence, where))
