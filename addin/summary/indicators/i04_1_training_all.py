"""I04-1: every retired cadre is trained in the year."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import by_duty


@indicator(
    name="全员培训覆盖率",
    clause="（四）",
    obligations=("4-1",),
    unit=FigureUnit.PERCENT,
    counted="本年度（截至统计日）在“参加人员”中有培训记录的人",
    of="在册离退休干部",
    excluded="转出、去世的；没有逐人登记参加人员的培训；没有报活动记录的单位",
    needs=("离退休干部", "活动记录", "参加人员"),
    target=Target(),
    rule="C04-1",
    key=True,
    across=True,
)
def training_all(inputs: Inputs) -> Figure:
    """每年不少于1次全覆盖培训。 A training held by another unit counts for the person who was there."""
    return by_duty(inputs, "C04-1")
