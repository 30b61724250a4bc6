"""Invented names of persons, in the proportions and fashions of Yunnan's retired."""

from __future__ import annotations

from random import Random

_SURNAMES = (
    "李王张杨陈刘赵黄周吴罗徐何马朱普段尹高郭孙胡林郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁"
    "余叶杜苏魏吕丁任沈姚姜钟陆范方石邹熊金戴白毛邱秦史江侯邵孟龙万雷汤钱武贺孔崔康常"
)
_WEIGHTS = [60, 52, 50, 46, 34, 30, 24, 20] + [14] * 14 + [6] * (len(_SURNAMES) - 22)
_MEN = "建国志强明辉国华文军伟平德荣光学正家永福云峰海波忠林庆祥金生兴安世昌绍武开元启贵朝富少东成龙"
_WOMEN = "丽芳秀英玉兰琼华桂仙美珍凤琴淑萍惠莲红梅春燕翠云琼芬月娥素贞彩霞艳萍静慧菊香永芝"
_ETHNIC = {
    "傣族": (
        ("刀", "岩", "波"),
        ("罕", "温", "叫", "香", "坎", "罕香", "温龙", "叫龙"),
        ("玉", "月"),
        ("罕", "香", "波罕", "光罕", "儿甩"),
    ),
    "藏族": (
        ("扎西", "洛桑", "格桑", "次仁"),
        ("多吉", "顿珠", "江初", "尼玛"),
        ("央金", "卓玛", "拉姆"),
        ("拉姆", "永宗", "取初", "卓玛"),
    ),
    "白族": (
        ("段", "杨", "赵", "董", "尹"),
        ("学文", "泽堂", "润生", "德本", "继昌", "锡光"),
        ("杨", "段", "施"),
        ("银花", "金凤", "玉珠", "润芝"),
    ),
    "纳西族": (("和", "木"), ("志武", "耀华", "文光", "丽川", "学仁"), ("和", "木"), ("丽军", "金花", "秀清", "耀英")),
    "哈尼族": (("白", "李", "卢"), ("批才", "沙嘎", "文贵", "努才"), ("白", "卢"), ("梭斗", "美娘", "批娘", "阿努")),
    "彝族": (
        ("普", "龙", "毕", "鲁"),
        ("阿各", "正才", "绍荣", "学光", "摩史"),
        ("普", "毕", "鲁"),
        ("阿依", "琼仙", "美兰", "桂珍"),
    ),
    "回族": (
        ("马", "纳", "撒", "沙"),
        ("国良", "光明", "绍武", "云生", "泽恩"),
        ("马", "纳", "沙"),
        ("秀兰", "玉芬", "素英", "琼珍"),
    ),
    "景颇族": (("排", "勒"), ("早扎", "弄", "干", "麻都"), ("排", "勒"), ("木兰", "玛鲁", "木锐")),
    "维吾尔族": (("买买提·", "艾力·"), ("吐逊", "司马义", "艾则孜"), ("阿依·", "古丽·"), ("司马义", "吐逊")),
}
_NATIONS = ("汉族",) * 66 + ("彝族",) * 10 + ("白族",) * 7 + ("回族",) * 6 + ("哈尼族",) * 3 + ("傣族",) * 3 + ("纳西族",) * 3
_RARE = ("藏族", "景颇族", "维吾尔族", "壮族", "苗族", "傈僳族", "拉祜族", "佤族", "布朗族", "普米族", "瑶族")


def nation(rng: Random) -> str:
    """A random nationality of Yunnan, about a third not Han."""
    return rng.choice(_RARE) if rng.random() < 0.02 else rng.choice(_NATIONS)


_MIXED = ("彝族", "白族", "回族", "纳西族", "哈尼族")  # their own surnames, mostly with given names as everybody has


def person_name(rng: Random, sex: str, people: str) -> str:
    """A random name of two to six characters for a sex (男 or 女) and nationality."""
    given = _MEN if sex == "男" else _WOMEN
    if people in _ETHNIC and (rng.random() < 0.5 or people in ("藏族", "维吾尔族")):
        first, second = _ETHNIC[people][0:2] if sex == "男" else _ETHNIC[people][2:4]
        if people in _MIXED and rng.random() < 0.75:
            return rng.choice(first) + "".join(rng.sample(given, 2))
        return rng.choice(first) + rng.choice(second)
    surname = rng.choices(_SURNAMES, _WEIGHTS)[0]
    return surname + "".join(rng.sample(given, 1 if rng.random() < 0.16 else 2))
