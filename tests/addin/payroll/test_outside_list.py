"""Lists as civil affairs and social insurance offices send them: which rows name whom, and who of ours they are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from addin.errors import Refused
from addin.payroll.list_matches import BY_BIRTH, BY_NUMBER, OurPerson, comparable, matches
from addin.payroll.outside_list import ListedPerson, read_list
from tests.addin.ledger.sheets import number_of

ZHANG, LI = number_of("张建国"), number_of("李秀英")


def born(number: str) -> dt.date:
    return dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def listing(tmp_path: Path, *rows: list[object]) -> list[ListedPerson]:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / "名单.xlsx")
    return read_list(tmp_path / "名单.xlsx")


def test_rows_below_titles_and_on_every_page(tmp_path: Path) -> None:
    found = listing(
        tmp_path,
        ["殡葬信息（内部）"],
        ["序号", "死者姓名", "证件号码", "死亡时间", "住址"],
        [1, "张 建国", ZHANG.lower(), "2026年8月15日", "某处"],
        [2, "李秀英", f"{LI[:6]}********{LI[-4:]}", dt.datetime(2026, 8, 1), ""],
        [3, None, None, None, None],
    )
    assert found == [
        ListedPerson(ZHANG, "张 建国", born(ZHANG), dt.date(2026, 8, 15)),
        ListedPerson("", "李秀英", None, dt.date(2026, 8, 1)),
    ]
    assert [comparable(row) for row in found] == [True, False]


def test_a_list_without_numbers_gives_the_date_of_birth(tmp_path: Path) -> None:
    found = listing(tmp_path, ["姓名", "出生日期"], ["李秀英", "1950.03.07"])
    assert found == [ListedPerson("", "李秀英", dt.date(1950, 3, 7), None)]


@pytest.mark.parametrize("headers", [["姓名", "电话"], ["身份证号", "金额"], ["姓名", "身份证号", "身份证号"]])
def test_what_is_no_list_is_refused(tmp_path: Path, headers: list[object]) -> None:
    with pytest.raises(Refused, match="没有核对"):
        listing(tmp_path, headers, ["x", "y", "z"])


def test_who_is_found_how() -> None:
    ours = [OurPerson(ZHANG, "张建国", born(ZHANG), "一局"), OurPerson(LI, "李秀英", born(LI), "二局")]
    other = number_of("别人")
    rows = [
        ListedPerson(ZHANG, "张建囯", born(ZHANG), None),
        ListedPerson("", "李 秀英", born(LI), None),
        ListedPerson(other, "李秀英", born(LI), None),
        ListedPerson(other, "别人", born(other), None),
        ListedPerson("", "张建国", None, None),
    ]
    assert [(one.person.name, one.how, rows.index(one.row)) for one in matches(rows, ours)] == [
        ("张建国", BY_NUMBER, 0), ("李秀英", BY_BIRTH, 1), ("李秀英", BY_BIRTH, 2)
    ]  # fmt: skip
