"""The script that prepares a checkout: what it decides, with nothing installed or run."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ABSENT = dev.Library("libiweek-absent.so.9", "libiweek-absent9", "iweek-absent")
LOADED = dev.Library("libc.so.6", "libc6", "glibc")

pytestmark = pytest.mark.usefixtures("ran")


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the commands that were run; none of them runs in truth, and all go well."""
    commands: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        commands.append(command)
        if command[1:3] == ["-m", "venv"]:
            Path(command[3]).mkdir()
        return 0

    monkeypatch.setattr("subprocess.call", call)
    return commands


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout with a finished environment."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "stamp")
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    (tmp_path / "constraints.txt").write_text("ruff==1", encoding="utf-8")
    dev.venv_python().parent.mkdir(parents=True)
    dev.venv_python().touch()
    dev.STAMP.write_text(dev.fingerprint(), encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux")
def test_a_missing_library_is_noticed() -> None:
    assert dev.missing_libraries([LOADED, ABSENT]) == [ABSENT]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_their_own_libraries(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert dev.missing_libraries([ABSENT]) == []


@pytest.mark.parametrize(
    ("installer", "package"),
    [
        (dev.APT, "libegl1"),
        (dev.DNF, "libEGL.so.1()(64bit)"),
        (dev.ZYPPER, "libEGL.so.1()(64bit)"),
        (dev.PACMAN, "libglvnd"),
    ],
    ids=lambda value: getattr(value, "program", value),
)
def test_each_system_has_its_own_name_for_a_package(installer: dev.Installer, package: str) -> None:
    assert installer.package(dev.QT_LIBRARIES[0]) == package


class System:
    """A Linux that is told what it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(dev, "on_linux", lambda: True)
        self.use(dev.APT, root=True, venv_module=True)

    def use(self, installer: dev.Installer | None, *, root: bool, venv_module: bool) -> None:
        """Become a system with this package manager, user and Python."""
        self._monkeypatch.setattr(dev, "find_installer", lambda: installer)
        self._monkeypatch.setattr(dev, "is_root", lambda: root)
        self._monkeypatch.setattr(dev, "lacks_venv_module", lambda: not venv_module)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    """Return a Debian as root, with all of Python."""
    return System(monkeypatch)


@pytest.mark.usefixtures("system")
def test_a_system_that_has_everything_is_left_alone(ran: list[list[str]]) -> None:
    dev.need_packages([LOADED], venv_module=True)
    assert ran == []


def test_root_gets_everything_in_one_go(system: System, ran: list[list[str]]) -> None:
    system.use(dev.APT, root=True, venv_module=False)
    with pytest.raises(dev.Stop, match="After the installation"):  # since nothing is installed in truth
        dev.need_packages([ABSENT], venv_module=True)
    install = ["apt-get", "install", "--yes", "--no-install-recommends", ABSENT.apt, dev.VENV_PACKAGE]
    assert ran == [["apt-get", "update"], install]


def test_anybody_else_is_told_the_command(system: System, ran: list[list[str]]) -> None:
    system.use(dev.DNF, root=False, venv_module=True)
    told = (
        r"libiweek-absent\.so\.9.*\n\n    sudo dnf install --assumeyes 'libiweek-absent\.so\.9\(\)\(64bit\)'"
    )
    with pytest.raises(dev.Stop, match=told):
        dev.need_packages([ABSENT], venv_module=True)
    assert ran == []


def test_a_failed_installation_stops(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    system.use(dev.APT, root=True, venv_module=True)
    monkeypatch.setattr("subprocess.call", lambda *_, **__: 100)
    with pytest.raises(dev.Stop, match="This command failed: apt-get update"):
        dev.need_packages([ABSENT], venv_module=True)


@pytest.mark.parametrize("installer", [None, dev.DNF])
def test_what_cannot_be_installed_is_named(system: System, installer: dev.Installer | None) -> None:
    system.use(installer, root=True, venv_module=False)
    with pytest.raises(
        dev.Stop, match=r"libiweek-absent\.so\.9\)\. Python lacks its venv and ensurepip modules\."
    ):
        dev.need_packages([ABSENT], venv_module=True)


@pytest.mark.usefixtures("checkout")
def test_a_finished_environment_is_used_as_it_is(ran: list[list[str]]) -> None:
    assert dev.in_environment("-m", "ruff") == 0
    assert ran == [[str(dev.venv_python()), "-m", "ruff"]]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_file_asks_for_a_new_environment(checkout: Path, name: str) -> None:
    assert dev.environment_is_current()
    (checkout / name).write_text("changed", encoding="utf-8")
    assert not dev.environment_is_current()


@pytest.mark.usefixtures("checkout")
def test_an_unfinished_environment_is_made_anew(ran: list[list[str]]) -> None:
    dev.STAMP.unlink()
    dev.in_environment("-m", "ruff")
    assert [command[1:3] for command in ran] == [["-m", "venv"], ["-m", "pip"], ["-m", "ruff"]]
    assert ran[1][-1].endswith("[dev]")
    assert dev.STAMP.exists()


@pytest.mark.usefixtures("checkout")
def test_a_failed_environment_is_not_called_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    dev.STAMP.unlink()
    monkeypatch.setattr("subprocess.call", lambda *_, **__: 1)
    with pytest.raises(dev.Stop, match="could not be made"):
        dev.in_environment("-m", "ruff")
    assert not dev.environment_is_current()


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize(("code", "passed_on"), [(0, 0), (5, 5), (-15, 143)])
def test_exit_codes_pass_through(monkeypatch: pytest.MonkeyPatch, code: int, passed_on: int) -> None:
    monkeypatch.setattr("subprocess.call", lambda *_, **__: code)
    assert dev.in_environment("-m", "pytest") == passed_on


def test_arguments_go_on_to_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def test(*arguments: str) -> int:
        seen.extend(arguments)
        return 3

    monkeypatch.setitem(dev.COMMANDS, "test", test)
    assert dev.main(["test", "-k", "a b", "--help"]) == 3
    assert seen == ["-k", "a b", "--help"]


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_usage_names_every_command(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert dev.main(arguments) == code
    told = "".join(capsys.readouterr())
    assert all(f"  {name} " in told for name in ("run", "test", "lint", "types", "translations"))


def test_a_stop_is_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop() -> int:
        raise dev.Stop("Something is missing.")

    monkeypatch.setitem(dev.COMMANDS, "run", stop)
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err == "Something is missing.\n"


def test_an_old_python_can_read_the_file_as_far_as_its_version_check() -> None:
    source = Path(dev.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    check = next(n for n, node in enumerate(tree.body) if isinstance(node, ast.If))
    imported = [
        alias.name for node in tree.body[:check] if isinstance(node, ast.Import) for alias in node.names
    ]
    assert imported == ["sys"]


def test_an_old_python_is_told_what_is_needed() -> None:
    code = (
        "import runpy, sys\n"
        "sys.version_info = (3, 9, 2, 'final', 0)\n"
        f"runpy.run_path({dev.__file__!r}, run_name='__main__')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("iweek_desktop needs Python 3.11 or newer, and this is Python 3.9.")
