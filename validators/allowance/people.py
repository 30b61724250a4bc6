"""Persons, organisations and bank accounts from all files, one record for each identity number or code."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from validators.allowance.rows import records
from workbook_templates.table import Table, Tables

_NEVER, _LONG_AGO = dt.date.max, dt.date.min
JOINT = "联合成立"
PAID, NOT_PAID = "发放", "不发"
"""What an office may choose for organisations set up jointly (参数 allowance_joint); empty: not chosen yet."""
_PRECEDENCE = {"在册": 2, "去世": 1}


class ClaimPerson(NamedTuple):
    """A retired cadre from the rosters; ``branch`` is the code of the party branch or study group.

    ``departure`` is 去世, 转出 or empty, ``departed_on`` the day: date.max where there is none, date.min where unknown.
    ``retired_on`` is the day of retirement, date.min where unknown; ``face`` is 政治面貌, empty where unknown.
    """

    number: str
    name: str
    birth: dt.date | None
    branch: str
    departure: str
    departed_on: dt.date
    retired_on: dt.date = _LONG_AGO
    face: str = ""


class ClaimBody(NamedTuple):
    """A party organisation or study group. ``separate`` says whether it was set up on its own (单独成立), True for a group.

    ``setting`` is 设置方式; ``dissolved_on`` is date.max where it exists, date.min where the day is unknown; ``branch`` is
    the code of the branch a group belongs to, an organisation's own code.
    """

    code: str
    name: str
    group: bool
    separate: bool
    setting: str
    dissolved_on: dt.date
    branch: str


class BankAccount(NamedTuple):
    """A bank account of a person: identity number, name, bank, account number. ``row`` is its index in 收款账户."""

    number: str
    name: str
    bank: str
    account: str
    row: int


def people_in(table: Table | None) -> dict[str, ClaimPerson]:
    """Everybody in the rosters by identity number. Of several rows 在册 takes precedence, then the latest 去世, then the last
    转出; where they contradict each other, rule S23 holds what not all of them agree on.
    """
    found: dict[str, ClaimPerson] = {}
    precedences: dict[str, tuple[int, dt.date]] = {}
    names = ("身份证号", "姓名", "出生日期", "党支部代码", "学习小组代码", "状态", "状态日期", "退休日期", "政治面貌")
    for number, name, birth, branch, group, status, day, retired, face in records(table, *names):
        if not isinstance(number, str):
            continue
        departure = str(status) if status in ("去世", "转出") else ""
        departed_on = (day if isinstance(day, dt.date) else _LONG_AGO) if departure else _NEVER
        precedence = (_PRECEDENCE.get(str(status), 0), departed_on)
        if number in found and precedences[number] >= precedence:
            continue
        born = birth if isinstance(birth, dt.date) else None
        since = retired if isinstance(retired, dt.date) else _LONG_AGO
        found[number] = ClaimPerson(
            number, str(name or ""), born, str(branch or group or ""), departure, departed_on, since, str(face or "")
        )
        precedences[number] = precedence
    return found


def bodies_in(tables: Tables) -> dict[str, ClaimBody]:
    """Party organisations and study groups by code. Where files differ, the value that pays less is taken (not 单独成立, the
    earlier day of dissolution), so that payment does not depend on the order of the files.
    """
    found: dict[str, ClaimBody] = {}
    rows = records(tables.get("党组织"), "党组织代码", "党组织名称", "设置方式", "状态", "状态日期")
    for code, name, setting, status, day in rows:
        if isinstance(code, str):
            separate = setting == "单独成立"
            _add_stricter(
                found, ClaimBody(code, str(name or code), False, separate, str(setting or ""), _dissolved(status, day), code)
            )
    rows = records(tables.get("学习小组"), "小组代码", "小组名称", "挂联党支部代码", "状态", "状态日期")
    for code, name, branch, status, day in rows:
        if isinstance(code, str):
            _add_stricter(found, ClaimBody(code, str(name or code), True, True, "", _dissolved(status, day), str(branch or "")))
    return found


def _add_stricter(found: dict[str, ClaimBody], body: ClaimBody) -> None:
    known = found.setdefault(body.code, body)
    stricter = body if known.separate and not body.separate else known
    found[body.code] = stricter._replace(dissolved_on=min(known.dissolved_on, body.dissolved_on))


def _dissolved(status: object, day: object) -> dt.date:
    if status != "已撤销":
        return _NEVER
    return day if isinstance(day, dt.date) else _LONG_AGO


def accounts_in(tables: Tables) -> dict[str, tuple[BankAccount, ...]]:
    """The bank accounts by identity number, each account once, in the order of the files; there should be one."""
    found: dict[str, tuple[BankAccount, ...]] = {}
    rows = records(tables.get("收款账户"), "身份证号", "姓名", "开户银行", "账号")
    for i, (number, name, bank, account) in enumerate(rows):
        if isinstance(number, str) and isinstance(account, str):
            known = found.get(number, ())
            if not known or all(one.account != account for one in known):
                found[number] = (*known, BankAccount(number, str(name or ""), str(bank or ""), account, i))
    return found
