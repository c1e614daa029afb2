"""What the user chose about the program itself; never about a programme."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from iweek_desktop.library.replacing import replace_bytes

Theme = Literal["system", "light", "dark"]
THEMES: tuple[Theme, ...] = ("system", "light", "dark")
TEXT_PERCENT = (100, 125, 150, 175, 200)
"""The text sizes there are, in per cent of the system's."""


class Settings(NamedTuple):
    """The settings; a default means that the user has not chosen.

    `last_programme` is the path of the file opened last, `window` the window's geometry as Qt
    writes it, in base64; `detail_width` is in pixels at the base text size.
    """

    language: str | None = None
    theme: Theme = "system"
    last_programme: str | None = None
    window: str | None = None
    detail_width: int | None = None
    dismissed_banners: tuple[str, ...] = ()
    text_percent: int = 100


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

    text = json.dumps(settings._asdict(), ensure_ascii=False, indent=1) + "\n"
    replace_bytes(path, text.encode(errors="surrogatepass"))


def _from_json(stored: Mapping[str, object]) -> Settings:
    def text(name: str) -> str | None:
        value = stored.get(name)
        return value if isinstance(value, str) and value else None

    width = stored.get("detail_width")
    text_percent = stored.get("text_percent")
    theme = stored.get("theme")
    banners = stored.get("dismissed_banners")
    return Settings(
        language=text("language"),
        theme=theme if theme in THEMES else "system",
        text_percent=text_percent if text_percent in TEXT_PERCENT else 100,
        last_programme=text("last_programme"),
        window=text("window"),
        detail_width=width if type(width) is int and width > 0 else None,
        dismissed_banners=tuple(item for item in banners if isinstance(item, str))
        if isinstance(banners, list)
        else (),
    )
