"""Make the forms of a unit, a cover and rows by sheet, from the generated county."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from addin.demo.county import allowances, assessments
from addin.demo.county.activities import numbered
from addin.demo.county.defaults import default_values, set_defaults
from addin.demo.county.model import County, DemoAbsence, DemoBody, DemoLiaison, DemoPerson, DemoPost, DemoUnit
from workbook_templates.schema import form
from workbook_templates.values.period import Period

Row = dict[str, object]
Day = dt.date


@dataclass(slots=True)
class DemoForm:
    """One form of one unit. ``file`` is its name without folder, ``defaults`` values of columns missing in the rows, by sheet.

    ``layout_edits`` change sheets and columns before the form is written, ``patches`` the parts of the written package,
    ``byte_edits`` the whole file; they are empty where the clerk kept to the form.
    """

    kind: str
    unit: str
    file: str
    cover: Row
    sheets: dict[str, list[Row]] = field(default_factory=dict)
    defaults: dict[str, Row] = field(default_factory=dict)
    layout_edits: list[Callable[..., None]] = field(default_factory=list)
    patches: list[Callable[..., None]] = field(default_factory=list)
    byte_edits: list[Callable[[bytes], bytes]] = field(default_factory=list)


def book(kind: str, unit: DemoUnit, county: County, sheets: dict[str, list[Row]]) -> DemoForm:
    """A form of a kind with its cover filled in."""
    file = f"{unit.name}_{form(kind).title}_{county.period}.xlsx"
    return DemoForm(kind, unit.code, file, _cover(unit, county), sheets)


def form_of_the_period_before(now: DemoForm, period: Period) -> DemoForm:
    """The form that the unit sent for the period before ``period``: the same rows, but for those that tell of days since."""
    end = period.start - Day.resolution
    before = Period(end.year, end.month - (period.last - period.first), end.month)
    cover = now.cover | {"报告期": str(before), "填报日期": before.end - Day.resolution * 2}
    sheets = {name: [dict(row) for row in rows if not _tells_of(row, period)] for name, rows in now.sheets.items()}
    return DemoForm(now.kind, now.unit, now.file.replace(str(period), str(before)), cover, sheets, now.defaults)


def _tells_of(row: Row, period: Period) -> bool:
    return any(period.contains(day) for day in row.values() if isinstance(day, Day))


def _cover(unit: DemoUnit, county: County) -> Row:
    clerk = unit.staff[0] if unit.staff else None
    above = county.above if unit.code == county.code else county.code
    said: Row = {
        "填报单位": unit.name,
        "单位代码": unit.code,
        "上级机构代码": above,
        "报告期": str(county.period),
        "填报人": clerk.name if clerk else "李明",
        "联系电话": clerk.phone if clerk else "13888000001",
        "填报日期": county.period.end - Day.resolution * 2,
        "审核人": "王芳",
        "负责人": "赵强",
        "报送次数": 1,
    }
    return default_values(form("roster").cover, set(said), {}) | said


def roster(unit: DemoUnit) -> dict[str, list[Row]]:
    """The rows of 花名册 by sheet."""
    return {
        "党组织": [_organisation(body) | _LEADER for body in unit.bodies if not body.group],
        "离退休干部": [_person(person) | _contact(unit, n) for n, person in enumerate(unit.people)],
        "学习小组": [_group(body) for body in unit.bodies if body.group],
        "任职": [_post(post) for post in unit.posts],
        "后备书记": [_reserve(body, person, day, unit.staff[0]) for body, person, day in unit.reserves],
        "流动党员": [_away(away) for away in unit.away],
    }


_LEADER: Row = {"联系领导": "赵强", "联系领导职务": "党组书记、局长"}


def _contact(unit: DemoUnit, n: int) -> Row:
    """Who in service keeps in contact with the unit's ``n``-th person, in a rank like the person's own."""
    return {"联系干部": unit.staff[n % len(unit.staff)].name, "联系干部职级": unit.people[n].rank}


def _organisation(body: DemoBody) -> Row:
    return {
        "党组织代码": body.code,
        "党组织名称": body.name,
        "组织形式": body.form,
        "上级党组织代码": body.parent or None,
        "设置方式": body.setting,
        "成立日期": body.founded,
        "本届起始日期": body.start,
        "本届届满日期": body.end,
        "支部类别": body.level or None,
        "状态": body.state,
        "状态日期": body.state_date,
        "备注": body.note or None,
    }


def _person(person: DemoPerson) -> Row:
    return {
        "姓名": person.name,
        "身份证号": person.number,
        "性别": person.sex,
        "民族": person.nation,
        "出生日期": person.birth,
        "人员类别": person.category,
        "政治面貌": person.politics,
        "入党日期": person.joined,
        "退休日期": person.retired,
        "退休时职务": person.post,
        "退休时职级": person.rank,
        "曾任领导职务": _yes(person.led),
        "党支部代码": person.branch or None,
        "学习小组代码": person.group or None,
        "党员管理类别": person.management or None,
        "居住地": person.home,
        "联系电话": person.phone,
        "健康状况": person.health,
        "专长": person.skill or None,
        "银发人才": _yes(person.talent),
        "状态": person.state,
        "状态日期": person.state_date,
        "备注": person.note or None,
        "参加工作时间": Day(person.birth.year + 20, 7, 1),
        "异地安置": "否",
    }


def _yes(true: bool) -> str:
    return "是" if true else "否"


def _group(body: DemoBody) -> Row:
    return {
        "小组代码": body.code,
        "小组名称": body.name,
        "挂联党支部代码": body.parent,
        "成立日期": body.founded,
        "状态": body.state,
        "状态日期": body.state_date,
        "备注": body.note or None,
    }


def _post(post: DemoPost) -> Row:
    return {
        "身份证号": post.person.number,
        "姓名": post.person.name,
        "任职组织代码": post.body.code,
        "职务": post.title,
        "任职人员类别": post.service,
        "任职日期": post.start,
        "免职日期": post.end,
    }


def _reserve(body: DemoBody, person: DemoPerson, day: Day, guide: DemoPerson) -> Row:
    return {
        "党支部代码": body.code,
        "身份证号": person.number,
        "姓名": person.name,
        "入库日期": day,
        "培养联系人": guide.name,
        "培养方向": "书记",
        "所在层级": "单位",
        "谈话日期": day,
    }


def _away(away: DemoAbsence) -> Row:
    return {
        "身份证号": away.person.number,
        "姓名": away.person.name,
        "流出党支部代码": away.home,
        "流动类型": away.kind,
        "流入地": away.place,
        "流入党组织": away.host,
        "外出日期": away.left,
        "返回日期": away.back,
        "已转组织关系": "否",
        "流出登记": "是",
        "流入登记": "是",
        "通报流入地日期": away.notified,
    }


def liaison(unit: DemoUnit, year: int) -> dict[str, list[Row]]:
    """The rows of 联络员选派表 by sheet."""
    people = {link.person.number: link.person for link in unit.links}
    return {
        "联络员选派": [_link(link) for link in unit.links],
        "联络员履责": [_duties(person, year) for person in people.values()],
    }


def _link(link: DemoLiaison) -> Row:
    return {
        "联络员姓名": link.person.name,
        "身份证号": link.person.number,
        "政治面貌": link.person.politics,
        "在职单位": link.employer,
        "在职职务": link.job,
        "联系党组织代码": link.body.code,
        "联系党组织名称": link.body.name,
        "选派日期": link.start,
        "结束日期": link.end,
        "结束原因": link.why or None,
    }


def _duties(person: DemoPerson, year: int) -> Row:
    return {
        "身份证号": person.number,
        "联络员姓名": person.name,
        "年度": year,
        "责任清单已建立": "是",
        "参加培训次数": 1,
        "指导支部次数": 4,
    }


def activity(unit: DemoUnit) -> dict[str, list[Row]]:
    """The rows of 活动记录 since January, by sheet."""
    events: list[Row] = []
    who: list[Row] = []
    for code, e in numbered(unit.events):
        events.append(
            {
                "活动编号": code,
                "组织代码": e.body,
                "活动类型": e.kind,
                "培训层级": e.tier or None,
                "活动日期": e.day,
                "活动主题": e.theme,
                "主持人": e.host,
                "应到人数": e.due,
                "实到人数": e.came,
                "学时": e.hours or None,
                "活动方式": e.way,
                "地点": e.place,
                "记录人": e.recorder,
                "备注": e.note or None,
                "主题年度": e.day.year if e.kind == "主题党日" else None,
            }
        )
        who += [{"活动编号": code, "身份证号": p.number, "姓名": p.name, "参加身份": role} for p, role in e.who]
    return {"活动记录": events, "参加人员": who}


def allowance(unit: DemoUnit, year: int) -> dict[str, list[Row]]:
    """The rows of 补贴与经费 of a unit, by sheet: accounts and funds; standards and decisions are the county's."""
    return {
        "补贴标准": [],
        "收款账户": list(allowances.accounts(unit)),
        "工作经费": list(allowances.funds(unit, year)),
        "重复认定": [],
    }


def books(
    county: County, kinds: Iterable[str] = ("roster", "liaison", "activity", "allowance"), assessed: int = 8
) -> list[DemoForm]:
    """Every form of every unit, and the county's own 补贴与经费; the first ``assessed`` units also report 考评与任务."""
    period: Period = county.period
    made = []
    for n, unit in enumerate(county.units):
        filled = {
            "roster": roster(unit),
            "liaison": liaison(unit, period.year),
            "activity": activity(unit),
            "allowance": allowance(unit, period.year),
        }
        made += [book(kind, unit, county, filled[kind]) for kind in kinds]
        if n < assessed:
            made.append(book("assessment", unit, county, assessments.sheets(unit, period.year)))
    office = DemoUnit(county.code, county.office, county.name, county.units[0].rng)
    made.append(
        book(
            "allowance",
            office,
            county,
            {
                "补贴标准": list(allowances.standards(county)),
                "收款账户": [],
                "工作经费": [],
                "重复认定": [row for unit in county.units for row in allowances.decisions(unit, period.year)],
            },
        )
    )
    set_defaults(made)
    return made
