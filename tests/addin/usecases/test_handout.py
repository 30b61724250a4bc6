"""Every unit gets its forms for the next period, born from what it reported last."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from addin.errors import Refused
from addin.submissions.folder import Office
from addin.submissions.handed_out import INSTEAD
from addin.submissions.receive import receive
from addin.submissions.register import save_units
from addin.usecases.handout import LETTER, hand_out
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import roster, unit, unit_code, write
from tests.workbook_templates.read.forms import changed
from workbook_templates.changes.version import version_of
from workbook_templates.read import read_submission


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Unit 1 has reported twice, unit 2 with an error that was accepted, unit 3 nothing."""
    office = found(tmp_path / "o", units=registered(1, 2, 3, kinds=("roster", "liaison")))
    older, newer, wrong = roster(1, 3), roster(1), roster(2)
    newer["离退休干部"][3] |= {"状态": "去世", "状态日期": "2026-08-15"}
    newer["党组织"][0]["本届届满日期"] = "2026-11-30"
    wrong["离退休干部"][0]["性别"] = "女"
    receive(office, [write(tmp_path / "旧.xlsx", "roster", older, **unit(1), 报告期="2026Q2", 填报日期="2026-06-30")])
    receive(office, [write(tmp_path / "新.xlsx", "roster", newer, **unit(1))])
    receive(office, [write(tmp_path / "二.xlsx", "roster", wrong, **unit(2))], accept_with_reason="身份证待核")
    return office


def folder(output: Path, number: int) -> Path:
    (found_,) = (path for path in output.iterdir() if unit_code(number) in path.name)
    return found_


def test_each_unit_has_a_folder_with_its_forms_and_a_letter(office: Office, tmp_path: Path) -> None:
    done = hand_out(office.root, "2026Q4", tmp_path / "下发")
    assert [len(one.forms) for one in done] == [3, 3, 2]
    one = folder(tmp_path / "下发", 1)
    assert sorted(path.name for path in one.iterdir()) == sorted(
        [
            LETTER,
            "变动清单_花名册_盘龙区第一局_2026Q4.xlsx",
            "联络员选派表_盘龙区第一局_2026Q4.xlsx",
            "花名册_盘龙区第一局_2026Q4.xlsx",
            "变动表_盘龙区第一局_2026Q4.xlsx",
        ]
    )
    read = read_submission(one / "花名册_盘龙区第一局_2026Q4.xlsx")
    assert len(read.tables["离退休干部"]) == 3, "of the four in the newer roster one has died"
    blank = read_submission(folder(tmp_path / "下发", 3) / "花名册_盘龙区第三局_2026Q4.xlsx")
    assert (len(blank.tables["离退休干部"]), blank.cover("单位代码"), blank.cover("上级机构代码")) == (0, unit_code(3), "530102")


def test_the_change_form_says_of_which_roster_it_is_and_comes_back_as_it_is(office: Office, tmp_path: Path) -> None:
    """Whoever has nothing to change sends it back with the day filled in: then the roster goes on as it was."""
    hand_out(office.root, "2026Q4", tmp_path / "下发")
    file = folder(tmp_path / "下发", 1) / "变动表_盘龙区第一局_2026Q4.xlsx"
    read, roster_ = read_submission(file), read_submission(tmp_path / "新.xlsx")
    version = version_of(roster_)
    assert version is not None
    assert (read.cover("依据版本"), read.cover("报送次数"), str(read.cover("报告期"))) == (version.text, 1, "2026Q4")

    def sent(book: openpyxl.Workbook) -> None:
        book["封面"]["C10"] = "2026-12-30"

    (outcome,) = receive(office, [changed(file, sent)])
    assert outcome.result == "accepted", outcome
    assert outcome.receipt is not None
    assert outcome.receipt.detail["rows"]["离退休干部"] == 3, "the dead of the third quarter are not carried on"


def test_a_unit_that_has_reported_gets_the_change_form_of_that_report(office: Office, tmp_path: Path) -> None:
    hand_out(office.root, "2026Q3", tmp_path / "下发")
    read = read_submission(folder(tmp_path / "下发", 1) / "变动表_盘龙区第一局_2026Q3.xlsx")
    assert (str(read.cover("依据版本"))[:9], read.cover("报送次数")) == ("2026Q3第1次", 2)


