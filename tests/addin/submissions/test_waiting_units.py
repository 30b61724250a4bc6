"""An office above returns units out of a county's workbook, not the whole: good units count, the others' rows wait."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from addin.consolidation.consolidate import consolidate
from addin.consolidation.gather import gather
from addin.errors import Refused
from addin.submissions.folder import RETURNED, Office
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.register import Subordinate
from addin.submissions.status import status
from addin.submissions.take_back import RETURN, take_back
from addin.submissions.take_back_units import take_back_units
from addin.usecases.outgoing import gather_outgoing
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import person, roster, unit, unit_code, unit_name, write
from workbook_templates.layout import FIRST_ROW, HEADER_ROW
from workbook_templates.read import read_submission
from workbook_templates.values.period import Period

Q3, PEOPLE = Period.parse("2026Q3"), "离退休干部"
GOOD, BAD, OTHER = (unit_name(n) for n in (1, 2, 3))


@pytest.fixture
def prefecture(tmp_path: Path) -> Office:
    below = [Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))]
    return found(tmp_path / "昆明市", "530100", "prefecture", below)


@pytest.fixture
def county(tmp_path: Path) -> Office:
    office = found(tmp_path / "盘龙区", units=registered(1, 2, 3, kinds=("roster",)), superior="530100")
    receive(office, [write(tmp_path / f"{n}.xlsx", "roster", roster(n), **unit(n)) for n in (1, 2, 3)])
    return office


def upward(county: Office, folder: Path) -> Path:
    return consolidate(county, Q3, folder).outputs[0].path


def spoilt(book: Path, *units: str) -> Path:
    """The same workbook with the names of these units' first persons taken out."""
    opened = openpyxl.load_workbook(book)
    sheet = opened[PEOPLE]
    places = {str(one.value).rstrip("*"): one.column for one in sheet[HEADER_ROW] if one.value}
    for name in units:
        rows = (row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, places["来源单位"]).value == name)
        sheet.cell(next(rows), places["姓名"]).value = None
    opened.save(book)
    return book


def units_of(office: Office) -> set[str]:
    tables = gather(office, Q3).tables
    return set(map(str, tables[PEOPLE].get("来源单位")))


def received(office: Office, file: Path) -> ReceiveOutcome:
    (outcome,) = receive(office, [file])
    return outcome


def test_one_bad_row_returns_its_unit_alone(prefecture: Office, county: Office, tmp_path: Path) -> None:
    outcome = received(prefecture, spoilt(upward(county, tmp_path / "上报"), BAD))
    assert (outcome.result, outcome.returned_units, outcome.exit_status) == ("accepted", (BAD,), 1)
    assert units_of(prefecture) == {GOOD, OTHER}
    assert {one.rule for one in outcome.findings if one.severity.value == "error"} == {"F01"}

    (back,) = (prefecture.root / RETURNED).rglob("*.xlsx")
    assert set(map(str, read_submission(back).tables[PEOPLE].get("来源单位"))) == {BAD}
    assert len(read_submission(back).tables[PEOPLE]) == 4, "all rows of the unit, not the bad one alone"
    letter = back.with_suffix(".txt").read_text(encoding="utf-8")
    assert BAD in letter
    assert GOOD not in letter
    assert OTHER not in letter

    (line,) = status(prefecture, Q3).lines
    assert line.waiting == {unit_code(2): BAD}


def test_what_waits_is_missing_in_the_workbook_for_the_next_level(prefecture: Office, county: Office, tmp_path: Path) -> None:
    received(prefecture, spoilt(upward(county, tmp_path / "上报"), BAD))
    book = read_submission(consolidate(prefecture, Q3, tmp_path / "再上报").outputs[0].path)
    said = book.tables.sources[0].reporting
    assert said is not None
    assert (sorted(said.sent), list(said.missing)) == (sorted((unit_code(1), unit_code(3))), [unit_code(2)])


def test_the_next_workbook_brings_what_was_missing_and_nothing_twice(prefecture: Office, county: Office, tmp_path: Path) -> None:
    good = upward(county, tmp_path / "上报")
    bad = spoilt(Path(shutil.copy(good, tmp_path / "坏.xlsx")), BAD)
    received(prefecture, bad)
    outcome = received(prefecture, good)
    assert (outcome.result, outcome.returned_units) == ("accepted", ())
    assert outcome.receipt is not None
    assert outcome.receipt.detail["since"] == {unit_code(1): 1, unit_code(3): 1}, "unchanged units keep the first receipt"
    assert "2个单位没有变化，沿用原来的回执；新报或有变化的：盘龙区第二局。" in outcome.messages
    people = next(one for one in outcome.difference if one.sheet == PEOPLE)
    assert (people.added, people.changed, people.gone) == (4, 0, 0), "only what waited is new"
    assert units_of(prefecture) == {GOOD, BAD, OTHER}
    (line,) = status(prefecture, Q3).lines
    assert line.waiting == {}


