"""The scenes that pictures are made of: what is open, how it is shown, and what the user has done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from iweek_desktop.library.settings import View
from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.programme.model import Level

INNOVATION_WEEK, FULL_WEEK, EARLIER_WEEK = "innovation week", "full week", "full week, updated"
"""The bundled programme; a made-up week of many sessions; and that week after an older version of it."""

LAPTOP = (1366, 688)
"""What a window has on a screen of 1366 by 768, between its title and the taskbar."""

MUST, MAYBE = Level.MUST, Level.MAYBE
SEED_STARS = MappingProxyType({"iw2024-ai": MUST, "iw2024-government-governance": MAYBE})
WEDNESDAY, THURSDAY = date(2031, 10, 8), date(2031, 10, 9)
WEDNESDAY_MORNING = "2031-10-08T10:42+02:00"
STARS = MappingProxyType({
    "pv2031-cirkular-ekonomi-i-kommunala-forrad": MUST,
    "pv2031-juridikstuga-for-innovatorer": MUST,
    "pv2031-making-sense-of-weak-signals": MAYBE,
    "pv2031-sprakmodeller-pa-svenska-minoritetssprak": MUST,
    "pv2031-foresight-methods-for-local-government-r": MAYBE,
    "pv2031-effektutvardering-pa-en-kafferast": MUST,
})  # fmt: skip
SELECTED = "pv2031-juridikstuga-for-innovatorer"
NOTE = "Fråga om sekretess vid gemensam upphandling. Ta med Karin."


class Scene(NamedTuple):
    """One picture: a window of a programme at a time, and what is done in it.

    `size` is the window's, in px; `text_percent` the text size; `lanes` what the lanes stand for.
    `stars` and `note` are what the user has said, the note about the session that is selected.
    `selected` is a guid, `detail` whether the details are shown. `zoomed` is how many steps larger
    than fitting the day. `dialog` is what stands in front: the name of an action, or "changes".
    `unstarred` is the session whose star was just taken away, of which a message tells.
    """

    name: str
    source: str = INNOVATION_WEEK
    now: str = "2024-10-21T09:00+02:00"
    language: str = "en"
    theme: str = "light"
    size: tuple[int, int] = LAPTOP
    text_percent: int = 100
    view: View = "day"
    lanes: Grouping = Grouping.AUTOMATIC
    day: date | None = None
    search: str = ""
    stars: Mapping[str, Level] = SEED_STARS
    note: str = ""
    selected: str | None = None
    detail: bool = True
    keyboard: bool = False
    zoomed: int = 0
    dialog: str = ""
    unstarred: str | None = None


class SheetScene(NamedTuple):
    """A picture of all that a block can look like, in a theme."""

    name: str
    theme: str


_SEED = Scene("", selected="iw2024-ai")
_WEEK = Scene(
    "", FULL_WEEK, WEDNESDAY_MORNING, language="sv", day=WEDNESDAY, stars=STARS, selected=SELECTED, note=NOTE
)

SCENES: tuple[Scene, ...] = (
    _SEED._replace(name="day-light"),
    _SEED._replace(name="day-lanes", lanes=Grouping.THEME),
    _SEED._replace(name="day-dark", theme="dark"),
    _SEED._replace(name="day-contrast", theme="contrast"),
    _SEED._replace(name="empty-day", day=date(2024, 10, 1), selected=None, detail=False),
    _SEED._replace(name="export", dialog="export"),
    _SEED._replace(name="undo", unstarred="iw2024-ai"),
    _SEED._replace(
        name="text-200", size=(1366, 768), text_percent=200, keyboard=True, detail=False,
        selected="iw2024-government-governance",
    ),
    _SEED._replace(name="smallest", size=(480, 320), detail=False),
    _WEEK._replace(name="timeline", view="timeline", lanes=Grouping.THEME, detail=False),
    _WEEK._replace(name="timeline-dark", view="timeline", lanes=Grouping.THEME, detail=False, theme="dark"),
    _WEEK._replace(name="narrow", size=(900, 668), lanes=Grouping.THEME),
    _WEEK._replace(name="week-places", lanes=Grouping.PLACE, zoomed=1),
    _WEEK._replace(name="week-places-dark", lanes=Grouping.PLACE, zoomed=1, theme="dark"),
    _WEEK._replace(name="week-themes", lanes=Grouping.THEME, zoomed=1),
    _WEEK._replace(name="week-contrast", lanes=Grouping.THEME, theme="contrast"),
    _WEEK._replace(name="large-screen", size=(1920, 1080), text_percent=150, lanes=Grouping.THEME),
    _WEEK._replace(name="list", view="list"),
    _WEEK._replace(name="list-dark", view="list", theme="dark", keyboard=True),
    _WEEK._replace(name="search", search="upphandling", selected=None, detail=False, day=date(2031, 10, 7)),
    _WEEK._replace(name="search-list", view="list", search="klarspråk"),
    _WEEK._replace(name="search-list-dark", view="list", search="upphandling", theme="dark"),
    _WEEK._replace(name="details-compact", size=(640, 560)),
    _WEEK._replace(name="week-text-200", size=(1366, 768), text_percent=200, detail=False),
    _WEEK._replace(name="export-sv", dialog="export", detail=False),
    _SEED._replace(name="settings", dialog="settings", language="sv"),
    _WEEK._replace(name="settings-dark", dialog="settings", theme="dark", text_percent=125),
    _WEEK._replace(name="shortcuts", dialog="shortcuts"),
    _WEEK._replace(name="about", dialog="about"),
    _WEEK._replace(name="programmes", dialog="programmes"),
    _WEEK._replace(name="changes", source=EARLIER_WEEK, now="2031-10-02T09:00+02:00", dialog="changes"),
    _WEEK._replace(name="changed", source=EARLIER_WEEK, now="2031-10-02T09:00+02:00", lanes=Grouping.THEME),
)  # fmt: skip
"""Every scene by which the window is judged."""

SHEETS = (
    SheetScene("blocks-light", "light"), SheetScene("blocks-dark", "dark"),
    SheetScene("blocks-contrast", "hc"),
)  # fmt: skip


def scene(name: str) -> Scene:
    """Return the scene of a name."""
    return next(each for each in SCENES if each.name == name)
