"""What was wrong with a returned file is still known when the letter to its unit is written."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.returned_errors import MOST_KEPT, errors_kept, errors_told
from addin.submissions.status import status
from addin.submissions.take_back import RETURN, take_back
from addin.usecases import reports
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import person, roster, unit, write
from validators.finding import Finding, Severity
from workbook_templates.values.period import Period

Q3 = Period.parse("2026Q3")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return found(tmp_path / "盘龙区", units=registered(1), phone="0871-63123456")


def sent(office: Office, *without_state: int) -> str:
    rows = roster(1)
    for i in without_state:
        rows["离退休干部"][i]["状态"] = ""
    path = write(office.root.parent / f"花名册{len(without_state)}.xlsx", "roster", rows, **unit(1, "530102"))
    (outcome,) = receive(office, [path])
    return outcome.result


def letter(office: Office) -> str:
    written = reports.notices(office.root, "2026Q3", each=True)
    document = Document(BytesIO(written[1].read_bytes()))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_letter_names_the_rows_of_the_file_that_went_back(office: Office) -> None:
    """Rows of persons begin at 4 in Excel."""
    assert sent(office, 0, 2) == "returned"
    text = letter(office)
    assert "《花名册》（文件“花名册2.xlsx”" in text
    assert "离退休干部\n“状态”第4、6行\n" in text
    assert "同样的问题共 2 处" in text


def test_nothing_of_a_file_that_was_mended_is_told_any_more(office: Office) -> None:
    sent(office, 0)
    assert sent(office) == "accepted"
    assert "退回的报表" not in letter(office)


def test_why_the_office_sent_an_accepted_form_back_stands_in_the_letter(office: Office) -> None:
    assert sent(office) == "accepted"
    (line,) = (one for one in status(office, Q3).lines if one.kind == "roster")
    take_back(office, line.receipts[0].id, RETURN, "李明", "漏报了两名退休干部")
    assert "退回原因：漏报了两名退休干部" in letter(office)


def test_a_receipt_keeps_errors_with_numbers_masked_and_counts_what_is_too_much() -> None:
    number = str(person(1)["身份证号"])
    one = Finding("F05", Severity.ERROR, None, "", "离退休干部", "B4", 4, "身份证号", number, f"{number} 不对。", "请核对。")
    kept = errors_kept([one] * (MOST_KEPT + 2) + [Finding("F01", Severity.WARNING, None, "", "", "", 0, "", "", "", "")])
    assert number not in str(kept)
    assert (len(kept["told"]), kept["untold"]) == (MOST_KEPT, 2)  # type: ignore[arg-type]
    assert errors_kept([]) == {}


def test_an_earlier_receipt_that_kept_none_tells_none(office: Office) -> None:
    sent(office)
    (line,) = (one for one in status(office, Q3).lines if one.kind == "roster")
    assert errors_told(line.receipts[0]) == ([], 0)
