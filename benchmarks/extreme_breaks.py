"""Files that are as bad as a file of that size can be, and break."""

from __future__ import annotations

from collections.abc import Callable

Make = Callable[[int], bytes]


def breaking(native: dict[str, Make], xml: dict[str, Make]) -> dict[str, Make]:
    """Return files that break, made of those of the native format and of schedule.xml that do not."""
    return {
        "native: broken off late": _broken(native["full sessions"], 0.57, b'{"title"', b"@"),
        "native: broken off behind sessions": _followed(native["sessions"], native["full sessions"], 10),
        "native: broken off behind wrong values": _followed(
            native["wrong values"], native["full sessions"], 19
        ),
        "frab-xml: broken off at once": _broken(xml["empty events"], 0.002, b"<event", b"<@"),
        "frab-xml: broken off in the middle": _broken(xml["full events"], 0.5, b"<event", b"<@"),
        "frab-xml: broken off in HTML": _broken(xml["HTML of short texts"], 0.1, b"<event", b"<@"),
    }


def _broken(make: Make, part: float, before: bytes, broken: bytes) -> Make:
    """Return a file that breaks before the first event after so much of it."""

    def made(size: int) -> bytes:
        data = make(size - len(broken))
        at = data.find(before, int(part * len(data)))
        return data[:at] + broken + data[at:]

    return made


def _followed(begun: Make, rest: Make, share: int) -> Make:
    """Return a native file that breaks behind one of the parts, with the events of another one after it."""

    def made(size: int) -> bytes:
        first = begun(size // share).removesuffix(b"]}")
        others = rest(size - len(first))
        return (first + b",@" + others[others.index(b'"events":[') + len(b'"events":[') :])[:size]

    return made