def test_a_unit_in_force_does_not_vanish_for_an_error_in_its_newer_rows(
    prefecture: Office, county: Office, tmp_path: Path
) -> None:
    good = upward(county, tmp_path / "上报")
    bad = spoilt(Path(shutil.copy(good, tmp_path / "坏.xlsx")), BAD)
    received(prefecture, good)
    outcome = received(prefecture, bad)
    assert (outcome.result, outcome.returned_units) == ("returned", ())
    assert units_of(prefecture) == {GOOD, BAD, OTHER}


def test_where_all_are_wrong_all_goes_back(prefecture: Office, county: Office, tmp_path: Path) -> None:
    outcome = received(prefecture, spoilt(upward(county, tmp_path / "上报"), GOOD, BAD, OTHER))
    assert (outcome.result, outcome.returned_units) == ("returned", ())


def test_who_belongs_to_a_body_of_a_returned_unit_waits_with_it(prefecture: Office, county: Office, tmp_path: Path) -> None:
    """Unit 3 has no branch of its own: its members are in the branch of unit 2, a joint one."""
    joint = roster(3) | {"党组织": [], "任职": []}
    joint[PEOPLE] = [person(300 + n) | {"党支部代码": "530102000002"} for n in range(4)]
    receive(county, [write(tmp_path / "联合.xlsx", "roster", joint, **unit(3), 报送次数=2)], removals_wanted=True)
    outcome = received(prefecture, spoilt(upward(county, tmp_path / "上报"), BAD))
    assert outcome.returned_units == (BAD, OTHER)
    assert units_of(prefecture) == {GOOD}


def test_with_a_reason_all_is_taken_in(prefecture: Office, county: Office, tmp_path: Path) -> None:
    (outcome,) = receive(prefecture, [spoilt(upward(county, tmp_path / "上报"), BAD)], accept_with_reason="已电话核实")
    assert (outcome.result, outcome.returned_units) == ("accepted", ())
    assert units_of(prefecture) == {GOOD, BAD, OTHER}


def test_an_error_of_the_workbook_itself_returns_it_whole(prefecture: Office, county: Office, tmp_path: Path) -> None:
    book = spoilt(upward(county, tmp_path / "上报"), BAD)
    opened = openpyxl.load_workbook(book)
    cover = {str(row[1].value).rstrip("*"): row[2] for row in opened["封面"].iter_rows() if row[1].value}
    cover["填报人"].value = None
    opened.save(book)
    assert received(prefecture, book).result == "returned"


def test_a_unit_is_returned_out_of_an_accepted_workbook(prefecture: Office, county: Office, clerk: Clerk, tmp_path: Path) -> None:
    outcome = received(prefecture, upward(county, tmp_path / "上报"))
    assert outcome.receipt is not None
    words = ("office", "return", outcome.receipt.id, "--office", prefecture.root, "--by", "张敏", "--reason", "人数对不上")
    clerk.types(*words, "--unit", unit_code(2))
    assert clerk.status == 0, clerk.scolded
    assert units_of(prefecture) == {GOOD, OTHER}
    (back,) = (prefecture.root / RETURNED).rglob("*.xlsx")
    assert set(map(str, read_submission(back).tables[PEOPLE].get("来源单位"))) == {BAD}
    letter = back.with_suffix(".txt").read_text(encoding="utf-8")
    assert "人数对不上" in letter
    assert GOOD not in letter
    clerk.types("status", "--office", prefecture.root, "--period", "2026Q3")
    assert f"退回未改的单位（1个，暂不计入）：{BAD}" in clerk.said
    clerk.types("ledger", "verify", "--office", prefecture.root)
    assert clerk.status == 0, "the receipt is as the journal tells"
    clerk.types(*words, "--unit", unit_code(2))
    assert "没有单位" in clerk.scolded


def test_the_last_unit_is_not_returned_alone(prefecture: Office, county: Office, tmp_path: Path) -> None:
    outcome = received(prefecture, upward(county, tmp_path / "上报"))
    assert outcome.receipt is not None
    with pytest.raises(Refused, match="退回整份表"):
        take_back_units(prefecture, outcome.receipt.id, [unit_code(n) for n in (1, 2, 3)], "张敏", "全错")


