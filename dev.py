"""Prepare this checkout's environment and run one thing in it, with nothing but Python itself.

`python3 dev.py run` opens the window and `python3 dev.py test` runs the tests; `python3 dev.py --help`
tells the rest. The code below the version check may use what Python 3.11 has, but the file must parse on
older ones, so that they can say what is missing.
"""

import sys

OLDEST_PYTHON = (3, 11)

if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        "iweek_desktop needs Python {}.{} or newer, and this is Python {}.{}. "
        "Start dev.py with a newer one, for example: python3.12 dev.py run".format(
            *(OLDEST_PYTHON + tuple(sys.version_info[:2]))
        )
    )

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "iweek-stamp"


class Stop(Exception):
    """A sentence for the person at the keyboard; nothing more can be done here."""


class Library(NamedTuple):
    """A system library that Qt loads, and the packages that bring it."""

    soname: str
    apt: str
    pacman: str


QT_LIBRARIES = (
    Library("libEGL.so.1", "libegl1", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
)
WINDOW_LIBRARIES = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)


class Installer(NamedTuple):
    """How one system installs packages; `refresh` is run before, where it is needed."""

    program: str
    refresh: tuple[str, ...]
    install: tuple[str, ...]
    package: Callable[[Library], str]


def rpm_capability(library: Library) -> str:
    """Return the name under which rpm packages provide a library."""
    return f"{library.soname}()(64bit)"


APT = Installer(
    "apt-get",
    ("apt-get", "update"),
    ("apt-get", "install", "--yes", "--no-install-recommends"),
    lambda library: library.apt,
)
DNF = Installer("dnf", (), ("dnf", "install", "--assumeyes"), rpm_capability)
ZYPPER = Installer("zypper", (), ("zypper", "--non-interactive", "install"), rpm_capability)
PACMAN = Installer(
    "pacman", (), ("pacman", "--sync", "--needed", "--noconfirm"), lambda library: library.pacman
)

# Debian and its kin ship the part of Python that makes environments apart.
VENV_PACKAGE = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def find_installer() -> Installer | None:
    """Return the package manager of this system."""
    return next((each for each in (APT, DNF, ZYPPER, PACMAN) if shutil.which(each.program)), None)


def on_linux() -> bool:
    """Tell whether Qt's system libraries come from the system's packages."""
    return sys.platform.startswith("linux")


def loads(soname: str) -> bool:
    """Tell whether the system has a library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(libraries: Iterable[Library]) -> list[Library]:
    """Return the libraries that this system lacks; Windows and macOS lack none."""
    if not on_linux():
        return []
    return [library for library in libraries if not loads(library.soname)]


def is_root() -> bool:
    """Tell whether system packages can be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def say(text: str) -> None:
    """Tell the person what is being done, apart from what the command itself prints."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def lacks_venv_module() -> bool:
    """Tell whether this Python cannot make environments."""
    return not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"))


def need_packages(libraries: Iterable[Library], venv_module: bool) -> None:
    """See to it that the system has these libraries and, if asked, Python's venv module.

    Raises:
        Stop: Something is missing and could not be installed.
    """
    missing = missing_libraries(libraries)
    bare = venv_module and lacks_venv_module()
    if not missing and not bare:
        return
    installer = find_installer()
    if installer is None or (bare and installer is not APT):
        raise Stop(f"{lacking(missing, bare)} Install what is missing first.")
    packages = sorted(
        {installer.package(library) for library in missing} | ({VENV_PACKAGE} if bare else set())
    )
    install_packages(lacking(missing, bare), packages, installer)
    still, still_bare = missing_libraries(missing), bare and lacks_venv_module()
    if still or still_bare:
        raise Stop(f"After the installation, this is so: {lacking(still, still_bare)}")


def lacking(libraries: Sequence[Library], venv_module: bool) -> str:
    """Return what is missing, as a sentence."""
    names = ", ".join(library.soname for library in libraries)
    sentences = [f"Qt lacks system libraries ({names})."] if libraries else []
    if venv_module:
        sentences.append("Python lacks its venv and ensurepip modules.")
    return " ".join(sentences)


def install_packages(why: str, packages: Sequence[str], installer: Installer) -> None:
    """Install system packages as root; otherwise stop with the command that does.

    Raises:
        Stop: The packages could not be installed.
    """
    commands = [[*command] for command in (installer.refresh,) if command]
    commands.append([*installer.install, *packages])
    if not is_root():
        told = " && ".join(shlex.join(["sudo", *command]) for command in commands)
        raise Stop(f"{why} Install what is missing, then start dev.py again:\n\n    {told}\n")
    say(f"{why} Installing with {installer.program}: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        if subprocess.call(command, env=environment, stdout=sys.stderr) != 0:
            raise Stop(f"{why} This command failed: {shlex.join(command)}")


def venv_python() -> Path:
    """Return the environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def base_python() -> str:
    """Return the Python that makes environments: not the one inside .venv, which is removed with it."""
    return getattr(sys, "_base_executable", None) or sys.executable


