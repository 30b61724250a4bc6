"""A county's quarters as an auditor and an attacker would play them, from real forms through the command line.

Each scenario is a table that reads like the sheet it means. What must become of it is argued from the plan (clause （二）:
同一人担任多个职务时不得重复发放补贴; leaders are paid like secretaries, deputies like committee members) and from section S of
the rule catalogue; secretary 300 yuan, committee member 210 (at most 70 %).
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

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.addin.commands.test_money import Clerk
from tests.addin.money_sheets import COUNTY, PREFECTURE, Desk, account, expected, number, outcome, reasons, table
from tests.addin.submissions import unit_code

TWO = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 书记 |
| 二局 | 李秀英 | 委员 |
"""


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(tmp_path, capsys, monkeypatch)


@pytest.fixture
def desk(clerk: Clerk, tmp_path: Path) -> Desk:
    """A county office that has set its standards."""
    desk = Desk(clerk, tmp_path)
    desk.standards()
    return desk


def warned(made: dict[str, object], rule: str) -> list[str]:
    return [one["message"] for one in made["findings"] if one["rule"] == rule]  # type: ignore[attr-defined]


# --- A unit clerk who wants more pay


def test_a_unit_cannot_raise_its_own_pay(desk: Desk) -> None:
    """The plan gives no unit a say over pay: its row for the province, for another unit, and above the office's standard
    count for nothing and are named; a row for itself that is not more holds.
    """
    desk.rosters(TWO)
    rows = table(f"""
| 职务 | 适用范围代码     | 月标准 |
|------|------------------|--------|
| 书记 | 530000           | 3000   |
| 书记 | 530102           | 2000   |
| 书记 | {unit_code(1)}   | 1000   |
| 委员 | {unit_code(2)}   | 100    |
""")
    desk.unit_form("一局", 补贴标准=rows, 收款账户=[account("张建国")])
    made = desk.computes()
    assert outcome(made) == expected("""
| 姓名   | 组织     | 职务 | 结果 | 月       | 元    |
|--------|----------|------|------|----------|-------|
| 张建国 | 一局支部 | 书记 | 发放 | 7、8、9月 | 900元 |
| 李秀英 | 二局支部 | 委员 | 发放 | 7、8、9月 | 630元 |
""")
    told = warned(made, "S12")
    assert len(told) == 4
    assert any("高于发放机构的标准 300.00 元" in one for one in told)
    assert sum("无权规定" in one for one in told) == 3


def test_a_unit_may_set_itself_less_and_the_office_may_set_it_more(desk: Desk) -> None:
    """The narrowest scope wins where its author has the say."""
    less = table(f"""
| 职务 | 适用范围代码   | 月标准 |
|------|----------------|--------|
| 委员 | {unit_code(2)} | 100    |
""")
    more = f"""
| 职务 | 适用范围代码   | 月标准 |
|------|----------------|--------|
| 书记 | 530000         | 300    |
| 委员 | 530000         | 210    |
| 书记 | {unit_code(1)} | 500    |
"""
    desk.rosters(TWO)
    desk.unit_form("二局", 补贴标准=less, 收款账户=[account("李秀英")])
    desk.standards(more)
    made = desk.computes()
    assert outcome(made) == expected("""
| 姓名   | 组织     | 职务 | 结果 | 月       | 元     |
|--------|----------|------|------|----------|--------|
| 张建国 | 一局支部 | 书记 | 发放 | 7、8、9月 | 1500元 |
| 李秀英 | 二局支部 | 委员 | 发放 | 7、8、9月 | 300元  |
""")


def test_a_unit_cannot_write_itself_under_another_s_higher_standard(desk: Desk) -> None:
    """The columns of origin are consolidation's: what a unit writes into them itself is not believed."""
    desk.standards(f"""
| 职务 | 适用范围代码   | 月标准 |
|------|----------------|--------|
| 书记 | 530000         | 300    |
| 书记 | {unit_code(1)} | 500    |
""")
    desk.rosters(f"""
| 单位 | 姓名   | 职务 | 来源单位代码   | 来源单位 |
|------|--------|------|----------------|----------|
| 二局 | 李秀英 | 书记 | {unit_code(1)} | 一局     |
""")
    made = desk.computes()
    assert outcome(made) == expected("""
| 姓名   | 组织     | 职务 | 结果 | 月       | 元    |
|--------|----------|------|------|----------|-------|
| 李秀英 | 二局支部 | 书记 | 发放 | 7、8、9月 | 900元 |
""")
    assert {(line["unit"], line["unit_name"]) for line in made["lines"]} == {(unit_code(2), "盘龙区第二局")}


