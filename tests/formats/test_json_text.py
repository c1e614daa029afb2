"""JSON within limits."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.formats import json_text
from iweek_desktop.formats.json_text import DEEPEST, NOT_JSON, load_json, step, weight_of
from iweek_desktop.formats.reading import Findings

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def load(data: bytes) -> tuple[object, list[tuple[str, str]]]:
    """Return a file's value, and codes and places of what was found."""
    findings = Findings()
    value = load_json(data, findings)
    return value, [(notice.code, notice.where) for notice in findings.notices()]


@given(JSON)
def test_json_is_read_as_it_is(value: object) -> None:
    assert load(json.dumps(value).encode()) == (value, [])


@pytest.mark.parametrize(
    ("data", "value", "found"),
    [
        (b'{"a": NaN}', {"a": None}, ("format.number", "a")),
        (b'{"a": [1, -Infinity]}', {"a": [1, None]}, ("format.number", "a[1]")),
        (b'{"a b": 1e999}', {"a b": None}, ("format.number", '["a b"]')),
        (b'{"a": {"b": 1' + b"0" * 5000 + b"}}", {"a": {"b": None}}, ("format.number", "a.b")),
        (b'["\\ud800x"]', ["\N{REPLACEMENT CHARACTER}x"], ("format.character", "[0]")),
        (b'{"\\udc00": 1}', {"\N{REPLACEMENT CHARACTER}": 1}, ("format.character", "")),
    ],
)
def test_what_json_does_not_have_is_taken_out(data: bytes, value: object, found: tuple[str, str]) -> None:
    assert load(data) == (value, [found])


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert load(b'"\\ud83d\\ude00"') == ("\N{GRINNING FACE}", [])


def test_of_two_equal_keys_the_later_counts() -> None:
    assert load(b'{"a": 1, "a": 2}') == ({"a": 2}, [])


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", ("format.empty", "")),
        (b'{"a":', ("format.json", "1:6")),
        (b'{\n"a": nope}', ("format.json", "2:6")),
        (b"\xff", ("format.encoding", "1")),
        (b"[" * 100_000, ("format.depth", "")),
        (b'{"a":' * 100_000, ("format.depth", "")),
        (b"[" * (DEEPEST + 2) + b"]" * (DEEPEST + 2), ("format.depth", "")),
    ],
)
def test_what_is_no_json_is_told(data: bytes, found: tuple[str, str]) -> None:
    assert load(data) == (NOT_JSON, [found])


def test_nesting_up_to_the_limit_is_read() -> None:
    value, found = load(b"[" * DEEPEST + b"]" * DEEPEST)
    assert value is not NOT_JSON
    assert not found


@pytest.mark.parametrize(
    ("where", "key", "path"),
    [
        ("", "events", "events"),
        ("events", 3, "events[3]"),
        ("events[3]", "start", "events[3].start"),
        ("", 0, "[0]"),
        ("a", "b c", 'a["b c"]'),
        ("a", 'å"', 'a["å\\""]'),
    ],
)
def test_steps_of_a_path(where: str, key: str | int, path: str) -> None:
    assert step(where, key) == path


def test_texts_without_end_are_cut_each_to_its_length() -> None:
    findings = Findings()
    data = json.dumps({"title": "t" * 1001, "text": ["x" * 100_001, "x" * 1001]}).encode()
    value = load_json(data, findings)
    assert value == {"title": "t" * 1000, "text": ["x" * 100_000, "x" * 1001]}
    told = [(notice.code, notice.where, notice.arguments["n"]) for notice in findings.notices()]
    assert told == [("format.text_cut", "title", "1001"), ("format.text_cut", "text[0]", "100001")]


def test_of_broken_json_no_more_is_gone_over_again_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"events": [{"title": "A"}, {"title": "B"} x'
    assert load(data) == ({"events": [{"title": "A"}, {"title": "B"}]}, [("format.json", "1:44")])
    monkeypatch.setattr(json_text, "LONGEST_BROKEN", 40)
    assert load(data) == (NOT_JSON, [("format.json", "1:44")])
    monkeypatch.setattr(json_text, "LONGEST_BROKEN", 400)
    monkeypatch.setattr(json_text, "MOST_WEIGHT_BROKEN", 600)
    assert load(data) == (NOT_JSON, [("format.json", "1:44")])


def test_commas_of_texts_do_not_make_a_file_too_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MOST_WEIGHT", 60 * 100)
    prose = b'{"a": "%s", "b": 1}' % (b"Well, so, " * 60)
    assert load(prose)[1] == []
    for values in (b"[%s1]" % (b'"a", ' * 110), b"[%s1]" % (b"1,\n " * 110), b"[%s1]" % (b"null,{}," * 55)):
        assert [code for code, _ in load(values)[1]] == ["format.values"]
    assert [code for code, _ in load(b"[%s1]" % (b"-1, NaN, Infinity, true," * 30))[1]] == ["format.values"]


def test_commas_in_texts_weigh_nothing_where_they_alone_would_be_too_much() -> None:
    text = json.dumps(["a, " * 1_000, 1])
    assert weight_of(text, most=200_000) > 60_000
    assert weight_of(text, most=40_000) < 1_000
    assert weight_of(json.dumps([1] * 1_000), most=40_000) > 60_000


def test_a_text_full_of_commas_does_not_keep_what_stands_before_a_break_from_being_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_text, "MOST_WEIGHT_BROKEN", 10_000)
    whole = json.dumps({"events": [{"title": "T", "abstract": "a, " * 200}, {"title": "U", "abstract": "b"}]})
    value, found = load(whole.replace('{"title": "U"', '@{"title": "U"').encode())
    assert value == json.loads(whole.replace(', {"title": "U", "abstract": "b"}', ""))
    assert [code for code, _ in found] == ["format.json", "format.broken_off"]
