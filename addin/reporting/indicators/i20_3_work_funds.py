"""I20-3: work funds reach the floor."""

from __future__ import annotations

from addin.reporting.duties import funded
from addin.reporting.figure import Figure
from addin.reporting.indicator import Target, Unit, indicator
from addin.reporting.inputs import Inputs
from addin.reporting.register import separate
from addin.reporting.selecting import split
from validators.lookups.bodies import ORGANISATIONS


@indicator(
    name="工作经费达标率",
    clause="七",
    unit=Unit.PERCENT,
    counted="本年度预算不低于规定标准的党组织",
    of="单独成立、未撤销的党组织",
    excluded="联合成立、与在职混编的；已撤销的",
    needs=("党组织", "工作经费"),
    target=Target(),
)
def work_funds(inputs: Inputs) -> Figure:
    """健全离退休干部党组织工作经费保障机制。"""
    enough = funded(inputs)
    return split(ORGANISATIONS, separate(inputs.tables), enough)
