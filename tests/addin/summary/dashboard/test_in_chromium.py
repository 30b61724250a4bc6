"""The dashboard in a real Chromium: 129 counties, the way down to the rows, search, filters, order, pages, a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from addin.summary.dashboard.dashboard import render_dashboard
from addin.summary.dashboard.places import Places
from tests.addin.doors.page.chromium import browser, texts
from tests.addin.summary.dashboard.province import COUNTY, PREFECTURE, province, unit_code

pytestmark = pytest.mark.browser
UNITS = 3  # a county: more rows behind a figure than a page of the list holds


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dashboard") / "看板.html"
    path.write_text(render_dashboard(province(UNITS)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture
def tab(chromium: Any, file: Path) -> Iterator[Any]:
    tab = chromium.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda said: wrong.append(said.text))
    tab.goto(file.as_uri())
    tab.wait_for_selector("#controls:not([hidden])")
    yield tab
    tab.close()
    assert wrong == []


def open_card(tab: Any, code: str) -> Any:
    card = tab.locator(f".card[data-code='{code}']")
    card.locator("summary").click()
    card.locator(".pager").first.wait_for(state="attached")
    return card


def test_how_long_it_takes_to_open(tab: Any) -> None:
    """The figure is printed; it is no condition."""
    taken = tab.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart")
    print(f"129 counties, {129 * UNITS} units: opened in {taken / 1000:.2f} s")
    assert tab.locator("#map g").count() == 129


def test_from_the_province_down_to_a_unit_s_rows(tab: Any) -> None:
    data = province(UNITS)
    view = next(one for one in data.indicators if one.indicator.code == "I02-1")
    figures, unit = Places(data).figures(view.by_unit), unit_code(COUNTY, 1)
    tab.select_option("#chosen", "I02-1")
    for place in (PREFECTURE, COUNTY, unit):
        tab.locator("#ranking").get_by_role("button", name=Places(data).all[place].name, exact=True).click()
        said = tab.locator(".card[data-code='I02-1'] .of-place").inner_text()
        assert f"{figures[place].text}%（{figures[place].counted}/{figures[place].base}）" in said
    card = open_card(tab, "I02-1")
    rows = [one for one in (*view.counted, *view.missed) if one.unit == unit]
    assert card.locator("tbody tr").count() == len(rows)
    assert rows[0].what in card.inner_text()
    assert texts(tab, "#trail button") == ["云南省委老干部局", "红河哈尼族彝族自治州", "个旧市", "个旧第2局"]
    tab.locator("#trail button").first.click()
    assert tab.locator(".of-place:visible").count() == 0


def test_a_tile_leads_to_its_county_by_mouse_and_by_key(tab: Any) -> None:
    tab.select_option("#chosen", "I02-1")
    tile = tab.locator(f"#map g[data-code='{COUNTY}']")
    tile.click()
    assert texts(tab, "#tiles b") == ["个旧第1局", "个旧第2局", "个旧第3局"]
    tab.locator("#trail button").first.click()
    assert tab.locator("#tiles").is_hidden()
    tile.focus()
    tab.keyboard.press("Enter")
    assert texts(tab, "#trail button")[-1] == "个旧市"


def test_the_lowest_comes_first_and_a_sign_says_what_the_colour_says(tab: Any) -> None:
    tab.select_option("#chosen", "I02-1")
    shares = texts(tab, "#ranking td:last-child")
    numbers = [float(text.split("%")[0].split()[-1]) for text in shares]
    assert numbers == sorted(numbers)
    for tile in tab.locator("#map g").all()[:20]:
        text, kind = tile.locator(".figure").text_content(), tile.locator("rect").get_attribute("class")
        assert ("✔" in text) == (kind == "t-good")
    tab.select_option("#chosen", "I00-1")
    assert not any(sign in "".join(tab.locator("#map .figure").all_text_contents()) for sign in "✔✘▲")


def test_long_lists_are_turned_page_by_page(tab: Any) -> None:
    card = open_card(tab, "I02-1")
    own = card.locator(".scroll").last.locator("tbody")
    seen = own.locator("tr").all_inner_texts()
    assert len(seen) == 300
    card.get_by_role("button", name="下一页").click()
    seen += own.locator("tr").all_inner_texts()
    assert len(set(seen)) == len(seen) == 129 * UNITS
    assert f"第 301～{129 * UNITS} 行，共 {129 * UNITS} 行" in card.inner_text()


def test_a_column_sorts_its_list(tab: Any) -> None:
    card = open_card(tab, "I02-1")
    head = card.locator("table").last.locator("th", has_text="行")
    head.click()
    head.click()
    rows = [int(text) for text in texts(tab, ".card[open] table >> nth=-1 >> td:nth-child(4)")]
    assert rows[0] == 129 * UNITS + 3
    assert rows == sorted(rows, reverse=True)


def test_words_clause_and_verdict_narrow_what_is_shown(tab: Any) -> None:
    every = tab.locator(".card").count()
    tab.select_option("#clause", "（二）")
    assert set(texts(tab, ".card:visible .name span:last-child")) == {"（二）"}
    tab.select_option("#clause", "")
    tab.select_option("#status", "MISSED")
    assert set(tab.locator(".card:visible").evaluate_all("all => all.map((one) => one.dataset.status)")) == {"MISSED"}
    tab.select_option("#status", "")
    tab.fill("#words", "党员纳入党组织率")
    assert "党员纳入党组织率" in texts(tab, ".card:visible .name span:first-child")
    assert tab.locator(".card:visible").count() < every
    tab.fill("#words", "")
    assert tab.locator("#found").inner_text() == f"显示 {every} 项指标，共 {every} 项"
    assert tab.locator(".card:visible").count() == every


def test_words_find_a_row_that_is_not_yet_in_the_page(tab: Any) -> None:
    tab.fill("#words", "第286行")
    card = open_card(tab, "I02-1")
    assert len([text for text in card.locator("tbody tr").all_inner_texts() if "第286行" in text]) == 1
    assert card.locator(".scroll").last.locator("tbody tr").count() == 1


def test_on_a_narrow_screen_only_tables_and_the_map_scroll(tab: Any) -> None:
    tab.set_viewport_size({"width": 420, "height": 800})
    open_card(tab, "I02-1")
    assert tab.evaluate("document.documentElement.scrollWidth") == 420


def test_without_a_script_all_can_be_read(chromium: Any, file: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(file.as_uri())
    assert tab.locator("#controls").is_hidden()
    assert tab.locator("#map").is_visible()
    card = tab.locator(".card[data-code='I02-1']")
    card.locator("summary").click()
    assert card.get_by_text("行没有列出").last.is_visible()
    context.close()


def test_a_tile_tells_its_step_by_squares_and_the_legend_says_what_they_mean(tab: Any) -> None:
    """Of a share: 100 %, from 90, from 80, from 50, below; what has a target not reached has at most four."""
    tab.select_option("#chosen", "I02-1")
    told = set()
    for figure, squares in tab.eval_on_selector_all("#map g", _FIGURE_AND_SQUARES):
        if "%" not in figure:
            assert squares == ""
            continue
        number = float(figure.strip("✔✘▲ %"))
        step = 1 + sum(number >= bound for bound in (50, 80, 90, 100))
        assert squares == "■" * step + "□" * (5 - step), figure
        told.add(squares)
    assert len(told) > 2
    assert told <= set(tab.inner_text("#about").replace("，", " ").replace("；", " ").split())


_FIGURE_AND_SQUARES = (
    "tiles => tiles.map(tile => [tile.querySelector('.figure').textContent, tile.querySelector('.steps').textContent])"
)


def test_a_long_name_without_a_place_to_break_does_not_widen_a_narrow_screen(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "看板.html"
    path.write_text(render_dashboard(replace(province(1), office="<b>" + "PanlongQuLaoGanBuJu" * 5)), encoding="utf-8")
    tab = chromium.new_page(viewport={"width": 420, "height": 800})
    tab.goto(path.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") == 420
    tab.close()
