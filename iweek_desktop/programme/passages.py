"""The blocks of a clean Markdown text as plain text and as safe HTML.

`programme.text` imports this on use: the first paint shows titles alone.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from iweek_desktop.programme.markdown import Block, Open, Piece, parse
from iweek_desktop.programme.markdown import Text as Words
from iweek_desktop.programme.text import safe_url


def plain_blocks(text: str) -> str:
    """Return paragraphs and lists parted by an empty line, a link as "title (address)"."""
    return "\n\n".join(_plain_block(block) for block in parse(text))


def rich_blocks(text: str) -> str:
    """Return p, em, strong, ul, ol, li and a with href."""
    return "".join(_rich_block(block) for block in parse(text))


def _plain_block(block: Block) -> str:
    if block.kind == "paragraph":
        return _plain_item(block.items[0])
    marks = ("-" if block.kind == "bullets" else f"{n}." for n in range(1, len(block.items) + 1))
    return "\n".join(f"{mark} {_plain_item(item)}" for mark, item in zip(marks, block.items, strict=True))


def _plain_item(pieces: Iterable[Piece]) -> str:
    parts: list[str] = []
    title_from, url = 0, ""
    for piece in _shown(pieces):
        if isinstance(piece, Words):
            parts.append(piece.value)
        elif piece.tag == "link":
            if isinstance(piece, Open):
                title_from, url = len(parts), piece.url
                continue
            title = "".join(parts[title_from:]).strip()
            if title != url:
                parts.append(f" ({url})" if title else url)
    return "".join(parts)


def _rich_block(block: Block) -> str:
    if block.kind == "paragraph":
        return f"<p>{_rich_item(block.items[0])}</p>"
    tag = "ul" if block.kind == "bullets" else "ol"
    items = "".join(f"<li>{_rich_item(item)}</li>" for item in block.items)
    return f"<{tag}>{items}</{tag}>"


def _rich_item(pieces: Iterable[Piece]) -> str:
    return "".join(_markup(piece) for piece in _shown(pieces))


def _markup(piece: Piece) -> str:
    if isinstance(piece, Words):
        return html.escape(piece.value)
    if piece.tag == "link":
        return f'<a href="{html.escape(piece.url)}">' if isinstance(piece, Open) else "</a>"
    return f"<{piece.tag}>" if isinstance(piece, Open) else f"</{piece.tag}>"


def _shown(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out links that are not safe or lie inside another, and emphasis inside its own kind."""
    depth = {"em": 0, "strong": 0, "link": 0}
    links: list[bool] = []
    for piece in pieces:
        if isinstance(piece, Words):
            yield piece
        elif isinstance(piece, Open):
            counts = piece.tag != "link" or safe_url(piece.url) is not None
            if piece.tag == "link":
                links.append(counts)
            depth[piece.tag] += counts
            if counts and depth[piece.tag] == 1:
                yield piece
        elif piece.tag != "link" or links.pop():
            depth[piece.tag] -= 1
            if not depth[piece.tag]:
                yield piece
