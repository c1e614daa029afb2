import subprocess
import sys
from pathlib import Path

from iweek_desktop.library.paths import Places


def test_a_profile_holds_everything(tmp_path: Path) -> None:
    places = Places.of(tmp_path)
    for path in (
        places.store_path,
        places.shelf_dir,
        places.settings_file,
        places.calendar_cache,
        places.log_file,
    ):
        assert tmp_path in path.parents
    assert len({places.data, places.settings, places.cache, places.logs}) == 4
    assert not list(tmp_path.iterdir())


def test_a_relative_profile_stays_where_it_was_named() -> None:
    assert Places.of(Path("here")).data.is_absolute()


def test_without_a_profile_the_system_decides() -> None:
    places = Places.of(None)
    assert "iweek-desktop" in str(places.data)
    assert places.data.is_absolute()


def test_a_profile_does_not_cost_platformdirs() -> None:
    code = (
        "import sys; from pathlib import Path; from iweek_desktop.library.paths import Places;"
        "Places.of(Path('x')); sys.exit('platformdirs' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
