"""Lists from outside: who died, whom social insurance or others pay. Through real files, with the words of the issue.

The same number is a hit, the same name and date of birth a suspicion; both hold further payment until two persons have decided;
what was paid since is listed; the same list again asks nothing; the list is not kept.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.addin.ledger.sheets import number_of
from tests.addin.money_sheets import Desk, number

ROSTER = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 书记 |
| 一局 | 赵文华 | 委员 |
| 二局 | 李秀英 | 委员 |
"""
STRANGER = number_of("外地人")


def born(name: str) -> str:
    own = number(name)
    return f"{own[6:10]}-{own[10:12]}-{own[12:14]}"


def listing(folder: Path, *rows: list[object], headers: tuple[str, ...] = ("姓名", "身份证号", "死亡日期")) -> Path:
    book = openpyxl.Workbook()
    for row in (["2026年去世人员名单"], [*headers], *rows):
        book.worksheets[0].append(row)
    book.save(folder / "名单.xlsx")
    return folder / "名单.xlsx"


def matched(desk: Desk, *words: object, kind: str = "去世", by: str = "李明") -> Any:
    told = desk.types("match", *words, "--kind", kind, "--by", by, "--json")
    assert desk.clerk.status == 0, desk.clerk.scolded
    return json.loads(told)


def decided(desk: Desk, name: str, result: str, by: str, kind: str = "去世") -> Any:
    words = ("--person", number(name), "--kind", kind, "--result", result, "--reason", "死亡证明", "--by", by)
    told = desk.types("match-decide", *words, "--json")
    return json.loads(told) if desk.clerk.status == 0 else desk.clerk.scolded


def found(told: Any) -> list[tuple[str, str, bool, str | None]]:
    return [(one["name"], one["since"], one["new"], one["result"]) for one in told["found"]]


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.rosters(ROSTER)
    desk.standards()
    return desk


def test_the_number_is_a_hit_and_name_with_birth_a_suspicion(office: Desk, tmp_path: Path) -> None:
    rows = [
        ["张建国", number("张建国").lower(), "2026-08-15"],
        ["外地人", STRANGER, "2026-08-01"],
        ["李秀英", number_of("李秀英")[:14] + "9999", "2026-08-02"],
        ["无名", None, None],
    ]
    with_birth = ([*row, born("李秀英") if row[0] == "李秀英" else None] for row in rows)
    told = matched(office, listing(tmp_path, *with_birth, headers=("姓名", "身份证号", "死亡日期", "出生日期")))
    how = {one["name"]: one["how"] for one in told["found"]}
    assert how == {"张建国": "身份证号相同", "李秀英": "姓名、出生日期相同，号码不同或没有"}
    assert (told["rows"], told["not_compared"]) == (4, 1)


def test_hits_hold_further_payment_until_two_have_decided(office: Desk, tmp_path: Path) -> None:
    matched(office, listing(tmp_path, ["张建国", number("张建国"), "2026-07-15"]))
    made = office.computes()
    held = {(one["name"], one["month"]) for one in made["lines"] if one["outcome"] == "held"}
    assert held == {("张建国", "2026-08"), ("张建国", "2026-09")}, "the month of death is due"
    reason = next(one["reason"] for one in made["lines"] if one["outcome"] == "held")
    assert "“去世”名单里（2026-07-15，身份证号相同）" in reason
    assert {one["name"] for one in office.ledger("held")} == {"张建国"}
    assert decided(office, "张建国", "属实", "李明")[0]["result"] is None
    assert "要由另一个人" in decided(office, "张建国", "属实", "李明")
    assert [one["outcome"] for one in office.computes()["lines"] if one["name"] == "张建国"] == ["pay", "held", "held"]
    assert decided(office, "张建国", "属实", "王芳")[0]["result"] == "属实"
    made = office.computes()
    assert [one["outcome"] for one in made["lines"] if one["name"] == "张建国"] == ["pay", "unpaid", "unpaid"]
    assert "已经认定属实" in decided(office, "张建国", "属实", "赵强")


def test_not_so_pays_again(office: Desk, tmp_path: Path) -> None:
    matched(office, listing(tmp_path, ["张建国", number("张建国"), "2026-07-15"]))
    decided(office, "张建国", "不属实", "李明")
    decided(office, "张建国", "不属实", "王芳")
    assert [one["outcome"] for one in office.computes()["lines"] if one["name"] == "张建国"] == ["pay"] * 3


def test_a_hit_makes_a_waiting_batch_outdated(office: Desk, tmp_path: Path) -> None:
    office.computes()
    matched(office, listing(tmp_path, ["赵文华", number("赵文华"), "2026-07-15"]))
    assert "核对了外面来的名单" in office.refused("approve", "--by", "王芳")


