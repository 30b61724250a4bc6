"""What answers for each obligation of the plan, collected from the declarations of rules, indicators, columns and duties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from validators.catalogue import catalogue
from validators.due import duties_of, rules_listed
from validators.obligations import clauses
from validators.rule import Rule
from workbook_templates.layout import COVER
from workbook_templates.schema import all_forms, form_of_sheet

KINDS: Mapping[str, str] = {"column": "栏目", "rule": "规则", "indicator": "指标", "due": "待办"}


class Answering(Protocol):
    """A rule or an indicator: its code, and the ids of the obligations it answers for."""

    @property
    def code(self) -> str:
        """The code from its file name, such as C08-2 or I08-2."""

    @property
    def obligations(self) -> tuple[str, ...]:
        """Ids in ``obligations.toml``, such as 8-2."""


def answering(known: Iterable[Answering]) -> dict[str, list[str]]:
    """The codes that answer for each obligation, by its id: all obligations in the plan's order, codes in that of ``known``.

    ValueError where one refers to an obligation that ``obligations.toml`` does not have.
    """
    found: dict[str, list[str]] = {duty.id: [] for clause in clauses() for duty in clause.duties}
    for one in known:
        for id_ in one.obligations:
            if id_ not in found:
                raise ValueError(f"{one.code} answers for {id_}, which obligations.toml does not hold")
            found[id_].append(one.code)
    return found


def columns() -> dict[str, list[str]]:
    """Where each obligation is recorded: the columns that name it and those at which its rules report, as 工作表·栏目, and the
    sheets that its rules look into for what was done.
    """
    found: dict[str, list[str]] = {duty.id: [] for clause in clauses() for duty in clause.duties}
    for form in all_forms().values():
        for sheet in form.sheets:
            for column in sheet.own:
                for id_ in column.obligations:
                    found[id_].append(f"{sheet.name}·{column.name}")
    for rule in catalogue():
        for id_ in rule.obligations:
            found[id_] += _places(rule)
    return {id_: list(dict.fromkeys(places)) for id_, places in found.items()}


def _places(rule: Rule) -> list[str]:
    """A rule's column, but for the cover, which records nothing; and the sheets of other forms that it needs."""
    sheets = [sheet for sheet in rule.needs if sheet != COVER]
    if rule.sheet == COVER:
        return sheets
    own = form_of_sheet(rule.sheet)
    return [f"{rule.sheet}·{rule.column}", *(sheet for sheet in sheets if form_of_sheet(sheet) is not own)]


def dues(checked: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What the due list holds of each obligation, in general words, by the codes of the rules that check it."""
    listed = rules_listed()
    return {id_: duties_of(code for code in codes if code in listed) for id_, codes in checked.items()}
