"""A county's quarters as an auditor and an attacker would play them, from real forms through the command line.

Each scenario is a table that reads like the sheet it means. What must become of it is argued from the plan (clause （二）:
同一人担任多个职务时不得重复发放补贴; leaders are paid like secretaries, deputies like committee members) and from section S of
the rule catalogue; secretary 300 yuan, committee member 210 (at most 70 %).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.store.connection import reading
from addin.submissions.folder import open_office
from addin.submissions.receipts import accepted
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import PREFECTURE, TWO, Desk, account, expected, number, outcome, reasons, table, warned
from tests.addin.submitted_files import unit_code

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


@pytest.mark.parametrize("step", ["approve", "pay"])
def test_who_was_returned_out_of_a_countys_workbook_is_not_paid_from_it(clerk: Clerk, tmp_path: Path, step: str) -> None:
    """The prefecture has computed, then returns unit 2 because its figures are in doubt: what was computed with them is neither
    approved nor paid, and computed anew it is unit 1's alone.
    """
    county, prefecture = Desk(clerk, tmp_path), Desk(clerk, tmp_path, PREFECTURE)
    county.rosters(TWO)
    county.types("consolidate", "--period", "2026Q3", "-o", tmp_path / "上报")
    prefecture.standards()
    prefecture.receives(*(tmp_path / "上报").glob("*.xlsx"))
    prefecture.computes()
    if step == "pay":
        prefecture.approves()
    with reading(open_office(prefecture.root).engine) as connection:
        (book,) = accepted(connection, kinds=("roster",))
    prefecture.types("office", "return", book.id, "--unit", unit_code(2), "--by", "钱局长", "--reason", "人数不对")
    assert clerk.status == 0, clerk.scolded
    assert "重新计算" in prefecture.refused(step, "--by", "王芳" if step == "approve" else "赵强")
    assert prefecture.pays() == "900.00"
    prefecture.sound()


def test_a_wrong_number_that_a_county_took_in_is_not_paid_by_the_prefecture(clerk: Clerk, tmp_path: Path) -> None:
    """The county knows the person and answers for the reason it wrote; the prefecture knows nothing but a number that is none.
    Once the prefecture has seen the card, it says so under 重复认定.
    """
    county, prefecture = Desk(clerk, tmp_path), Desk(clerk, tmp_path, PREFECTURE)
    county.standards()
    right = number("李秀英")
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    sheets = county.roster_of("二局", TWO.partition("| 一局")[0] + "| 二局 | 李秀英 | 委员 |")
    for row in (*sheets["离退休干部"], *sheets["任职"]):
        row["身份证号"] = wrong if row["身份证号"] == right else row["身份证号"]
    county.rosters(TWO, only="一局")
    county.roster_form("二局", sheets)
    county.unit_form("二局", 收款账户=[account("李秀英") | {"身份证号": wrong}])
    assert {one["outcome"] for one in county.computes()["lines"]} == {"pay"}
    county.types("consolidate", "--period", "2026Q3", "-o", tmp_path / "上报")
    prefecture.standards()
    prefecture.receives(*(tmp_path / "上报").glob("*.xlsx"))
    held = {(one["name"], one["outcome"], one["rule"]) for one in prefecture.computes()["lines"]}
    assert held == {("张建国", "pay", None), ("李秀英", "held", "S29")}
    seen = {
        "身份证号一": wrong,
        "身份证号二": wrong,
        "认定结果": "同一人",
        "认定人": "王芳",
        "认定日期": "2026-10-01",
        "依据": "原件",
    }
    prefecture.standards(重复认定=[seen])
    assert {one["outcome"] for one in prefecture.computes()["lines"]} == {"pay"}


def test_where_the_office_says_nothing_a_unit_s_own_row_stands_in_and_is_told(clerk: Clerk, tmp_path: Path) -> None:
    """The form lets a unit name itself as the scope. Its row stands in for itself alone; the other unit has none (S07)."""
    desk = Desk(clerk, tmp_path)
    desk.rosters(TWO)
    own = table(f"""
| 职务 | 适用范围代码   | 月标准 |
|------|----------------|--------|
| 书记 | {unit_code(1)} | 300    |
""")
    desk.unit_form("一局", 补贴标准=own, 收款账户=[account("张建国")])
    made = desk.computes()
    assert {(line["name"], line["rule"]) for line in made["lines"]} == {("张建国", None), ("李秀英", "S07")}
    assert "暂时采用" in warned(made, "S12")[0]


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
    desk.sets("联合成立", "不发")
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


def test_a_post_that_does_not_fit_is_not_paid(desk: Desk) -> None:
    """S18: 书记 and 委员 belong to party organisations and full members, 组长 to groups, whoever signs for the roster."""
    desk.rosters("""
