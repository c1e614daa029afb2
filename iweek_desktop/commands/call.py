"""What one run of a command is given, and how it reaches the programme and the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from iweek_desktop.commands.output import Output
from iweek_desktop.commands.parsing import Options
from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import Clock, standing_clock, system_clock
from iweek_desktop.programme.notices import Notice
from iweek_desktop.startup import at
from iweek_desktop.wording.catalogue import Wording

if TYPE_CHECKING:
    from iweek_desktop.library.shelf_entry import ShelfEntry
    from iweek_desktop.plan.plan import Plan
    from iweek_desktop.store.store import Store

MOST_TOLD = 200
"""Lines about one file: more are no help on a terminal."""

ORIGIN = "command"
"""How the journal names a change that was made on the command line."""


class Refused(Exception):
    """The command cannot be done: one line for each problem, of which the parts are file, place, sentence."""

    def __init__(self, *lines: Sequence[str]) -> None:
        super().__init__(*lines)
        self.lines = lines


class Call(NamedTuple):
    """One run: its options, the user's folders, the language and where to write."""

    options: Options
    places: Places
    say: Wording
    out: Output

    @contextmanager
    def open(self) -> Iterator[ShelfEntry]:
        """Open the programme that the options name and tell its errors.

        Raises:
            Refused: nothing could be loaded.
        """
        from iweek_desktop.library.opening import open_programme

        opened = open_programme(self.places, self.options.programme, self.options.zone_name, hyphenate=False)
        with opened.entry or nullcontext() as entry:
            self.tell(opened.path, opened.notices, only_errors=True)
            if entry is None:
                raise Refused()
            yield entry

    def tell(self, path: Path | str, notices: Sequence[Notice], only_errors: bool = False) -> None:
        """Write notices of a file, a line for each of the first `MOST_TOLD`, and how to see them all."""
        told = [notice for notice in notices if notice.level == "error" or not only_errors]
        if not told:
            return
        from iweek_desktop.wording.notices import more_problems, place_of, sentence

        for notice in told[:MOST_TOLD]:
            self.out.problem(str(path), place_of(self.say, notice), sentence(self.say, notice))
        if len(told) > MOST_TOLD:
            self.out.problem(str(path), more_problems(self.say, len(told) - MOST_TOLD))

    def clock(self, entry: ShelfEntry) -> Clock:
        """Return the clock that stands at the time of the options, else at this moment."""
        text = self.options.now_text
        return standing_clock(at(text, entry.programme.zone) if text else system_clock())

    @contextmanager
    def store(self, clock: Clock) -> Iterator[Store]:
        """Open the store, and say so if an unreadable one had to be set aside, or nothing is left of it."""
        from iweek_desktop.store.store import Store

        with Store.open(self.places.store_path, clock, ORIGIN) as store:
            if store.set_aside:
                from iweek_desktop.wording.notices import error_sentence

                told = {"path": str(store.set_aside)}
                self.out.problem(str(store.path), error_sentence(self.say, "store.set_aside", told))
            elif store.begun:
                self._tell_if_lost(store, clock)
            yield store

    def _tell_if_lost(self, store: Store, clock: Clock) -> None:
        from iweek_desktop.library.programmes import any_opened

        if any_opened(self.places, clock):
            from iweek_desktop.wording.notices import error_sentence

            self.out.problem(str(store.path), error_sentence(self.say, "store.begun", {}))

    def plan(self, entry: ShelfEntry) -> Plan | None:
        """Return what the user wants of a programme, for reading only; None before the first star.

        Raises:
            StoreError: the favourites stand on another version, and cannot be carried to this one.
            OSError: the shelf cannot be written.
        """
        if not self.places.store_path.exists():
            return None
        from iweek_desktop.plan.plan import Plan

        with self.store(self.clock(entry)) as store:
            if store.marks(entry.programme.key):
                self.settle(entry, store)
            return Plan(store, entry.programme.key)

    def settle(self, entry: ShelfEntry, store: Store) -> None:
        """Let the favourites stand on the version that was opened: its guids may mean other sessions.

        Raises:
            StoreError: they stand on the version before.
            OSError: the shelf cannot be written.
        """
        from iweek_desktop.library.applying import apply

        with apply(self.places, store, entry, self.clock(entry)).before or nullcontext():
            return

    def refuse_source(self, out: Path, source: Path) -> None:
        """Refuse to write a file over the programme that it is made of.

        Raises:
            Refused: both are the same file.
        """
        if out.exists() and source.exists() and out.samefile(source):
            told = self.say("The file would be written over what it is read from. Choose another name.")
            raise Refused((str(out), told))

    def guids(
        self, entry: ShelfEntry, names: Sequence[str], also: Mapping[str, object] | None = None
    ) -> list[str]:
        """Return the guids of sessions that the user named.

        Args:
            entry: the programme.
            names: guids, or the ids or codes of the source.
            also: guids that count though the programme no longer has them.

        Raises:
            Refused: a name belongs to no session, or to several.
        """
        found, problems = [], []
        for name in names:
            # Bytes that are no text in the terminal's encoding arrive as halves of characters.
            guids = entry.guids_named(name.encode(errors="replace").decode())
            if len(guids) == 1:
                found.append(guids[0])
            elif also and name in also:
                found.append(name)
            else:
                problems.append((entry.stamp.path, name, self._not_one(len(guids))))
        if problems:
            raise Refused(*problems)
        return list(dict.fromkeys(found))

    def _not_one(self, n: int) -> str:
        if n == 0:
            return self.say("There is no session with this ID")
        return self.say.plural(
            "{n} session has this ID. Use its guid.", "{n} sessions have this ID. Use the guid of one.", n
        )
