"""Bytes that are refused, and bytes that are text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.formats.decoding import LARGEST_FILE, decode, decode_guessing, refusal
from iweek_desktop.programme.notices import Notice


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "format.empty"),
        (b" \n\t", "format.empty"),
        (b"\xef\xbb\xbf \n", "format.empty"),
        ('{"a": "å"}'.encode("utf-16"), "format.utf16"),
        ('{"a": "å"}'.encode("utf-16-le"), "format.utf16"),
        ('{"a": "å"}'.encode("utf-16-be"), "format.utf16"),
        ('{"a": "å"}'.encode("utf-32"), "format.utf16"),
        (b"{}", None),
        (b"\xef\xbb\xbf{}", None),
        (b"x", None),
        (b"\x00\x00\x00\x00", None),
    ],
)
def test_refusal(data: bytes, code: str | None) -> None:
    notice = refusal(data)
    assert (notice.code if notice else None) == code


def test_a_file_beyond_the_limit_is_refused_with_its_size() -> None:
    assert refusal(b" " * (LARGEST_FILE - 1) + b"{") is None
    assert refusal(b"{" * (LARGEST_FILE + 1)) == Notice(
        "format.size", "error", "", {"value": "50 MB", "expected": "50 MB"}
    )


def test_what_is_not_utf8_is_told_with_its_line() -> None:
    notice = decode("a\nb\nå".encode("latin-1"))
    assert notice == Notice("format.encoding", "error", "3", {"value": "0xe5", "expected": "UTF-8"})


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_is_decoded_with_and_without_a_mark(text: str) -> None:
    assert decode(text.encode()) == decode(text.encode("utf-8-sig")) == text


@pytest.mark.parametrize(
    ("data", "text", "code"),
    [
        ("Ärtsoppa".encode(), "Ärtsoppa", ""),
        ("Ärtsoppa".encode("utf-8-sig"), "Ärtsoppa", ""),
        ("Ärtsoppa – €".encode("cp1252"), "Ärtsoppa – €", "format.encoding_guessed"),
        ("Ärtsoppa".encode("latin-1") + b"\x81", "Ärtsoppa\x81", "format.encoding_guessed"),
        ("åäö\nåä".encode() + b"\xff!", "åäö\nåä\N{REPLACEMENT CHARACTER}!", "format.character"),
    ],
)
def test_what_is_not_utf_8_is_guessed(data: bytes, text: str, code: str) -> None:
    read, notice = decode_guessing(data)
    assert (read, notice.code if notice else "") == (text, code)
    if code == "format.character":
        assert notice == Notice(code, "warning", "2", {"value": "åäö åä\N{REPLACEMENT CHARACTER}!"})


@given(st.binary())
def test_every_byte_is_some_text(data: bytes) -> None:
    text, notice = decode_guessing(data)
    assert isinstance(text, str)
    assert notice is not None or data.decode("utf-8-sig") == text
