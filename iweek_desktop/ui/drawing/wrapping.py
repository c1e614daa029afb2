"""Breaking a title into lines that fit, with a hyphen inside a word only where nothing else helps."""

from __future__ import annotations

from collections.abc import Callable

Measure = Callable[[str], float]
"""Return the width of a piece of text in px."""

ELLIPSIS = "…"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
LONGEST_WHOLE_WORD = 18
LONG_WORD = 12
"""A word of so many letters is broken to fill a line; a shorter one only if it is wider than a line."""


def wrap(text: str, width_px: float, most_lines: int, measure: Measure) -> tuple[list[str], bool]:
    """Break text into at most `most_lines` lines, the last one ending in an ellipsis if text is left.

    Long words are broken at their soft hyphens, shorter ones only if they are wider than a line, and
    anywhere only those that cannot be broken at one.

    Returns:
        the lines, and whether anything was cut.
    """
    lines: list[str] = []
    words = text.split()
    while words:
        if len(lines) >= most_lines - 1:
            rest = whole(" ".join(words))
            fitted = elide(rest, width_px, measure)
            return [*lines, fitted], fitted != rest
        line, words = _take_line(words, width_px, measure)
        lines.append(line)
    return lines, False


def whole(text: str) -> str:
    """Return text without its soft hyphens."""
    return text.replace(SOFT_HYPHEN, "")


def elide(text: str, width_px: float, measure: Measure) -> str:
    """Return text, its end replaced by an ellipsis where it does not fit; nothing where that does not."""
    if measure(text) <= width_px:
        return text
    if measure(ELLIPSIS) > width_px:
        return ""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS) <= width_px:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def _take_line(words: list[str], width_px: float, measure: Measure) -> tuple[str, list[str]]:
    """Fill one line with words, and with the beginning of the next one if it may be broken where it fits."""
    line = ""
    for taken, word in enumerate(words):
        longer = f"{line} {whole(word)}" if line else whole(word)
        if measure(longer) <= width_px:
            line = longer
            continue
        if line and len(whole(word)) < LONG_WORD and measure(whole(word)) <= width_px:
            return line, words[taken:]
        begun, rest = _broken_at_soft_hyphen(f"{line} " if line else "", word, width_px, measure)
        if begun:
            return begun, [rest, *words[taken + 1 :]]
        if line:
            return line, words[taken:]
        return _split_word([whole(word), *words[1:]], width_px, measure)
    return line, []


def _broken_at_soft_hyphen(before: str, word: str, width_px: float, measure: Measure) -> tuple[str, str]:
    """Return the longest line that ends at a soft hyphen of a word, "" if none fits, and the rest."""
    parts = word.split(SOFT_HYPHEN)
    for count in range(len(parts) - 1, 0, -1):
        line = f"{before}{''.join(parts[:count])}-"
        if measure(line) <= width_px:
            return line, SOFT_HYPHEN.join(parts[count:])
    return "", word


def _split_word(words: list[str], width_px: float, measure: Measure) -> tuple[str, list[str]]:
    """Cut the first word, which is wider than a line, where its beginning and a hyphen still fit."""
    word = words[0]
    if len(word) == 1:
        return word, words[1:]
    length = len(word) - 1
    while length > 1 and measure(word[:length].rstrip("-") + "-") > width_px:
        length -= 1
    return word[:length].rstrip("-") + "-", [word[length:], *words[1:]]


def sparing(text: str) -> str:
    """Return text with soft hyphens in its long words only, for labels that break at every one."""
    return " ".join(word if len(whole(word)) >= LONG_WORD else whole(word) for word in text.split(" "))


def breakable(text: str, longest: int = LONGEST_WHOLE_WORD) -> str:
    """Return text whose words of more letters may be broken anywhere, for labels that wrap by word."""
    return " ".join(
        word[:3] + SOFT_HYPHEN + SOFT_HYPHEN.join(word[3:-3]) + SOFT_HYPHEN + word[-3:]
        if len(word) > longest
        else word
        for word in text.split(" ")
    )
