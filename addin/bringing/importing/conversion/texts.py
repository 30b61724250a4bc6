"""Names, places and other texts of old rosters, and the post in a cell that holds unit and post."""

from __future__ import annotations

import re

from addin.bringing.importing.conversion.converted import NOTHING, Converted
from workbook_templates.values.han import is_han
from workbook_templates.values.person_name import tidy_name
from workbook_templates.values.text import tidy

_UNIT = "局|委|办|厅|院|校|站|所|中心|公司|政府|人大|政协|医院|银行|学|社|部|会|厂|队|室|科|处|街道|镇|乡|村|组|馆|集团"
_POST = (
    "书记|局长|主任|科长|处长|县长|区长|市长|镇长|乡长|校长|院长|所长|站长|主席|部长|厅长|会长|经理|厂长|队长|股长|馆长|行长|检察长|"
    "调研员|主任科员|科员|办事员|巡视员|工人|教师|医师|护士|会计|驾驶员|工程师|农艺师|经济师|会计师|统计师"
)
_BEFORE_POST = "党组|党委|党总支|原|副|高级|助理|一级|二级|三级|四级"
_JOINED = re.compile(rf"(?P<unit>.*?(?:{_UNIT}))\s*(?P<post>(?:{_BEFORE_POST})*(?:{_POST})(?:[、，,].*)?)")
_APART = re.compile(rf"(?P<unit>\S*(?:{_UNIT}))[\s，,、:：]+(?P<post>\S.*)")
_REMARKED = re.compile(r"([^()（）]+?)\s*[（(]([^()（）]+)[）)]")
_UNIT_ALONE = re.compile(rf"\S*(?:{_UNIT})")


def convert_name(raw: object) -> Converted:
    """A person's name without the blanks that lay it out; a remark in brackets behind it goes into the remarks."""
    name = tidy_name(raw) or ""
    remarked = _REMARKED.fullmatch(name)
    if remarked:
        return Converted(remarked[1].replace(" ", ""), "括号里的内容写进备注", remarked[2])
    together = name.replace(" ", "")
    if " " in name and is_han(together) and len(together) <= 4:
        name = together
    return NOTHING if not name else Converted(name, "" if name == raw else "去掉空格")


def convert_text(raw: object) -> Converted:
    """A text with single blanks."""
    text = tidy(raw) or ""
    return NOTHING if not text or text in _DASHES else Converted(text, "" if text == raw else "去掉多余的空格")


_DASHES = frozenset("-—－/\\") | {"——"}  # what fills a blank cell


def convert_unit_and_post(raw: object) -> Converted:
    """The post in a cell such as 盘龙区农业农村局 副局长; the whole text where the two cannot be told apart."""
    text = tidy(raw) or ""
    if not text:
        return NOTHING
    found = _APART.fullmatch(text) or _JOINED.fullmatch(text)
    if found:
        return Converted(found["post"], f"去掉单位“{found['unit']}”")
    if _UNIT_ALONE.fullmatch(text):
        return Converted(None, "只写了单位，没有职务")
    return Converted(text)
