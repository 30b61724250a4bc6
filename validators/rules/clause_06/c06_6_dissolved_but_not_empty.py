"""C06-6: a dissolved organisation to which members, posts, groups or liaisons still belong."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from validators.finding import Severity
from validators.lookups.bodies import GROUPS, groups, organisations, posts
from validators.lookups.liaisons import assignments
from validators.lookups.once import column
from validators.lookups.people import PEOPLE, party_members
from validators.owed import StandingDuty, period_end
from validators.planting import plant
from validators.planting.rows import is_member
from validators.planting.site import Cells, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_EMPTY: dict[str, list[dict[str, str | None]]] = {"离退休干部": [], "学习小组": [], "任职": []}
_GONE = {"状态": "已撤销"}
_LEADER: dict[str, str | None] = {"职务": "组长", "任职组织代码": "X530102000001"}
_POSTS = "个在任职务"

STANDING = StandingDuty("已撤销，理顺{剩下}", period_end, title="理顺已撤销党组织的党员、职务、小组和联络员")


@rule(
    brief="{n} 个已撤销的党组织或小组还留有党员或任职",
    clause="（六）",
    obligations=("6-3",),
    severity=Severity.ERROR,
    sheet="党组织",
    column="状态",
    needs=["离退休干部", "学习小组", "任职"],
    message="{组织}已撤销，但还有 {剩下}。",
    fix="请先理顺：党员转入别的党支部，职务填免职日期，学习小组改由别的党支部挂联，联络员填结束日期；没有撤销的，请改正状态。",
    passes=[
        {},
        _EMPTY | _GONE,
        _EMPTY | _GONE | {"任职": [{"免职日期": "2026-09-30"}], "离退休干部": [{"状态": "转出"}]},
        _EMPTY | _GONE | {"学习小组": [{"状态": "已撤销"}]},
        _EMPTY | {"学习小组": [_GONE], "任职": [_LEADER | {"免职日期": "2026-09-30"}]},
    ],
    fails=[
        _EMPTY | _GONE | {"离退休干部": [{}]},
        _EMPTY | _GONE | {"任职": [{}]},
        _EMPTY | _GONE | {"任职": [{"免职日期": "2026-10-01"}]},
        _EMPTY | _GONE | {"学习小组": [{}]},
        _EMPTY | _GONE | {"联络员选派": [{}]},
        _EMPTY | _GONE | {"学习小组": [_GONE], "任职": [_LEADER]},
    ],
    also=["C02-1", "C02-3", "C02-7"],
)
def dissolved_but_not_empty(tables: Tables, on: Context) -> Rows:
    """不再符合设立条件的离退休干部党组织，应及时予以调整或撤销；撤销后不再有党员、职务、小组和联络员。

    Told once an organisation, at its own row: party members 在册, posts held on the as-of date, groups in being linked
    to it, and liaisons in force where their sheet is at hand. The posts of a dissolved study group are a warning: the clause
    speaks of party organisations; the group's members are C02-2's.
    """
    gone = [body for body in organisations(tables).values() if not body.exists]
    gone_groups = [body for body in groups(tables).values() if not body.exists]
    left = _left_behind(tables, on) if gone or gone_groups else {}
    for body in gone:
        rest = [f"{number[body.code]} {what}" for what, number in left.items() if number[body.code]]
        if rest:
            yield Hit(body.row, {"组织": body.name, "剩下": "、".join(rest)})
    for body in gone_groups:
        if number := left[_POSTS][body.code]:
            words = {"组织": body.name, "剩下": f"{number} {_POSTS}"}
            yield Hit(body.row, words, severity=Severity.WARNING, sheet=GROUPS)


def _left_behind(tables: Tables, on: Context) -> dict[str, Counter[str]]:
    branches, linked = column(tables, PEOPLE, "党支部代码"), column(tables, GROUPS, "挂联党支部代码")
    return {
        "名在册党员": Counter(branches[i] for i in party_members(tables)),
        _POSTS: Counter(post.body for post in posts(tables) if post.held_on(on.state_day)),
        "个挂联的学习小组": Counter(linked[group.row] for group in groups(tables).values() if group.exists),
        "名在任联络员": Counter(one.body for one in assignments(tables) if one.in_force(on.state_day)),
    }


@plant()
def dissolved_with_secretary(site: Site) -> Marks:
    """已撤销的党支部还有人任书记。"""
    person = site.bystander(is_member)
    body: Cells = {
        "党组织代码": f"{site.county}97{len(site.marks):04d}", "组织形式": "党支部", "设置方式": "单独成立",
        "党组织名称": f"{person.form.cover['填报单位']}离退休干部城东党支部", "成立日期": dt.date(2013, 5, 6),
        "本届起始日期": dt.date(2022, 7, 1), "本届届满日期": dt.date(2025, 6, 30), "状态": "已撤销",
        "状态日期": dt.date(site.period.year, 2, 10),
    }  # fmt: skip
    post: Cells = {
        "身份证号": person["身份证号"], "姓名": person["姓名"], "任职组织代码": body["党组织代码"], "职务": "书记",
        "任职人员类别": "离退休", "任职日期": dt.date(2022, 7, 1), "免职日期": None,
    }  # fmt: skip
    site.add(person.form, "任职", post)
    yield site.add(person.form, "党组织", body).at("状态")
