"""A labelled set of sessions that are, and are not, the same in two versions: see ``labelled.txt``."""

from __future__ import annotations

from pathlib import Path

Pair = tuple[str | None, str | None]


def groups() -> dict[str, list[Pair]]:
    """Return the pairs of each group; None stands where a session was withdrawn or added."""
    _, *parts = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("# ")
    named = (part.partition("\n") for part in parts)
    return {name: [_pair(block) for block in text.strip().split("\n\n")] for name, _, text in named}


def _pair(block: str) -> Pair:
    sides = {line[0]: line[2:] for line in block.splitlines()}
    return sides.get("-"), sides.get("+")
