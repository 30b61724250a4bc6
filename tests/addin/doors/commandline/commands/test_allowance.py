"""The money from the command line: a county's quarter, twice, taken back, and looked into."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import person, roster, unit, write

STANDARDS = [{"适用范围代码": "530000"}, {"职务": "委员", "适用范围代码": "530000", "月标准": "210"}]


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """A county with two units; the secretary of the first is a committee member of the second's branch as well."""
    clerk = Clerk(tmp_path / "老干部局", capsys, monkeypatch)
    clerk.types("office", "init", clerk.office, "--code", "530102", "--name", "盘龙区老干部局", "--level", "county")
    first, second = roster(1), roster(2)
    member = {key: person(100)[key] for key in ("姓名", "身份证号")}
    second["任职"].append(member | {"任职组织代码": "530102000002", "职务": "委员"})
    accounts = [{key: person(n)[key] for key in ("姓名", "身份证号")} | {"账号": f"622369{n:013d}"} for n in (100, 200)]
    none: dict[str, list[dict[str, object]]] = {"工作经费": [], "重复认定": []}
    money = none | {"补贴标准": [], "收款账户": accounts[:1]}
    county = {"填报单位": "盘龙区老干部局", "单位代码": "530102", "上级机构代码": "530100"}
    files = [
        write(tmp_path / "一局花名册.xlsx", "roster", first, **unit(1)),
        write(tmp_path / "二局花名册.xlsx", "roster", second, **unit(2)),
        write(tmp_path / "本局补贴.xlsx", "allowance", none | {"补贴标准": STANDARDS, "收款账户": []}, **county),
        write(tmp_path / "一局补贴.xlsx", "allowance", money, **unit(1)),
        write(tmp_path / "二局补贴.xlsx", "allowance", none | {"补贴标准": [], "收款账户": accounts[1:]}, **unit(2)),
    ]
    clerk.types("receive", *files, "--office", clerk.office, "--accept-with-reason", "测试")
    assert clerk.status == 0, clerk.said
    return clerk


def test_a_quarter_twice(clerk: Clerk, tmp_path: Path) -> None:
    made, paid = clerk.pays()
    assert made["counts"] == {"pay": 6, "blocked": 3, "held": 0, "unpaid": 0}
    assert (made["amount"], made["persons"]) == ("1800.00", 2)
    assert {(line["rule"], line["organisation"]) for line in made["lines"]} == {
        (None, "530102000001"), (None, "530102000002"), ("S02", "530102000002"),
    }  # fmt: skip
    assert (paid["paid_now"], paid["amount_now"], paid["state"]) == (6, "1800.00", "paid")

    clerk.money("compute", "--by", "李明")
    assert "这一期已经发放过" in clerk.said
    clerk.money("approve", "--by", "王芳")
    assert (clerk.status, "都已经发放过，没有要发的，不用复核" in clerk.said) == (0, True)
    clerk.money("pay", "--by", "赵强")
    assert (clerk.status, "批次 2026Q3-1 已于" in clerk.said, "本次发放 0 笔" in clerk.said) == (0, True, True)
    clerk.money("pay", "--by", "赵强", "--batch", "2026Q3-2")
    assert (clerk.status, "批次 2026Q3-2 里的人这一期都已经发放过，本次发放 0 笔" in clerk.said) == (0, True)
    assert "无人可发" in clerk.ledger("show"), "a batch that pays nobody bears nobody's name"
    again, paid = clerk.pays()
    assert (again["counts"]["pay"], paid["paid_now"], paid["amount_now"]) == (0, 0, "0.00")
    assert {line["rule"] for line in again["lines"]} == {"S04"}
    assert all("已在批次 2026Q3-1 发放" in line["reason"] for line in again["lines"])

    file = tmp_path / "发放表.xlsx"
    clerk.money(
        "sheet", "-o", tmp_path / "发放表", "--bank", tmp_path / "银行.csv"
    )  # of the batch that pays, not of the empty one
    assert (clerk.status, file.exists(), (tmp_path / "银行.csv").exists()) == (0, True, True)
    clerk.money("sheet", "-o", tmp_path / "没有这个文件夹" / "发放表.xlsx")
    assert (clerk.status, "写不了" in clerk.scolded) == (2, True)
    found = clerk.read("reconcile", "--batch", "2026Q3-1", "--sheet", file)
    assert found["equal"]
    assert {found["batches"][0][key] for key in ("sheet", "ledger", "units", "live")} == {"1800.00"}
    assert "没有发现改动" in clerk.ledger("verify")


