"""Where every test must run, a skip is a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parent.parent / "conftest.py"


def outcome(folder: Path, test: str, required: str) -> str:
    """Return the closing line of a pytest run of one test under the project's conftest."""
    shutil.copy(CONFTEST, folder)
    (folder / "test_one.py").write_text(test, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:pytest-qt", str(folder)],
        cwd=folder,
        env={**os.environ, "IWEEK_REQUIRE_ALL": required},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("test", "required", "expected"),
    [
        ("import pytest\ndef test_one(): pytest.skip('no bus here')", "1", "1 failed"),
        ("import pytest\npytest.skip('no bus here', allow_module_level=True)", "1", "1 error"),
        ("import pytest\ndef test_one(): pytest.skip('no bus here')", "", "1 skipped"),
        ("import pytest\ndef test_one(): pytest.skip('only on Windows: no registry')", "1", "1 skipped"),
        ("import pytest\n@pytest.mark.xfail\ndef test_one(): assert False", "1", "1 xfailed"),
    ],
)
def test_a_skip_fails_where_every_test_must_run(
    tmp_path: Path, test: str, required: str, expected: str
) -> None:
    assert expected in outcome(tmp_path, test, required)
