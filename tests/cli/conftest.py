import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.cli import main

SOUP: dict[str, Any] = {
    "format": "programme",
    "format_version": 1,
    "conference": {
        "key": "soup-2031",
        "title": "The Soup Days",
        "time_zone_name": "Europe/Stockholm",
        "start": "2031-05-05",
        "end": "2031-05-06",
        "city": "Grytby",
    },
    "tracks": [{"slug": "hot", "name": "Varma soppor"}],
    "rooms": [
        {"guid": "k", "name": "Köket", "type": "stage"},
        {"guid": "n", "name": "Nätet", "type": "online"},
    ],
    "organizations": [{"guid": "o", "name": "Slevgillet"}, {"guid": "p", "name": "Bowl & Son"}],
    "persons": [{"guid": "pea", "name": "Åsa Ärt"}],
    "events": [
        {
            "guid": "s-1",
            "id": "11",
            "code": "PEA",
            "title": "Pea soup",
            "subtitle": "Yellow",
            "abstract": "With **mustard**.",
            "description": "Every Thursday.",
            "start": "2031-05-05T09:00:00+02:00",
            "end": "2031-05-05T10:30:00+02:00",
            "rooms": ["k", "n"],
            "tracks": ["hot"],
            "tags": ["legumes"],
            "type": "workshop",
            "language": "sv",
            "persons": [{"guid": "pea", "role": "cook"}],
            "organizers": ["o"],
            "partners": ["p"],
            "url": "https://soup.example/pea",
            "registration": {"url": "https://soup.example/join", "required": True, "seats_left": 3},
        },
        {
            "guid": "s-2",
            "id": "22",
            "title": "Stirring",
            "start": "2031-05-05T09:30:00+02:00",
            "end": "2031-05-05T10:00:00+02:00",
            "parent": "s-1",
        },
        {"guid": "s-3", "id": "22", "title": "Cold soup", "start": "2031-05-06T00:30:00+02:00",
         "state": "cancelled"},
        {"guid": "s-4", "title": "Soup for days", "start": "2031-05-06T09:00:00+02:00",
         "end": "2031-05-08T17:00:00+02:00"},
        {"guid": "s-5", "title": "Leftovers", "abstract": "Pea soup again"},
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def problems(self) -> list[str]:
        return self.err.splitlines()


Iweek = Callable[..., Done]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep commands without a profile away from the folders of whoever runs the tests."""
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def no_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have PySide6 absent, though other tests of this run have loaded it."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    for name in list(sys.modules):
        if name.startswith("iweek_desktop.ui."):
            monkeypatch.delitem(sys.modules, name)
        elif name.startswith("PySide6."):
            monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "PySide6", None)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def soup(tmp_path: Path) -> Path:
    """A made-up programme of five sessions: two overlap, one is cancelled, one is long, one has no time."""
    path = tmp_path / "soup.json"
    path.write_text(json.dumps(SOUP, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def iweek(profile: Path, soup: Path, capsys: pytest.CaptureFixture[str]) -> Iweek:
    """Run a command on the soup programme, in English unless the words say otherwise."""

    def run(*words: object, before: tuple[object, ...] = ()) -> Done:
        options = ["--profile", profile, "--programme", soup, "--language", "en", *before]
        capsys.readouterr()
        code = main([str(word) for word in (*options, *words)])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Done(code, out, err)

    return run
