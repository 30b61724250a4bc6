"""Rosters and change forms made of rows by column, as they would be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from validators.examples import baseline
from workbook_templates.changes.changed_roster import ChangedRoster
from workbook_templates.changes.words import ACTION
from workbook_templates.layout import COVER, FIRST_ROW, letters
from workbook_templates.schema import form
from workbook_templates.table import Source, Submission, Table, Tables
from workbook_templates.values.period import Period

Rows = Mapping[str, Sequence[Mapping[str, object]]]
PEOPLE, POSTS = "离退休干部", "任职"
ZHANG, LI = "530102196303072415", "530102195801010017"
PERSONS, HELD = "离退休干部变动", "任职变动"
DAY = dt.date(2026, 8, 1)
BEGAN, OTHER_DAY = dt.date(2025, 6, 1), dt.date(2024, 3, 1)
OUT = {ACTION: "免职", "身份证号": ZHANG, "任职组织代码": "530102000001", "职务": "书记", "免职日期": DAY}


def made(kind: str, rows: Rows, file: str = "", **cover: object) -> Submission:
    """A form of a kind with these rows; a column that a row does not name is blank, a sheet that is not named is empty."""
    shape = form(kind)
    values = baseline(shape.cover) | {"依据版本": None, "报告期": "2026Q3", "报送次数": 1} | cover
    places = {sheet.name: {c.name: letters(i) for i, c in enumerate(sheet.columns)} for sheet in shape.sheets}
    source = Source(file or f"{kind}.xlsx", str(values["单位代码"]), str(values["填报单位"]), str(values["报告期"]), places)
    sheets = [(shape.cover, [values]), *((sheet, rows.get(sheet.name, ())) for sheet in shape.sheets)]
    tables = []
    for sheet, lines in sheets:
        table = Table(sheet, rows=[FIRST_ROW + i for i in range(len(lines))], sources=[0] * len(lines))
        for column in sheet.own or sheet.columns:
            table.add_column(column.name, [line.get(column.name) for line in lines])
        tables.append(table)
    return Submission(source.file, shape, shape.version, tables=Tables(tables, [source]))


def person(number: str = ZHANG, name: str = "张建国", **cells: object) -> dict[str, object]:
    """A row of the roster with everything that it needs."""
    return baseline(form("roster").sheet(PEOPLE)) | {"身份证号": number, "姓名": name, "备注": None} | cells


def post(number: str = ZHANG, **cells: object) -> dict[str, object]:
    """A row of 任职."""
    return baseline(form("roster").sheet(POSTS)) | {"身份证号": number, "免职日期": None, "备注": None} | cells


def period_of(submission: Submission) -> Period:
    found = submission.cover("报告期")
    assert isinstance(found, Period)
    assert COVER in submission.tables
    return found


def roster(*people: dict[str, object], posts: Sequence[dict[str, object]] = (), **cover: object) -> Submission:
    """A roster of these persons and posts."""
    return made("roster", {PEOPLE: people, POSTS: posts}, **cover)


def change(*people: dict[str, object], posts: Sequence[dict[str, object]] = (), **cover: object) -> Submission:
    """A change form with these rows of persons and posts."""
    return made("change", {PERSONS: people, HELD: posts}, **cover)


def rows(made_: ChangedRoster, sheet: str = PEOPLE) -> dict[tuple[object, ...], dict[str, object]]:
    """The cells of the roster made, by key."""
    return {row.key(form("roster").sheet(sheet)): row.cells for row in made_.state.rows(sheet)}


def told(found: ChangedRoster) -> list[tuple[str, bool]]:
    """The column of each problem, and whether it is an error."""
    return [(problem.column, problem.error) for problem in found.problems]
