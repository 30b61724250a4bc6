"""A unit that took another one over gets the other's persons in its next form: nobody has to type them again."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.usecases.handout import hand_out
from addin.usecases.unit_changes import reorganise
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import person, roster, unit, unit_code, unit_name, write
from tests.workbook_templates.read.forms import changed
from workbook_templates.read import read_submission
from workbook_templates.table import Submission

PEOPLE = "离退休干部"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Units 1 and 2 have reported the third quarter, with persons 100 to 103 and 200 to 203; unit 3 has never reported."""
    office = found(tmp_path / "o", units=registered(1, 2, 3, kinds=("roster",)))
    receive(office, [write(tmp_path / f"{n}.xlsx", "roster", roster(n), **unit(n)) for n in (1, 2)])
    return office


def given(office: Office, number: int, folder: Path, period: str = "2026Q4") -> Submission:
    hand_out(office.root, period, folder)
    (path,) = (path for path in folder.rglob("花名册_*.xlsx") if path.parent.name.endswith(unit_code(number)))
    return read_submission(path)


def persons(form: Submission) -> list[object]:
    return list(form.tables[PEOPLE].get("身份证号"))


def numbers(*ids: int) -> list[object]:
    return [person(n)["身份证号"] for n in ids]


def test_the_other_units_persons_stand_below_its_own(office: Office, tmp_path: Path) -> None:
    reorganise(office.root, unit_code(2), "2026Q4", "张敏", "机构改革", into=[unit_code(1)])
    form = given(office, 1, tmp_path / "下发")
    assert persons(form) == numbers(100, 101, 102, 103, 200, 201, 202, 203)
    assert form.cover("填报单位") == unit_name(1)
    assert len(form.tables["任职"]) == 2
    assert not [path for path in (tmp_path / "下发").iterdir() if unit_code(2) in path.name]
    told = next(one for one in hand_out(office.root, "2026Q4", tmp_path / "再发") if one.unit.code == unit_code(1))
    assert f"已并入的{unit_name(2)}的内容也在里面" in told.forms[0].note


def dated(book: openpyxl.Workbook) -> None:
    """What is left to whoever fills it in: the day, and the name of the branch that came with the other unit (clause 六)."""
    row = next(row for row in book["封面"].iter_rows() if str(row[1].value).startswith("填报日期"))
    row[2].value = "2026-12-31"
    names = next(cell for cell in book["党组织"][3] if str(cell.value).startswith("党组织名称"))
    book["党组织"].cell(5, names.column).value = f"{unit_name(1)}离退休干部第二党支部"


def test_sent_with_its_day_and_the_branchs_new_name_it_is_accepted_and_nobody_is_missed(office: Office, tmp_path: Path) -> None:
    reorganise(office.root, unit_code(2), "2026Q4", "张敏", "机构改革", into=[unit_code(1)])
    given(office, 1, tmp_path / "下发")
    (path,) = (tmp_path / "下发").rglob(f"花名册_{unit_name(1)}_*.xlsx")
    changed(path, dated)
    (outcome,) = receive(office, [path])
    assert outcome.result == "accepted", [one.message for one in outcome.findings if one.severity == "error"]
    assert "T17" not in {one.rule for one in outcome.findings}
    again = given(office, 1, tmp_path / "明年", "2027Q1")
    assert sorted(map(str, persons(again))) == sorted(map(str, numbers(100, 101, 102, 103, 200, 201, 202, 203)))


def test_a_unit_with_another_code_gets_all_that_the_old_code_reported(office: Office, tmp_path: Path) -> None:
    reorganise(office.root, unit_code(2), "2026Q4", "张敏", "换代码", into=[unit_code(3)])
    form = given(office, 3, tmp_path / "下发")
    assert persons(form) == numbers(200, 201, 202, 203)
    assert (form.cover("填报单位"), form.cover("单位代码")) == (unit_name(3), unit_code(3))
    assert form.cover("填报人") is None, "who fills it in is theirs to say"


def test_who_stands_in_both_stands_there_once(tmp_path: Path) -> None:
    office = found(tmp_path / "o", units=registered(1, 2, kinds=("roster",)))
    second = roster(2)
    second[PEOPLE][0] |= {key: person(100)[key] for key in ("姓名", "身份证号", "出生日期")}
    second["任职"] = []
    files = [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1)), write(tmp_path / "2.xlsx", "roster", second, **unit(2))]
    receive(office, files, accept_with_reason="待核")
    reorganise(office.root, unit_code(2), "2026Q4", "张敏", "机构改革", into=[unit_code(1)])
    assert persons(given(office, 1, tmp_path / "下发")) == numbers(100, 101, 102, 103, 201, 202, 203)


def test_a_unit_that_was_taken_over_and_whose_taker_was_too(office: Office, tmp_path: Path) -> None:
    reorganise(office.root, unit_code(1), "2026Q4", "张敏", "机构改革", into=[unit_code(2)])
    reorganise(office.root, unit_code(2), "2026Q4", "张敏", "换代码", into=[unit_code(3)])
    assert sorted(map(str, persons(given(office, 3, tmp_path / "下发")))) == sorted(
        map(str, numbers(100, 101, 102, 103, 200, 201, 202, 203))
    )


@pytest.mark.parametrize(("into", "stays"), [((1,), True), ((1, 3), False), ((), False)], ids=["parted", "divided", "dissolved"])
def test_where_nobody_knows_who_goes_where_nothing_is_added(
    office: Office, tmp_path: Path, into: tuple[int, ...], stays: bool
) -> None:
    reorganise(office.root, unit_code(2), "2026Q4", "张敏", "机构改革", into=[unit_code(n) for n in into], stays=stays)
    assert persons(given(office, 1, tmp_path / "下发")) == numbers(100, 101, 102, 103)
