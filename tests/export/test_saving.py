from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from iweek_desktop.export.request import ExportError
from iweek_desktop.export.saving import save

ROOT = Path(__file__).parent.parent.parent
NOBODY = 65534
CHILD = """
import os, sys
from pathlib import Path
from iweek_desktop.export.request import ExportError
from iweek_desktop.export.saving import save
if os.getuid() == 0:
    os.setuid(int(sys.argv[2]))
try:
    save(Path(sys.argv[1]), b"new")
except ExportError as error:
    print(error.code, error.arguments["path"])
"""


def failed(path: Path) -> ExportError:
    with pytest.raises(ExportError) as caught:
        save(path, b"new")
    assert caught.value.arguments["path"] == str(path)
    assert caught.value.arguments["cause"]
    return caught.value


def test_a_new_file_is_written_as_the_system_makes_files(tmp_path: Path) -> None:
    path, other = tmp_path / "å.ics", tmp_path / "other"
    save(path, b"one\r\n")
    other.touch()
    assert path.read_bytes() == b"one\r\n"
    assert path.stat().st_mode == other.stat().st_mode


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(b"old")
    path.chmod(0o640)
    save(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_still_leads_to_the_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.ics", tmp_path / "link.ics"
    real.write_bytes(b"old")
    link.symlink_to(real)
    save(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert failed(tmp_path / "none" / "a.ics").code == "export.no_folder"
    (tmp_path / "file").touch()
    assert failed(tmp_path / "file" / "a.ics").code == "export.no_folder"


def test_a_folder_in_the_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ics").mkdir()
    assert failed(tmp_path / "a.ics").code == "export.disk"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.ics"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "export.full"),
        (errno.EDQUOT, "export.full"),
        (errno.EROFS, "export.denied"),
        (errno.EIO, "export.disk"),
    ],
)
def test_a_disk_that_fails_leaves_what_was(
    number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    assert failed(path).code == code
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_may_not_grow_leaves_what_was(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2, hard))
    try:
        error = failed(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert error.code == "export.disk"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def save_as_nobody(path: Path) -> str:
    run = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), str(NOBODY)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return run.stdout.strip()


def test_a_folder_that_may_not_be_written_is_told(open_folder: Path) -> None:
    path = open_folder / "a.ics"
    path.write_bytes(b"old")
    path.chmod(0o666)
    open_folder.chmod(0o555)
    assert save_as_nobody(path) == f"export.denied {path}"
    assert path.read_bytes() == b"old"
    assert list(open_folder.iterdir()) == [path]


def test_a_protected_file_is_not_replaced(open_folder: Path) -> None:
    path = open_folder / "a.ics"
    path.write_bytes(b"old")
    path.chmod(0o444)
    open_folder.chmod(0o777)
    assert save_as_nobody(path) == f"export.denied {path}"
    assert path.read_bytes() == b"old"
    assert list(open_folder.iterdir()) == [path]