def test_the_letter_names_the_deadline_who_is_gone_and_what_ends(office: Office, tmp_path: Path) -> None:
    hand_out(office.root, "2026Q4", tmp_path / "下发")
    letter = Document(str(folder(tmp_path / "下发", 1) / LETTER))
    text = "\n".join(paragraph.text for paragraph in letter.paragraphs)
    cells = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    assert "2027年1月10日（含）前报送2026年第四季度" in text
    assert "去世 2026-08-15" in cells
    assert "本届届满日期 2026-11-30，在本期内" in cells


FILLED, BLANK = "已经按你单位上次报送的内容填好", "空白表"


@pytest.mark.parametrize(
    ("number", "says"),
    [(1, (True, True)), (3, (False, True)), (4, (True, False)), (5, (False, False))],
    ids=["some of both", "blank forms alone", "filled forms alone", "all reported already"],
)
def test_the_letter_says_of_forms_what_was_made(office: Office, tmp_path: Path, number: int, says: tuple[bool, bool]) -> None:
    """Only what was born from the unit's last report is called filled in, only what is blank is called blank."""
    save_units(office, [*registered(1, 2, 3, kinds=("roster", "liaison")), *registered(4, 5, kinds=("roster",))])
    receive(office, [write(tmp_path / "四.xlsx", "roster", roster(4), **unit(4))])
    receive(office, [write(tmp_path / "五.xlsx", "roster", roster(5), **unit(5), 报告期="2026Q4", 填报日期="2026-12-31")])
    hand_out(office.root, "2026Q4", tmp_path / "下发")
    letter = Document(str(folder(tmp_path / "下发", number) / LETTER))
    text = "\n".join(paragraph.text for paragraph in letter.paragraphs)
    assert (FILLED in text, BLANK in text) == says


def said(letter: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(letter)).paragraphs)


def test_the_letter_says_of_each_form_whether_it_is_filled_in(office: Office, tmp_path: Path) -> None:
    hand_out(office.root, "2026Q4", tmp_path / "下发")
    reported, new = (said(folder(tmp_path / "下发", n) / LETTER) for n in (1, 3))
    assert "《花名册》已经按你单位上次报送的内容填好" in reported
    assert "《联络员选派表》你单位以前没有报过，发去的是空白表" in reported
    assert "《花名册》《联络员选派表》你单位以前没有报过，发去的是空白表" in new
    assert "填好" not in new


def test_what_was_accepted_with_errors_is_handed_out_and_told(office: Office, tmp_path: Path) -> None:
    done = hand_out(office.root, "2026Q4", tmp_path / "下发")
    assert "上期带错收下，请先改好（身份证待核）" in done[1].forms[0].note


def test_a_form_that_is_there_already_is_left_alone(office: Office, tmp_path: Path) -> None:
    output = tmp_path / "下发"
    hand_out(office.root, "2026Q4", output)
    filled = folder(output, 1) / "花名册_盘龙区第一局_2026Q4.xlsx"
    filled.write_bytes(b"filled in by somebody")
    done = hand_out(office.root, "2026Q4", output)
    assert filled.read_bytes() == b"filled in by somebody"
    assert {form.note for form in done[0].forms} == {"已经有了，没有动"}


def test_what_has_been_reported_for_the_period_is_not_handed_out(office: Office, tmp_path: Path) -> None:
    receive(office, [write(tmp_path / "四.xlsx", "roster", roster(1, 3), **unit(1), 报告期="2026Q4", 填报日期="2026-12-31")])
    done = hand_out(office.root, "2026Q4", tmp_path / "下发")
    assert [form.note for form in done[0].forms] == ["本期已经报过", "空白表", INSTEAD]


def test_a_copy_that_was_changed_does_not_stop_the_others(office: Office, tmp_path: Path) -> None:
    (copy,) = (path for path in (office.root / "已收" / "2026Q3").glob("*.xlsx") if unit_code(1) in path.name)
    copy.write_bytes(copy.read_bytes() + b" ")
    done = hand_out(office.root, "2026Q4", tmp_path / "下发")
    assert "被改动过" in done[0].forms[0].note
    assert done[1].forms[0].file


def test_one_zip_a_unit(office: Office, tmp_path: Path, clerk: Clerk) -> None:
    said = clerk.types("office", "handout", "--office", office.root, "--period", "2026Q4", "-o", tmp_path / "下发", "--zip")
    assert (clerk.status, "已生成 3 个单位的表" in said) == (0, True)
    assert sorted(path.suffix for path in (tmp_path / "下发").iterdir()) == [".zip"] * 3
    with zipfile.ZipFile(folder(tmp_path / "下发", 1)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 5


def test_without_units_there_is_nobody_to_hand_out_to(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="登记簿"):
        hand_out(found(tmp_path / "o").root, "2026Q4", tmp_path / "下发")
