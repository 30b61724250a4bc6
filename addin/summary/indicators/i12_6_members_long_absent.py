"""I12-6: party members long absent from organisation life, as a number for each branch: nobody is named."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from addin.summary.measure.figure import Figure, Ref
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import rule_hits
from validators.lookups.bodies import ORGANISATIONS, organisations
from validators.lookups.people import PEOPLE


@indicator(
    name="6个月没有参加组织生活记录的党员",
    clause="（十二）",
    obligations=("12-7",),
    unit=FigureUnit.PERSONS,
    counted="正常参加的在册党员，所在党支部逐人登记了参加人员，本人连续6个月没有记录的；只列支部和人数，不列姓名",
    excluded="居家养老、患病、异地居住和外出的；党支部没有逐人登记的",
    needs=("党组织", "离退休干部", "活动记录", "参加人员"),
    across=True,
)
def members_long_absent(inputs: Inputs) -> Figure:
    """对无正当理由长期不参加组织生活的党员，党组织要进行批评教育。"""
    branches, known = inputs.values(PEOPLE, "党支部代码"), organisations(inputs.tables)
    absent = Counter(str(branches[i]) for i in rule_hits(inputs, "C12-8"))
    counted = sorted((known[code].row, number) for code, number in absent.items() if code in known)
    return Figure(tuple(Ref(ORGANISATIONS, row, f"{number} 人", Decimal(number)) for row, number in counted))