def test_a_county_cannot_raise_what_the_prefecture_pays(clerk: Clerk, tmp_path: Path) -> None:
    """One level up the same: the county's row, brought along in its upward workbook, stands up to the prefecture's."""
    county, prefecture = Desk(clerk, tmp_path), Desk(clerk, tmp_path, PREFECTURE)
    county.standards("""
| 职务 | 适用范围代码 | 月标准 |
|------|--------------|--------|
| 书记 | 530102       | 400    |
| 委员 | 530102       | 150    |
""")
    county.rosters(TWO)
    assert county.pays() == "1650.00"
    county.types("consolidate", "--period", "2026Q3", "-o", tmp_path / "上报")
    prefecture.standards()
    prefecture.receives(*(tmp_path / "上报").glob("*.xlsx"))
    made = prefecture.computes()
    assert outcome(made) == expected("""
| 姓名   | 组织     | 职务 | 结果 | 月       | 元    |
|--------|----------|------|------|----------|-------|
| 张建国 | 一局支部 | 书记 | 发放 | 7、8、9月 | 900元 |
| 李秀英 | 二局支部 | 委员 | 发放 | 7、8、9月 | 450元 |
""")
    assert {line["unit"] for line in made["lines"]} == {unit_code(1), unit_code(2)}
    assert [one.split("（")[0] for one in warned(made, "S12")] == ["盘龙区老干部局填的书记月标准 400.00 元"]


def test_where_the_office_says_nothing_nobody_pays_by_what_a_unit_says(clerk: Clerk, tmp_path: Path) -> None:
    """S07: no standard in force, not paid."""
    desk = Desk(clerk, tmp_path)
    desk.rosters(TWO)
    own = table(f"""
| 职务 | 适用范围代码   | 月标准 |
|------|----------------|--------|
| 书记 | {unit_code(1)} | 300    |
""")
    desk.unit_form("一局", 补贴标准=own, 收款账户=[account("张建国")])
    made = desk.computes()
    assert {line["rule"] for line in made["lines"]} == {"S07"}
    assert len(warned(made, "S12")) == 1


def test_one_person_with_posts_everywhere_is_paid_the_highest_once(desk: Desk) -> None:
    """Clause （二）: several posts, one payment; a leader is paid like a secretary, the tie goes to the own branch."""
    desk.rosters("""
| 单位 | 姓名   | 职务 | 任职日期   |
|------|--------|------|------------|
| 一局 | 张建国 | 委员 |            |
| 一局 | 张建国 | 副组长 |          |
| 二局 | 张建国 | 书记 | 2026-08-31 |
| 二局 | 李秀英 | 组长 |            |
""")
    made = desk.computes()
    assert outcome(made) == expected("""
| 姓名   | 组织     | 职务   | 结果   | 规则 | 月       | 元    |
|--------|----------|--------|--------|------|----------|-------|
| 张建国 | 一局支部 | 委员   | 发放   |      | 7月      | 210元 |
| 张建国 | 一局支部 | 委员   | 不重复 | S02  | 8、9月   | 0元   |
| 张建国 | 一局小组 | 副组长 | 不重复 | S02  | 7、8、9月 | 0元   |
| 张建国 | 二局支部 | 书记   | 发放   |      | 8、9月   | 600元 |
| 李秀英 | 二局小组 | 组长   | 发放   |      | 7、8、9月 | 900元 |
""")


def test_who_may_not_be_paid(desk: Desk) -> None:
    """S01, S03, S06, S08: not in a roster, in service, still working, died, ended, not set up separately."""
    desk.rosters("""
| 单位 | 姓名   | 职务 | 类别 | 在花名册 | 退休日期   | 状态 | 状态日期   | 免职日期   | 设置方式 |
|------|--------|------|------|----------|------------|------|------------|------------|----------|
| 一局 | 张建国 | 书记 |      | 否       |            |      |            |            |          |
| 一局 | 李秀英 | 委员 | 在职 |          |            |      |            |            |          |
| 一局 | 王志强 | 委员 |      |          | 2026-08-15 |      |            |            |          |
| 一局 | 赵文华 | 委员 |      |          |            | 去世 | 2026-07-31 |            |          |
| 一局 | 钱学文 | 委员 |      |          |            |      |            | 2026-09-01 |          |
| 二局 | 孙立人 | 书记 |      |          |            |      |            |            | 联合成立 |
""")
    assert outcome(desk.computes()) == expected("""
| 姓名   | 组织     | 职务 | 结果 | 规则 | 月       | 元    |
|--------|----------|------|------|------|----------|-------|
| 张建国 | 一局支部 | 书记 | 不发 | S01  | 7、8、9月 | 0元   |
| 李秀英 | 一局支部 | 委员 | 不发 | S03  | 7、8、9月 | 0元   |
| 王志强 | 一局支部 | 委员 | 不发 | S03  | 7月      | 0元   |
| 王志强 | 一局支部 | 委员 | 发放 |      | 8、9月   | 420元 |
| 赵文华 | 一局支部 | 委员 | 发放 |      | 7月      | 210元 |
| 赵文华 | 一局支部 | 委员 | 不发 | S06  | 8、9月   | 0元   |
| 钱学文 | 一局支部 | 委员 | 发放 |      | 7、8、9月 | 630元 |
| 孙立人 | 二局支部 | 书记 | 不发 | S08  | 7、8、9月 | 0元   |
""")


