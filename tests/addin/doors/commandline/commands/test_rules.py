"""``yinling rules`` on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from addin.doors.commandline.commands.rules import app
from addin.errors import Refused
from addin.settings import Settings
from validators.catalogue import catalogue
from validators.explain import split_doc
from validators.rule import Rule


def run(*arguments: str) -> str:
    """What the command prints."""
    result = CliRunner().invoke(app, arguments, catch_exceptions=False, standalone_mode=False)
    if isinstance(result.exception, Exception):
        raise result.exception
    return result.output


def test_the_list_names_every_rule_once() -> None:
    codes = [line.split()[0] for line in run().splitlines() if line.startswith("  ")]
    assert codes == [rule.code for rule in catalogue()]
    assert f"共 {len(codes)} 条" in run()


@pytest.mark.parametrize("code", ["F05", "f05", " f05 "])
def test_one_rule_in_full_in_any_case(code: str) -> None:
    said = run(code)
    assert said.startswith("F05")
    assert "530102********2416" in said
    assert "请对照身份证原件" in said


def test_thresholds_are_told_with_their_source() -> None:
    assert "连续外出满多少个月须通报流入地党组织：6（依据：行动计划（十三）" in run("C13-1")


def test_an_office_sees_its_own_thresholds(tmp_path: Path) -> None:
    Settings(代码="530102", 名称="盘龙区委老干部局", 级别="county", 参数={"away_months_to_notify": 3}).save(tmp_path)  # type: ignore[call-arg]
    assert "连续外出满多少个月须通报流入地党组织：3（依据：行动计划（十三）：连续6个月以上；本单位已改）" in run(
        "C13-1", "--office", str(tmp_path)
    )


def test_a_folder_that_is_no_office_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        run("--office", str(tmp_path))


@pytest.mark.parametrize("code", ["F99", "x", "F05;"])
def test_an_unknown_rule_is_refused_in_one_sentence(code: str) -> None:
    with pytest.raises(Refused, match=f"没有编号为“{code}”的规则"):
        run(code)


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_notes_for_programmers_stay_off_the_terminal(rule: Rule) -> None:
    _, note = split_doc(rule.doc)
    assert not note or note not in run(rule.code)
