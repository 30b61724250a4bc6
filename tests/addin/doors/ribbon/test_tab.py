"""The tab: every button is described whole, stands in its place, and is found by its tag."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from addin.doors.ribbon import all_buttons, find_button
from addin.doors.ribbon.button import GROUPS, button
from workbook_templates.schema import all_forms

ASKED = {
    "填报": [
        "花名册",
        "联络员选派表",
        "活动记录",
        "补贴与经费",
        "考评与任务",
        "校验本表",
        "下一处问题",
        "清除标记",
        "生成上报文件",
    ],
    "汇总": ["接收文件", "收件情况", "汇总", "查重复"],
    "补贴": ["计算补贴", "查重复发放", "复核", "生成发放表", "核对发放表", "登记已发", "冲销"],
    "报表": ["总表", "通报", "看板"],
    "帮助": ["规则说明", "设置", "自检", "关于"],
}


@pytest.mark.parametrize("group", ASKED)
def test_the_tab_holds_what_was_asked_for(group: str) -> None:
    """In this order, whatever stands between them."""
    shown = [one.label for one in all_buttons() if one.group == group]
    assert [label for label in shown if label in ASKED[group]] == ASKED[group]


def test_the_groups_stand_in_the_order_asked_for() -> None:
    assert list(dict.fromkeys(one.group for one in all_buttons())) == list(GROUPS) == list(ASKED)


def test_each_place_in_a_group_is_given_once() -> None:
    places = [(one.group, one.order) for one in all_buttons()]
    assert len(set(places)) == len(places)


def test_finding_a_button_loads_no_other() -> None:
    program = (
        "import sys; from addin.doors.ribbon import find_button; find_button('fill_check');"
        "print([name for name in sys.modules if name.startswith('addin.doors.ribbon.buttons.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['addin.doors.ribbon.buttons.fill_check']"


@pytest.mark.parametrize("tag", ["nothing", "tab", "__init__", "fill_check.run", "..desk", ""])
def test_a_tag_that_no_button_has_is_not_found(tag: str) -> None:
    with pytest.raises(LookupError):
        find_button(tag)


def test_a_button_of_an_unknown_group_is_refused() -> None:
    with pytest.raises(ValueError, match="no group 别的"):
        button("x", group="别的", order=1, image="Info", tip="x", about="x。")


def test_each_form_has_a_button_that_opens_a_blank_one() -> None:
    shown = {one.tag: one.label for one in all_buttons() if one.menu}
    assert shown == {f"fill_new_{kind}": made.title for kind, made in all_forms().items()}


@pytest.mark.parametrize("one", all_buttons(), ids=lambda one: one.tag)
def test_each_button_is_described_and_found_by_its_tag(one: Any) -> None:
    assert find_button(one.tag) == one
    assert re.fullmatch(r"[a-z]+_[a-z_]+", one.tag), "passes through VBA and a command line"
    assert one.tip
    assert one.about.endswith("。")
    assert len(one.tip) <= 1024
    assert len(one.about) <= 1024


def test_buttons_do_not_import_xlwings() -> None:
    for file in (Path(__file__).parents[3] / "addin" / "buttons").rglob("*.py"):
        names = {
            alias.name
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        assert "xlwings" not in names
