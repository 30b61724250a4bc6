"""The dashboard: one file, nothing fetched, no script but its own, every figure with its rows."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from addin.summary.dashboard.dashboard import render_dashboard
from addin.summary.measure.evidence import SubmittedForm
from tests.addin.summary.dashboard.province import province
from tests.addin.summary.scenes import NUMBER, UNIT_A, scene

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """The tags of a page in order, and whether they close as they open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def text() -> str:
    return render_dashboard(scene())


def test_it_needs_no_network_and_runs_its_own_script_alone(text: str) -> None:
    page = Page(text)
    assert not any(tag in ("link", "img", "iframe", "object") for tag, _ in page.tags)
    assert not any(name.startswith("on") or name in ("src", "href") for _, attrs in page.tags for name in attrs)
    scripts = [attrs for tag, attrs in page.tags if tag == "script" and attrs.get("type") != "application/json"]
    assert scripts == [{}]
    source = text.rsplit("<script>", 1)[1].split("</script>", maxsplit=1)[0]
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text
    assert not re.search(r"https?:|url\(|@import", text.replace('"http://www.w3.org/2000/svg"', ""))
    assert "default-src 'none'" in text
    assert not any(name == "style" for _, attrs in page.tags for name in attrs), "where the page shows it none is let in"


def test_a_figure_opens_its_rows(text: str) -> None:
    card = next(part for part in text.split('<details class="card"') if ">党员纳入党组织率<" in part)
    assert "50.0%" in card
    assert "1 / 2" in card
    assert "✘ 已逾期，未达标" in card
    assert "=1+1（530102********0012）" in card
    assert card.index("未计入") < card.index("<b>计入</b>")


def test_numbers_of_persons_are_masked(text: str) -> None:
    assert NUMBER not in text
    assert not re.search(r"(?<!\d)5301021[89]\d{10}(?!\d)", text)


def test_what_a_clerk_typed_is_only_text() -> None:
    evil = "<script>alert(1)</script>"
    received = (SubmittedForm(UNIT_A, evil, '"><img src=x>', "missing"),)
    text = render_dashboard(scene(submissions=received, units={UNIT_A: evil}))
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text
    assert "\\u003cscript\\u003e" in text
    Page(text)


def test_what_is_not_at_hand_is_said() -> None:
    text = render_dashboard(scene(submissions=None, payments=None, duplicates=None, changes=None, findings=()))
    for words in ("没有登记下级单位", "本期没有计算补贴", "没有发现问题"):
        assert words in text
    assert "跨单位重复" not in text


def test_rows_that_do_not_fit_are_counted() -> None:
    data = scene()
    told = tuple(replace(one, left_out=(0, 12)) if one.missed else one for one in data.indicators)
    assert "另有 12 行没有列出" in render_dashboard(replace(data, indicators=told))


def test_the_office_is_no_unit_among_its_units() -> None:
    data = scene()
    own = replace(data, units={**data.units, data.code: data.office})
    table = render_dashboard(own).split('class="rows-of wide"')[1].split("</table>")[0]
    assert data.office not in table
    assert "盘龙区农业农村局" in table


def test_without_a_script_the_map_says_each_county_in_words() -> None:
    text = render_dashboard(province())
    drawn = text.split('<svg class="map"')[1].split("</svg>")[0]
    assert drawn.count("<title>") == 129
    assert "<title>红河州个旧：" in drawn
    assert "历期：2026Q2 61.5 → 现在" in text