def test_a_batch_without_anybody_to_pay_is_not_approved(clerk: Clerk, tmp_path: Path) -> None:
    """Nobody has an account any more: there is nothing a second person could answer for."""
    none: dict[str, list[dict[str, object]]] = {"补贴标准": [], "收款账户": [], "工作经费": [], "重复认定": []}
    gone = [write(tmp_path / f"无账户{n}.xlsx", "allowance", none, **unit(n), 报送次数="2") for n in (1, 2)]
    clerk.types("receive", *gone, "--office", clerk.office, "--accept-with-reason", "测试")
    assert "没有一个可以发放的人，不用复核" in clerk.money("compute", "--by", "李明")
    clerk.money("approve", "--by", "王芳")
    assert clerk.status == 2
    assert "没有一个可以发放的人（暂缓 9 条），不能复核" in clerk.scolded
    clerk.money("pay", "--by", "赵强")
    assert (clerk.status, "要先由复核人复核" in clerk.scolded) == (2, True)
    assert "无人可发" in clerk.ledger("show")


def test_who_approves_sees_that_a_branch_has_two_secretaries(clerk: Clerk, tmp_path: Path) -> None:
    rows = roster(1)
    other = {key: person(101)[key] for key in ("姓名", "身份证号")}
    rows["任职"].append(other | {"任职组织代码": "530102000001", "任职日期": "2026-08-03"})
    none: dict[str, list[dict[str, object]]] = {"补贴标准": [], "工作经费": [], "重复认定": []}
    accounts = [{key: person(n)[key] for key in ("姓名", "身份证号")} | {"账号": f"622369{n:013d}"} for n in (100, 101)]
    again = write(tmp_path / "两书记.xlsx", "roster", rows, **unit(1), 报送次数="2")
    more = write(tmp_path / "两账户.xlsx", "allowance", none | {"收款账户": accounts}, **unit(1), 报送次数="2")
    clerk.types("receive", again, more, "--office", clerk.office, "--accept-with-reason", "测试")
    assert "提醒（S14）" in clerk.money("compute", "--by", "李明")
    said = clerk.money("approve", "--by", "王芳")
    assert f"2026-08、2026-09 有 2 名书记要发放（{person(100)['姓名']}、{person(101)['姓名']}）" in said
    assert "2026-07" not in said, "in July there was one"


def test_taken_back_and_paid_anew(clerk: Clerk) -> None:
    clerk.pays()
    who = ("--person", person(100)["身份证号"], "--month", "2026-08")
    said = clerk.money("reverse", *who, "--reason", "发错", "--voucher", "收据 1 号", "--by", "李明")
    assert (clerk.status, "更正 2026Q3-2 已登记" in said, "--batch 2026Q3-2" in said) == (0, True, True)
    clerk.money("approve", "--batch", "2026Q3-2", "--by", "李明")
    assert (clerk.status, "必须是" in clerk.scolded) == (2, True), "a second person"
    clerk.money("approve", "--batch", "2026Q3-2", "--by", "王芳")
    assert clerk.status == 0
    clerk.money("restore", *who, "--reason", "核实后仍应发", "--by", "李明")
    clerk.money("approve", "--batch", "2026Q3-3", "--by", "王芳")
    said = clerk.money("adjust", "--by", "李明")
    assert "补发 1 人、1 人月，300.00 元：" in said
    clerk.money("approve", "--batch", "2026Q3-4", "--by", "王芳")
    assert "1 人月，300.00 元" in clerk.money("pay", "--batch", "2026Q3-4", "--by", "赵强")
    told = json.loads(clerk.ledger("explain", "--person", person(100)["身份证号"], "--month", "2026-08", "--json"))
    amounts = [[entry["amount"] for entry in one["entries"]] for one in told]
    assert amounts[0] == ["300.00", "-300.00", "-300.00", "300.00", "300.00"], "paid, annulled, back, due again, paid again"
    assert clerk.read("reconcile")["equal"]
    rows = list(csv.reader(io.StringIO(clerk.ledger("export"))))
    assert [row[1] for row in rows].count("收回") == 1
    assert sum(float(row[5]) for row in rows[1:] if row[1] in ("发放", "收回", "补发")) == 1800.0


