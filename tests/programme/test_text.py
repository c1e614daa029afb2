"""Programme texts: the Markdown subset as plain and as rich text, addresses, single lines."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.programme.text import clean, one_line, plain, rich, safe_url

PIECES = [*"*_[]()<>!\\-1. \n\tab&\"'é", "http://x.se/", "mailto:a@b", "javascript:"]
MARKDOWN = st.lists(st.sampled_from(PIECES)).map("".join)
ANY_TEXT = st.text(st.characters(exclude_categories=[])) | MARKDOWN


@pytest.mark.parametrize(
    ("text", "expected_plain", "expected_rich"),
    [
        ("", "", ""),
        (" \n\t\n", "", ""),
        ("one\ntwo\n\nthree", "one two\n\nthree", "<p>one two</p><p>three</p>"),
        ("a *b* c", "a b c", "<p>a <em>b</em> c</p>"),
        ("a **b** c", "a b c", "<p>a <strong>b</strong> c</p>"),
        ("_b_ and __c__", "b and c", "<p><em>b</em> and <strong>c</strong></p>"),
        ("*a **b** c*", "a b c", "<p><em>a <strong>b</strong> c</em></p>"),
        ("***a***", "a", "<p><em><strong>a</strong></em></p>"),
        ("*a *b* c*", "a b c", "<p><em>a b c</em></p>"),
        ("snake_case_name", "snake_case_name", "<p>snake_case_name</p>"),
        ("2 * 3 * 4", "2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("*a", "*a", "<p>*a</p>"),
        (r"\*a\*", "*a*", "<p>*a*</p>"),
        ("a\n- b\n- c\n  d", "a\n\n- b\n- c d", "<p>a</p><ul><li>b</li><li>c d</li></ul>"),
        ("- a\n\n- b", "- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n1. b", "- a\n\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("- a\n\nb", "- a\n\nb", "<ul><li>a</li></ul><p>b</p>"),
        ("1984. A book", "1984. A book", "<p>1984. A book</p>"),
        ("-5 degrees", "-5 degrees", "<p>-5 degrees</p>"),
        ("a < b & c > d", "a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>"),
        ("<b onclick='x'>", "<b onclick='x'>", "<p>&lt;b onclick=&#x27;x&#x27;&gt;</p>"),
        ("![cat](http://x.se/cat.png)", "cat", "<p>cat</p>"),
        ("<img src='http://x.se/a.png'>", "<img src='http://x.se/a.png'>", None),
    ],
)
def test_subset(text: str, expected_plain: str, expected_rich: str | None) -> None:
    assert plain(text) == expected_plain
    if expected_rich is not None:
        assert rich(text) == expected_rich


@pytest.mark.parametrize(
    ("text", "expected_plain", "expected_rich"),
    [
        ("[t](https://x.se)", "t (https://x.se)", '<a href="https://x.se">t</a>'),
        ('[t](https://x.se "title")', "t (https://x.se)", '<a href="https://x.se">t</a>'),
        ("[t](<https://x.se>)", "t (https://x.se)", '<a href="https://x.se">t</a>'),
        ("[t](https://x.se/a_(b))", "t (https://x.se/a_(b))", '<a href="https://x.se/a_(b)">t</a>'),
        ("[*t*](https://x.se)", "t (https://x.se)", '<a href="https://x.se"><em>t</em></a>'),
        ("*[t](https://x.se)*", "t (https://x.se)", '<em><a href="https://x.se">t</a></em>'),
        ("[](https://x.se)", "https://x.se", '<a href="https://x.se">https://x.se</a>'),
        ("<https://x.se>", "https://x.se", '<a href="https://x.se">https://x.se</a>'),
        ("<mailto:a@b.se>", "mailto:a@b.se", '<a href="mailto:a@b.se">mailto:a@b.se</a>'),
        ("https://x.se.", "https://x.se.", '<a href="https://x.se">https://x.se</a>.'),
        ("(https://x.se)", "(https://x.se)", '(<a href="https://x.se">https://x.se</a>)'),
        ("https://x.se/_a_b*", "https://x.se/_a_b*", '<a href="https://x.se/_a_b">https://x.se/_a_b</a>*'),
        ("**https://x.se**", "https://x.se", '<strong><a href="https://x.se">https://x.se</a></strong>'),
        ("[see https://x.se](https://y.se)", None, '<a href="https://y.se">see https://x.se</a>'),
        ("https://x.se/?a=1&b=2", None, '<a href="https://x.se/?a=1&amp;b=2">https://x.se/?a=1&amp;b=2</a>'),
        ('https://x.se/"onclick=', None, '<a href="https://x.se/">https://x.se/</a>&quot;onclick='),
        ("[t](javascript:alert(1))", "t", "t"),
        ("[t](JavaScript:x)", "t", "t"),
        ("[t](data:text/html,x)", "t", "t"),
        ("[t](file:///etc/passwd)", "t", "t"),
        ("[t](java\tscript:x)", "[t](java script:x)", "[t](java script:x)"),
        ("[t](/relative)", "t", "t"),
        ("[t](see below)", "[t](see below)", "[t](see below)"),
        ("[t]", "[t]", "[t]"),
        ("xhttps://x.se", "xhttps://x.se", "xhttps://x.se"),
    ],
)
def test_links(text: str, expected_plain: str | None, expected_rich: str) -> None:
    assert rich(text) == f"<p>{expected_rich}</p>"
    if expected_plain is not None:
        assert plain(text) == expected_plain


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.se", "https://x.se"),
        (" http://x.se/å?b#c ", "http://x.se/å?b#c"),
        ("HTTPS://X.SE", "HTTPS://X.SE"),
        ("mailto:a@b.se", "mailto:a@b.se"),
        ("javascript:alert(1)", None),
        ("vbscript:x", None),
        ("ftp://x.se", None),
        ("file:///x", None),
        ("//x.se", None),
        ("x.se", None),
        ("https://", None),
        ("https:///x", None),
        ("mailto:", None),
        ("https://x.se/a b", None),
        ("https://x.se/\u202eees", None),
        ("https://x.se/\n", "https://x.se/"),
        ("https://x.se/\nx", None),
        ("", None),
    ],
)
def test_safe_url(url: str, expected: str | None) -> None:
    assert safe_url(url) == expected


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
def test_reading_direction_cannot_be_turned(code: int) -> None:
    text = f"a{chr(code)}b"
    assert one_line(text) == plain(text) == "ab"
    assert rich(text) == "<p>ab</p>"


@pytest.mark.parametrize("code", [0, 7, 8, 0xB, 0xC, 0x1B, 0x7F, 0x80, 0x9B])
def test_control_characters_are_spaces(code: int) -> None:
    text = f"a{chr(code)}b"
    assert one_line(text) == plain(text) == "a b"


@pytest.mark.parametrize("code", [0xD800, 0xDFFF, 0xFDD0, 0xFFFC, 0xFFFF])
def test_characters_that_are_none_are_replaced(code: int) -> None:
    assert plain(f"a{chr(code)}b") == "a\N{REPLACEMENT CHARACTER}b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \t b\n\nc ", "a b c"),
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a b c d e f"),
        ("a\u00a0b", "a b"),
        ("Åse-Marie & <Bo>", "Åse-Marie & <Bo>"),
        ("", ""),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert one_line(text) == expected


@given(ANY_TEXT)
def test_one_line_changes_nothing_more_the_second_time(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", line)


class _Checker(HTMLParser):
    """Collect the tags and addresses of rich text, and hold that they are closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.opened: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)
        self.tags.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@given(ANY_TEXT)
