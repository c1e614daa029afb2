"""HTML, alone or inside Markdown, to the Markdown subset.

nh3 takes out what is not wanted and writes the rest in one canonical form: every element
closed, every attribute quoted, every sign escaped. So what it gives is read here token by
token, which takes a thirtieth of the time of building a tree of it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nh3 import Cleaner

_INLINE = {"a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "s"}
_INLINE |= {"small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u"}
_BLOCK = {"address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "div", "dl", "dt"}
_BLOCK |= {"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"}
_BLOCK |= {"nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
_SILENT = {"applet", "audio", "canvas", "embed", "frameset", "head", "iframe", "math", "noframes", "noscript"}
_SILENT |= {"object", "script", "select", "style", "svg", "template", "textarea", "title", "video"}
_OUTER = {"body", "button", "details", "form", "html", "img", "input", "label", "link", "meta", "summary"}
_OUTER |= {"wbr"}
_KNOWN = _INLINE | _BLOCK | _SILENT | _OUTER

_NAME = r"(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?=[\s/>])"
_TAG = re.compile(rf"<(?:{_NAME}[^<>]*>|!--)")
_BEGUN = re.compile(rf"<(?:{_NAME}|(?P<comment>!--))?")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>", re.IGNORECASE)
_TOKEN = re.compile(r'<(?P<end>/?)(?P<name>[a-z0-9]+)(?: href="(?P<href>[^"]*)")?>')

LF = "\n"
_DEEPEST = 64
_MOST_OF_LINE = 50
"""Elements of a title or a name: what has more is not sorted out with as much care."""

_VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


def has_markup(text: str) -> bool:
    """Whether a text holds HTML; a "<" of mathematics, of code or around an address is none."""
    return "<" in text and any(map(_means_something, _TAG.finditer(text)))


def _means_something(found: re.Match[str]) -> bool:
    """Whether what looks like an element is one of HTML's, or a comment."""
    return found["name"] is None or found["name"].lower() in _KNOWN


def from_markup(text: str) -> str:
    """Return a text that holds HTML in the Markdown subset.

    Where its elements are only such as stand inside a line, the lines and the Markdown around
    them stay as they are.
    """
    as_page = any((found["name"] or "").lower() in _BLOCK for found in _BEGUN.finditer(text))
    written = _ADDRESS.sub(r"\1", text)
    return _Paragraphs(as_page).read(_sanitised(written, True))


def without_markup(text: str) -> str:
    """Return only the words of a text that holds HTML."""
    if text.count("<") > _MOST_OF_LINE:
        return words_of(text)
    return html.unescape(_sanitised(text, False))


def words_of(text: str) -> str:
    """Return the words of a text that holds HTML, its paragraphs apart: done in a tenth of the time."""
    return html.unescape(_TAG.sub(_parted, text))


_PARTS = {name: "\n\n" if name in _BLOCK else " " for name in _KNOWN}
"""What stands in the place of an element of which only the words are kept."""


def _parted(found: re.Match[str]) -> str:
    name = found["name"]
    if name is None:
        return " "
    return _PARTS.get(name) or _PARTS.get(name.lower()) or found[0]


def _sanitised(text: str, keep: bool) -> str:
    if _too_deep(text):
        return html.escape(_TAG.sub(_parted, text), quote=False)
    return _cleaner(keep).clean(_BEGUN.sub(_told_apart, text))


def _told_apart(found: re.Match[str]) -> str:
    """Return what begins an element as it stands, any other "<" escaped."""
    if found["comment"] or (found["name"] or "").lower() in _KNOWN:
        return found[0]
    return f"&lt;{found[0][1:]}"


@cache
def _cleaner(keep: bool) -> Cleaner:
    """Make what takes out of HTML all that is not words, or all that has no place in the subset."""
    import nh3

    return nh3.Cleaner(
        tags=_INLINE | _BLOCK if keep else set(),
        clean_content_tags=_SILENT,
        attributes={"a": {"href"}} if keep else {},
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel=None,
    )


def _too_deep(text: str) -> bool:
    """Whether elements lie so deep in each other that sorting them out takes time."""
    depth = 0
    for found in _TAG.finditer(text) if text.count("<") > _DEEPEST else ():
        name = (found["name"] or "").lower()
        if name in _KNOWN and name not in _VOID:
            depth = max(0, depth - 1) if found["end"] else depth + (name not in ("p", "li"))
            if depth > _DEEPEST:
                return True
    return False


