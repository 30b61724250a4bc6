"""T19: the grid of ticks says something else than the list of participants, or something that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.rule import Context, WorkbookHit, workbook_rule
from validators.rules.workbook.words import Words, spots
from workbook_templates.read import facts
from workbook_templates.table import Submission

_WORDS = {
    facts.TICK_UNKNOWN: Words(
        "“{表}”里这一格写的是“{值}”，看不出是不是参加了，没有算作参加。", "请改成：参加的打√，没有参加的空着。", Severity.WARNING
    ),
    facts.TICK_CONFLICT: Words(
        "{详情}，两处说的不一样，按“参加人员”算。",
        "请核对：参加了的，在“签到表”里打√；没有参加的，从“参加人员”里删去。",
        Severity.WARNING,
    ),
}


@workbook_rule(
    brief="签到表 {n} 处看不懂或与参加人员不一致",
    severity=Severity.WARNING,
    message="{说明}",
    fix="{办法}",
    passes=[{}],
    fails=[
        {"kind": facts.TICK_UNKNOWN, "sheet": "签到表", "cell": "E5", "row": 5, "column": "2026Q3-0001", "value": "李"},
        {
            "kind": facts.TICK_CONFLICT,
            "sheet": "签到表",
            "cell": "E5",
            "row": 5,
            "column": "2026Q3-0001",
            "detail": "“参加人员”里有张建国参加 2026Q3-0001，这里没有打√",
        },
    ],
)
def ticks(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """“签到表”与“参加人员”说的一致，写的看得懂。A conflict is told, and the list counts: nothing is merged in silence."""
    return spots(submission, _WORDS)


UNPLANTED = "演示的活动记录用“参加人员”逐人填写；签到表由自己的测试检验。"
