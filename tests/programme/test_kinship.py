from __future__ import annotations

from datetime import date, timedelta

import pytest

from iweek_desktop.programme.kinship import could_be_one
from iweek_desktop.programme.model import Programme
from tests.programme.written import programme

LINES = [
    "Att leda i det okända | 2 10:00-11:00 | A",
    "Stadens träd | 2 13:00-14:00 | B",
    "Robotar i hemtjänsten | 3 10:00-11:00 | A",
    "Lunch | 2 12:00-13:00 | Matsalen",
]
ONE = programme(LINES)._replace(title="Innovationsveckan 2030", acronym="iv30")


def later(made: Programme, days: int) -> Programme:
    by = timedelta(days=days)
    sessions = tuple(
        s._replace(start=s.start and s.start + by, end=s.end and s.end + by) for s in made.sessions
    )
    return made._replace(sessions=sessions)


OTHERS = programme(
    {f"o{n}": f"{title} | 3 09:00-10:00" for n, title in enumerate(("Sten", "Sax", "Påse", "Ödla"))}
)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (ONE._replace(title="Innovationsveckan"), True),
        (ONE._replace(title="Schema", acronym="IV30"), True),
        (ONE._replace(title="Export", acronym=None), True),
        (later(ONE, 364), False),
        (later(ONE._replace(title="Innovationsveckan 2031"), 30), False),
        (OTHERS._replace(title=ONE.title), False),
        (ONE._replace(title=ONE.title, sessions=(*ONE.sessions[:2], *OTHERS.sessions[2:])), False),
        (ONE._replace(title=ONE.title, sessions=(*ONE.sessions[:3], *OTHERS.sessions[:1])), True),
        (
            ONE._replace(title="Export", acronym=None, sessions=(*ONE.sessions[:3], *OTHERS.sessions[:1])),
            False,
        ),
        (ONE._replace(sessions=()), False),
        (ONE._replace(sessions=ONE.sessions[:1]), True),
    ],
)
def test_titles_dates_and_sessions_decide(other: Programme, expected: bool) -> None:
    assert could_be_one(ONE, other) is expected
    assert could_be_one(other, ONE) is expected


def test_stated_dates_count_where_nothing_has_a_time() -> None:
    loose = programme(["Att leda", "Stadens träd", "Robotar och vi"])._replace(title="Veckan")
    assert not could_be_one(loose, loose)
    dated = loose._replace(start=date(2030, 9, 2), end=date(2030, 9, 4))
    assert could_be_one(dated, dated)
    assert not could_be_one(dated, loose._replace(start=date(2031, 9, 2)))
