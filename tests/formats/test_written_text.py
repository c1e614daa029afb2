"""HTML, Markdown and plain text to the Markdown subset."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.formats.written_text import LONGEST_LINE, LONGEST_TEXT, readable, readable_line
from iweek_desktop.programme.text import plain, rich


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, None),
        (" \n\t", None),
        ("Plain text.\n\nAnother paragraph.", "Plain text.\n\nAnother paragraph."),
        ("* one\n* **two**\n\n1. a", "* one\n* **two**\n\n1. a"),
        ("if a < b and c > d, vector<int>", "if a < b and c > d, vector<int>"),
        ("mail <bo@example.org>", "mail <bo@example.org>"),
        ("see <https://example.org/a>", "see <https://example.org/a>"),
        ("<p>One</p>\n<p>Two &amp; three</p>", "One\n\nTwo & three"),
        ("One<br>Two<br/><br />Three", "One\n\nTwo\n\nThree"),
        ("<ul><li>one<li>two <b>b</b></ul>end", "- one\n- two **b**\n\nend"),
        ("<ol><li>one</li><li>two<ul><li>in</li></ul></li></ol>", "1. one\n2. two\n- in"),
        ("<h2>Head</h2>text", "**Head**\n\ntext"),
        ("<p>A <b>bold </b>word, <i></i>none</p>", "A **bold** word, none"),
        ("<p><b><strong>twice</strong></b></p>", "**twice**"),
        ("<b><p>one</p><p>two</p></b>", "**one**\n\n**two**"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ('<p><a href="https://example.org/">there</a></p>', "[there](https://example.org/)"),
        ('<a href="https://example.org/a_(b)">x</a>', "[x](<https://example.org/a_(b)>)"),
        ('<a href="https://example.org/">https://example.org/</a>', "https://example.org/"),
        ('<a href="mailto:bo@example.org">bo@example.org</a>', "mailto:bo@example.org"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="/relative">x</a>', "x"),
        ('<p>5 * 4 * 3, snake_case_, [a](b), https://example.org/a_b_c</p>',
         r"5 \* 4 \* 3, snake\_case\_, \[a\](b), https://example.org/a_b_c"),
        ("Markdown *and*\n\n- a <b>b</b>\n- c", "Markdown *and*\n\n- a **b**\n- c"),
        ("&lt;p&gt;Escaped &amp;amp; twice&lt;/p&gt;", "Escaped & twice"),
        ("We&#x27;ve watched ?v&#x3D;1 &nope; &", "We've watched ?v=1 &nope; &"),
        ("<script>alert(1)</script><style>p{}</style>a<iframe src='x'>b</iframe>", "a"),
        ("a<img src=x onerror=alert(1)>b", "ab"),
        ("a<!-- hidden -->b", "ab"),
        ("# Head #\ntext", "**Head**\n\ntext"),
        ("Head\n====\ntext", "**Head**\n\ntext"),
        ("> quoted\n> words", "quoted\nwords"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("use `a_b` and ``c``", r"use a\_b and c"),
        ("```python\na * b\n```", r"a \* b"),
        ("[a][1] and [b][] and [c][none]\n\n[1]: https://example.org/1\n[b]: <https://example.org/b> 'T'",
         "[a](https://example.org/1) and [b](https://example.org/b) and [c][none]"),
        ("bell\x07 gnp\u202e \u2066x", "bell  gnp x"),
        ("&#7;&#x202e;x", "x"),
        ("a\r\nb\rc", "a\nb\nc"),
    ],
)  # fmt: skip
def test_long_texts(written: str | None, expected: str | None) -> None:
    assert readable(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, None),
        ("", None),
        (" A\n b\t", "A b"),
        ("AI &amp; <b>data</b>", "AI & data"),
        ("C++ <vector> & you", "C++ <vector> & you"),
        ("Rust: Vec<T>", "Rust: Vec<T>"),
        ("snake_case *star*", "snake_case *star*"),
        ("<script>x</script>", None),
        ("a\u202eb\x00", "ab"),
    ],
)
def test_lines(written: str | None, expected: str | None) -> None:
    assert readable_line(written) == expected


def test_what_is_too_long_is_cut() -> None:
    assert len(readable("x" * (LONGEST_TEXT + 5)) or "") == LONGEST_TEXT
    assert len(readable_line("x" * 1_000_000) or "") == LONGEST_LINE


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 20_000,
        "<div>" * 9_000 + "</div>" * 9_000,
        "<b>" * 30_000 + "x",
        "<a><b><p>" * 11_000,
        "<p>" * 30_000,
        "<i>" * 60 + "<i></i>" * 14_000,
        "<table>" * 60 + "<td>x" * 20_000,
        "<" * LONGEST_TEXT,
        "<!--" * 25_000,
        "&lt;" * 25_000,
        "`" * LONGEST_TEXT,
        "> " * 50_000,
        "[a][b]" * 16_000 + "\n[b]: x",
        "# " * 50_000,
        "-" * LONGEST_TEXT + "x",
        "- " * 50_000 + "x",
        "<a href='" * 10_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_texts_take_no_time(hostile: str) -> None:
    began = time.process_time()
    readable(hostile)
    assert time.process_time() - began < 2


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<a href='https://example.org'>",
        "</a>",
        "<ul>",
        "<li>",
        "</ul>",
        "<ol>",
        "<script>",
        "</script>",
        "<br>",
        "<h1>",
        "</h1>",
        "<img src=x>",
        "javascript:x",
        "[x](javascript:y)",
        "# ",
        "> ",
        "```\n",
        "`",
        "&lt;",
        "&#60;",
        "&amp;",
        "\n",
        "\n\n",
        "* ",
        "1. ",
        "*",
        "_",
        "[",
        "]",
        "words ",
        "<",
        ">",
        "\u202e",
        "&#x202e;",
        "<!--",
        "-->",
        "<iframe>",
        "===",
        "\\",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_mixture_makes_anything_but_words_and_safe_links(written: str) -> None:
    words = readable(written) or ""
    assert "\u202e" not in words
    page = rich(words)
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert plain(words) is not None


def test_plain_words_load_no_sanitiser() -> None:
    code = (
        "import sys; from iweek_desktop.formats.written_text import readable, readable_line;"
        "readable('Plain, a < b & *c*'); readable_line('A & B');"
        "sys.exit('nh3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
