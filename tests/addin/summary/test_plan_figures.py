"""Figures of posts and reserves, counted by hand from the plan's reading: who does not count as held, fit or sitting."""

from __future__ import annotations

from typing import Any

import pytest

from addin.summary.measure.catalogue import find
from addin.summary.measure.measure import measure
from tests.addin.summary.registers import inputs, unit

CODE = "530102"
FIRST, SECOND = f"{CODE}000001", f"{CODE}000002"
BRANCHES = [{"党组织代码": code, "党组织名称": "甲局离退休干部党支部"} for code in (FIRST, SECOND)]


def person(n: int, branch: str = FIRST, **values: Any) -> dict[str, Any]:
    return {"身份证号": f"53010219600101{n:04d}", "姓名": f"王某{n}", "退休日期": "2023-03", "党支部代码": branch} | values


def named(n: int, **values: Any) -> dict[str, Any]:
    return {"身份证号": f"53010219600101{n:04d}", "姓名": f"王某{n}"} | values


RESERVE = named(1, 党支部代码=FIRST, 入库日期="2026-03-03")
SITTING = named(1, 任职组织代码=FIRST, 职务="书记")
RESERVES = {
    "one fit person for one of two branches": (person(1), [RESERVE], [], "50.0"),
    "one person for both": (person(1), [RESERVE, RESERVE | {"党支部代码": SECOND}], [], "50.0"),
    "the sitting secretary": (person(1), [RESERVE], [SITTING], "0.0"),
    "who died": (person(1, 状态="去世", 状态日期="2026-08-01"), [RESERVE], [], "0.0"),
    "retired more than five years before": (person(1, 退休日期="2019-03"), [RESERVE], [], "0.0"),
    "never a leader": (person(1, 曾任领导职务="否"), [RESERVE], [], "0.0"),
}


@pytest.mark.parametrize(("who", "reserves", "posts", "share"), RESERVES.values(), ids=RESERVES)
def test_a_reserve_counts_once_and_only_where_fit(
    who: dict[str, Any], reserves: list[dict[str, Any]], posts: list[dict[str, Any]], share: str
) -> None:
    """“全面实现‘一支部一后备书记’”（七）: two branches, a share in percent."""
    rows = {"党组织": BRANCHES, "离退休干部": [who, person(2), person(3, SECOND)], "后备书记": reserves, "任职": posts}
    assert str(measure(find("I07-1"), inputs(unit(CODE, rows))).value) == share


@pytest.mark.parametrize(
    ("post", "people", "number"),
    [
        ({"任职人员类别": "在职"}, [], "1"),
        ({"任职人员类别": "在职", "免职日期": "2026-08-01"}, [], "0"),
        ({"任职人员类别": "在职"}, [person(1, 状态="去世", 状态日期="2026-08-01")], "0"),
        ({"任职人员类别": "在职"}, [person(1, 状态="转出", 状态日期="2026-08-01")], "0"),
        ({}, [person(1)], "0"),
    ],
)
def test_a_secretary_in_service_is_one_who_sits(post: dict[str, Any], people: list[dict[str, Any]], number: str) -> None:
    """“离退休干部党支部书记由在职人员担任的，要……逐步调整”（七）: the dead and the gone hold no post."""
    rows = {"党组织": BRANCHES, "离退休干部": [*people, person(2)], "任职": [SITTING | post]}
    assert str(measure(find("I07-2"), inputs(unit(CODE, rows))).value) == number