def test_two_accounts_another_name_one_account_for_two(desk: Desk) -> None:
    """S09: nobody can know which of two accounts is right, nor why the card bears another's name: held, not guessed."""
    desk.rosters(
        """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 书记 |
| 一局 | 李秀英 | 委员 |
| 一局 | 王志强 | 委员 |
| 一局 | 赵文华 | 委员 |
| 一局 | 钱学文 | 委员 |
""",
        accounts=False,
    )
    desk.unit_form("一局", 收款账户=[
        account("张建国"), account("李秀英", 姓名="王富贵"), account("王志强"), account("赵文华", 账号=account("王志强")["账号"]),
        account("钱学文"),
    ])  # fmt: skip
    desk.unit_form("二局", 收款账户=[account("张建国", 账号="6223690000000000023"), account("钱学文")])
    made = desk.computes()
    assert {line["name"]: line["outcome"] for line in made["lines"]} == {
        "张建国": "held", "李秀英": "held", "王志强": "held", "赵文华": "held", "钱学文": "pay",
    }  # fmt: skip
    said = "".join(reasons(made, "S09"))
    assert "几个账号" in said
    assert "户名是 王富贵，花名册上是 李秀英" in said
    assert "几个人名下" in said


def test_each_organisation_keeps_to_its_own_budget(desk: Desk) -> None:
    """S11: what the first has left over does not cover the second."""
    desk.rosters(TWO, accounts=False)
    funds = [
        {"党组织代码": "530102000001", "年度": "2026", "预算金额": "90000", "已支出金额": "0"},
        {"党组织代码": "530102000002", "年度": "2026", "预算金额": "700", "已支出金额": "100"},
    ]
    desk.unit_form("一局", 收款账户=[account("张建国")], 工作经费=funds[:1])
    desk.unit_form("二局", 收款账户=[account("李秀英")], 工作经费=funds[1:])
    told = warned(desk.computes(), "S11")
    assert told == ["二局支部本批次共发 630.00 元，超过了它 2026 年预算的余额 600.00 元。"]


@pytest.mark.parametrize(
    ("period", "start", "end", "whole", "half"),
    [
        ("2024Q1", "2024-02-15", "2024-02-29", {"2": 300}, {"2": 300}),  # leap February: both halves
        ("2026Q1", "2026-02-16", "2026-02-28", {"2": 300}, {"2": 150}),
        ("2026Q1", "2026-01-31", "2026-02-01", {"1": 300, "2": 300}, {"1": 150, "2": 150}),
        ("2026Q2", "2026-04-30", "2026-04-30", {"4": 300}, {"4": 150}),
        ("2026Q2", "2026-04-16", "2026-05-15", {"4": 300, "5": 300}, {"4": 150, "5": 150}),
    ],
)
@pytest.mark.parametrize("rule", ["整月", "半月"])
def test_short_and_leap_months(
    clerk: Clerk, tmp_path: Path, rule: str, period: str, start: str, end: str, whole: dict[str, int], half: dict[str, int]
) -> None:
    """S06: whole months, or the 1st to the 15th and the rest by half, as the office has set it."""
    desk = Desk(clerk, tmp_path)
    settings = desk.root / "设置.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"整月"', f'"{rule}"'), encoding="utf-8")
    year = period[:4]
    desk.standards(f"| 职务 | 适用范围代码 | 月标准 | 生效日期 |\n|--|--|--|--|\n| 书记 | 530102 | 300 | {year}-01-01 |", period)
    desk.rosters(
        f"| 单位 | 姓名 | 职务 | 任职日期 | 免职日期 |\n|--|--|--|--|--|\n| 一局 | 张建国 | 书记 | {start} | {end} |", period
    )
    paid = {str(int(n["month"][5:])): float(n["amount"]) for n in desk.computes(period)["lines"] if n["outcome"] == "pay"}
    assert paid == (whole if rule == "整月" else half)


# --- Paid once: again, sent anew, other periods, other numbers


