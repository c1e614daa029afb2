"""The libraries that the program is made with: their versions and licences, as they say themselves."""

from __future__ import annotations

from typing import NamedTuple

LIBRARIES = (
    "defusedxml",
    "httpx",
    "icalendar",
    "nh3",
    "openpyxl",
    "platformdirs",
    "pydantic",
    "pyphen",
    "PySide6-Essentials",
    "python-dateutil",
    "recurring-ical-events",
    "truststore",
    "tzdata",
)
"""What the program asks for by itself, by the names under which it is published."""

LONGEST_LICENCE = 60
CLASSIFIER = "License :: OSI Approved :: "


class Credit(NamedTuple):
    """One library; `licence` is "" where it names none."""

    name: str
    version: str
    licence: str


def credits_of_libraries() -> tuple[Credit, ...]:
    """Return the libraries that are here, in the order of their names."""
    from importlib.metadata import PackageNotFoundError, metadata

    found = []
    for name in LIBRARIES:
        try:
            told = metadata(name)
        except PackageNotFoundError:
            continue
        classifiers = [
            text.removeprefix(CLASSIFIER)
            for text in told.get_all("Classifier") or ()
            if text.startswith(CLASSIFIER)
        ]
        named, written = ((told.get_all(field) or [""])[0] for field in ("License-Expression", "License"))
        short = written if "\n" not in written and len(written) <= LONGEST_LICENCE else ""
        found.append(Credit(told["Name"], told["Version"], named or ", ".join(classifiers) or short))
    return tuple(found)