def test_what_was_paid_since_is_listed_and_becomes_a_receivable(office: Desk, tmp_path: Path) -> None:
    office.pays()
    told = matched(office, listing(tmp_path, ["张建国", number("张建国"), "2026-07-15"]))
    assert [(one["months"], one["paid"]) for one in told["found"]] == [(["2026-08", "2026-09"], "600.00")]
    assert office.money("adjust", "--by", "李明") is None, "nobody has decided yet"
    decided(office, "张建国", "属实", "李明")
    decided(office, "张建国", "属实", "王芳")
    made = office.money("adjust", "--by", "李明")
    assert [(line["month"], line["outcome"]) for line in made["lines"]] == [("2026-08", "lower"), ("2026-09", "lower")]
    assert "名单" in made["lines"][0]["reason"]


@pytest.mark.parametrize(
    ("kind", "months"), [("去世", ["2026-09"]), ("社保", ["2026-08", "2026-09"]), ("另发", ["2026-08", "2026-09"])]
)
def test_from_which_month_each_kind_of_list_holds(office: Desk, tmp_path: Path, kind: str, months: list[str]) -> None:
    file = listing(tmp_path, ["张建国", number("张建国")], headers=("姓名", "身份证号"))
    office.types("match", file, "--kind", kind, "--by", "李明")
    assert "没有日期" in office.clerk.scolded
    matched(office, file, "--date", "2026-08-20", kind=kind)
    assert [one["month"] for one in office.computes()["lines"] if one["outcome"] == "held"] == months


def test_the_same_list_again_asks_nothing(office: Desk, tmp_path: Path) -> None:
    file = listing(tmp_path, ["张建国", number("张建国"), "2026-07-15"])
    assert found(matched(office, file)) == [("张建国", "2026-07-15", True, None)]
    assert found(matched(office, file)) == [("张建国", "2026-07-15", False, None)]
    assert found(matched(office)) == [("张建国", "2026-07-15", False, None)], "without a list: what waits for a decision"
    decided(office, "张建国", "不属实", "李明")
    decided(office, "张建国", "不属实", "王芳")
    assert found(matched(office, file)) == [("张建国", "2026-07-15", False, "不属实")]
    assert matched(office)["found"] == []
    assert "等着认定" in office.types("match")
    assert [one["outcome"] for one in office.computes()["lines"] if one["name"] == "张建国"] == ["pay"] * 3


def everything_in(folder: Path) -> str:
    """The names and the bytes of all files of an office, those within workbooks too, as text."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    parts = [one.read_bytes() for one in files]
    for one in files:
        if zipfile.is_zipfile(one):
            with zipfile.ZipFile(one) as book:
                parts += [book.read(name) for name in book.namelist()]
    return "\n".join([*(one.name for one in files), *(part.decode("utf-8", "replace") for part in parts)])


def test_the_list_is_not_kept_and_no_number_is_shown(office: Desk, tmp_path: Path) -> None:
    file = listing(tmp_path, ["张建国", number("张建国"), "2026-07-15"], ["外地人", STRANGER, "2026-07-15"])
    said = office.types("match", file, "--kind", "去世", "--by", "李明")
    assert number("张建国") not in said + office.clerk.scolded
    assert "外地人" not in said
    kept = everything_in(office.root)
    assert number("张建国") in kept, "what stands in the office's own files is found by this way of looking"
    assert [word for word in (STRANGER, "外地人", file.name) if word in kept] == []
    assert office.ledger("verify")["problems"] == []


def test_a_changed_decision_is_found(office: Desk, tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415

    matched(office, listing(tmp_path, ["张建国", number("张建国"), "2026-07-15"]))
    base = sqlite3.connect(office.root / "台账.db")
    base.execute("DROP TRIGGER journal_no_delete")
    base.execute("DELETE FROM journal WHERE kind = 'list_hit'")
    base.commit()
    base.close()
    assert office.ledger("verify")["problems"]


def test_what_is_refused(office: Desk, tmp_path: Path) -> None:
    file = listing(tmp_path, ["张建国", number("张建国"), "2026-07-15"])
    for words, said in (
        ((file, "--kind", "别的", "--by", "李明"), "没有“别的”这一类名单"),
        ((file, "--kind", "去世", "--by", "李明", "--date", "年前"), "不是日期"),
        ((file, "--kind", "去世", "--by", " "), "写明是谁在办理"),
        ((listing(tmp_path / "..", ["x"], headers=("电话",)), "--kind", "去世", "--by", "李明"), "没有核对"),
    ):
        office.types("match", *words)
        assert said in office.clerk.scolded
    assert "没有查到这个人" in decided(office, "赵文华", "属实", "李明")
    matched(office, listing(tmp_path, ["张建国", number("张建国"), "2026-07-15"]))
    assert "看不懂" in decided(office, "张建国", "大概", "李明")
