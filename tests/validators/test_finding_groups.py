"""The same finding at many cells is told once, and no place is lost in the telling."""

from __future__ import annotations

from dataclasses import replace

from validators.finding import Finding, Severity
from validators.finding_cap import LOOK_AT_COLUMN
from validators.finding_groups import MOST_LISTED, MOST_PLACES, FindingGroup, group_findings, places, remainder_text

BLANK = Finding("F01", Severity.ERROR, None, "表.xlsx", "离退休干部", "P4", 4, "居住地", "", "这一格是空的。", "请填写。")


def at(row: int, message: str = BLANK.message, column: str = "P", **changed: object) -> Finding:
    return replace(BLANK, cell=f"{column}{row}", row=row, message=message, **changed)  # type: ignore[arg-type]


def test_equal_sentences_are_said_once_with_all_places() -> None:
    (group,) = group_findings([at(4), at(5), at(6), at(9)])
    assert [one.cell for one in group.listed] == ["P4"]
    assert remainder_text(group) == "……还有 3 处同样的问题：P5:P6、P9"


def test_sentences_that_name_persons_are_said_for_the_first_few() -> None:
    (group,) = group_findings([at(row, f"第{row}个人没有编组。") for row in range(4, 27)])
    assert [one.row for one in group.listed] == [4, 5, 6]
    assert remainder_text(group) == "……还有 20 处同样的问题：P7:P26"


def test_one_more_than_the_first_few_is_not_worth_a_line() -> None:
    (group,) = group_findings([at(row, f"第{row}个人。") for row in range(MOST_LISTED + 1)])
    assert not group.rest


def test_what_differs_is_not_put_together() -> None:
    others = [at(5, rule="F02"), at(5, column="Q"), at(5, sheet="任职"), at(5, severity=Severity.WARNING)]
    others[1] = replace(others[1], column="联系电话")
    assert [len(group.findings) for group in group_findings([at(4), *others, at(6)])] == [2, 1, 1, 1, 1]


def test_the_line_that_counts_what_was_not_listed_stands_alone() -> None:
    groups = group_findings([at(4), at(5), at(6, "从这里往下还有 900 处同样的问题", fix=LOOK_AT_COLUMN)])
    assert [one.message for one in groups[1].listed] == ["从这里往下还有 900 处同样的问题"]


def test_every_finding_is_told_or_counted() -> None:
    findings = [at(row, f"{row % 7}") for row in range(4, 400)] + [at(row, column="Q", rule="F09") for row in range(4, 90, 2)]
    groups = group_findings(findings)
    assert [one for group in groups for one in (*group.listed, *group.rest)] == findings


def test_places() -> None:
    assert places([at(7), at(8), at(8, column="Q"), at(9)]) == "P7:P8、Q8、P9"
    assert places([at(7), replace(BLANK, cell="", row=0)]) == "", "a place that is not a cell is not invented"
    many = places([at(row) for row in range(4, 200, 2)])
    assert (many.count("P"), many.endswith("……")) == (MOST_PLACES, True)
    assert places(()) == ""
    assert FindingGroup((BLANK,)).rest == ()
