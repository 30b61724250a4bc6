"""F19: appointed to a party organisation before it was founded."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.lookups.bodies import organisations, posts
from validators.planting import plant
from validators.planting.rows import POSTS, in_post, organisation, put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_DAY = dt.timedelta(days=1)


@rule(
    brief="{n} 处任职早于党组织成立",
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
        {"任职组织代码": "X530102000001", "职务": "组长", "任职日期": "2024-09-01", "学习小组": [{}]},
    ],
    fails=[{"任职日期": "2018-05-09"}],
)
def appointed_before_the_body(tables: Tables, on: Context) -> Rows:
    """任职日期不能早于党组织的成立日期。

    An error, as a term that begins before the founding is (F04). Not asked of study groups: most were set up under the plan of
    2025 out of circles whose leaders had been leading them before.
    """
    known = organisations(tables)
    for post in posts(tables):
        body = known.get(post.body)
        if body and body.founded and post.start and post.start < body.founded:
            yield Hit(post.row, {"组织": body.name, "成立日期": body.founded})


@plant()
def secretary_before_the_branch(site: Site) -> Marks:
    """任职日期早于党组织成立。"""
    post = site.take(POSTS, lambda row: in_post(row) and not str(row["任职组织代码"]).startswith("X"))
    body = organisation(site, post.form.unit, post["任职组织代码"])
    yield from put(post, "任职日期", body["成立日期"] - _DAY * site.rng.randint(1, 700))
