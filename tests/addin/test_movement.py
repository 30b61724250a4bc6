"""Who came, who left and where to, from files received to the summary, the due list, the money and the office above.

The county has three units. The expected numbers are counted by hand from this table of what happened in the second quarter:

| unit | persons before    | what happened                             | persons after     |
|------|-------------------|-------------------------------------------|-------------------|
| 1    | 100 101 102 103   | 103 moves to unit 2, 105 retires          | 100 101 102 105   |
| 2    | 200 201 202 203 204 | 103 comes, 204 dies                     | 200 201 202 203 103 |
| 3    | 300 301 302 303 304 | 303 is struck off, as the cover says    | 300 301 302 304   |

104 moved out of unit 1 in the first quarter already, and nobody has taken him in.
"""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from addin.consolidation.consolidate import consolidate
from addin.ledger.batches import all_batches, read_content
from addin.store.connection import reading
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.register import Subordinate
from addin.usecases.allowances import compute_batch
from addin.usecases.due import due_in_office
from addin.usecases.reports import summary_data
from tests.addin.conftest import found
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.moving_persons import SECOND, STRUCK_OFF, Rows, people, rules, send, two_quarters
from tests.addin.submitted_files import person, unit, unit_code, unit_name, write, write_change
from workbook_templates.values.period import Period

HEADERS = ("单位代码", "期初", "首次报送", "新增", "转入", "转出", "去世", "其他", "期末")
EXPECTED = {
    unit_code(1): (4, 0, 1, 0, 1, 0, 0, 4),
    unit_code(2): (5, 0, 0, 1, 0, 1, 0, 5),
    unit_code(3): (5, 0, 0, 0, 0, 0, 1, 4),
}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return two_quarters(tmp_path)


def test_who_is_missing_without_a_word_sends_the_form_back(office: Office) -> None:
    outcome = send(office, 3, "2026Q3", people(3, [300, 301, 304]))
    assert (outcome.result, rules(outcome)) == ("returned", {"T17"})
    (finding,) = [one for one in outcome.findings if one.rule == "T17"]
    assert str(person(302)["姓名"]) in finding.message
    assert str(person(302)["身份证号"]) not in finding.message
    assert send(office, 3, "2026Q3", people(3, [300, 301, 304], {302: ("去世", "2026-08-01")})).result == "accepted"


def test_opening_and_joined_less_left_are_closing_by_name(office: Office) -> None:
    data = summary_data(office.root, "2026Q2")
    assert data.moves is not None
    assert {one["unit"]: tuple(one.values())[1:] for one in data.as_json()["moves"]} == EXPECTED
    moves = {(one.unit, who.kind): (who.name, who.other) for one in data.moves for who in one.people}
    assert moves[unit_code(1), "转出"] == (person(103)["姓名"], unit_name(2))
    assert moves[unit_code(2), "转入"] == (person(103)["姓名"], unit_name(1))
    assert moves[unit_code(2), "去世"] == (person(204)["姓名"], "")
    assert moves[unit_code(3), "其他"] == (person(303)["姓名"], "")


