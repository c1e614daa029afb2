"""The published schema and the models that check files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.formats.native import json_schema
from iweek_desktop.formats.native_schema import schema_text
from iweek_desktop.resource import bundled_path

PUBLISHED = bundled_path("data/programme.schema.json")
ANEW = "python -m iweek_desktop.formats.native_schema > data/programme.schema.json"


def test_the_published_schema_is_that_of_the_models() -> None:
    assert json.loads(PUBLISHED.read_bytes()) == json_schema(), f"write it anew: {ANEW}"
    assert PUBLISHED.read_bytes() == schema_text().encode(), f"write it anew: {ANEW}"


def test_the_module_prints_the_schema() -> None:
    command = [sys.executable, "-m", "iweek_desktop.formats.native_schema"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == PUBLISHED.read_bytes()


def test_the_schema_says_what_it_is() -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["format", "conference"]
    definitions: Any = schema["$defs"]
    assert definitions["ConferenceEntry"]["required"] == ["title", "time_zone_name"]
    assert definitions["EventEntry"]["required"] == ["title"]


def test_unknown_keys_are_allowed_in_every_object() -> None:
    definitions: Any = json_schema()["$defs"]
    assert all(one["additionalProperties"] is True for one in definitions.values())
    assert all(one["description"] for one in definitions.values())


def errors(schema: Any, value: object, root: Any, where: str = "") -> Iterator[str]:
    """Check a value by the keywords that the schema uses; no keyword is passed over."""
    for keyword, rule in schema.items():
        match keyword:
            case (
                "$schema"
                | "$comment"
                | "$defs"
                | "title"
                | "description"
                | "default"
                | "additionalProperties"
            ):
                pass
            case "$ref":
                yield from errors(root["$defs"][rule.removeprefix("#/$defs/")], value, root, where)
            case "anyOf":
                if all(any(errors(one, value, root, where)) for one in rule):
                    yield f"{where}: none of {len(rule)}"
            case "type":
                kinds: dict[str, Any] = {
                    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
                    "boolean": bool, "null": type(None),
                }  # fmt: skip
                if not isinstance(value, kinds[rule]):
                    yield f"{where}: no {rule}"
            case "required":
                yield from (
                    f"{where}: no {key}" for key in rule if isinstance(value, dict) and key not in value
                )
            case "properties":
                for key in rule.keys() & (value.keys() if isinstance(value, dict) else ()):
                    yield from errors(rule[key], value[key], root, f"{where}.{key}")  # type: ignore[index]
            case "items":
                for n, item in enumerate(value if isinstance(value, list) else ()):
                    yield from errors(rule, item, root, f"{where}[{n}]")
            case "prefixItems":
                for n, (one, item) in enumerate(
                    zip(rule, value if isinstance(value, list) else (), strict=False)
                ):
                    yield from errors(one, item, root, f"{where}[{n}]")
            case "const" | "enum":
                if value not in (rule if keyword == "enum" else [rule]):
                    yield f"{where}: not {rule}"
            case "pattern":
                if isinstance(value, str) and not re.search(rule, value):
                    yield f"{where}: not {rule}"
            case "minimum" | "maximum":
                if isinstance(value, int | float) and (
                    value < rule if keyword == "minimum" else value > rule
                ):
                    yield f"{where}: {keyword} {rule}"
            case "minItems" | "maxItems":
                size = len(value) if isinstance(value, list) else rule
                if size < rule if keyword == "minItems" else size > rule:
                    yield f"{where}: {keyword} {rule}"
            case _:
                raise AssertionError(f"the schema uses {keyword}")


@pytest.mark.parametrize(
    "path", [bundled_path("data/innovation-week-2024.json"), Path(__file__).parent / "complete.json"], ids=str
)
def test_what_reads_without_an_error_is_valid_by_the_schema(path: Path) -> None:
    schema = json_schema()
    assert list(errors(schema, json.loads(path.read_bytes()), schema)) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"format": "frab"}, ".format"),
        ({"conference": {"title": "W"}}, ".conference"),
        ({"events": [{}]}, ".events"),
        ({"events": [{"title": 7}]}, ".events"),
        ({"events": [{"title": "T", "start": "soon"}]}, ".events"),
        ({"rooms": [{"geo": [91, 0]}]}, ".rooms"),
        ({"rooms": [7]}, ".rooms"),
    ],
)
def test_what_is_an_error_for_the_reader_is_one_by_the_schema(change: dict[str, object], where: str) -> None:
    schema = json_schema()
    conference = {"title": "W", "time_zone_name": "UTC"}
    value = {"format": "programme", "conference": conference, **change}
    assert [one.split(":")[0] for one in errors(schema, value, schema)] == [where]
