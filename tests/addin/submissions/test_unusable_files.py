"""A file that cannot be used was sent by somebody all the same: that unit has not kept silent, and is told so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx import Document

from addin.presentation.office import status_text
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate
from addin.submissions.status import Status, status
from addin.usecases.reports import notices, summary_data
from tests.addin.conftest import found
from tests.addin.submitted_files import roster, unit, unit_code, write
from tests.conftest import OfficeClock
from workbook_templates.values.period import Period

Q3 = Period.parse("2026Q3")
TORN = b"PK\x03\x04 torn"
NAMES = ("盘龙区农业农村局", "盘龙区教育体育局", "盘龙区教育体育局幼儿园", "盘龙区水务局")


@pytest.fixture
def office(tmp_path: Path, office_clock: OfficeClock) -> Office:
    office_clock.set("2026-10-09")
    kinds = ("roster", "activity")
    return found(tmp_path / "o", units=[Subordinate(unit_code(n), name, "unit", kinds) for n, name in enumerate(NAMES, start=1)])


def torn(file: Path, content: bytes = TORN) -> Path:
    """A damaged file of that name; each has bytes of its own, as files have."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content + str(file).encode())
    return file


def states(told: Status) -> dict[str, str]:
    """The states of roster and activity log, by the unit's name."""
    lines: dict[str, list[str]] = {}
    for line in told.lines:
        lines.setdefault(line.unit.name, []).append(line.state)
    return {name: " ".join(both) for name, both in lines.items()}


@pytest.mark.parametrize(
    ("name", "whose", "roster_and_log"),
    [
        ("盘龙区农业农村局花名册.xlsx", 0, "unusable missing"),
        ("农业农村局 花名册（三季度）.xlsx", 0, "unusable missing"),
        (f"{unit_code(1)}.xlsx", 0, "unusable unusable"),
        ("盘龙区农业农村局/新建 工作表.xlsx", 0, "unusable unusable"),
        ("盘龙区教育体育局幼儿园活动记录.xlsx", 2, "missing unusable"),
        ("盘龙区教育体育局报送.rar", 1, "unusable unusable"),
        ("盘龙区农业农村局花名册2026Q3.xlsx", 0, "unusable missing"),
    ],
)
def test_the_sender_is_known_by_the_file_or_its_folder(
    office: Office, tmp_path: Path, name: str, whose: int, roster_and_log: str
) -> None:
    receive(office, [torn(tmp_path / "in" / name)])
    told = status(office, Q3)
    assert states(told) == dict.fromkeys(NAMES, "missing missing") | {NAMES[whose]: roster_and_log}
    assert told.as_json()["unusable"] == roster_and_log.count("unusable")
    assert told.as_json()["of_nobody"] == []
    assert f"报来不能用：{NAMES[whose]} {Path(name).name}（2026-10-09）" in status_text(told)


@pytest.mark.parametrize("name", ["花名册.xlsx", "盘龙区.xlsx", "盘龙区农业农村局和盘龙区水务局.xlsx"])
def test_one_that_names_nobody_or_two_is_listed_apart(office: Office, tmp_path: Path, name: str) -> None:
    receive(office, [torn(tmp_path / "in" / name)])
    told = status(office, Q3)
    assert set(states(told).values()) == {"missing missing"}
    assert [one["file"] for one in told.as_json()["of_nobody"]] == [name]
    assert f"认不出是哪个单位的：{name}（2026-10-09）" in status_text(told)


def test_it_counts_for_the_period_that_is_collected_or_that_it_names(office: Office, tmp_path: Path) -> None:
    receive(office, [torn(tmp_path / "盘龙区农业农村局花名册.xlsx"), torn(tmp_path / "盘龙区水务局花名册2026Q1.xlsx")])
    counted = {
        period: status(office, Period.parse(period)).count("unusable") for period in ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
    }
    assert counted == {"2026Q1": 1, "2026Q2": 0, "2026Q3": 1, "2026Q4": 0}


def test_a_cover_without_a_code_still_says_whose_it_is(office: Office, tmp_path: Path) -> None:
    nameless = unit(1) | {"填报单位": NAMES[0], "单位代码": ""}
    receive(office, [write(tmp_path / "x.xlsx", "roster", roster(1), **nameless)])
    assert states(status(office, Q3))[NAMES[0]] == "unusable missing"


def test_a_good_file_makes_it_good(office: Office, tmp_path: Path) -> None:
    good = write(tmp_path / "g.xlsx", "roster", roster(1), **unit(1))
    receive(office, [torn(tmp_path / "盘龙区农业农村局花名册.xlsx")])
    receive(office, [good])
    assert states(status(office, Q3))[NAMES[0]] == "received missing"


def test_the_letter_says_that_it_could_not_be_opened_not_that_nothing_came(office: Office, tmp_path: Path) -> None:
    good = write(tmp_path / "g.xlsx", "roster", roster(4), **unit(4))
    receive(office, [good, torn(tmp_path / "盘龙区农业农村局花名册.xlsx")])
    figures = {view.indicator.code: view.whole.counted for view in summary_data(office.root, "2026Q3").indicators}
    assert (figures["I21-2"], figures["I21-4"]) == (6, 1), "eight are asked for: one is there, one could not be used"
    _, *letters = notices(office.root, "2026Q3", each=True)
    (letter,) = (path for path in letters if unit_code(1) in path.name)
    text = Document(str(letter))
    cells = [[cell.text for cell in row.cells] for row in text.tables[0].rows]
    assert ["花名册", "✘ 报来不能用"] in cells
    assert any("报来的“盘龙区农业农村局花名册.xlsx”打不开" in paragraph.text for paragraph in text.paragraphs)
    shutil.rmtree(letter.parent)
