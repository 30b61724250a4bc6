"""C06-7: a branch whose leading body has the wrong size or number of secretaries, or has served its term."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from validators.finding import Severity
from validators.lookups.bodies import BRANCH, LEADING, ORGANISATIONS, SECRETARY, Body, Post, branches
from validators.lookups.holders import held_posts
from validators.lookups.once import columns
from validators.lookups.people import full_members_by_branch
from validators.lookups.terms import TermOfOffice, terms
from validators.months import years_later
from validators.owed import OneOffDue, OneOffDuty, StandingDuty, period_end
from validators.planting import plant
from validators.planting.rows import in_post, is_branch
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_POST = {"任职日期": "2025-06-01"}
_SEVEN = [{"身份证号": f"53010219630307241{n}"} for n in range(7)]


def _body(*held: str) -> list[dict[str, str]]:
    return [_POST | {"职务": post, "身份证号": f"53010219630307241{n}"} for n, post in enumerate(held)]


STANDING = StandingDuty("{怎样}，{怎样改}", period_end, column="党组织名称", title="配齐党支部班子")


def owed(tables: Tables, on: Context) -> Iterator[OneOffDue]:
    """Each branch whose term has ended, or ends within six months from the as-of date: time to prepare the election."""
    for term in terms(tables):
        if term.body.form == BRANCH and term.is_near(on):
            yield OneOffDue(term.body.code, term.end)


APPOINTMENT = OneOffDuty("任期届满，按期换届", owed, title="任期在六个月内届满的党支部换届")


@rule(
    brief="{n} 个党支部的班子或任期不符合规定",
    clause="（六）",
    obligations=("0-1", "6-2"),
    thresholds=(
        "branch_term_years",
        "branch_committee_from_members",
        "branch_committee_least",
        "branch_committee_most",
        "small_branch_most_leaders",
    ),
    severity=Severity.WARNING,
    sheet="党组织",
    column="本届届满日期",
    needs=["离退休干部", "任职"],
    message="{党组织名称}{怎样}。",
    fix="请{怎样改}；暂不能办的，可以照报，这条提醒会保留。",
    passes=[
        {},
        {"离退休干部": _SEVEN[:6], "任职": _body("书记", "副书记")},
        {"离退休干部": _SEVEN, "任职": _body("书记", "委员", "委员")},
        {"离退休干部": _SEVEN, "任职": _body("书记", *["委员"] * 6)},
        {"本届届满日期": "2026-09-30", "本届起始日期": "2023-10-01"},
        {"本届届满日期": "2026-09-29", "状态": "已撤销", "任职": []},
    ],
    fails=[
        {"本届届满日期": "2026-09-29", "本届起始日期": "2023-10-01"},
        {"本届起始日期": "2025-06-01", "本届届满日期": "2028-06-02", "任职": []},
        {"本届届满日期": "2026-09-29", "任职": _body("书记", "书记")},
        {"本届届满日期": "2026-09-29", "离退休干部": _SEVEN, "任职": _body("书记", "委员")},
        {"本届届满日期": "2026-09-29", "离退休干部": _SEVEN[:6], "任职": _body("书记", "副书记", "委员")},
        {"本届届满日期": "2026-09-29", "离退休干部": _SEVEN, "任职": _body("书记", *["委员"] * 7)},
        {"本届届满日期": "2026-09-29", "任职": [_POST], "离退休干部": [{"状态": "去世", "状态日期": "2026-05-01"}]},
        {"本届届满日期": "2026-09-29", "任职": [_POST | {"身份证号": "530102195802281524"}]},
    ],
    also=["C06-2", "C06-6", "C02-1", "F20", "F22"],
)
def leading_body_not_in_order(tables: Tables, on: Context) -> Rows:
    """党组织设置符合党章和有关规定：党支部班子人数合适，有一名书记，任期3年、按期换届。

    Branch Regulations: 7 or more full members elect a committee of 3 to 5, at most 7; fewer elect a secretary and, if
    needed, a deputy; one secretary; a term of 3 years. The term is in order up to and on 本届届满日期. A branch mixed
    with members in service has posts and members no roster of retirees shows: only its term is judged. The post of somebody
    dead, moved out or in no roster counts for nothing (F20 and F22 tell the post itself).
    """
    bodies: dict[str, list[Post]] = defaultdict(list)
    for post in held_posts(tables, on):
        if post.post in LEADING:
            bodies[post.body].append(post)
    members = full_members_by_branch(tables)
    starts, ends, ways = columns(tables, ORGANISATIONS, "本届起始日期", "本届届满日期", "设置方式")
    for branch in branches(tables):
        i = branch.row
        yield from _term(branch, starts[i], ends[i], on)
        if ways[i] != "与在职混编":
            yield from _size(i, bodies[branch.code], members[branch.code], on)


def _term(branch: Body, start: dt.date | None, end: dt.date | None, on: Context) -> Iterator[Hit]:
    years = on.policy["branch_term_years"]
    if end and TermOfOffice(branch, end).is_over(on):
        yield Hit(branch.row, {"怎样": f"任期 {end} 已届满", "怎样改": "按期换届，再填新一届的起始和届满日期"})
    elif start and end and end > years_later(start, years):
        yield Hit(branch.row, {"怎样": f"本届任期 {start} 至 {end} 超过 {years} 年", "怎样改": "核对本届起始日期和届满日期"})


def _size(row: int, held: list[Post], members: int, on: Context) -> Iterator[Hit]:
    secretaries = len({post.number for post in held if post.post == SECRETARY})
    size = len({post.number for post in held})
    names = ("branch_committee_from_members", "branch_committee_least", "branch_committee_most")
    full, least, most = (on.policy[name] for name in names)
    if secretaries != 1:
        said = f"有 {secretaries} 名在任书记，应有 1 名" if secretaries else "没有在任书记"
        yield Hit(row, {"怎样": said, "怎样改": "核对任职表里的书记和免职日期"}, column="党组织名称")
    elif members >= full and not least <= size <= most:
        said = f"有正式党员 {members} 名，支部委员会现有 {size} 人，应为 {least} 至 5 人，一般不超过 {most} 人"
        yield Hit(row, {"怎样": said, "怎样改": "核对任职表，按规定选配支部委员"}, column="党组织名称")
    elif members < full and size > on.policy["small_branch_most_leaders"]:
        said = f"有正式党员 {members} 名，班子现有 {size} 人，应设书记 1 名，必要时设副书记 1 名（正式党员不足 {full} 名的）"
        yield Hit(row, {"怎样": said, "怎样改": "核对任职表里的副书记、委员"}, column="党组织名称")


@plant()
def term_run_out(site: Site) -> Marks:
    """任期已届满，没有换届。"""
    row = site.take("党组织", is_branch)
    row.update({"本届起始日期": dt.date(2023, 1, 5), "本届届满日期": dt.date(2026, 1, 4)})
    yield row.at("本届届满日期")


@plant()
def two_secretaries(site: Site) -> Marks:
    """一个党支部有两名书记。"""

    def committee(row: FormRow) -> list[FormRow]:
        held = site.rows(row.form.unit, "任职")
        mine = [one for one in held if one["任职组织代码"] == row["党组织代码"] and in_post(one)]
        return [one for one in mine if one["职务"] == "委员" and site.free(one)] if len(mine) > 2 else []

    row = site.take("党组织", lambda one: is_branch(one) and committee(one))
    second = site.use(committee(row)[0])
    heads = [
        one for one in site.rows(row.form.unit, "任职") if one["任职组织代码"] == row["党组织代码"] and one["职务"] == "书记"
    ]
    second["职务"] = "书记"
    yield row.at("党组织名称")
    yield from (one.follows("S14", "职务", stage="money") for one in (second, *heads))  # where both are paid
