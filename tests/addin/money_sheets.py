"""A county's paperwork for the scenarios of money: a table of posts as a clerk would write it, and the commands typed."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from addin.submissions.folder import open_office
from addin.submissions.register import save_units
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.ledger.sheets import number_of
from tests.addin.submitted_files import unit, unit_code, write

UNITS = {"一局": 1, "二局": 2, "三局": 3}
STANDARDS = """
| 职务 | 适用范围代码 | 月标准 | 依据文号 |
|------|--------------|--------|----------|
| 书记 | 530000       | 300    | 示例1号  |
| 委员 | 530000       | 210    | 示例1号  |
"""
TWO = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 书记 |
| 二局 | 李秀英 | 委员 |
"""
Row = dict[str, str]
COUNTY = ("530102", "盘龙区老干部局", "county", "530100")
PREFECTURE = ("530100", "昆明市老干部局", "prefecture", "530000")


def table(text: str) -> list[Row]:
    """The rows of a Markdown table by its headers; empty cells are left out."""
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.strip().splitlines()]
    return [{name: cell for name, cell in zip(lines[0], row, strict=True) if cell} for row in lines[2:]]


def number(name: str) -> str:
    """A person's number: one's own for each name; ``张建国*`` is 张建国 under a number mistyped in the year of birth."""
    return number_of(name)


def said_name(name: str) -> str:
    return name.rstrip("*")


class Desk:
    """One office at its desk."""

    def __init__(self, clerk: Clerk, folder: Path, office: tuple[str, str, str, str] = COUNTY, database: str = "") -> None:
        self.code, self.name, self.level, self.superior = office
        self.clerk, self.root, self._post, self._sent = clerk, folder / self.name, folder / f"{self.code}信件", 0
        self.found()
        if database:
            self.sets("数据库", database)
            self.found()
        if self.level == "prefecture":
            save_units(open_office(self.root), [])  # whoever sends a roster here is one of the office's units

    def found(self) -> None:
        self.clerk.types("office", "init", self.root, "--code", self.code, "--name", self.name, "--level", self.level)
        assert self.clerk.status == 0, self.clerk.scolded

    def sets(self, name: str, value: str) -> None:
        """Write a setting into 设置.toml, as its one line is found there."""
        file = self.root / "设置.toml"
        text, found = re.subn(rf'^"{name}" = ".*"', f'"{name}" = "{value}"', file.read_text(encoding="utf-8"), flags=re.M)
        assert found == 1, name
        file.write_text(text, encoding="utf-8")

    def types(self, *words: object) -> str:
        """A command of this office."""
        return self.clerk.types(*words, "--office", self.root)

    def receives(self, *files: Path) -> None:
        self.types("receive", *files, "--accept-with-reason", "测试")
        assert self.clerk.status == 0, self.clerk.said + self.clerk.scolded

    def reopens(self, period: str = "2026Q3") -> None:
        """A roster that was paid from may be replaced from now on."""
        self.types("office", "reopen", "--period", period, "--reason", "更正", "--by", "钱局长")
        assert self.clerk.status == 0, self.clerk.said + self.clerk.scolded

    def letter(self, kind: str, rows: dict[str, list[Any]], period: str, **cover: object) -> Path:
        """A file as it comes by mail; each is sent once more than the one before."""
        self._sent += 1
        return write(self._post / f"{self._sent}.xlsx", kind, rows, 报告期=period, 报送次数=self._sent, **cover)

    def standards(self, text: str = STANDARDS, period: str = "2026Q3", **sheets: list[Any]) -> None:
        """The office's own form."""
        own = {"填报单位": self.name, "单位代码": self.code, "上级机构代码": self.superior}
        self.receives(self.letter("allowance", _allowance(补贴标准=table(text), **sheets), period, **own))

    def unit_form(self, where: str, period: str = "2026Q3", **sheets: list[Any]) -> None:
        """A unit's form of accounts and whatever else it writes into it."""
        self.receives(self.letter("allowance", _allowance(**sheets), period, **_cover(where, self.code)))

    def rosters(self, text: str, period: str = "2026Q3", *, accounts: bool = True, only: str = "") -> None:
        """What the units send: rosters of all who stand in the table, and their accounts."""
        by_unit: dict[str, list[Row]] = defaultdict(list)
        for row in table(text):
            by_unit[row["单位"]].append(row)
        for where, rows in by_unit.items():
            if only in ("", where):
                self.receives(self.letter("roster", _roster(where, rows), period, **_cover(where, self.code)))
                if accounts:
                    self.unit_form(where, period, 收款账户=[account(row["姓名"]) for row in rows])

    def roster_of(self, where: str, text: str) -> dict[str, list[Any]]:
        """The sheets of one unit's roster, to be changed before it is sent by ``roster_form``."""
        return _roster(where, table(text))

    def roster_form(self, where: str, sheets: dict[str, list[Any]], period: str = "2026Q3") -> None:
        self.receives(self.roster_letter(where, sheets, period))

    def roster_letter(self, where: str, sheets: dict[str, list[Any]], period: str = "2026Q3") -> Path:
        """A unit's roster, sent but not received."""
        return self.letter("roster", sheets, period, **_cover(where, self.code))

    def money(self, command: str, *words: object, period: str = "2026Q3") -> Any:
        """The answer of an allowance command, read from its JSON; Refused ends in the test."""
        told = self.types("allowance", command, "--period", period, *words, "--json")
        assert self.clerk.status == 0, self.clerk.scolded
        return json.loads(told)

    def refused(self, command: str, *words: object, period: str = "2026Q3") -> str:
        """What is said where a command must not be carried out."""
        self.types("allowance", command, "--period", period, *words)
        assert self.clerk.status == 2, self.clerk.said
        return self.clerk.scolded

    def computes(self, period: str = "2026Q3") -> Any:
        return self.money("compute", "--by", "李明", period=period)

    def approves(self, period: str = "2026Q3") -> None:
        self.money("approve", "--by", "王芳", period=period)

    def pays(self, period: str = "2026Q3") -> str:
        """The three hands; what was paid now."""
        self.computes(period)
        self.approves(period)
        return str(self.money("pay", "--by", "赵强", period=period)["amount_now"])

    def takes_back(self, name: str, month: str, reason: str = "发错") -> None:
        """The money is back, and nothing is due any more; a second person approves it."""
        said = ("--person", number(name), "--month", month, "--reason", reason, "--voucher", "收据 1 号", "--by", "李明")
        made = self.money("reverse", *said)
        self.money("approve", "--batch", made["batch"], "--by", "王芳")

    def restores(self, name: str, month: str) -> None:
        """It was annulled wrongly."""
        said = ("--person", number(name), "--month", month, "--reason", "核实后仍应发", "--by", "李明")
        self.money("approve", "--batch", self.money("restore", *said)["batch"], "--by", "王芳")

    def adjusts(self, period: str = "2026Q3") -> str:
        """The differences through the three hands; what was paid now, empty where nothing was drafted but held lines."""
        made = self.money("adjust", "--by", "李明", period=period)
        if made is None or all(line["outcome"] == "held" for line in made["lines"]):
            return ""
        self.money("approve", "--batch", made["batch"], "--by", "王芳")
        return str(self.money("pay", "--batch", made["batch"], "--by", "赵强")["amount_now"])

    def ledger(self, *words: object) -> Any:
        return json.loads(self.types("ledger", *words, "--json"))

    def sound(self, period: str = "2026Q3") -> None:
        """The ledger is whole, and sheet, ledger and units agree to the fen."""
        assert self.ledger("verify")["problems"] == []
        assert self.money("reconcile", period=period)["equal"]


