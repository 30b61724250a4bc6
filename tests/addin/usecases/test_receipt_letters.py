"""Receipts and return letters on paper: they tell what the text beside them tells, with room for a number and a seal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document

from addin.consolidation.consolidate import consolidate
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate
from addin.submissions.take_back import RETURN, WITHDRAW, take_back
from addin.usecases.outgoing import gather_outgoing
from addin.usecases.receipt_letters import receipt_letters
from tests.addin.conftest import found, registered
from tests.addin.submissions.test_waiting_units import spoilt
from tests.addin.submitted_files import roster, unit, unit_name, write
from workbook_templates.values.period import Period

ASKED = {"contact": "李明", "phone": "0871-63123456"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return found(tmp_path / "盘龙区", units=registered(1, 2, 3), **ASKED)


def send(office: Office, *, number: int = 1, errors: int = 0) -> None:
    rows = roster(number)
    for i in range(errors):
        rows["离退休干部"][i]["状态"] = ""
    receive(office, [write(office.root.parent / f"花名册{number}{errors}.xlsx", "roster", rows, **unit(number, "530102"))])


def letters(office: Office) -> list[str]:
    """The words of each letter of the period."""
    return [words_of(path) for path in receipt_letters(office.root, "2026Q3")]


def words_of(path: Path) -> str:
    document = Document(str(path))
    rows = ("|".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])


def test_a_receipt_tells_every_line_of_the_text_beside_it(office: Office) -> None:
    send(office)
    (path,) = receipt_letters(office.root, "2026Q3")
    text = path.with_suffix(".txt").read_text(encoding="utf-8-sig").splitlines()
    words = words_of(path)
    assert text[0] in words
    for line in text[2:]:
        assert re.sub("^(收表机构|报送单位|报表|文件|文件指纹|收到时间|结果)：", r"\1|", line) in words


def test_there_is_whose_it_is_whom_to_ask_and_place_for_number_and_seal(office: Office) -> None:
    send(office)
    send(office, number=2, errors=1)
    for number, words in enumerate(letters(office), start=1):
        assert re.search("^文号：　+〔20[0-9]{2}〕　+号$", words, re.MULTILINE)
        assert f"{unit_name(number)}：" in words
        assert "联系人：李明　　联系电话：0871-63123456" in words
        assert f"{office.settings.name}（盖章）" in words


def test_a_return_letter_names_every_error_and_what_to_do(office: Office) -> None:
    """Rows of persons begin at 4 in Excel; a state is required (TEMPLATES.md: 状态*)."""
    send(office, errors=3)
    (words,) = letters(office)
    assert "关于退回《花名册》的函" in words
    assert "报来的花名册 2026年第三季度（文件“花名册13.xlsx”，第1号回执）现予退回，数据没有计入" in words
    assert "离退休干部|“状态”第4至6行|" in words
    assert "同样的问题共 3 处" in words


@pytest.mark.parametrize(("act", "said"), [(RETURN, "退回"), (WITHDRAW, "撤回")])
def test_what_goes_back_after_all_says_why(office: Office, act: str, said: str) -> None:
    send(office)
    take_back(office, 1, act, "李明", "漏报了两名退休干部")
    (words,) = (words for words in letters(office) if "报送回执" not in words)
    assert f"关于{said}《花名册》的函" in words
    assert f"{said}原因：漏报了两名退休干部" in words


def test_units_that_go_back_are_named_with_their_errors_and_the_others_are_not(office: Office, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        send(office, number=number)
    county = [Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))]
    above = found(tmp_path / "昆明市", "530100", "prefecture", county, **ASKED)
    book = consolidate(office, Period.parse("2026Q3"), tmp_path / "上报").outputs[0].path
    receive(above, [spoilt(book, unit_name(2))])
    receipt, back = letters(above)
    assert "报送回执" in receipt
    assert f"1 个单位的数据退回修改，暂不计入：{unit_name(2)}" in back
    assert re.search(r"^离退休干部\|“姓名”第\d+行\|", back, re.MULTILINE)
    assert not any(unit_name(number) in back for number in (1, 3))


def test_a_word_file_that_a_unit_sent_is_not_written_over(office: Office, tmp_path: Path) -> None:
    """A file of any ending may be a workbook inside; what goes back keeps its ending."""
    rows = roster(1)
    rows["离退休干部"][0]["状态"] = ""
    sent = write(tmp_path / "花名册.xlsx", "roster", rows, **unit(1, "530102")).rename(tmp_path / "花名册.docx")
    receive(office, [sent])
    before = {path: path.read_bytes() for path in (office.root / "退回").rglob("*") if path.is_file()}
    receipt_letters(office.root, "2026Q3")
    assert {path: path.read_bytes() for path in before} == before


def test_the_same_letter_is_the_same_file_and_is_not_sent_again(office: Office) -> None:
    send(office, errors=1)
    (path,) = receipt_letters(office.root, "2026Q3")
    first = path.read_bytes()
    gather_outgoing(office.root, "2026Q3")
    assert receipt_letters(office.root, "2026Q3") == [path]
    assert path.read_bytes() == first
    assert gather_outgoing(office.root, "2026Q3").where is None