def test_a_resubmission_is_not_paid_again(desk: Desk) -> None:
    """S04: whichever resubmission."""
    desk.rosters(TWO)
    assert desk.pays() == "1530.00"
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
    """One live payment: the difference is not topped up; the reason says how to pay the higher one instead."""
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | 委员 |")
    desk.pays()
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 二局 | 张建国 | 书记 |")
    made = desk.computes()
    assert made["counts"]["pay"] == 0
    told = [one for one in reasons(made, "S04") if "2026-07" in one and "要补发" in one]
    assert len(told) == 1
    assert "按二局支部书记应发 300.00 元，要补发请先冲销已发的那一笔" in told[0]
    for month in ("2026-07", "2026-08", "2026-09"):
        desk.takes_back("张建国", month, "改按书记发")
    assert desk.pays() == "900.00"
    desk.sound()


def test_a_number_put_right_after_the_payment(desk: Desk) -> None:
    """S05: the same secretary of the same branch under a number that was quite wrong before: held, until someone decides;
    then not paid again.
    """
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国* | 书记 |")
    desk.pays()
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | 书记 |")
    made = desk.computes()
    assert {line["rule"] for line in made["lines"]} == {"S05"}
    assert "换了身份证号" in next(iter(reasons(made, "S05")))
    desk.standards(重复认定=[_same("张建国", "张建国*")])
    assert {line["rule"] for line in desk.computes()["lines"]} == {"S04"}
    desk.sound()


def test_decided_to_be_one_person_after_both_were_paid(desk: Desk) -> None:
    """Paid twice before anyone knew: both stay on record, the reason asks to take one back; then it is once, for good."""
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
    for month in ("2026-07", "2026-08", "2026-09"):
        desk.takes_back("王志强*", month, "同一人")
    made = desk.computes()
    assert made["counts"]["pay"] == 0
    assert not any("2 笔" in one for one in reasons(made, "S04"))
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
    time.sleep(1.1)  # receipts and batches are dated to the second
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
    desk.rosters("""
| 单位 | 姓名   | 职务 | 状态 | 状态日期   |
|------|--------|------|------|------------|
| 一局 | 张建国 | 书记 | 去世 | 2026-08-10 |
""")
    made = desk.computes()
    assert warned(made, "S13") == ["张建国 2026-09 已在批次 2026Q3-1 发放 300.00 元，按现在收到的资料应发 0.00 元。"]
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
    assert "没有可以冲销的" in desk.refused("reverse", *who)
    entry = next(one["id"] for one in desk.ledger("export") if one["kind"] == "reversal")
    desk.refused("reverse", "--entry", entry, "--reason", "冲销的冲销", "--by", "赵强")
    assert desk.pays() == "300.00"
    assert desk.pays() == "0.00"
    desk.takes_back("张建国", "2026-08", "又退回")
    assert desk.pays() == "300.00"
    desk.sound()


def test_a_batch_approved_before_a_payment_was_taken_back(desk: Desk) -> None:
    """An old half-year batch must not pay again what was taken back since for a reason."""
    desk.standards(period="2026Q2")
    for period in ("2026Q2", "2026H1"):
        desk.rosters(TWO, period)
    desk.computes("2026H1")
    desk.approves("2026H1")
    desk.pays("2026Q2")
    time.sleep(1.1)
    desk.takes_back("张建国", "2026-06", "已去世")
    assert "冲销过" in desk.refused("pay", "--by", "赵强", period="2026H1")


def test_a_roster_sent_anew_after_the_approval(desk: Desk) -> None:
    """What was approved no longer holds: the secretary has died. Computed anew, the batch does not pay the dead."""
    desk.rosters(TWO)
    desk.computes()
    time.sleep(1.1)
    late = """
| 单位 | 姓名   | 职务 | 状态 | 状态日期   |
|------|--------|------|------|------------|
| 一局 | 张建国 | 书记 | 去世 | 2026-06-10 |
"""
    desk.rosters(late, accounts=False)
    assert "又收下了盘龙区第一局的花名册" in desk.refused("approve", "--by", "王芳")
    assert desk.pays() == "630.00"
    desk.sound()


def test_a_payer_cut_off_in_the_middle(desk: Desk) -> None:
    """Killed while it waits for the database, nothing is paid; done again, everything is paid once."""
    desk.rosters(TWO)
    desk.computes()
    desk.approves()
    command = [sys.executable, "-m", "addin.cli", "allowance", "pay", "--by", "赵强", "--period", "2026Q3", "--office", desk.root]
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
    assert "只能由 530102 冲销" in prefecture.refused("reverse", *words)
    county.takes_back("张建国", "2026-07", "改由州市发")
    assert prefecture.pays() == "300.00"
    assert county.pays() == "0.00"
    county.sound()
    prefecture.sound()
