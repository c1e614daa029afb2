"""The Markdown subset of programme texts, read into flat pieces.

Blocks are paragraphs, bulleted lists and numbered lists (which start with 1); lists are flat.
Inside a block there is emphasis (`*` or `_`), strong emphasis, `[title](address)` and bare
http, https and mailto addresses; an image is its alternative text. Everything else is text.
Pieces are flat, opened and closed in pairs, so that no depth of nesting costs a call stack,
and every step is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

Tag = Literal["em", "strong", "link"]
BlockKind = Literal["paragraph", "bullets", "numbers"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are read."""

    value: str


@dataclass(frozen=True, slots=True)
class Open:
    """The beginning of emphasis or of a link; `url` is unchecked."""

    tag: Tag
    url: str = ""


@dataclass(frozen=True, slots=True)
class Close:
    """The end of what the nearest `Open` of the same tag began."""

    tag: Tag


Piece = Text | Open | Close


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one item) or a list (its items)."""

    kind: BlockKind
    items: tuple[tuple[Piece, ...], ...]


_ITEM = re.compile(r" *(?:[-*+]|(?P<number>[0-9]{1,9})[.)]) +(?=\S)")
_SPECIAL = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|<(?P<angled>(?:https?://|mailto:)[^\s<>]+)>"
    r"|(?P<bare>(?<![0-9A-Za-z])(?:https?://|mailto:)[^\s<>\"\[\]]+)"
    r"|(?P<run>\*+|_+)"
    r"|(?P<bracket>!?\[)"
    r"|(?P<end>\])",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\( ?(?:<(?P<angled>[^<>]*)>|(?P<plain>(?:[^\s()<>]|\([^\s()<>]*\))*))"
    r"(?: (?:\"[^\"]*\"|'[^']*'))? ?\)"
)
_TRAILING = ".,;:!?'*_~"


def parse(text: str) -> list[Block]:
    """Read a text, whose line ends are line feeds, into its blocks."""
    return [
        Block(kind, tuple(tuple(parse_inline(" ".join(" ".join(lines).split()))) for lines in items))
        for kind, items in _split_blocks(text)
    ]


def _split_blocks(text: str) -> list[tuple[BlockKind, list[list[str]]]]:
    blocks: list[tuple[BlockKind, list[list[str]]]] = []
    after_blank = True
    for line in text.expandtabs(4).split("\n"):
        if not line.strip():
            after_blank = True
            continue
        current = blocks[-1][0] if blocks else None
        item = _ITEM.match(line)
        kind = _item_kind(item, current) if item else None
        if item and kind:
            if kind != current:
                blocks.append((kind, []))
            blocks[-1][1].append([line[item.end() :]])
        elif blocks and (not after_blank or (current != "paragraph" and line.startswith("  "))):
            blocks[-1][1][-1].append(line)
        else:
            blocks.append(("paragraph", [[line]]))
        after_blank = False
    return blocks


def _item_kind(item: re.Match[str], current: BlockKind | None) -> BlockKind | None:
    number = item["number"]
    if number is None:
        return "bullets"
    return "numbers" if current == "numbers" or int(number) == 1 else None


@dataclass(slots=True)
class _Run:
    """A run of emphasis characters; what it begins and ends is found once the text is read."""

    char: str
    left: int
    opens: bool
    closes: bool
    length: int
    ends: list[Piece] = field(default_factory=list)
    begins: list[Piece] = field(default_factory=list)

    def pieces(self) -> Iterator[Piece]:
        yield from self.ends
        if self.left:
            yield Text(self.char * self.left)
        yield from reversed(self.begins)


@dataclass(slots=True)
class _Bracket:
    node: int
    runs: int
    image: bool


def parse_inline(text: str) -> list[Piece]:
    """Read one block's text, whose white space is single spaces, into pieces."""
    return _Inline(text).pieces()