def fingerprint() -> str:
    """Return what the environment depends on, as one hash."""
    seen = hashlib.sha256(f"{ROOT}\n{sys.version}\n".encode())
    for name in ("pyproject.toml", "constraints.txt"):
        seen.update((ROOT / name).read_bytes())
    return seen.hexdigest()


def environment_is_current() -> bool:
    """Tell whether the environment was made to its end from today's files."""
    try:
        return STAMP.read_text(encoding="utf-8") == fingerprint() and venv_python().exists()
    except OSError:
        return False


def make_environment() -> None:
    """Make the environment anew.

    Raises:
        Stop: Something could not be installed.
    """
    if VENV.exists():
        changed = "pyproject.toml, constraints.txt or Python has changed"
        say(f"{changed if STAMP.exists() else 'The last preparation did not finish'}: making .venv anew.")
        shutil.rmtree(VENV)
    say("Preparing .venv (once; this takes a minute and the network).")
    install = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in (
        [base_python(), "-m", "venv", str(VENV)],
        [*install, "-c", str(ROOT / "constraints.txt"), "-e", f"{ROOT}[dev]"],
    ):
        if subprocess.call(command, cwd=ROOT, stdout=sys.stderr) != 0:
            raise Stop(f"The environment could not be made. The command was: {shlex.join(command)}")
    STAMP.write_text(fingerprint(), encoding="utf-8")


def in_environment(*arguments: str, libraries: Sequence[Library] = (), folder: Path | None = ROOT) -> int:
    """Run the environment's Python and return its exit code; first make it where it is not current."""
    current = environment_is_current()
    need_packages(libraries, venv_module=not current)
    if not current:
        make_environment()
    try:
        code = subprocess.call([str(venv_python()), *arguments], cwd=folder)
    except KeyboardInterrupt:
        return 130
    return code if code >= 0 else 128 - code


def run(*arguments: str) -> int:
    """Open the window; with arguments, do what `iweek` does with them."""
    libraries = QT_LIBRARIES + WINDOW_LIBRARIES
    return in_environment("-m", "iweek_desktop", *arguments, libraries=libraries, folder=None)


def test(*arguments: str) -> int:
    """Run the tests; arguments go to pytest."""
    return in_environment("-m", "pytest", *arguments, libraries=QT_LIBRARIES)


def lint(*arguments: str) -> int:
    """Check the style and the walls between the rooms; arguments go to ruff, for example --fix."""
    checked = in_environment("-m", "ruff", "check", *arguments, ".")
    return in_environment("-m", "ruff", "format", "--check", ".") or checked


def types(*arguments: str) -> int:
    """Check the types; arguments go to mypy."""
    return in_environment("-m", "mypy", *arguments)


def translations(*arguments: str) -> int:
    """Bring the catalogues up to date with the code; with --check, only tell what they lack."""
    return in_environment("-m", "iweek_desktop.wording.upkeep", *arguments)


def benchmarks(*arguments: str) -> int:
    """Measure start-up, painting and export."""
    return in_environment("-m", "benchmarks", *arguments, libraries=QT_LIBRARIES)


def pictures(*arguments: str) -> int:
    """Draw the pictures in docs/pictures anew; --help tells the scenes."""
    return in_environment("-m", "pictures", *arguments, libraries=QT_LIBRARIES)


COMMANDS: dict[str, Callable[..., int]] = {
    command.__name__: command for command in (run, test, lint, types, translations, benchmarks, pictures)
}


def usage() -> str:
    """Return one line for each command."""
    lines = [f"  {name:<13} {command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["Usage: python3 dev.py COMMAND [ARGUMENTS]", "", *lines])


def main(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name and return its exit code."""
    if not arguments or arguments[0] not in COMMANDS:
        asked = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(usage(), file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return COMMANDS[arguments[0]](*arguments[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
