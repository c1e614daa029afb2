"""Checking one piece of a native file with pydantic, so that a bad part costs only itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from itertools import islice
from typing import TypeVar

from pydantic import AliasChoices, BaseModel, ValidationError
from pydantic_core import ErrorDetails

from iweek_desktop.formats.json_fields import TOO_MANY
from iweek_desktop.formats.json_text import step
from iweek_desktop.formats.reading import MOST_PARTS_OF_ONE, Findings
from iweek_desktop.formats.written_values import URL_FORM

M = TypeVar("M", bound=BaseModel)
Path = tuple[int | str, ...]

_TYPES = {
    "string_type": "text",
    "int_type": "whole number",
    "int_from_float": "whole number",
    "float_type": "number",
    "bool_type": "true or false",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
}
_RANGES = {"greater_than_equal": ("≥", "ge"), "less_than_equal": ("≤", "le")}
_QUOTED = re.compile(r"'([^']*)'")


def salvage(
    model: type[M],
    raw: object,
    where: str,
    findings: Findings,
    needed: Collection[str] = (),
    context: Mapping[str, str] | None = None,
) -> M | None:
    """Return the checked piece without its bad parts; None where it is no object or a needed part is bad.

    Every bad part is told: as an error where the piece is lost for it, else as a warning. Of lists
    without end, and of keys that mean nothing to the model, the first are kept.
    """
    told: set[Path] = set()
    if isinstance(raw, dict):
        raw = _within_bounds(model, raw, where, findings)
    for _ in range(_MOST_ROUNDS):
        try:
            return model.model_validate(raw, context=context)
        except ValidationError as error:
            problems = error.errors(include_url=False)
        if _take_out(problems, raw, where, findings, needed, told):
            return None
    findings.error("format.form", where, raw)
    return None


_MOST_ROUNDS = 16
"""More than the levels of nesting in any model: each round takes a bad part out or the part around it."""


def _take_out(
    problems: list[ErrorDetails],
    raw: object,
    where: str,
    findings: Findings,
    needed: Collection[str],
    told: set[Path],
) -> bool:
    """Tell each bad part and put null in its place; return whether the whole piece is lost."""
    lost = False
    for problem in problems:
        path = problem["loc"]
        fatal = not path or path[0] in needed or not isinstance(raw, dict)
        fatal = fatal and problem["type"] != TOO_MANY
        lost = lost or fatal
        if path not in told:
            _tell(problem, where, fatal, findings)
        if isinstance(raw, dict) and problem["type"] == TOO_MANY and path not in told:
            _shorten(raw, path)
        elif isinstance(raw, dict) and not fatal:
            _remove(raw, path[:-1] if path in told and len(path) > 1 else path)
        told.add(path)
    return lost


def _remove(raw: dict[str, object], path: Path) -> None:
    """Put null at a path; where a plain value stands on the way, in that value's place."""
    box: object = raw
    for key in path[:-1]:
        if isinstance(box, dict) and isinstance(key, int):
            # It stands alone where a list may be, and was checked as the first of one.
            continue
        inside = _get(box, key)
        if not isinstance(inside, dict | list):
            _put(box, key)
            return
        box = inside
    _put(box, path[-1])


def _shorten(raw: dict[str, object], path: Path) -> None:
    """Cut a list, which stands at a path, after as many as one session may list."""
    box: object = raw
    for key in path:
        box = _get(box, key)
    if isinstance(box, list):
        del box[MOST_PARTS_OF_ONE:]


def _within_bounds(
    model: type[BaseModel], raw: dict[str, object], where: str, findings: Findings
) -> dict[str, object]:
    """Return a piece with as many unknown keys, and as many members of its lists, as are read."""
    known = _names(model)
    if len(raw) > len(known) + MOST_PARTS_OF_ONE:
        unknown = (key for key in raw if key not in known)
        kept = known.union(islice(unknown, findings.parts(len(raw) - len(known & raw.keys()), where)))
        raw = {key: raw[key] for key in raw.keys() & kept}
    if findings.counts_parts:
        for key in known & raw.keys():
            value = raw[key]
            if isinstance(value, list) and value:
                raw[key] = _affordable(value, step(where, key), findings)
    return raw


def _affordable(listing: list[object], where: str, findings: Findings) -> list[object]:
    """Return as much of a list as is read: all of it while the file has not had as much as it may."""
    if findings.parts_left > 0:
        n = sum(2 + _members(item) if isinstance(item, dict) else 1 for item in listing[:MOST_PARTS_OF_ONE])
        if n <= findings.parts_left:
            findings.parts_left -= n
            return listing
    return listing[: findings.parts(len(listing), where)]


def _members(box: dict[str, object]) -> int:
    """Return how many members the lists inside an object have."""
    n = 0
    for value in box.values():
        if isinstance(value, list):
            n += len(value) + sum(_members(item) for item in value if isinstance(item, dict))
    return n


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    """Return every name by which a model knows a field."""
    names = set(model.model_fields)
    for field in model.model_fields.values():
        alias = field.validation_alias
        names |= (
            {str(choice) for choice in alias.choices} if isinstance(alias, AliasChoices) else {str(alias)}
        )
    return frozenset(names)


def _get(box: object, key: int | str) -> object:
    if isinstance(box, dict):
        return box.get(key)
    if isinstance(box, list) and isinstance(key, int) and key < len(box):
        return box[key]
    return None


def _put(box: object, key: int | str) -> None:
    if isinstance(box, list):
        if isinstance(key, int) and key < len(box):
            box[key] = None
    elif isinstance(box, dict):
        box[key] = None


def _tell(problem: ErrorDetails, where: str, fatal: bool, findings: Findings) -> None:
    if not fatal and not findings.tells_parts:
        findings.count_part()
        return
    for key in problem["loc"]:
        where = step(where, key)
    code, expected = _code(problem)
    value = "" if code in ("format.missing", TOO_MANY) else problem["input"]
    more = {"n": str(problem["ctx"]["n"])} if code == TOO_MANY else {}
    findings.add("error" if fatal else "warning", code, where, value, expected, **more)


def _code(problem: ErrorDetails) -> tuple[str, str]:
    kind, context = problem["type"], problem.get("ctx", {})
    if kind == TOO_MANY:
        return TOO_MANY, str(MOST_PARTS_OF_ONE)
    if kind in _TYPES:
        return "format.type", _TYPES[kind]
    if kind == "missing":
        return "format.missing", ""
    if kind == "literal_error":
        return "format.choice", ", ".join(_QUOTED.findall(str(context.get("expected", ""))))
    if kind in _RANGES:
        sign, key = _RANGES[kind]
        return "format.range", f"{sign} {context.get(key)}"
    if kind == "format.url":
        return "format.url", URL_FORM
    return "format.form", kind.replace("_", " ")
