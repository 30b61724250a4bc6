"""Clause 3: 党建总体布局、年度党建工作考核体系、基层党建工作责任落实体系、党组织书记抓基层党建述职评议考核."""

from __future__ import annotations

import pytest

from tests.validators.plan_helpers import WARNING, found

PLAN = ["党建总体布局", "纳入考核", "基层党建工作责任落实体系", "述职评议"]


@pytest.mark.parametrize("missing", PLAN)
def test_each_of_the_four_is_asked_for(missing: str) -> None:
    (told,) = found("C03-1", {"单位事项": [{"事项": one} for one in PLAN if one != missing]})
    assert (told.severity, missing in told.message) == (WARNING, True)


def test_all_four_are_enough() -> None:
    assert found("C03-1", {"单位事项": [{"事项": one} for one in PLAN]}) == []
