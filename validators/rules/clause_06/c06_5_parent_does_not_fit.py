"""C06-5: an organisation whose parent is dissolved, ranks no higher, or lies below itself."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import BRANCH, COMMITTEE, GENERAL_BRANCH, ORGANISATIONS, Body, organisations
from validators.lookups.named import named
from validators.lookups.once import column
from validators.owed import StandingDuty, period_end
from validators.planting import plant
from validators.planting.rows import is_branch, put
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_RANK = {BRANCH: 1, GENERAL_BRANCH: 2, COMMITTEE: 3}
_A, _B = "530102000001", "530102000002"


def _named(form: str) -> dict[str, str]:
    return {"组织形式": form, "党组织名称": f"盘龙区农业农村局离退休干部{form}"}


STANDING = StandingDuty("理顺上级党组织", period_end)


@rule(
    brief="{n} 个党组织的上级填写不对",
    clause="（六）",
    obligations=("0-1", "6-2"),
    severity=Severity.ERROR,
    sheet="党组织",
    column="上级党组织代码",
    message="{党组织名称}（{组织形式}）的上级填的是{上级}：{怎样}。",
    fix="请核对“上级党组织代码”：党支部的上级是党总支或党委，党总支的上级是党委；没有上级离退休干部党组织的空着。",
    passes=[
        {},
        {"上级党组织代码": "530102000999"},
        {"党组织": [_named("党支部") | {"上级党组织代码": _B}, _named("党总支") | {"党组织代码": _B}]},
        {"党组织": [_named("党委") | {"上级党组织代码": _B}, _named("党委") | {"党组织代码": _B}]},
    ],
    fails=[
        {"上级党组织代码": _A},
        {"党组织": [{"上级党组织代码": _B}, {"党组织代码": _B}]},
        {"党组织": [_named("党总支") | {"上级党组织代码": _B}, {"党组织代码": _B}]},
        {"党组织": [{"上级党组织代码": _B}, {"党组织代码": _B, "上级党组织代码": _A}]},
        {"党组织": [{"上级党组织代码": _B}, _named("党委") | {"党组织代码": _B, "状态": "已撤销"}]},
    ],
    also=["F13"],
)
def parent_does_not_fit(tables: Tables, on: Context) -> Rows:
    """党组织设置符合党章和有关规定：上级党组织没有撤销，层级高于下级，上下级关系不循环。

    Forms nest: 党支部 under 党总支 or 党委, 党总支 under 党委; a 党委 may stand under a higher 党委. A parent that is not
    at hand may be another unit's (F13 tells when all are at hand). Organisations that lead back to themselves are told
    once, at the first of them.
    """
    known = organisations(tables)
    parents = dict(zip(column(tables, ORGANISATIONS, "党组织代码"), column(tables, ORGANISATIONS, "上级党组织代码"), strict=True))
    circles = _circles(parents)
    for body in known.values():
        above = parents.get(body.code, "")
        circle = circles.get(body.code)
        wrong = _around(tables, circle, body) if circle else _misfit(body, known.get(above))
        if wrong:
            yield Hit(body.row, {"上级": named(tables, above), "怎样": wrong})


def _around(tables: Tables, circle: list[str], body: Body) -> str:
    """That the circle leads back to the body, told at its first member alone; empty at the others."""
    if circle[0] != body.code:
        return ""
    if len(circle) == 1:
        return "填成了它自己"
    return f"上下级关系互相循环，{' → '.join(named(tables, code) for code in [*circle, body.code])}"


def _misfit(body: Body, parent: Body | None) -> str:
    if parent is None or not body.exists:
        return ""
    if not parent.exists:
        return "它已撤销"
    own, above = _RANK.get(body.form), _RANK.get(parent.form)
    if own is None or above is None or above > own or (own == above == _RANK[COMMITTEE]):
        return ""
    return f"它是{parent.form}，不能管{body.form}"


def _circles(parents: dict[str, str]) -> dict[str, list[str]]:
    """The members of each circle, from the first in the sheet, by each member's code; one walk over every code."""
    found: dict[str, list[str]] = {}
    done: set[str] = set()
    for start in parents:
        path: list[str] = []
        code = start
        while code and code not in done:
            done.add(code)
            path.append(code)
            code = parents.get(code, "")
        if code in path:
            circle = path[path.index(code) :]
            found |= dict.fromkeys(circle, circle)
    return found


@plant()
def parent_is_a_branch(site: Site) -> Marks:
    """上级填成了另一个党支部。"""

    def siblings(row: FormRow) -> list[FormRow]:
        others = [one for one in site.rows(row.form.unit, "党组织") if one.cells is not row.cells and is_branch(one)]
        return [one for one in others if not site.is_used(one.cells)]

    row = site.take("党组织", lambda one: is_branch(one) and siblings(one))
    above = siblings(row)[0]
    site.mark_used(above.cells)
    yield from put(row, "上级党组织代码", above["党组织代码"])


@plant()
def parent_is_itself(site: Site) -> Marks:
    """上级填成了自己。"""
    row = site.take("党组织", is_branch)
    yield from put(row, "上级党组织代码", row["党组织代码"])
