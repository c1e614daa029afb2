"""PySide spells Qt's names in another way for modules that ask for it, and none of ours does."""

from __future__ import annotations

import sys


def spare_looking() -> None:
    """Have PySide take for granted that no module asks for another spelling.

    It would read the source of every module that imports another to find out, which takes a
    twentieth of the way to the first paint. A PySide that looks in another way goes on looking.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _asks_for_none)  # noqa: B010  # no such name to a type checker


def _asks_for_none(_module: object) -> bool:
    return False