def test_each_number_of_the_page_opens_its_rows(office: Office, clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "总表.xlsx"
    clerk.types("report", "summary", "--office", office.root, "--period", "2026Q2", "-o", path)
    book = openpyxl.load_workbook(path)
    page, names = book["人员变动"], book["人员变动明细"]
    header = [cell.value for cell in page[3]]
    assert tuple(header[:1] + header[2:-1]) == HEADERS
    rows = {row[0].value: row for row in page.iter_rows(min_row=4)}
    assert {code: tuple(cell.value for cell in rows[code][2:10]) for code in EXPECTED} == EXPECTED
    assert [cell.value for cell in rows[""][2:10]] == [sum(column) for column in zip(*EXPECTED.values(), strict=True)]
    moved = rows[unit_code(2)][header.index("去世")]
    row = int(moved.hyperlink.location.rpartition("A")[2])
    assert [names.cell(row, column).value for column in (2, 3, 5)] == ["去世", person(204)["姓名"], "2026-05-12"]
    assert "指标明细" in rows[unit_code(2)][header.index("期末")].hyperlink.location
    assert not any(str(person(n)["身份证号"]) in str(cell.value) for n in (103, 204) for line in names for cell in line)


def test_who_moved_out_and_arrived_nowhere_is_due_one_period_later(office: Office) -> None:
    assert waited_for(office, "2026Q1") == []
    assert waited_for(office, "2026Q2") == [person(104)["姓名"]]
    assert [one.by.isoformat() for one in due_in_office(office.root, "2026Q2").lines if one.rule == "C02-8"] == ["2026-06-30"]
    assert [one.unit for one in summary_data(office.root, "2026Q2").dues if one.due.rule == "C02-8"] == [unit_code(1)]
    assert send(office, 3, "2026Q2", people(3, [*SECOND[3], 104]), 报送次数=2, 说明=STRUCK_OFF).result == "accepted"
    assert waited_for(office, "2026Q2") == [], "he has arrived"


def waited_for(office: Office, period: str) -> list[str]:
    """Who has arrived nowhere, by the due list and by the summary, which say the same."""
    due = [one for one in due_in_office(office.root, period).lines if one.rule == "C02-8"]
    assert len(due) == len([one for one in summary_data(office.root, period).dues if one.due.rule == "C02-8"])
    names = {str(person(n)["姓名"]) for n in (103, 104, 303)}
    return [name for one in due for name in names if name in one.what]


LATER = {1: SECOND[1], 2: [200, 201, 202, 203, 103], 3: SECOND[3]}


def test_who_has_arrived_nowhere_is_waited_for_in_every_later_period(office: Office) -> None:
    for period in ("2026Q3", "2026Q4", "2027Q1"):
        for number, who in LATER.items():
            assert send(office, number, period, people(number, who), 说明="").result == "accepted"
        assert waited_for(office, period) == [person(104)["姓名"]]


def test_who_arrived_and_died_since_is_waited_for_no_longer(office: Office) -> None:
    """104 comes to unit 2 in the third quarter, dies in the fourth, and is on no roster in the first of the next year."""
    rosters = {"2026Q3": {}, "2026Q4": {104: ("去世", "2026-11-02")}, "2027Q1": {}}
    for period, gone in rosters.items():
        arrived = [104] if period == "2026Q3" else []
        assert send(office, 2, period, people(2, [*LATER[2], *arrived], gone), 说明="").result == "accepted"
        assert waited_for(office, period) == []


@pytest.mark.parametrize(
    ("said", "settled"),
    [("{}转到四川省成都市。", True), ("{}未办转出，系误填。", True), ("{}已于2月转出。", False), ("名册由{}审核。", False)],
)
def test_what_a_cover_said_since_settles_it(office: Office, said: str, settled: bool) -> None:
    """Said in the third quarter, it is still settled in the fourth."""
    name = str(person(104)["姓名"])
    for period, told in (("2026Q3", said.format(name)), ("2026Q4", "")):
        assert send(office, 1, period, people(1, LATER[1]), 说明=told).result == "accepted"
        assert waited_for(office, period) == ([] if settled else [name])


def test_the_office_above_sees_the_same_numbers(office: Office, tmp_path: Path) -> None:
    counties = [Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))]
    above = found(tmp_path / "昆明市", "530100", "prefecture", counties, phone="0871-63123456")
    for period in ("2026Q1", "2026Q2"):
        book = tmp_path / f"上报_{period}.xlsx"
        consolidate(office, Period.parse(period), book, ["roster"])
        (outcome,) = receive(above, [book])
        assert outcome.result == "accepted"
    assert summary_data(above.root, "2026Q2").as_json()["moves"] == summary_data(office.root, "2026Q2").as_json()["moves"]


def sent_to(above: Office, office: Office, period: str) -> ReceiveOutcome:
    book = above.root.parent / f"{office.settings.code}_{period}.xlsx"
    consolidate(office, Period.parse(period), book, ["roster"])
    (outcome,) = receive(above, [book])
    return outcome


