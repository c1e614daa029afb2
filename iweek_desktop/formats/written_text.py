"""Texts as programme files write them - plain, Markdown, HTML - to the model's Markdown subset.

This is the one place where it is done. What a text loads or runs is gone afterwards; of its
addresses only http, https and mailto ones are links; characters that hide, reorder or control
are replaced.
"""

from __future__ import annotations

import re

from iweek_desktop.programme.text import clean, one_line

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
LONGEST_TEXT = 100_000
LONGEST_LINE = 1_000
"""Characters; what is longer is cut."""

_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_SIGNS = frozenset("#>~[=*_-")
_SIGN_BELOW = re.compile(r"\n *[#>~\[=*_-]")
_BEYOND = r"(?m)^ {0,3}(?:#{1,6} |>|```|~~~|\[[^\]\n]+\]: *\S|(?:[-*_=] ?){3,}$)|`"
"""Constructs of Markdown that the subset does not have; as all patterns here compiled when it is needed."""


def readable(text: str | None, with_care: bool = True) -> str | None:
    """Return a long text in the Markdown subset, cut at `LONGEST_TEXT`; None where it says nothing.

    Args:
        text: the text as it is written.
        with_care: whether HTML is more than its words.
    """
    if not text or text.isspace():
        return None
    words = text[:LONGEST_TEXT]
    if "&" in words and not _has_markup(words):
        words = _decoded(words)
    if not _prints(words):
        words = clean(words)
    if "<" in words and _has_markup(words):
        from iweek_desktop.formats.markup import from_markup, words_of

        words = clean(from_markup(words) if with_care else words_of(words))
    if ("`" in words or _has_signs(words)) and re.search(_BEYOND, words):
        words = _reduced(words)
    words = words.strip()
    return words or None


def readable_line(text: str | None) -> str | None:
    """Return a title, a name or a label on one line, cut at `LONGEST_LINE`; None where it says nothing."""
    if not text:
        return None
    # Most lines can stay as they are: asked here, since a programme has ten lines for each session.
    even = text.isprintable() and "  " not in text and "&" not in text and "<" not in text
    if even and len(text) <= LONGEST_LINE and (text.isascii() or _OBJECT not in text):
        return text.strip() or None
    words = text[: 4 * LONGEST_LINE]
    if "&" in words and not _has_markup(words):
        words = _decoded(words)
    if "<" in words and _has_markup(words):
        from iweek_desktop.formats.markup import without_markup

        words = without_markup(words)
    return one_line(words)[:LONGEST_LINE].rstrip() or None


def _prints(text: str) -> bool:
    """Whether a text has nothing but line feeds and what is seen; marks of direction do not print."""
    try:
        return not text.encode("latin-1").translate(None, _PRINTING)
    except UnicodeEncodeError:
        return text.replace("\n", "").isprintable() and _OBJECT not in text


_PRINTING = bytes(code for code in range(256) if chr(code).isprintable() or code == 10)
"""The bytes of Latin-1 that a text may have: taken out of most texts they leave nothing, and quickly."""


def _has_signs(text: str) -> bool:
    """Whether any line begins with a sign that means something in Markdown."""
    return text.lstrip(" ")[:1] in _SIGNS or _SIGN_BELOW.search(text) is not None


def _has_markup(text: str) -> bool:
    """Whether a text holds HTML; what knows its elements is imported for the first "<"."""
    if "<" not in text:
        return False
    from iweek_desktop.formats.markup import has_markup

    return has_markup(text)


def _decoded(text: str) -> str:
    """Return a text whose characters were written as entities once too often."""
    from html import unescape

    return re.sub(_ENTITY, lambda found: unescape(found[0]), text)


_HEADING = r" {0,3}#{1,6} +(?P<words>.*?)(?: +#+)? *"
_FENCE = r" {0,3}(?:```|~~~)[^`]*"
_RULE = r" {0,3}(?:-( *-){2,}|\*( *\*){2,}|_( *_){2,}|={3,}) *"
_QUOTE = r" {0,3}> ?"
_CODE = r"(`{1,3})([^`\n]+)\1"
_DEFINITION = r" {0,3}\[(?P<name>[^\]]+)\]: *<?(?P<url>[^\s<>]+)>?.*"
_REFERENCE = r"(?<!\\)\[(?P<words>[^\[\]\n]+)\](?:\[(?P<name>[^\[\]\n]*)\])(?!\()"


def _reduced(text: str) -> str:
    """Return Markdown without what the subset lacks: a heading is strong, code and quotes are text."""
    targets: dict[str, str] = {}
    lines: list[str] = []
    fenced = False
    for line in text.split("\n"):
        if re.fullmatch(_FENCE, line):
            fenced = not fenced
            lines.append("")
        elif fenced:
            lines.append(_escaped(line))
        elif found := re.fullmatch(_DEFINITION, line):
            targets[one_line(found["name"]).casefold()] = found["url"]
        else:
            lines.append(_reduced_line(line, lines))
    words = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return re.sub(_REFERENCE, lambda found: _resolved(found, targets), words) if targets else words


def _reduced_line(line: str, before: list[str]) -> str:
    """Return a line outside of code; one that underlines a heading makes the line before it strong."""
    if re.fullmatch(_RULE, line):
        if before and before[-1].strip() and line.strip()[0] in "=-":
            before[-1] = f"\n{_strong(before[-1])}\n"
        return ""
    if found := re.fullmatch(_HEADING, line):
        return f"\n{_strong(found['words'])}\n"
    while found := re.match(_QUOTE, line):
        line = line[found.end() :]
    return re.sub(_CODE, lambda found: _escaped(found[2]), line) if "`" in line else line


def _strong(words: str) -> str:
    bare = words.strip()
    return f"**{bare}**" if bare and "**" not in bare else bare


def _escaped(words: str) -> str:
    return re.sub(r"([\\*_\[\]])", r"\\\1", words)


def _resolved(found: re.Match[str], targets: dict[str, str]) -> str:
    url = targets.get(one_line(found["name"] or found["words"]).casefold())
    return f"[{found['words']}]({url})" if url else found[0]
