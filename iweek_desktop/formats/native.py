"""The native programme format, `data/programme.schema.json`: read, write, schema."""

from iweek_desktop.formats.native_read import read
from iweek_desktop.formats.native_schema import json_schema
from iweek_desktop.formats.native_write import write

__all__ = ["json_schema", "read", "write"]
