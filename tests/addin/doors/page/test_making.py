"""What the page makes: blank forms, the next period's, the list of what is due with its calendar."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from addin.hosts.browser.build import PAGE
from tests.addin.doors.page.test_answers import Asked
from tests.addin.doors.page.test_page import ROWS
from tests.workbook_templates.read.forms import filled
from workbook_templates.read import read_submission
from workbook_templates.schema import all_forms

UNIT = {"unit": "11530102015101007C", "unit_name": "盘龙区农业农村局", "period": "2026Q3", "superior": "530102"}


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def field(asked: Asked, name: str) -> Path:
    folder = asked.files / name
    folder.mkdir()
    return folder


def in_archive(path: str) -> Sequence[str]:
    with zipfile.ZipFile(path) as opened:
        return sorted(opened.namelist())


def test_a_blank_form_has_the_unit_on_its_cover(asked: Asked) -> None:
    (saved,) = asked("blank", kind="roster", **UNIT)["saved"]
    assert Path(saved).name == "花名册_盘龙区农业农村局_2026Q3.xlsx"
    made = read_submission(Path(saved))
    assert (made.cover("单位代码"), str(made.cover("报告期"))) == ("11530102015101007C", "2026Q3")


def test_all_five_come_in_one_archive(asked: Asked) -> None:
    (saved,) = asked("blank", kind="", **UNIT)["saved"]
    assert len(in_archive(saved)) == 5


def test_every_form_can_be_chosen() -> None:
    html = (PAGE / "page.html").read_text(encoding="utf-8")
    offered = dict(re.findall(r'<option value="(\w+)">([^<]+)</option>', html))
    assert offered == {kind: form.title for kind, form in all_forms().items()}


def test_a_wrong_code_is_said(asked: Asked) -> None:
    assert "单位代码“123”不对" in asked("blank", kind="roster", **{**UNIT, "unit": "123"})["refused"]


def test_the_next_form_is_born_from_the_last(asked: Asked) -> None:
    filled(field(asked, "last") / "花名册.xlsx", ROWS, 报告期="2026Q3")
    answer = asked("next")
    assert "带过来" in "".join(answer["lines"])
    assert str(asked.results) not in "".join(answer["lines"])
    (saved,) = answer["saved"]
    with zipfile.ZipFile(saved) as opened:
        made = [read_submission(Path(opened.extract(name, asked.results))) for name in opened.namelist()]
    by_kind = {one.form.kind: one for one in made if one.form}
    assert by_kind.keys() == {"roster", "change"}, "the changes alone may be reported instead"
    assert {str(one.cover("报告期")) for one in made} == {"2026Q4"}
    assert len(by_kind["roster"].tables["离退休干部"]) == 3


def test_of_several_those_that_can_be_made_are_and_the_others_told(asked: Asked) -> None:
    last = field(asked, "last")
    filled(last / "花名册.xlsx", ROWS, 报告期="2026Q3")
    (last / "空.xlsx").write_bytes(b"")
    answer = asked("next")
    assert len(answer["saved"]) == 1
    assert [line for line in answer["lines"] if line.startswith("空.xlsx：")]
    (last / "花名册.xlsx").unlink()
    assert asked("next")["refused"].startswith("空.xlsx：")


def test_what_is_due_is_listed_and_put_into_a_calendar(asked: Asked) -> None:
    filled(field(asked, "forms") / "花名册.xlsx", ROWS)
    assert asked("due")["saved"] == []
    answer = asked("due", calendar=True)
    assert answer["lines"]
    (saved,) = answer["saved"]
    assert Path(saved).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
