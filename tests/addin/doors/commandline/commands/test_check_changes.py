"""A change form checked by itself, and together with the roster that it changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import person, roster, unit, write, write_change
from workbook_templates.changes.version import version_of
from workbook_templates.read import read_submission

PERSONS = "离退休干部变动"
HIM = {name: person(101)[name] for name in ("姓名", "身份证号")}  # holds no post
HEAD = {name: person(100)[name] for name in ("姓名", "身份证号")}


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(tmp_path, capsys, monkeypatch)


@pytest.fixture
def last(tmp_path: Path) -> Path:
    return write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))


def found(clerk: Clerk, *files: Path) -> list[dict[str, Any]]:
    """The findings on the first file."""
    clerk.types("check", *files, "--json")
    told = json.loads(clerk.said)
    first: list[dict[str, Any]] = (told[0] if isinstance(told, list) else told)["findings"]
    return first


def at(findings: list[dict[str, Any]], severity: str = "error") -> list[tuple[str, str, str]]:
    return [(one["rule"], one["sheet"], one["cell"]) for one in findings if one["severity"] == severity]


def test_a_blank_form_is_written_and_is_in_order(clerk: Clerk, tmp_path: Path) -> None:
    clerk.types("template", "new", "变动表", "-o", tmp_path / "变动表.xlsx")
    assert clerk.status == 0
    assert read_submission(tmp_path / "变动表.xlsx").form.kind == "change"  # type: ignore[union-attr] # it is one


def test_a_row_is_judged_by_what_its_action_needs(clerk: Clerk, tmp_path: Path) -> None:
    rows = [HIM | {"变动": "去世"}, HEAD | {"变动": "转走"}, {"变动": "修改", "居住地": "大理市"}]
    form = write_change(tmp_path / "变动表.xlsx", {PERSONS: rows}, **unit(1))
    assert at(found(clerk, form)) == [("F30", PERSONS, "W4"), ("F02", PERSONS, "A5"), ("F01", PERSONS, "C6")]
    assert clerk.status == 1


def test_with_the_roster_what_the_changes_make_is_checked_at_the_change_forms_own_cell(
    clerk: Clerk, last: Path, tmp_path: Path
) -> None:
    """The dead head of the branch still holds the post; a birth date that the identity number does not bear out is the row's."""
    rows = [HEAD | {"变动": "去世", "状态日期": "2026-08-01"}, HIM | {"变动": "修改", "出生日期": "1958-09-09"}]
    form = write_change(tmp_path / "变动表.xlsx", {PERSONS: rows}, **unit(1))
    assert at(found(clerk, form)) == []
    together = found(clerk, form, last)
    assert ("F08", PERSONS, "F5") in [*at(together), *at(together, "warning")]
    [still_held] = [one for one in together if one["rule"] == "F20"]
    assert (still_held["sheet"], still_held["cell"]) == ("封面", "")
    assert "“任职”" in still_held["message"]
    closed = {"变动": "免职", "任职组织代码": "530102000001", "职务": "书记", "免职日期": "2026-08-01"} | HEAD
    whole = write_change(tmp_path / "变动表2.xlsx", {PERSONS: rows[:1], "任职变动": [closed]}, **unit(1))
    assert at(found(clerk, whole, last)) == []


def test_what_the_roster_had_before_is_told_once_and_not_blamed(clerk: Clerk, tmp_path: Path) -> None:
    before = roster(1)
    before["离退休干部"][1] |= {"联系电话": "1388", "居住地": None}
    base = write(tmp_path / "花名册.xlsx", "roster", before, **unit(1))
    form = write_change(tmp_path / "变动表.xlsx", {PERSONS: [HIM | {"变动": "修改", "专长": "书法"}]}, **unit(1))
    together = found(clerk, form, base)
    assert at(together) == []
    [said] = [one["message"] for one in together if one["severity"] == "info" and one["rule"] == "变动"]
    assert said.startswith("花名册里原来就有错误1条、提醒")


def test_somebody_whom_the_roster_does_not_know_is_told_of(clerk: Clerk, last: Path, tmp_path: Path) -> None:
    stranger = {name: person(999)[name] for name in ("姓名", "身份证号")}
    form = write_change(tmp_path / "变动表.xlsx", {PERSONS: [stranger | {"变动": "修改", "专长": "书法"}]}, **unit(1))
    assert at(found(clerk, form, last)) == [("变动", PERSONS, "C4")]


def test_another_version_than_the_one_it_was_made_from_is_told_of(clerk: Clerk, last: Path, tmp_path: Path) -> None:
    real = version_of(read_submission(last))
    assert real is not None
    rows = {PERSONS: [HIM | {"变动": "修改", "专长": "书法"}]}
    same = write_change(tmp_path / "变动表.xlsx", rows, **unit(1) | {"依据版本": real.text})
    other = write_change(tmp_path / "变动表2.xlsx", rows, **unit(1) | {"依据版本": "2026Q2第1次"})
    assert ("变动", "封面", "C15") not in at(found(clerk, same, last), "warning")
    assert ("变动", "封面", "C15") in at(found(clerk, other, last), "warning")


def test_the_marked_copy_has_the_finding_where_it_is(clerk: Clerk, last: Path, tmp_path: Path) -> None:
    form = write_change(tmp_path / "变动表.xlsx", {PERSONS: [HIM | {"变动": "修改", "出生日期": "1958-09-09"}]}, **unit(1))
    clerk.types("check", form, last, "--marked", tmp_path / "已校验")
    assert (tmp_path / "已校验" / "变动表（已校验）.xlsx").is_file()
