"""From units to county to prefecture to province, through the command line's own functions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addin.consolidation.consolidate import consolidate
from addin.errors import Refused
from addin.presentation.consolidation import consolidation_json, consolidation_text
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate
from addin.usecases.office import consolidate_period
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import activity, liaison, roster, unit, unit_code, write
from tests.workbook_templates.read.forms import changed
from validators.engine import check
from workbook_templates.read import read_submission
from workbook_templates.schema import form
from workbook_templates.values.period import Period

Q3 = Period.parse("2026Q3")


def fill_county(office: Office, numbers: range, region: str) -> None:
    """Each unit sends its three forms; one liaison serves all of them."""
    folder = office.root.parent / f"{region}报来"
    for n in numbers:
        write(folder / f"{n}花名册.xlsx", "roster", roster(n, region=region), **unit(n, region))
        write(folder / f"{n}联络员.xlsx", "liaison", liaison(n, [f"{region}{n:06d}"]), **unit(n, region))
        write(folder / f"{n}活动.xlsx", "activity", activity(n, [("1", "2026-08-12")], region), **unit(n, region))
    outcomes = receive(office, [folder])
    assert {outcome.result for outcome in outcomes} == {"accepted"}


def rows_of(path: Path, sheet: str, *names: str) -> list[tuple[object, ...]]:
    return list(read_submission(path).tables[sheet].records(*names))


@pytest.fixture
def two_counties(tmp_path: Path) -> tuple[Office, Office]:
    """Two counties of one prefecture, with units 1-2 and 3-4."""
    one = found(tmp_path / "盘龙区", units=registered(1, 2), phone="0871-63123456")
    other_units = [Subordinate(unit_code(n, "530103"), f"第{n}局", "unit", ("roster",)) for n in (3, 4, 5)]
    other = found(tmp_path / "官渡区", "530103", units=other_units, phone="0871-63123456")
    fill_county(one, range(1, 3), "530102")
    fill_county(other, range(3, 5), "530103")
    return one, other


def test_the_upward_workbooks_are_themselves_correct_submissions(two_counties: tuple[Office, Office], tmp_path: Path) -> None:
    done = consolidate(two_counties[0], Q3, tmp_path / "上报.xlsx")
    assert [(o.kind, o.path.name) for o in done.outputs] == [
        ("roster", "上报.xlsx"), ("liaison", "上报-联络员选派表.xlsx"), ("activity", "上报-活动记录.xlsx"),
    ]  # fmt: skip
    for together in ([o.path] for o in done.outputs), [[o.path for o in done.outputs]]:
        for paths in together:
            reports = check([read_submission(path) for path in paths])
            assert [report.counts["error"] for report in reports] == [0] * len(paths)
    assert rows_of(tmp_path / "上报.xlsx", "封面", "单位代码", "上级机构代码", "报告期")[0] == ("530102", "530100", Q3)
    assert {d for (d,) in rows_of(tmp_path / "上报.xlsx", "离退休干部", "出生日期")} == {
        d for n in (1, 2) for (d,) in rows_of(tmp_path / f"530102报来/{n}花名册.xlsx", "离退休干部", "出生日期")
    }


def test_county_prefecture_province(two_counties: tuple[Office, Office], tmp_path: Path) -> None:
    for office in two_counties:
        consolidate(office, Q3, tmp_path / "到州市")
    counties = [Subordinate("530102", "盘龙区委老干部局", "county"), Subordinate("530103", "官渡区委老干部局", "county")]
    prefecture = found(tmp_path / "昆明市", "530100", "prefecture", counties, phone="0871-63123456")
    assert {o.result for o in receive(prefecture, [tmp_path / "到州市"])} == {"accepted"}
    done = consolidate(prefecture, Q3, tmp_path / "到省")
    assert done.as_json()["missing"] == []
    assert done.rows == {
        "党组织": 4, "离退休干部": 16, "学习小组": 0, "任职": 4, "后备书记": 0, "流动党员": 0,
        "联络员选派": 4, "联络员履责": 1, "活动记录": 4, "参加人员": 4,
    }  # fmt: skip
    # one liaison with four branches: within each county two, only the prefecture can see all
    assert {finding.rule for finding in done.findings} == {"C08-2"}

    province = found(tmp_path / "省", "530000", "province", [Subordinate("530100", "昆明市委老干部局", "prefecture")])
    assert {o.result for o in receive(province, [tmp_path / "到省"])} == {"accepted"}
    last = consolidate(province, Q3, tmp_path / "全省")
    path = next(output.path for output in last.outputs if output.kind == "roster")
    origins = set(rows_of(path, "离退休干部", "来源单位代码", "来源文件", "来源行"))
    codes = {unit_code(n) for n in (1, 2)} | {unit_code(n, "530103") for n in (3, 4)}
    assert {code for code, _, _ in origins} == codes, "the units themselves, not the offices between"
    assert {row for _, _, row in origins} == {4, 5, 6, 7}, "rows of the units' own workbooks"
    assert len(origins) == 16


def test_persons_on_two_rosters_and_joint_bodies_across_units(tmp_path: Path) -> None:
    office = found(tmp_path / "o", units=registered(1, 2, 3, kinds=("roster",)))
    joint = roster(2, first=200)
    shared = roster(1)
    shared["党组织"][0]["设置方式"] = "联合成立"
    joint["党组织"] += shared["党组织"]
    joint["任职"] += shared["任职"]
    joint["离退休干部"].append(shared["离退休干部"][0] | {"居住地": "大理市"})
    folder = tmp_path / "in"
    write(folder / "1.xlsx", "roster", shared, **unit(1))
    write(folder / "2.xlsx", "roster", joint, **unit(2))
    assert {outcome.result for outcome in receive(office, [folder])} == {"accepted"}
    told = json.loads(consolidation_json(consolidate(office, Q3, tmp_path / "上报.xlsx")))
    assert sorted(finding["rule"] for finding in told["findings"] if finding["rule"].startswith("T")) == ["T12", "T12"]
    assert (told["persons"]["rows"], told["persons"]["distinct"], len(told["persons"]["on_several_rosters"])) == (9, 8, 1)
    assert sorted((one["sheet"], one["kept"]["unit"], one["dropped"]["unit"]) for one in told["joined"]) == [
        ("任职", unit_code(1), unit_code(2)), ("党组织", unit_code(1), unit_code(2)),
    ]  # fmt: skip
    assert [(gone["unit"], gone["state"]) for gone in told["missing"]] == [(unit_code(3), "missing")]
    counts = told["counts"]
    assert (counts["rows_in"], counts["rows_joined"], counts["rows_out"]) == (15, 2, 13)
    (report,) = check([read_submission(tmp_path / "上报.xlsx")])
    assert report.counts["error"] == 0
    assert told["check"] == [{"file": "上报.xlsx", "counts": report.counts}]


def test_errors_taken_with_a_reason_go_up_with_it_and_return_nothing(tmp_path: Path) -> None:
    office = found(tmp_path / "o", units=registered(1))
    wrong = roster(1)
    wrong["离退休干部"][0]["性别"] = "女"
    receive(office, [write(tmp_path / "1.xlsx", "roster", wrong, **unit(1))], accept_with_reason="公安正在更正")
    done = consolidate(office, Q3, tmp_path / "上报.xlsx")
    assert [(finding.rule, finding.row) for finding in done.excused] == [("F07", 4)]
    assert done.own_errors == ()
    assert "有1条错误是写明理由收下的" in consolidation_text(done)
    assert "退回。请先" not in consolidation_text(done)


def test_a_parent_in_a_roster_still_to_come_is_not_told_as_lost(tmp_path: Path) -> None:
    office = found(tmp_path / "o", units=registered(1, 2, kinds=("roster",)))
    child = roster(1)
    child["党组织"][0]["上级党组织代码"] = "530102000002"
    receive(office, [write(tmp_path / "1.xlsx", "roster", child, **unit(1))])
    assert consolidate(office, Q3, tmp_path / "上报.xlsx").findings == ()
    parent = roster(2)
    parent["党组织"][0]["党组织代码"] = "530102000009"
    for row in (*parent["离退休干部"], *parent["任职"]):
        row["党支部代码" if "党支部代码" in row else "任职组织代码"] = "530102000009"
    receive(office, [write(tmp_path / "2.xlsx", "roster", parent, **unit(2))])
    assert "F13" in {finding.rule for finding in consolidate(office, Q3, tmp_path / "上报.xlsx").findings}


def test_what_a_receipt_has_told_is_not_told_again(tmp_path: Path) -> None:
    office = found(tmp_path / "o", units=registered(1))
    (outcome,) = receive(office, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))])
    assert outcome.receipt is not None
    assert outcome.receipt.warnings > 0
    assert consolidate(office, Q3, tmp_path / "上报.xlsx").findings == ()


def test_consolidating_again_gives_the_same_workbook(two_counties: tuple[Office, Office], tmp_path: Path) -> None:
    paths = [consolidate(two_counties[0], Q3, tmp_path / f"{n}.xlsx", ["roster"]).outputs[0].path for n in (1, 2)]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_kinds_may_be_chosen_and_the_folder_is_the_offices_own(two_counties: tuple[Office, Office]) -> None:
    root = two_counties[0].root
    done = consolidate_period(root, "2026Q3", kinds=["联络员选派表、activity"])
    assert [o.path.relative_to(root).as_posix() for o in done.outputs] == [
        "上报/2026Q3/上报_530102_2026Q3_联络员选派表.xlsx", "上报/2026Q3/上报_530102_2026Q3_活动记录.xlsx",
    ]  # fmt: skip


def test_a_book_too_large_is_written_in_parts_that_the_next_level_takes(
    two_counties: tuple[Office, Office], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addin.consolidation.upward.MOST_IN_SHEET", 4 * len(form("roster").sheet("离退休干部").columns))
    done = consolidate(two_counties[0], Q3, tmp_path / "上报", ["roster"])
    assert [(o.part, o.path.name) for o in done.outputs] == [
        (1, "上报_530102_2026Q3_花名册.xlsx"), (2, "上报_530102_2026Q3_花名册_第2部分.xlsx"),
    ]  # fmt: skip
    prefecture = found(tmp_path / "昆明市", "530100", "prefecture", [Subordinate("530102", "盘龙区委老干部局", "county")])
    outcomes = receive(prefecture, [tmp_path / "上报"])
    assert [outcome.result for outcome in outcomes] == ["accepted", "accepted"]
    assert {outcome.receipt.key.part for outcome in outcomes if outcome.receipt and outcome.receipt.key} == {1, 2}
    assert consolidate(prefecture, Q3, tmp_path / "到省").rows["离退休干部"] == 8


def test_an_offices_own_upward_workbook_is_not_received_again(two_counties: tuple[Office, Office], tmp_path: Path) -> None:
    consolidate(two_counties[0], Q3, tmp_path / "上报.xlsx", ["roster"])
    (outcome,) = receive(two_counties[0], [tmp_path / "上报.xlsx"])
    assert outcome.result == "returned"
    assert "自己汇总出来的上报表" in outcome.findings[0].message


def times_on(path: Path) -> object:
    return read_submission(path).cover("报送次数")


def test_a_county_sends_again_what_has_changed_and_counts_it(two_counties: tuple[Office, Office], tmp_path: Path) -> None:
    county, up = two_counties[0], tmp_path / "上报"
    prefecture = found(tmp_path / "昆明市", "530100", "prefecture", [Subordinate("530102", "盘龙区委老干部局", "county")])
    first = consolidate(county, Q3, up / "一")
    assert [output.times for output in first.outputs] == [1, 1, 1]
    assert [o.result for o in receive(prefecture, [up / "一"])] == ["accepted"] * 3
    late = consolidate(county, Q3, up / "没有变化")
    assert [o.times for o in late.outputs] == [1, 1, 1], "made of the same files"
    changed(late.outputs[0].path, lambda book: book["封面"].__setitem__("A40", "另存过"))

    receive(county, [write(tmp_path / "改.xlsx", "roster", roster(1, 5), **unit(1), 报送次数=2)])
    second = consolidate(county, Q3, up / "二")
    assert {output.kind: output.times for output in second.outputs} == {"roster": 2, "liaison": 1, "activity": 1}
    assert times_on(second.outputs[0].path) == 2
    assert "第2次报送" in consolidation_text(second)
    assert json.loads(consolidation_json(second))["outputs"][0]["times"] == 2
    (taken,) = receive(prefecture, [second.outputs[0].path])
    assert (taken.result, [one.added for one in taken.difference if one.added]) == ("accepted", [1])
    (older,) = receive(prefecture, [late.outputs[0].path])
    assert (older.result, older.findings[0].column) == ("returned", "报送次数"), "the older copy does not take its place"


def test_a_run_cut_short_before_the_workbook_was_there_is_not_counted(
    two_counties: tuple[Office, Office], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("addin.consolidation.upward.fill_form", lambda *_, **__: (_ for _ in ()).throw(OSError))
        with pytest.raises(Refused, match="写不了"):
            consolidate(two_counties[0], Q3, tmp_path / "坏", ["roster"])
    receive(two_counties[0], [write(tmp_path / "改.xlsx", "roster", roster(1, 5), **unit(1), 报送次数=2)])
    assert [o.times for o in consolidate(two_counties[0], Q3, tmp_path / "好", ["roster"]).outputs] == [1]


def test_the_office_s_own_entries_are_no_unit(two_counties: tuple[Office, Office], tmp_path: Path) -> None:
    own = {"填报单位": "盘龙区委老干部局", "单位代码": "530102", "上级机构代码": "530100"}
    rows: dict[str, list[dict[str, object]]] = {"补贴标准": [{}], "收款账户": [], "工作经费": [], "重复认定": []}
    receive(two_counties[0], [write(tmp_path / "标准.xlsx", "allowance", rows, **own)])
    done = consolidate(two_counties[0], Q3, tmp_path / "上报")
    assert done.units == 2
    assert "由2个单位的报表汇总" in str(read_submission(done.outputs[0].path).cover("说明"))


def test_nothing_accepted_yet(county: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="还没有收下可以汇总的表"):
        consolidate(county, Q3, tmp_path / "上报.xlsx")


def test_the_summary_is_plain_chinese(two_counties: tuple[Office, Office], tmp_path: Path) -> None:
    text = consolidation_text(consolidate(two_counties[1], Q3, tmp_path / "上报.xlsx"))
    assert "收到20行 = 写出19行 + 合并的重复行1行，逐单位逐表核对相符。" in text
    assert "一张表都没有报的单位1个：第5局" in text
