"""The regions of Yunnan by GB/T 2260: their number, their codes, and that none is made up."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from addin.settings import Level, Settings
from addin.submissions.regions import offices_below, regions, short_name

PREFECTURES = {"01", "03", "04", "05", "06", "07", "08", "09", "23", "25", "26", "28", "29", "31", "33", "34"}
COUNTIES = {  # in each prefecture, as the province publishes them
    "01": 14, "03": 9, "04": 9, "05": 5, "06": 11, "07": 5, "08": 10, "09": 8, "23": 10, "25": 13, "26": 8, "28": 3, "29": 12,
    "31": 5, "33": 4, "34": 3,
}  # fmt: skip


def test_there_are_16_prefectures_and_129_counties() -> None:
    codes = list(regions())
    assert {code[2:4] for code in codes if code.endswith("00")} == PREFECTURES
    counties = [code for code in codes if not code.endswith("00")]
    assert (len(counties), Counter(code[2:4] for code in counties)) == (129, COUNTIES)
    assert all(re.fullmatch(r"53\d{4}", code) for code in codes)
    assert codes == sorted(codes)


def test_the_kind_of_a_region_agrees_with_its_code() -> None:
    """GB/T 2260: districts from 01 on, counties from 21 on, cities that the province holds directly from 81 on; in autonomous
    prefectures cities from 01 on.
    """
    for code, name in regions().items():
        last, autonomous = int(code[4:]), code[2:4] >= "21"
        if code.endswith("00"):
            assert name.endswith("自治州" if autonomous else "市"), (code, name)
        else:
            endings = {"县": 21 <= last < 81, "区": last < 21 and not autonomous, "市": last >= 81 or (last < 21 and autonomous)}
            assert endings[name[-1]], (code, name)
    assert Counter(name[-1] for code, name in regions().items() if not code.endswith("00")) == {"县": 94, "市": 18, "区": 17}
    assert sum("自治县" in name for name in regions().values()) == 29


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("530103", "盘龙区"), ("530481", "澄江市"), ("530581", "腾冲市"), ("530681", "水富市"), ("532302", "禄丰市"),
        ("533401", "香格里拉市"), ("530115", "晋宁区"), ("530304", "马龙区"), ("532504", "弥勒市"), ("533301", "泸水市"),
    ],
)  # fmt: skip
def test_regions_that_were_made_cities_or_districts_stand_as_they_are_now(code: str, name: str) -> None:
    assert regions()[code] == name


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        ("楚雄彝族自治州委老干部局", "楚雄州委老干部局"), ("石林彝族自治县", "石林县"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江县"),
        ("贡山独龙族怒族自治县", "贡山县"), ("怒江傈僳族自治州", "怒江州"), ("盘龙区民族宗教局", "盘龙区民族宗教局"),
    ],
)  # fmt: skip
def test_short_names(whole: str, short: str) -> None:
    assert short_name(whole) == short


def test_no_short_name_keeps_a_people_or_stands_twice() -> None:
    short = [short_name(name) for name in regions().values()]
    assert not [name for name in short if "族" in name or "自治" in name]
    assert len(set(short)) == len(short)


def test_an_office_above_knows_who_reports_to_it() -> None:
    below = offices_below("530000", Level.PROVINCE)
    assert (len(below), below[0].name, below[8].name) == (16, "昆明市委老干部局", "楚雄州委老干部局")
    for one in below:
        counties = offices_below(one.code, Level.PREFECTURE)
        assert len(counties) == COUNTIES[one.code[2:4]]
        for county in counties:
            settings = Settings.model_validate({"code": county.code, "name": county.name, "level": county.level})
            assert settings.superior_code == one.code
    assert offices_below("530102", Level.COUNTY) == offices_below("520000", Level.PROVINCE) == []
