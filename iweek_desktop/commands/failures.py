"""What is told when a command could not be done."""

from __future__ import annotations

from pathlib import Path

from iweek_desktop import __version__
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.notices import error_sentence


def known_problem(say: Wording, error: Exception) -> tuple[str, str] | None:
    """Return file and sentence for what a room or the system refuses; None for any other error."""
    from iweek_desktop.export.request import ExportError
    from iweek_desktop.library.shelf_entry import ShelfError
    from iweek_desktop.store.errors import StoreError

    match error:
        case StoreError() | ShelfError():
            told = {"path": str(error.path or ""), "cause": error.cause}
            return _placed(told["path"], error_sentence(say, error.code, told))
        case ExportError():
            sentence = error_sentence(say, error.code, error.arguments)
            return _placed(error.arguments.get("path", ""), sentence)
        case OSError() if error.strerror and not error.filename:
            return "iweek", say("The result could not be written: {cause}", cause=error.strerror)
        case OSError() if error.strerror:
            return str(error.filename), error.strerror
    return None


def _placed(path: str, sentence: str) -> tuple[str, str]:
    """Return what a sentence is about, and the sentence: the file, unless the sentence names it itself."""
    return (path if path and path not in sentence else "iweek"), sentence


def log_bug(error: Exception, log: Path) -> bool:
    """Add an error that nobody expected to the log; return whether that was possible."""
    import traceback

    told = "".join(traceback.format_exception(error))
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"iweek {__version__}\n{told}\n")
    except OSError:
        return False
    return True
