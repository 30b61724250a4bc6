"""What the page asks of Python, answered here as in the browser."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from addin.doors.page.answers import PageAnswers
from addin.usecases.check_files import check_files
from tests.addin.doors.page.test_page import ROWS, SHEET, wrong_form
from tests.workbook_templates.read.forms import changed, filled
from workbook_templates.read.decrypt import encrypt


class Asked:
    """The answers about files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.files, self.results = folder / "files", folder / "results"
        self.files.mkdir()
        self.told: list[tuple[str, int, int, str]] = []
        self.answers = PageAnswers(self.files, self.results, lambda *told: self.told.append(told))

    def __call__(self, wish: str, **details: object) -> Any:
        return json.loads(self.answers.answer(wish, json.dumps(details)))


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def test_a_check_says_what_the_command_line_says(asked: Asked) -> None:
    wrong = wrong_form(asked.files / "错表.xlsx")
    answer = asked("check")
    assert answer["json"] == check_files([wrong])[0].as_json(), "nothing in these findings depends on the door"
    (file,) = answer["shown"]["files"]
    assert (file["name"], file["status"]) == ("错表.xlsx", 1)
    by_column = {group["listed"][0]["column"]: group for group in file["groups"] if group["severity"] == "error"}
    assert {"姓名", "性别"} <= by_column.keys()
    assert [len(by_column["性别"]["listed"]) + len(by_column["性别"]["rest"])] == [3]
    assert [told for told in asked.told if told[0] == "files"] == [("files", 1, 1, "错表.xlsx")]
    assert {what for what, *_ in asked.told} == {"files", "rows", "checks"}


def test_several_files_are_checked_together_and_archives_are_opened(asked: Asked) -> None:
    filled(asked.files / "花名册.xlsx", ROWS)
    (asked.files / "照片").mkdir()
    (asked.files / "照片" / "合影.jpg").write_bytes(b"\xff\xd8\xff")
    answer = asked("check")
    assert [file["name"] for file in answer["shown"]["files"]] == ["花名册.xlsx"]
    assert "合影.jpg" in answer["shown"]["passed_over"][1]
    assert isinstance(answer["json"], dict)


def test_a_row_is_shown_with_private_numbers_masked(asked: Asked) -> None:
    filled(asked.files / "花名册.xlsx", ROWS)
    cells = {cell["column"]: cell for cell in asked("row", number=0, sheet=SHEET, row=5)["cells"]}
    assert (cells["姓名"]["text"], cells["姓名"]["cell"]) == ("李红", "A5")
    assert cells["身份证号"]["text"] == "530103********0024"
    assert asked("row", number=0, sheet=SHEET, row=999)["cells"] == []


def test_of_the_cover_all_is_shown(asked: Asked) -> None:
    filled(asked.files / "花名册.xlsx", ROWS)
    answer = asked("row", number=0, sheet="封面", row=8)
    assert answer["title"] == "“封面”"
    assert {cell["column"]: cell["cell"] for cell in answer["cells"]}["填报人"] == "C8"


def test_several_copies_are_saved_in_one_archive(asked: Asked) -> None:
    for name in ("甲.xlsx", "乙.xlsx"):
        wrong_form(asked.files / name)
    (saved,) = asked("marked", numbers=[0, 1])["saved"]
    assert (Path(saved).name, Path(saved).is_file()) == ("标好颜色的表.zip", True)
    (alone,) = asked("marked", numbers=[1])["saved"]
    assert Path(alone).name.endswith("（已校验）.xlsx")


def test_files_of_one_name_are_called_by_their_folders_and_so_are_their_copies(asked: Asked) -> None:
    for place in ("甲", "乙"):
        (asked.files / "盘龙区" / place).mkdir(parents=True)
        wrong_form(asked.files / "盘龙区" / place / "花名册.xlsx")
    (asked.files / "盘龙区" / "乙" / "活动记录.xlsx").write_bytes(b"")
    assert {file["name"] for file in asked("check")["shown"]["files"]} == {"甲/花名册.xlsx", "乙/花名册.xlsx", "活动记录.xlsx"}
    (saved,) = asked("marked", numbers=[0, 1, 2])["saved"]
    with zipfile.ZipFile(saved) as opened:
        assert sorted(opened.namelist()) == ["乙/花名册（已校验）.xlsx", "甲/花名册（已校验）.xlsx"]


@pytest.mark.parametrize("name", ["../../外面.xlsx", "/绝对.xlsx", "乙/../../../又外面.xlsx"])
def test_what_an_archive_calls_its_files_leads_no_copy_elsewhere(asked: Asked, tmp_path: Path, name: str) -> None:
    form = wrong_form(tmp_path / "花名册.xlsx")
    with zipfile.ZipFile(asked.files / "来的.zip", "w") as opened:
        opened.write(form, "甲/花名册.xlsx")
        opened.writestr(name, form.read_bytes())
    answer = asked("marked", numbers=[0])
    assert answer.get("saved", []) == []
    assert [path for path in tmp_path.rglob("*.xlsx") if asked.results not in path.parents] == [form]


def test_what_cannot_be_done_is_said_in_the_page_s_own_words(asked: Asked) -> None:
    (asked.files / "空.xlsx").write_bytes(b"")
    assert asked("marked", numbers=[0])["refused"].startswith("没有能标注的表")
    asked.answers.forget()
    (asked.files / "空.xlsx").unlink()
    assert "没有 .xlsx 表格" in asked("check")["refused"]


def test_of_a_form_with_a_password_it_is_said_what_to_do(asked: Asked, tmp_path: Path) -> None:
    form = filled(tmp_path / "花名册.xlsx", ROWS)
    (asked.files / "加密.xlsx").write_bytes(encrypt(form.read_bytes(), "abc123"))
    (finding,) = asked("check")["json"]["findings"]
    assert "没有密码读不出内容" in finding["message"]
    assert "把密码清空" in finding["fix"]


def test_a_bug_names_no_value(asked: Asked) -> None:
    filled(asked.files / "花名册.xlsx", ROWS)
    said = asked("row", number="530103195504120024", sheet=SHEET, row=5)["refused"]
    assert said.startswith("程序出了错")
    assert "5301" not in said


@pytest.mark.parametrize("ending", [".xlsx", ".xlsm"])
def test_mended_rows_go_back(asked: Asked, tmp_path: Path, ending: str) -> None:
    """Under the original's ending: Excel opens no workbook with macros that is called .xlsx."""
    wrong = wrong_form(asked.files / "错表.xlsx").rename(asked.files / f"错表{ending}")
    (rows,) = asked("bad_rows", numbers=[0])["saved"]

    def correct(book: openpyxl.Workbook) -> None:
        book[SHEET]["C4"] = "男"

    original, mended = tmp_path / "files" / "original", tmp_path / "files" / "mended"
    original.mkdir()
    mended.mkdir()
    wrong.rename(original / wrong.name)
    changed(Path(rows), correct).rename(mended / Path(rows).name)
    asked.answers.forget()
    answer = asked("mend")
    assert Path(answer["saved"][0]).name == f"错表_改好{ending}"
    assert "改动 1 格" in answer["lines"][0]
