"""One window for one profile: a program that is started again rings at the one that runs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from iweek_desktop.library.door import door_of, is_there
from iweek_desktop.library.paths import Places

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 1500
HEARD = b"heard\n"
LONGEST_CALL = 16 * 1024


def ring(places: Places, source: Path | None) -> bool:
    """Ask the window that runs to come to the front; return whether there is one and it heard.

    Args:
        places: whose window.
        source: the file it shall open, None for none.
    """
    from PySide6.QtNetwork import QLocalSocket

    door = door_of(places)

    socket = QLocalSocket()
    socket.connectToServer(door)
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    call = {"open": str(source.absolute()) if source else None}
    socket.write(json.dumps(call).encode(errors="surrogatepass") + b"\n")
    heard = socket.waitForReadyRead(PATIENCE_MS) and bytes(socket.readAll().data()) == HEARD
    socket.disconnectFromServer()
    return heard


class Doorbell(QObject):
    """Listen for programs that are started again."""

    rung = Signal(object)
    """The path of the file asked for, or None."""

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Begin to listen; return whether nobody else does already."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        door = door_of(self._places)
        if sys.platform != "win32":
            Path(door).parent.mkdir(parents=True, exist_ok=True)
        if is_there(door):  # asked first: listening takes the place of another's socket without a word
            if ring_answers(door):
                return False
            QLocalServer.removeServer(door)  # left by a program that was killed
        if not server.listen(door):
            return False
        server.newConnection.connect(self._answer)
        self._server = server
        return True

    def close(self) -> None:
        """Listen no longer."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _answer(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._hear)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._take(socket)

    def _hear(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_CALL:
                socket.abort()
            return
        line = bytes(socket.readLine(LONGEST_CALL).data())
        socket.write(HEARD)
        socket.flush()
        try:
            asked = json.loads(line)["open"]
        except (ValueError, LookupError, TypeError):
            return
        self.rung.emit(Path(asked) if isinstance(asked, str) and asked else None)


def ring_answers(door: str) -> bool:
    """Whether somebody listens at a door."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(door)
    return socket.waitForConnected(PATIENCE_MS)
