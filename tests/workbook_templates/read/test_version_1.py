"""Forms of version 1, saved when that was today's: they are read as today's form filled with the same values."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook_templates.read.forms import filled
from validators.engine import check
from validators.finding import Finding, Severity
from workbook_templates.cell_types import show
from workbook_templates.layout import COVER
from workbook_templates.read import read_submission
from workbook_templates.schema import form
from workbook_templates.table import Submission, Table

SAVED = Path(__file__).with_name("version_1")
KINDS = sorted(path.stem for path in SAVED.glob("*.xlsx"))


@pytest.fixture(params=KINDS)
def old(request: pytest.FixtureRequest) -> Submission:
    return read_submission(SAVED / f"{request.param}.xlsx")


@pytest.fixture
def new(old: Submission, tmp_path: Path) -> Submission:
    """Today's form filled with what the old one could hold."""
    assert old.form is not None
    rows = {name: [_typed(table, i) for i in range(len(table))] for name, table in old.tables.items()}
    (cover,) = rows.pop(COVER)
    return read_submission(filled(tmp_path / "新表.xlsx", rows, old.form.kind, **cover))


def _typed(table: Table, i: int) -> dict[str, object]:
    return {name: None if value is None else show(value) for name, value in table.row(i).items()}


def findings(read: Submission) -> list[Finding]:
    return list(check([read])[0].findings)


def test_every_form_that_has_moved_on_is_kept_as_it_was() -> None:
    assert {kind for kind in KINDS if form(kind).version > 1} == set(KINDS) == {"roster", "activity", "allowance", "assessment"}


def test_it_is_read_as_todays(old: Submission, new: Submission) -> None:
    assert (old.usable, old.version, old.form) == (True, 1, new.form)
    for name, table in new.tables.items():
        columns = [column.name for column in table.sheet.columns]
        assert list(old.tables[name].records(*columns)) == list(table.records(*columns)), name


def test_what_is_new_is_told_and_nothing_else(old: Submission, new: Submission) -> None:
    def without_version(read: Submission) -> list[tuple[str, str, str, str]]:
        return [(f.rule, f.sheet, f.column, f.message) for f in findings(read) if f.rule != "T02"]

    assert without_version(old) == without_version(new)
    told = [finding for finding in findings(old) if finding.rule == "T02"]
    assert {finding.severity for finding in told} == {Severity.INFO}
    assert "用的是旧版的表（第 1 版），现在是第 2 版" in told[0].message
    added = {sheet.name: [c.name for c in sheet.own if c.since > 1] for sheet in new.form.sheets} if new.form else {}
    for finding in told[1:]:
        assert all(f"“{name}”列旧版没有，当作没有填" in finding.message for name in added[finding.sheet])


def test_nothing_in_its_workbook_or_cells_is_an_error(old: Submission) -> None:
    assert not [f for f in findings(old) if f.severity is Severity.ERROR and f.rule[0] in "TF"]


def test_a_member_from_another_province_can_be_registered_and_accuses_nobody(tmp_path: Path) -> None:
    """In a filled workbook of today: no code, but the name of the party organisation that he comes from."""
    home = {"流出党支部代码": None, "流出党组织名称": "四川省成都市青羊区农业农村局退休干部党支部"}
    row = home | {"身份证号": "510105196001010014", "外出日期": "2025-01-10", "通报流入地日期": None}
    told = [f for f in findings(read_submission(filled(tmp_path / "a.xlsx", {"流动党员": [row]}))) if f.sheet == "流动党员"]
    assert not [f for f in told if f.rule in ("F01", "F13", "C13-1", "C13-2", "C13-3")]
    nameless = filled(tmp_path / "b.xlsx", {"流动党员": [row | {"流出党组织名称": None}]})
    assert [f.column for f in findings(read_submission(nameless)) if f.rule == "F01"] == ["流出党支部代码"]
