"""What a list is about: persons, posts, accounts, party organisations or study groups."""

from __future__ import annotations

from addin.bringing.importing.layout.source_list import SourceColumn, SourceList
from addin.bringing.importing.vocabulary.words import (
    ACCOUNTS,
    GROUPS,
    NAMES,
    ORGANISATIONS,
    PERSONS,
    POSTS,
    SHEETS,
    FormField,
    flags,
    foreign,
    names_of,
    units_and_posts,
)

# What only a roster of persons tells.
_PERSONAL = frozenset(
    (
        "性别",
        "民族",
        "出生日期",
        "人员类别",
        "政治面貌",
        "入党日期",
        "退休日期",
        "退休时职级",
        "居住地",
        "健康状况",
        "参加工作时间",
    )
)
_FEWEST_PERSONAL = 2
# What a list about another sheet must tell for a row there; what it tells besides is of no use without.
NEEDED = {PERSONS: FormField(PERSONS, "姓名"), POSTS: FormField(POSTS, "职务"), ACCOUNTS: FormField(ACCOUNTS, "账号")}
# What a list of persons may tell beside its own columns.
_BESIDE = {
    PERSONS: (
        FormField(POSTS, "职务"),
        FormField(POSTS, "任职日期"),
        FormField(ACCOUNTS, "开户银行"),
        FormField(ACCOUNTS, "账号"),
    ),
    POSTS: (FormField(ACCOUNTS, "开户银行"), FormField(ACCOUNTS, "账号")),
    ACCOUNTS: (FormField(POSTS, "职务"),),
}


def is_ours(source: SourceList) -> bool:
    """Whether a list names persons, organisations or groups: figures by unit, a timetable and the like do not."""
    named = [_named(source, sheet) for sheet in (PERSONS, ORGANISATIONS, GROUPS)]
    return bool(source.rows) and any(found & {*NAMES, "身份证号"} for found in named)


def subject_of(source: SourceList) -> str:
    """The sheet of our forms that a list is about."""
    named = {sheet: _named(source, sheet) for sheet in SHEETS}
    if "身份证号" in named[PERSONS] or "姓名" in named[PERSONS]:
        if len(named[PERSONS] & _PERSONAL) >= _FEWEST_PERSONAL:
            return PERSONS
        if "账号" in named[ACCOUNTS]:
            return ACCOUNTS
        return POSTS if {"职务", "任职组织代码"} <= named[POSTS] else PERSONS
    if "小组名称" in named[GROUPS] or ("小组代码" in named[GROUPS] and "党组织名称" not in named[ORGANISATIONS]):
        return GROUPS
    return ORGANISATIONS if "党组织名称" in named[ORGANISATIONS] and len(named[ORGANISATIONS]) > 1 else PERSONS


def named_field(column: SourceColumn, subject: str) -> FormField | None:
    """The field that a column's header names in a list about that sheet; None where it names none."""
    for name in column.names:
        if name in foreign():
            return None
        field = _by_name(name, subject)
        if field is not None:
            return field
    return None


def candidates(subject: str) -> dict[str, FormField]:
    """The fields that a list about that sheet may have, by every name they are known by."""
    beside = {name: field for sheet in (POSTS, ACCOUNTS) for name, field in names_of(sheet).items() if field in _beside(subject)}
    return beside | dict(names_of(subject))


def _beside(subject: str) -> tuple[FormField, ...]:
    return _BESIDE.get(subject, ())


def _by_name(name: str, subject: str) -> FormField | None:
    if subject == PERSONS and name in flags():
        return flags()[name].field
    if subject == PERSONS and name in units_and_posts():
        return units_and_posts()[name]
    return candidates(subject).get(name)


def _named(source: SourceList, sheet: str) -> set[str]:
    names = names_of(sheet)
    found = {names[name].column for column in source.columns for name in column.names if name in names}
    if sheet == PERSONS and any(name in flags() for column in source.columns for name in column.names):
        found.add("政治面貌")
    return found
