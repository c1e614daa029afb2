from __future__ import annotations

import re
import tomllib
from pathlib import Path

from iweek_desktop.library.credits import LIBRARIES, credits_of_libraries

ROOT = Path(__file__).parents[2]


def test_every_library_that_is_asked_for_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=!~;\[ ]", line)[0] for line in project["dependencies"]}
    assert set(LIBRARIES) == asked
    assert list(LIBRARIES) == sorted(LIBRARIES, key=str.casefold)


def test_each_says_its_version_and_licence() -> None:
    found = credits_of_libraries()
    names = [credit.name.casefold().replace("_", "-") for credit in found]
    assert names == [name.casefold() for name in LIBRARIES]
    assert all(re.match(r"\d", credit.version) and credit.licence for credit in found)
    licences = dict(zip(names, (credit.licence for credit in found), strict=True))
    assert licences["pydantic"] == "MIT"
    assert "LGPL" in licences["pyside6-essentials"]
