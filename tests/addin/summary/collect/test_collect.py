"""From received files to the summary: an office, the office above it, its money and the period before."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from addin.consolidation.consolidate import consolidate
from addin.doors.commandline.main import main
from addin.errors import Refused
from addin.ledger.model import REVERSED
from addin.presentation.reports import definitions_text, summary_json
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate
from addin.submissions.status import status
from addin.summary.collect.collect import collect
from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.measure.catalogue import catalogue
from addin.summary.measure.evidence import BLOCKED, PAID, TO_PAY
from addin.usecases import reports
from addin.usecases.allowance_papers import reconcile_period
from addin.usecases.allowances import approve_batch, compute_batch, pay_batch
from addin.usecases.corrections import reverse_payment
from addin.usecases.due import due_in_office
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import activity, liaison, person, roster, unit, unit_code, unit_name, write
from workbook_templates.values.period import Period

Q3 = Period.parse("2026Q3")
OCTOBER = dt.date(2026, 10, 20)
STANDARDS = [{"适用范围代码": "530000"}, {"职务": "委员", "适用范围代码": "530000", "月标准": "210"}]


def send(
    office: Office, n: int, kind: str, rows: dict[str, list[dict[str, object]]], region: str = "530102", **cover: object
) -> None:
    path = write(
        office.root.parent / "报来" / region / f"{n}{kind}{cover.get('报告期', '')}.xlsx", kind, rows, **(unit(n, region) | cover)
    )
    (outcome,) = receive(office, [path], accept_with_reason="测试")
    assert outcome.result == "accepted", outcome


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Three units are to report; the third sends nothing. One member of the second has no branch."""
    office = found(tmp_path / "盘龙区", units=registered(1, 2, 3), phone="0871-63123456")
    second = roster(2)
    second["离退休干部"][3]["党支部代码"] = ""
    for n, rows in ((1, roster(1)), (2, second)):
        send(office, n, "roster", rows)
        send(office, n, "activity", activity(n, [("1", "2026-08-12")]))
    send(office, 1, "liaison", liaison(1, ["530102000001"]))
    return office


def told(data: SummaryData, code: str) -> IndicatorView:
    return next(one for one in data.indicators if one.indicator.code == code)


def test_the_figures_of_an_office(office: Office) -> None:
    data = collect(office, Q3, OCTOBER)
    coverage = told(data, "I02-1")
    assert (coverage.whole.counted, coverage.whole.base, coverage.whole.text) == (7, 8, "87.5")
    (line,) = coverage.missed
    assert (line.unit_name, line.file, line.sheet, line.row) == (unit_name(2), "2roster.xlsx", "离退休干部", 7)
    assert str(person(203)["姓名"]) in line.what
    assert str(person(203)["身份证号"]) not in line.what
    assert {unit: part.text for unit, part in coverage.by_unit.items()} == {unit_code(1): "100.0", unit_code(2): "75.0"}
    assert [one.unit for one in data.findings if one.finding.rule == "C02-1"] == [unit_code(2)]
    assert told(data, "I08-1").status.name != "NOT_MEASURED"
    assert told(data, "I20-3").status.name == "NOT_ASKED"


def test_a_form_that_was_not_handed_in_is_not_seen_and_nobody_is_guilty(office: Office) -> None:
    """The liaison form of the second unit is missing, and all forms of the third: their branches are in no denominator."""
    data = collect(office, Q3, OCTOBER)
    liaisons = told(data, "I08-1")
    assert (liaisons.whole.counted, liaisons.whole.base, liaisons.status.name) == (1, 1, "REACHED")
    assert liaisons.not_seen == (unit_code(2), unit_code(3))
    assert told(data, "I02-1").not_seen == (unit_code(3),)
    assert "C08-1" not in {one.finding.rule for one in data.findings}
    assert unit_code(2) not in {one.unit for one in data.dues if one.due.rule == "C08-1"}
    send(office, 2, "liaison", liaison(2, ["530102000009"]))
    seen = collect(office, Q3, OCTOBER)
    assert [one.due.code for one in seen.dues if one.due.rule == "C08-1"] == ["530102000002"]
    assert (told(seen, "I08-1").whole.counted, told(seen, "I08-1").whole.base) == (1, 2)


