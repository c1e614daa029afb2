"""What the documents show and refer to is there, and the pictures are those of the scenes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pictures.__main__ import SHOWN
from pictures.scenes import SCENES, SHEETS

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 320_000
WIDEST = 120


def references(document: Path) -> list[str]:
    """Return the files that a document links to or shows."""
    found = re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8"))
    return [each.partition("#")[0] for each in found if "://" not in each and not each.startswith("#")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_refers_to_is_there(document: Path) -> None:
    assert [each for each in references(document) if not (document.parent / each).exists()] == []


def too_wide(text: str) -> list[str]:
    """Return the lines that could be broken and are not: what a table, a picture or code needs is left."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    lines = [line for line in prose.splitlines() if len(line) > WIDEST]
    return [line for line in lines if not line.lstrip().startswith(("|", "![")) and " " in line.strip()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_lines_are_as_wide_as_their_neighbours(document: Path) -> None:
    assert too_wide(document.read_text(encoding="utf-8")) == []


def test_scenes_have_names_of_their_own() -> None:
    names = [*(scene.name for scene in SCENES), *(each.name for each in SHEETS)]
    assert len(names) == len(set(names))
    assert set(SHOWN) <= set(names)


def test_the_pictures_are_those_of_scenes_and_none_is_large() -> None:
    files = sorted(PICTURES.iterdir())
    assert {file.stem for file in files} <= set(SHOWN)
    assert [file.name for file in files if file.stat().st_size > MOST_BYTES] == []


def test_a_scene_is_drawn_alike_each_time(tmp_path: Path) -> None:
    drawn = []
    for number in range(2):
        out = tmp_path / str(number)
        command = [sys.executable, "-m", "pictures", "empty-day", "--out", str(out)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stdout.splitlines()) == (0, [str(out / "empty-day.png")])
        drawn.append((out / "empty-day.png").read_bytes())
    assert drawn[0] == drawn[1]


def test_a_scene_that_is_not_there_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pictures", "nothing", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "there is no scene nothing" in done.stderr
    assert list(tmp_path.iterdir()) == []
