"""Making files of a wanted size out of a head, items without end, and a tail."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

Make = Callable[[int], bytes]


def filled(head: str, item: Callable[[int], str], tail: str, size: int, between: str = "") -> bytes:
    """Return head, items without end, and tail, in so many bytes at most."""
    left = size - len(head.encode()) - len(tail.encode())
    parts: list[bytes] = []
    for n in count():
        part = ((between if n else "") + item(n)).encode()
        if len(part) > left:
            break
        left -= len(part)
        parts.append(part)
    return b"".join((head.encode(), *parts, tail.encode()))


def json_file(head: str, item: Callable[[int], str], tail: str) -> Make:
    """Return how to make a file of head, items with commas between them, and tail."""
    return lambda size: filled(head, item, tail, size, ",")


def text_file(head: str, item: Callable[[int], str], tail: str) -> Make:
    """Return how to make a file of head, items and tail."""
    return lambda size: filled(head, item, tail, size)
