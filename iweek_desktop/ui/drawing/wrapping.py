"""Breaking a title into lines that fit, with a hyphen inside a word only where nothing else helps."""

from __future__ import annotations

from collections.abc import Callable

Measure = Callable[[str], float]
"""Return the width of a piece of text in px."""

ELLIPSIS = "…"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
"""Where a word may be broken without a hyphen."""
WITHOUT_SPACES_FROM = "\N{CJK RADICAL REPEAT}"
"""From here on lie the scripts that are written without spaces, and broken between any two signs."""
OPENS = "([{（［｛「『【〔〈《“‘"
CLOSES = ")]}、。，．：；！？）］｝」』】〕〉》”’・ー々…‥％ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
"""What does not end a line there, and what does not begin one."""
LONGEST_WHOLE_WORD = 18
LONG_WORD = 12
"""A word of so many letters is broken to fill a line; a shorter one only if it is wider than a line."""


def wrap(text: str, width_px: float, most_lines: int, measure: Measure) -> tuple[list[str], bool]:
    """Break text into at most `most_lines` lines, the last one ending in an ellipsis if text is left.

    Long words are broken after their own hyphens and slashes or else at their soft hyphens, but only
    where that spares a line; shorter ones only if they are wider than a line, and anywhere only those
    that cannot be broken otherwise.

    Returns:
        the lines, and whether anything was cut.
    """
    words = _opened(text).split()
    lines, cut = _lines(words, width_px, most_lines, measure, LONG_WORD)
    if not cut and any(whole(word) != word for word in words):
        unbroken, cut = _lines(words, width_px, most_lines, measure, None)
        if not cut and len(unbroken) <= len(lines):
            return unbroken, False
        cut = False
    return lines, cut


def whole(text: str) -> str:
    """Return text without its soft hyphens and other places to break it."""
    return text.replace(SOFT_HYPHEN, "").replace(MAY_BREAK, "")


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


def _lines(
    words: list[str], width_px: float, most_lines: int, measure: Measure, long_word: int | None
) -> tuple[list[str], bool]:
    """Fill lines with words; those of `long_word` letters may be broken to fill a line."""
    lines: list[str] = []
    while words:
        if len(lines) >= most_lines - 1:
            rest = whole(" ".join(words))
            fitted = elide(rest, width_px, measure)
            return [*lines, fitted], fitted != rest
        line, words = _take_line(words, width_px, measure, long_word)
        lines.append(line)
    return lines, False


def _opened(text: str) -> str:
    """Return text with places to break it: inside words with hyphens, and in scripts without spaces."""
    for sign in "-/":
        if sign in text:
            text = _opened_after(sign, text)
    if text and max(text) >= WITHOUT_SPACES_FROM:
        text = "".join(
            MAY_BREAK + sign if _may_part(before, sign) else sign
            for before, sign in zip(" " + text, text, strict=False)
        )
    return text


def _opened_after(sign: str, text: str) -> str:
    """Return text that may be broken after a sign that stands between words of two letters or more."""
    first, *others = text.split(sign)
    for other in others:
        between = first[-2:].isalpha() and other[:2].isalpha() and len(first) > 1 < len(other)
        first += f"{sign}{MAY_BREAK if between else ''}{other}"
    return first


def _may_part(before: str, sign: str) -> bool:
    """Whether a line may end between two signs, of which one is of a script without spaces."""
    if max(before, sign) < WITHOUT_SPACES_FROM or before in OPENS or sign in CLOSES:
        return False
    both = before + sign
    return all(one.isalnum() or one in OPENS or one in CLOSES for one in both)


def _take_line(
    words: list[str], width_px: float, measure: Measure, long_word: int | None
) -> tuple[str, list[str]]:
    """Fill one line with words, and with the beginning of the next one if it may be broken where it fits."""
    line = ""
    for taken, word in enumerate(words):
        longer = f"{line} {whole(word)}" if line else whole(word)
        if measure(longer) <= width_px:
            line = longer
            continue
        kept = long_word is None or len(whole(word)) < long_word
        if line and kept and measure(whole(word)) <= width_px:
            return line, words[taken:]
        begun, rest = _broken(f"{line} " if line else "", word, width_px, measure)
        if begun:
            return begun, [rest, *words[taken + 1 :]]
        if line:
            return line, words[taken:]
        return _split_word(words, width_px, measure)
    return line, []


def _broken(before: str, word: str, width_px: float, measure: Measure) -> tuple[str, str]:
    """Return the longest line that ends where a word may be broken, "" if none fits, and the rest."""
    for mark, hyphen in ((MAY_BREAK, ""), (SOFT_HYPHEN, "-")):
        parts = word.split(mark)
        for count in range(len(parts) - 1, 0, -1):
            line = before + whole("".join(parts[:count])) + hyphen
            if measure(line) <= width_px:
                return line, mark.join(parts[count:])
    return "", word


def _split_word(words: list[str], width_px: float, measure: Measure) -> tuple[str, list[str]]:
    """Cut the first word, which is wider than a line, where its beginning and a hyphen still fit.

    What is left is more than one letter, if it can be.
    """
    word = words[0].replace(SOFT_HYPHEN, "")
    if len(word) == 1:
        return word, words[1:]
    begun = word.partition(MAY_BREAK)[0]
    length = max(1, min(len(begun), len(word) - 2))
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