def account(name: str, **other: str) -> Row:
    """Someone's account."""
    return {"身份证号": number(name), "姓名": said_name(name), "账号": f"6223{number(name)[:15]}"} | other


def _allowance(**sheets: list[Any]) -> dict[str, list[Any]]:
    return {name: sheets.get(name, []) for name in ("补贴标准", "收款账户", "工作经费", "重复认定")}


def _cover(where: str, office: str) -> dict[str, object]:
    return unit(UNITS[where]) | {"上级机构代码": office}


def _roster(where: str, rows: list[Row]) -> dict[str, list[Any]]:
    branch = f"530102{UNITS[where]:06d}"
    people = {row["姓名"]: row for row in rows if row.get("在花名册") != "否"}
    return {
        "党组织": [{"党组织代码": branch, "党组织名称": f"{where}支部", "设置方式": rows[0].get("设置方式", "单独成立")}],
        "离退休干部": [_person(name, branch, row) for name, row in people.items()],
        "学习小组": [{"小组代码": f"X{branch}", "小组名称": f"{where}小组", "挂联党支部代码": branch}],
        "任职": [_post(row, branch) for row in rows if "职务" in row],
        "后备书记": [],
        "流动党员": [],
    }


def _person(name: str, branch: str, row: Row) -> dict[str, object]:
    own = number(name)
    told: dict[str, object] = {key: row[key] for key in ("状态", "状态日期", "退休日期", "政治面貌") if key in row}
    return told | {"姓名": said_name(name), "身份证号": own, "出生日期": own[6:14], "党支部代码": branch}


def _post(row: Row, branch: str) -> dict[str, object]:
    usual = "小组" if row["职务"] in ("组长", "副组长") else "支部"
    body = f"X{branch}" if row.get("组织", usual) == "小组" else branch
    told: dict[str, object] = {"任职日期": row.get("任职日期", "2025-06-01"), "免职日期": row.get("免职日期")}
    told |= {key: row[key] for key in ("来源单位代码", "来源单位") if key in row}
    who = {"姓名": said_name(row["姓名"]), "身份证号": number(row["姓名"])}
    return told | who | {"任职组织代码": body, "职务": row["职务"], "任职人员类别": row.get("类别", "离退休")}


def outcome(made: Any) -> list[str]:
    """A batch in short: who, as what, what became of it, by which rule, how many months, how much."""
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    words = {"pay": "发放", "blocked": "不重复", "held": "暂缓", "unpaid": "不发"}
    for line in made["lines"]:
        key = (line["name"], line["organisation_name"], line["post"], words[line["outcome"]], line["rule"] or "")
        groups[key].append(line)
    return sorted(" ".join(filter(None, key)) + f" {_months(lines)}" for key, lines in groups.items())


def _months(lines: Iterable[Any]) -> str:
    lines = list(lines)
    return f"{'、'.join(str(int(line['month'][5:])) for line in lines)}月 {sum(float(line['amount']) for line in lines):.0f}元"


def expected(text: str) -> list[str]:
    """The same, from the table of a scenario."""
    return sorted(" ".join(row.values()) for row in table(text))


def reasons(made: Any, rule: str) -> set[str]:
    """The sentences of a rule, without the months."""
    return {line["reason"] for line in made["lines"] if line["rule"] == rule}


__all__ = ["COUNTY", "PREFECTURE", "Desk", "account", "expected", "number", "outcome", "reasons", "table", "unit_code"]


def warned(made: Any, rule: str) -> list[str]:
    """What a rule said while the batch was made."""
    return [one["message"] for one in made["findings"] if one["rule"] == rule]
