"""The folders in which everything of one user lies."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

APP_NAME = "iweek-desktop"


class Places(NamedTuple):
    """Where one user's things are kept; nothing is created by naming it."""

    data: Path
    settings: Path
    cache: Path
    logs: Path

    @classmethod
    def of(cls, profile: Path | None) -> Places:
        """Return the folders inside a profile folder, or where this system keeps them if that is None."""
        if profile is not None:
            root = profile.absolute()
            return cls(root / "data", root / "settings", root / "cache", root / "logs")
        from platformdirs import PlatformDirs

        dirs = PlatformDirs(APP_NAME, appauthor=False)
        return cls(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_log_path)

    @property
    def store_path(self) -> Path:
        """The file of favourites, notes and the export ledger."""
        return self.data / "favourites.sqlite"

    @property
    def shelf_dir(self) -> Path:
        """The folder of opened programmes."""
        return self.data / "shelf"

    @property
    def catalogue_path(self) -> Path:
        """The file of what is remembered of the programmes on the shelf."""
        return self.data / "programmes.sqlite"

    @property
    def settings_file(self) -> Path:
        """The file of settings."""
        return self.settings / "settings.json"

    @property
    def calendar_cache(self) -> Path:
        """The folder of calendar files that were handed to a calendar program."""
        return self.cache / "calendar"

    @property
    def log_file(self) -> Path:
        """The file in which errors nobody expected are described."""
        return self.logs / "iweek.log"
