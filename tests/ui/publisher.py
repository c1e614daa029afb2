"""An organiser on the web, and hands on the list of programmes."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from iweek_desktop.ui.dialogs.programmes import ProgrammesDialog
from tests.library.web_server import Request
from tests.ui.dialog_hands import press, standing
from tests.ui.new_versions import Edit

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

TEA = "The Made-Up Tea Week"


class Publisher:
    """An organiser with a programme on the web."""

    def __init__(self, source: Path) -> None:
        self.written: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
        self.written["conference"] |= {"key": "tea-2031", "title": TEA}
        self.wait = threading.Event()
        self.wait.set()

    def publish(self, edit: Edit) -> None:
        """Put another version in place of the one before."""
        edit(self.written)

    def answer(self, request: Request) -> None:
        """Hand out what is there, or tell that it is still the same."""
        data = json.dumps(self.written).encode()
        tag = f'"{hash(data)}"'
        if request.headers["If-None-Match"] == tag:
            request.give(b"", 304, ETag=tag)
            return
        half = len(data) // 2
        request.send_response(200)
        for name, value in (("Content-Length", str(len(data))), ("ETag", tag)):
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(data[:half])
        request.wfile.flush()
        self.wait.wait(10)
        request.wfile.write(data[half:])


def programmes(desk: Desk) -> ProgrammesDialog:
    desk.press("Ctrl+Shift+O")
    return standing(desk.qtbot, ProgrammesDialog)


def titles(dialog: ProgrammesDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def go_to(dialog: ProgrammesDialog, title: str) -> None:
    """Walk to a programme with the arrow keys."""
    dialog.list.setFocus()
    press(dialog, "Home", *["Down"] * titles(dialog).index(title))
    assert dialog.list.currentItem().text() == title


def hit(dialog: ProgrammesDialog, button: QPushButton) -> None:
    """Press a button by key, having come to it by Tab."""
    for _ in range(20):
        if button.hasFocus():
            break
        press(dialog, "Tab")
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def add(desk: Desk, address: str) -> ProgrammesDialog:
    dialog = programmes(desk)
    dialog.address.setFocus()
    QTest.keyClicks(dialog.address, address)
    press(dialog, "Return")
    return dialog