| 单位 | 姓名   | 职务 | 组织 | 政治面貌     |
|------|--------|------|------|--------------|
| 一局 | 张建国 | 组长 | 支部 |              |
| 一局 | 李秀英 | 书记 | 小组 |              |
| 一局 | 王志强 | 委员 |      | 群众         |
| 一局 | 赵文华 | 委员 |      | 中共预备党员 |
| 二局 | 钱学文 | 书记 |      | 民盟         |
| 二局 | 孙立人 | 组长 |      | 民盟         |
""")
    made = desk.computes()
    assert {line["name"] for line in made["lines"] if line["rule"] == "S18"} == {"张建国", "李秀英", "王志强", "赵文华", "钱学文"}
    assert any("党组织没有这个职务" in why for why in reasons(made, "S18"))
    assert any("“中共预备党员”，不是正式党员" in why for why in reasons(made, "S18"))
    assert desk.pays() == "900.00"


JOINT = """
| 单位 | 姓名   | 职务 | 设置方式   |
|------|--------|------|------------|
| 一局 | 张建国 | 书记 | 联合成立   |
| 二局 | 李秀英 | 书记 | 单独成立   |
| 三局 | 王志强 | 书记 | 与在职混编 |
"""


@pytest.mark.parametrize(
    ("choice", "rule", "amount"), [("", "S20", "900.00"), ("发放", "", "1800.00"), ("不发", "S08", "900.00")]
)
def test_the_office_chooses_whether_posts_of_joint_branches_are_paid(desk: Desk, choice: str, rule: str, amount: str) -> None:
    """Clause （六） says 原则上单独成立 and not that the others are unpaid: S20 holds them until the office has chosen."""
    desk.sets("联合成立", choice)
    desk.rosters(JOINT)
    lines = desk.computes()["lines"]
    assert {line["rule"] for line in lines if line["name"] == "张建国"} == {rule or None}
    assert {line["rule"] for line in lines if line["name"] == "王志强"} == {"S08"}
    assert desk.pays() == amount


def test_compute_says_what_the_office_has_to_choose_and_what_it_means(desk: Desk) -> None:
    desk.rosters(JOINT)
    said = desk.types("allowance", "compute", "--period", "2026Q3", "--by", "张三")
    assert "S20 暂缓 3 条" in said
    assert "把［补贴］下面的“联合成立”写成“发放”" in said
    assert "“不发”（只发单独成立的，如德老发〔2018〕59号）" in said


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
    desk.sets("月份规则", rule)
    year = period[:4]
    desk.standards(f"| 职务 | 适用范围代码 | 月标准 | 生效日期 |\n|--|--|--|--|\n| 书记 | 530102 | 300 | {year}-01-01 |", period)
    desk.rosters(
        f"| 单位 | 姓名 | 职务 | 任职日期 | 免职日期 |\n|--|--|--|--|--|\n| 一局 | 张建国 | 书记 | {start} | {end} |", period
    )
    paid = {str(int(n["month"][5:])): float(n["amount"]) for n in desk.computes(period)["lines"] if n["outcome"] == "pay"}
    assert paid == (whole if rule == "整月" else half)


# --- One name, spelled as each keyboard spells it


@pytest.mark.parametrize(
    ("on_roster", "on_account"),
    [("王𬭎", "王 𬭎"), ("阿依古丽·买买提", "阿依古丽•买买提"), ("阿依古丽·买买提", "阿依古丽．买买提"), ("李〇", "李○")],
)
def test_a_name_in_two_spellings_is_one_person_s_and_is_paid(desk: Desk, on_roster: str, on_account: str) -> None:
    """王 𬭎 and 王𬭎 are one name, and ·, • and ． are one dot: nobody goes unpaid for a keyboard."""
    desk.standards()
    posts = f"""
| 单位 | 姓名        | 职务 |
|------|-------------|------|
| 一局 | {on_roster} | 书记 |
"""
    desk.rosters(posts, accounts=False)
    desk.unit_form("一局", 收款账户=[account(on_roster, 姓名=on_account)])
    made = desk.computes()
    assert reasons(made, "S05") == reasons(made, "S09") == set()
    assert desk.pays() == "900.00"


def test_another_name_on_the_account_still_holds_the_money(desk: Desk) -> None:
    """国 is not 囯: which of the two is the person's only the identity card can tell."""
    desk.standards()
    desk.rosters(TWO, accounts=False)
    desk.unit_form("一局", 收款账户=[account("张建国", 姓名="张建囯")])
    desk.unit_form("二局", 收款账户=[account("李秀英")])
    assert any("户名是 张建囯" in why for why in reasons(desk.computes(), "S09"))
