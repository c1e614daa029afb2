"""What has been worked out lately, to be used again by whoever goes back to it."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Generic, TypeVar

Value = TypeVar("Value")

MOST_KEPT = 12


class Recent(Generic[Value]):
    """The last few values, each kept with the very objects that it was worked out from."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: list[tuple[tuple[object, ...], Value]] = []

    def of(self, *sources: object, make: Callable[[], Value]) -> Value:
        """Return the value of these objects, worked out if they are others than lately, equal ones too."""
        for place, (others, value) in enumerate(self._kept):
            if all(map(is_, sources, others)):
                self._kept.append(self._kept.pop(place))
                return value
        value = make()
        self._kept.append((sources, value))
        del self._kept[: -self._most]
        return value

    def forget(self) -> None:
        """Keep nothing any more."""
        self._kept.clear()
