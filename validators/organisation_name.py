"""Read the name of a party organisation by its parts: the unit, the group served, the form (clause （六）).

``中共盘龙区农业农村局离退休干部党总支第一党支部`` is the unit 盘龙区农业农村局, the group 离退休干部 and the form 党支部. What
stands in brackets adds to a name and is no part of it, unless the group served stands nowhere else.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from workbook_templates.values.han import only_han

# Somebody's office bears the name of the people it works for: 老干部局 and 离退休工作处 are units.
_OFFICE = "工作|管理|服务|教育|活动|休养|办|局|处|科|室|大学|学校|党校|中心"
_SERVED = re.compile(f"(?:离退休|离休|退休|老干部|老同志)(?:老?干部|教?职工|人员|教师|党员|老同志)?+(?!{_OFFICE})")
_FORM = re.compile("(?P<总支>总支部?)|(?P<支部>支部)|(?P<党委>党委|委员会)")
_FORM_NAMES = {"总支": "党总支", "支部": "党支部", "党委": "党委"}
_BRACKETS = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
_PARTY = re.compile("^(?:中国共产党|中共)")
_TAIL = re.compile("(?:机关|直属|系统|本级|党委|党组|党总支|总支部?|党|联合|临时|功能型|第[一二三四五六七八九十百]*)$")
_OFTEN_LEFT_OUT = re.compile("委员会|委|人民")
_REGION = re.compile("^(?:.{1,7}?[省市州区县])+")
_WITH_PARTS = "(?:局|委|办|部|厅|处|会|院|政府|大学|学院|集团|公司|办公室|办事处|街道|镇|乡)$"
_PART = "(?:站|所|中心|队|场|厂|馆|园|校|中学|小学|学院|医院|公司|社区|村|社|系)$"


class NameParts(NamedTuple):
    """The parts of a name as they stand in it: unit (empty where there is none), whether a group served is named, and the
    form: 党委, 党总支, 党支部 or empty.
    """

    unit: str
    served: bool
    form: str


def name_parts(name: str) -> NameParts:
    """The parts of a party organisation's name."""
    main = _PARTY.sub("", only_han(_BRACKETS.sub("", name)))
    served = _SERVED.search(main)
    forms = [found for found in _FORM.finditer(main, served.end() if served else 0) if not _of_a_form(main, found)]
    end = served.start() if served else forms[-1].start() if forms else len(main)
    form = _FORM_NAMES[forms[-1].lastgroup or ""] if forms and (served or _at_end(main, forms[-1])) else ""
    return NameParts(_without_tail(main[:end]), bool(served or _SERVED.search(only_han(name))), form)


def names_unit(part: str, unit: str) -> bool:
    """Whether the part of a name that should be a unit's is this unit's; where ``unit`` is not known, whether it is anybody's.

    Right are the full name, a short form (its characters in their order: 云大 for 云南大学, 区农业农村局), either with the
    regions above it, what adds to it (…局农机站), and a body below it (a school of the bureau's, a community of the
    street's). 委 and 人民 are written or left out (区委老干部局, 区老干部局). A region alone names no unit.
    """
    part, known = _loosely(part), _loosely(_without_tail(_PARTY.sub("", only_han(unit))))
    if len(part) < 2 or len(known) < 2:
        return len(part) > 1
    region = _REGION.match(known)
    if region and _is_short_for(part, region[0]):
        return False
    return (
        _is_short_for(part[max(part.find(known[:2]), 0) :], known)
        or known in part
        or (bool(re.search(_PART, part) and re.search(_WITH_PARTS, only_han(unit))) and part[-1] != known[-1])
    )


def _loosely(text: str) -> str:
    return _OFTEN_LEFT_OUT.sub("", text)


def _of_a_form(main: str, found: re.Match[str]) -> bool:
    """Whether this word belongs to the form before it: 支部委员会, 总支委员会."""
    return found[0] == "委员会" and main[: found.start()].endswith(("支部", "总支"))


def _at_end(main: str, form: re.Match[str]) -> bool:
    """Whether nothing but 委员会 follows: a 委员会 within a unit's name is no form."""
    return main[form.end() :] in ("", "委员会")


def _without_tail(text: str) -> str:
    shorter = _TAIL.sub("", text)
    return text if shorter == text else _without_tail(shorter)


def _is_short_for(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in the same order."""
    rest = iter(full)
    return all(character in rest for character in short)
