"""Receipts and the dashboard, opened in the page: to be read, and nothing else."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from addin.summary.dashboard.dashboard import render_dashboard
from tests.addin.doors.page.chromium import ClerksPage, texts
from tests.addin.doors.page.test_page import ROWS
from tests.addin.summary.scenes import scene
from tests.workbook_templates.read.forms import filled

pytestmark = [pytest.mark.alone, pytest.mark.browser]

RECEIPT = "报送回执（第7号）\n\n报送单位：盘龙区农业农村局\n结果：已收\n"
HOSTILE = """<!DOCTYPE html><meta http-equiv="refresh" content="0;url=http://127.0.0.1:PORT/refresh"><title>看板</title>
<link rel="stylesheet" href="http://127.0.0.1:PORT/style.css"><img src="http://127.0.0.1:PORT/picture.png">
<script>parent.document.title = "changed"; document.title = "run"; fetch("http://127.0.0.1:PORT/script")</script>
<img src="x" onerror="document.title = 'run'"><form action="http://127.0.0.1:PORT/form"><button>go</button></form>
<a href="http://127.0.0.1:PORT/link">走</a><a target="_top" href="http://127.0.0.1:PORT/top">上</a><p>看得见</p>"""


def show(page: ClerksPage, *files: Path) -> str:
    page.wait()
    page.tab.set_input_files("#files", [str(file) for file in files])
    page.tab.wait_for_selector("#results .card")
    return page.wait()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_receipt_is_shown_as_it_is(page: ClerksPage, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "回执.txt").write_text(RECEIPT, encoding=encoding)
    assert show(page, tmp_path / "回执.txt") == "打开了，只能看，不能改。"
    assert page.tab.locator("#results .paper").inner_text().strip() == RECEIPT.strip()
    assert page.tab.evaluate("document.activeElement.id") == "results"


def test_a_receipt_and_a_form_are_each_what_they_are(page: ClerksPage, tmp_path: Path) -> None:
    (tmp_path / "回执.txt").write_text(RECEIPT, encoding="utf-8")
    assert "没有错误" in show(page, tmp_path / "回执.txt", filled(tmp_path / "花名册.xlsx", ROWS))
    assert texts(page.tab, "#results .card .name") == ["花名册.xlsx", "回执.txt"]
    assert texts(page.tab, ".card.file .name") == ["花名册.xlsx"]


def test_the_dashboard_looks_as_it_does_by_itself(page: ClerksPage, tmp_path: Path) -> None:
    file = tmp_path / "看板.html"
    file.write_text(render_dashboard(scene()), encoding="utf-8")
    show(page, file)
    inside = page.tab.frame_locator("#results iframe")
    border = "one => getComputedStyle(one).borderTopWidth"
    assert inside.locator(".card").first.evaluate(border) == "1px", "its own styles are let in"
    bar = inside.locator(".bar", has=inside.locator("rect[width='50.0%'], rect[width='50%']")).first
    whole, part = bar.bounding_box(), bar.locator("rect").bounding_box()
    assert part["width"] == pytest.approx(whole["width"] / 2, abs=1)
    inside.locator(".card summary").first.click()
    assert inside.locator(".card").first.evaluate("one => one.open"), "a figure opens its rows"


def test_whatever_lies_in_an_html_file_nothing_of_it_runs_and_nothing_leaves(page: ClerksPage, tmp_path: Path) -> None:
    """Not even a connection is made: somebody listens on this computer."""
    listening = socket.create_server(("127.0.0.1", 0))
    (tmp_path / "看板.html").write_text(HOSTILE.replace("PORT", str(listening.getsockname()[1])), encoding="utf-8")
    title = page.tab.title()
    show(page, tmp_path / "看板.html")
    inside = page.tab.frame_locator("#results iframe")
    assert inside.get_by_text("看得见").is_visible()
    assert page.tab.frames[-1].evaluate("[self.origin, document.title]") == ["null", "看板"]
    for clicked in ("go", "上", "走"):
        inside.get_by_text(clicked, exact=True).click()
        page.tab.wait_for_timeout(200)
    assert page.tab.title() == title
    listening.settimeout(0.5)
    with pytest.raises(TimeoutError), listening:
        listening.accept()
    assert page.tab.url.startswith("file:")
