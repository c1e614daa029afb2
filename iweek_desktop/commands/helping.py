"""What `--help` writes."""

from __future__ import annotations

from collections.abc import Mapping

from iweek_desktop.wording.catalogue import Wording


def whole_help(say: Wording) -> str:
    """Return every command and option with what it does."""
    usage = f"iweek [{say('options')}] [FILE | {say('command')} ...]"
    about = say("Without a command, the window opens on FILE or on the programme that comes with iweek.")
    return "\n\n".join((usage, about, _table(_commands(say)), _table(_options(say)))) + "\n"


def command_help(say: Wording, name: str) -> str:
    """Return how one command is used."""
    return _table({usage: does for usage, does in _commands(say).items() if usage.split()[0] == name}) + "\n"


def _table(rows: Mapping[str, str]) -> str:
    return "\n".join(f"  {usage}\n      {does}" for usage, does in rows.items())


def _commands(say: Wording) -> Mapping[str, str]:
    return {
        "list [--day DATE] [--search TEXT] [--favourites] [--json]": say(
            "List sessions. ★ is Must, ☆ is Maybe; the ID stands last."
        ),
        "show ID [--json]": say("Show one session whole"),
        "favourite add ID... [--level must|maybe]": say(
            "Save sessions, as Must if no level is given; all of them, or none if an ID is unknown"
        ),
        "favourite remove ID...": say("No longer save sessions"),
        "favourite list [--json]": say("List what is saved, sessions that the programme no longer has too"),
        "export OUT.ics|OUT.csv [--favourites] [--level must|maybe] [--day DATE] [--search TEXT]\n"
        "         | --all | --session ID...   [--reminder MIN] [--free]": say(
            "Write sessions, the favourites if nothing else is asked for, as a calendar or a table; "
            "with --free all of them as free time"
        ),
        "programmes list [--json]": say("List the programmes that have been opened, the last one first"),
        "programmes add FILE|URL... [--json]": say(
            "Add a programme, or a new version of one; an address is fetched, and remembered"
        ),
        "programmes remove KEY... [--json]": say(
            "Remove programmes from the list; their favourites and notes are kept"
        ),
        "programmes update KEY... [--same] [--json]": say(
            "Look for new versions where the programmes came from; favourites follow, also to another key "
            "that you say is the same"
        ),
        "programmes update --all [--json]": say("Look for new versions of all programmes"),
        "check FILE... [--json]": say("Tell everything that is wrong with programme files"),
        "changes OLD NEW [--json]": say("Tell what changed from one version of a programme to the next"),
        "convert IN OUT.json|OUT.ics|OUT.csv": say(
            "Write a programme file of any format in the native one, or its sessions as a calendar or a table"
        ),
        "template OUT.xlsx|OUT.csv": say("Write a table that organisers can fill in, with an explanation"),
        "screenshot OUT.png [--view day|timeline|list] [--day DATE] [--size WxH] [--scale 1|1.25|1.5|2] "
        "[--theme light|dark|contrast] [--text 100|125|150|175|200] "
        "[--lanes automatic|theme|place|organiser|format] [--search TEXT] "
        "[--select ID [--star must|maybe|none]] [--focus] "
        "[--show export|settings|shortcuts|about|problems|programmes|changes]": say(
            "Take a picture of the window"
        ),
    }


def _options(say: Wording) -> Mapping[str, str]:
    return {
        "--profile DIR": say("Keep favourites, settings and everything else in this folder"),
        "--programme FILE|KEY": say("Open this programme: a file, or one of the list by its key"),
        "--now TIME": say("Take this for the present time, such as 2024-09-30T10:15"),
        "--language sv|en": say("Speak Swedish or English"),
        "--time-zone NAME": say(
            "Read times that name no zone in this one, such as Europe/Stockholm; also after a command"
        ),
        "--new-window": say("Open another window though one is open already"),
        "--version": say("Tell the version"),
    }
