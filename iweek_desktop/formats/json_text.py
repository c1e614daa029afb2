"""JSON text to values, with the limits that keep a hostile file harmless."""

from __future__ import annotations

import json
import math
import re

from iweek_desktop.formats.decoding import decode, refusal
from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.written_text import LONGEST_LINE, LONGEST_TEXT

DEEPEST = 64
"""Levels of nesting."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
NOT_JSON = object()
"""Stands for "no value"; every JSON value, None too, is something else."""


class _TooDeep(Exception):
    pass


def load_json(data: bytes, findings: Findings) -> object:
    """Return the value of a JSON file; `NOT_JSON` where there is none, which `findings` then explains.

    Of two equal keys in an object the later counts. What JSON does not have is taken out with
    a warning: numbers beyond any size, halves of characters. Texts without end are cut.
    """
    notice = refusal(data)
    text = notice or decode(data)
    if not isinstance(text, str):
        findings.add(text.level, text.code, text.where, **text.arguments)
        return NOT_JSON
    try:
        return _cleaned(json.loads(text, parse_int=_whole), None, 0, findings)
    except json.JSONDecodeError as error:
        near = text[error.pos : error.pos + 40]
        findings.error("format.json", f"{error.lineno}:{error.colno}", near, "JSON")
    except (RecursionError, _TooDeep):
        findings.error("format.depth", "", "", str(DEEPEST))
    return NOT_JSON


def step(where: str, key: str | int) -> str:
    """Return the JSON path one step further in."""
    if isinstance(key, int):
        return f"{where}[{key}]"
    if not re.fullmatch(_NAME, key):
        return f"{where}[{json.dumps(key, ensure_ascii=False)}]"
    return f"{where}.{key}" if where else key


def _whole(digits: str) -> int | float:
    """Return an integer; infinity for one with more digits than Python turns into a number."""
    return int(digits) if len(digits) <= 4000 else math.inf


_Place = tuple["_Place | None", str | int]
"""A path as its last step and the path before it; spelled out only where a finding needs it."""


def _spelled(place: _Place | None) -> str:
    return step(_spelled(place[0]), place[1]) if place else ""


def _cleaned(value: object, place: _Place | None, depth: int, findings: Findings) -> object:
    if depth > DEEPEST:
        raise _TooDeep
    if isinstance(value, str):
        return _whole_characters(_cut(value, place, findings), place, findings)
    if isinstance(value, dict):
        return {
            _whole_characters(key, place, findings): _cleaned(item, (place, key), depth + 1, findings)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_cleaned(item, (place, n), depth + 1, findings) for n, item in enumerate(value)]
    if isinstance(value, float) and not math.isfinite(value):
        findings.warning("format.number", _spelled(place), str(value), "number")
        return None
    return value


_LINES = frozenset({"title", "subtitle", "name"})
"""Keys whose texts stand on one line, whatever the format."""


def _cut(text: str, place: _Place | None, findings: Findings) -> str:
    if len(text) <= LONGEST_LINE:
        return text
    longest = LONGEST_LINE if place and place[1] in _LINES else LONGEST_TEXT
    if len(text) > longest:
        findings.warning("format.text_cut", _spelled(place), text, str(longest), n=str(len(text)))
    return text[:longest]


def _whole_characters(text: str, place: _Place | None, findings: Findings) -> str:
    if text.isascii() or not _SURROGATE.search(text):
        return text
    whole = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    findings.warning("format.character", _spelled(place), whole, "text")
    return whole
