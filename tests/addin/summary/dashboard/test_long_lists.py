"""The rows of long lists: the first in the page, the others for its script, all masked."""

from __future__ import annotations

from dataclasses import replace

from addin.summary.dashboard.long_lists import FIRST_ROWS, evidence, not_paid, shares_by_unit
from addin.summary.measure.evidence import EvidenceRow
from tests.addin.summary.scenes import NUMBER, PAYMENTS, UNIT_A, UNIT_B, scene


def test_no_row_is_lost_and_none_is_twice() -> None:
    rows = [EvidenceRow(UNIT_A, "甲", "离退休干部", f"{NUMBER}.xlsx", n, f"第{n}人") for n in range(1, 251)]
    found = evidence(rows, 3)
    assert len(found.rows) == FIRST_ROWS
    assert [row[-1] for row in (*found.rows, *found.more)] == [one.what for one in rows]
    assert found.left == 3
    assert {row[3] for row in (*found.rows, *found.more)} == {"530102********2415.xlsx"}
    assert all(len(row) == len(found.heads) + 1 for row in (*found.rows, *found.more))


def test_payments() -> None:
    found = not_paid(PAYMENTS)
    assert found.rows[0][4:8] == ["530102********2415", "第一支部书记", "2026-07", "300.00"]
    assert dict(found.heads)["金额"]
    assert all(len(row) == len(found.heads) + 1 for row in found.rows)


def test_what_is_only_counted_carries_no_sign() -> None:
    data = scene()
    with_target = next(one for one in data.indicators if one.indicator.code == "I02-1")
    rows = shares_by_unit(list(data.units.items()), [with_target, replace(with_target, target="")]).rows
    assert rows[0] == [UNIT_A, "盘龙区农业农村局", "50.0% ▲", "50.0%"]
    assert rows[1] == [UNIT_B, "盘龙区教育体育局", "—", "—"]
