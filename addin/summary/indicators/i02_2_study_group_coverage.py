"""I02-2: every non-party retired cadre belongs to a study group."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, Target, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import against_rule
from validators.lookups.people import non_members


@indicator(
    name="学习小组覆盖率",
    clause="（二）",
    obligations=("2-3",),
    unit=FigureUnit.PERCENT,
    counted="编入现有学习小组的非中共党员离退休干部（填的代码查不到的，另在问题里列出）",
    of="在册的非中共党员离退休干部",
    excluded="转出、去世的；政治面貌未填的",
    needs=("离退休干部", "学习小组"),
    target=Target(by="group_coverage_deadline"),
    rule="C02-2",
    key=True,
)
def study_group_coverage(inputs: Inputs) -> Figure:
    """非中共党员离退休干部学习小组全覆盖。"""
    return against_rule(inputs, "C02-2", non_members(inputs.tables))
