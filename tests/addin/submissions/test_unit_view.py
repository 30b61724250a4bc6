"""What of an office its units may see, and what it makes of a unit's cover."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from addin.doors.page.answers import PageAnswers
from addin.settings import Settings
from addin.submissions.folder import init_office
from addin.submissions.register import Subordinate, save_units
from addin.submissions.unit_view import UnitView, ViewedUnit, unit_view
from tests.workbook_templates.read.forms import filled
from validators.policy import default_policy
from workbook_templates.read import read_submission

KNOWN = "11530102015101007C"
VIEW = UnitView("530102", "盘龙区委老干部局", 10, {}, (ViewedUnit(KNOWN, "盘龙区农业农村局", ("roster",)),))


def said(view: UnitView, path: Path) -> list[tuple[str, str]]:
    return [(one.severity.value, one.column) for one in view.cover_findings(read_submission(path))]


def test_it_names_no_person(tmp_path: Path) -> None:
    settings = Settings.model_validate(
        {"代码": "530102", "名称": "盘龙区委老干部局", "级别": "county", "填报人": "张三", "联系电话": "0871-1234567"}
    )
    office, _ = init_office(tmp_path / "办公室", settings)
    save_units(office, [Subordinate(KNOWN, "盘龙区农业农村局", kinds=("roster",), contact="李四", phone="13800000000")])
    view = unit_view(office)
    assert view == VIEW
    text = view.as_json()
    assert [one for one in ("张三", "李四", "0871", "1380") if one in text] == []


def test_it_comes_back_from_json_with_its_days() -> None:
    name, day = next((name, one.value) for name, one in default_policy().parameters.items() if type(one.value) is dt.date)
    view = UnitView("530102", "局", 10, {name: day, "year_themes": {"2026": "主题"}}, VIEW.units)
    assert UnitView.from_json(view.as_json()) == view


@pytest.mark.parametrize(
    ("kind", "cover", "expected"),
    [
        ("roster", {}, []),
        ("roster", {"单位代码": "11530103015101008H"}, [("error", "单位代码")]),
        ("roster", {"上级机构代码": "530103"}, [("warning", "上级机构代码")]),
        ("activity", {}, [("info", "单位代码")]),
        ("change", {}, []),
    ],
)
def test_the_cover_is_compared_with_the_register(
    kind: str, cover: dict[str, str], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    known = {"单位代码": KNOWN, "上级机构代码": "530102"}
    assert said(VIEW, filled(tmp_path / "x.xlsx", kind=kind, **{**known, **cover})) == expected


def test_the_page_checks_by_what_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    filled(tmp_path / "files" / "花名册.xlsx", 单位代码="11530103015101008H", 上级机构代码="530102")
    plain, informed = (PageAnswers(tmp_path / "files", tmp_path / "results", office=office) for office in ("", VIEW.as_json()))
    without, found = (json.loads(one.answer("check", "{}"))["json"]["findings"] for one in (plain, informed))
    (more,) = [one for one in found if one not in without]
    assert (more["rule"], more["cell"]) == ("收件", "C5")
    assert "报上去会退回来" in more["message"]
