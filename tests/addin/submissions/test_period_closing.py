"""A period that is closed, or that was paid, changes only by a named correction; a file that comes too late is never lost.

The expected behaviour is the issue's: what comes for a closed or paid period is held with a sentence that says what rests on
it, never silently taken; reopening names a person and a reason; a unit may be given more time; a file can go back.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.presentation.office import outcomes_text, status_text
from addin.store.connection import reading
from addin.store.journal import events
from addin.submissions.folder import INBOX, Office
from addin.submissions.receipt_events import receipt_problems
from addin.submissions.receipts import accepted
from addin.submissions.receive import receive
from addin.submissions.status import status
from addin.submissions.take_back import RETURN, WITHDRAW
from addin.usecases.period_closing import close_period, extend_deadline, reopen_period, take_back_file
from tests.addin.conftest import found, registered
from tests.addin.submissions.received import results, said, standing, states, tree
from tests.addin.submitted_files import roster, unit, unit_code, write
from tests.conftest import OfficeClock
from workbook_templates.values.period import Period

Q3 = Period.parse("2026Q3")


@pytest.fixture
def office(tmp_path: Path, office_clock: OfficeClock) -> Office:
    """The third quarter, one unit's roster accepted on 8 October, another unit silent; it is the 20th."""
    office = found(tmp_path / "o", units=registered(1, 2, kinds=("roster",)))
    office_clock.set("2026-10-08")
    receive(office, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))])
    office_clock.set("2026-10-20")
    return office


def again(folder: Path, people: int = 5) -> Path:
    return write(folder / "花名册.xlsx", "roster", roster(1, people), **unit(1), 报送次数="2")


def test_a_file_for_a_closed_period_is_held_and_nothing_changes(office: Office, tmp_path: Path) -> None:
    close_period(office.root, "2026Q3", "张敏")
    (outcome,) = receive(office, [again(tmp_path)])
    assert (outcome.result, outcome.exit_status) == ("held", 1)
    assert "张敏在2026-10-20结账" in said(outcome)
    assert "留在“收件箱”" in said(outcome)
    assert standing(office) == [("roster", unit_code(1), 1)]
    assert states(office) == ["accepted"]
    assert "[留在收件箱]" in outcomes_text([outcome])


def test_a_held_file_from_elsewhere_is_copied_into_the_inbox_once(office: Office, tmp_path: Path) -> None:
    close_period(office.root, "2026Q3", "张敏")
    file = again(tmp_path)
    for _ in range(2):
        receive(office, [file])
    (kept,) = (office.root / INBOX).iterdir()
    assert kept.read_bytes() == file.read_bytes()
    assert results(receive(office, [office.root / INBOX])) == ["held"]
    assert kept.exists()
    with reading(office.engine) as connection:
        assert len(events(connection, "held")) == 1


def test_a_held_file_of_an_archive_survives_the_archive(office: Office, tmp_path: Path) -> None:
    close_period(office.root, "2026Q3", "张敏")
    file = again(tmp_path)
    with zipfile.ZipFile(office.root / INBOX / "一局.zip", "w") as archive:
        archive.write(file, "花名册.xlsx")
    assert results(receive(office, [office.root / INBOX])) == ["held"]
    (kept,) = (office.root / INBOX).iterdir()
    assert kept.read_bytes() == file.read_bytes()


def test_a_form_that_comes_for_the_first_time_is_held_too_where_the_period_is_closed(office: Office, tmp_path: Path) -> None:
    close_period(office.root, "2026Q3", "张敏")
    (outcome,) = receive(office, [write(tmp_path / "2.xlsx", "roster", roster(2), **unit(2))])
    assert outcome.result == "held"


@pytest.mark.parametrize(("whose", "result"), [("", "accepted"), (unit_code(1), "accepted"), (unit_code(2), "held")])
def test_reopened_for_all_or_for_a_unit_its_held_file_is_taken(office: Office, tmp_path: Path, whose: str, result: str) -> None:
    close_period(office.root, "2026Q3", "张敏")
    receive(office, [again(tmp_path)])
    reopen_period(office.root, "2026Q3", "张敏", "漏报一人", whose)
    assert results(receive(office, [office.root / INBOX])) == [result]
    assert len(tree(office, INBOX)) == (result == "held")
    assert len(status(office, Q3).held) == (result == "held")


def test_closed_again_it_is_closed_for_the_unit_too_that_it_was_open_for(office: Office, tmp_path: Path) -> None:
    close_period(office.root, "2026Q3", "张敏")
    reopen_period(office.root, "2026Q3", "张敏", "漏报一人")
    reopen_period(office.root, "2026Q3", "张敏", "漏报一人", unit_code(1))
    close_period(office.root, "2026Q3", "张敏")
    assert results(receive(office, [again(tmp_path)])) == ["held"]


def test_another_period_is_not_closed_with_it(office: Office, tmp_path: Path) -> None:
    close_period(office.root, "2026Q3", "张敏")
    file = write(tmp_path / "4.xlsx", "roster", roster(1), **unit(1), 报告期="2026Q4", 填报日期="2026-12-31")
    assert results(receive(office, [file])) == ["accepted"]


