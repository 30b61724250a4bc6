"""What was not checked is told by the form that is wanting."""

from __future__ import annotations

from validators.catalogue import submission_rules
from validators.not_run import ABOUT, missing_forms
from workbook_templates.schema import REPORTED_KINDS, all_forms, form

ROSTER = tuple(sheet.name for sheet in form("roster").sheets)
TABLE_RULES = [rule for rule in submission_rules() if rule.scope == "table"]


def _not_run(sheets: tuple[str, ...]) -> list[str]:
    return [rule.code for rule in TABLE_RULES if not {*rule.needs} <= {*sheets, "封面"}]


def test_a_roster_alone_waits_for_the_other_forms() -> None:
    found = {one.kind: one for one in missing_forms(_not_run(ROSTER), ROSTER)}
    assert {"liaison", "activity", "assessment"} <= set(found)
    assert "roster" not in found
    assert "C02-5" in found["activity"].rules
    assert "C08-1" in found["liaison"].rules
    assert found["activity"].words == "《活动记录》"


def test_each_rule_not_run_is_told_with_every_form_it_waits_for() -> None:
    for held in all_forms().values():
        sheets = tuple(sheet.name for sheet in held.sheets)
        told = missing_forms(_not_run(sheets), sheets)
        assert {code for one in told for code in one.rules} == set(_not_run(sheets))
    found = missing_forms(_not_run(()), ())
    assert {one.kind for one in found if "C05-2" in one.rules} == {"roster", "activity"}


def test_a_sheet_gone_from_a_form_at_hand_is_named() -> None:
    sheets = tuple(name for name in ROSTER if name != "学习小组")
    roster = next(one for one in missing_forms(_not_run(sheets), sheets) if one.kind == "roster")
    assert roster.words == "《花名册》的工作表“学习小组”"


def test_everything_at_hand_wants_nothing() -> None:
    assert missing_forms((), ROSTER) == []


def test_every_form_says_what_it_is_wanted_for() -> None:
    assert set(ABOUT) == set(REPORTED_KINDS)