class _Inline:
    """An element inside a line that is open: where its words begin, and what stands around them."""

    __slots__ = ("begins", "href", "mark", "name")

    def __init__(self, name: str, mark: str, href: str, begins: int) -> None:
        self.name = name
        self.mark = mark
        self.href = href
        self.begins = begins


_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*"}


class _Paragraphs:
    """Put paragraphs and list items together from the tokens of sanitised HTML.

    Args:
        as_page: white space is as in a page, one space; else the lines stay.
    """

    def __init__(self, as_page: bool) -> None:
        self._as_page = as_page
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._open: list[_Inline] = []
        self._lists: list[int | None] = []
        self._item = ""
        self._after_item = False

    def read(self, markup: str) -> str:
        """Return the Markdown of sanitised HTML."""
        for name, ends, value in _tokens(markup):
            if not name:
                self._words.append(self._text(html.unescape(value)))
            elif name in _BLOCK:
                self._take_block(name, ends)
            elif name in _MARKS or name == "a":
                self._take_inline(name, ends, value)
        self._break()
        return "".join(self._blocks).strip()

    def _text(self, words: str) -> str:
        if not self._as_page:
            return words
        line = _SPACES.sub(" ", words)
        return _ESCAPED.sub(_escape, line) if _SIGNS.search(line) else line

    def _take_block(self, name: str, ends: bool) -> None:
        if name in ("td", "th") or (name == "br" and self._lists):
            self._words.append(" ")
            return
        self._break()
        if name in ("ul", "ol"):
            if ends and self._lists:
                self._lists.pop()
            elif not ends:
                self._lists.append(0 if name == "ol" else None)
        elif name == "li" and not ends:
            self._item = self._next_mark()
        elif name in _HEADINGS:
            self._take_inline("strong", ends, "")

    def _next_mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number + 1}. "

    def _take_inline(self, name: str, ends: bool, href: str) -> None:
        if not ends:
            mark = "" if any(one.mark == _MARKS.get(name) for one in self._open) else _MARKS.get(name, "")
            self._open.append(_Inline(name, mark, href, len(self._words)))
            return
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].name == name:
                self._close(self._open.pop(place))
                return

    def _close(self, one: _Inline) -> None:
        """Put an element's words between its marks, which have to touch them."""
        words = "".join(self._words[one.begins :])
        bare = words.strip()
        if not bare or not (one.mark or one.href):
            return
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        marked = _link(bare, one.href) if one.href else f"{one.mark}{bare}{one.mark}"
        self._words[one.begins :] = [before, marked, after]

    def _break(self) -> None:
        """End the paragraph; what is open goes on in the next one."""
        still_open = list(self._open)
        for one in reversed(still_open):
            self._close(one)
            one.begins = 0
        words = "".join(self._words).strip()
        self._words.clear()
        if not words:
            return
        line = _SPACES.sub(" ", words) if self._as_page else words
        if self._item:
            self._blocks.append(f"{'' if self._after_item else LF}{LF}{self._item}{line}")
        else:
            self._blocks.append(f"{LF}{LF}{'  ' if self._lists else ''}{line}")
        self._after_item, self._item = bool(self._item), ""


_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SPACES = re.compile(r"[\t\n\f ]{2,}|[\t\n\f]")
_SIGNS = re.compile(r"[\\*_\[\]]")
_ESCAPED = re.compile(r"(?P<address>(?:https?://|mailto:)[^\s<>\"]+)|(?P<sign>[\\*_\[\]])", re.IGNORECASE)


def _escape(found: re.Match[str]) -> str:
    return found["address"] or f"\\{found['sign']}"


def _tokens(markup: str) -> Iterator[tuple[str, bool, str]]:
    """Yield elements as name, whether they end, and address; words as a third part without a name."""
    position = 0
    for found in _TOKEN.finditer(markup):
        if found.start() > position:
            yield "", False, markup[position : found.start()]
        position = found.end()
        yield found["name"], bool(found["end"]), html.unescape(found["href"] or "")
    if position < len(markup):
        yield "", False, markup[position:]


def _link(words: str, href: str) -> str:
    address = href.strip()
    if words in (address, address.removeprefix("mailto:")):
        return address
    return f"[{words}]({address})" if re.fullmatch(r"[^\s()<>]+", address) else f"[{words}](<{address}>)"
