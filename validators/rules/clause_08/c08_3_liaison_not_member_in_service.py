"""C08-3: a liaison who is not a party member, or is retired."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.liaisons import ASSIGNMENTS, assignments
from validators.lookups.once import column
from validators.lookups.people import FULL_MEMBER, PARTY, person
from validators.owed import StandingDuty, period_end
from validators.planting import plant
from validators.planting.rows import exchange, is_member, put
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_NUMBER = "530102196303072415"

STANDING = StandingDuty("联络员{联络员姓名}{怎样}，改派在职党员", period_end, title="联络员由在职党员担任")


@rule(
    brief="{n} 名联络员不是在职党员",
    clause="（八）",
    obligations=("8-1",),
    severity=Severity.ERROR,
    sheet="联络员选派",
    column="政治面貌",
    message="联络员 {联络员姓名} {怎样}。联络员要由在职党员担任。",
    fix="请核对政治面貌和身份证号；确实不符合的，请改派在职党员，并给这一行填结束日期。",
    passes=[
        {},
        {"政治面貌": "群众", "结束日期": "2026-09-29"},
        {"身份证号": _NUMBER, "联络员姓名": "张建国", "结束日期": "2026-06-30", "离退休干部": [{"状态": "转出"}]},
    ],
    fails=[
        {"政治面貌": "群众"},
        {"政治面貌": "中共预备党员"},
        {"身份证号": _NUMBER, "联络员姓名": "张建国", "政治面貌": "民盟", "离退休干部": [{}]},
    ],
)
def liaison_not_member_in_service(tables: Tables, on: Context) -> Rows:
    """全面落实在职党员担任离退休干部党组织党建联络员制度。

    Judged on assignments in force on the as-of date. 在职党员 is read as 中共党员, full members (a 中共预备党员 is told
    as a warning); 在职 as not 在册 in the roster of retired cadres, where one is at hand. A blank 政治面貌 is a field
    rule's matter.
    """
    faces = column(tables, ASSIGNMENTS, "政治面貌")
    for assignment in assignments(tables):
        if not assignment.in_force(on.state_day):
            continue
        face, retired = faces[assignment.row], person(tables, assignment.number)
        if face not in (None, FULL_MEMBER):
            severity = Severity.WARNING if face in PARTY else None
            yield Hit(assignment.row, {"怎样": f"的政治面貌是{face}"}, severity=severity)
        elif retired:
            since = f"（{retired['退休日期']} 退休）" if retired["退休日期"] else ""
            yield Hit(assignment.row, {"怎样": f"在离退休干部花名册里{since}"}, column="身份证号")


@plant()
def liaison_outside_the_party(site: Site) -> Marks:
    """联络员不是党员。"""
    yield from put(_serving(site), "政治面貌", "群众")


@plant()
def liaison_retired(site: Site) -> Marks:
    """联络员已经退休。"""
    row = _serving(site)
    exchange(site, row, is_member)
    yield row.at("身份证号")
    yield row.follows("C08-5")


def _serving(site: Site) -> FormRow:
    return site.take("联络员选派", lambda one: one["结束日期"] is None)
