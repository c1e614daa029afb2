"""The one list model."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester

from iweek_desktop.programme.model import Level, Session
from iweek_desktop.ui.models.session_list import SessionListModel

ROLE = Qt.ItemDataRole
START, END = datetime(2031, 4, 8, 9, tzinfo=UTC), datetime(2031, 4, 8, 10, tzinfo=UTC)
SESSIONS = tuple(
    Session(guid, title, START, END)
    for guid, title in (("a", "Apples"), ("b", "Bread <b>&</b>"), ("c", "Cake"))
)


def speak(session: Session, level: Level | None, clashes: object) -> str:
    return f"{session.title} {level} {clashes}"


@pytest.fixture
def model() -> SessionListModel:
    made = SessionListModel(speak)
    made.show(SESSIONS, {"b": Level.MAYBE, "c": Level.MUST}, {"b": ("c",), "c": ("b",)})
    return made


def changed_rows(spy: QSignalSpy) -> list[tuple[int, int, list[int]]]:
    """Return first row, last row and roles of each signal."""
    signals = [spy.at(n) for n in range(spy.count())]
    return [(first.row(), last.row(), [int(role) for role in roles]) for first, last, roles in signals]


def test_it_keeps_the_rules_of_models(model: SessionListModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.mark({"a": Level.MUST}, {})
    model.show(SESSIONS[:1], {}, {})
    model.show((), {}, {})
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    ("row", "role", "expected"),
    [
        (0, ROLE.DisplayRole, "Apples"),
        (1, ROLE.DisplayRole, "Bread <b>&</b>"),
        (0, ROLE.CheckStateRole, Qt.CheckState.Unchecked),
        (1, ROLE.CheckStateRole, Qt.CheckState.PartiallyChecked),
        (2, ROLE.CheckStateRole, Qt.CheckState.Checked),
        (0, ROLE.AccessibleTextRole, "Apples None ()"),
        (1, ROLE.AccessibleTextRole, "Bread <b>&</b> maybe ('c',)"),
        (0, ROLE.DecorationRole, None),
        (0, ROLE.EditRole, None),
        (0, ROLE.ToolTipRole, None),
    ],
)
def test_roles(model: SessionListModel, row: int, role: ROLE, expected: object) -> None:
    assert model.data(model.index(row), role) == expected


def test_outside_of_the_rows_there_is_nothing(model: SessionListModel) -> None:
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0)) == 0
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert not model.index(3).isValid()


def test_rows_can_be_chosen_and_checked_but_not_edited(model: SessionListModel) -> None:
    flags = model.flags(model.index(0))
    assert flags & Qt.ItemFlag.ItemIsUserCheckable
    assert flags & Qt.ItemFlag.ItemIsSelectable
    assert not flags & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0), "Pears")
    assert model.data(model.index(0)) == "Apples"


def test_sessions_are_found_by_guid(model: SessionListModel) -> None:
    assert [model.row_of(guid) for guid in ("a", "c", "x", None)] == [0, 2, None, None]
    assert model.index_of("b").row() == 1
    assert not model.index_of("x").isValid()
    assert (model.level("c"), model.clashes("c")) == (Level.MUST, ("b",))
    assert (model.level("x"), model.clashes("x")) == (None, ())


@pytest.mark.parametrize(
    ("levels", "clashes", "rows"),
    [
        ({"b": Level.MAYBE, "c": Level.MUST}, {"b": ("c",), "c": ("b",)}, []),
        ({"b": Level.MUST, "c": Level.MUST}, {"b": ("c",), "c": ("b",)}, [1]),
        ({"a": Level.MUST, "b": Level.MAYBE, "c": Level.MUST}, {"b": ("c",), "c": ("b",)}, [0]),
        ({"b": Level.MAYBE}, {}, [1, 2]),
        ({}, {}, [1, 2]),
        ({"b": Level.MAYBE, "c": Level.MUST, "x": Level.MUST}, {"b": ("c",), "c": ("b",)}, []),
    ],
    ids=["nothing", "a level", "a new star", "a clash ends", "all stars", "a session that is not shown"],
)
def test_only_what_changed_is_told_with_its_roles(
    model: SessionListModel,
    levels: dict[str, Level],
    clashes: dict[str, tuple[str, ...]],
    rows: list[int],
) -> None:
    spy = QSignalSpy(model.dataChanged)
    model.mark(levels, clashes)
    roles = [ROLE.CheckStateRole, ROLE.AccessibleTextRole]
    assert changed_rows(spy) == [(row, row, [int(role) for role in roles]) for row in rows]


def test_new_sessions_replace_every_row(model: SessionListModel) -> None:
    spy = QSignalSpy(model.modelReset)
    model.show(SESSIONS[1:], {}, {})
    assert spy.count() == 1
    assert [model.data(model.index(row)) for row in range(model.rowCount())] == ["Bread <b>&</b>", "Cake"]
    assert model.row_of("a") is None
