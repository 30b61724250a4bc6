"""Every cell of a consolidated workbook leads back, through two levels, to the unit's file, row and version.

The rows are found in the test by reading the files with a spreadsheet library, not by the product's own provenance.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from addin.consolidation.consolidate import consolidate
from addin.errors import Refused
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate
from addin.usecases.explain import explain_cell, explain_figure
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import roster, unit, unit_code, write
from workbook_templates.values.period import Period

Q3 = Period.parse("2026Q3")
SHEET = "离退休干部"


def people(file: Path) -> dict[str, tuple[int, dict[str, Any]]]:
    """Excel's row number and the cells of each person, by name, as another library reads them."""
    page = openpyxl.load_workbook(file)[SHEET]
    heads = [cell.value for cell in page[3]]
    rows = {n: dict(zip(heads, (cell.value for cell in page[n]), strict=True)) for n in range(4, page.max_row + 1)}
    return {str(row["姓名"]): (n, row) for n, row in rows.items() if row["姓名"]}


def letter(file: Path, head: str) -> str:
    return next(cell.column_letter for cell in openpyxl.load_workbook(file)[SHEET][3] if cell.value == head)


@pytest.fixture
def files(tmp_path: Path) -> dict[int, Path]:
    return {n: write(tmp_path / f"单位{n}.xlsx", "roster", roster(n), **unit(n)) for n in (1, 2)}


@pytest.fixture
def county(tmp_path: Path, files: dict[int, Path]) -> Office:
    office = found(tmp_path / "county", units=registered(1, 2))
    assert [one.result for one in receive(office, list(files.values()))] == ["accepted", "accepted"]
    return office


def upward(office: Office, folder: Path) -> Path:
    return consolidate(office, Q3, folder / "上报.xlsx").outputs[0].path


def test_each_row_of_the_book_leads_to_the_unit_s_row(county: Office, files: dict[int, Path], tmp_path: Path) -> None:
    book = upward(county, tmp_path)
    column = letter(book, "联系电话")
    owners = {name: (n, row) for n, file in files.items() for name, (row, _) in people(file).items()}
    for name, (row, cells) in people(book).items():
        steps = explain_cell(county.root, book, SHEET, f"{column}{row}").steps
        number, there = owners[name]
        assert [one.row for one in steps] == [row, there]
        assert steps[1].file == f"单位{number}.xlsx"
        assert steps[1].receipt is not None
        assert {one.value for one in steps} == {str(cells["联系电话"])}


def test_through_two_levels(county: Office, files: dict[int, Path], tmp_path: Path) -> None:
    below = Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))
    prefecture = found(tmp_path / "prefecture", "530100", "prefecture", [below])
    first = upward(county, tmp_path / "县")
    receive(prefecture, [first])
    second = upward(prefecture, tmp_path / "州市")
    name, (row, _) = next(iter(people(second).items()))
    steps = explain_cell(prefecture.root, second, SHEET, str(row)).steps
    assert [one.file for one in steps[:2]] == ["上报.xlsx", "上报.xlsx"]
    assert steps[1].row == people(first)[name][0]
    owner = next(n for n, file in files.items() if name in people(file))
    assert (steps[2].owner, steps[2].row, steps[2].receipt) == (unit(owner)["填报单位"], people(files[owner])[name][0], None)


def test_a_book_made_before_the_unit_sent_again_names_the_version_it_was_made_of(county: Office, tmp_path: Path) -> None:
    book = upward(county, tmp_path)
    sheets = roster(1)
    sheets[SHEET][1]["联系电话"] = "13800000000"
    (outcome,) = receive(county, [write(tmp_path / "又.xlsx", "roster", sheets, **unit(1) | {"报送次数": 2})])
    assert outcome.result == "accepted"
    row = next(row for row, cells in people(book).values() if cells["来源单位代码"] == unit_code(1))
    steps = explain_cell(county.root, book, SHEET, str(row)).steps
    assert steps[1].receipt is not None
    assert steps[1].receipt.state_words == "已被新报的代替"


@pytest.mark.parametrize(
    ("sheet", "cell", "words"),
    [
        (SHEET, "B999", "没有第 999 行"),
        (SHEET, "ZZ4", "不是表里的列"),
        ("没有", "4", "没有“没有”这张表"),
        (SHEET, "第四行", "不是一个格子"),
    ],
)
def test_what_is_not_there_is_said(county: Office, tmp_path: Path, sheet: str, cell: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        explain_cell(county.root, upward(county, tmp_path), sheet, cell)


def test_a_row_that_nobody_sent_here_is_said(county: Office, tmp_path: Path) -> None:
    stranger = found(tmp_path / "other", "530103", units=registered(1))
    with pytest.raises(Refused, match="没有这一行"):
        explain_cell(stranger.root, upward(county, tmp_path), SHEET, "4")


def test_an_indicator_leads_to_every_row_behind_it(county: Office, files: dict[int, Path]) -> None:
    known = {(f"单位{n}.xlsx", row) for n, file in files.items() for row, _ in people(file).values()}
    every = explain_figure(county.root, "2026Q3", "I00-1")
    assert {(one.file, one.row) for one in every.counted} == known
    own = explain_figure(county.root, "2026Q3", "i00-1", unit_code(2))
    assert {(one.file, one.row) for one in own.counted} == {one for one in known if one[0] == "单位2.xlsx"}
    short = explain_figure(county.root, "2026Q3", "I00-1", most=1)
    assert (len(short.counted), short.left_out[0]) == (1, len(known) - 1)


def test_by_command(county: Office, clerk: Clerk, tmp_path: Path) -> None:
    book = upward(county, tmp_path)
    said = clerk.types("explain", book, SHEET, "C4", "--office", county.root)
    assert "来自：盘龙区第一局 单位1.xlsx 第 4 行（第1号回执，第1次报送" in said
    told = json.loads(clerk.types("explain", book, SHEET, "4", "--office", county.root, "--json"))
    assert [one["row"] for one in told["steps"]] == [4, 4]
    assert "单位1.xlsx" in clerk.types("explain", "I00-1", "--office", county.root, "--period", "2026Q3")
    figure = json.loads(clerk.types("explain", "I00-1", "--office", county.root, "--period", "2026Q3", "--json"))
    assert len(figure["counted_rows"]) == figure["counted"]
    clerk.types("explain", book, "--office", county.root)
    assert clerk.status == 2
    assert "工作表和格子" in clerk.scolded
