"""What must keep a subsidy from being paid, or from being paid twice: these stay when a returned form is corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal

from addin.demo.county.filled_forms import DemoForm, Row
from addin.demo.county.numbers import card, id_check
from addin.demo.plants import plant
from addin.demo.plants.across import enrol, other_branch
from addin.demo.plants.common import in_post, person_row
from addin.demo.plants.site import ALLOWANCE, PEOPLE, ROSTER, Mark, NoRoom, Site, Spot

_PLAIN = ("副书记", "委员")


def _holder(site: Site, also: Callable[[Spot], object] = lambda spot: True) -> Spot:
    """The one post of someone who holds no other, in a branch set up separately."""

    def fits(spot: Spot) -> bool:
        held = [s for s in site.rows(spot.book.unit, ROSTER, "任职") if s.row["身份证号"] == spot.row["身份证号"]]
        return (
            spot.row["职务"] in _PLAIN
            and in_post(spot)
            and len(held) == 1
            and _separate(spot)
            and _alive(site, spot)
            and bool(also(spot))
        )

    spot = site.take(ROSTER, "任职", fits)
    site.settled.add(spot.row["任职组织代码"])
    return spot


def _alive(site: Site, spot: Spot) -> bool:
    return site.sizes[spot.row["任职组织代码"]] > 12 and _account(site, spot) is not None


def _separate(spot: Spot) -> bool:
    bodies = (row for row in spot.book.sheets["党组织"] if row["党组织代码"] == spot.row["任职组织代码"])
    return any(row["设置方式"] == "单独成立" and row["状态"] == "正常" and row["组织形式"] == "党支部" for row in bodies)


def _account(site: Site, spot: Spot) -> Spot | None:
    rows = site.rows(spot.book.unit, ALLOWANCE, "收款账户")
    return next((s for s in rows if s.row["身份证号"] == spot.row["身份证号"] and id(s.row) not in site.used), None)


def _owned(site: Site, spot: Spot) -> Spot:
    """The account of a holder, kept from other plants."""
    found = _account(site, spot)
    if found is None:
        raise NoRoom("收款账户")
    site.used.add(id(found.row))
    return found


def _appoint(site: Site, branch: Spot, person: Row) -> Spot:
    """One more committee member of a branch."""
    row: Row = {
        "身份证号": person["身份证号"], "姓名": person["姓名"], "任职组织代码": branch.row["党组织代码"], "职务": "委员",
        "任职人员类别": "离退休", "任职日期": dt.date(site.county.period.year, 3, 1), "免职日期": None,
    }  # fmt: skip
    branch.book.sheets["任职"].append(row)
    site.used |= {id(row), id(branch.row)}
    return Spot(branch.book, "任职", row)


def _nobodys(site: Site) -> str:
    """A sound number that stands nowhere in the county, now or once what was spoilt is corrected."""
    taken = {row.get("身份证号") for book in site.books for rows in book.sheets.values() for row in rows}
    taken |= {person.number for unit in site.county.units for person in unit.people}
    while True:
        first = site.county.code + "19540811" + f"{site.rng.randrange(500, 999)}"
        if (number := first + id_check(first)) not in taken:
            return number


@plant("S01", stays=True)
def holder_nobody_knows(site: Site) -> Iterator[Mark]:
    """任职的人不在任何花名册里。"""
    spot = _holder(site)
    _owned(site, spot)
    spot.row["身份证号"] = _nobodys(site)
    yield spot.at(stage="money")
    yield spot.follows("C05-2")


@plant("S02", stays=True)
def posts_in_two_units(site: Site) -> Iterator[Mark]:
    """一人在两个单位的支部都任委员。"""
    spot = _holder(site)
    _owned(site, spot)
    branch = other_branch(site, spot.book.unit, lambda s: _room(site, s) and s.book.unit not in site.own_standards)
    second = _appoint(site, branch, spot.row)
    yield second.at(stage="money")
    yield second.follows("C05-2")


def _room(site: Site, branch: Spot) -> bool:
    """Whether a committee of 3 to 5 can take one more."""
    held = [s for s in site.rows(branch.book.unit, ROSTER, "任职") if s.row["任职组织代码"] == branch.row["党组织代码"]]
    return 3 <= sum(in_post(s) for s in held) <= 5


@plant("S03", stays=True)
def holder_in_service(site: Site) -> Iterator[Mark]:
    """支部委员是在职人员。"""
    spot = _holder(site)
    spot.row["任职人员类别"] = "在职"
    yield spot.at(stage="money")


@plant("S05", stays=True)
def one_person_two_numbers(site: Site) -> Iterator[Mark]:
    """同一个人在另一个单位又登记了一次，身份证号有一位录错。"""
    spot = _holder(site)
    person = person_row(site, spot.book.unit, spot.row["身份证号"])
    if person is None:
        raise NoRoom(PEOPLE)
    _owned(site, spot)
    number = str(person.row["身份证号"])
    first = number[:14] + str((int(number[14]) + 3) % 10) + number[15:17]
    branch = other_branch(site, spot.book.unit, lambda s: _room(site, s))
    again = enrol(site, dict(person.row) | {"身份证号": first + id_check(first)}, branch)
    post = _appoint(site, branch, again.row)
    account: Row = {
        "身份证号": again.row["身份证号"],
        "姓名": again.row["姓名"],
        "开户银行": "云南农信盘龙支行",
        "账号": card(site.rng),
    }
    site.book(branch.book.unit, ALLOWANCE).sheets["收款账户"].append(account)
    site.used.add(id(account))
    yield spot.at(stage="money")
    yield post.at(stage="money")
    for row in (Spot(spot.book, PEOPLE, person.row), again):
        yield row.at("身份证号", stage="county")
    yield post.follows("C05-2")
    yield again.follows("C04-1")


@plant("S06", stays=True)
def holder_died(site: Site) -> Iterator[Mark]:
    """任职的人已经去世，任职表没有改。"""
    spot = _holder(site)
    person = person_row(site, spot.book.unit, spot.row["身份证号"])
    if person is None:
        raise NoRoom(PEOPLE)
    person.row.update({"状态": "去世", "状态日期": dt.date(site.county.period.year, 5, 12)})
    site.used.add(id(person.row))
    site.sizes[person.row["党支部代码"]] -= 1
    yield spot.at(stage="money")


def _own_standard(site: Site, title: str, amount: str, fit: Callable[[DemoForm], object] = lambda book: True) -> tuple[str, Mark]:
    """A standard that one unit sets for itself; half of the units never do."""
    half = {unit.code for unit in site.county.units[::2]}
    book = site.file(f"standard of {title}", ALLOWANCE, fit=lambda b: b.unit in half and fit(b))
    row: Row = {
        "职务": title, "适用范围代码": book.unit, "月标准": Decimal(amount), "生效日期": dt.date(site.county.period.year, 1, 1),
        "依据文号": "本单位会议纪要",
    }  # fmt: skip
    book.sheets["补贴标准"].append(row)
    site.used.add(id(row))
    site.own_standards.add(book.unit)
    return book.unit, Mark(book, "补贴标准", row, "月标准", stage="money")


@plant("S07", stays=True, first=True)
def standard_of_nothing(site: Site) -> Iterator[Mark]:
    """单位自定副组长标准为0元。"""

    def deputies(unit: str) -> list[Spot]:
        held = site.rows(unit, ROSTER, "任职")
        return [s for s in held if s.row["职务"] == "副组长" and in_post(s)]

    unit, _ = _own_standard(site, "副组长", "0.00", lambda book: deputies(book.unit))
    for spot in deputies(unit):
        site.used.add(id(spot.row))
        yield spot.at(stage="money")


@plant("S08", stays=True, first=True)
def mixed_branch(site: Site) -> Iterator[Mark]:
    """支部不是单独成立的，委员不发补贴。"""
    settled = set(site.settled)
    spot = _holder(site)
    body = next(s for s in site.rows(spot.book.unit, ROSTER, "党组织") if s.row["党组织代码"] == spot.row["任职组织代码"])
    if id(body.row) in site.used or spot.row["任职组织代码"] in settled:
        raise NoRoom("党组织")
    body.row["设置方式"] = "与在职混编"
    site.used.add(id(body.row))
    yield spot.at(stage="money")
    yield body.follows("C06-4")


@plant("S09", stays=True)
def no_account(site: Site) -> Iterator[Mark]:
    """没有登记收款账户。"""
    spot = _holder(site)
    account = _owned(site, spot)
    site.remove(account.book, "收款账户", lambda row: row is account.row)
    yield spot.at(stage="money")


@plant("S09", stays=True)
def shared_account(site: Site) -> Iterator[Mark]:
    """两个人登记了同一个账号。"""
    one, other = _holder(site), _holder(site)
    _owned(site, other).row["账号"] = _owned(site, one).row["账号"]
    yield one.at(stage="money")
    yield other.at(stage="money")


@plant("S10", stays=True, first=True)
def committee_paid_too_much(site: Site) -> Iterator[Mark]:
    """单位自定委员标准超过书记标准的70%。"""
    _, mark = _own_standard(site, "委员", "240.00")
    yield mark
    yield Mark(mark.book, mark.sheet, mark.row, "", "follows", "money", "S12")


@plant("S11", stays=True, first=True)
def more_than_the_budget(site: Site) -> Iterator[Mark]:
    """党支部的经费余额不够发一个季度的补贴。"""

    def paid(spot: Spot) -> bool:
        posts = site.rows(spot.book.unit, ROSTER, "任职")
        here = [s for s in posts if s.row["任职组织代码"] == spot.row["党组织代码"] and in_post(s)]
        return len(here) >= 3 and all(_separate(s) for s in here) and spot.book.unit not in site.own_standards

    spot = site.take(ALLOWANCE, "工作经费", paid)
    site.settled.add(spot.row["党组织代码"])
    spot.row.update({"预算金额": Decimal(5200), "已支出金额": Decimal("5150.00")})
    yield spot.at("预算金额", stage="money")


@plant("S12", stays=True, first=True)
def secretary_pays_himself(site: Site) -> Iterator[Mark]:
    """单位自定书记标准，高于县里的标准。"""
    _, mark = _own_standard(site, "书记", "350.00")
    mark.column = "适用范围代码"
    yield mark


@plant("S14", stays=True, first=True)
def two_secretaries(site: Site) -> Iterator[Mark]:
    """前任书记没有填免职日期，新任书记也登记了。"""
    spot = _holder(site, lambda one: _head_beside(site, one) is not None)
    found = _head_beside(site, spot)
    if found is None:
        raise NoRoom("任职")
    head, body = found
    _owned(site, spot)
    _owned(site, head)
    site.used.add(id(head.row))
    spot.row["职务"] = "书记"
    last = max((head, spot), key=lambda s: (s.row["任职日期"], s.book.sheets["任职"].index(s.row)))
    yield last.at("职务", stage="money")
    yield body.follows("C06-7")


def _head_beside(site: Site, spot: Spot) -> tuple[Spot, Spot] | None:
    """The secretary of the holder's branch, paid like the holder and left alone so far, and the branch."""
    code, unit = spot.row["任职组织代码"], spot.book.unit
    body = next((s for s in site.rows(unit, ROSTER, "党组织") if s.row["党组织代码"] == code), None)
    held = site.rows(unit, ROSTER, "任职")
    heads = [s for s in held if s.row["任职组织代码"] == code and s.row["职务"] == "书记" and in_post(s)]
    if body is None or id(body.row) in site.used or len(heads) != 1 or unit in site.own_standards:
        return None
    return (heads[0], body) if site.free(heads[0]) and _account(site, heads[0]) is not None else None
