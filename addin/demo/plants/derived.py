"""Derive a plant from a rule's examples, for a rule whose file defines none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from validators.examples import baseline, table_of
from validators.planting import Plant
from validators.planting.site import FormRow, Marks, NoRoom, Site
from validators.rule import Rule
from workbook_templates.cell_types import show
from workbook_templates.layout import COVER
from workbook_templates.schema import form_of_sheet

_PEOPLE = "离退休干部"


def derived(rule: Rule) -> list[Plant]:
    """A plant that writes the cells of the rule's first failing example with cells of one row alone into a row like it.

    Empty where there is no such example: for rules of workbooks, covers and money, and where examples need several sheets.
    """
    plain = [] if rule.scope not in ("field", "table") or rule.sheet == COVER else [e for e in rule.fails if _is_plain(e)]
    if not plain:
        return []
    cells = _as_read(rule.sheet, plain[0])

    def planter(site: Site) -> Marks:
        row = _most_alike(site, rule.sheet, cells)
        row.update(cells)
        yield row.at(rule.column)
        yield from (row.follows(other) for other in rule.also)

    planter.__module__, planter.__doc__ = rule.check.__module__, _note(cells)
    return [Plant(planter)]


def _is_plain(example: Mapping[str, Any]) -> bool:
    return bool(example) and not any(isinstance(value, list) or name in ("as_of", "period") for name, value in example.items())


def _as_read(sheet: str, example: Mapping[str, Any]) -> dict[str, Any]:
    """The example's cells as values of a form: dates and numbers parsed, what cannot be parsed as text."""
    table = table_of(sheet, [example])
    as_typed = {name for name in example if 0 in table.unread.get(name, ()) or 0 in table.tidied.get(name, ())}
    return {name: value if name in as_typed else table.columns[name][0] for name, value in example.items()}


def _most_alike(site: Site, sheet: str, cells: Mapping[str, Any]) -> FormRow:
    """An unused row that the example changes and that shares as many other coded values with the example's row as possible.

    NoRoom where there is none.
    """
    of_sheet = form_of_sheet(sheet).sheet(sheet)
    like = baseline(of_sheet)
    choices = [column.name for column in of_sheet.own if column.codes and column.name not in cells]
    take = site.bystander if sheet == _PEOPLE else lambda fit: site.take(sheet, fit)
    for least in range(len(choices), -1, -1):

        def fit(row: FormRow, least: int = least) -> bool:
            alike = sum(row.cells.get(name) == like[name] for name in choices)
            return alike >= least and any(row.cells.get(name) != value for name, value in cells.items())

        try:
            return take(fit)
        except NoRoom:
            continue
    raise NoRoom(sheet)


def _note(cells: Mapping[str, Any]) -> str:
    """The note for the list of planted errors, in Chinese."""
    done = (f"“{name}”空着" if value is None else f"“{name}”填成“{show(value)}”" for name, value in cells.items())
    return "，".join(done) + "。"
