"""Paid once, whatever comes after: resubmissions, other periods and numbers, reversals, a crash, two offices.

Played like ``test_money_scenarios.py``, from real forms through the command line.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import create_engine, make_url, text

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import COUNTY, PREFECTURE, TWO, Desk, expected, number, outcome, reasons, warned
from workbook_templates.cell_types import mask

# --- Paid once: again, sent anew, other periods, other numbers


def test_a_resubmission_is_not_paid_again(desk: Desk) -> None:
    """S04: whichever resubmission."""
    desk.rosters(TWO)
    assert desk.pays() == "1530.00"
    desk.reopens()
    desk.rosters(TWO + "| 二局 | 王志强 | 委员 |\n")
    assert desk.pays() == "630.00"
    desk.sound()


def test_a_half_year_over_a_quarter_that_was_paid(desk: Desk) -> None:
    """2026H1 overlaps 2026Q2: April to June are paid, January to March are not."""
    desk.standards(period="2026Q2")
    desk.rosters(TWO, "2026Q2")
    desk.rosters(TWO, "2026H1")
    assert desk.pays("2026Q2") == "1530.00"
    made = desk.computes("2026H1")
    assert outcome(made) == expected("""
| 姓名   | 组织     | 职务 | 结果   | 规则 | 月       | 元    |
|--------|----------|------|--------|------|----------|-------|
| 张建国 | 一局支部 | 书记 | 发放   |      | 1、2、3月 | 900元 |
| 张建国 | 一局支部 | 书记 | 不重复 | S04  | 4、5、6月 | 0元   |
| 李秀英 | 二局支部 | 委员 | 发放   |      | 1、2、3月 | 630元 |
| 李秀英 | 二局支部 | 委员 | 不重复 | S04  | 4、5、6月 | 0元   |
""")


def test_both_batches_approved_before_either_was_paid(desk: Desk) -> None:
    """The database decides: the half-year loses the months that the quarter has paid, and says so."""
    desk.standards(period="2026Q2")
    for period in ("2026Q2", "2026H1"):
        desk.rosters(TWO, period)
    for period in ("2026H1", "2026Q2"):
        desk.computes(period)
        desk.approves(period)
    assert desk.money("pay", "--by", "赵强", period="2026Q2")["amount_now"] == "1530.00"
    late = desk.money("pay", "--by", "赵强", period="2026H1")
    assert (late["amount_now"], len(late["lost"])) == ("1530.00", 6)
    desk.sound("2026H1")


def test_a_higher_post_comes_to_light_after_the_payment(desk: Desk) -> None:
    """One first payment a month; the difference is paid by an adjustment, once."""
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | 委员 |")
    desk.pays()
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 二局 | 张建国 | 书记 |")
    made = desk.computes()
    assert made["counts"]["pay"] == 0
    told = [one for one in reasons(made, "S04") if "2026-07" in one and "补发" in one]
    assert len(told) == 1
    assert "按二局支部书记应发 300.00 元，少发的 90.00 元要另外补发" in told[0]
    assert desk.adjusts() == "270.00"
    assert desk.adjusts() == "", "nothing differs any more"
    desk.sound()


def test_a_number_put_right_after_the_payment(desk: Desk) -> None:
    """S05: the same secretary of the same branch under a number that was quite wrong before: held, until someone decides;
    then not paid again.
    """
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国* | 书记 |")
    desk.pays()
    desk.reopens()
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | 书记 |")
    made = desk.computes()
    assert {line["rule"] for line in made["lines"]} == {"S05"}
    assert "换了身份证号" in next(iter(reasons(made, "S05")))
    desk.standards(重复认定=[_same("张建国", "张建国*")])
    assert {line["rule"] for line in desk.computes()["lines"]} == {"S04"}
    desk.sound()


def test_decided_to_be_one_person_after_both_were_paid(desk: Desk) -> None:
    """Paid twice before anyone knew: both stay on record, and the lesser one is owed."""
    desk.rosters("""
| 单位 | 姓名    | 职务 |
|------|---------|------|
| 一局 | 张建国  | 书记 |
| 二局 | 王志强* | 委员 |
""")
    desk.pays()
    desk.standards(重复认定=[_same("张建国", "王志强*")])
    told = reasons(desk.computes(), "S04")
    assert all("发放了 2 笔" in one and "只能留一笔" in one for one in told)
    assert desk.adjusts() == "0.00", "nobody is paid, and the lesser payment is owed"
    owed = [one["reason"] for one in desk.ledger("explain", "--person", number("王志强*"))]
    assert sum("应收回 210.00 元" in one for one in owed) == 3
    assert desk.adjusts() == ""
    desk.sound()


def test_decided_between_the_approval_and_the_payment(desk: Desk) -> None:
    """The approved batch would pay one person twice: it is not paid."""
    desk.rosters("""
