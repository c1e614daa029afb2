from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from iweek_desktop.formats.table_cells import column_letter
from iweek_desktop.formats.table_columns import COLUMNS, column_of
from iweek_desktop.formats.table_template import TEMPLATE_COLUMNS

HEADS = {"en": "Title", "sv": "Titel"}


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_template_reads_back_as_its_example_row(
    iweek: Any, tmp_path: Path, ending: str, language: str
) -> None:
    out, native = tmp_path / f"programme.{ending}", tmp_path / "out.json"
    done = iweek("template", out, before=("--language", language))
    assert (done.code, done.err) == (0, "")
    assert str(out) in done.out
    (told,) = iweek("check", out, "--json", "--time-zone", "Europe/Stockholm").json
    assert (told["format"], told["sessions"], told["notices"]) == (ending, 1, [])
    assert told["per_local_date"] == {"2030-09-30": 1}
    assert iweek("convert", out, native, "--time-zone", "Europe/Stockholm").code == 0
    (session,) = iweek("list", "--json", before=("--programme", native)).json
    assert session["title"].startswith(("EXAMPLE", "EXEMPEL"))
    assert (session["start"], session["end"]) == ("2030-09-30T09:00:00+02:00", "2030-09-30T10:30:00+02:00")
    assert len(session["persons"]) == 2
    assert session["attendance"] == "mixed"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_workbook_is_made_for_filling_in(iweek: Any, tmp_path: Path, language: str) -> None:
    out = tmp_path / "programme.xlsx"
    iweek("template", out, before=("--language", language))
    book = load_workbook(BytesIO(out.read_bytes()))
    page, explained = book.worksheets
    heads = [cell.value for cell in page[1]]
    assert heads[0] == HEADS[language]
    assert len(heads) == len(TEMPLATE_COLUMNS) == len(set(heads))
    assert page.freeze_panes == "B2"
    column = {head: column_letter(index) for index, head in enumerate(heads)}
    date, start = ("Datum", "Start") if language == "sv" else ("Date", "Start")
    for row in (2, 300):
        assert page[f"{column[date]}{row}"].number_format == "yyyy-mm-dd"
        assert page[f"{column[start]}{row}"].number_format == "hh:mm"
    assert len(page.data_validations.dataValidation) == 2
    told = {row[0].value: row[1].value for row in explained.iter_rows(min_row=2) if row[0].value}
    assert list(told) == heads
    assert all(told.values())


def test_every_name_of_a_column_means_that_column() -> None:
    for column in COLUMNS:
        for name in (column.english, column.swedish, *column.also.split(",")):
            assert column_of(name) == column.key
            assert column_of(f" {name.strip().upper()} 2: (valfritt)") == column.key


@pytest.mark.parametrize("words", [["template"], ["template", "a.json"], ["template", "a.xlsx", "b"]])
def test_wrong_words_are_told(iweek: Any, words: list[str]) -> None:
    done = iweek(*words)
    assert (done.code, done.out, len(done.problems)) == (2, "", 1)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_table_that_may_be_filled_in_is_not_written_over(iweek: Any, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"programme.{ending}"
    out.write_text("all our sessions")
    done = iweek("template", out)
    assert (done.code, done.out) == (1, "")
    assert done.problems == [f"{out}: There is a file of this name already. Choose another name."]
    assert out.read_text() == "all our sessions"