def test_what_a_unit_explained_to_the_county_nobody_above_asks_again(office: Office, tmp_path: Path) -> None:
    """303 was struck off with a word; 302 is missing in the third quarter without one, and the county took that for good.

    Told to the prefecture and, by its consolidated workbook, to the province.
    """
    counties = [Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))]
    prefectures = [Subordinate("530100", "昆明市委老干部局", "prefecture", ("roster",))]
    above = found(tmp_path / "昆明市", "530100", "prefecture", counties, phone="0871-63123456")
    top = found(tmp_path / "云南省", "530000", "province", prefectures, phone="0871-63123456")
    for period in ("2026Q1", "2026Q2", "2026Q3"):
        if period == "2026Q3":
            for number, who in (LATER | {3: [300, 301, 304]}).items():
                send(office, number, period, people(number, who), "待核实", 说明="")
        for below, level in ((office, above), (above, top)):
            missed = [f for f in sent_to(level, below, period).findings if f.rule == "T17"]
            assert [f.severity for f in missed] == (["warning"] if period == "2026Q3" else []), missed
            assert all(str(person(302)["姓名"]) in f.message for f in missed)


def test_a_change_form_does_not_take_back_what_its_roster_explained(office: Office) -> None:
    """Unit 3's roster explains 303; a change form of the same quarter has a remark of its own."""
    her = {key: person(300)[key] for key in ("姓名", "身份证号")}
    late = write_change(
        office.root.parent / "变动.xlsx", {"离退休干部变动": [her | {"变动": "修改", "居住地": "大理市"}]},
        **(unit(3) | {"报告期": "2026Q2", "依据版本": "2026Q2第1次", "说明": "补报一处变动"}),
    )  # fmt: skip
    (outcome,) = receive(office, [late])
    assert (outcome.result, rules(outcome)) == ("accepted", set())
    assert outcome.receipt
    assert read_copy(office, outcome.receipt).cover("说明") == f"{STRUCK_OFF}补报一处变动"
    assert waited_for(office, "2026Q2") == [person(104)["姓名"]]


def test_the_dead_do_not_come_back_and_are_not_paid(office: Office) -> None:
    """Nor in another unit, nor two periods later; a form accepted all the same leaves the money held."""
    back = people(3, [*SECOND[3], 204])
    holder = {key: person(204)[key] for key in ("姓名", "身份证号")}
    back["任职"].append(holder | {"任职组织代码": "530102000003", "职务": "委员"})
    assert rules(send(office, 3, "2026Q3", back)) == {"T18"}
    path = write(office.root.parent / "再报.xlsx", "roster", back, **(unit(3) | {"报告期": "2026Q3"}))
    (outcome,) = receive(office, [path], accept_with_reason="待核实")
    assert outcome.result == "accepted"
    none: Rows = {"补贴标准": [], "收款账户": [], "工作经费": [], "重复认定": []}
    none["补贴标准"] = [{"职务": post, "适用范围代码": "530000"} for post in ("书记", "委员")]
    none["收款账户"] = [holder | {"账号": "6223690000000000204"}]
    own = {"填报单位": "盘龙区委老干部局", "单位代码": "530102", "上级机构代码": "530100", "报告期": "2026Q3"}
    receive(office, [write(office.root.parent / "标准.xlsx", "allowance", none, **own)], accept_with_reason="测试")
    compute_batch(office.root, "2026Q3", "李明")
    with reading(office.ledger) as connection:
        (batch,) = all_batches(connection, "530102", "2026Q3")
        lines = read_content(connection, batch).lines
    outcomes = {(one.outcome, one.rule) for one in lines if one.person == person(204)["身份证号"]}
    assert outcomes == {("held", "S27")}


def missing_told(clerk: Clerk, *files: Path) -> list[str]:
    """The messages by which a clerk's check of these files misses somebody."""
    told = json.loads(clerk.types("check", *files, "--json"))
    reports = told if isinstance(told, list) else [told]
    return [f["message"] for one in reports for f in one["findings"] if (f["rule"], f["severity"]) == ("T17", "error")]


def test_a_clerk_checks_a_form_beside_the_last_one(tmp_path: Path, clerk: Clerk) -> None:
    last = write(tmp_path / "上期.xlsx", "roster", people(1, [100, 101, 102, 103]), **(unit(1) | {"报告期": "2026Q1"}))
    this = write(tmp_path / "本期.xlsx", "roster", people(1, [100, 101, 102]), **(unit(1) | {"报告期": "2026Q2"}))
    assert missing_told(clerk, this) == []
    for files in ((last, this), (this, last)):
        (told,) = missing_told(clerk, *files)
        assert str(person(103)["姓名"]) in told


