"""A sentence for every code that updating a programme returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from iweek_desktop.wording.catalogue import Wording

UPDATE_SENTENCES: Mapping[str, Callable[[Wording, Mapping[str, str]], str]] = {
    "update.unknown": lambda say, a: say("There is no programme with the key “{key}” in the list", **a),
    "update.no_source": lambda say, a: say(
        "It is not known where this programme is updated from. Add its file or its address again.", **a
    ),
    "update.no_consent": lambda say, a: say(
        "This programme is fetched from the web only when you ask for it", **a
    ),
    "update.no_programme": lambda say, a: say(
        "What was found is not a programme that can be read. The programme that you have is unchanged.", **a
    ),
    "update.other": lambda say, a: say(
        "What was found is another programme, “{title}”. The one that you have is unchanged.", **a
    ),
    "update.unsure": lambda say, a: say(
        "What was found, “{title}”, has another key, {key}. It may or may not be the same programme. "
        "The one that you have is unchanged.",
        **a,
    ),
    "update.in_use": lambda say, a: say(
        "Another window has the programme open. Close it and try again.", **a
    ),
    "update.unkept": lambda say, a: say(
        "The new version could not be kept in {path}: {cause}. The programme that you have is unchanged.", **a
    ),
    "update.address": lambda say, a: say(
        "“{value}” is not an address that can be fetched. Write it as {expected}.",
        value=a["value"],
        expected="https://example.org/programme.json",
    ),
    "update.insecure": lambda say, a: say(
        "“{value}” is not fetched, since anybody on the way could change it. Use the address with https.", **a
    ),
    "update.credentials": lambda say, a: say(
        "The address holds a user name or a password, which would be kept for all to read. Leave it out.", **a
    ),
    "update.offline": lambda say, a: say(
        "{host} cannot be reached: {cause}. Check the network and the address, and try again.", **a
    ),
    "update.proxy": lambda say, a: say(
        "The proxy of this network did not let the request through to {host}: {cause}", **a
    ),
    "update.tls": lambda say, a: say(
        "{host} could not prove that it is the right server, so nothing was fetched: {cause}", **a
    ),
    "update.timeout": lambda say, a: say.plural(
        "{host} did not answer in time: within {n} second. Try again later.",
        "{host} did not answer in time: within {n} seconds. Try again later.",
        int(a["n"]),
        host=a["host"],
    ),
    "update.missing": lambda say, a: say(
        "{host} has nothing at this address any more (answer {status}). Check the address.", **a
    ),
    "update.refused": lambda say, a: say(
        "{host} did not hand out the programme (answer {status}). Check the address.", **a
    ),
    "update.server": lambda say, a: say(
        "{host} could not answer just now (answer {status}). Try again later.", **a
    ),
    "update.redirect": lambda say, a: say(
        "{host} leads on to “{value}”, which is not followed. Ask for the address with https.", **a
    ),
    "update.redirects": lambda say, a: say(
        "{host} leads on and on: more than {expected} times. Check the address.", **a
    ),
    "update.size": lambda say, a: say("What is at this address is larger than {expected}", **a),
    "update.packed": lambda say, a: say("{host} sent the programme packed as “{value}”, unasked", **a),
    "update.broken": lambda say, a: say(
        "What {host} sent was cut off or damaged: {cause}. Try again later.", **a
    ),
}
"""Each code's sentence in the language of `say`."""