def test_rich_is_the_safe_subset_whatever_comes(text: str) -> None:
    checker = _Checker()
    checker.feed(rich(text))
    checker.close()
    assert not checker.opened
    assert checker.tags <= {"p", "em", "strong", "ul", "ol", "li", "a"}
    for name, value in checker.attributes:
        assert name == "href"
        assert value is not None
        assert safe_url(value) == value


@given(MARKDOWN)
def test_rich_and_plain_say_the_same_words(text: str) -> None:
    checker = _Checker()
    checker.feed(rich(text))
    checker.close()
    letters = re.sub(r"[^aé]", "", "".join(checker.words))
    assert set(letters) <= set(plain(text))


@given(ANY_TEXT)
def test_plain_has_no_hidden_characters(text: str) -> None:
    assert clean(plain(text)) == plain(text)


@given(st.lists(st.text("abcåäö ", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_paragraphs_without_marks_stay_as_they_are(paragraphs: list[str]) -> None:
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    assert plain(text) == text


@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "[",
        "*a ",
        "](",
        "[](a ",
        "_a*",
        "<http://",
        "[a](http://x ",
        "a**b_",
        "**a *",
        "((",
        "\\",
        "- \n",
        "![",
        "`",
    ],
)
def test_hostile_text_takes_no_deep_stack_and_no_square_of_time(piece: str) -> None:
    text = piece * 20_000
    assert len(rich(text)) < 40 * len(text)
    assert len(plain(text)) <= 4 * len(text)