def test_a_clerk_checks_a_form_in_parts_beside_the_last_one(tmp_path: Path, clerk: Clerk) -> None:
    """One part alone says nothing of who is missing; both together do. Checked in one go with the whole roster of before."""
    last = write(tmp_path / "上期.xlsx", "roster", people(1, [100, 101, 102, 103]), **(unit(1) | {"报告期": "2026Q1"}))
    parts = [
        write(tmp_path / f"本期{n}.xlsx", "roster", people(1, who), **(unit(1) | {"报告期": "2026Q2", "说明": f"第{n}部分"}))
        for n, who in {1: [100, 101], 2: [102]}.items()
    ]
    assert missing_told(clerk, last, parts[0]) == missing_told(clerk, last, parts[1]) == []
    (told,) = missing_told(clerk, last, *parts)
    assert str(person(103)["姓名"]) in told


def sent_on(rows: Rows) -> Rows:
    """The roster with a remark where those who moved out went to: the next county."""
    for row in rows["离退休干部"]:
        if row.get("状态") == "转出":
            row["备注"] = "转往昆明市五华区委老干部局"
    return rows


def test_who_moved_to_another_county_is_found_by_the_office_above(tmp_path: Path) -> None:
    """Each county sees its own units; the prefecture sees both."""
    names = {"530102": "盘龙区委老干部局", "530103": "五华区委老干部局"}
    above = found(
        tmp_path / "昆明市",
        "530100",
        "prefecture",
        [Subordinate(code, name, "county", ("roster",)) for code, name in names.items()],
        phone="0871-63123456",
    )
    rosters = {
        ("530102", "2026Q1"): sent_on(people(1, [100, 101, 102], {103: ("转出", "2026-02-20"), 104: ("转出", "2026-02-20")})),
        ("530103", "2026Q1"): people(2, [200, 201, 202]),
        ("530102", "2026Q2"): people(1, [100, 101, 102]),
        ("530103", "2026Q2"): people(2, [200, 201, 202, 103]),
    }
    counties = {}
    for (code, period), rows in rosters.items():
        if code not in counties:
            number = 1 if code == "530102" else 2
            counties[code] = found(
                tmp_path / code, code, units=[Subordinate(unit_code(number), unit_name(number), "unit", ("roster",))],
                phone="0871-63123456", name=names[code],
            )  # fmt: skip
        number = 1 if code == "530102" else 2
        path = write(
            tmp_path / f"{code}{period}.xlsx", "roster", rows, **(unit(number) | {"上级机构代码": code, "报告期": period})
        )
        receive(counties[code], [path], accept_with_reason="测试")
        consolidate(counties[code], Period.parse(period), tmp_path / f"上报{code}{period}.xlsx", ["roster"])
        receive(above, [tmp_path / f"上报{code}{period}.xlsx"], accept_with_reason="测试")

    assert waited_for(counties["530102"], "2026Q2") == [], "both say where they went, which is nowhere the county sees"
    assert waited_for(above, "2026Q2") == [person(104)["姓名"]], "he has not arrived in the county that the prefecture sees"
    moves = {(one.unit, who.kind): who.other for one in summary_data(above.root, "2026Q2").moves or () for who in one.people}
    assert moves == {(unit_code(2), "转入"): unit_name(1)}


def test_a_late_change_form_comes_before_the_roster_of_the_next_period(office: Office) -> None:
    """202 died in the second quarter; the third quarter's roster, in the same run, has been without him since."""
    him = {key: person(202)[key] for key in ("姓名", "身份证号")}
    late = write_change(
        office.root.parent / "变动.xlsx", {"离退休干部变动": [him | {"变动": "去世", "状态日期": "2026-05-05"}]},
        **(unit(2) | {"报告期": "2026Q2", "依据版本": "2026Q2第1次"}),
    )  # fmt: skip
    after = write(office.root.parent / "后.xlsx", "roster", people(2, [200, 201, 203, 103]), **(unit(2) | {"报告期": "2026Q3"}))
    outcomes = receive(office, [after, late])
    assert [(one.result, rules(one)) for one in outcomes] == [("accepted", set())] * 2
