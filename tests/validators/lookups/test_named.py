"""Messages call a body by its name, the code in brackets; by the code alone only where no sheet at hand names it."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import BRANCH, GROUP, UNIT, tables
from validators.lookups.named import named

BRANCH_NAME = "盘龙区农业农村局离退休干部党支部"


@pytest.mark.parametrize(
    ("sheet", "code", "called"),
    [
        ("党组织", BRANCH, f"{BRANCH_NAME}（{BRANCH}）"),
        ("联络员选派", BRANCH, f"{BRANCH_NAME}（{BRANCH}）"),
        ("学习小组", GROUP, f"盘龙区农业农村局离退休干部学习小组（{GROUP}）"),
        ("任职", BRANCH, f"党组织 {BRANCH}"),
        ("任职", GROUP, f"学习小组 {GROUP}"),
        ("任职", UNIT, f"盘龙区农业农村局（{UNIT}）"),
        ("任职", "530100", "单位 530100"),
    ],
)
def test_what_a_code_is_called(sheet: str, code: str, called: str) -> None:
    assert named(tables(**{sheet: [{}]}), code) == called