| 单位 | 姓名    | 职务 |
|------|---------|------|
| 一局 | 张建国  | 书记 |
| 二局 | 王志强* | 委员 |
""")
    desk.computes()
    desk.approves()
    desk.standards(重复认定=[_same("张建国", "王志强*")])
    assert "请重新计算" in desk.refused("pay", "--by", "赵强")
    assert desk.pays() == "900.00"
    desk.sound()


def _same(one: str, other: str) -> dict[str, str]:
    return {"身份证号一": number(one), "身份证号二": number(other), "认定结果": "同一人"}


def test_the_ledger_is_asked_as_well_as_the_rosters_about_a_death(desk: Desk) -> None:
    """Paid, then the death is told: nothing can be unpaid by computing, so it must be said that too much was paid."""
    desk.rosters(TWO)
    desk.pays()
    desk.reopens()
    desk.rosters("""
| 单位 | 姓名   | 职务 | 状态 | 状态日期   |
|------|--------|------|------|------------|
| 一局 | 张建国 | 书记 | 去世 | 2026-08-10 |
""")
    made = desk.computes()
    assert warned(made, "S13") == [
        "张建国 2026-09 已在批次 2026Q3-1 发放 300.00 元，按现在收到的资料应发 0.00 元，多发 300.00 元。"
    ]
    desk.takes_back("张建国", "2026-09", "已去世")
    assert warned(desk.computes(), "S13") == []
    desk.sound()


# --- Finance pays twice, takes back twice, is cut off, is overtaken


def test_paying_twice_and_taking_back_twice(desk: Desk) -> None:
    desk.rosters(TWO)
    desk.pays()
    again = desk.money("pay", "--by", "赵强")
    assert (again["already_paid"], again["amount_now"]) == (True, "0.00")
    desk.takes_back("张建国", "2026-08", "银行退回")
    who = ("--person", number("张建国"), "--month", "2026-08", "--reason", "再冲一次", "--by", "赵强")
    assert "已经冲销过" in desk.refused("reverse", *who)
    entry = next(one["id"] for one in desk.ledger("export") if one["kind"] == "recover")
    desk.refused("reverse", "--entry", entry, "--reason", "冲销的冲销", "--by", "赵强")
    assert desk.pays() == "0.00", "a month is paid first once; what comes after is a difference"
    assert desk.adjusts() == "", "annulled by hand, and nothing new is known: held"
    desk.restores("张建国", "2026-08")
    assert desk.adjusts() == "300.00"
    assert desk.adjusts() == ""
    desk.sound()


def test_a_batch_approved_before_a_payment_was_taken_back(desk: Desk) -> None:
    """An old half-year batch must not pay again what was taken back since for a reason."""
    desk.standards(period="2026Q2")
    for period in ("2026Q2", "2026H1"):
        desk.rosters(TWO, period)
    desk.computes("2026H1")
    desk.approves("2026H1")
    desk.pays("2026Q2")
    desk.takes_back("张建国", "2026-06", "已去世")
    assert "更正过" in desk.refused("pay", "--by", "赵强", period="2026H1")


def test_a_roster_sent_anew_after_the_approval(desk: Desk) -> None:
    """What was approved no longer holds: the secretary has died. Computed anew, the batch does not pay the dead."""
    desk.rosters(TWO)
    desk.computes()
    late = """
