"""A county allots codes: the next free ones, each once and for ever, after a yes; the letter tells the unit."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from addin.errors import Refused
from addin.submissions.allotted_codes import codes_of_unit
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.usecases.body_codes import allot_codes, propose_codes
from addin.usecases.handout import LETTER, hand_out
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import roster, unit, unit_code, unit_name, write, write_change

Rows = dict[str, list[dict[str, object]]]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Units 1 and 2 have reported, with the branches 530102000001 and …7; unit 3 is new."""
    office = found(tmp_path / "o", units=registered(1, 2, 3, kinds=("roster",)))
    receive(office, [sent(tmp_path, 1, roster(1)), sent(tmp_path, 2, renamed(roster(2), "530102000007"))])
    return office


def sent(folder: Path, number: int, rows: Rows, name: str = "", **cover: object) -> Path:
    return write(folder / f"{name or number}.xlsx", "roster", rows, **(unit(number) | cover))


def renamed(rows: Rows, code: str) -> Rows:
    """The roster with its branch under another code."""
    rows["党组织"][0]["党组织代码"] = code
    for sheet, column in (("离退休干部", "党支部代码"), ("任职", "任职组织代码")):
        for row in rows[sheet]:
            row[column] = code
    return rows


def told(office: Office, *files: Path, **asked: object) -> list[tuple[str, str, str]]:
    return [(one.code, one.unit, one.name) for one in propose_codes(office.root, files, **asked)]  # type: ignore[arg-type]


NEW = [("530102000008", unit_code(3), ""), ("X530102000001", unit_code(3), "")]


def test_a_new_unit_is_offered_the_next_numbers(office: Office) -> None:
    assert told(office) == NEW
    assert told(office) == NEW, "what is only proposed is not taken"


def test_what_is_allotted_is_never_allotted_again(office: Office) -> None:
    allot_codes(office.root, propose_codes(office.root), "张敏")
    assert told(office) == []
    assert told(office, unit=unit_code(1), organisations=2, groups=1) == [
        ("530102000009", unit_code(1), ""),
        ("530102000010", unit_code(1), ""),
        ("X530102000002", unit_code(1), ""),
    ]
    assert [one.code for one in codes_of_unit(office, unit_code(3))] == ["530102000008", "X530102000001"]


def test_nor_is_one_that_a_newer_roster_no_longer_has(office: Office, tmp_path: Path) -> None:
    """The branch …7 became …5 by a correction: 7 was in use, and stays used."""
    again = sent(tmp_path, 2, renamed(roster(2), "530102000005"), "改", 报送次数=2)
    (outcome,) = receive(office, [again], removals_wanted=True)
    assert outcome.result == "accepted"
    assert told(office)[0][0] == "530102000008"


def test_bodies_without_a_code_are_found_by_name(office: Office, tmp_path: Path) -> None:
    rows = renamed(roster(3), "")
    rows["党组织"][0]["党组织名称"] = "第三局离退休干部党支部"
    rows["学习小组"] = [{"小组代码": "", "小组名称": "第一小组"}, {"小组代码": "X530102000044", "小组名称": "第二小组"}]
    file = sent(tmp_path, 3, rows)
    expected = [("530102000008", unit_code(3), "第三局离退休干部党支部"), ("X530102000045", unit_code(3), "第一小组")]
    assert told(office, file) == expected
    inbox = sent(office.root / "收件箱", 3, rows)
    assert told(office) == expected, "the inbox is looked into where no file is given"
    inbox.unlink()
    allot_codes(office.root, propose_codes(office.root, [file]), "张敏")
    assert told(office, file) == [], "the same body gets no second code"


@pytest.mark.parametrize("sheet", ["党组织", "学习小组"])
def test_a_code_that_a_waiting_change_form_uses_is_taken(office: Office, sheet: str) -> None:
    """For whomever codes are asked; the body of the change form gets none."""
    column, free = {"党组织": ("党组织代码", "530102000008"), "学习小组": ("小组代码", "X530102000001")}[sheet]
    change = {f"{sheet}变动": [{"变动": "新增", column: free}]}
    write_change(office.root / "收件箱" / "变动.xlsx", change, **unit(1))
    after = {"530102000008": "530102000009", "X530102000001": "X530102000002"}[free]
    expected = [(after if code == free else code, unit_code(3), "") for code, _, _ in NEW]
    assert told(office) == expected
    assert told(office, unit=unit_code(3), organisations=1, groups=1) == expected


def test_two_clerks_do_not_allot_the_same_code(office: Office) -> None:
    proposed = propose_codes(office.root)
    allot_codes(office.root, proposed, "张敏")
    with pytest.raises(Refused, match="刚刚已经由别人编出去"):
        allot_codes(office.root, proposed, "李明")
    assert len(codes_of_unit(office, unit_code(3))) == 2


def test_by_command_nothing_is_recorded_without_a_yes(office: Office, clerk: Clerk) -> None:
    said = clerk.types("office", "codes", "--office", office.root)
    assert (clerk.status, "530102000008" in said, "--yes --by" in said) == (0, True, True)
    assert codes_of_unit(office, unit_code(3)) == []
    clerk.types("office", "codes", "--office", office.root, "--yes")
    assert (clerk.status, codes_of_unit(office, unit_code(3))) == (2, []), "somebody has to answer for it"
    said = clerk.types("office", "codes", "--office", office.root, "--yes", "--by", "张敏")
    assert (clerk.status, "已经登记" in said) == (0, True)
    assert clerk.types("office", "codes", "--office", office.root) == "没有要编代码的党组织、学习小组。\n"
    clerk.types("office", "codes", "--office", office.root, "--unit", unit_code(9), "--groups", "1")
    assert (clerk.status, "登记簿里没有" in clerk.scolded) == (2, True)


def test_the_letter_tells_the_unit_its_codes_until_it_uses_them(office: Office, tmp_path: Path) -> None:
    def codes(period: str) -> list[str]:
        hand_out(office.root, period, tmp_path / period)
        (folder,) = (one for one in (tmp_path / period).iterdir() if unit_name(3) in one.name)
        tables = Document(str(folder / LETTER)).tables
        return [cell.text for table in tables for row in table.rows for cell in row.cells if "530102000" in cell.text]

    allot_codes(office.root, propose_codes(office.root), "张敏")
    assert codes("2026Q3") == ["530102000008", "X530102000001"]
    assert receive(office, [sent(tmp_path, 3, renamed(roster(3), "530102000008"))])[0].result == "accepted"
    assert codes("2026Q4") == ["X530102000001"]


def test_a_unit_allots_nothing(tmp_path: Path) -> None:
    own = found(tmp_path / "单位", unit_code(1), "unit", superior="530102")
    with pytest.raises(Refused, match="由老干部局编"):
        propose_codes(own.root)


def test_a_slip_at_the_highest_number_does_not_end_the_allotting(office: Office, tmp_path: Path) -> None:
    """…999999 typed by a unit leaves those that were passed over, in order; none in use is among them."""
    again = sent(tmp_path, 2, renamed(roster(2), "530102999999"), "改", 报送次数=2)
    receive(office, [again], removals_wanted=True)
    asked = told(office, unit=unit_code(1), organisations=7)
    assert [code for code, _, _ in asked] == [f"53010200000{n}" for n in (2, 3, 4, 5, 6, 8, 9)]
