"""Results of comparing outside lists, as text or JSON; identity numbers are masked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from addin.payroll.list_matches import ComparedList, MatchedPerson
from addin.payroll.sheet_rows import months_text
from addin.presentation.batches import as_json
from workbook_templates.advice import Advice, Sentence, in_lines
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money, plain_money


def compared_list_text(compared: ComparedList) -> str:
    """Who of ours is in the list, new ones first; what was paid since; what to do next."""
    lines = [f"名单 {compared.rows} 行，查到我们的 {len(compared.found)} 人次。"] if compared.rows else []
    if compared.not_compared:
        lines.append(f"其中 {compared.not_compared} 行既没有身份证号也没有出生日期，没法核对。")
    new = [one for one in compared.found if one.is_new]
    waiting = [one for one in compared.found if not one.is_new and not one.hit.result]
    decided = [one for one in compared.found if one.hit.result]
    for heading, those in (("新查到的", new), ("还没有认定的", waiting), ("以前已经认定的", decided)):
        if those:
            lines.append(f"{heading} {len(those)} 人次：")
            lines += [f"  · {_sentence(one)}" for one in those]
    if new or waiting:
        lines.append(Sentence("没有认定以前，这些人以后的月份暂缓发放。核实以后请", Advice.DECIDE_LISTED, "。"))
    return in_lines(lines or ["没有等着认定的。"])


def decided_match_text(found: Sequence[MatchedPerson]) -> str:
    """What was decided, or that a second person has to say the same; what follows from it."""
    lines: list[str] = [_sentence(one) for one in found]
    if any(not one.hit.result for one in found):
        lines.append(Sentence("已登记，还要由另一个人同样", Advice.DECIDE_LISTED, "才算。"))
    if any(one.hit.result == "属实" and one.fen for one in found):
        lines.append(Sentence("多发的请", Advice.ADJUST, "，记为应收回。"))
    return in_lines(lines)


def _sentence(one: MatchedPerson) -> str:
    paid = f"；{months_text(one.months)}已发 {money(one.fen)} 元" if one.fen else ""
    said = f"；{one.hit.said_by} 认为{one.hit.said}" if one.hit.said and not one.hit.result else ""
    return f"{one.person.words}{one.hit.words}{paid}{said}"


def compared_list_json(compared: ComparedList) -> str:
    """The same as JSON."""
    told: dict[str, Any] = {"rows": compared.rows, "not_compared": compared.not_compared}
    return as_json(told | {"found": [_object(one) for one in compared.found]})


def decided_match_json(found: Sequence[MatchedPerson]) -> str:
    """The hits of one person as a JSON array."""
    return as_json([_object(one) for one in found])


def _object(one: MatchedPerson) -> dict[str, Any]:
    return {
        "name": one.person.name, "person": mask(one.person.number), "unit_name": one.person.unit, "kind": one.hit.kind,
        "how": one.hit.how, "since": one.hit.since, "new": one.is_new, "proposed": one.hit.said or None,
        "result": one.hit.result or None, "months": list(one.months), "paid": plain_money(one.fen),
    }  # fmt: skip