def test_what_nobody_was_asked_for_is_not_asked_and_not_zero(office: Office) -> None:
    """The office asks for roster, liaisons and activities; one unit sends scores that nobody asked it for."""
    scored = told(collect(office, Q3, OCTOBER), "I10-2")
    assert (scored.status.text, scored.text, scored.value, scored.as_json()["value"]) == ("— 未要求", "—", None, None)
    none: dict[str, list[dict[str, object]]] = {"五个基本": [], "任务清单": [], "单位事项": [], "先进典型": []}
    send(office, 1, "assessment", none | {"六个好": [{"党支部代码": "530102000001"}]})
    scored = told(collect(office, Q3, OCTOBER), "I10-2")
    assert (scored.whole.counted, scored.whole.base, scored.not_seen) == (1, 1, ())
    send(office, 2, "assessment", none | {"六个好": []})
    scored = told(collect(office, Q3, OCTOBER), "I10-2")
    assert (scored.whole.counted, scored.whole.base) == (1, 1)


def test_submissions_are_told_as_the_office_tells_them(office: Office) -> None:
    data = collect(office, Q3, OCTOBER)
    assert data.submissions is not None
    states = {(one.unit, one.form): one.state for one in data.submissions}
    assert states[unit_code(3), "花名册"] == states[unit_code(2), "联络员选派表"] == "missing"
    missing, whole = told(data, "I21-2").whole, told(data, "I21-1").whole
    assert (missing.counted, whole.base) == (4, 9)


def test_a_year_over_quarters_takes_the_latest_state_and_each_act_once(tmp_path: Path) -> None:
    """Two units reported two quarters: the third quarter's people are the year's, a meeting reported twice was one."""
    office = found(tmp_path / "盘龙区", units=registered(1, 2), phone="0871-63123456")
    training = {"活动类型": "培训", "培训层级": "单位兜底"}
    for quarter, people, acts in (
        ("2026Q2", 6, [("2026Q2-1", "2026-05-12")]),
        ("2026Q3", 4, [("2026Q2-1", "2026-05-12"), ("2026Q3-1", "2026-08-12")]),
    ):
        for n in (1, 2):
            send(office, n, "roster", roster(n, people=people), 报告期=quarter)
            rows = activity(n, acts)
            send(office, n, "activity", rows | {"活动记录": [row | training for row in rows["活动记录"]]}, 报告期=quarter)
    year = collect(office, Period.parse("2026"), OCTOBER)
    assert told(year, "I00-1").whole.counted == 8
    assert (told(year, "I04-1").whole.counted, told(year, "I04-1").whole.base) == (2, 8)
    states = {(one.unit, one.form): one.state for one in year.submissions or ()}
    assert states[unit_code(1), "花名册"] in ("received", "late")
    assert states[unit_code(1), "联络员选派表"] == "missing"
    assert (told(year, "I21-1").whole.counted, told(year, "I21-1").whole.base) == (4, 6)
    assert "C05-2" not in {one.finding.rule for one in year.findings}
    assert {one.finding.rule for one in year.findings}, "the files of the quarters are the year's"


def test_activities_of_the_year_count_for_the_year(office: Office) -> None:
    training = {"活动类型": "培训", "培训层级": "单位兜底"}
    rows = activity(1, [("2026Q1-1", "2026-03-05")])
    rows["活动记录"] = [rows["活动记录"][0] | training]
    before = told(collect(office, Q3, OCTOBER), "I04-1").whole.counted
    send(office, 1, "activity", rows, 报告期="2026Q1")
    after = told(collect(office, Q3, OCTOBER), "I04-1").whole.counted
    assert (before, after) == (0, 1)


def test_without_a_day_the_closing_day_decides(office: Office) -> None:
    assert collect(office, Q3).as_of == dt.date(2026, 10, 10)
    assert told(collect(office, Q3), "I02-1").status.name == "MISSED"
    assert told(collect(office, Q3), "I07-1").due == dt.date(2027, 12, 31)


def test_the_period_before_is_compared(office: Office) -> None:
    assert collect(office, Q3).changes is None
    send(office, 1, "roster", roster(1, people=3), 报告期="2026Q2")
    changes = collect(office, Q3).changes
    assert changes is not None
    (one,) = [change for change in changes if change.measure == "离退休干部"]
    assert (one.unit_name, one.before, one.joined, one.left, one.after) == (unit_name(1), 3, 1, 0, 4)


def test_persons_in_two_units_are_listed(office: Office) -> None:
    third = roster(3)
    third["离退休干部"][1] = person(100) | {"党支部代码": "530102000003"}
    send(office, 3, "roster", third)
    duplicates = collect(office, Q3).duplicates
    assert duplicates is not None
    assert [(one.group, one.unit, one.row) for one in duplicates] == [(1, unit_code(1), 4), (1, unit_code(3), 5)]
    assert all("****" in one.person for one in duplicates)


