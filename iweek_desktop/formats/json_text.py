"""JSON text to values, with the limits that keep a hostile file harmless."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable

from iweek_desktop.formats.decoding import decode, refusal
from iweek_desktop.formats.reading import MOST_PARTS, Findings
from iweek_desktop.formats.written_text import LONGEST_LINE, LONGEST_TEXT

DEEPEST = 64
"""Levels of nesting."""

MOST_WEIGHT = 150_000_000
"""Bytes that the values of a file take, by and large: far more than those of any programme."""

MOST_WEIGHT_BROKEN = MOST_WEIGHT // 2
"""Of a file that breaks, which is gone over three times."""

LONGEST_BROKEN = 30_000_000
"""Characters before a break that are gone over again."""

_WEIGHTS = {"{": 230, "[": 100, ",": 60}
"""Bytes by the signs of which each begins an object, a list, or the next value."""

_NEXT_VALUE = re.compile(r',(?=\s*["\[{0-9tfnNI-])')
"""A comma as it stands before a value, and seldom before a word of a text."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_HALF = (
    r"\\u[dD](?:[89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD])[c-fC-F])"
)
"""One half of a character that is escaped as two, without the other."""

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
    if _is_too_heavy(text, findings):
        return NOT_JSON
    try:
        try:
            return _cleaned(text, findings)
        except json.JSONDecodeError as error:
            near = text[error.pos : error.pos + 40]
            findings.error("format.json", f"{error.lineno}:{error.colno}", near, "JSON")
            whole = _before_break(text, error.pos, findings)
            return NOT_JSON if whole is None else _cleaned(whole, findings)
    except json.JSONDecodeError:
        pass
    except (RecursionError, _TooDeep):
        findings.error("format.depth", "", "", str(DEEPEST))
    return NOT_JSON


def _cleaned(text: str, findings: Findings) -> object:
    root = [_values_of(text)]
    if re.search(_HALF, text):
        root = [_of_whole_characters(root[0], None, 0, findings)]
    _clean(root, None, 0, findings)
    return root[0]


def _before_break(text: str, broken: int, findings: Findings) -> str | None:
    """Return what can be read of JSON that breaks, and name the events that cannot."""
    if broken > LONGEST_BROKEN or weight_of(text, broken, MOST_WEIGHT_BROKEN) > MOST_WEIGHT_BROKEN:
        return None
    from iweek_desktop.formats.json_breaks import before_break

    return before_break(text, broken, findings)


def _values_of(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except ValueError:  # Python reads no number of so many digits
        return json.loads(text, parse_int=_whole)


def _is_too_heavy(text: str, findings: Findings) -> bool:
    """Whether a text holds more values than can be read, which is told."""
    findings.counts_parts = text.count(",") > MOST_PARTS
    too_heavy = weight_of(text) > MOST_WEIGHT
    if too_heavy:
        findings.error("format.values", "", str(sum(map(text.count, _WEIGHTS))))
    return too_heavy


def weight_of(text: str, end: int | None = None, most: int | None = None) -> int:
    """Return how many bytes the values of a JSON text, or of its beginning, take, by and large.

    Commas that stand in texts count as values, unless that alone made it weigh more than `most`, which
    is `MOST_WEIGHT` where nothing is said.
    """
    most = most or MOST_WEIGHT
    weight = sum(text.count(sign, 0, end) * each for sign, each in _WEIGHTS.items())
    if most < weight < 2 * most:
        whole = len(text) if end is None else end
        others = text.count(",", 0, end) - len(_NEXT_VALUE.findall(text, 0, whole))
        weight -= others * _WEIGHTS[","]
    return weight


def step(where: str, key: str | int) -> str:
    """Return the JSON path one step further in."""
    if isinstance(key, int):
        return f"{where}[{key}]"
    if not (key.isascii() and key.isidentifier()) and not re.fullmatch(_NAME, key):
        return f"{where}[{json.dumps(key, ensure_ascii=False)}]"
    return f"{where}.{key}" if where else key


def _whole(digits: str) -> int | float:
    """Return an integer; infinity for one with more digits than Python turns into a number."""
    return int(digits) if len(digits) <= 4000 else math.inf


_Place = tuple["_Place | None", str | int]
"""A path as its last step and the path before it; spelled out only where a finding needs it."""


def _spelled(place: _Place | None) -> str:
    return step(_spelled(place[0]), place[1]) if place else ""


def _clean(
    box: list[object] | dict[str, object], place: _Place | None, depth: int, findings: Findings
) -> None:
    """Cut texts without end, and take out numbers beyond any size.

    It is done in place and without a call for each value: large files have millions.
    """
    if depth > DEEPEST + 1:
        raise _TooDeep
    is_inside = depth > 0  # the whole file stands alone in a list of its own
    pairs: Iterable[tuple[str | int, object]] = box.items() if isinstance(box, dict) else enumerate(box)
    for key, value in pairs:
        kind = type(value)
        if kind is str:
            if len(value) > LONGEST_LINE:  # type: ignore[arg-type]
                _put(box, key, _cut(str(value), (place, key) if is_inside else None, findings))
        elif kind is dict or kind is list:
            if value or depth > DEEPEST:
                inner = (place, key) if is_inside else None
                _clean(value, inner, depth + 1, findings)  # type: ignore[arg-type]
        elif kind is float and not math.isfinite(value):  # type: ignore[arg-type]
            findings.warning(
                "format.number", _spelled((place, key) if is_inside else None), str(value), "number"
            )
            _put(box, key, None)


def _put(box: list[object] | dict[str, object], key: str | int, value: object) -> None:
    box[key] = value  # type: ignore[index]


def _of_whole_characters(value: object, place: _Place | None, depth: int, findings: Findings) -> object:
    """Return a value in whose texts a sign stands in the place of what is half a character."""
    if depth > DEEPEST:
        raise _TooDeep
    if isinstance(value, str):
        return _whole_text(value, place, findings)
    if isinstance(value, dict):
        return {
            _whole_text(key, place, findings): _of_whole_characters(item, (place, key), depth + 1, findings)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_of_whole_characters(item, (place, n), depth + 1, findings) for n, item in enumerate(value)]
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


def _whole_text(text: str, place: _Place | None, findings: Findings) -> str:
    if text.isascii() or not _SURROGATE.search(text):
        return text
    whole = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    findings.warning("format.character", _spelled(place), whole, "text")
    return whole