def test_the_three_hands(clerk: Clerk) -> None:
    made = clerk.money("compute", "--by", "李明")
    assert made.endswith("下一步：由另一个人复核：yinling allowance approve --period 2026Q3 --by 复核人 --office …\n")
    clerk.money("approve", "--by", "李 明")
    assert (clerk.status, "必须是三个人" in clerk.scolded) == (2, True)
    clerk.money("pay", "--by", "赵强")
    assert (clerk.status, "先由复核人复核" in clerk.scolded) == (2, True)
    approved = clerk.money("approve", "--by", "王芳")
    assert approved.endswith("下一步：由财务发放：yinling allowance pay --period 2026Q3 --by 财务人 --office …\n")
    clerk.money("pay", "--by", "王芳")
    assert clerk.status == 2
    paid = clerk.money("pay", "--by", "赵强")
    assert paid.endswith("下一步：打印发放表：yinling allowance sheet --period 2026Q3 -o 发放表.xlsx --office …\n")
    assert clerk.status == 0
    assert "本次发放 0 笔" in clerk.money("pay", "--by", "赵强")
    assert clerk.status == 0


def test_private_numbers_are_masked_everywhere_but_on_the_sheet(clerk: Clerk) -> None:
    made, paid = clerk.pays()
    said = json.dumps([made, paid], ensure_ascii=False) + clerk.money("compute", "--by", "李明")
    said += clerk.ledger("show") + clerk.ledger("export") + clerk.ledger("export", "--json") + clerk.ledger("verify")
    said += clerk.ledger("explain", "--person", person(100)["身份证号"])
    for secret in (person(100)["身份证号"], person(200)["身份证号"], "6223690000000000100"):
        assert str(secret) not in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("allowance", "compute", "--period", "2026Q4", "--by", "李明"), "还没有收到花名册"),
        (("allowance", "compute", "--period", "去年", "--by", "李明"), "不是报告期"),
        (("allowance", "compute", "--period", "2026Q3", "--by", " "), "--by"),
        (("allowance", "approve", "--period", "2026Q3", "--by", "王芳"), "先运行 yinling allowance compute"),
        (("allowance", "pay", "--batch", "2026Q3-9", "--by", "王芳"), "没有批次"),
        (("allowance", "pay", "--by", "王芳"), "--period"),
        (("allowance", "reverse", "--by", "王芳", "--reason", "错"), "--person"),
        (("allowance", "reverse", "--by", "王芳", "--reason", "错", "--entry", "7"), "没有第 7 号"),
        (("allowance", "reverse", "--by", "王芳", "--reason", " ", "--entry", "7"), "--reason"),
        (("allowance", "reconcile", "--period", "2026Q3"), "没有发放过的批次"),
        (("ledger", "explain", "--person", "530102195802112018", "--month", "八月"), "不是月份"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(clerk: Clerk, words: tuple[str, ...], told: str) -> None:
    clerk.types(*words, "--office", clerk.office)
    assert clerk.status == 2
    assert told in clerk.scolded
    assert "Traceback" not in clerk.scolded
