"""A studio: the real window, drawn without a screen, in a profile of its own for each scene."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent
from PySide6.QtGui import QCursor, QFontInfo, QPixmap

from iweek_desktop.library.opening import open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.resource import bundled_path
from iweek_desktop.startup import WindowStart
from iweek_desktop.ui.app import make_application, open_keeper
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.keeper import Keeper
from iweek_desktop.ui.main_window import MainWindow
from iweek_desktop.ui.screenshot import picture_of
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import load_wording
from pictures.scenes import EARLIER_WEEK, FULL_WEEK, INNOVATION_WEEK, Scene, SheetScene
from pictures.sheet import BlockSheet

DATA = Path(__file__).parent.parent / "tests" / "data"
SOURCES = {
    INNOVATION_WEEK: bundled_path("data/innovation-week-2024.json"),
    FULL_WEEK: DATA / "made-up-full-week.json",
    EARLIER_WEEK: DATA / "made-up-full-week.json",
}
PATIENCE_MS = 5000
ROUNDS = 4
"""How often layouts that follow from one another are let come to rest."""


class Posed(NamedTuple):
    """A scene that stands."""

    scene: Scene
    keeper: Keeper
    window: MainWindow

    def picture(self) -> QPixmap:
        """Return the picture of the window, with the dialogs in front of it."""
        return picture_of(self.window)


class Studio:
    """Pose scenes; whoever uses it has made the application, with the letters it is to have."""

    def __init__(self, folder: Path) -> None:
        """Work in a folder that is empty."""
        self._folder = folder
        self._read = folder / "read"
        self._count = 0

    @contextmanager
    def pose(self, scene: Scene) -> Iterator[Posed]:
        """Open the window of a scene, and close it afterwards."""
        self._count += 1
        profile = self._folder / str(self._count)
        shutil.copytree(self._profile(), profile)
        source = profile / "programme.json"
        shutil.copy(SOURCES[scene.source], source)
        updated = scene.source == EARLIER_WEEK
        if updated:
            _rewrite(source, _earlier)
        keeper = self._keeper(scene, source, profile)
        try:
            _fill(keeper, scene)
            keeper.open_window(scene.theme, scene.size)
            settle(keeper)
            if updated:
                _update(keeper, source)
            window = _show(keeper, scene)
            yield Posed(scene, keeper, window)
        finally:
            _close(keeper)
            shutil.rmtree(profile, ignore_errors=True)

    def _keeper(self, scene: Scene, source: Path, profile: Path) -> Keeper:
        bundled = scene.source == INNOVATION_WEEK
        start = WindowStart(
            Places.of(profile), None if bundled else source, None, scene.language,
            lambda: datetime.fromisoformat(scene.now).astimezone(UTC), None,
        )  # fmt: skip
        keeper = open_keeper(start, lambda _: True, standing=True, start=lambda run: run())
        assert keeper is not None
        return keeper

    def _profile(self) -> Path:
        """Return a profile that has read the programmes: reading them anew takes longest of all."""
        if not self._read.exists():
            self._read.mkdir(parents=True)
            for source in {*SOURCES.values()}:
                entry = open_programme(Places.of(self._read), source, None).entry
                assert entry is not None
                entry.close()
        return self._read


def sheet(scene: SheetScene) -> BlockSheet:
    """Return the sheet of all that a block can look like."""
    theme = Theme(scene.theme, QFontInfo(make_application().font()).pixelSize())
    return BlockSheet(theme, IconSet(1.0), load_wording("en"))


def _fill(keeper: Keeper, scene: Scene) -> None:
    """Say what the user has said, and show what is to be shown."""
    state = keeper.state
    keeper.preferences.set_reduced_motion(True)  # nothing is on its way when the picture is taken
    if scene.text_percent != 100:
        keeper.preferences.ask_text_size(scene.text_percent)
    for guid, level in scene.stars.items():
        state.set_level(guid, level)
    if scene.note and scene.selected:
        state.set_note(scene.selected, scene.note)
    state.select(scene.selected)
    if scene.day is not None:
        state.show_day(scene.day)
    state.group_by(scene.lanes)
    state.show_view(scene.view)
    state.search(scene.search)


def _show(keeper: Keeper, scene: Scene) -> MainWindow:
    assert keeper.window is not None
    window = keeper.window
    window.show_detail(scene.detail)
    if scene.keyboard:
        window.focus_content()
    for _ in range(scene.zoomed):
        window.day_view.zoom(1)
    if scene.unstarred is not None:
        keeper.state.set_level(scene.unstarred, None)
    settle(keeper)
    QCursor.setPos(window.mapToGlobal(window.rect().bottomRight()))
    keeper.preferences.set_reduced_motion(False)  # the settings are to show what holds at first
    if scene.dialog == "changes":
        keeper.programme_offers().show_changes()
    elif scene.dialog:
        window.named_actions[scene.dialog].trigger()
    settle(keeper)
    return window


def settle(keeper: Keeper) -> None:
    """Wait until the window stands, is active and complete, and its layouts have come to rest."""
    window, waited = keeper.window, QElapsedTimer()
    assert window is not None
    waited.start()
    window.activateWindow()
    while waited.elapsed() < PATIENCE_MS and not (
        window.detail is not None and make_application().activeWindow() is not None
    ):
        QCoreApplication.processEvents()
    for _ in range(ROUNDS):
        QCoreApplication.processEvents()


def _update(keeper: Keeper, source: Path) -> None:
    """Read the newer version, and wait until it is known what is new."""
    shutil.copy(SOURCES[EARLIER_WEEK], source)
    keeper.reread()
    waited = QElapsedTimer()
    waited.start()
    while keeper.updates.standing is None and waited.elapsed() < PATIENCE_MS:
        QCoreApplication.processEvents()
    settle(keeper)
    if keeper.window is not None and keeper.window.toast is not None:
        keeper.window.toast.hide()


def _rewrite(path: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    written = json.loads(path.read_text(encoding="utf-8"))
    edit(written)
    path.write_text(json.dumps(written), encoding="utf-8")


def _earlier(written: dict[str, Any]) -> None:
    """Turn the made-up week into an older version: other times, places, titles and sessions."""
    events = {event["guid"]: event for event in written["events"]}
    moved = events["pv2031-juridikstuga-for-innovatorer"]
    moved["start"], moved["end"] = "2031-10-08T09:00:00+02:00", "2031-10-08T11:00:00+02:00"
    events["pv2031-sprakmodeller-pa-svenska-minoritetssprak"]["rooms"] = ["sthlm-stora"]
    events["pv2031-elnatskapacitet-vem-far-koppla-in-sig-fo"]["title"] = "Elnätskapacitet för alla"
    events["pv2031-ett-beslutsstod-for-socialsekreterare"].pop("state")
    events["pv2031-foresight-methods-for-local-government-r"]["start"] = "2031-10-08T13:30:00+02:00"
    written["events"].remove(events["pv2031-valfardsteknik-utan-uppkoppling"])
    gone = {**events["pv2031-klarsprak-i-algoritmernas-tid"], "guid": "gone", "id": "900"}
    written["events"].append({**gone, "title": "Frågestund om digitala fullmakter"})
    written["version"] = "0 (testdata)"


def _close(keeper: Keeper) -> None:
    window = keeper.window
    if window is not None:
        window.close()
        window.deleteLater()
    keeper.close()
    keeper.deleteLater()
    keeper.window = None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
