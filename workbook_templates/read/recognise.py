"""Which form a workbook is, and which of its sheets is which sheet of the form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from workbook_templates.layout import (
    COVER,
    FIXED_SHEETS,
    MEND_ID_PREFIX,
    META,
)
from workbook_templates.read import facts
from workbook_templates.read.grid import Grid, Grids
from workbook_templates.read.header import Headers
from workbook_templates.read.names import plain
from workbook_templates.read.reporting import read_reporting
from workbook_templates.schema import KINDS, Form, Sheet, all_forms, form, sheet_names
from workbook_templates.table import Fact, Reporting

# What Excel, WPS, LibreOffice and the file manager make of a name when they copy: (2), _2, 副本, 复件.
_COPY = re.compile(r"(?:副本|复件|copy of)?[-_ ]*(.+?)[-_\s]*(?:[(（]\d+[)）]|的?(?:副本|复件|copy)\d*|\d+)?", re.IGNORECASE)


@dataclass(slots=True)
class Recognised:
    """The form, what the hidden sheet said, which sheet is which (by the form's name), and what was noticed.

    ``reporting`` says whose forms a consolidated workbook was made of; None where it does not say.
    """

    form: Form
    version: int
    workbook_id: str
    sheets: dict[str, str] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    reporting: Reporting | None = None

    @property
    def older(self) -> int | None:
        """The version of the workbook's form, where it is not today's."""
        return self.version if self.version < self.form.version else None


def named_as_ours(name: str) -> bool:
    """Whether a sheet is called as some form's sheet is."""
    return plain(name) in _names_of_ours()


@cache
def _names_of_ours() -> frozenset[str]:
    return frozenset(plain(name) for name in (*FIXED_SHEETS, *sheet_names()))


def recognise(grids: Grids, headers: Headers, listed: str = "") -> Recognised | None:
    """Recognise a workbook by its hidden metadata, else by its sheets' names, else by their ``headers``.

    ``listed`` is the list of problems that an earlier check left: no sheet of the clerk's.
    """
    hidden = grids.grid(META) if META in grids.names else Grid(META, ())
    meta = _metadata(hidden)
    names = [name for name in grids.names if name not in (META, listed)]
    kind = meta.get("表种", "")
    if kind in KINDS:
        version = int(meta["版本"]) if meta.get("版本", "").isdecimal() else 0
        found = Recognised(form(kind), version, meta.get("编号", ""), reporting=read_reporting(hidden))
        found.facts += _version_facts(version, found.form)
        found.facts += [Fact(facts.ROWS_TO_MEND)] if found.workbook_id.startswith(MEND_ID_PREFIX) else []
        found.sheets = _sheets(grids, names, headers, found)
        return found
    guess = _by_names(names) or _by_headers(names, headers)
    if guess is None:
        return None
    found = Recognised(guess, guess.version, "")
    found.facts.append(Fact(facts.METADATA_LOST, value=kind, detail=guess.title))
    found.sheets = _sheets(grids, names, headers, found)
    return found


def _metadata(grid: Grid) -> dict[str, str]:
    return {plain(grid.text(row, 0)): _whole(grid.text(row, 1)) for row in range(min(len(grid.rows), 50))}


def _whole(text: str) -> str:
    return text.strip().removesuffix(".0")


def _version_facts(version: int, known: Form) -> list[Fact]:
    if version > known.version:
        return [Fact(facts.NEWER_VERSION, value=str(version), detail=str(known.version))]
    if version < known.version:
        return [Fact(facts.OLDER_VERSION, value=str(version), detail=str(known.version))]
    return []


def _by_names(names: Sequence[str]) -> Form | None:
    present = {plain(name) for name in names}
    counts = {f.kind: sum(_alike([*present], s.name, *s.formerly) is not None for s in f.sheets) for f in all_forms().values()}
    best = max(counts, key=lambda kind: counts[kind])
    return form(best) if counts[best] else None


def _by_headers(names: Sequence[str], headers: Headers) -> Form | None:
    for name in names:
        sheet = _sheet_like(headers, name, [s for f in all_forms().values() for s in f.sheets])
        if sheet is not None:
            return next(f for f in all_forms().values() if sheet in f.sheets)
    return None


def _sheet_like(headers: Headers, here: str, sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet of the form whose header the sheet called ``here`` carries, nearly whole; of equals the one with more columns.

    A change form's sheet has all columns of the sheet that it changes, and its own.
    """
    best: tuple[float, int, Sheet | None] = (0.0, 0, None)
    for sheet in sheets:
        header = headers.find(here, sheet)
        share = 1 - len(header.missing) / sheet.own_columns if header else 0.0
        if header and (share, len(header.columns)) > best[:2]:
            best = (share, len(header.columns), sheet)
    return best[2] if best[0] >= 0.7 else None


def _sheets(grids: Grids, names: Sequence[str], headers: Headers, found: Recognised) -> dict[str, str]:
    """Each sheet of the form by the name it has in this workbook; what is renamed, copied or missing is told."""
    wanted = {sheet.name: sheet.formerly for sheet in (found.form.cover, *found.form.sheets)}
    new = {sheet.name for sheet in found.form.sheets if found.older is not None and sheet.since > found.older}
    left = list(names)
    placed: dict[str, str] = {}
    for name, former in wanted.items():
        exact = next((other for other in left if other == name), None) or _alike(left, name, *former)
        if exact is not None:
            placed[name] = exact
            left.remove(exact)
    for sheet in found.form.sheets:
        ticked = _alike(left, sheet.ticks) if sheet.ticks else None
        if ticked is not None:
            placed[sheet.ticks] = ticked
            left.remove(ticked)
    for other in list(left):
        placed |= _leftover(grids.head(other), headers, placed, found)
    for name in wanted:
        if name not in placed and name not in new:
            found.facts.append(Fact(facts.SHEET_MISSING, value=name))
    return placed


def _alike(names: Sequence[str], *wanted: str) -> str | None:
    """The first name that is one of those wanted but for its layout."""
    return next((name for text in wanted for name in names if plain(name) == plain(text)), None)


def _leftover(grid: Grid, headers: Headers, placed: dict[str, str], found: Recognised) -> dict[str, str]:
    """Place a sheet of unknown name by its header where that sheet of the form is still missing."""
    other = grid.name
    copy = _COPY.fullmatch(other.strip())
    original = copy[1].strip() if copy else ""
    if original in placed and original != COVER:
        found.facts.append(Fact(facts.SHEET_COPIED, other, value=original))
        return {}
    missing = [sheet for sheet in found.form.sheets if sheet.name not in placed]
    sheet = next((s for s in missing if s.name == original), None) or _sheet_like(headers, other, missing)
    if sheet is not None:
        found.facts.append(Fact(facts.SHEET_RENAMED, sheet.name, value=sheet.name, detail=other))
        return {sheet.name: other}
    if grid.formulas or any(cell not in (None, "") for row in grid.rows for cell in row):
        found.facts.append(Fact(facts.SHEET_EXTRA, other))
    return {}
