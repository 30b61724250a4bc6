"""F08: identity number and birth date disagree."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.identity import fault, is_valid, oldest_birth
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule
from validators.told_by_number import told_by_number

NUMBER, REMARK = "身份证号", "备注"
EXPLAINED = "以档案为准"


@field_rule(
    brief="{n} 人的出生日期与身份证号不符",
    applies=lambda column: column.name == "出生日期",
    severity=Severity.WARNING,
    sheet="离退休干部",
    column="出生日期",
    message="{姓名} 的“出生日期” {值} 与身份证号里的出生日期不一致。",
    fix="请核对身份证号和出生日期；以干部档案为准的，在备注写“以档案为准”。",
    suggest=told_by_number,
    passes=[{}, {"出生日期": "1962-12-07", "备注": "出生日期以档案为准"}],
    fails=[{"出生日期": "1963-07-03"}, {"出生日期": "1962-12-07", "备注": "无"}],
)
def identity_and_birth_date(view: View, on: Context) -> Rows:
    """身份证号里的出生日期一般应与“出生日期”相同；档案另有认定的，备注写明“以档案为准”。

    A number that is wrong itself is F05's, a birth date that cannot be is F04's.
    """
    written: dict[object, str] = {day: day.isoformat().replace("-", "") for day in view.distinct if isinstance(day, dt.date)}
    remarks = view.table.get(REMARK)
    first = oldest_birth(on.as_of)
    for i, (number, day) in enumerate(zip(view.table.get(NUMBER), view.values, strict=True)):
        if number is None or day is None or str(number)[6:14] == written.get(day):
            continue
        sound = is_valid(number) and fault(str(number), on.as_of) is None
        believed = isinstance(day, dt.date) and first <= day <= on.as_of
        if sound and believed and EXPLAINED not in str(remarks[i]):
            yield Hit(i)


@plant()
def other_birth_date(site: Site) -> Marks:
    """出生日期与身份证不同，备注没有说明。"""
    row = site.bystander()
    yield from put(row, "出生日期", row["出生日期"] - dt.timedelta(days=site.rng.choice((1, 30, 365))))
