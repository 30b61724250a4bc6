"""What only all units' forms together show: these stay when a returned form is corrected."""

from __future__ import annotations

from collections.abc import Iterator

from addin.demo.county.filled_forms import Row
from addin.demo.plants import plant
from addin.demo.plants.site import LIAISON, PEOPLE, ROSTER, VISITED, Fit, Mark, NoRoom, Site, Spot, is_member
from workbook_templates.values.period import month_end


def other_branch(site: Site, unit: str, fit: Fit = lambda spot: True) -> Spot:
    """A branch of another unit, set up separately and large enough to take one more."""

    def room(spot: Spot) -> object:
        row = spot.row
        plain = row["组织形式"] == "党支部" and row["状态"] == "正常" and row["设置方式"] == "单独成立"
        return plain and spot.book.unit != unit and 8 < site.sizes[row["党组织代码"]] < 48 and fit(spot)

    return next((s for s in site.shuffled(ROSTER, "党组织") if id(s.row) not in site.used and room(s)), None) or _none()


def _none() -> Spot:
    raise NoRoom("党组织")


def enrol(site: Site, person: Row, branch: Spot) -> Spot:
    """Write a person into the roster of another unit as well, as one of its branch."""
    row = dict(person) | {"党支部代码": branch.row["党组织代码"]}
    branch.book.sheets[PEOPLE].append(row)
    site.sizes[branch.row["党组织代码"]] += 1
    return site.use(Spot(branch.book, PEOPLE, row))


@plant("T12", stays=True)
def person_on_two_rosters(site: Site) -> Iterator[Mark]:
    """同一个人在两个单位的花名册上。"""
    person = site.bystander(is_member)
    other = enrol(site, person.row, other_branch(site, person.book.unit))
    yield person.at("身份证号", stage="county")
    yield other.at("身份证号", stage="county")
    yield other.follows("C04-1")
    if person.row["健康状况"] in VISITED:
        yield other.follows("C14-1")


@plant("C08-2", stays=True)
def liaison_across_units(site: Site) -> Iterator[Mark]:
    """一名联络员在两个单位联系了4个党组织，单看哪个单位都不多。"""

    def only(spot: Spot, most: int) -> bool:
        links = [s for s in site.rows(spot.book.unit, LIAISON, "联络员选派") if s.row["身份证号"] == spot.row["身份证号"]]
        return len(links) == most and all(s.row["结束日期"] is None and site.free(s) for s in links)

    first = site.take(LIAISON, "联络员选派", lambda s: only(s, 3))
    second = site.take(LIAISON, "联络员选派", lambda s: s.book is not first.book and only(s, 1))
    duties = site.rows(second.book.unit, LIAISON, "联络员履责")
    for duty in (s for s in duties if s.row["身份证号"] == second.row["身份证号"]):
        duty.row.update({"身份证号": first.row["身份证号"], "联络员姓名": first.row["联络员姓名"]})
        site.used.add(id(duty.row))
    second.row.update({name: first.row[name] for name in ("身份证号", "联络员姓名", "在职单位", "在职职务")})
    second.row["选派日期"] = month_end(site.county.period.year, 2)
    site.used.add(id(second.row))
    yield second.at("身份证号", stage="county")


@plant("F13", stays=True)
def parent_nobody_has(site: Site) -> Iterator[Mark]:
    """上级党组织代码在全区哪个单位都没有。"""
    spot = site.take(ROSTER, "党组织", lambda s: s.row["组织形式"] == "党支部" and s.row["状态"] == "正常")
    spot.row["上级党组织代码"] = f"{site.county.code}96{len(site.marks):04d}"
    yield spot.at("上级党组织代码", stage="county")


@plant("C13-2", stays=True)
def received_but_not_sent(site: Site) -> Iterator[Mark]:
    """流入地登记了流动党员，流出地没有登记。"""
    person = site.bystander(is_member)
    host = other_branch(site, person.book.unit)
    year = site.county.period.year
    row: Row = {
        "身份证号": person.row["身份证号"],
        "姓名": person.row["姓名"],
        "流出党支部代码": person.row["党支部代码"],
        "流动类型": "长期",
        "流入地": "昆明市盘龙区",
        "流入党组织": host.row["党组织名称"],
        "外出日期": month_end(year, 1),
        "已转组织关系": "否",
        "流出登记": "是",
        "流入登记": "是",
        "通报流入地日期": month_end(year, 4),
    }
    host.book.sheets["流动党员"].append(row)
    site.used.add(id(row))
    yield Mark(host.book, "流动党员", row, "流出党支部代码", stage="county")
