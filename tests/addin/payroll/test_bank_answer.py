"""The bank's answer, in the files that banks send."""

from __future__ import annotations

import csv
import io
from itertools import permutations
from pathlib import Path

import openpyxl
import pytest

from addin.bank_profile import EXAMPLES, FIELDS, BankProfile
from addin.errors import Refused
from addin.ledger.batches import all_batches, read_content
from addin.payroll.allowance_sheet import AllowanceSheet, sheet_of
from addin.payroll.answer_totals import StatedTotal
from addin.payroll.bank_answer import BankAnswer, read_answer, text_rows, without_numbers
from addin.payroll.bank_file import write_bank_file
from addin.store.connection import reading
from tests.addin.ledger.books import TWO, ledger, whole

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


PAYER = {"付款户名": "某局", "付款账号": "53010200112233445566"}
ORDERS = [
    *(list(columns) for columns in permutations(("参考号", "账号", "金额"))),
    list(FIELDS), list(reversed(FIELDS)), ["序号", "金额", "账号", "户名", "参考号"],
    ["户名", "账号", "金额", "开户银行", "参考号"],
]  # fmt: skip
PROFILES = [
    *(
        BankProfile.model_validate({"格式": kind, "列": columns, **PAYER})
        for columns in ORDERS
        for kind in ("xlsx", "csv", "txt")
    ),
    *(one.model_copy(update={"payer_name": "某局", "payer_account": PAYER["付款账号"]}) for one in EXAMPLES.values()),
    BankProfile.model_validate({"合计行": False}),
]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> AllowanceSheet:
    with ledger(f"sqlite:///{tmp_path_factory.mktemp('账') / '台账.db'}") as engine:
        whole(engine, TWO)
        with reading(engine) as connection:
            return sheet_of("某局", read_content(connection, all_batches(connection)[-1]))


def answered(file: Path, profile: BankProfile) -> Path:
    """Our own list as the bank sends it back: one column more, filled in the lines of payments alone."""
    rows = text_rows(file)
    head = rows.pop(0) if profile.header else list(profile.columns)
    at = profile.columns.index("参考号")
    results = ["成功" if row[at : at + 1] and row[at].startswith("2026Q3-1-") else "" for row in rows]
    back = [[*head, "处理结果"], *([*row, result] for row, result in zip(rows, results, strict=True))]
    if profile.kind == "xlsx":
        return workbook(file, [list(row) for row in back])
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="," if profile.kind == "csv" else profile.separator).writerows(back)
    file.write_bytes(out.getvalue().encode(profile.encoding))
    return file


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: f"{one.kind}-{''.join(one.columns)}")
def test_our_own_list_with_a_column_more_is_an_answer(listed: AllowanceSheet, tmp_path: Path, profile: BankProfile) -> None:
    """Whatever columns the bank wants: its lines are the payments alone, and the sum is the one that we wrote below them."""
    file = tmp_path / f"清单.{profile.kind}"
    write_bank_file(listed, file, profile)
    read = read_answer(answered(file, profile))
    assert [(one.reference, one.fen, one.paid) for one in read.lines] == [
        ("2026Q3-1-0001", 90000, True),
        ("2026Q3-1-0002", 60000, True),
    ]
    assert read.stated == ([StatedTotal(2, 150000)] if profile.trailer else [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2026Q3-1-0001", "2026Q3-1-0001"),
        ("2026-12-0001", "2026-12-0001"),
        ("6222001122334455667", "622200*********5667"),
        ("6222 0011 2233 4455", "622200******4455"),
        ("账号53010112销户", "账号53*****2销户"),
        ("53010219630307241X不符", "530102********241X不符"),
        ("户名不符", "户名不符"),
    ],
)
def test_the_numbers_of_a_bank_s_file_are_told_masked(written: str, told: str) -> None:
    assert without_numbers(written) == told


def test_a_bank_s_reason_keeps_no_account_number(tmp_path: Path) -> None:
    (tmp_path / "回盘.csv").write_text(
        "参考号,处理结果,原因\n2026Q3-1-0001,失败,账号6222001122334455667已销户\n", encoding="utf-8"
    )
    assert [one.reason for one in read_answer(tmp_path / "回盘.csv").lines] == ["账号622200*********5667已销户"]
