"""The next period's form from a file of the last one, by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import roster, unit, unit_code, write
from workbook_templates.changes.version import version_of
from workbook_templates.read import read_submission
from workbook_templates.values.period import Period

Q4 = {"报告期": "2026Q4", "填报日期": "2026-12-31"}


@pytest.fixture
def last(tmp_path: Path) -> Path:
    rows = roster(1)
    rows["离退休干部"][3] |= {"状态": "去世", "状态日期": "2026-08-15"}
    return write(tmp_path / "花名册.xlsx", "roster", rows, **unit(1))


def test_the_form_of_the_next_quarter_and_the_list_of_what_changed(clerk: Clerk, last: Path, tmp_path: Path) -> None:
    said = clerk.types("template", "next", last, "-o", tmp_path)
    assert (clerk.status, "带过来 5 行，去掉 1 行" in said) == (0, True)
    made = tmp_path / "花名册_盘龙区第一局_2026Q4.xlsx"
    read = read_submission(made)
    assert (read.cover("报告期"), read.cover("报送次数"), read.cover("填报日期")) == (Period.parse("2026Q4"), 1, None)
    assert len(read.tables["离退休干部"]) == 3
    titles = [cell.value for cell in openpyxl.load_workbook(made)["离退休干部"][1] if cell.value]
    assert ["2026年第四季度" in title for title in titles] == [True], "the printed title is of the new period too"
    listed = [cell.value for row in openpyxl.load_workbook(tmp_path / f"变动清单_{made.name}").worksheets[0] for cell in row]
    assert "没有带到下期：去世 2026-08-15" in listed
    assert not any(str(one).isdecimal() and len(str(one)) == 18 for one in listed if one), "masked"


def test_only_the_day_is_wanting_in_it(clerk: Clerk, last: Path, tmp_path: Path) -> None:
    clerk.types("template", "next", last, "-o", tmp_path / "下期.xlsx")
    told = json.loads(clerk.types("check", tmp_path / "下期.xlsx", "--json"))
    assert [(one["sheet"], one["column"]) for one in told["findings"] if one["severity"] == "error"] == [("封面", "填报日期")]


def test_the_change_form_lies_beside_it_ready_to_use(clerk: Clerk, last: Path, tmp_path: Path) -> None:
    said = clerk.types("template", "next", last, "-o", tmp_path)
    made, base = tmp_path / "变动表_盘龙区第一局_2026Q4.xlsx", version_of(read_submission(last))
    assert str(made) in said
    read = read_submission(made)
    assert base is not None
    assert (read.cover("依据版本"), read.cover("单位代码"), str(read.cover("报告期"))) == (base.text, unit_code(1), "2026Q4")
    told = json.loads(clerk.types("check", made, "--json"))
    assert [(one["sheet"], one["column"]) for one in told["findings"] if one["severity"] == "error"] == [("封面", "填报日期")]
    clerk.types("template", "next", made, "-o", tmp_path)
    assert (clerk.status, "变动表" in clerk.scolded) == (2, True)


def test_a_form_with_errors_or_of_a_later_period_is_refused(clerk: Clerk, last: Path, tmp_path: Path) -> None:
    wrong = roster(1)
    wrong["离退休干部"][0]["性别"] = "女"
    clerk.types("template", "next", write(tmp_path / "错.xlsx", "roster", wrong, **unit(1)))
    assert (clerk.status, "1 处错误" in clerk.scolded) == (2, True)
    clerk.types("template", "next", last, "--period", "2026Q3")
    assert (clerk.status, "生成不了2026年第三季度的" in clerk.scolded) == (2, True)
    (tmp_path / "随便.xlsx").write_bytes(b"PK")
    clerk.types("template", "next", tmp_path / "随便.xlsx")
    assert clerk.status == 2


def test_a_form_that_is_there_is_not_written_over(clerk: Clerk, last: Path, tmp_path: Path) -> None:
    clerk.types("template", "next", last, "-o", tmp_path)
    clerk.types("template", "next", last, "-o", tmp_path)
    assert (clerk.status, "没有覆盖" in clerk.scolded) == (2, True)
    clerk.types("template", "next", last, "-o", tmp_path, "--overwrite")
    assert clerk.status == 0


def test_the_clerks_own_column_is_told(clerk: Clerk, last: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(last)
    sheet = book["离退休干部"]
    sheet.cell(3, sheet.max_column + 1).value = "我的批注"
    sheet.cell(4, sheet.max_column).value = "问过"
    book.save(last)
    assert "我的批注" in clerk.types("template", "next", last, "-o", tmp_path / "下期.xlsx")
