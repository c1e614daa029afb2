"""The published schema of the native format.

``python -m iweek_desktop.formats.native_schema > data/programme.schema.json`` writes it anew.
"""

from __future__ import annotations

import json
import sys

from pydantic.json_schema import GenerateJsonSchema

from iweek_desktop.formats.native_models import FORMAT_VERSION, ProgrammeFile


class _Untitled(GenerateJsonSchema):
    """Without a title for each key, which would only repeat the key."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        return False


def json_schema() -> dict[str, object]:
    """Return the schema, JSON Schema draft 2020-12."""
    schema = ProgrammeFile.model_json_schema(schema_generator=_Untitled)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"format_version {FORMAT_VERSION}",
        **schema,
    }


def schema_text() -> str:
    """Return the schema as its file holds it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_text().encode())
