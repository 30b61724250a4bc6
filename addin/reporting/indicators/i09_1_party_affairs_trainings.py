"""I09-1: the province trains party-affairs staff each year."""

from __future__ import annotations

from decimal import Decimal

from addin.reporting.activity import held, with_role, year_of
from addin.reporting.figure import Figure
from addin.reporting.indicator import Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import refs
from validators.lookups.activities import ACTIVITIES


@indicator(
    name="党务干部培训",
    clause="（九）",
    unit=Unit.TIMES,
    counted="本年度有党务干部参加的培训",
    excluded="没有登记党务干部参加的培训",
    needs=("活动记录", "参加人员"),
    target=Target(Decimal(1), levels=("province",)),
)
def party_affairs_trainings(inputs: Inputs) -> Figure:
    """省级层面每年至少举办1期党务干部培训。"""
    with_staff = with_role(inputs, "党务干部")
    numbers = inputs.values(ACTIVITIES, "活动编号")
    found = held(inputs, "培训", year_of(inputs))
    return Figure(refs(ACTIVITIES, (one.row for one in found if (one.unit, numbers[one.row]) in with_staff)))
