"""Receiving: whose file it may be, and what an office takes from itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addin.errors import Refused
from addin.submissions.folder import INBOX, RETURNED, Office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate
from addin.submissions.status import status
from tests.addin.conftest import found
from tests.addin.submissions.received import results, said, standing
from tests.addin.submitted_files import liaison, roster, unit, unit_code, write
from workbook_templates.values.period import Period


def test_a_stranger_is_refused_even_with_a_reason(county: Office, tmp_path: Path) -> None:
    file = write(tmp_path / "花名册.xlsx", "roster", roster(7), **unit(7))
    (outcome,) = receive(county, [file], accept_with_reason="没关系")
    assert outcome.result == "returned"
    assert "不在盘龙区委老干部局的下级单位登记簿里" in said(outcome)


def test_a_file_for_another_office_is_refused_where_there_is_no_register(tmp_path: Path) -> None:
    office = found(tmp_path / "o", "530103")
    (outcome,) = receive(office, [write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))])
    assert outcome.result == "returned"
    assert "上级机构代码写的是“530102”" in said(outcome)


def test_a_cover_without_the_office_above_is_told_once(county: Office, tmp_path: Path) -> None:
    (outcome,) = receive(county, [write(tmp_path / "表.xlsx", "roster", roster(1), **unit(1) | {"上级机构代码": ""})])
    assert [(f.rule, f.column) for f in outcome.findings if f.severity == "error"] == [("F01", "上级机构代码")]


OWN = {"填报单位": "盘龙区委老干部局", "单位代码": "530102", "上级机构代码": "530100"}


@pytest.mark.parametrize(("kind", "rows"), [("roster", roster(1)), ("liaison", liaison(1, ["530102000001"]))])
def test_an_office_sends_itself_no_roster(kind: str, rows: dict[str, Any], county: Office, tmp_path: Path) -> None:
    """A clerk wrote the office's code on a unit's cover: its people would stand as the office's own."""
    (outcome,) = receive(county, [write(tmp_path / "表.xlsx", kind, rows, **OWN)], accept_with_reason="就这样收")
    assert outcome.result == "returned"
    assert "机构不向自己报" in said(outcome)
    assert standing(county) == []


def test_what_an_office_fills_in_itself_is_taken(county: Office, tmp_path: Path) -> None:
    no_rows: dict[str, list[dict[str, object]]] = {"补贴标准": [{}], "收款账户": [], "工作经费": [], "重复认定": []}
    own = write(tmp_path / "标准.xlsx", "allowance", no_rows, **OWN)
    assert results(receive(county, [own])) == ["accepted"]
    assert status(county, Period.parse("2026Q3")).unasked == (), "nobody asks the office for it"


def test_an_office_that_lists_itself_may_report(tmp_path: Path) -> None:
    office = found(tmp_path / "o", units=[Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))])
    assert results(receive(office, [write(tmp_path / "表.xlsx", "roster", roster(1), **OWN)])) == ["accepted"]


def test_a_unit_that_sums_up_its_own_branches_takes_its_own_roster(tmp_path: Path) -> None:
    office = found(tmp_path / "o", unit_code(1), "unit")
    assert results(receive(office, [write(tmp_path / "表.xlsx", "roster", roster(1), **unit(1))])) == ["accepted"]


def test_the_offices_own_folders_are_received_only_when_named(county: Office) -> None:
    wrong = roster(1)
    wrong["离退休干部"][0]["性别"] = "女"
    write(county.folder(INBOX) / "1.xlsx", "roster", wrong, **unit(1))
    write(county.folder(INBOX) / "2.xlsx", "roster", roster(2), **unit(2))
    assert len(receive(county, [county.root])) == 2
    with pytest.raises(Refused, match="没有找到"):
        receive(county, [county.root])
    assert len(receive(county, [county.root / RETURNED])) == 1
