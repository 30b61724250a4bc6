"""F02: a value outside its code list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from validators.finding import Severity
from validators.planting import plant
from validators.planting.activities import outing
from validators.planting.rows import is_member, put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule

_MEANT = {"TRUE": "是", "FALSE": "否", "Y": "是", "N": "否", "√": "是", "×": "否", "有": "是", "无": "否"}
_LIKE = 0.4
_SHOWN_IN_FULL = 8


def _nearest(value: str, allowed: Sequence[str]) -> str:
    """The listed value a clerk most likely meant, or nothing where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    if value.upper() in _MEANT:
        meant = _MEANT[value.upper()]
        return meant if meant in allowed else ""
    within = [choice for choice in allowed if choice in value or value in choice]
    found = within or get_close_matches(value, allowed, 1, _LIKE)
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def _words(value: str, allowed: tuple[str, ...]) -> dict[str, str]:
    """Made only for what is told: looking for what was meant is slow."""
    return {"建议": _remedy(value, allowed)}


def _remedy(value: str, allowed: Sequence[str]) -> str:
    nearest = _nearest(value, allowed)
    if nearest:
        return f"您是不是要填“{nearest}”？"
    return f"可选：{'、'.join(allowed)}。" if len(allowed) <= _SHOWN_IN_FULL else ""


def _meant(view: View, row: int) -> str | None:
    return _nearest(str(view.values[row]), view.column.allowed) or None


@field_rule(
    brief="{n} 处没有从选项里选",
    applies=lambda column: bool(column.codes) and not column.open,
    severity=Severity.ERROR,
    sheet="离退休干部",
    column="政治面貌",
    message="“{列}”填的是“{值}”，不在规定的选项里。",
    fix="请在下拉列表中选择一项。{建议}",
    suggest=_meant,
    passes=[{}, {"政治面貌": " 中共 党员 "}, {"政治面貌": "九三学社"}],
    fails=[{"政治面貌": "党员"}, {"政治面貌": "中共党"}, {"政治面貌": "无"}, {"政治面貌": "=1+1"}],
)
def not_in_code_list(view: View, on: Context) -> Rows:
    """有下拉选项的列只能填选项里的值。The nearest listed value is suggested; nothing is corrected silently."""
    strange = view.distinct.difference(view.column.allowed, (None,))
    if not strange:
        return
    allowed = tuple(view.column.allowed)

    def words(row: int) -> dict[str, str]:
        return _words(str(view.values[row]), allowed)

    yield from (Hit(i, words) for i, value in enumerate(view.values) if value in strange)


@plant()
def member_in_short(site: Site) -> Marks:
    """政治面貌写成“党员”。"""
    yield from put(site.bystander(is_member), "政治面貌", "党员")


@plant()
def rank_in_own_words(site: Site) -> Marks:
    """退休时职级不是选项里的。"""
    yield from put(site.bystander(), "退休时职级", "正科级")


@plant()
def way_in_own_words(site: Site) -> Marks:
    """活动方式不是选项里的。"""
    yield from put(outing(site), "活动方式", "现场")
