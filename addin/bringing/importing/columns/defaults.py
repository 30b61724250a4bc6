"""What rows get in required fields that the old rosters do not have: proposed for everybody, and confirmed once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin.bringing.importing.columns.subject import subject_of
from addin.bringing.importing.conversion.convert import converter
from addin.bringing.importing.conversion.dates import without_formal_days
from addin.bringing.importing.conversion.numbers import convert_identity
from addin.bringing.importing.layout.source_list import SourceList
from addin.bringing.importing.mapping.choices import FROM_IDENTITY, Certainty, Choices, ColumnKey, DefaultChoice
from addin.bringing.importing.vocabulary.words import ORGANISATIONS, PERSONS, POSTS, FormField
from workbook_templates.schema import form_of_sheet

# Who joined the revolution before October 1949 is 离休: nobody born in this year or later was old enough.
_TOO_YOUNG = 1936
# Not 非党员名册, nor 干部、党员名册.
_OF_MEMBERS = re.compile("(?<![非及和与、])党员(?:花?名册|名单|登记|信息|基本情况|情况|台账)")
_PROPOSED = {
    FormField(PERSONS, "状态"): DefaultChoice("在册", Certainty.PROPOSED, "旧名册里的人一般都在册"),
    FormField(PERSONS, "性别"): DefaultChoice(FROM_IDENTITY, Certainty.PROPOSED, "旧名册里没有的，按身份证号推算，请核对"),
    FormField(PERSONS, "出生日期"): DefaultChoice(
        FROM_IDENTITY, Certainty.PROPOSED, "没有写日的，年月相符时按身份证号推算，请核对"
    ),
    FormField(POSTS, "任职人员类别"): DefaultChoice("离退休", Certainty.PROPOSED, "离退休干部名册里的任职"),
    FormField(ORGANISATIONS, "状态"): DefaultChoice("正常", Certainty.PROPOSED, "名册里的组织一般都在用"),
}
_CLASS, _POLITICS = FormField(PERSONS, "人员类别"), FormField(PERSONS, "政治面貌")
_BRANCH, _JOINED = FormField(PERSONS, "党支部代码"), FormField(PERSONS, "入党日期")


def propose_defaults(sources: Sequence[SourceList], choices: Choices) -> dict[FormField, DefaultChoice]:
    """A choice for each required field that no column brings in whole, for the sheets that the lists fill."""
    brought = {one.field for one in choices.columns.values() if one.field}
    subjects = {subject_of(source) for source in sources} | {field.sheet for field in brought}
    found: dict[FormField, DefaultChoice] = {}
    for sheet in (PERSONS, POSTS, ORGANISATIONS):
        if sheet in subjects:
            for column in form_of_sheet(sheet).sheet(sheet).own:
                field = FormField(sheet, column.name)
                wanted = field not in brought and (column.required or field == _BRANCH) and column.name not in _KEYS
                if wanted or (field in _PROPOSED and _is_missing(field, sources, choices)):
                    found[field] = _proposed(field, sources, choices)
    return found


_KEYS = frozenset(("姓名", "身份证号", "党组织代码", "党组织名称", "任职组织代码", "职务"))


def _proposed(field: FormField, sources: Sequence[SourceList], choices: Choices) -> DefaultChoice:
    if field == _CLASS:
        return _class(sources, choices)
    if field == _POLITICS and _are_members(sources, choices):
        return DefaultChoice("中共党员", Certainty.PROPOSED, "标题写的是党员名册，每个人都有入党日期")
    return _PROPOSED.get(field) or DefaultChoice("", Certainty.SURE, "旧名册里没有，先空着，导入以后再填")


def _is_missing(field: FormField, sources: Sequence[SourceList], choices: Choices) -> bool:
    """Whether some row has no value of its own in a field."""
    for source in sources:
        column = next((one for one in source.columns if choices.field_at(ColumnKey(source.layout, one.at)) == field), None)
        if column is None:
            return True
        cells = source.cells(column)
        convert = converter(column, field, cells)
        if any(convert(cell).value is None for cell in (without_formal_days(cells) if field.column == "出生日期" else cells)):
            return True
    return False


def _class(sources: Sequence[SourceList], choices: Choices) -> DefaultChoice:
    """As all titles say, or 退休 where nobody was old enough to be 离休."""
    said = _titles(sources)
    for value, other in (("退休", "离"), ("离休", "退")):
        if said and all(value in text and other not in text for text in said):
            return DefaultChoice(value, Certainty.PROPOSED, f"标题写的是{value}干部")
    years = _birth_years(sources, choices)
    if years and min(years) >= _TOO_YOUNG:
        return DefaultChoice("退休", Certainty.PROPOSED, f"没有人在{_TOO_YOUNG}年以前出生，不会是离休")
    return DefaultChoice("", Certainty.SURE, "离休还是退休，名册里没有写，先空着")


def _are_members(sources: Sequence[SourceList], choices: Choices) -> bool:
    """Whether all titles say so and everybody has a day of joining: many a 党员名册 lists others as well."""
    titles = _titles(sources)
    return bool(titles) and all(map(_OF_MEMBERS.search, titles)) and not _is_missing(_JOINED, sources, choices)


def _titles(sources: Sequence[SourceList]) -> list[str]:
    """The title of each list of persons, with its sheet's name."""
    return [f"{source.title} {source.sheet}" for source in sources if subject_of(source) == PERSONS]


def _birth_years(sources: Sequence[SourceList], choices: Choices) -> list[int]:
    numbers = (
        convert_identity(row.cells[column.at]).value
        for source in sources
        for column in source.columns
        if (one := choices.columns.get(ColumnKey(source.layout, column.at))) and one.field == FormField(PERSONS, "身份证号")
        for row in source.rows
    )
    return [int(number[6:10]) for number in numbers if isinstance(number, str) and len(number) == 18]
