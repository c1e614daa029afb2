from pathlib import Path

import pytest

from iweek_desktop.library.settings import Settings, load, save
from iweek_desktop.programme.grouping import Grouping

CHOSEN = Settings(
    "sv", "contrast", "/här/programmet.json", "AdnQywADAAA=", 420, ("past:påhitt",), 150, True, True, None,
    "timeline", "2031-04-01", Grouping.PLACE, {"timeline": 144.0},
    {"påhitt": ("te", "kaffe")},
)  # fmt: skip


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    save(path, CHOSEN)
    assert load(path) == CHOSEN
    assert [item.name for item in path.parent.iterdir()] == ["settings.json"]


def test_a_path_that_is_no_text_survives(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    odd = Settings(last_programme="/tmp/\udcff.json")
    save(path, odd)
    assert load(path) == odd


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Settings()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"\xff\xfe\xfa", b"[" * 100_000, b"null"])
def test_a_broken_file_is_set_aside(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(broken)
    assert load(path) == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.json.broken").read_bytes() == broken


@pytest.mark.parametrize(
    "text",
    [
        '{"theme": "purple"}',
        '{"theme": ["dark"]}',
        '{"detail_width": true}',
        '{"detail_width": -3}',
        '{"detail_width": "420"}',
        '{"language": 7, "window": {}}',
        '{"dismissed_banners": "past"}',
        '{"of_a_later_version": 1}',
        '{"view": "map", "grouping": 3, "reminder_min": true, "reduce_motion": 1}',
        '{"zoom": {"day": "large", "timeline": true, "list": -1, "map": 80}}',
        '{"zoom": 80, "hues": ["a"]}',
        '{"hues": {"a": "b"}, "text_percent": true}',
    ],
)
def test_a_value_that_means_nothing_is_the_default(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert load(path) == Settings()
    assert path.exists()


def test_one_bad_value_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "detail_width": [], "dismissed_banners": ["a", 3]}')
    assert load(path) == Settings(theme="dark", dismissed_banners=("a",))


def test_a_failed_save_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    save(path, CHOSEN)

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(path, Settings())
    assert load(path) == CHOSEN
    assert len(list(tmp_path.iterdir())) == 1