def test_the_office_above_sums_up_its_counties(office: Office, tmp_path: Path) -> None:
    consolidate(office, Q3, tmp_path / "上报.xlsx", ["roster"])
    above = found(
        tmp_path / "昆明市",
        "530100",
        "prefecture",
        [Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))],
        phone="0871-63123456",
    )
    assert receive(above, [tmp_path / "上报.xlsx"], accept_with_reason="测试")[0].result == "accepted"
    data, own = collect(above, Q3, OCTOBER), collect(office, Q3, OCTOBER)
    assert data.parents[unit_code(1)] == data.parents[unit_code(2)] == "530102"
    for code in ("I00-1", "I02-1", "I06-1", "I07-1"):
        assert told(data, code).whole == told(own, code).whole
        assert told(data, code).by_unit == told(own, code).by_unit
    (line,) = told(data, "I02-1").missed
    assert (line.unit, line.row) == (unit_code(2), 7), "the lowest file and row, where it can be mended"


def test_what_is_owed_is_what_the_due_list_says(office: Office) -> None:
    data = collect(office, Q3, OCTOBER)
    assert [one.due for one in data.dues] == due_in_office(office.root, "2026Q3", as_of=OCTOBER).lines
    assert {one.unit for one in data.dues} == {unit_code(1), unit_code(2)}


@pytest.fixture
def paying(office: Office) -> Office:
    """The secretary of the first unit is a committee member of the second's branch as well."""
    second = roster(2)
    member = {key: person(100)[key] for key in ("姓名", "身份证号")}
    second["任职"].append(member | {"任职组织代码": "530102000002", "职务": "委员"})
    send(office, 2, "roster", second, 报送次数=2)
    accounts = [{key: person(n)[key] for key in ("姓名", "身份证号")} | {"账号": f"622369{n:013d}"} for n in (100, 200)]
    none: dict[str, list[dict[str, object]]] = {"补贴标准": [], "收款账户": [], "工作经费": [], "重复认定": []}
    send(office, 1, "allowance", none | {"收款账户": accounts})
    own = {"填报单位": "盘龙区委老干部局", "单位代码": "530102", "上级机构代码": "530100"}
    send(office, 0, "allowance", none | {"补贴标准": STANDARDS}, **own)
    return office


def test_the_office_itself_is_no_unit_and_what_was_not_checked_is_told_in_words(paying: Office) -> None:
    data = collect(paying, Q3)
    assert "530102" in data.units, "it filled in the standards"
    assert data.unit_count == len(data.units) - 1 == 3
    assert any(sentence.startswith("没有《考评与任务》，没有检查：") for sentence in data.unchecked)
    assert {code for one in data.missing_forms for code in one.rules} == set(data.not_run)


def states(data: SummaryData) -> dict[str, tuple[int, int, Decimal]]:
    return {state: told for state, told in data.paid().items() if told[1]}


def test_subsidies_are_told_as_the_ledger_tells_them(paying: Office) -> None:
    assert collect(paying, Q3).payments is None
    compute_batch(paying.root, "2026Q3", "李明")
    assert states(collect(paying, Q3)) == {TO_PAY: (2, 6, Decimal(1800)), BLOCKED: (1, 3, Decimal(630))}
    approve_batch(paying.root, "2026Q3", "", "王芳")
    pay_batch(paying.root, "2026Q3", "", "赵强")
    data = collect(paying, Q3)
    assert states(data) == {PAID: (2, 6, Decimal(1800)), BLOCKED: (1, 3, Decimal(630))}
    blocked = [one for one in data.payments or () if one.state == BLOCKED]
    assert {one.instead for one in blocked} == {f"{unit_name(1)}离退休干部党支部书记（{unit_name(1)}）"}
    assert (told(data, "I22-1").whole.value, told(data, "I22-2").whole.value) == (2, 1800)
    assert states(collect(paying, Period.parse("2026"))) == states(data), "the year's money is what its quarters paid"


