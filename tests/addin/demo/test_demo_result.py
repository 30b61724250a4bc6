"""The whole job on a small county."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addin.demo import demo_folder
from addin.demo.county.scale import Scale
from addin.demo.demo_result import DemoResult
from addin.errors import Refused
from addin.presentation.demo import demo_text
from addin.settings import Settings
from addin.usecases.demo import run_demo
from workbook_templates.plain import read_plain

SMALL = Scale(units=6, persons=500)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> DemoResult:
    return run_demo(tmp_path_factory.mktemp("demo"), 7, SMALL, quiet=True)


def test_everything_planted_is_found_and_nothing_else(story: DemoResult) -> None:
    result = story.evaluation
    assert result.missed == []
    assert result.false_alarms == []
    assert result.wrong == []
    assert result.planted == result.found > 90


def test_returned_forms_come_back_corrected_and_nothing_is_outstanding(story: DemoResult) -> None:
    assert story.returned > 10
    assert story.resent >= story.returned
    assert story.outstanding == 0


def test_the_second_payment_pays_nothing(story: DemoResult) -> None:
    assert story.paid_fen > 0
    assert (story.again_count, story.again_fen) == (0, 0)
    assert story.equal
    assert story.sound
    assert story.good


def test_the_money_rules_each_stopped_something(story: DemoResult) -> None:
    assert {"S01", "S02", "S03", "S05", "S06", "S08", "S09"} <= {one.rule for one in story.stopped}


def test_the_files_it_names_are_there(story: DemoResult) -> None:
    assert len(story.open) == 5
    for _, path in story.open:
        assert path.stat().st_size > 3000


def test_the_office_is_named_as_offices_are_and_marked_as_invented(story: DemoResult) -> None:
    assert Settings.load(story.root / demo_folder.OFFICE).name == "盘龙区委老干部局（示例）"
    summary = next(path for what, path in story.open if "指标" in what)
    assert summary.name == "盘龙区委老干部局（示例）_汇总_2026Q3.xlsx"


def test_the_list_names_every_planted_error(story: DemoResult) -> None:
    rows = read_plain(story.root / demo_folder.LIST, ("规则", "文件"))
    objects = json.loads((story.root / demo_folder.LIST_JSON).read_text(encoding="utf-8"))
    assert len(rows) == len(objects) == story.evaluation.planted
    assert {row.values["查出没有"] for row in rows} == {"查出"}


def test_what_it_says_is_taken_from_the_run(story: DemoResult) -> None:
    said = demo_text(story)
    assert f"植入错误{story.evaluation.planted}处" in said
    assert f"共 {story.paid_fen / 100:,.2f} 元" in said
    assert f"发出 0 人月、0.00 元，不重复发放 {story.again_blocked} 条" in said
    assert story.again_blocked >= story.paid_count


def test_its_own_folder_is_made_anew(story: DemoResult) -> None:
    stale = story.root / demo_folder.FILLED / "旧文件.xlsx"
    stale.write_bytes(b"")
    demo_folder.prepare(story.root, 7)
    assert not stale.exists()
    assert not (story.root / demo_folder.OFFICE).exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "我的文件.txt").write_text("重要", encoding="utf-8")
    with pytest.raises(Refused, match="别的东西"):
        run_demo(tmp_path, 1, SMALL, quiet=True)
    assert [path.name for path in tmp_path.iterdir()] == ["我的文件.txt"]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "示例").write_text("", encoding="utf-8")
    with pytest.raises(Refused, match="不是文件夹"):
        run_demo(tmp_path / "示例", 1, quiet=True)
