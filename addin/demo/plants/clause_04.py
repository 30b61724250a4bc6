"""Training (clauses 3 to 5, 9)."""

from __future__ import annotations

from collections.abc import Iterator

from addin.demo.county.filled_forms import DemoForm
from addin.demo.plants import plant
from addin.demo.plants.common import LEADING, in_post, person_row
from addin.demo.plants.site import ACTIVITY, ASSESSMENT, ROSTER, Mark, NoRoom, Site, Spot
from workbook_templates.layout import COVER


@plant("C05-2")
def leader_untrained(site: Site) -> Iterator[Mark]:
    """支部班子成员全年没有参加培训。"""
    spot = site.take(ROSTER, "任职", lambda s: s.row["职务"] in LEADING and in_post(s))
    sheets = site.book(spot.book.unit, ACTIVITY).sheets
    trainings = {row["活动编号"] for row in sheets["活动记录"] if row["活动类型"] == "培训"}
    number = spot.row["身份证号"]
    log = site.book(spot.book.unit, ACTIVITY)
    site.remove(log, "参加人员", lambda row: row["活动编号"] in trainings and row["身份证号"] == number)
    first = next(s for s in site.rows(spot.book.unit, ROSTER, "任职") if s.row["身份证号"] == number and s.row["职务"] in LEADING)
    yield first.at("身份证号")
    person = person_row(site, spot.book.unit, number)
    if person:
        yield person.follows("C04-1")


@plant("C03-1")
def duty_not_done(site: Site) -> Iterator[Mark]:
    """党建总体布局、考核、述职评议中有一项没有开展。"""
    asked = ("纳入考核", "述职评议", "党建总体布局")
    yield _undone(site.take(ASSESSMENT, "单位事项", lambda s: s.row["事项"] in asked))


def _undone(spot: Spot) -> Mark:
    spot.row.update({"完成情况": "未开展", "完成日期": None})
    return spot.at("完成情况")


def leave_out(site: Site, spot: Spot, kind: str) -> None:
    """Take a person out of all activities of a kind."""
    sheets = site.book(spot.book.unit, ACTIVITY).sheets
    gone = {row["活动编号"] for row in sheets["活动记录"] if row["活动类型"] == kind}
    number = spot.row["身份证号"]
    log = site.book(spot.book.unit, ACTIVITY)
    site.remove(log, "参加人员", lambda row: row["活动编号"] in gone and row["身份证号"] == number)


@plant("C04-1")
def person_untrained(site: Site) -> Iterator[Mark]:
    """全年没有参加培训。"""
    spot = site.bystander()
    leave_out(site, spot, "培训")
    yield spot.at("身份证号")


def _training(site: Site) -> Spot:
    return site.take(ACTIVITY, "活动记录", lambda s: s.row["活动类型"] == "培训")


@plant("C05-3")
def tier_not_told(site: Site) -> Iterator[Mark]:
    """培训没有写层级。"""
    spot = _training(site)
    spot.row["培训层级"] = None
    yield spot.at("培训层级")


@plant("C05-3")
def tier_too_high(site: Site) -> Iterator[Mark]:
    """单位办的培训写成省级示范。"""
    spot = _training(site)
    spot.row["培训层级"] = "省级示范"
    yield spot.at("培训层级")


_PROVINCIAL = ("C05-1", "C09-1", "C11-1", "C12-1", "C12-2", "C15-2")


def _province(site: Site) -> DemoForm:
    """The activity log of one more province, with nothing in it; what else it lacks follows from that."""
    number = sum(book.unit.endswith("0000") for book in site.books)
    if number >= 90:
        raise NoRoom("省")
    code, period = f"{10 + number}0000", site.county.period
    name = f"示例省{code}委老干部局"
    cover = dict(site.books[0].cover) | {"填报单位": name, "单位代码": code, "上级机构代码": code}
    book = DemoForm(ACTIVITY, code, f"{name}_活动记录_{period}.xlsx", cover, {"活动记录": [], "参加人员": []})
    site.books.append(book)
    site.barred.add(id(book))
    site.marks += [Mark(book, COVER, None, "单位代码", "follows", "check", rule) for rule in _PROVINCIAL]
    return book


def _lacks(site: Site, rule: str) -> Mark:
    """What a province lacks, no longer as something that follows but as what was planted."""
    waiting = (mark for mark in site.marks if mark.rule == rule and mark.why == "follows" and mark.book.unit.endswith("0000"))
    mark = next(waiting, None)
    if mark is None:
        _province(site)
        return _lacks(site, rule)
    site.marks.remove(mark)
    mark.why = "planted"
    return mark


@plant("C05-1", scene="province", last=True)
def no_lecture(site: Site) -> Iterator[Mark]:
    """省级一个季度没有举办大讲坛。"""
    yield _lacks(site, "C05-1")


@plant("C09-1", scene="province", last=True)
def no_staff_training(site: Site) -> Iterator[Mark]:
    """省级全年没有培训党务干部。"""
    yield _lacks(site, "C09-1")
