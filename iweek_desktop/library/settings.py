"""What the user chose about the program itself; never about a programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from iweek_desktop.programme.grouping import Grouping

_T = TypeVar("_T")
Theme = Literal["system", "light", "dark", "contrast"]
THEMES: tuple[Theme, ...] = ("system", "light", "dark", "contrast")
TEXT_PERCENT = (100, 125, 150, 175, 200)
"""The text sizes there are, in per cent of the system's."""

View = Literal["day", "timeline", "list"]
VIEWS: tuple[View, ...] = ("day", "timeline", "list")
REMINDER_MIN = (5, 10, 15, 30, 60)
"""The reminders there are, in minutes before the start."""

MIN_ZOOM, MAX_ZOOM = 20.0, 1000.0
"""Px an hour at the base text size; what is stored beyond these means nothing."""


class Settings(NamedTuple):
    """The settings; a default means that the user has not chosen.

    `last_programme` is the path of the file opened last, or the key of a programme on the shelf;
    None for the bundled programme. `window` is the window's geometry as Qt writes it, in base64;
    `detail_width` is in px at the base text size. `zoom` is px an hour at
    the base text size by view; a view that is not named fits the day. `day` is the day shown last
    as an ISO date. `reminder_min` is the reminder that an export proposes, None for none.
    `hues` are the slugs of a programme's themes in the order in which they took their colours,
    by programme key.
    """

    language: str | None = None
    theme: Theme = "system"
    last_programme: str | None = None
    window: str | None = None
    detail_width: int | None = None
    dismissed_banners: tuple[str, ...] = ()
    text_percent: int = 100
    reduce_motion: bool = False
    local_times: bool = False
    reminder_min: int | None = 15
    view: View = "day"
    day: str | None = None
    grouping: Grouping = Grouping.AUTOMATIC
    zoom: Mapping[str, float] = MappingProxyType({})
    hues: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def load(path: Path) -> Settings:
    """Return the stored settings.

    A value that means nothing is the default. A file that is no settings file at all is
    renamed to a name ending in ".broken" and everything is the default.
    """
    import json

    try:
        stored = json.loads(path.read_bytes())
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        stored = None
    if not isinstance(stored, dict):
        with suppress(OSError):
            path.replace(path.with_name(path.name + ".broken"))
        return Settings()
    return _from_json(stored)


def save(path: Path, settings: Settings) -> None:
    """Write the settings.

    Raises:
        OSError: they could not be written; the old ones are as they were.
    """
    import json

    from iweek_desktop.library.replacing import replace_bytes

    values = {**settings._asdict(), "zoom": dict(settings.zoom), "hues": dict(settings.hues)}
    text = json.dumps(values, ensure_ascii=False, indent=1) + "\n"
    replace_bytes(path, text.encode(errors="surrogatepass"))


def _from_json(stored: Mapping[str, object]) -> Settings:
    def text(name: str) -> str | None:
        value = stored.get(name)
        return value if isinstance(value, str) and value else None

    def one_of(name: str, choices: Sequence[_T], default: _T) -> _T:
        value = stored.get(name, default)
        return next((each for each in choices if each == value and type(value) is not bool), default)

    width = stored.get("detail_width")
    plain = Settings()
    return Settings(
        language=text("language"),
        theme=one_of("theme", THEMES, plain.theme),
        text_percent=one_of("text_percent", TEXT_PERCENT, plain.text_percent),
        last_programme=text("last_programme"),
        window=text("window"),
        detail_width=width if type(width) is int and width > 0 else None,
        dismissed_banners=_texts(stored.get("dismissed_banners")),
        reduce_motion=stored.get("reduce_motion") is True,
        local_times=stored.get("local_times") is True,
        reminder_min=one_of("reminder_min", (None, *REMINDER_MIN), plain.reminder_min),
        view=one_of("view", VIEWS, plain.view),
        day=text("day"),
        grouping=one_of("grouping", tuple(Grouping), plain.grouping),
        zoom=_zooms(stored.get("zoom")),
        hues=_hues(stored.get("hues")),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _zooms(value: object) -> dict[str, float]:
    if not isinstance(value, dict):
        return {}
    return {
        view: float(px)
        for view, px in value.items()
        if view in VIEWS and type(px) in (int, float) and MIN_ZOOM <= px <= MAX_ZOOM
    }


def _hues(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        return {}
    return {key: _texts(slugs) for key, slugs in value.items() if isinstance(slugs, list)}
