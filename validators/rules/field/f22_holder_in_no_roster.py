"""F22: a post held by somebody said to be retired who is in no roster."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.identity import birth_date, sex
from validators.lookups.bodies import POSTS, Post
from validators.lookups.holders import unknown_holders
from validators.lookups.named import named
from validators.lookups.people import PEOPLE
from validators.months import whole_years
from validators.planting import plant
from validators.planting.rows import in_post, organisation
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_YOUNG_MAN, _MAN_OF_55 = "530102197503072414", "530102197109302410"


@rule(
    brief="{n} 名任职的人不在花名册里",
    clause="",
    severity=Severity.ERROR,
    thresholds=("earliest_retirement_age_men", "earliest_retirement_age_women"),
    sheet=POSTS,
    column="身份证号",
    needs=[PEOPLE],
    message="{姓名} 任{组织}的{职务}，任职人员类别写的是离退休，花名册里没有这个人{年龄}。",
    fix="请核对身份证号；在职的，把任职人员类别改为在职；离退休的，先在“离退休干部”登记；在别的单位花名册上的不用改，收表单位会一起核对。",
    passes=[
        {},
        {"身份证号": _YOUNG_MAN, "任职人员类别": "在职"},
        {"身份证号": _YOUNG_MAN, "任职人员类别": None},
        {"身份证号": _YOUNG_MAN, "免职日期": "2026-09-30"},
        {"身份证号": "530102197503072415"},
        {PEOPLE: [{"状态": "去世", "状态日期": "2026-10-08"}]},
    ],
    fails=[
        {"身份证号": "530102195802281524"},
        {"身份证号": _YOUNG_MAN},
        {"身份证号": _MAN_OF_55},
        {"身份证号": "530102197110012410"},
        {"身份证号": "530102197609302425"},
        {"身份证号": "530102197610012425"},
        {PEOPLE: []},
    ],
    also=["F05"],
)
def holder_in_no_roster(tables: Tables, on: Context) -> Rows:
    """任职人员类别写离退休的人，要在花名册里。

    The post counts as held by nobody (C06-7, C07-3). He may be on another unit's roster: a warning, unless all files of the
    office are at hand, or his number says that he is too young to have retired: Civil Servant Law, article 93, lets nobody
    go earlier than five years before the age of retirement (men 60, women 55).
    """
    for post in unknown_holders(tables, on):
        young = _too_young(post, on)
        elsewhere = not young and not on.complete
        values = {"组织": named(tables, post.body), "年龄": young}
        yield Hit(post.row, values, severity=Severity.WARNING if elsewhere else None)


def _too_young(post: Post, on: Context) -> str:
    born = birth_date(post.number)
    least = on.policy["earliest_retirement_age_men" if sex(post.number) == "男" else "earliest_retirement_age_women"]
    age = whole_years(born, on.state_day) if born else least
    return f"，按身份证号才 {age} 周岁，一般还没有退休" if age < least else ""


@plant()
def in_service_said_to_be_retired(site: Site) -> Marks:
    """在职人员任委员，任职人员类别写成了离退休。"""
    row = site.take(POSTS, lambda one: one["职务"] == "委员" and in_post(one) and _only_post(site, one))
    born = dt.date(site.period.year - site.rng.randint(34, 48), 5, site.rng.randint(1, 28))
    row["身份证号"] = site.numbers.completed(f"{site.county}{born:%Y%m%d}{site.rng.randrange(900, 999)}")
    yield row.at("身份证号")
    yield row.follows("C05-2")
    yield row.follows("S01", stage="money")
    yield organisation(site, row.form.unit, row["任职组织代码"]).follows("C06-7")


def _only_post(site: Site, row: FormRow) -> bool:
    return [one["身份证号"] for one in site.rows(row.form.unit, POSTS)].count(row["身份证号"]) == 1
