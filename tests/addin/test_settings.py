"""``设置.toml``: what an office may write in it, and what it is told when it is wrong."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.settings import FILE_NAME, Level, Settings, parse_level
from workbook_templates.values.period import Period


def settings(**more: object) -> Settings:
    return Settings.model_validate({"code": "530102", "name": "盘龙区委老干部局", "level": "county"} | more)


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    told = settings(contact='李"明', overrides={"liaison_most_organisations": 2, "branch_coverage_deadline": dt.date(2026, 1, 1)})
    told.save(tmp_path)
    assert Settings.load(tmp_path) == told
    assert tomllib.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8"))["代码"] == "530102"
    assert Settings.load(tmp_path).policy["liaison_most_organisations"] == 2


def test_the_theme_of_a_year_is_written_once_and_judged_by(tmp_path: Path) -> None:
    settings(themes={"2026": "学习贯彻“全会”精神"}).save(tmp_path)
    assert Settings.load(tmp_path).policy["year_themes"] == {"2026": "学习贯彻“全会”精神"}
    told = '代码 = "530102"\n名称 = "某局"\n级别 = "县"\n[年度主题]\n2027 = "创新发展"\n'
    (tmp_path / FILE_NAME).write_text(told, encoding="utf-8")
    assert Settings.load(tmp_path).policy["year_themes"] == {"2027": "创新发展"}
    assert settings().policy["year_themes"] == {}


def test_a_clerk_may_leave_out_the_quotes_around_a_key_and_use_chinese_words(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(
        '\ufeff代码 = "530100"\n名称 = "昆明"\n级别 = "州市"\n\n[补贴]\n月份规则 = "半月"\n', encoding="utf-8"
    )
    told = Settings.load(tmp_path)
    assert (told.level, told.allowance.month_rule, told.superior_code) == (Level.PREFECTURE, "半月", "530000")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("代码 = 530102x", "写法不对"),
        ('代码 = "530102"', "“名称”没有填写"),
        ('代码 = "53"\n名称 = "某局"\n级别 = "county"', "“代码”写法不对"),
        ('代码 = "530102"\n名称 = "某局"\n级别 = "村"', "“级别”只能写"),
        ('代码 = "530102"\n名称 = "某局"\n级别 = "county"\n期限 = 3', "“期限”不是认识的项目"),
        ('代码 = "530102"\n名称 = "某局"\n级别 = "county"\n报送期限天数 = 91', "“报送期限天数”只能写 0 至 90"),
        ('代码 = "530102"\n名称 = "某局"\n级别 = "county"\n报送期限天数 = -1', "“报送期限天数”只能写 0 至 90"),
        ('代码 = "530102"\n名称 = "某局"\n级别 = "county"\n[参数]\nliaison_most = 3', "参数“liaison_most”不存在"),
        ('代码 = "530102"\n名称 = "某局"\n级别 = "county"\n[参数]\nliaison_most_organisations = "三"', "取值类型不对"),
        ('代码 = "530102"\n名称 = "某局"\n级别 = "county"\n[年度主题]\n今年 = "主题"', "写法不对"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=sentence):
        Settings.load(tmp_path)


def test_a_folder_that_is_no_office(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="不是一个机构文件夹"):
        Settings.load(tmp_path)


@pytest.mark.parametrize(
    ("code", "level", "superior"),
    [
        ("530102", "county", "530100"),
        ("530100", "prefecture", "530000"),
        ("530000", "province", "530000"),
        ("11530102015101001R", "unit", "530102"),
    ],
)
def test_the_superior_follows_from_the_code(code: str, level: str, superior: str) -> None:
    assert settings(code=code, level=level).superior_code == superior
    assert settings(code=code, level=level, superior="530199").superior_code == "530199"


def test_the_deadline_counts_from_the_end_of_the_period() -> None:
    assert settings(deadline_days=5).deadline(Period.parse("2026Q3")) == dt.date(2026, 10, 5)


@pytest.mark.parametrize("quarter", ["2026Q1", "2026Q2", "2026Q3"])
def test_the_longest_deadline_closes_no_later_quarter_and_no_year(quarter: str) -> None:
    period = Period.parse(quarter)
    assert settings(deadline_days=90).deadline(period) <= Period(2026, period.last + 1, period.last + 3).end


def test_levels_by_either_word() -> None:
    assert [parse_level(word) for word in ("unit", "单位", "省", "PREFECTURE")] == [
        Level.UNIT, Level.UNIT, Level.PROVINCE, Level.PREFECTURE,
    ]  # fmt: skip
    with pytest.raises(Refused, match="没有“乡”这个级别"):
        parse_level("乡")


def test_a_new_office_has_not_chosen_for_joint_organisations(tmp_path: Path) -> None:
    settings().save(tmp_path)
    text = (tmp_path / FILE_NAME).read_text(encoding="utf-8")
    assert '"联合成立" = ""' in text
    assert "只发单独成立的（如德老发〔2018〕59号）" in text
    assert '只发单独成立" =' not in text


@pytest.mark.parametrize("old", ["true", "false"])
def test_settings_of_before_the_choice_are_still_read(tmp_path: Path, old: str) -> None:
    lines = '代码 = "530102"\n名称 = "某局"\n级别 = "county"\n[补贴]\n只发单独成立 = ' + old
    (tmp_path / FILE_NAME).write_text(lines, encoding="utf-8")
    told = Settings.load(tmp_path).allowance
    assert (told.joint, told.only_separate) == ("", old == "true")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_told_in_a_sentence(tmp_path: Path, encoding: str) -> None:
    """Notepad's ANSI and Unicode: what to do, and no word of codecs."""
    (tmp_path / FILE_NAME).write_text('"代码" = "530102"\n"名称" = "局"', encoding=encoding)
    with pytest.raises(Refused, match="另存为，编码选 UTF-8") as refused:
        Settings.load(tmp_path)
    assert "codec" not in str(refused.value)
