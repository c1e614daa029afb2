"""Where the bundled files lie: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled_path(name: str) -> Path:
    """Return the path of "data/..." or "resources/...".

    An installed wheel carries the two folders inside the package; a checkout has them beside it.
    """
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name


def resource_bytes(name: str) -> bytes:
    """Return a file of the resources folder."""
    return bundled_path(f"resources/{name}").read_bytes()
