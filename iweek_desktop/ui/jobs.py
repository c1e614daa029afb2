"""Work that takes a while, done beside the window's own thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

Work = Callable[["Job"], Any]
Start = Callable[[Callable[[], None]], None]
"""Have a function run, now or beside; tests run it at once."""


class Job(QObject):
    """One piece of work: it may tell how far it has come, and can be asked to stop."""

    progressed = Signal(int, int)
    """How much is done, and of how much; 0 where that is not known."""
    done = Signal(object, object)
    """What the work returned and the exception that ended it, of which one is None."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.result: Any = None
        """What the work returned, once it has."""
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the work is to stop; asked by the work itself."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Let the work stop at its next look, and tell nobody what becomes of it."""
        self._stop.set()

    def run(self) -> None:
        """Do the work; called in the thread that is to do it."""
        error: Exception | None = None
        try:
            self.result = self._work(self)
        except Exception as raised:
            error = raised
        self.done.emit(self.result, error)


class Worker(QThread):
    """A thread for one job."""

    def __init__(self, run: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._run = run

    def run(self) -> None:
        self._run()


class Jobs(QObject):
    """Start jobs, each in a thread of its own, and wait for those that are left at the end."""

    def __init__(self, start: Start | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start_run = start or self._beside
        self._running: dict[Job, Callable[[Any], None]] = {}
        self._workers: list[Worker] = []

    def start(
        self,
        work: Work,
        finished: Callable[[Any], None],
        progressed: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Begin work.

        Args:
            work: what to do; it is given the job, and looks at it for a wish to stop.
            finished: told in the window's thread what the work returned, unless the job was
                cancelled meanwhile: a programme that it has opened is closed then. What the
                work raises is raised there.
            progressed: a slot that is told how far the work has come.
        """
        job = Job(work, self)
        self._running[job] = finished
        job.done.connect(self._end)
        if progressed is not None:
            job.progressed.connect(progressed)
        self._start_run(job.run)
        return job

    def _beside(self, run: Callable[[], None]) -> None:
        worker = Worker(run, self)
        self._workers.append(worker)
        worker.finished.connect(self._tidy)
        worker.start()

    def _end(self, result: object, error: Exception | None) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        finished = self._running.pop(job, None)
        job.deleteLater()
        if finished is None:  # all has been closed meanwhile
            return
        if job.cancelled:
            _let_go(result)
            return
        if error is not None:
            raise error
        finished(result)

    def _tidy(self) -> None:
        for worker in [worker for worker in self._workers if worker.isFinished()]:
            self._workers.remove(worker)
            worker.deleteLater()

    def close(self) -> None:
        """Cancel what is running and wait until it has stopped."""
        for job in self._running:
            job.cancel()
        for worker in list(self._workers):
            worker.wait()
        for job in self._running:
            _let_go(job.result)
        self._running.clear()


def _let_go(result: object) -> None:
    """Close the programme that some work has opened for nobody."""
    entry = getattr(result, "entry", None)
    if entry is not None:
        entry.close()
