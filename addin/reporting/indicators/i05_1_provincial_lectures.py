"""I05-1: the province holds a lecture each quarter."""

from __future__ import annotations

from decimal import Decimal

from addin.reporting.activity import held
from addin.reporting.figure import Figure
from addin.reporting.indicator import Due, Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.selecting import refs
from validators.lookups.activities import ACTIVITIES


@indicator(
    name="“云岭银潮之声”大讲坛",
    clause="（五）",
    unit=Unit.TIMES,
    counted="报告期最后一个季度举办的大讲坛",
    needs=("活动记录",),
    target=Target(Decimal(1), by=Due.QUARTER, levels=("province",)),
)
def provincial_lectures(inputs: Inputs) -> Figure:
    """省级层面每个季度至少举办1期大讲坛。"""
    quarter = inputs.on.period.quarters()[-1]
    return Figure(refs(ACTIVITIES, (one.row for one in held(inputs, "大讲坛", quarter))))
