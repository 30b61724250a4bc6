"""The rules that were not run, by the form that is missing for them: a list of codes says nothing to a clerk."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from validators.rule_index import entries
from workbook_templates.layout import COVER
from workbook_templates.schema import KINDS, form, kind_of_sheet, title_of


class MissingForm(NamedTuple):
    """A form without which ``rules`` (codes) could not be run; ``kind`` is the kind of form.

    ``sheets`` is not empty where the form itself is present and only these of its sheets are missing.
    """

    kind: str
    rules: tuple[str, ...]
    sheets: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What is missing, in Chinese: the form's title, or the missing sheets of it."""
        title = f"《{title_of(self.kind)}》"
        return f"{title}的工作表{'、'.join(f'“{sheet}”' for sheet in self.sheets)}" if self.sheets else title

    @property
    def about(self) -> str:
        """What these rules check, in a few Chinese words."""
        return ABOUT[self.kind]


ABOUT = {
    "roster": "人员、党组织、学习小组和职务是不是对得上，该编入的是不是都编入了",
    "liaison": "党组织有没有联络员，一名联络员是不是联系过多，换人、培训和责任清单",
    "activity": "学习、培训、三会一课、主题党日、警示教育、党课调研、走访和联系流动党员的次数是否达到",
    "allowance": "工作经费有没有达到最低标准、有没有超预算",
    "assessment": "考核述职、六个好评分、正面负面清单、回访和任务有没有完成",
}


def missing_forms(not_run: Collection[str], sheets: Collection[str]) -> list[MissingForm]:
    """The rules ``not_run`` (codes) by the form missing for each, given the names of the ``sheets`` present.

    In the order of the forms; a rule may lack several forms.
    """
    rules: dict[str, list[str]] = {}
    absent_sheets: dict[str, set[str]] = {}
    for entry in entries():
        absent = {sheet for sheet in entry.needs if sheet not in sheets and sheet != COVER}
        for kind in _kinds(absent) if entry.code in not_run else ():
            rules.setdefault(kind, []).append(entry.code)
            absent_sheets.setdefault(kind, set()).update(absent)
    present = set(_kinds(sheets))
    return [
        MissingForm(kind, tuple(rules[kind]), _absent_in_order(kind, absent_sheets[kind]) if kind in present else ())
        for kind in KINDS
        if kind in rules
    ]


def _kinds(sheets: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(kind_of_sheet(sheet) for sheet in sheets if sheet != COVER))


def _absent_in_order(kind: str, absent: Collection[str]) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in form(kind).sheets if sheet.name in absent)
