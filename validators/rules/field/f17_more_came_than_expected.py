"""F17: more people came to an activity than were expected."""

from __future__ import annotations

from validators.finding import Severity
from validators.planting import plant
from validators.planting.activities import outing
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule

EXPECTED, CAME = "应到人数", "实到人数"


@field_rule(
    brief="{n} 次活动实到人数多于应到人数",
    applies=lambda column: column.name == CAME,
    severity=Severity.ERROR,
    sheet="活动记录",
    column=CAME,
    message="实到人数 {实到人数} 多于应到人数 {应到人数}。",
    fix="请核对两个人数；请来的、列席的人也算在应到人数里。",
    passes=[{}, {EXPECTED: 20, CAME: 20}, {EXPECTED: None, CAME: 20}],
    fails=[{EXPECTED: 18, CAME: 20}, {EXPECTED: 0, CAME: 1}],
)
def more_came_than_expected(view: View, on: Context) -> Rows:
    """实到人数不能多于应到人数。

    An error: one of the two numbers is wrong, or they were filled in the wrong way round. A number out of range is F11's.
    """
    most = view.column.max
    for i, (expected, came) in enumerate(zip(view.table.get(EXPECTED), view.values, strict=True)):
        if isinstance(expected, int) and isinstance(came, int) and 0 <= expected < came and (most is None or came <= most):
            yield Hit(i)


@plant()
def numbers_exchanged(site: Site) -> Marks:
    """应到、实到填颠倒了。"""
    row = outing(site)
    row[EXPECTED] = row[CAME]
    yield from put(row, CAME, row[EXPECTED] + 3)
