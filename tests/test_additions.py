"""A column, a button and an indicator are one file each: they are added to a copy of the program, and everything knows them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = "离退休干部"
OPTIONAL, REQUIRED, REFERENCE = "试加说明", "试加情况", "试加支部"
COLUMNS = f"""
      - {{name: {OPTIONAL}, type: text, width: 20}}
      - {{name: {REQUIRED}, type: list, codes: 健康状况, required: true}}
      - {{name: {REFERENCE}, type: organisation_code, required: true, refers_to: [党组织.党组织代码], example: "530102000001"}}
"""
BUTTON = '''"""Button 问好."""

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button("问好", group="填报", order=65, image="Info", tip="问好", about="只说一声您好。")
def greet(context: ButtonContext) -> None:
    """Say a word."""
    context.say("您好。")
'''
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" stroke="currentColor"><path d="M1 2h3"/></svg>'
INDICATOR = '''"""I99-1: persons on the roster, once more."""

from addin.summary.measure.figure import Figure
from addin.summary.measure.indicator import FigureUnit, indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.selecting import refs


@indicator(name="试加的指标", clause="", unit=FigureUnit.PERSONS, counted="花名册上的人", needs=("离退休干部",))
def persons(inputs: Inputs) -> Figure:
    """Every row."""
    return Figure(refs("离退休干部", range(len(inputs.tables["离退休干部"]))))
'''
DEMO = """
import json, sys
from pathlib import Path
from addin.usecases.demo import run_demo
from addin.demo.county.scale import Scale
story = run_demo(Path(sys.argv[1]), 7, Scale(units=6, persons=500), quiet=True)
found = story.evaluation
print(json.dumps({
    "wrong": [str(one) for one in (*found.false_alarms, *found.missed, *found.wrong)],
    "planted": found.planted, "good": story.good,
    "open": {what: str(path) for what, path in story.open}, "outstanding": story.outstanding,
}))
"""
LEFT_BLANK = """
import json, sys
from pathlib import Path
from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.save_forms import save_forms
from addin.demo.county.scale import Scale
from validators.engine import check
from workbook_templates.read import read_submission
scale = Scale(units=1, persons=40, assessed=0)
[book] = [one for one in clean_books(make_county(1, scale), scale) if one.kind == "roster"]
book.sheets["离退休干部"][2][sys.argv[2]] = None
[path] = save_forms([book], Path(sys.argv[1]))
[report] = check([read_submission(path)])
print(json.dumps([(one.rule, one.sheet, one.column, one.row) for one in report.findings if one.severity.value == "error"]))
"""
CLICK = """
import json, sys
from pathlib import Path
from addin.doors.ribbon.user_settings import UserSettings
from addin.doors.ribbon.click import click
from tests.addin.memory_host import App
host = App()
click("fill_greet", host.books.add(), UserSettings(Path(sys.argv[1])))
print(json.dumps(host.said))
"""
EXTENSION = """
import sys
from pathlib import Path
from addin.hosts.extension.build import build
print(build(Path(sys.argv[1]), Path(sys.executable)))
"""


class Copy:
    """A copy of the program, run in processes of its own. ``stale`` is what the additions made out of date."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for package in ("addin", "docs", "validators", "workbook_templates", "macros"):
            shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
        self._add()
        checked = self.run("-m", "addin.generate", "--check", status=1)
        self.stale = {line.removeprefix("stale: ") for line in checked.splitlines()}
        self.run("-m", "addin.generate")

    def _add(self) -> None:
        schema = self.root / "workbook_templates" / "schemas" / "roster.yaml"
        text = schema.read_text(encoding="utf-8")
        place = text.index("\n", text.index("name: 健康状况"))
        schema.write_text(text[:place] + COLUMNS.rstrip() + text[place:], encoding="utf-8")
        tab = self.root / "addin" / "doors" / "ribbon" / "buttons"
        (tab / "fill_greet.py").write_text(BUTTON, encoding="utf-8")
        (tab / "fill_greet.svg").write_text(ICON, encoding="utf-8")
        (self.root / "addin" / "summary" / "indicators" / "i99_1_persons.py").write_text(INDICATOR, encoding="utf-8")

    def run(self, *arguments: str, status: int = 0) -> str:
        """What Python prints; the tests' own helpers are at hand, the program is the copy's."""
        environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(self.root), str(ROOT))), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    def told(self, program: str, *arguments: str) -> Any:
        """What a small program prints as JSON."""
        return json.loads(self.run("-c", program, *arguments))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("additions"))


