"""F18: appointed before the age of 18."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.identity import birth_date, is_valid
from validators.months import whole_years
from validators.planting import plant
from validators.planting.rows import POSTS, in_post, put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule

_APPOINTED = ("任职日期", "选派日期", "入库日期")


@field_rule(
    brief="{n} 处任职、选派时的年龄不对",
    applies=lambda column: column.name in _APPOINTED,
    severity=Severity.ERROR,
    thresholds=("youngest_post_age",),
    sheet="任职",
    column="任职日期",
    message="“{列}” {值} 时，按身份证号 {姓名} 才 {周岁} 周岁，不满 {最小} 周岁。",
    fix="请核对“{列}”的年份和身份证号，把写错的改正。",
    passes=[{}, {"任职日期": "1981-03-07"}],
    fails=[{"任职日期": "1981-03-06"}, {"任职日期": "1963-03-07"}, {"任职日期": "1955-06-01"}],
)
def appointed_as_a_child(view: View, on: Context) -> Rows:
    """任职、选派联络员、列为后备书记时要满18周岁。

    The age is counted from the identity number, which these sheets carry; a wrong number is F05's. An error, like every date
    that cannot be (F04): it is mostly a year with two digits exchanged.
    """
    youngest, numbers = on.policy["youngest_post_age"], view.table.get("身份证号")
    for i, (number, day) in enumerate(zip(numbers, view.values, strict=True)):
        if not isinstance(day, dt.date) or _certainly_older(number, day, youngest) or not is_valid(number):
            continue
        age = whole_years(birth_date(str(number)), day)  # type: ignore[arg-type] # a valid number has a date of birth
        if age < youngest:
            yield Hit(i, {"周岁": age, "最小": youngest, "姓名": _name(view, i)})


def _certainly_older(number: object, day: dt.date, years: int) -> bool:
    """Whether the year of birth in a number alone shows it: of nearly everybody, so that few numbers need to be tested."""
    year = str(number)[6:10]
    return year.isdecimal() and day.year - int(year) > years


def _name(view: View, i: int) -> object:
    return view.table.get("姓名")[i] or view.table.get("联络员姓名")[i] or "本人"


@plant()
def year_far_too_early(site: Site) -> Marks:
    """任职日期的年份写成了十几岁的时候。"""
    post = site.take(POSTS, in_post)
    born = int(post["身份证号"][6:10])
    yield from put(post, "任职日期", post["任职日期"].replace(year=born + site.rng.randint(8, 16), day=1))
    yield post.follows("F19", "任职日期")
