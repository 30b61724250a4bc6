"""C15-1: someone in the talent register of whom no speciality is recorded."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.once import blank, columns
from validators.lookups.people import PEOPLE, present
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables


@rule(
    brief="{n} 名银发人才没有填专长",
    clause="（十五）",
    obligations=("15-1",),
    severity=Severity.INFO,
    sheet="离退休干部",
    column="专长",
    message="{姓名} 登记为银发人才，没有填专长。",
    fix="请填写专长；本人不愿意登记的，“银发人才”改填“否”。",
    passes=[{"银发人才": "是"}, {"专长": None}, {"银发人才": "是", "专长": None, "状态": "去世"}],
    fails=[{"银发人才": "是", "专长": None}],
)
def talent_without_speciality(tables: Tables, on: Context) -> Rows:
    """分级建设“银发人才”库，动员组织符合条件、有专长的离退休干部积极参与；坚持自愿原则。

    “银发人才”=是 states that the person agreed to be registered; what he or she is good at then stands beside it.
    """
    talents, specialities = columns(tables, PEOPLE, "银发人才", "专长")
    for i in present(tables):
        if talents[i] == "是" and specialities[i] is None and blank(tables, PEOPLE, "专长", i):
            yield Hit(i)
