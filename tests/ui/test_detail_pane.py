"""Everything about the selected session."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from iweek_desktop.programme.model import Level, Programme
from iweek_desktop.ui.panes.detail_parts import SessionLink
from iweek_desktop.ui.panes.programme_page import ProgrammePage
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import load_wording

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Desk, OpenDesk


def words(desk: Desk) -> list[str]:
    """Return what the pane says, from top to bottom, soft hyphens left out."""
    shown: list[tuple[int, int, str]] = []
    for widget in desk.detail.findChildren(QWidget):
        if not widget.isVisibleTo(desk.detail):
            continue
        text = ""
        if isinstance(widget, QLabel):
            text = widget.text().replace("\N{SOFT HYPHEN}", "")
        elif isinstance(widget, SessionLink):
            text = widget.accessibleName()
        elif isinstance(widget, QPushButton):
            text = widget.text()
        if text:
            spot = widget.mapTo(desk.detail, widget.rect().topLeft())
            shown.append((spot.y(), spot.x(), text))
    return [text for _, _, text in sorted(shown)]


def titles(links: list[SessionLink]) -> list[str]:
    return [link.accessibleName() for link in links]


def test_times_before_a_place_that_is_written_from_the_right_stay_as_they_are(qtbot: QtBot) -> None:
    theme = Theme("light", 12.0)
    pictures = []
    for place in ("Hall 1", "אולם 1", "12"):
        link = SessionLink(theme, "s", "Tea", f"10:00–11:30 · {place}", theme.neutral["text"])
        qtbot.addWidget(link)
        link.resize(240, 40)
        pictures.append(link.grab().toImage().copy(0, 0, 14 + 75, 40))
    assert pictures[0] == pictures[1] == pictures[2]


def test_without_a_session_it_invites_to_select_one(desk: Desk) -> None:
    said = words(desk)
    assert said[:3] == [
        "The Made-Up Coffee Week", "7–11 Apr 2031", "Select a session to read about it",
    ]  # fmt: skip
    assert "The Bean Guild" in said


@pytest.mark.parametrize(("description", "told"), [("A week of tea.", True), ("Tea Days ", False)])
def test_a_programme_is_not_described_by_its_title(qtbot: QtBot, description: str, told: bool) -> None:
    programme = Programme("tea", "Tea Days", "Europe/Stockholm", description=description)
    page = ProgrammePage(programme, (), Theme("light", 12.0), load_wording("en"))
    qtbot.addWidget(page)
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert ("About the programme" in texts) is told
    assert "Select a session to read about it" not in texts  # there is none


def test_who_arranges_and_who_takes_part_are_told_apart(desk: Desk) -> None:
    desk.select("water")
    who, speakers = desk.detail.who, desk.detail.speakers
    assert (who.toolTip(), speakers.toolTip()) == ("Organisers", "Contributors")
    assert who._sign.pixmap().toImage() != speakers._sign.pixmap().toImage()


def test_everything_in_its_order(desk: Desk) -> None:
    desk.select("water")
    assert words(desk) == [
        "Water and what is wrong with it",
        "With samples",
        "Add to Outlook",
        "Copy",
        "Tuesday 8 April, 09:30–11:00",
        "1 hour 30 minutes · Swedish time",
        "Stora salen, Nätet, Påhittet, Online",
        "Bönhuset, Kvarngatan 1",
        "Kvarn & Söner, The Bean Guild",
        "Åsa Påhittad",
        '<a href="https://coffee.example/join">Registration and information</a><br>'
        '<a href="https://coffee.example/slides">Slides &amp; notes</a>',
        "Registration is required · 3 seats left",
        "About",
        "<p>Made up. Hard water, soft water.</p><p>Made up. A talk about <strong>water</strong> and "
        "&lt;b&gt;nothing else&lt;/b&gt;.</p><p>See "
        '<a href="https://coffee.example/water">https://coffee.example/water</a>.</p>',
        "Your notes",
        "Saved on this computer only",
        "Also at this time",
        "Exhibition of empty cups, All day",
        "Coffee all day - opening of the week, 09:00–15:00 · Stora salen, Påhittet · 3 sessions inside",
        "Coffee all day - Roasting without smoke, 10:00–11:00 · Stora salen, Påhittet",
        "Questions & answers about <i>tea</i>, 10:00–11:00 · Källaren, Påhittet",
        "Coffee all day - Grinding with care, 10:30–11:30",
    ]


def test_what_is_not_stated_vanishes_but_for_place_and_about(desk: Desk) -> None:
    desk.select("spoons")
    assert words(desk) == [
        "Spoons",
        "Add to Outlook",
        "Copy",
        "Thursday 10 April, 13:00–14:00",
        "1 hour · Swedish time",
        "Place not stated",
        "About",
        "No description has been published.",
        "Your notes",
        "Saved on this computer only",
    ]


def test_part_of_comes_before_about(desk: Desk) -> None:
    desk.select("tasting")
    said = words(desk)
    umbrella = (
        "Coffee all day - opening of the week, 09:00–15:00 · Stora salen, Påhittet · 2 other sessions inside"
    )
    assert said[said.index("Part of") : said.index("About")] == ["Part of", umbrella]
    assert titles(desk.detail.same_time.links) == [
        "Exhibition of empty cups, All day",
        "The filter fair, 12:00–16:00 · 2 sessions inside",
    ]


def test_an_umbrella_names_what_is_inside(desk: Desk) -> None:
    desk.select("opening")
    assert [name.split(",")[0] for name in titles(desk.detail.inside.links)] == [
        "Coffee all day - Roasting without smoke",
        "Coffee all day - Grinding with care",
        "Coffee all day - Tasting in silence",
    ]
    assert not any("Roasting" in name for name in titles(desk.detail.same_time.links))


@pytest.mark.parametrize(
    ("guid", "when", "below"),
    [
        ("open-end", "Tuesday 8 April, 15:30", "Swedish time"),
        ("exhibition", "Tuesday 8 April, all day", "Swedish time"),
        ("night", "Tuesday 8 April, 23:30–01:00", "1 hour 30 minutes · Swedish time"),
        ("milk", "Tuesday 8 April, 11:15–11:20", "5 minutes · Swedish time"),
        ("some-day", "Not scheduled", ""),
    ],
)
def test_when(desk: Desk, guid: str, when: str, below: str) -> None:
    desk.select(guid)
    assert desk.detail.when.first.text() == when
    assert desk.detail.when.second.text() == below


def test_times_are_told_anew_in_another_zone_and_say_in_which(desk: Desk) -> None:
    desk.select("night")
    desk.state.tell_times_in(ZoneInfo("Asia/Tokyo"))
    assert desk.detail.when.first.text() == "Wednesday 9 April, 06:30–08:00"
    assert desk.detail.when.second.text() == "1 hour 30 minutes · Tokyo time"
    desk.select("exhibition")
    assert desk.detail.when.second.text() == "Swedish time"


@pytest.mark.parametrize(
    ("now", "guid", "tag"),
    [
        ("2031-04-08T08:00+02:00", "water", ""),
        ("2031-04-08T10:00+02:00", "water", "On now"),
        ("2031-04-08T11:00+02:00", "water", "Ended"),
        ("2031-04-08T10:00+02:00", "called-off", "Cancelled"),
        ("2031-06-08T10:00+02:00", "water", ""),
    ],
)
def test_tag(open_desk: OpenDesk, now: str, guid: str, tag: str) -> None:
    desk = open_desk(now)
    desk.select(guid)
    assert (desk.detail.tag.text() if desk.detail.tag.isVisible() else "") == tag


def test_the_tag_follows_the_time(open_desk: OpenDesk) -> None:
    desk = open_desk("2031-04-08T09:00+02:00")
    desk.select("water")
    seen = []
    for _ in range(3):
        seen.append(desk.detail.tag.text())
        desk.clock.pass_time(hours=1)
        desk.tick()
    assert seen == ["", "On now", "Ended"]


def test_the_theme_is_named(desk: Desk) -> None:
    desk.select("water")
    assert desk.detail.chip.isVisible()
    assert desk.detail.chip.accessibleName() == "Bryggning"
    desk.select("spoons")
    assert not desk.detail.chip.isVisible()


def test_a_very_long_title_stays_inside_the_pane(desk: Desk) -> None:
    desk.select("long-name")
    body = desk.detail.title.parentWidget()
    assert body is not None
    assert body.width() <= desk.detail.width()
    assert desk.detail.title.height() > 100


def test_text_can_be_selected(desk: Desk) -> None:
    desk.select("water")
    for label in (desk.detail.title, desk.detail.when.first, desk.detail.where.first, desk.detail.about):
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_a_new_session_is_read_from_its_top(desk: Desk) -> None:
    desk.select("water")
    bar = desk.detail.scrolled.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    desk.select("questions")
    assert bar.value() == 0


# links


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://coffee.example/join", True),
        ("mailto:a@coffee.example", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_links_to_the_web_and_mail_are_followed(desk: Desk, url: str, opened: bool) -> None:
    desk.select("water")
    desk.detail.link_requested.disconnect()
    spy = QSignalSpy(desk.detail.link_requested)
    desk.detail.about.linkActivated.emit(url)
    assert spy.count() == int(opened)


def test_a_session_named_in_the_pane_is_shown(desk: Desk) -> None:
    desk.select("tasting")
    desk.detail.part_of.links[0].click()
    assert (desk.state.selected, desk.current) == ("opening", "opening")
    assert desk.detail.title.accessibleName() == "Coffee all day - opening of the week"


def test_a_link_is_followed_by_key_and_the_focus_does_not_get_lost(desk: Desk) -> None:
    desk.select("tasting")
    desk.detail.part_of.links[0].setFocus()
    desk.press("Space")
    assert desk.state.selected == "opening"
    assert desk.focus is not None
    assert desk.focus.isVisible()
    assert desk.detail.isAncestorOf(desk.focus)


def test_the_title_shows_that_it_has_the_focus(desk: Desk) -> None:
    desk.select("water")
    desk.state.set_level("water", Level.MUST)
    before = desk.detail.title.grab().toImage()
    desk.press("Return")
    assert desk.has_focus(desk.detail.title)
    after = desk.detail.title.grab().toImage()
    width, height = after.width(), after.height()
    line = [(x, y) for x in range(width) for y in (height - 2, height - 1)]
    assert all(after.pixel(x, y) != before.pixel(x, y) for x, y in line)
    words = [(x, y) for x in range(width) for y in range(height - 2)]
    assert all(after.pixel(x, y) == before.pixel(x, y) for x, y in words), "the words have moved"