def test_a_unit_keeps_its_receipt_until_its_rows_change(prefecture: Office, county: Office, tmp_path: Path) -> None:
    received(prefecture, upward(county, tmp_path / "一"))
    for times, who in ((2, 1), (3, 3)):
        more = roster(who, 4 + times)
        receive(county, [write(tmp_path / f"{times}.xlsx", "roster", more, **unit(who), 报送次数=times)])
        outcome = received(prefecture, upward(county, tmp_path / str(times)))
    assert outcome.receipt is not None
    assert outcome.receipt.detail["since"] == {unit_code(1): 2, unit_code(2): 1}


def test_what_went_back_first_is_still_there_after_the_next_return(prefecture: Office, county: Office, tmp_path: Path) -> None:
    """Unit 2 goes back for its error when the workbook comes, unit 3 afterwards for a reason of the office: neither has been
    sent yet, and the county is to get both.
    """
    received(prefecture, spoilt(upward(county, tmp_path / "上报"), BAD))
    take_back_units(prefecture, 1, [unit_code(3)], "张敏", "人数不对")
    back = {tuple(set(map(str, read_submission(one).tables[PEOPLE].get("来源单位")))) for one in returned_books(prefecture)}
    assert back == {(BAD,), (OTHER,)}
    (where,) = Path(str(gather_outgoing(prefecture.root, "2026Q3").where)).glob("*/")
    letters = [one.read_text(encoding="utf-8-sig") for one in where.glob("*退回说明*.txt")]
    assert sorted((BAD in one, "人数不对" in one) for one in letters) == [(False, True), (True, False)]
    assert len(list(where.glob("*.xlsx"))) == 2


def returned_books(office: Office) -> list[Path]:
    return list((office.root / RETURNED).rglob("*.xlsx"))


def test_a_unit_that_went_back_is_not_forgotten_where_the_next_workbook_lacks_it(
    prefecture: Office, county: Office, tmp_path: Path
) -> None:
    """The county has not got unit 2's form again yet and sends its workbook without it: unit 2 still has to come."""
    received(prefecture, upward(county, tmp_path / "一"))
    take_back_units(prefecture, 1, [unit_code(2)], "张敏", "人数不对")
    take_back(county, 2, RETURN, "李明", "州里退回")
    outcome = received(prefecture, upward(county, tmp_path / "二"))
    assert outcome.result == "accepted"
    assert any(BAD in one and "没有报来" in one for one in outcome.messages)
    assert status(prefecture, Q3).lines[0].waiting == {unit_code(2): BAD}
    received(county, write(tmp_path / "又.xlsx", "roster", roster(2, 5), **unit(2), 报送次数=2))
    received(prefecture, upward(county, tmp_path / "三"))
    assert status(prefecture, Q3).lines[0].waiting == {}
    assert units_of(prefecture) == {GOOD, BAD, OTHER}


def test_the_same_workbook_again_says_what_is_still_out_and_how_it_comes_in(
    prefecture: Office, county: Office, tmp_path: Path
) -> None:
    book = spoilt(upward(county, tmp_path / "上报"), BAD)
    received(prefecture, book)
    (again,) = receive(prefecture, [book], accept_with_reason="已电话核实")
    assert again.result == "unchanged"
    assert any(BAD in one and "退回未改" in one for one in again.messages)
    take_back(prefecture, 1, RETURN, "张敏", "整份再收")
    (at_last,) = receive(prefecture, [book], accept_with_reason="已电话核实")
    assert at_last.result == "accepted"
    assert units_of(prefecture) == {GOOD, BAD, OTHER}


def test_the_next_level_can_tell_a_workbook_without_the_returned_unit_from_the_one_before(
    prefecture: Office, county: Office, tmp_path: Path
) -> None:
    """The prefecture has sent its workbook up, returns unit 2 and sends it again: as the second time (报送次数)."""

    def sent_up(folder: str) -> object:
        return read_submission(consolidate(prefecture, Q3, tmp_path / folder).outputs[0].path).cover("报送次数")

    received(prefecture, upward(county, tmp_path / "上报"))
    assert (sent_up("一"), sent_up("又一")) == (1, 1)
    take_back_units(prefecture, 1, [unit_code(2)], "张敏", "不对")
    assert sent_up("二") == 2
