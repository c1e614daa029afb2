"""What a reader could not take as it stood: a code with arguments, never a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

NoticeLevel = Literal["info", "warning", "error"]


class Notice(NamedTuple):
    """One finding about a programme file.

    `where` is a place inside the file in that format's own terms (a JSON path such as
    ``events[3].start``, a line number, a cell). `arguments` fill the sentence that
    `wording.notices` keeps for `code`; values are already text. `entry` is the title of the session
    to which the place belongs, where place and arguments do not tell it.
    """

    code: str
    level: NoticeLevel
    where: str = ""
    arguments: Mapping[str, str] = MappingProxyType({})
    entry: str = ""