def test_what_was_taken_back_is_not_paid_and_a_second_batch_blocks_nothing_twice(paying: Office) -> None:
    for _ in range(2):
        compute_batch(paying.root, "2026Q3", "李明")
        approve_batch(paying.root, "2026Q3", "", "王芳")
        pay_batch(paying.root, "2026Q3", "", "赵强")
    assert states(collect(paying, Q3)) == {PAID: (2, 6, Decimal(1800)), BLOCKED: (1, 3, Decimal(630))}
    number = str(person(100)["身份证号"])
    slip = reverse_payment(paying.root, person=number, month="2026-08", entry=0, reason="发错", by="李明", voucher="收据 1 号")
    approve_batch(paying.root, "", slip.batch.number, "王芳")
    data = collect(paying, Q3)
    assert states(data)[PAID] == (2, 5, Decimal(1500))
    assert states(data)[REVERSED] == (1, 1, Decimal(300))
    told = [one.reason for one in data.payments or () if one.state == REVERSED]
    assert "冲销：发错；已收回 300.00 元，凭证 收据 1 号" in told[0]
    assert sum(one.sums.live for one in reconcile_period(paying.root, "2026Q3", "", None)) == 180000, "what was paid then"
    compute_batch(paying.root, "2026Q3", "李明")
    again = states(collect(paying, Q3))
    assert (again[REVERSED], TO_PAY in again) == ((1, 1, Decimal(300)), False), "what was annulled is not ordered by computing"


def test_an_office_without_anything_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有可汇总的内容"):
        collect(found(tmp_path / "空"), Q3)


def test_reports_go_where_they_are_told(office: Office, tmp_path: Path) -> None:
    path = reports.summary(office.root, "2026Q3")
    assert path == office.root / "报表" / "盘龙区委老干部局_汇总_2026Q3.xlsx"
    assert path.exists()
    assert reports.dashboard(office.root, "2026Q3", tmp_path).name == "盘龙区委老干部局_看板_2026Q3.html"
    with pytest.raises(Refused, match=r"\.xlsx 结尾"):
        reports.summary(office.root, "2026Q3", tmp_path / "汇总.pdf")
    letters = reports.notices(office.root, "2026Q3", tmp_path / "通报.docx", OCTOBER, each=True)
    assert letters[0] == tmp_path / "通报.docx"
    assert {path.parent.name for path in letters[1:]} == {"通报_各单位"}
    assert all(path.exists() for path in letters)
    with pytest.raises(Refused, match="晚于统计日"):
        reports.notices(office.root, "2026Q3", None, OCTOBER, OCTOBER)


def test_json_tells_what_the_workbook_tells(office: Office) -> None:
    data = json.loads(summary_json(reports.summary_data(office.root, "2026Q3", OCTOBER)))
    own = collect(office, Q3, OCTOBER)
    by_code = {one["code"]: one for one in data["indicators"]}
    assert by_code["I02-1"]["value"] == "87.5"
    assert by_code["I02-1"]["by_unit"][unit_code(2)] == {"value": "75.0", "counted": 3, "of": 4}
    assert by_code["I02-1"]["verdict"] == "missed"
    reported = status(office, Q3).as_json()
    assert data["submissions"] == {
        key: reported[key] for key in ("expected", "received", "late", "returned", "unusable", "missing")
    }
    assert (data["submissions"]["expected"], data["submissions"]["missing"]) == (9, 4)
    assert data["findings"]["C02-1"] == 1
    assert len(data["indicators"]) == len(own.indicators)


def test_the_commands_say_where_and_print_nothing_beside_json(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def types(*words: str) -> str:
        monkeypatch.setattr("sys.argv", ["yinling", "report", *words, "--office", str(office.root), "--period", "2026Q3"])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        return capsys.readouterr().out

    assert json.loads(types("summary", "--json"))["office"] == "530102"
    file = tmp_path / "汇总.xlsx"
    assert types("summary", "-o", str(file)) == f"已生成汇总工作簿：{file}\n"
    assert types("dashboard", "-o", str(tmp_path / "看板.html")) == f"已生成看板：{tmp_path / '看板.html'}\n"
    said = types("notices", "-o", str(tmp_path / "通报.docx"), "--each", "--by", "2026-11-30").splitlines()
    assert said == [f"已生成通报：{tmp_path / '通报.docx'}", f"已给 3 个单位各生成一份通知：{tmp_path / '通报_各单位'}"]


def test_the_definitions_can_be_read_offline() -> None:
    assert definitions_text(reports.indicators_of("i02-1")).splitlines()[0] == "I02-1 党员纳入党组织率（%）（二）"
    assert "规则：C02-1" in definitions_text(reports.indicators_of("I02-1"))
    assert definitions_text(reports.indicators_of()).count("计入：") == len(catalogue())
    with pytest.raises(Refused, match="没有编号"):
        reports.indicators_of("I99-9")
