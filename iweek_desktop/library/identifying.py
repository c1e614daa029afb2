"""Which of the known programmes a newly opened one is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from iweek_desktop.programme.kinship import could_be_one
from iweek_desktop.programme.model import Programme
from iweek_desktop.store.store import Store


class Kin(StrEnum):
    """How a programme stands to one that is known."""

    SAME = "same"
    """It has the same key."""
    ALIAS = "alias"
    """It has another key of the same programme, as the user has said."""
    UNSURE = "unsure"
    """It has another key, but could well be the same: ask once, then `remember`."""
    DIFFERENT = "different"
    """None of the known ones."""


class Identified(NamedTuple):
    """What was found, and the key of the known programme that it is about; None where it is different."""

    kin: Kin
    key: str | None


def identify(programme: Programme, known: Iterable[Programme], store: Store) -> Identified:
    """Tell which of the known programmes a newly opened one is.

    Its favourites need no question where it is the same or an alias: the store finds them by
    either key.

    Args:
        programme: the one that was opened.
        known: those on the shelf.
        store: knows the aliases, and what was said to be two programmes.

    Raises:
        StoreError: the store cannot be read.
    """
    others = list(known)
    if any(other.key == programme.key for other in others):
        return Identified(Kin.SAME, programme.key)
    key = store.resolve(programme.key)
    for other in others:
        if store.resolve(other.key) == key:
            return Identified(Kin.ALIAS, other.key)
    if key != programme.key:
        return Identified(Kin.ALIAS, key)
    for other in others:
        if not store.parted(programme.key, other.key) and could_be_one(programme, other):
            return Identified(Kin.UNSURE, other.key)
    return Identified(Kin.DIFFERENT, None)


def remember(store: Store, programme: Programme, key: str, same: bool) -> None:
    """Keep the user's answer to whether a programme is the known one of that key.

    Where it is the same, what was said of either stands under both keys. The favourites may
    bear the other one's guids: `plan.carrying.carry` takes them over.

    Raises:
        StoreError: nothing was kept.
    """
    if same:
        store.add_alias(programme.key, key)
    else:
        store.part(programme.key, key)
