"""Which message stands above the grid: the most pressing of those not yet put away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from iweek_desktop.programme.notices import Notice
from iweek_desktop.store.errors import StoreError
from iweek_desktop.wording.catalogue import Wording

if TYPE_CHECKING:
    from iweek_desktop.library.standing import Standing


class Message(NamedTuple):
    """A message with its kind, the name by which it is remembered when closed, and what it offers."""

    name: str
    kind: str
    text: str
    action: str = ""
    lasting: bool = True
    """Whether closing it is remembered; a message about saving comes back with its cause."""
    also: tuple[str, str] = ("", "")
    """What else it offers: a name to be asked for by, and the words."""


Tell = Callable[[Wording], Message]
"""Say a message in a language."""


class Troubles:
    """What could not be kept, the newest first, to be said in whatever language the window has."""

    def __init__(self) -> None:
        self._tells: dict[str, Tell] = {}

    def note(self, name: str, tell: Tell) -> None:
        """Put a message of that name first, in place of an older one."""
        self.settle(name)
        self._tells = {name: tell, **self._tells}

    def settle(self, name: str) -> bool:
        """Forget a message; return whether there was one."""
        return self._tells.pop(name, None) is not None

    def messages(self, say: Wording) -> list[Message]:
        """Return the messages in one language."""
        return [tell(say) for tell in self._tells.values()]


def saving_message(say: Wording, error: StoreError) -> Message:
    """Return the message for favourites that could not be saved."""
    from iweek_desktop.wording.notices import error_sentence

    arguments = {"path": str(error.path), "cause": error.cause}
    return Message("saving", "clash", error_sentence(say, error.code, arguments), lasting=False)


def unkept_message(say: Wording, error: StoreError) -> Message:
    """Return the message for a file of favourites that is not there to be written to."""
    told = saving_message(say, error).text
    consequence = say("Stars and notes cannot be saved until this is put right.")
    return Message("saving", "clash", f"{told} {consequence}", lasting=False)


def aside_message(say: Wording, aside: Path) -> Message:
    """Return the message for a favourites file that could not be read."""
    text = say(
        "The file of favourites could not be read. It has been kept as {name}, and a new one has been begun.",
        name=str(aside),
    )
    return Message("aside", "warn", text, lasting=False)


def lost_message(say: Wording, path: Path) -> Message:
    """Return the message for a favourites file that there was before, and of which nothing is left."""
    text = say(
        "The file with your favourites and notes was missing or empty. A new one has been begun as {name}.",
        name=str(path),
    )
    return Message("lost", "warn", text, lasting=False)


BREAKS = {"format.json", "format.xml"}
"""What tells that a file breaks off."""


def left_out(notices: Iterable[Notice]) -> int:
    """Return how many entries of a file could not be read; one notice may tell of many.

    That the file breaks off is told beside the entries that this costs, and is none itself.
    """
    errors = [notice for notice in notices if notice.level == "error"]
    entries = [error for error in errors if error.code not in BREAKS] or errors
    return sum(int(error.arguments["n"]) if error.code == "format.left_out_more" else 1 for error in entries)


def problems_message(say: Wording, name: str, n: int) -> Message:
    """Return the message for a file of which so much could not be read."""
    text = say.plural(
        "{n} entry in the file could not be read.", "{n} entries in the file could not be read.", n
    )
    return Message(f"problems:{name}", "warn", text, say("Show problems"))


def updated_message(say: Wording, name: str, standing: Standing, mine: int, parked: int = 0) -> Message:
    """Return the message for a version that differs from the one before.

    Args:
        say: the wording.
        name: the programme and its version.
        standing: how the version stands.
        mine: how many of the user's favourites are different.
        parked: how many are in no session of this version.
    """
    if mine:
        text = say.plural(
            "The programme has been updated. {n} of your favourites changed.",
            "The programme has been updated. {n} of your favourites changed.",
            mine,
        )
    else:
        text = say.plural(
            "The programme has been updated. {n} session changed, none of your favourites.",
            "The programme has been updated. {n} sessions changed, none of your favourites.",
            len(standing.changes),
        )
    if standing.clashes:
        text += " " + say.plural(
            "{n} favourite clashes since then.", "{n} favourites clash since then.", len(standing.clashes)
        )
    if standing.carried and standing.carried.parked:
        text += " " + say.plural(
            "{n} is no longer in the programme, and is kept.",
            "{n} are no longer in the programme, and are kept.",
            len(standing.carried.parked),
        )
    also = ("parked", say("No longer in the programme ({n})", n=parked)) if parked else ("", "")
    return Message(f"updated:{name}", "info", text, say("Show changes"), also=also)


def not_updated_message(say: Wording, notices: Sequence[Notice]) -> Message:
    """Return the message for a programme of which no newer version could be had."""
    from iweek_desktop.wording.notices import sentence

    causes = " ".join(sentence(say, notice) for notice in notices[:1])
    text = say(
        "The programme could not be updated: {cause} The version from before stays open.", cause=causes
    )
    return Message("update", "warn", text, lasting=False)


def past_message(say: Wording, name: str, title: str) -> Message:
    """Return the message for a programme that is over."""
    text = say(
        "{programme} has already taken place. You can still browse, search and export.", programme=title
    )
    return Message(f"past:{name}", "info", text)


def settings_message(say: Wording, path: Path, error: OSError) -> Message:
    """Return the message for settings that could not be saved."""
    text = say(
        "The settings could not be saved to {path}: {cause}",
        path=str(path),
        cause=error.strerror or str(error),
    )
    return Message("settings", "clash", text, lasting=False)


def reading_message(say: Wording, file: str) -> Message:
    """Return the message for a file that takes a while to read."""
    return Message("reading", "info", say("Reading {file}…", file=file), say("Cancel"), lasting=False)
