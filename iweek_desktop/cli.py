"""The command line: a command, or the window.

What opens the window imports next to nothing before it; every command imports its own.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from iweek_desktop.commands.parsing import (
    Options,
    Parser,
    UsageError,
    asked_language,
    parse_command,
    parse_options,
    split_words,
)
from iweek_desktop.library.paths import Places
from iweek_desktop.programme.clock import system_clock
from iweek_desktop.startup import WindowStart

if TYPE_CHECKING:
    from argparse import Namespace

    from iweek_desktop.commands.call import Call
    from iweek_desktop.commands.output import Output
    from iweek_desktop.wording.catalogue import Wording

DONE, PROBLEM, WRONG_USAGE = 0, 1, 2

COMMANDS = {
    "list": ("iweek_desktop.commands.listing", "declare_list", "run_list"),
    "show": ("iweek_desktop.commands.listing", "declare_show", "run_show"),
    "favourite": ("iweek_desktop.commands.favourites", "declare", "run"),
    "export": ("iweek_desktop.commands.exporting", "declare", "run"),
    "programmes": ("iweek_desktop.commands.programmes", "declare", "run"),
    "check": ("iweek_desktop.commands.checking", "declare_check", "run_check"),
    "changes": ("iweek_desktop.commands.changing", "declare", "run"),
    "convert": ("iweek_desktop.commands.checking", "declare_convert", "run_convert"),
    "template": ("iweek_desktop.commands.template", "declare", "run"),
    "screenshot": ("iweek_desktop.commands.picture", "declare", ""),
}
"""The module of each command and its two functions; only the one asked for is imported."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words ask for.

    Returns:
        0 done, 1 the input or the store has a problem, 2 wrong usage.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    options = Options()
    try:
        before, rest = split_words(words)
        options = parse_options(before)
        if options.help:
            return _help(options)
        if options.version:
            return _version()
        if rest and rest[0] in COMMANDS:
            return _command(options, rest[0], rest[1:])
        return _window(_with_file(options, rest))
    except UsageError as error:
        return _wrong_usage(error, asked_language(words))
    except BrokenPipeError:
        return _reader_gone()
    except KeyboardInterrupt:
        return PROBLEM
    except Exception as error:
        return _failed(error, options)


def main_gui() -> int:
    """Open the window from a desktop entry, where there may be no stream to write to."""
    return main()


def _with_file(options: Options, rest: Sequence[str]) -> Options:
    """Return the options with the FILE that stands after them, and any that stand after it."""
    if not rest:
        return options
    options, file = parse_options(rest[1:], options), rest[0]
    if options.programme is not None:
        raise UsageError(lambda say: say("{name} and {other} cannot be used together", name="FILE",
                                         other="--programme"))  # fmt: skip
    return options._replace(programme=Path(file))


def _command(options: Options, name: str, words: Sequence[str]) -> int:
    gc.disable()  # a command ends before what it leaves behind is worth looking for
    try:
        return _run(options, name, words)
    finally:
        gc.enable()


def _run(options: Options, name: str, words: Sequence[str]) -> int:
    place, declare, run = COMMANDS[name]
    module = import_module(place)
    args = parse_command(name, cast(Callable[[Parser], None], getattr(module, declare)), words)
    if args.help:
        return _help(options, name)
    options = options._replace(zone_name=args.zone_name or options.zone_name)
    if name == "screenshot":
        return _screenshot(options, args)
    return cast("Callable[[Call, Namespace], int]", getattr(module, run))(_call(options), args)


def _call(options: Options) -> Call:
    from iweek_desktop.commands.call import Call

    return Call(options, Places.of(options.profile), _wording(options), _output())


def _window(options: Options) -> int:
    if not _is_there(options):
        _output().problem(str(options.programme), _wording(options)("There is no such file"))
        return PROBLEM
    if not _has_display():
        return _refuse(options, lambda say: say(
            "There is no display to show the window on: DISPLAY and WAYLAND_DISPLAY are not set"
        ))  # fmt: skip
    gc.disable()  # what is imported stays; `run_window` has garbage looked for again
    try:
        from iweek_desktop.ui.app import run_window

        return run_window(_start(options))
    except ImportError as error:
        return _no_window(options, error)
    finally:
        gc.enable()


def _is_there(options: Options) -> bool:
    """Whether the programme that the options name is a file, or on the shelf under this key."""
    source = options.programme
    if source is None or source.exists():
        return True
    from iweek_desktop.library.opening import is_kept

    return is_kept(Places.of(options.profile), str(source))


def _screenshot(options: Options, args: Namespace) -> int:
    from iweek_desktop.commands.picture import shot

    picture = shot(args)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from iweek_desktop.ui.screenshot import take_screenshot

        return take_screenshot(_start(options), picture)
    except ImportError as error:
        return _no_window(options, error)


def _start(options: Options) -> WindowStart:
    """Return how the window starts; a file is found again from any folder."""
    source = options.programme
    return WindowStart(
        Places.of(options.profile),
        source.absolute() if source and source.exists() else source,
        options.zone_name,
        options.language,
        system_clock,
        options.now_text,
        options.new_window,
    )


def _has_display() -> bool:
    """Whether a window can open; Qt itself would end the process."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _no_window(options: Options, error: ImportError) -> int:
    """Say that Qt is absent; an import error of any other kind is a bug."""
    name = error.name or ""
    unloadable = ("cannot open shared object file", "DLL load failed", "Library not loaded")
    if not (name.startswith("PySide6") or any(reason in str(error) for reason in unloadable)):
        raise error
    return _refuse(
        options, lambda say: say("The window needs PySide6, which cannot be loaded: {cause}", cause=error)
    )


def _help(options: Options, command: str | None = None) -> int:
    from iweek_desktop.commands.helping import command_help, whole_help

    say = _wording(options)
    _output().write(command_help(say, command) if command else whole_help(say))
    return DONE


def _version() -> int:
    from iweek_desktop import __version__

    _output().write(f"iweek {__version__}\n")
    return DONE


def _wrong_usage(error: UsageError, language: str | None) -> int:
    say = _wording(Options(language=language))
    _output().problem("iweek", error.saying(say))
    return WRONG_USAGE


def _refuse(options: Options, saying: Callable[[Wording], str]) -> int:
    _output().problem("iweek", saying(_wording(options)))
    return PROBLEM


def _reader_gone() -> int:
    from iweek_desktop.commands.output import drop_result

    drop_result()
    return DONE


def _failed(error: Exception, options: Options) -> int:
    """Tell what a room refused in its words; what nobody expected goes to the log."""
    from iweek_desktop.commands.call import Refused
    from iweek_desktop.commands.failures import known_problem, log_bug

    out, say = _output(), _wording(options)
    if isinstance(error, Refused):
        for line in error.lines:
            out.problem(*line)
        return PROBLEM
    problem = known_problem(say, error)
    if problem:
        out.problem(*problem)
        return PROBLEM
    log = Places.of(options.profile).log_file
    if log_bug(error, log):
        out.problem("iweek", say("Something went wrong in iweek itself. The details are in {log}.", log=log))
    else:
        out.problem("iweek", say("Something went wrong in iweek itself: {cause}", cause=repr(error)))
    return PROBLEM


def _output() -> Output:
    from iweek_desktop.commands.output import Output

    return Output(sys.stdout, sys.stderr)


def _wording(options: Options) -> Wording:
    from iweek_desktop.library.settings import load
    from iweek_desktop.wording.catalogue import choose_language, load_wording

    asked = options.language or load(Places.of(options.profile).settings_file).language
    return load_wording(choose_language(asked))
