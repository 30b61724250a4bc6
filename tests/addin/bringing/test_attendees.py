"""The next activity form knows the unit's people and bodies: a grid to be ticked, which is read as 参加人员."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from addin.bringing.attendees import attendees, bodies
from addin.submissions.receive import receive
from addin.usecases.blank_form import new_form
from addin.usecases.handout import hand_out
from addin.usecases.next_form import next_from_file
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import activity, person, roster, unit, unit_code, unit_name, write
from tests.workbook_templates.mark.sound import faults
from validators.engine import check
from validators.examples import tables_of
from workbook_templates.read import read_submission

BRANCH, GROUP = "530102000001", "X530102000001"
ACT = {
    "A": "2026Q4-0001", "B": BRANCH, "C": "党员大会", "E": "2026-10-12", "F": "学习党章", "H": 2, "I": 2, "K": "线下",
    "M": "周志伟",
}  # fmt: skip
COVER = {"填报日期": "2026-12-28", "填报人": "李明", "联系电话": "0871-63123456"}


def people() -> dict[str, list[dict[str, object]]]:
    """A secretary who leads the group as well, a member, somebody outside the Party, one who died."""
    rows = roster(1)
    three, group = rows["离退休干部"], {"政治面貌": "群众", "入党日期": "", "党支部代码": "", "学习小组代码": GROUP}
    three[2] |= group
    three[3] |= {"状态": "去世", "状态日期": "2026-08-01"}
    rows["学习小组"] = [{"小组代码": GROUP, "小组名称": "第一学习小组", "挂联党支部代码": BRANCH}]
    leader = {key: three[0][key] for key in ("姓名", "身份证号")}
    rows["任职"] = [leader | {"任职组织代码": GROUP, "职务": "组长"}, leader | {"任职组织代码": BRANCH}]
    return rows


def test_who_may_take_part_and_as_what() -> None:
    tables = tables_of(people())
    told = [(one.name, one.role, one.body) for one in attendees(tables)]
    name = [str(person(n)["姓名"]) for n in (100, 101, 102)]
    branch = f"{unit_name(1)}离退休干部党支部"
    assert told == [(name[0], "书记", branch), (name[1], "党员", branch), (name[2], "群众", "第一学习小组")]
    assert [body.code for body in bodies(tables)] == [BRANCH, GROUP]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The unit's roster and its activity form of the third quarter."""
    own = write(tmp_path / "花名册.xlsx", "roster", people(), **unit(1))
    return own, write(tmp_path / "活动.xlsx", "activity", activity(1, [("2026Q3-0001", "2026-08-12")]), **unit(1))


def fill_in(path: Path, *ticked: str) -> None:
    """Record one activity and tick these cells of the grid."""
    book = openpyxl.load_workbook(path)
    for column, value in ACT.items():
        book["活动记录"][f"{column}4"] = value
    for cell in ticked:
        book["签到表"][cell] = "√"
    for row in book["封面"].iter_rows():
        if row[1].value in COVER:
            row[2].value = COVER[row[1].value]
    book.save(path)


def test_the_next_form_has_the_people_and_its_ticks_are_participants(files: tuple[Path, Path], tmp_path: Path) -> None:
    own, last = files
    path = next_from_file(last, tmp_path / "四季度.xlsx", roster=own).path
    book = openpyxl.load_workbook(path)
    page = book["签到表"]
    assert [cell.value for cell in page[3]][:5] == ["姓名", "身份证号", "参加身份", "所在组织", "2026Q4-0001"]
    assert [page.cell(row, 2).value for row in (4, 5, 6, 7)] == [*(person(n)["身份证号"] for n in (100, 101, 102)), None]
    assert f"{BRANCH}　{unit_name(1)}离退休干部党支部" in page["A2"].value
    assert (page.freeze_panes, page.print_title_rows, page.print_title_cols) == ("C4", "$1:$3", "$A:$B")
    assert book.active.title == "封面"
    assert faults(path) == []
    assert not read_submission(path).facts, "a grid without ticks says nothing"
    fill_in(path, "E4", "E6")
    read = read_submission(path)
    names = [person(n)["姓名"] for n in (100, 102)]
    assert list(read.tables["参加人员"].records("活动编号", "姓名", "参加身份")) == [
        ("2026Q4-0001", names[0], "书记"),
        ("2026Q4-0001", names[1], "群众"),
    ]
    assert not [one for one in check([read])[0].findings if one.severity == "error"]


def test_without_a_roster_the_form_is_as_it_was(files: tuple[Path, Path], tmp_path: Path) -> None:
    _, last = files
    assert "签到表" not in openpyxl.load_workbook(next_from_file(last, tmp_path / "四季度.xlsx").path).sheetnames
    assert "签到表" not in openpyxl.load_workbook(new_form("activity", tmp_path / "空白.xlsx")).sheetnames


def test_a_blank_form_by_command(files: tuple[Path, Path], tmp_path: Path, clerk: Clerk) -> None:
    own, last = files
    path = tmp_path / "新.xlsx"
    clerk.types("template", "new", "activity", "--period", "2026Q4", "--roster", own, "-o", path)
    assert openpyxl.load_workbook(path)["签到表"]["B4"].value == person(100)["身份证号"]
    clerk.types("template", "new", "activity", "--roster", last, "-o", tmp_path / "另一.xlsx")
    assert clerk.status == 2
    assert "不是花名册" in clerk.scolded


def test_what_is_handed_out_has_the_people_of_the_newest_roster(files: tuple[Path, Path], tmp_path: Path) -> None:
    """In the form born from the last one, and in the blank one of a unit that has sent no activities yet."""
    office = found(tmp_path / "o", units=registered(1, 2, kinds=("roster", "activity")))
    receive(office, [*files, write(tmp_path / "二.xlsx", "roster", roster(2), **unit(2))], accept_with_reason="测试")
    hand_out(office.root, "2026Q4", tmp_path / "下发")
    for number, first in ((1, 100), (2, 200)):
        (folder,) = (one for one in (tmp_path / "下发").iterdir() if unit_code(number) in one.name)
        (form,) = folder.glob("活动记录_*.xlsx")
        assert openpyxl.load_workbook(form)["签到表"]["B4"].value == person(first)["身份证号"]