class _Inline:
    def __init__(self, text: str) -> None:
        self._text = text
        self._nodes: list[_Run | Piece] = []
        self._runs: list[_Run] = []
        self._brackets: list[_Bracket] = []

    def pieces(self) -> list[Piece]:
        position = 0
        while found := _SPECIAL.search(self._text, position):
            self._add_text(self._text[position : found.start()])
            position = self._take(found)
        self._add_text(self._text[position:])
        _pair(self._runs)
        return list(_joined(self._nodes))

    def _add_text(self, text: str) -> None:
        if text:
            self._nodes.append(Text(text))

    def _take(self, found: re.Match[str]) -> int:
        """Take one special place and return where reading goes on."""
        if found["escaped"]:
            self._add_text(found["escaped"])
        elif found["angled"]:
            self._add_address(found["angled"])
        elif found["bare"]:
            address = _trimmed(found["bare"])
            self._add_address(address)
            return found.start() + len(address)
        elif found["run"]:
            self._add_run(found)
        elif found["bracket"]:
            image = found["bracket"] == "!["
            self._brackets.append(_Bracket(len(self._nodes), len(self._runs), image))
            self._add_text(found["bracket"])
        else:
            return self._close_bracket(found.end())
        return found.end()

    def _add_address(self, address: str) -> None:
        self._nodes += [Open("link", address), Text(address), Close("link")]

    def _add_run(self, found: re.Match[str]) -> None:
        before = self._text[found.start() - 1 : found.start()] or " "
        after = self._text[found.end() : found.end() + 1] or " "
        opens, closes = _flanks(before, after)
        if found["run"][0] == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        length = len(found["run"])
        run = _Run(found["run"][0], length, opens, closes, length)
        self._nodes.append(run)
        self._runs.append(run)

    def _close_bracket(self, position: int) -> int:
        target = _TARGET.match(self._text, position) if self._brackets else None
        bracket = self._brackets.pop() if self._brackets else None
        if target is None or bracket is None:
            self._add_text("]")
            return position
        _pair(self._runs[bracket.runs :])
        del self._runs[bracket.runs :]
        if bracket.image:
            self._nodes[bracket.node] = Text("")
        else:
            url = target["angled"] or target["plain"] or ""
            untitled = len(self._nodes) == bracket.node + 1
            self._nodes[bracket.node] = Open("link", url)
            self._nodes += [Text(url), Close("link")] if untitled else [Close("link")]
            self._brackets.clear()
        return target.end()


def _flanks(before: str, after: str) -> tuple[bool, bool]:
    """Return whether a run between two characters may open and may close (CommonMark's flanking)."""
    plain_before, plain_after = before.isalnum(), after.isalnum()
    opens = not after.isspace() and (plain_after or before.isspace() or not plain_before)
    closes = not before.isspace() and (plain_before or after.isspace() or not plain_after)
    return opens, closes


def _pair(runs: Iterable[_Run]) -> None:
    """Find the emphasis among runs: each closing one with the nearest opening one of its character."""
    waiting: list[_Run] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.closes and run.left:
            kind = (run.char, run.opens, run.length % 3)
            place = _find_opening(waiting, run, floors.get(kind, 0))
            if place is None:
                floors[kind] = len(waiting)
                break
            opening = waiting[place]
            _join(opening, run)
            del waiting[place + 1 if opening.left else place :]
            floors = {key: min(floor, len(waiting)) for key, floor in floors.items()}
        if run.opens and run.left:
            waiting.append(run)


def _find_opening(waiting: list[_Run], run: _Run, floor: int) -> int | None:
    for place in range(len(waiting) - 1, floor - 1, -1):
        opening = waiting[place]
        if opening.char != run.char:
            continue
        both_ways = opening.closes or run.opens
        if both_ways and (opening.length + run.length) % 3 == 0 and run.length % 3:
            continue
        return place
    return None


def _join(opening: _Run, closing: _Run) -> None:
    strong = opening.left >= 2 and closing.left >= 2
    tag: Tag = "strong" if strong else "em"
    opening.left -= 2 if strong else 1
    closing.left -= 2 if strong else 1
    opening.begins.append(Open(tag))
    closing.ends.append(Close(tag))


def _joined(nodes: Iterable[_Run | Piece]) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, _Run):
            yield from node.pieces()
        elif node != Text(""):
            yield node


def _trimmed(address: str) -> str:
    """Return a bare address without the sentence's own punctuation behind it."""
    end = len(address)
    surplus = address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return address[:end]
