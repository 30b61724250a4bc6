"""``yinling template new``: the right blank form at the right place, or a sentence why not."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from addin.doors.commandline.commands.template import app
from addin.errors import Refused
from addin.usecases.blank_form import new_form
from workbook_templates.schema import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_had(tmp_path: Path, kind: str) -> None:
    path = new_form(kind, tmp_path / "新建" / f"{kind}.xlsx")
    assert dict(openpyxl.load_workbook(path)["表单信息"].iter_rows(values_only=True))["表种"] == kind


def test_the_cover_is_filled_in_and_the_name_tells_it(tmp_path: Path) -> None:
    path = new_form("花名册", tmp_path, unit=" 11530102015101001r", unit_name="盘龙区 农业农村局 ", period="2026年第三季度")
    assert path == tmp_path / "花名册_盘龙区 农业农村局_2026Q3.xlsx"
    cover = dict(openpyxl.load_workbook(path)["封面"].iter_rows(min_row=4, min_col=2, max_col=3, values_only=True))
    assert (cover["填报单位"], cover["单位代码"], cover["报告期"]) == ("盘龙区 农业农村局", "11530102015101001R", "2026Q3")


def test_the_office_above_is_filled_in_where_it_is_named(tmp_path: Path) -> None:
    path = new_form("roster", tmp_path, unit="11530102015101001R", superior=" 530102 ")
    cover = dict(openpyxl.load_workbook(path)["封面"].iter_rows(min_row=4, min_col=2, max_col=3, values_only=True))
    assert cover["上级机构代码"] == "530102"
    with pytest.raises(Refused, match="6位行政区划代码"):
        new_form("roster", tmp_path, superior="11530102015101001R")


def test_a_name_is_never_a_path(tmp_path: Path) -> None:
    path = new_form("roster", tmp_path, unit_name="../../etc/甲局")
    assert path.parent == tmp_path
    assert path.exists()


def test_a_filled_form_is_not_overwritten(tmp_path: Path) -> None:
    path = new_form("roster", tmp_path)
    path.write_bytes(b"filled")
    with pytest.raises(Refused, match="没有覆盖"):
        new_form("roster", tmp_path)
    assert path.read_bytes() == b"filled"
    assert new_form("roster", tmp_path, overwrite=True).read_bytes()[:2] == b"PK"


def test_the_number_of_a_workbook_tells_unit_and_period_apart(tmp_path: Path) -> None:
    def number(name: str, period: str) -> object:
        path = new_form("roster", tmp_path / f"{name}.xlsx", unit="530102", period=period)
        return openpyxl.load_workbook(path)["表单信息"]["B3"].value

    assert number("a", "2026Q3") == number("b", "2026Q3") != number("c", "2026Q4")


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"kind": "roaster"}, "roster（花名册）"),
        ({"kind": "roster", "period": "2026Q5"}, "2026Q3"),
        ({"kind": "roster", "unit": "12345"}, "18位"),
        ({"kind": "roster", "output": "表.xls"}, ".xlsx"),
        ({"kind": "roster", "output": "占位/表.xlsx"}, "写不了"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, wish: dict[str, str], told: str) -> None:
    (tmp_path / "占位").write_text("这是文件，不是文件夹")
    output = tmp_path / wish.pop("output", "表.xlsx")
    with pytest.raises(Refused, match=told):
        new_form(output=output, **wish)  # type: ignore[arg-type]
    assert not output.exists()


def test_the_command_says_where_the_form_is(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["new", "liaison", "--period", "2026H1", "-o", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "联络员选派表_2026H1.xlsx" in result.output
    assert (tmp_path / "联络员选派表_2026H1.xlsx").exists()
