"""Offices of every level, each with those below it: a unit with branches, a province with units of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.submissions.folder import Office, open_office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate, load_units, save_units
from addin.usecases.office import consolidate_period, register_file, set_up_office, status_of
from tests.addin.submissions.received import results, said
from tests.addin.submitted_files import roster, unit, unit_code, unit_name, write

TAKEN = ("received", "late")


def set_up(root: Path, code: str, level: str, **more: Path) -> Office:
    return open_office(set_up_office(root, code=code, name=f"{code}老干部局", level=level, **more).root)


BELOW = [("530000", "province", 16), ("530100", "prefecture", 14), ("530102", "county", 0)]


@pytest.mark.parametrize(("code", "level", "below"), BELOW)
def test_the_offices_below_need_not_be_typed(tmp_path: Path, code: str, level: str, below: int) -> None:
    office = set_up(tmp_path / "o", code, level)
    assert len(load_units(office)) == below


def test_a_register_that_is_there_is_kept_and_one_that_is_given_counts(tmp_path: Path) -> None:
    office = set_up(tmp_path / "o", "530100", "prefecture")
    save_units(office, load_units(office)[:3])
    assert len(load_units(set_up(tmp_path / "o", "530100", "prefecture"))) == 3
    given = register_file(tmp_path / "册.xlsx", office.root)
    assert len(load_units(set_up(tmp_path / "p", "530100", "prefecture", subordinates=given))) == 3


def test_a_unit_under_the_province_itself_reports_to_it_beside_the_prefectures(tmp_path: Path) -> None:
    province = set_up(tmp_path / "省", "530000", "province")
    direct = Subordinate(unit_code(1, "530000"), unit_name(1), "unit", ("roster",))
    save_units(province, [*load_units(province), direct])
    (outcome,) = receive(province, [write(tmp_path / "一.xlsx", "roster", roster(1, region="530000"), **unit(1, "530000"))])
    assert outcome.result == "accepted", said(outcome)
    assert not [one for one in outcome.findings if one.column == 2 and "上级" in one.message]
    line = next(one for one in status_of(province.root, "2026Q3").lines if one.unit == direct)
    assert line.state in TAKEN
    assert consolidate_period(province.root, "2026Q3").own_errors == ()


def test_a_unit_sums_up_its_branches_and_the_county_sees_each(tmp_path: Path) -> None:
    code = unit_code(1)
    office = set_up(tmp_path / "单位", code, "unit")
    assert office.settings.superior_code == "530102", "from the region in the unit's own code"
    save_units(office, [Subordinate(unit_code(n), unit_name(n), "unit", ("roster",)) for n in (2, 3)])
    branches = [write(tmp_path / f"{n}.xlsx", "roster", roster(n), **(unit(n) | {"上级机构代码": code})) for n in (2, 3)]
    own = write(tmp_path / "本级.xlsx", "roster", roster(1), **(unit(1) | {"上级机构代码": code}))
    assert results(receive(office, [*branches, own])) == ["accepted"] * 3
    assert status_of(office.root, "2026Q3").count(*TAKEN) == 2
    up = consolidate_period(office.root, "2026Q3")
    assert (up.rows["离退休干部"], up.own_errors) == (12, ())
    county = set_up(tmp_path / "县", "530102", "county")
    save_units(county, [Subordinate(code, unit_name(1), "unit", ("roster",))])
    (outcome,) = receive(county, [up.outputs[0].path])
    assert outcome.result == "accepted", said(outcome)
    whole = consolidate_period(county.root, "2026Q3")
    assert (whole.units, whole.rows["离退休干部"]) == (3, 12)
