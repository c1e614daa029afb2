"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from pathlib import Path

from iweek_desktop.export.request import ExportError

_CODES = {
    errno.ENOSPC: "export.full",
    errno.EDQUOT: "export.full",
    errno.EACCES: "export.denied",
    errno.EPERM: "export.denied",
    errno.EROFS: "export.denied",
    errno.ENOENT: "export.no_folder",
    errno.ENOTDIR: "export.no_folder",
}


def save(path: Path, data: bytes) -> None:
    """Write a file so that its name holds either the old content or all of the new.

    Raises:
        ExportError: ``export.full``, ``export.denied``, ``export.no_folder`` or ``export.disk``,
            with `path` and `cause`. What was there before is as it was.
    """
    try:
        target = path.resolve()
        _refuse_protected(target)
        _replace(target, data)
    except OSError as error:
        code = _CODES.get(error.errno or 0, "export.disk")
        raise ExportError(code, {"path": str(path), "cause": error.strerror or str(error)}) from error


def _refuse_protected(target: Path) -> None:
    """Refuse a folder, and a file that is write-protected: replacing would not ask its permission."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".iweek-{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where folders can be opened (not on Windows) and synced."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        return  # the file stands already; some network folders cannot be synced
    finally:
        os.close(descriptor)
