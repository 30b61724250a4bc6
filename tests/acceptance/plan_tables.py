"""Tables of forms and of what the plan says of them, written from its sentences and not from the product.

A case states rows by sheet, each by what differs from an ordinary row of that form (one branch, one group, one person).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tests.validators.plan_helpers import ERROR, WARNING, checked, on, tables

Sheets = Mapping[str, Sequence[Mapping[str, object]]]
BRANCH, OTHER_BRANCH, GROUP = "530102000001", "530102000002", "X530102000001"
NOTHING: list[Any] = []
TOLD, LATE = [WARNING], [ERROR]


class Case(NamedTuple):
    """What the forms say, the day on which they are judged, and the severities expected of the rule, one a finding."""

    forms: Sheets
    day: str
    expected: list[Any]
    period: str = "2026Q3"


def answer(code: str, case: Case) -> list[Any]:
    """The severities of what the rule says of the case's forms."""
    return [finding.severity for finding in checked(code, tables(**case.forms), on(case.day, case.period))]


def members(number: int, **values: object) -> list[dict[str, object]]:
    """So many party members of the branch, each with a number of their own."""
    return [{"身份证号": f"5301021963{n:08d}", "姓名": f"李某{n}", **values} for n in range(number)]
