"""What clerks write into a cell, by real writers: understood and listed, or told as an error at its address. Never guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import rustpy_xlsxwriter
import xlsxwriter

from tests.workbook_templates.read.forms import filled
from validators.engine import check
from validators.finding import Finding
from workbook_templates.read import read_submission
from workbook_templates.table import Submission

SHEET = "离退休干部"
BORN = dt.date(1963, 3, 7)
NUMBER = "530102196303072415"
Cells = Mapping[str, object]


def rows_of(path: Path) -> dict[str, list[list[Any]]]:
    """All cells of a filled form."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def put(rows: list[list[Any]], cells: Cells) -> None:
    for address, value in cells.items():
        column, row = openpyxl.utils.cell.coordinate_from_string(address)
        rows[row - 1][openpyxl.utils.column_index_from_string(column) - 1] = value


def by_openpyxl(path: Path, cells: Cells) -> None:
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book[SHEET][address] = value
        if isinstance(value, str):
            book[SHEET][address].data_type = "s"
        elif isinstance(value, (int, float)):
            book[SHEET][address].number_format = "General"
    book.save(path)


def by_xlsxwriter(path: Path, cells: Cells) -> None:
    sheets = rows_of(path)
    put(sheets[SHEET], cells)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(r, c, value)
                    elif value is not None:
                        sheet.write(r, c, value)


def by_rustpy(path: Path, cells: Cells) -> None:
    sheets = rows_of(path)
    put(sheets[SHEET], cells)
    writer = rustpy_xlsxwriter.FastExcel(str(path)).format(datetime_format="yyyy-mm-dd")
    for name, (first, *rest) in sheets.items():
        names = [value or " " * n for n, value in enumerate(first, start=1)]  # its first row is made of the keys
        writer.sheet(name, [dict(zip(names, row, strict=True)) for row in rest])
    writer.save()


def findings(path: Path) -> list[Finding]:
    return check([read_submission(path)])[0].findings


def of(path: Path, rule: str) -> list[tuple[str, str, str]]:
    return [(f.severity.value, f.cell, f.message) for f in findings(path) if f.rule == rule]


def after(path: Path, write: Callable[[Path, Cells], None], cells: Cells) -> Submission:
    write(filled(path, {SHEET: [{}]}), cells)
    return read_submission(path)


WRITERS = [by_openpyxl, by_xlsxwriter]
by_writer = pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)

DATES = [
    "1963-03-07", "1963-3-7", "1963/03/07", "1963/3/7", "1963.03.07", "1963.3.7", "1963年3月7日", "1963年03月07日",
    "19630307", "１９６３－０３－０７", "１９６３／３／７", "１９６３．３．７", "１９６３年３月７日",
    "１９６３０３０７", " 1963-03-07 ", "1963 年 3 月 7 日", "1963-03-07 00:00:00", "1963/3/7 0:00", "1963年3月7",
    "1963-03-07\u200b", "1963\u00a0-03-07", "1963-03-07\n",
]  # fmt: skip