| 单位 | 姓名   | 职务 | 状态 | 状态日期   |
|------|--------|------|------|------------|
| 一局 | 张建国 | 书记 | 去世 | 2026-06-10 |
"""
    desk.rosters(late, accounts=False)
    assert "又收下了盘龙区第一局的花名册" in desk.refused("approve", "--by", "王芳")
    assert desk.pays() == "630.00"
    desk.sound()


@pytest.mark.usefixtures("machine_day")
def test_a_payer_cut_off_in_the_middle(desk: Desk) -> None:
    """Killed while it waits for the database, nothing is paid; done again, everything is paid once."""
    desk.rosters(TWO)
    desk.computes()
    desk.approves()
    command = [
        sys.executable,
        "-m",
        "addin.doors.commandline.main",
        "allowance",
        "pay",
        "--by",
        "赵强",
        "--period",
        "2026Q3",
        "--office",
        desk.root,
    ]
    held = sqlite3.connect(desk.root / "台账.db", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    payer = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(2)
    os.kill(payer.pid, signal.SIGKILL)
    assert payer.wait(timeout=30) == -signal.SIGKILL
    held.execute("ROLLBACK")
    held.close()
    assert [one["kind"] for one in desk.ledger("export")] == []
    assert desk.money("pay", "--by", "赵强")["amount_now"] == "1530.00"
    desk.sound()


# --- Two offices, one database


@pytest.fixture
def server(postgres_server: str) -> Iterator[str]:
    """An empty database on a server that several offices share."""
    url = make_url(postgres_server)
    name = f"yl_{uuid.uuid4().hex[:12]}"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield url.set(database=name, drivername="postgresql").render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.mark.postgres
def test_county_and_prefecture_share_a_database(clerk: Clerk, tmp_path: Path, server: str) -> None:
    """The register and receipts of one office are not the other's; the ledger is: who is paid here is not paid there, and
    only the payer takes a payment back.
    """
    county, prefecture = Desk(clerk, tmp_path, COUNTY, server), Desk(clerk, tmp_path, PREFECTURE, server)
    for desk in (county, prefecture):
        desk.standards()
        desk.rosters(TWO)
    assert county.pays() == "1530.00"
    made = prefecture.computes()
    assert {line["rule"] for line in made["lines"]} == {"S04"}
    assert all("已在批次 530102 的 2026Q3-1 发放" in one for one in reasons(made, "S04"))
    words = ("--person", number("张建国"), "--month", "2026-07", "--reason", "想自己发", "--by", "赵强")
    assert "只能由 530102 更正" in prefecture.refused("reverse", *words)
    county.takes_back("张建国", "2026-07", "改由州市发")
    made = prefecture.computes()
    assert [line["rule"] for line in made["lines"] if line["outcome"] == "held"] == ["S21"], "why it was annulled may still hold"
    prefecture.rosters(TWO)
    assert prefecture.pays() == "300.00", "the county has its money back, and the prefecture knows that he is still in office"
    assert prefecture.adjusts() == county.adjusts() == ""
    county.sound()


@pytest.mark.postgres
def test_nothing_that_an_office_writes_out_or_asks_names_people_of_another(clerk: Clerk, tmp_path: Path, server: str) -> None:
    """Two offices on one database: exports, statements, registers, explanations and lists are of the office's own people."""
    county, prefecture = Desk(clerk, tmp_path, COUNTY, server), Desk(clerk, tmp_path, PREFECTURE, server)
    others = "| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 三局 | 王志强 | 书记 |\n"
    for desk, posts in ((county, TWO), (prefecture, others)):
        desk.standards()
        desk.rosters(posts)
    assert (county.pays(), prefecture.pays()) == ("1530.00", "900.00")
    (tmp_path / "去世.csv").write_text(f"姓名,身份证号,死亡日期\n王志强,{number('王志强')},2026-08-01\n", encoding="utf-8")
    told = [
        county.types("ledger", "export"),
        county.types("ledger", "export", "--json"),
        county.types("ledger", "explain", "--name", "王志强"),
        county.types("ledger", "explain", "--person", number("王志强")),
        county.types("match", tmp_path / "去世.csv", "--kind", "去世", "--by", "李明"),
        *(county.types("ledger", register, "--json") for register in ("receivables", "held")),
        *_cells(county, "ledger", "export", "-o", tmp_path / "审计.xlsx", "--full-numbers"),
        *_cells(county, "allowance", "statement", "--period", "2026", "-o", tmp_path / "年度.xlsx", "--full-numbers"),
    ]
    whose = ("王志强", number("王志强"), mask(number("王志强")), "三局")
    assert [text for text in told if any(word in text for word in whose)] == []
    assert any(number("李秀英") in text for text in told), "its own are there"
    assert len(county.ledger("export")) + len(prefecture.ledger("export")) == 9 + 2
    county.types("allowance", "statement", "--period", "2026", "--person", "王志强")
    assert "没有这个人" in clerk.scolded
    sums = {row[0]: row[1:3] for row in _rows(tmp_path / "审计.xlsx", "合计")}
    assert sums["以上相加（发出去的减收回来的）"] == sums["台账有效发放合计"] == (6, 1530)
    county.sound()


def _cells(desk: Desk, *words: object) -> list[str]:
    """The cells of all pages of the workbook that a command writes."""
    desk.types(*words)
    file = next(one for one in words if isinstance(one, Path))
    return [str(cell) for page in openpyxl.load_workbook(file) for row in page.values for cell in row if cell is not None]


def _rows(file: Path, page: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(file)[page].values)
