"""The units an indicator can be judged for: those that were asked for the forms it is counted from and handed them in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from addin.summary.measure.evidence import PAYMENTS, SUBMISSIONS, UNITS
from addin.summary.measure.figure import Figure
from addin.summary.measure.inputs import Inputs
from validators.lookups.units import has_shown, senders, units_reporting
from workbook_templates.layout import COVER
from workbook_templates.schema import form_of_sheet

_OWN = (UNITS, SUBMISSIONS, PAYMENTS)


def titles(needs: Iterable[str]) -> frozenset[str]:
    """The titles of the forms that hold these sheets; a cover belongs to every form and to none."""
    return frozenset(form_of_sheet(sheet).title for sheet in _sheets(needs))


def not_seen(inputs: Inputs, needs: Iterable[str]) -> tuple[str, ...]:
    """The codes of the units asked for the forms of these sheets, of which one is not at hand; sorted.

    Asked are those of the register and, below them, those whom a consolidated workbook names as not having sent theirs.
    """
    wanted, senders_of = titles(needs), [_carriers(inputs, sheet) for sheet in _sheets(needs)]
    owing = {unit for unit, asked in inputs.asked.items() if wanted <= asked and not all(unit in by for by in senders_of)}
    return tuple(sorted(owing.union(*(_missing_below(inputs, sheet) for sheet in _sheets(needs))))) if wanted else ()


def _missing_below(inputs: Inputs, sheet: str) -> frozenset[str]:
    said = (source.reporting for source in inputs.tables.sources if source.reporting and sheet in source.letters)
    return frozenset().union(*(one.missing for one in said if one)) - units_reporting(inputs.tables, sheet)


def nobody_asked(inputs: Inputs, needs: Iterable[str]) -> bool:
    """Whether the office knows whom it asks, and asks nobody for all the forms of these sheets."""
    wanted = titles(needs)
    return bool(inputs.asked and wanted) and not any(wanted <= asked for asked in inputs.asked.values())


def without_unseen(figure: Figure, inputs: Inputs, needs: Iterable[str]) -> Figure:
    """The figure without the rows missed of units that were not asked for one of these sheets or have not handed it in.

    What nobody has seen is not a shortfall. What was counted stays: the proof is at hand, whoever sent it. Rows that are
    units stay as well, since only those that handed in the sheets were asked.
    """

    @cache
    def judged(unit: str) -> bool:
        return has_shown(inputs.tables, unit, _sheets(needs)) and asked_of(inputs, unit, needs)

    return Figure(figure.counted, tuple(ref for ref in figure.missed if ref.sheet in _OWN or judged(inputs.unit(ref))))


def asked_of(inputs: Inputs, unit: str, needs: Iterable[str]) -> bool:
    """Whether a unit, or the office that passes its rows on, is asked for the forms of these sheets; True where unknown."""
    known = [inputs.asked[by] for by in {unit, *senders(inputs.tables).get(unit, ())} if by in inputs.asked]
    return not known or any(titles(needs) <= asked for asked in known)


def _sheets(needs: Iterable[str]) -> list[str]:
    return [sheet for sheet in needs if sheet not in (*_OWN, COVER)]


def _carriers(inputs: Inputs, sheet: str) -> frozenset[str]:
    return frozenset(source.unit for source in inputs.tables.sources if sheet in source.letters)