def test_closing_keeps_the_indicators_as_they_stood(office: Office) -> None:
    close_period(office.root, "2026Q3", "张敏")
    (closed,) = status(office, Q3).decided
    assert closed.figures["I00-1"]["value"] == "4"  # the roster holds four persons, all 在册
    assert (closed.figures["I21-1"]["counted"], closed.figures["I21-1"]["of"]) == (1, 2)  # one of two forms came


def test_a_period_that_is_not_over_or_closed_already_is_not_closed(office: Office, office_clock: OfficeClock) -> None:
    with pytest.raises(Refused, match="才结束"):
        close_period(office.root, "2026Q4", "张敏")
    office_clock.set("2026-09-30")
    with pytest.raises(Refused, match="2026-09-30 才结束"):
        close_period(office.root, "2026Q3", "张敏")
    office_clock.set("2026-10-01")
    close_period(office.root, "2026Q3", "张敏")
    with pytest.raises(Refused, match="不用再结"):
        close_period(office.root, "2026Q3", "李明")


def test_each_decision_needs_a_person_a_reason_and_a_unit_of_the_register(office: Office) -> None:
    with pytest.raises(Refused):
        close_period(office.root, "2026Q3", " ")
    with pytest.raises(Refused, match="原因"):
        reopen_period(office.root, "2026Q3", "张敏", " ")
    with pytest.raises(Refused, match="没有代码为"):
        reopen_period(office.root, "2026Q3", "张敏", "漏报", unit_code(9))
    with pytest.raises(Refused, match="哪个单位"):
        extend_deadline(office.root, "2026Q3", "", dt.date(2026, 10, 31), "张敏", "出差")
    with pytest.raises(Refused, match="比它晚"):
        extend_deadline(office.root, "2026Q3", unit_code(2), dt.date(2026, 10, 10), "张敏", "出差")
    assert status(office, Q3).decided == ()


def test_a_unit_with_more_time_is_not_late_and_the_others_are(office: Office, tmp_path: Path) -> None:
    extend_deadline(office.root, "2026Q3", unit_code(2), dt.date(2026, 10, 20), "张敏", "经办人住院")
    receive(office, [write(tmp_path / "2.xlsx", "roster", roster(2), **unit(2))])
    receive(office, [again(tmp_path, 4)])
    assert [line.state for line in status(office, Q3).lines] == ["received", "received"]
    shown = status_text(status(office, Q3))
    assert "2026-10-20 张敏把盘龙区第二局的报送期限延到 2026-10-20，原因：经办人住院。" in shown


@pytest.mark.parametrize("act", [RETURN, WITHDRAW])
def test_a_file_that_goes_back_brings_the_version_before_into_force_again(office: Office, tmp_path: Path, act: str) -> None:
    receive(office, [again(tmp_path)])
    assert states(office) == ["superseded", "accepted"]
    take_back_file(office.root, 2, act, "张敏", "人数不对")
    assert states(office) == ["accepted", "returned"]
    with reading(office.engine) as connection:
        (now,) = accepted(connection)
        assert list(receipt_problems(connection)) == []
    assert now.id == 1
    letter = next(path for path in (office.root / "退回").rglob("*.txt")).read_text(encoding="utf-8-sig")
    assert "人数不对" in letter
    assert "仍按第1号回执" in letter
    assert [path.suffix for path in sorted((office.root / "退回" / "2026Q3").iterdir())] == [".txt", ".xlsx"]


def test_the_codes_of_the_version_before_are_known_again(office: Office, tmp_path: Path) -> None:
    receive(office, [again(tmp_path)])
    take_back_file(office.root, 2, RETURN, "张敏", "人数不对")
    with reading(office.engine) as connection:
        known = connection.exec_driver_sql("SELECT count(*) FROM known_codes WHERE receipt_id = 1").scalar()
    assert known
    assert status(office, Q3).lines[0].state == "received"


def test_the_only_version_that_goes_back_leaves_the_unit_as_not_having_reported(office: Office, tmp_path: Path) -> None:
    take_back_file(office.root, 1, WITHDRAW, "张敏", "单位要求撤回")
    assert status(office, Q3).lines[0].state == "returned"
    assert results(receive(office, [again(tmp_path)])) == ["accepted"]


def test_the_same_bytes_are_taken_in_again_after_they_were_withdrawn(office: Office, tmp_path: Path) -> None:
    take_back_file(office.root, 1, WITHDRAW, "张敏", "单位要求撤回")
    assert results(receive(office, [tmp_path / "1.xlsx"])) == ["accepted"]
    with reading(office.engine) as connection:
        assert list(receipt_problems(connection)) == []


def test_what_is_not_accepted_or_is_closed_does_not_go_back(office: Office, tmp_path: Path) -> None:
    receive(office, [again(tmp_path)])
    with pytest.raises(Refused, match="已被新报的代替"):
        take_back_file(office.root, 1, RETURN, "张敏", "人数不对")
    with pytest.raises(Refused, match="没有第7号"):
        take_back_file(office.root, 7, RETURN, "张敏", "人数不对")
    close_period(office.root, "2026Q3", "张敏")
    with pytest.raises(Refused, match="结账"):
        take_back_file(office.root, 2, RETURN, "张敏", "人数不对")
    assert states(office) == ["superseded", "accepted"]
