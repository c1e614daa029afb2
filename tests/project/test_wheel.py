"""What is built holds everything, and works in an environment that has never seen the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
# Nothing of the checkout or of a person's settings may reach the programs that are started here.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}


def call(*command: str | Path, folder: Path) -> str:
    """Return what a command prints; a failure shows everything it said."""
    run = subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, f"{command} failed\n{run.stdout}\n{run.stderr}"
    return run.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sdist and of the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """Return the wheel."""
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the scripts of an environment that has the wheel and, borrowed, what it needs."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    scripts, packages = Path(paths["scripts"]), Path(paths["purelib"])
    pip = [sys.executable, "-m", "pip", "--python", str(_python(scripts)), "--isolated"]
    call(*pip, "install", "--no-deps", "--no-index", "--quiet", wheel, folder=folder)
    borrowed = "\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (packages / "borrowed.pth").write_text(borrowed, encoding="utf-8")
    return scripts


def _python(scripts: Path) -> Path:
    return scripts / ("python.exe" if os.name == "nt" else "python")


def files_of(*folders: str) -> list[str]:
    """Return the files of the checkout's folders, as paths from its root."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts)


def test_the_wheel_holds_the_package_the_data_and_the_resources(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        *files_of("iweek_desktop"),
        *(f"iweek_desktop/{name}" for name in files_of("data", "resources")),
    }
    assert expected - names == set()
    assert [name for name in names if name.startswith(("tests/", "benchmarks/", "docs/"))] == []


def test_the_bundled_programme_and_its_schema_are_there(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "iweek_desktop/data/innovation-week-2024.json" in names
    assert [name for name in names if name.startswith("iweek_desktop/data/") and "schema" in name]
    assert "iweek_desktop/resources/tokens.json" in names
    assert "iweek_desktop/resources/locale/sv/LC_MESSAGES/iweek.mo" in names


def test_the_wheel_carries_the_licence_and_both_commands(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    names = archive.namelist()
    assert [name for name in names if name.endswith("/licenses/LICENSE")]
    (entry_points,) = (name for name in names if name.endswith("entry_points.txt"))
    text = archive.read(entry_points).decode()
    assert "iweek = iweek_desktop.cli:main\n" in text
    assert "iweek-desktop = iweek_desktop.cli:main_gui\n" in text


def test_the_sdist_holds_what_a_developer_needs(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    expected = {*files_of("iweek_desktop", "data", "resources", "tests", "docs", "benchmarks")}
    assert {*expected, "dev.py", "constraints.txt", "LICENSE"} - names == set()
    assert [name for name in names if name.startswith(".venv")] == []


def test_an_empty_environment_lists_the_bundled_sessions(installed: Path, tmp_path: Path) -> None:
    listed = json.loads(call(installed / "iweek", "--profile", tmp_path, "list", "--json", folder=tmp_path))
    assert len(listed) == 8
    assert listed[0]["title"]


def test_the_empty_environment_uses_its_own_copy(installed: Path, tmp_path: Path) -> None:
    code = "import iweek_desktop; print(iweek_desktop.__file__)"
    found = Path(call(_python(installed), "-c", code, folder=tmp_path).strip())
    assert found.is_relative_to(installed.parent)


def test_the_desktop_finds_the_command_its_entry_and_its_icon(installed: Path) -> None:
    assert list(installed.glob("iweek-desktop*"))
    share = installed.parent / "share"
    assert (share / "applications/org.iweek_desktop.viewer.desktop").exists()
    assert (share / "icons/hicolor/scalable/apps/org.iweek_desktop.viewer.svg").exists()
