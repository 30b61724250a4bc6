"""The bank's answer, in the files that banks send."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from addin.errors import Refused
from addin.payroll.bank_answer import BankAnswer, read_answer

PAID = BankAnswer("2026Q3-1-0001", 90000, True, "成功", 2)
FAILED = BankAnswer("2026Q3-1-0002", 40000, False, "户名不符", 3)


def workbook(file: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(row)
    book.save(file)
    return file


def test_a_workbook_below_a_title(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["代发结果"],
        ["参考号", "户名", "金额", "处理结果", "失败原因"],
        ["2026Q3-1-0001", "张建国", 900, "成功", None],
        ["2026Q3-1-0002", "李秀英", 400, "失败", "户名不符"],
        ["合计", None, 1300],
    ]
    read = read_answer(workbook(tmp_path / "回盘.xlsx", rows))
    assert read.lines == [PAID._replace(row=3), FAILED._replace(row=4)]
    assert read.stated == [(None, 130000)]


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ","), ("gb18030", "|"), ("gb18030", "\t")])
def test_a_text_file(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [
        ["参考号", "金额", "状态", "原因"],
        ["2026Q3-1-0001", "900.00", "成功", ""],
        ["2026Q3-1-0002", "400.00", "交易失败", "户名不符"],
    ]
    (tmp_path / "回盘.txt").write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    assert read_answer(tmp_path / "回盘.txt").lines == [PAID, FAILED]


@pytest.mark.parametrize(
    ("words", "paid"), [("成功", True), ("不成功", False), ("处理失败", False), ("退票", False), ("部分成功", None), ("", None)]
)
def test_what_the_bank_s_words_mean(tmp_path: Path, words: str, paid: object) -> None:
    """What is not plainly one or the other is not guessed."""
    (tmp_path / "回盘.csv").write_text(f"参考号,处理结果\n2026Q3-1-0001,{words}\n", encoding="utf-8")
    assert [one.paid for one in read_answer(tmp_path / "回盘.csv").lines] == [paid]


def test_another_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有找到“参考号”和“处理结果”"):
        read_answer(workbook(tmp_path / "名单.xlsx", [["姓名", "金额"], ["张建国", 1]]))
    (tmp_path / "图.xlsx").write_bytes(b"\x89PNG")
    with pytest.raises(Refused, match="打不开"):
        read_answer(tmp_path / "图.xlsx")
