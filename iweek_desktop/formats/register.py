"""The entities of one kind in a programme - rooms, say - and how sessions refer to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from iweek_desktop.formats.reading import Findings

T = TypeVar("T")


class Register(Generic[T]):
    """The entities of one list, found by key and then by name; a name that none has becomes a new one."""

    def __init__(self, make: Callable[[str], T], findings: Findings) -> None:
        self.entities: dict[str, T] = {}
        self._keys: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self.seen: dict[tuple[str, str], str] = {}
        """Keys, by the key and the name as they are written."""
        self._make = make
        self.findings = findings
        self._stated = False

    def add(self, key: str, name: str, entity: T, where: str) -> None:
        """Enter what the file's list states; of two with one key the first counts."""
        self._stated = True
        if key in self.entities:
            self.findings.warning("format.twice", where, key)
            return
        self._enter(key, name, entity)

    def refer(self, text: str, where: str) -> str:
        """Return the key that a guid or a name stands for.

        Where the file has a list and the text is not in it, it is taken for a name with a warning.
        """
        if text in self.entities:
            return text
        if text in self._keys:
            return self._keys[text]
        if self._stated:
            self.findings.warning("format.reference", where, text)
        self._enter(text, text, self._make(text))
        return text

    def find(self, key: str, name: str) -> str | None:
        """Return the key of the entity that has this key and name, of the two what is not ""; None for none.

        Where another name has the key, the two are not the same. What was entered by its name
        alone is what comes with a key later.
        """
        if not key:
            return self._keys.get(name) or (name if name in self.entities else None)
        for own in (key, f"{key} {name}"):
            if own in self.entities and (not name or self._names[own] == name):
                return own
        return name if self._names.get(name) == name else None

    def enter(self, key: str, name: str, make: Callable[[str], T]) -> str:
        """Enter a new entity, made with its key, and return that: a key that is taken gets the name too."""
        own = key or name
        if own in self.entities:
            own = f"{own} {name}"
        self._enter(own, name, make(own))
        return own

    def refer_as(self, key: str, name: str, entity: Callable[[], T]) -> str:
        """Return the key of an entity that a reference itself names, entered where it is new."""
        if key not in self.entities:
            self._enter(key, name, entity())
        return key

    def refer_all(self, texts: Iterable[str | None], where: str) -> tuple[str, ...]:
        """Return the keys of a list of guids and names, each once."""
        from iweek_desktop.formats.json_text import step

        keys = (self.refer(text, step(where, n)) for n, text in enumerate(texts) if text is not None)
        return tuple(dict.fromkeys(keys))

    def _enter(self, key: str, name: str, entity: T) -> None:
        self.entities[key] = entity
        self._keys.setdefault(name, key)
        self._names[key] = name
