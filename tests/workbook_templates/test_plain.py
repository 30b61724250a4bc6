"""A plain sheet of headers and rows: written, read back, and read as clerks leave it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from workbook_templates.plain import PlainRow, read_plain, write_plain


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "r.xlsx"
    write_plain(
        file,
        "登记簿",
        ("单位代码*", "单位名称*", "电话"),
        ("一行一个", "照填"),
        [("530102", "=1+1", ""), ("530103", "乙局", "1")],
    )
    assert read_plain(file, ("单位代码", "单位名称")) == [
        PlainRow(5, {"单位代码": "530102", "单位名称": "=1+1"}),
        PlainRow(6, {"单位代码": "530103", "单位名称": "乙局", "电话": "1"}),
    ]
    sheet = openpyxl.load_workbook(file)["登记簿"]
    assert sheet["B5"].data_type == "s", "text never becomes a formula"


def test_headers_anywhere_near_the_top_numbers_as_text_and_blank_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("别的").append(["无关"])
    sheet = book.create_sheet("名册")
    for line in (["标题"], [], [" 单位名称 ", None, "单位代码＊"], ["甲局", "x", 530102], [], ["乙局", None, "530103"]):
        sheet.append(line)
    book.save(tmp_path / "r.xlsx")
    assert read_plain(tmp_path / "r.xlsx", ("单位代码", "单位名称")) == [
        PlainRow(4, {"单位名称": "甲局", "单位代码": "530102"}),
        PlainRow(6, {"单位名称": "乙局", "单位代码": "530103"}),
    ]


def test_no_such_headers_and_no_workbook(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "r.xlsx")
    with pytest.raises(ValueError, match="找不到表头“单位代码”"):
        read_plain(tmp_path / "r.xlsx", ("单位代码",))
    (tmp_path / "x.xlsx").write_text("单位代码,单位名称\n", encoding="utf-8")
    with pytest.raises(ValueError, match="CSV"):
        read_plain(tmp_path / "x.xlsx", ("单位代码",))
