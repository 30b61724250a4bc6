"""I20-1: tasks of the plan that are done."""

from __future__ import annotations

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import split


@indicator(
    name="任务完成率",
    clause="七",
    obligations=("20-1",),
    unit=FigureUnit.PERCENT,
    counted="进度为“已完成”的任务",
    of="任务清单中的全部任务",
    needs=("任务清单",),
)
def tasks_done(inputs: Inputs) -> Figure:
    """任务项目化、项目清单化、清单责任化。"""
    progress = inputs.values("任务清单", "进度")
    return split("任务清单", range(len(progress)), lambda i: progress[i] == "已完成")
