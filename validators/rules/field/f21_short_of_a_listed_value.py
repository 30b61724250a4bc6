"""F21: a listed value cut short, or with a character that nobody sees, in a column that others may be written into."""

from __future__ import annotations

from collections.abc import Sequence

from validators.finding import Severity
from validators.invisible import name_of
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule

_PEOPLES = "族"


def _in_full(value: str, listed: Sequence[str]) -> str:
    """The listed value that is meant: 汉族 for 汉, 土族 rather than 土家族 for 土; else empty. The invisible does not count."""
    if value + _PEOPLES in listed:
        return value + _PEOPLES
    seen = "".join(char for char in value if not name_of(char))
    if seen != value and seen in listed:
        return seen
    longer = [choice for choice in listed if choice.startswith(value)]
    return longer[0] if len(longer) == 1 and longer[0] != value else ""


@field_rule(
    brief="{n} 处选项写了简称",
    applies=lambda column: bool(column.codes) and column.open,
    severity=Severity.WARNING,
    sheet="离退休干部",
    column="民族",
    message="“{列}”填的是“{值}”，与选项里的“{全称}”写法不同。",
    fix="请改为“{全称}”，或在下拉列表中选择；意思不同的不用改。",
    suggest=lambda view, row: _in_full(str(view.values[row]), view.column.allowed) or None,
    passes=[{}, {"民族": "汉 族"}, {"民族": "克木人"}, {"健康状况": "行动不便"}],
    fails=[{"民族": "汉"}, {"民族": "彝"}, {"民族": "土"}, {"民族": "蒙古"}, {"民族": "汉\u2062族"}],
)
def short_of_a_listed_value(view: View, on: Context) -> Rows:
    """民族等可以另写的列，写了选项的简称，要写全称。

    A warning: other values may be written here, and nothing is lost; but sums by 民族 or 健康状况 would count two groups.
    """
    listed = view.column.allowed

    def wrong(value: str) -> str:
        return "" if value in listed else _in_full(value, listed)

    yield from (Hit(i, {"全称": full}) for i, full in view.where(wrong))


@plant()
def people_cut_short(site: Site) -> Marks:
    """民族写成“汉”“彝”，少了“族”字。"""
    row = site.bystander(lambda one: str(one["民族"]).endswith(_PEOPLES))
    yield from put(row, "民族", row["民族"].removesuffix(_PEOPLES))
