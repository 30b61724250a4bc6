"""Clause 10: 每年围绕一个主题. What a unit alone cannot know is told as not looked at: it is not guilty, and not passed over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from addin.presentation.not_run import not_run_lines
from tests.addin.submitted_files import activity, roster, unit, write
from tests.validators.plan_helpers import on, tables
from validators.engine import check
from validators.partly_run import partly_run
from validators.policy import default_policy
from validators.rule import Context
from workbook_templates.read import read_submission

DAY = {"活动类型": "主题党日", "活动日期": "2026-07-01"}
UNKNOWN = on("2026-12-31", "2026Q4")
THEME_DAYS = {
    "活动记录": [{"活动编号": "1", "组织代码": "530102000001", "活动类型": "主题党日", "活动日期": "2026-07-01"}],
    "参加人员": [],
}


def known() -> Context:
    return replace(UNKNOWN, policy=default_policy().override({"year_themes": {"2026": "创新发展"}}))


@pytest.mark.parametrize(
    ("held", "context", "told"),
    [
        ([DAY], UNKNOWN, {"C10-2"}),
        ([DAY | {"主题年度": "2026"}, DAY], UNKNOWN, {"C10-2"}),
        ([DAY | {"主题年度": "2026"}], UNKNOWN, set()),
        ([DAY], known(), set()),
        ([DAY | {"活动日期": "2025-07-01"}], UNKNOWN, set()),
        ([], UNKNOWN, set()),
    ],
)
def test_what_nobody_here_can_know_is_said(held: list[dict[str, object]], context: Context, told: set[str]) -> None:
    numbered = [one | {"活动编号": str(n)} for n, one in enumerate(held)]
    assert set(partly_run(tables(党组织=[{}], 活动记录=numbered), context)) == told


def test_without_the_sheets_the_rule_is_not_run_at_all() -> None:
    assert partly_run(tables(活动记录=[DAY]), UNKNOWN) == {}


def test_a_unit_reads_why_and_has_no_finding_for_it(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1)),
        write(tmp_path / "活动.xlsx", "activity", activity(1, []) | THEME_DAYS, **unit(1)),
    ]
    reports = check([read_submission(path) for path in paths])
    assert not [finding for report in reports for finding in report.findings if finding.rule == "C10-2"]
    assert all("C10-2" not in report.not_run for report in reports)
    [said] = [line for line in not_run_lines(reports) if "主题" in line and "年全省" in line]
    assert said.startswith("未运行的检查（花名册.xlsx、活动.xlsx）：2026 年全省主题党日的主题由老干部局设定，表里看不到；")
    assert reports[1].as_json()["partly_run"].keys() == {"C10-2"}
