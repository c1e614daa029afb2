"""What a reader could not take as it stood: a code with arguments, never a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

NoticeLevel = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding about a programme file.

    `where` is a place inside the file in that format's own terms (a JSON path such as
    ``events[3].start``, a line number, a cell). `arguments` fill the sentence that
    `wording.notices` keeps for `code`; values are already text.
    """

    code: str
    level: NoticeLevel
    where: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
