"""Checking one piece of a native file with pydantic, so that a bad part costs only itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from iweek_desktop.formats.json_text import step
from iweek_desktop.formats.reading import Findings
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

    Every bad part is told: as an error where the piece is lost for it, else as a warning.
    `raw` loses its bad parts too.
    """
    told: set[Path] = set()
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
        lost = lost or fatal
        if path not in told:
            _tell(problem, where, fatal, findings)
        if isinstance(raw, dict) and not fatal:
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
    for key in problem["loc"]:
        where = step(where, key)
    code, expected = _code(problem)
    value = "" if code == "format.missing" else problem["input"]
    findings.add("error" if fatal else "warning", code, where, value, expected)


def _code(problem: ErrorDetails) -> tuple[str, str]:
    kind, context = problem["type"], problem.get("ctx", {})
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
