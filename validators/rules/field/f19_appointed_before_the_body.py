"""F19: appointed to a body before it was founded."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.lookups.bodies import GROUPS, ORGANISATIONS, groups, organisations, posts
from validators.planting import plant
from validators.planting.rows import POSTS, in_post, put
from validators.planting.site import FormRow, Marks, NoRoom, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_DAY = dt.timedelta(days=1)


@rule(
    clause="",
    severity=Severity.ERROR,
    sheet="任职",
    column="任职日期",
    needs=["党组织"],
    message="{姓名} 的任职日期 {任职日期} 早于{组织}的成立日期 {成立日期}。",
    fix="请核对任职日期和成立日期；组织改过名或调整过的，成立日期填最早成立的那一天。",
    passes=[
        {},
        {"任职日期": "2018-05-10"},
        {"任职日期": "2017-05-10", "党组织": [{"成立日期": "不详"}]},
        {"任职组织代码": "530102000099", "任职日期": "2017-05-10"},
    ],
    fails=[{"任职日期": "2018-05-09"}, {"任职组织代码": "X530102000001", "任职日期": "2025-03-19", "学习小组": [{}]}],
)
def appointed_before_the_body(tables: Tables, on: Context) -> Rows:
    """任职日期不能早于党组织、学习小组的成立日期。

    An error, as a term that begins before the founding is (F04).
    """
    known = groups(tables) | organisations(tables)
    for post in posts(tables):
        body = known.get(post.body)
        if body and body.founded and post.start and post.start < body.founded:
            yield Hit(post.row, {"组织": body.name, "成立日期": body.founded})


@plant()
def secretary_before_the_branch(site: Site) -> Marks:
    """任职日期早于组织成立。"""
    post = site.take(POSTS, in_post)
    yield from put(post, "任职日期", _founded(site, post) - _DAY * site.rng.randint(1, 700))


def _founded(site: Site, post: FormRow) -> dt.date:
    for sheet, code in ((ORGANISATIONS, "党组织代码"), (GROUPS, "小组代码")):
        for body in site.rows(post.form.unit, sheet):
            if body[code] == post["任职组织代码"] and isinstance(body["成立日期"], dt.date):
                return body["成立日期"]
    raise NoRoom(POSTS)