@by_writer
@pytest.mark.parametrize("text", DATES, ids=repr)
def test_a_date_in_all_the_ways_of_f03(text: str, write: Callable[[Path, Cells], None], tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    read = after(path, write, {"E4": text})
    assert read.tables[SHEET].get("出生日期") == [BORN]
    assert of(path, "F03") == []
    told = of(path, "T13")
    assert [cell for _, cell, _ in told] == ([] if text == "1963-03-07" else ["E4"])
    assert all("1963-03-07" in message and severity == "info" for severity, _, message in told)


@pytest.mark.parametrize("value", [19630307, 19630307.0, BORN, dt.datetime(1963, 3, 7), dt.datetime(1963, 3, 7, 8, 30)], ids=repr)
def test_a_date_as_a_number_or_a_real_date(value: object, tmp_path: Path) -> None:
    assert after(tmp_path / "a.xlsx", by_openpyxl, {"E4": value}).tables[SHEET].get("出生日期") == [BORN]


NO_DATES = [
    "1963-02-30", "1963-13-01", "1963年3月", "1963.03", "196303", "63.3.7", "63-03-07", "三月七日", "07/03/1963",
    "1963-03-07前后", "1963-03-07、1964-03-07", "不详", "—", "23077", 23077, 1963, 0, -1, 1e20, True, "1963--03-07",
    "1963年二月",
]  # fmt: skip


@by_writer
@pytest.mark.parametrize("value", NO_DATES, ids=repr)
def test_what_is_no_date_is_an_error_at_its_cell(value: object, write: Callable[[Path, Cells], None], tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert after(path, write, {"E4": value}).tables[SHEET].get("出生日期") == [None]
    assert [(s, c) for s, c, _ in of(path, "F03")] == [("error", "E4")]


@pytest.mark.parametrize("text", ["1985年7月", "1985-07", "1985.7", "198507", "１９８５年７月"])
def test_a_month_is_enough_only_where_the_form_says_so(text: str, tmp_path: Path) -> None:
    read = after(tmp_path / "a.xlsx", by_openpyxl, {"H4": text})
    assert read.tables[SHEET].get("入党日期") == [dt.date(1985, 7, 1)]


NUMBERS = [
    NUMBER.translate(str.maketrans("0123456789", "０１２３４５６７８９")), f" {NUMBER}", f"{NUMBER} ",
    "530102 19630307 2415", f"'{NUMBER}", f"{NUMBER}\u200b", f"\ufeff{NUMBER}", f"\u202d{NUMBER}\u202c",
    "530102\u00a0196303072415", f"\t{NUMBER}", f"{NUMBER}\n", "530102\r\n196303072415", "530102　19630307　2415",
    "530102\u00ad196303072415",
]  # fmt: skip


@by_writer
@pytest.mark.parametrize("text", NUMBERS, ids=ascii)
def test_an_identity_number_under_layout(text: str, write: Callable[[Path, Cells], None], tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert after(path, write, {"B4": text}).tables[SHEET].get("身份证号") == [NUMBER]
    told = of(path, "T13")
    assert [(s, c) for s, c, _ in told] == [("info", "B4")]
    assert NUMBER not in told[0][2], "a number in full must not leave the form"
    assert not [f for f in findings(path) if f.rule in ("F05", "F06")]


@pytest.mark.parametrize("value", [5.30102196303072e17, 530102196303072415, 123456.0, "5.30102E+17", "1.23E+17"], ids=repr)
@by_writer
def test_an_identity_number_stored_as_a_number_is_never_repaired(
    value: object, write: Callable[[Path, Cells], None], tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    read = after(path, write, {"B4": value})
    assert read.tables[SHEET].get("身份证号")[0] in (None, value)
    ((severity, cell, message),) = of(path, "F06")
    assert (severity, cell) == ("error", "B4")
    assert "存成了数字" in message
    assert not re.search(r"53010219630307\d", message + " ".join(f.value for f in findings(path)))


@pytest.mark.parametrize(
    ("cell", "text", "column", "value"),
    [
        ("A4", "张\u3000建", "姓名", "张建"), ("A4", "张\u00a0建", "姓名", "张建"), ("A4", "张建\u200b国", "姓名", "张建国"),
        ("A4", "\t张建国", "姓名", "张建国"), ("C4", "男 ", "性别", "男"), ("C4", "\ufeff男", "性别", "男"),
        ("G4", "中共\n党员", "政治面貌", "中共党员"), ("P4", "昆明市\r\n盘龙区", "居住地", "昆明市 盘龙区"),
        ("P4", "昆明市\t\t盘龙区", "居住地", "昆明市 盘龙区"), ("Q4", "１３８８８００００４１", "联系电话", "13888000041"),
        ("Q4", "138 8800 0041", "联系电话", "13888000041"), ("Q4", "（０８７１）６３１２３４５６", "联系电话", "(0871)63123456"),
    ],
)  # fmt: skip
@by_writer
def test_blanks_and_what_nobody_sees(
    cell: str, text: str, column: str, value: str, write: Callable[[Path, Cells], None], tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    read = after(path, write, {cell: text})
    assert read.tables[SHEET].get(column) == [value]
    assert [c for _, c, _ in of(path, "T13")] == [cell]


@pytest.mark.parametrize(("text", "told"), [("1985-07", []), ("1985.7", ["H4"]), ("1985年7月", ["H4"])])
def test_a_month_in_the_way_that_the_form_asks_for_is_usual(text: str, told: list[str], tmp_path: Path) -> None:
    """只知道年月的写成 1985-07, as the help of the column says."""
    path = tmp_path / "a.xlsx"
    read = after(path, by_openpyxl, {"H4": text})
    assert read.tables[SHEET].get("入党日期") == [dt.date(1985, 7, 1)]
    assert [cell for _, cell, _ in of(path, "T13")] == told


@by_writer
@pytest.mark.parametrize("text", ["\u00a0", "\u200b", "\t\n", "　 ", "\ufeff\u2060"], ids=ascii)
def test_a_cell_that_shows_nothing_is_blank(text: str, write: Callable[[Path, Cells], None], tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert after(path, write, {"P4": text}).tables[SHEET].get("居住地") == [None]
    assert [c for _, c, _ in of(path, "F01")] == ["P4"]


@pytest.mark.parametrize(
    ("cell", "text", "rule"),
    [
        ("N4", "530102000001、530102000002", "F10"), ("M4", "530102000001,530102000002", "F10"),
        ("B4", f"{NUMBER}、530103195504120026", "F05"), ("B4", f"{NUMBER}\n530103195504120026", "F05"),
        ("A4", "张建国、李红", "F14"), ("A4", "张建国/李红", "F14"), ("G4", "中共党员、群众", "F02"),
        ("E4", "1963-03-07、1955-04-12", "F03"), ("Q4", "13888000041、0871-63123456", "F09"), ("C4", "男/女", "F02"),
    ],
)  # fmt: skip
@by_writer
def test_several_values_in_one_cell_are_told_and_none_is_chosen(
    cell: str, text: str, rule: str, write: Callable[[Path, Cells], None], tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    after(path, write, {cell: text})
    assert cell in [c for _, c, _ in of(path, rule)]


def test_numbers_stored_as_text_are_numbers(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx", kind="activity")
    book = openpyxl.load_workbook(path)
    sheet = book["活动记录"]
    header = {cell.value: cell.column for cell in sheet[3]}
    for name, text in (("应到人数", "２０"), ("实到人数", "18人"), ("学时", "1,000")):
        sheet.cell(4, header[name]).value = text
    book.save(path)
    table = read_submission(path).tables["活动记录"]
    assert [int(str(table.get(name)[0])) for name in ("应到人数", "实到人数", "学时")] == [20, 18, 1000]
    told = [f for f in findings(path) if f.rule == "T13"]
    assert {f.column for f in told} == {"应到人数", "实到人数", "学时"}


def test_the_list_of_what_was_put_in_order_is_short_and_counts(tmp_path: Path) -> None:
    people = [{"身份证号": f"53010219630307{n:03d}5", "居住地": f"昆明市 \n{n}号"} for n in range(40)]
    path = filled(tmp_path / "a.xlsx", {SHEET: people})
    ((severity, cell, message),) = of(path, "T13")
    assert (severity, cell) == ("info", "P4")
    assert "有 40 格" in message
    assert "P4 读作“昆明市 0号”" in message
    assert message.endswith("等。")


def test_rustpy_writes_the_same_form(tmp_path: Path) -> None:
    path = filled(
        tmp_path / "a.xlsx", {SHEET: [{}, {"姓名": "李红", "身份证号": "530103195504120027", "性别": "女", "居住地": None}]}
    )
    before, told = read_submission(path), findings(path)
    by_rustpy(path, {})
    after_it = read_submission(path)
    for name, table in before.tables.items():
        assert after_it.tables[name].columns == table.columns, name
    assert [(f.rule, f.cell, f.message) for f in findings(path)] == [(f.rule, f.cell, f.message) for f in told]
    assert told