@pytest.fixture(scope="module")
def demo(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return copy.told(DEMO, str(tmp_path_factory.mktemp("demo")))


def test_one_command_names_what_is_stale_and_makes_it(copy: Copy) -> None:
    touched = {"macros/ribbon.xml", "macros/ribbon2006.xml"}
    touched |= {"workbook_templates/schemas/compiled.json", "workbook_templates/blank/roster.xlsx"}
    assert touched <= copy.stale
    assert "workbook_templates/blank/allowance.xlsx" not in copy.stale
    assert copy.run("-m", "addin.generate", "--check") == ""


def test_a_column_is_in_the_blank_form_with_its_choices_and_its_explanation(copy: Copy) -> None:
    book = load_workbook(copy.root / "workbook_templates" / "blank" / "roster.xlsx")
    headers = {cell.value: cell.column_letter for cell in book[PEOPLE][3]}
    checks = {str(one.sqref).split(":")[0]: one for one in book[PEOPLE].data_validations.dataValidation}
    assert checks[f"{headers[REQUIRED]}4"].type == "list"
    assert checks[f"{headers[OPTIONAL]}4"].prompt.startswith("没有的可以不填")
    explained = {row[0]: row[1] for row in book["填表说明"].iter_rows(values_only=True)}
    assert (explained[OPTIONAL], explained[REQUIRED], explained[REFERENCE]) == ("选填", "必填", "必填")


def test_the_demo_finds_what_was_planted_and_nothing_else(demo: Any) -> None:
    assert demo["wrong"] == []
    assert demo["good"]
    assert demo["outstanding"] == 0
    assert demo["planted"] > 90


def test_a_required_column_is_filled_on_the_way_up_and_an_optional_one_may_be_empty(demo: Any) -> None:
    [upward] = [Path(path) for what, path in demo["open"].items() if "报给上级" in what]
    headers, *rows = load_workbook(upward)[PEOPLE].iter_rows(min_row=3, values_only=True)
    values = {name: {row[headers.index(name)] for row in rows} for name in (OPTIONAL, REQUIRED, REFERENCE)}
    assert values[OPTIONAL] == {None}
    assert values[REQUIRED] == {"健康"}
    assert len(values[REFERENCE]) > 1, "each unit refers to a branch of its own"
    assert None not in values[REFERENCE]


def test_a_required_column_left_blank_is_found(copy: Copy, tmp_path: Path) -> None:
    assert copy.told(LEFT_BLANK, str(tmp_path), REQUIRED) == [["F01", PEOPLE, REQUIRED, 6]]
    assert copy.told(LEFT_BLANK, str(tmp_path), OPTIONAL) == []


@pytest.mark.parametrize("name", ["ribbon.xml", "ribbon2006.xml"])
def test_a_button_is_in_the_ribbon_at_its_place(name: str, copy: Copy) -> None:
    tags = re.findall(r'<button [^>]*tag="(\w+)"', (copy.root / "macros" / name).read_text(encoding="utf-8"))
    assert tags[tags.index("fill_check") : tags.index("fill_next") + 1] == ["fill_check", "fill_greet", "fill_next"]


def test_a_button_is_in_the_extension_with_its_icon(copy: Copy, tmp_path: Path) -> None:
    made = copy.run("-c", EXTENSION, str(tmp_path / "yinling.oxt")).strip()
    with zipfile.ZipFile(made) as package:
        menus = package.read("Addons.xcu").decode()
        drawn = package.read("icons/fill_greet_16.svg").decode()
    assert menus.count("<value>vnd.yinling:fill_greet</value>") == 4, "menu, tool bar, tabbed bar and picture"
    assert 'd="M1 2h3"' in drawn
    assert "currentColor" not in drawn


def test_a_button_runs(copy: Copy, tmp_path: Path) -> None:
    assert copy.told(CLICK, str(tmp_path)) == ["您好。"]


def test_an_indicator_is_in_the_summary(demo: Any) -> None:
    [summary] = [Path(path) for what, path in demo["open"].items() if "指标" in what]
    book = load_workbook(summary, read_only=True)
    sheets = {sheet.title for sheet in book for row in sheet.iter_rows(values_only=True) if "试加的指标" in row}
    assert len(sheets) > 1, "its figure and its definition"
