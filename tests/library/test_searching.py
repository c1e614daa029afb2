"""Searching on the shelf finds what searching the programme finds (programmes are made up)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.library.shelf import Shelf
from iweek_desktop.library.stamp import Stamp
from iweek_desktop.programme.filter import Context, Filter, select
from iweek_desktop.programme.model import Details, Organisation, Programme, Room, Session, Track

WORDS = ("Kaffe", "öl", "Åse", "te & kaka", "100 %", "rum_1", "KAFFERAST", "ole", "'")
STAMP = Stamp("made up", 0, 0)
texts = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    count = draw(st.integers(0, 6))
    sessions = tuple(
        Session(f"s{n}", draw(texts) or "?", rooms=("r",) if draw(st.booleans()) else (), tracks=("t",),
                organisers=("o",) if draw(st.booleans()) else ())
        for n in range(count)
    )  # fmt: skip
    details = {s.guid: Details(abstract=draw(texts), tags=(draw(texts),)) for s in sessions}
    return Programme(
        "k", "Made up", "Europe/Stockholm", sessions, details,
        rooms={"r": Room("r", draw(texts))}, tracks={"t": Track("t", "Spår")},
        organisations={"o": Organisation("o", draw(texts))},
    )  # fmt: skip


@given(programmes(), st.one_of(texts, st.sampled_from(["kaff", "ase", "%", "_", "finns inte", "  "])))
def test_the_index_and_the_texts_agree(programme: Programme, text: str) -> None:
    with TemporaryDirectory() as folder, Shelf(Path(folder)).put(programme, b"", STAMP) as entry:
        with_index = select(programme, Filter(text), Context(find=entry.guids_with))
    assert with_index == select(programme, Filter(text), Context())


def test_case_and_accents_do_not_matter(tea_days: Programme) -> None:
    with TemporaryDirectory() as folder, Shelf(Path(folder)).put(tea_days, b"", STAMP) as entry:
        assert set(entry.guids_with(["asa", "kettle"])) == {"t-1"}
        assert set(entry.guids_with([])) == {session.guid for session in tea_days.sessions}
